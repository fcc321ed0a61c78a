namespace Enode.Tests.Http;

public sealed class EnodeUriTests : ClientTest
{
    [Theory]
    [InlineData("http://api.enode.invalid")]
    [InlineData("http://localhost.enode.invalid")]
    [InlineData("http://192.0.2.1:8080")]
    [InlineData("http://10.0.0.1")]
    [InlineData("HTTP://api.enode.invalid/")]
    public void Plain_http_to_another_machine_is_refused(string address)
    {
        Assert.Equal(ErrorIds.InsecureUri, RefusalOf(address).ErrorId);
        Assert.Equal(ErrorIds.InsecureUri, RefusalOf(token: address).ErrorId);
    }

    [Theory]
    [InlineData("http://localhost:1")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://[::1]:1")]
    [InlineData("https://api.enode.invalid")]
    public void Https_and_loopback_are_taken(string address)
    {
        Assert.Equal(0, Connect(Options(api: address, token: address)).RequestCount);
    }

    [Theory]
    [InlineData("https://user:hunter2@api.enode.invalid")]
    [InlineData("https://hunter2@api.enode.invalid/x")]
    [InlineData("http://user:hunter2@127.0.0.1:1")]
    [InlineData("ftp://user:hunter2@api.enode.invalid")]
    [InlineData("https://user:hunter2@api.enode.invalid/?a=1")]
    [InlineData("https://user:1#hunter2@api.enode.invalid")]
    [InlineData("https://user:1?hunter2@api.enode.invalid")]
    public void A_password_in_an_address_is_refused_and_not_repeated(string address)
    {
        foreach (var refusal in new[] { RefusalOf(address), RefusalOf(token: address) })
        {
            Assert.Equal(ErrorIds.InvalidUri, refusal.ErrorId);
            Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
            Assert.Empty(refusal.Data);
        }
    }

    [Theory]
    [InlineData("https://api.enode.invalid", "http://api.enode.invalid", false)]
    [InlineData("https://api.enode.invalid:8443", "http://api.enode.invalid:8443", false)]
    [InlineData("https://api.enode.invalid", "http://api.enode.invalid:443", false)]
    [InlineData("https://api.enode.invalid", "https://api.enode.invalid:8443", false)]
    [InlineData("https://api.enode.invalid", "https://enode.invalid", false)]
    [InlineData("https://api.enode.invalid", "HTTPS://API.enode.invalid:443/a", true)]
    public void An_origin_is_scheme_host_and_port(string one, string other, bool same)
    {
        Assert.Equal(same, EnodeUri.HasSameOrigin(new Uri(one), new Uri(other)));
    }

    [Theory]
    [InlineData("ftp://api.enode.invalid")]
    [InlineData("file:///etc/hosts")]
    [InlineData("https://api.enode.invalid/?a=1")]
    [InlineData("https://api.enode.invalid/#top")]
    [InlineData("mailto:someone")]
    public void What_is_no_plain_web_address_is_refused(string address)
    {
        Assert.Equal(ErrorIds.InvalidUri, RefusalOf(address).ErrorId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("api.enode.invalid")]
    [InlineData("https://")]
    [InlineData("https://user:hunter2@")]
    [InlineData("https://user:hunter2@api.enode.invalid:99999")]
    [InlineData("https://user:hunter2%40api.enode.invalid")]
    [InlineData("/users")]
    public void What_is_no_address_at_all_is_refused_by_its_name(string? text)
    {
        var refusal = Assert.Throws<EnodeApiException>(() => EnodeUri.Endpoint(text, "ApiUri"));

        Assert.Equal(ErrorIds.InvalidUri, refusal.ErrorId);
        Assert.StartsWith("ApiUri ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("users", "ApiUri is not an absolute http or https address: 'users'. An example is https://enode-api.production.enode.io.")]
    [InlineData("a@b", "ApiUri is not an absolute http or https address. An example is https://enode-api.production.enode.io.")]
    [InlineData("a%40b", "ApiUri is not an absolute http or https address. An example is https://enode-api.production.enode.io.")]
    [InlineData("https://a@b.invalid", "ApiUri contains a user name or a password. Credentials have their own parameters.")]
    [InlineData("https://b.invalid/?a=1", "ApiUri contains a query or a fragment: 'https://b.invalid/?a=1'.")]
    [InlineData("https://b.invalid/#a", "ApiUri contains a query or a fragment: 'https://b.invalid/#a'.")]
    [InlineData(
        "http://b.invalid",
        "ApiUri is plain http to another machine: 'http://b.invalid'. The token could be read by others on the network.")]
    public void A_refusal_says_what_is_wrong_and_repeats_the_address_where_it_holds_no_password(string address, string message)
    {
        Assert.Equal(message, Assert.Throws<EnodeApiException>(() => EnodeUri.Endpoint(address, "ApiUri")).Message);
    }

    [Fact]
    public void The_address_of_a_proxy_may_hold_a_password_and_an_invalid_one_has_an_example_of_its_own()
    {
        Assert.Equal("user:x", EnodeUri.Proxy("http://user:x@proxy.invalid:8080", "Proxy").UserInfo);
        Assert.Equal(
            "Proxy is not an absolute http or https address: 'proxy:8080'. An example is http://proxy.example.com:8080.",
            Assert.Throws<EnodeApiException>(() => EnodeUri.Proxy("proxy:8080", "Proxy")).Message);
    }

    [Theory]
    [InlineData("proxy/enode")]
    [InlineData("proxy/enode/")]
    public async Task An_address_with_a_path_keeps_it_before_every_call(string prefix)
    {
        Server.ReplyTo("GET", "/proxy/enode/vehicles", 200, Payloads.Page(null));
        Server.ReplyTo("GET", "/proxy/enode/users/a%2Fb", 200, "{}");
        var client = Connect(Options(api: $"{Server.Uri}{prefix}"));

        await ListAsync(client.Vehicles.ListAsync());
        await client.Users.GetAsync("a/b");

        Assert.Equal(["/proxy/enode/vehicles", "/proxy/enode/users/a%2Fb"], Server.Calls.Select(call => call.Target));
    }

    [Fact]
    public async Task The_token_endpoint_is_taken_as_it_is()
    {
        Server.ReplyTo("POST", "/a/b/token", Response.Token);

        await Connect(Options(token: $"{Server.Uri}a/b/token")).ConnectAsync();

        Assert.Equal("POST /a/b/token", Assert.Single(Server.Journal).ToString());
    }

    private EnodeApiException RefusalOf(string? api = null, string? token = null) =>
        Assert.Throws<EnodeApiException>(() => Connect(Options(api: api, token: token)));
}
