using System.Text.Json.Serialization;

namespace Enode;

/// <summary>A resource that was read from the API, with the connection that it was read through.</summary>
public abstract class EnodeResource : EnodeModel
{
    private object? origin;

    /// <summary>
    /// The name of the connection that the object was read through. Null for an object that no connection of the module has read.
    /// </summary>
    [JsonIgnore]
    public string? Connection => origin?.ToString();

    /// <summary>
    /// Where the object came from, so that a command it is piped into acts there and nowhere else. What came with it came from there too.
    /// Not public: only its name shows, as <see cref="Connection"/>.
    /// </summary>
    internal object? Origin
    {
        get => origin;
        set
        {
            origin = value;
            foreach (var part in Parts)
            {
                if (part is not null)
                {
                    part.Origin = value;
                }
            }
        }
    }

    /// <summary>The time where the object came from, UTC: a simulator has its own clock.</summary>
    internal DateTimeOffset CurrentTime => (origin as IClock ?? MachineClock.Instance).Now;

    /// <summary>How long ago a time was. Zero for a time that is later: two clocks differ. Null for no time.</summary>
    private protected TimeSpan? AgeOf(DateTimeOffset? time) =>
        time is not { } known ? null : CurrentTime - known is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero;

    /// <summary>The resources that came in this one, and that a command can be given by themselves.</summary>
    private protected virtual IEnumerable<EnodeResource?> Parts => [];
}
