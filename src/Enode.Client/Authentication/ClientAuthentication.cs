namespace Enode;

/// <summary>How a client authenticates at the token endpoint.</summary>
public enum ClientAuthentication
{
    /// <summary>With an Authorization header: what Enode expects.</summary>
    Basic,

    /// <summary>With <c>client_id</c> and <c>client_secret</c> in the form, for servers that require it.</summary>
    Body,
}
