using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Enode.Internal;

/// <summary>Opens a port of the loopback address.</summary>
internal static class LoopbackListener
{
    private const int Attempts = 20;

    /// <param name="port">The port, or 0 for any free one.</param>
    /// <exception cref="IOException">The port is in use or cannot be opened.</exception>
    public static (HttpListener Listener, int Port) Open(int port) => Open(port, FreePort);

    internal static (HttpListener Listener, int Port) Open(int port, Func<int> freePort)
    {
        for (var attempt = 1; ; attempt++)
        {
            var candidate = port == 0 ? freePort() : port;
            var listener = new HttpListener();
            try
            {
                listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{candidate}/"));
                listener.Start();
                return (listener, candidate);
            }
            catch (HttpListenerException exception)
            {
                ((IDisposable)listener).Dispose();

                // Another program can take the free port before it is opened here.
                if (port != 0 || attempt == Attempts)
                {
                    var message = $"Port {candidate} of 127.0.0.1 cannot be opened; it is probably in use. {exception.Message}";
                    throw new IOException(message, exception);
                }
            }
        }
    }

    private static int FreePort()
    {
        // HttpListener cannot choose a free port itself.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
