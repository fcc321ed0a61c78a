namespace Enode.Internal;

/// <summary>The body that sets the tariff of a location.</summary>
internal sealed class LocationTariffRequest
{
    public required string TariffId { get; init; }

    public required EnodeList<TariffInterval> TariffIntervals { get; init; }
}
