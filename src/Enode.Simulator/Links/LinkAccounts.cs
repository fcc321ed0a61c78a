namespace Enode.Simulation;

/// <summary>The accounts that fail at every vendor. With any other name and any password, a user signs in.</summary>
internal static class LinkAccounts
{
    /// <summary>The vendor rejects the password. The user can try again.</summary>
    public const string WrongPassword = "wrong-password@example.com";

    /// <summary>The account has no devices. The user can try another account.</summary>
    public const string NoDevices = "no-devices@example.com";

    /// <summary>The vendor's service fails, which ends the session.</summary>
    public const string VendorError = "vendor-error@example.com";

    public static bool Is(string account, string failing) => account.Trim().Equals(failing, StringComparison.OrdinalIgnoreCase);
}
