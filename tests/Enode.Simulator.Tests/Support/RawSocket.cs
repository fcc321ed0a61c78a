using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Enode.Simulation;

/// <summary>Sends what a well-behaved client would not.</summary>
internal static class RawSocket
{
    /// <summary>Sends a request line as it is, and gives the whole response.</summary>
    public static async Task<string> SendAsync(Simulator simulator, string requestLine, string? token = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, simulator.Port);
        var authorization = token is null ? string.Empty : $"Authorization: Bearer {token}\r\n";
        var text = $"{requestLine} HTTP/1.1\r\nHost: 127.0.0.1:{simulator.Port}\r\n{authorization}Connection: close\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Promises a body, sends the beginning of it and hangs up.</summary>
    public static async Task HangUpAsync(Simulator simulator, string token, bool hard)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, simulator.Port);
        var text = $"POST /vehicles/x/charging HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + $"Authorization: Bearer {token}\r\nContent-Length: 1000\r\n\r\n{{";
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text));
        if (hard)
        {
            client.Client.LingerState = new LingerOption(true, 0);
        }
    }
}
