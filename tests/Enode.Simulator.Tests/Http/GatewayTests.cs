using System.Net;
using Xunit;

namespace Enode.Simulation;

public sealed class GatewayTests
{
    [Fact]
    public async Task What_goes_wrong_inside_is_answered_and_the_server_goes_on()
    {
        var tokens = new AccessTokens(TimeProvider.System, TimeSpan.FromHours(1));
        var gateway = new Gateway(
            [
                Route.OpenPost("/broken", _ => throw new InvalidOperationException("the inner secret")),
                Route.OpenPost("/sound", request => Response.Json(200, json => json.WriteStringValue(request.Method))),
            ],
            tokens,
            _ => { });
        var server = HttpServer.Start(0, request => Task.FromResult(gateway.Handle(request)), TimeProvider.System);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}/") };
            var broken = await PostAsync(http, "broken");
            Expect.Problem(broken, HttpStatusCode.InternalServerError, null);
            Assert.DoesNotContain("inner secret", broken.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(http, "sound")).Status);
            Assert.Equal(["POST /broken 500", "POST /sound 200"], server.Log.Select(request => request.ToString()));
        }
        finally
        {
            server.Stop();
        }
    }

    private static async Task<Reply> PostAsync(HttpClient http, string path)
    {
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), null);
        return await Reply.ReadAsync(response);
    }
}
