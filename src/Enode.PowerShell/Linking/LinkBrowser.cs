using Enode.Cmdlets;

namespace Enode.Linking;

/// <summary>Opens link sessions in the default browser, or shows their addresses.</summary>
internal static class LinkBrowser
{
    /// <summary>Opens a session. Where that fails, a warning has the reason.</summary>
    /// <returns>Whether a browser was started.</returns>
    internal static bool TryOpen(EnodeCmdlet cmdlet, LinkSession session)
    {
        try
        {
            DefaultBrowser.Open(Uri.TryCreate(session.LinkUrl, UriKind.Absolute, out var address)
                ? address
                : throw new IOException("The session has no address."));
            return true;
        }
        catch (IOException exception)
        {
            cmdlet.WriteWarning($"The session of {session} was created, and was not opened. {exception.Message}");
            return false;
        }
    }

    /// <summary>Shows the address of a session that the command waits for: the user has no other way to it.</summary>
    internal static void Show(EnodeCmdlet cmdlet, LinkSession session) =>
        cmdlet.WriteSummary($"Open this address in a browser on this machine: {SafeText.Line(session.LinkUrl ?? string.Empty)}");
}
