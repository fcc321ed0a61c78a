using System.Net;
using System.Text;

namespace Enode.Tests.Http;

public sealed class ProxyTests : ClientTest
{
    private const string Elsewhere = "https://api.enode.invalid";

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("localhost", true)]
    [InlineData("localhost", false)]
    public async Task This_machine_is_reached_without_a_proxy_the_systems_or_a_given_one(string host, bool isSystems)
    {
        var proxy = AnotherServer();
        Server.Reply(200, """{"id":"direct"}""");
        var api = new UriBuilder(Server.Uri) { Host = host }.Uri;

        await WithSystemProxyAsync(isSystems ? new WebProxy(proxy.Uri) : null, async () =>
        {
            var client = Connect(Options(api, isSystems ? null : new WebProxy(proxy.Uri)));
            Assert.Equal("direct", (await client.Users.GetAsync("u")).Id);
        });

        Assert.Equal(0, proxy.ConnectionCount);
        Assert.Single(Server.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_machines_are_reached_through_it(bool isSystems)
    {
        var proxy = AnotherServer().Reply(502);

        await WithSystemProxyAsync(isSystems ? new WebProxy(proxy.Uri) : null, async () =>
        {
            var client = Connect(Options(new Uri(Elsewhere), isSystems ? null : new WebProxy(proxy.Uri)));
            Assert.Equal(ErrorIds.ConnectionFailed, (await FailureOf(client.Users.GetAsync("u"))).ErrorId);
        });

        Assert.Equal(["CONNECT api.enode.invalid:443"], proxy.Journal.Select(request => request.ToString()));
    }

    [Theory]
    [InlineData("user info", "user:p%40ss%20%C3%A9%2F%25word", null)]
    [InlineData("user info of the system's", "user:p%40ss%20%C3%A9%2F%25word", null)]
    [InlineData("credentials", "", "user:p@ss é/%word")]
    [InlineData("credentials for the system's", "", "user:p@ss é/%word")]
    [InlineData("credentials before user info", "other:wrong", "user:p@ss é/%word")]
    public async Task The_proxy_gets_its_password_and_no_message_does(string where, string userInfo, string? credentials)
    {
        Observer.WantsDetail = true;
        var proxy = AnotherServer().Reply(Response.Json(407).With("Proxy-Authenticate", "Basic realm=\"proxy\""), Response.Json(502));
        // A WebProxy keeps user info in its address, and the system's proxy does too.
        var given = new WebProxy(userInfo.Length == 0 ? proxy.Uri.AbsoluteUri : $"http://{userInfo}@{proxy.Uri.Authority}");
        var isSystems = where.Contains("system", StringComparison.Ordinal);
        var ofProxy = credentials?.Split(':') is [var name, var password] ? new NetworkCredential(name, password) : null;

        await WithSystemProxyAsync(isSystems ? given : null, async () =>
        {
            var failure = await FailureOf(Connect(Options(new Uri(Elsewhere), isSystems ? null : given, ofProxy)).Users.GetAsync("u"));

            Assert.Equal(ErrorIds.ConnectionFailed, failure.ErrorId);
            foreach (var secret in new[] { "word", "p%40ss", "p@ss" })
            {
                Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain(secret, Observer.Everything, StringComparison.Ordinal);
            }
        });

        Assert.Equal(2, proxy.Journal.Count);
        Assert.Null(proxy.Journal[0].Header("Proxy-Authorization"));
        Assert.Equal(
            $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("user:p@ss é/%word"))}", proxy.Journal[1].Header("Proxy-Authorization"));
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_named_without_its_password()
    {
        var proxy = AnotherServer().Reply(Response.Json(403));

        var failure = await FailureOf(
            Connect(Options(new Uri(Elsewhere), new WebProxy($"http://user:hunter2@{proxy.Uri.Authority}"))).Users.GetAsync("u"));

        Assert.StartsWith("The proxy did not open a connection to api.enode.invalid", failure.Message, StringComparison.Ordinal);
        Assert.Contains(proxy.Uri.Authority, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_the_proxy_leaves_out_is_reached_without_it()
    {
        var proxy = new ClientProxy(new WebProxy("http://proxy.invalid:8080", BypassOnLocal: false, ["enode\\.invalid"]), given: null);

        Assert.True(proxy.IsBypassed(new Uri(Elsewhere)));
        Assert.Null(proxy.GetProxy(new Uri(Elsewhere)));
        Assert.Null(proxy.GetProxy(new Uri("http://localhost:1")));
        Assert.Equal(new Uri("http://proxy.invalid:8080"), proxy.GetProxy(new Uri("https://example.invalid")));
    }

    [Theory]
    [InlineData("user", "user", "")]
    [InlineData("user:", "user", "")]
    [InlineData("user:a:b", "user", "a:b")]
    [InlineData("us%3Aer:%C3%A9", "us:er", "é")]
    public void User_info_is_a_name_and_what_follows_the_first_colon(string userInfo, string name, string password)
    {
        var proxy = new ClientProxy(new WebProxy($"http://{userInfo}@proxy.invalid:8080"), given: null);

        var address = proxy.GetProxy(new Uri(Elsewhere))!;

        Assert.Equal("http://proxy.invalid:8080/", address.AbsoluteUri);
        var credential = proxy.GetCredential(address, "Basic")!;
        Assert.Equal((name, password), (credential.UserName, credential.Password));
    }

    [Theory]
    [InlineData(true, true, "given")]
    [InlineData(false, true, "own")]
    [InlineData(false, false, "info")]
    public void Given_credentials_go_before_those_of_the_proxy_and_these_before_user_info(bool isGiven, bool hasOwn, string name)
    {
        var system = new WebProxy("http://info:x@proxy.invalid:8080") { Credentials = hasOwn ? new NetworkCredential("own", "x") : null };
        var proxy = new ClientProxy(system, isGiven ? new NetworkCredential("given", "x") : null);

        Assert.Equal(name, proxy.GetCredential(proxy.GetProxy(new Uri(Elsewhere))!, "Basic")!.UserName);
        Assert.Null(
            new ClientProxy(new WebProxy("http://proxy.invalid:8080"), null).GetCredential(new Uri("http://proxy.invalid:8080"), "Basic"));
    }

    [Fact]
    public void The_runtime_cannot_put_credentials_of_its_own_in()
    {
        var proxy = new ClientProxy(new WebProxy("http://proxy.invalid:8080"), given: null);

        Assert.Throws<NotSupportedException>(() => proxy.Credentials = new NetworkCredential("a", "b"));
        Assert.Same(proxy, proxy.Credentials);
    }

    /// <summary>Other tests run meanwhile. They stay on this machine, so that a proxy of the process does not concern them.</summary>
    private static async Task WithSystemProxyAsync(IWebProxy? proxy, Func<Task> test)
    {
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = proxy ?? before;
        try
        {
            await test();
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private EnodeClientOptions Options(Uri api, IWebProxy? proxy, ICredentials? credentials = null) => new()
    {
        ApiUri = api,
        AccessToken = Secure("given"),
        Proxy = proxy,
        ProxyCredentials = credentials,
        MaximumRetryCount = 0,
        Timeout = ManualTimeProvider.LongTimeout,
        TimeProvider = Time,
    };
}
