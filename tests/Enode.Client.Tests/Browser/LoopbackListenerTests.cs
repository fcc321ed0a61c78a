namespace Enode.Tests;

public sealed class LoopbackListenerTests
{
    [Fact]
    public void A_free_port_that_another_program_takes_first_is_replaced_by_another()
    {
        var (taken, takenPort) = LoopbackListener.Open(0);
        using var occupied = taken;
        var (other, free) = LoopbackListener.Open(0);
        other.Abort();

        var ports = new Queue<int>([takenPort, takenPort, free]);
        var (listener, port) = LoopbackListener.Open(0, ports.Dequeue);
        listener.Abort();
        Assert.Equal(free, port);
    }

    [Fact]
    public void After_some_attempts_it_gives_up()
    {
        var (taken, takenPort) = LoopbackListener.Open(0);
        using var occupied = taken;
        var attempts = 0;
        var exception = Assert.Throws<IOException>(() => LoopbackListener.Open(0, () =>
        {
            attempts++;
            return takenPort;
        }));
        Assert.Contains($"Port {takenPort} ", exception.Message, StringComparison.Ordinal);
        Assert.InRange(attempts, 2, 100);
    }
}
