namespace Enode.Internal;

/// <summary>A request body that contains secrets: they are masked in all messages, whatever a server returns.</summary>
internal interface ISecretBody
{
    /// <summary>The secrets.</summary>
    IEnumerable<string> GetSecrets();
}
