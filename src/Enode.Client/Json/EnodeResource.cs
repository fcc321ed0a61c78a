namespace Enode;

/// <summary>A resource that was read from the API, with the connection that it was read through.</summary>
public abstract class EnodeResource : EnodeModel
{
    /// <summary>
    /// Where the object came from, so that a command it is piped into acts there and nowhere else.
    /// A field and not a property: it shows in no table, no JSON and no CSV.
    /// </summary>
    internal object? Origin;
}
