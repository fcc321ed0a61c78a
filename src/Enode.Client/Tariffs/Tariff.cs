namespace Enode;

/// <summary>Prices of energy by names: operations <c>getTariffInformation</c> and <c>sendTariffInformation</c>.</summary>
public sealed class Tariff : EnodeResource
{
    /// <summary>Your own key of the tariff.</summary>
    public string? Id { get; set; }

    /// <summary>The prices.</summary>
    public EnodeList<TariffRate>? Rates { get; set; }

    /// <summary>The tariff's id.</summary>
    public override string ToString() => Id ?? string.Empty;
}
