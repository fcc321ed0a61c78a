using System.Net;
using System.Text;

namespace Enode.Simulation;

/// <summary>A fleet and routes without a web server.</summary>
internal sealed class TestGateway
{
    private readonly Gateway gateway;
    private readonly string token;

    public TestGateway(Func<Fleet, Paging, IEnumerable<Route>> routes, int vehicleCount = 25)
    {
        var tokens = new AccessTokens(Time, TimeSpan.FromHours(1));
        token = tokens.Issue();
        Fleet = FleetGenerator.Generate(vehicleCount, 1, new SimulatedClock(Time, 1));
        gateway = new Gateway(routes(Fleet, new Paging(50)), tokens, request => UserAccess.Check(request, Fleet));
    }

    public ManualTime Time { get; } = new();

    public Fleet Fleet { get; }

    public Reply Send(string method, string path, string? body = null)
    {
        var response = gateway.Handle(new ApiRequest(method, path, Header, Encoding.UTF8.GetBytes(body ?? string.Empty)));
        var text = Encoding.UTF8.GetString(response.Body.Span);
        return new Reply((HttpStatusCode)response.Status, text, response.MediaType, response.Body.Length, []);
    }

    private string? Header(string name) => name == "Authorization" ? $"Bearer {token}" : null;
}
