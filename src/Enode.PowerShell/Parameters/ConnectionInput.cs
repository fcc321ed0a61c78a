namespace Enode.Parameters;

/// <summary>A connection as input: all that it gives access to, for a cmdlet that lists.</summary>
internal sealed class ConnectionInput : EnodeResource
{
    internal ConnectionInput(EnodeConnection connection)
    {
        Origin = connection;
    }

    /// <summary>The name of the connection.</summary>
    public override string ToString() => Origin!.ToString()!;
}
