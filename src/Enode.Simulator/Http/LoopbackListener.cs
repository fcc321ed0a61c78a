using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Enode.Simulation;

/// <summary>Opens a port of the loopback address.</summary>
internal static class LoopbackListener
{
    private const int Attempts = 20;

    /// <param name="port">The port, or 0 for any free one.</param>
    /// <exception cref="IOException">The port is taken, or cannot be listened on.</exception>
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

                // A free port can be taken by somebody else between finding it and opening it.
                if (port != 0 || attempt == Attempts)
                {
                    throw new IOException(
                        string.Create(CultureInfo.InvariantCulture, $"Port {candidate} of 127.0.0.1 cannot be opened; most likely it is in use. {exception.Message}"),
                        exception);
                }
            }
        }
    }

    private static int FreePort()
    {
        // HttpListener cannot be asked for any free port.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
