namespace Enode;

/// <summary>A resource that was read from the API, with the connection that it was read through.</summary>
public abstract class EnodeResource : EnodeModel
{
    private object? origin;

    /// <summary>
    /// Where the object came from, so that a command it is piped into acts there and nowhere else. What came with it came from there too.
    /// Not public: it shows in no table, no JSON and no CSV.
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

    /// <summary>The resources that came in this one, and that a command can be given by themselves.</summary>
    private protected virtual IEnumerable<EnodeResource?> Parts => [];
}
