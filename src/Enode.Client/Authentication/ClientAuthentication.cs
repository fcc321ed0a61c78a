namespace Enode;

/// <summary>How a client proves itself to the token endpoint.</summary>
public enum ClientAuthentication
{
    /// <summary>With an Authorization header: what Enode expects.</summary>
    Basic,

    /// <summary>With <c>client_id</c> and <c>client_secret</c> in the form, for servers that want it so.</summary>
    Body,
}
