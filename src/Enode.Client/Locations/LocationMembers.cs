namespace Enode.Internal;

/// <summary>The body that creates or changes a location. The API requires all members of a new one.</summary>
internal sealed class LocationMembers
{
    public Optional<string> Name { get; init; }

    /// <summary>Degrees.</summary>
    public Optional<double> Latitude { get; init; }

    /// <summary>Degrees.</summary>
    public Optional<double> Longitude { get; init; }

    /// <summary>The name in the IANA database.</summary>
    public Optional<string> TimezoneName { get; init; }
}
