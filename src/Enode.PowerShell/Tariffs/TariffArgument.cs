namespace Enode.Tariffs;

/// <summary>What <c>-TariffId</c> takes: the id of a tariff, or a tariff that was read.</summary>
public sealed class TariffArgument
{
    /// <summary>By id.</summary>
    /// <param name="id">Your own key of the tariff.</param>
    public TariffArgument(string id)
        : this(id, null, null)
    {
    }

    internal TariffArgument(string id, IReadOnlyList<string>? rateNames, EnodeConnection? origin)
    {
        Id = id;
        RateNames = rateNames;
        Origin = origin;
    }

    /// <summary>Your own key of the tariff.</summary>
    public string Id { get; }

    /// <summary>The names of its prices. Null when they are not known.</summary>
    internal IReadOnlyList<string>? RateNames { get; }

    /// <summary>The connection through which it was read. Null for an id, and for a copy.</summary>
    internal EnodeConnection? Origin { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
