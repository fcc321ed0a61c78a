using System.ComponentModel;
using System.Diagnostics;

namespace Enode.Internal;

/// <summary>Opens addresses in the browser of the user.</summary>
internal static class DefaultBrowser
{
    /// <summary>The environment variable with the program to use in place of the default browser. It is given the address.</summary>
    internal const string Variable = "BROWSER";

    /// <summary>Opens an address, and does not wait for the browser.</summary>
    /// <param name="address">An http or https address.</param>
    /// <exception cref="IOException">It is another kind of address, or there is no browser that can be started.</exception>
    internal static void Open(Uri address)
    {
        // Opened as a document, any other kind of address can start a program.
        if (address is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            throw new IOException("The address is not an http or https address, and is not opened.");
        }

        try
        {
            using var process = Process.Start(StartInfo(address.AbsoluteUri));
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            throw new IOException($"The default browser could not be started. {exception.Message}", exception);
        }
    }

    private static ProcessStartInfo StartInfo(string address) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } program
            ? new ProcessStartInfo(program) { ArgumentList = { address } }
            : new ProcessStartInfo(address) { UseShellExecute = true };
}
