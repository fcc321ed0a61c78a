using System.Net.Sockets;

namespace Enode.Internal;

/// <summary>The connections that wait for a request, so that the oldest can make room for another one.</summary>
internal sealed class IdleConnections
{
    private readonly LinkedList<TcpClient> waiting = new();

    /// <summary>Adds a connection until the result is disposed.</summary>
    internal IDisposable Add(TcpClient client)
    {
        lock (waiting)
        {
            return new Entry(waiting, waiting.AddLast(client));
        }
    }

    /// <summary>Closes the connection that has waited for the longest time, if there is one.</summary>
    internal void CloseOldest()
    {
        lock (waiting)
        {
            waiting.First?.Value.Dispose();
        }
    }

    private sealed class Entry(LinkedList<TcpClient> waiting, LinkedListNode<TcpClient> node) : IDisposable
    {
        public void Dispose()
        {
            lock (waiting)
            {
                waiting.Remove(node);
            }
        }
    }
}
