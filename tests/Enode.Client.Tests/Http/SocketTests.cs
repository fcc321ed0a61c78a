namespace Enode.Tests.Http;

public sealed class SocketTests : ClientTest
{
    [Fact]
    public async Task A_client_keeps_its_connection_until_it_is_disposed_and_closes_it_then()
    {
        Server.ReplyWith(_ => Response.Json(200, "{}"));
        var client = new EnodeClient(Options(accessToken: "given"));

        await client.Users.GetAsync("a");
        await client.WithObserver(Observer).Users.GetAsync("b");
        Assert.Equal((1, 1), (Server.ConnectionCount, Server.OpenConnectionCount));
        client.Dispose();

        await Server.WaitForDisconnectsAsync();
        Assert.Equal(0, Server.OpenConnectionCount);
    }

    [Fact]
    public async Task A_connection_that_two_clients_share_closes_with_the_last_of_them()
    {
        Server.ReplyWith(_ => Response.Json(200, "{}"));
        var first = new EnodeClient(Options(accessToken: "given"));
        var second = new EnodeClient(Options(accessToken: "given"));
        await first.Users.GetAsync("a");
        await second.Users.GetAsync("b");

        first.Dispose();
        await second.Users.GetAsync("c");
        Assert.Equal((1, 1), (Server.ConnectionCount, Server.OpenConnectionCount));
        second.Dispose();

        await Server.WaitForDisconnectsAsync();
        Assert.Equal(0, Server.OpenConnectionCount);
    }
}
