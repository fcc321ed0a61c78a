using System.Collections.Specialized;
using System.Net;
using System.Net.Sockets;

namespace Enode.Tests;

public sealed class LoopbackCallbackTests : IDisposable
{
    private readonly ManualTimeProvider time = new() { IsInAHurry = false };
    private readonly LoopbackCallback callback = LoopbackCallback.Open();
    private readonly HttpClient browser = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly CancellationTokenSource stop = new();

    public void Dispose()
    {
        callback.Dispose();
        browser.Dispose();
        stop.Dispose();
    }

    [Fact]
    public async Task The_query_of_the_browser_ends_the_wait_and_the_browser_gets_the_page()
    {
        var wait = WaitAsync();
        using var response = await browser.GetAsync(new Uri(callback.Address, "?error=a%20b&error_message=c%26%C3%A6"));
        var query = await wait;
        Assert.Equal("a b", query!["error"]);
        Assert.Equal("c&æ", query["error_message"]);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("no-store", response.Headers.GetValues("Cache-Control"));
        Assert.Contains("<h1>back with a b</h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_comes_before_the_wait_is_not_lost()
    {
        var response = browser.GetAsync(callback.Address);
        Assert.NotNull(await WaitAsync());
        (await response).Dispose();
    }

    [Fact]
    public void Its_address_is_on_this_machine_and_cannot_be_guessed()
    {
        using var other = LoopbackCallback.Open();
        Assert.Equal("127.0.0.1", callback.Address.Host);
        Assert.Equal(23, callback.Address.AbsolutePath.Length);
        Assert.NotEqual(other.Address.AbsolutePath, callback.Address.AbsolutePath);
    }

    [Fact]
    public void Port_and_path_can_be_given()
    {
        callback.Dispose();
        using var registered = LoopbackCallback.Open(callback.Address.Port, "/callback");
        Assert.Equal($"http://127.0.0.1:{callback.Address.Port}/callback", registered.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("GET", "/", null, null)]
    [InlineData("GET", "/other", null, null)]
    [InlineData("GET", "{path}/", null, null)]
    [InlineData("GET", "{path}x?error=x", null, null)]
    [InlineData("HEAD", "{path}", null, null)]
    [InlineData("POST", "{path}", null, null)]
    [InlineData("GET", "{path}", "Host", "localhost:{port}")]
    [InlineData("GET", "{path}", "Host", "attacker.example")]
    [InlineData("GET", "{path}", "Host", "127.0.0.1")]
    [InlineData("GET", "{path}", "Sec-Fetch-Dest", "image")]
    [InlineData("GET", "{path}", "Sec-Fetch-Dest", "iframe")]
    [InlineData("GET", "{path}", "Sec-Purpose", "prefetch;prerender")]
    public async Task Any_other_request_is_answered_with_a_404_and_does_not_end_the_wait(
        string method, string path, string? header, string? value)
    {
        var wait = WaitAsync();
        var target = new Uri(callback.Address, path.Replace("{path}", callback.Address.AbsolutePath, StringComparison.Ordinal));
        using var forged = new HttpRequestMessage(new HttpMethod(method), target);
        if (header is not null)
        {
            var text = value!.Replace("{port}", $"{callback.Address.Port}", StringComparison.Ordinal);
            forged.Headers.TryAddWithoutValidation(header, text);
        }

        using var refused = await browser.SendAsync(forged);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain("back with", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(wait.IsCompleted);

        (await browser.GetAsync(new Uri(callback.Address, "?n=1"))).Dispose();
        Assert.Equal("1", (await wait)!["n"]);
    }

    [Fact]
    public async Task A_request_that_breaks_off_does_not_end_the_wait()
    {
        var wait = WaitAsync();
        using (var broken = new TcpClient())
        {
            await broken.ConnectAsync(IPAddress.Loopback, callback.Address.Port);
            await broken.GetStream().WriteAsync("GET / HT"u8.ToArray());
        }

        (await browser.GetAsync(callback.Address)).Dispose();
        Assert.NotNull(await wait);
    }

    [Fact]
    public async Task A_second_callback_finds_the_port_closed()
    {
        var wait = WaitAsync();
        (await browser.GetAsync(callback.Address)).Dispose();
        await wait;
        await AssertClosedAsync();
    }

    [Fact]
    public async Task Without_a_callback_the_wait_ends_with_null_and_the_port_is_closed()
    {
        var wait = WaitAsync();
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(wait.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await wait);
        await AssertClosedAsync();
    }

    [Fact]
    public async Task A_cancelled_wait_ends_at_once_and_the_port_is_closed()
    {
        var wait = WaitAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        await AssertClosedAsync();
    }

    [Fact]
    public async Task A_port_that_is_closed_before_has_no_callback()
    {
        callback.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(WaitAsync);
    }

    [Fact]
    public async Task A_port_that_is_closed_ends_the_wait()
    {
        var wait = WaitAsync();
        callback.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => wait.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private Task<NameValueCollection?> WaitAsync() =>
        callback.WaitAsync(query => new HtmlPage($"back with {query["error"]}"), TimeSpan.FromMinutes(1), time, stop.Token);

    private async Task AssertClosedAsync()
    {
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, callback.Address.Port));
    }
}
