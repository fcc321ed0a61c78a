namespace Enode.Tests.Http;

public sealed class SocketTests : ClientTest
{
    [Fact]
    public async Task A_client_keeps_its_connection_until_it_is_disposed_and_closes_it_then()
    {
        Server.ReplyWith(_ => Answer.Json(200, "{}"));
        var client = new EnodeClient(Options(accessToken: "given"));

        await client.Users.GetAsync("a");
        await client.WithObserver(Observer).Users.GetAsync("b");
        Assert.Equal((1, 1), (Server.ConnectionCount, Server.OpenConnectionCount));
        client.Dispose();

        await Server.WaitForCloseAsync();
        Assert.Equal(0, Server.OpenConnectionCount);
    }

    [Fact]
    public async Task Disposing_a_client_leaves_the_connection_of_another_open()
    {
        Server.ReplyWith(_ => Answer.Json(200, "{}"));
        var first = new EnodeClient(Options(accessToken: "given"));
        using var second = new EnodeClient(Options(accessToken: "given"));
        await first.Users.GetAsync("a");
        await second.Users.GetAsync("b");

        first.Dispose();
        await Server.WaitForCloseAsync();
        await second.Users.GetAsync("c");

        Assert.Equal((2, 1), (Server.ConnectionCount, Server.OpenConnectionCount));
        Assert.Equal(Server.Calls[1].Connection, Server.Calls[2].Connection);
    }
}
