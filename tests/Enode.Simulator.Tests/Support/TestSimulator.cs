using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A simulator whose time stands still, and a client that has its token.</summary>
internal sealed class TestSimulator : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    private TestSimulator(SimulatorOptions options)
    {
        options.TimeProvider = Time;
        options.ClientId ??= "tester";
        options.ClientSecret ??= "tester's secret";
        Simulator = Simulator.Start(options);
    }

    public ManualTime Time { get; } = new();

    public Simulator Simulator { get; }

    public string Token { get; set; } = string.Empty;

    /// <summary>Method, path and status of each request but the one for the token.</summary>
    public IEnumerable<string> Log => Simulator.RequestLog.Skip(1).Select(request => request.ToString());

    public static TestSimulator Start(SimulatorOptions options) => new(options);

    public static async Task<TestSimulator> StartAsync(SimulatorOptions? options = null)
    {
        var simulator = new TestSimulator(options ?? new SimulatorOptions());
        simulator.Token = await simulator.GetTokenAsync();
        return simulator;
    }

    public async Task<string> GetTokenAsync() =>
        (await TokenAsync("grant_type=client_credentials&client_id=tester&client_secret=tester's+secret")).Json.Text("access_token")!;

    public Task<Reply> TokenAsync(string form, string? authorization = null, string mediaType = "application/x-www-form-urlencoded")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Simulator.TokenUri)
        {
            Content = new StringContent(form, Encoding.UTF8, mediaType),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return SendAsync(request);
    }

    public Task<Reply> GetAsync(string path) => SendAsync(Authorized(HttpMethod.Get, path));

    public Task<Reply> PostAsync(string path, string? body = null, string mediaType = "application/json")
    {
        var request = Authorized(HttpMethod.Post, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, mediaType);
        return SendAsync(request);
    }

    public Task<Reply> PutAsync(string path, string body)
    {
        var request = Authorized(HttpMethod.Put, path);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return SendAsync(request);
    }

    public Task<Reply> DeleteAsync(string path) => SendAsync(Authorized(HttpMethod.Delete, path));

    /// <summary>Creates a location of a user.</summary>
    /// <returns>The id of the location.</returns>
    public async Task<string> AddLocationAsync(string userId) => (await PostAsync(
        $"users/{userId}/locations",
        """{ "name": "Home", "latitude": 59.9, "longitude": 10.7, "timezoneName": "Europe/Oslo" }""")).Json.Text("id")!;

    /// <summary>Everything of a kind, by its path.</summary>
    public async Task<IReadOnlyList<JsonElement>> AllAsync(string kind) => (await GetAsync($"{kind}?pageSize=1000")).Data;

    /// <summary>The first of a kind that is as described.</summary>
    public async Task<JsonElement> FirstAsync(string kind, Func<JsonElement, bool> condition) => (await AllAsync(kind)).First(condition);

    /// <summary>Lets simulated time pass. The token does not last as long as much that is looked at.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Time.Pass(time / Simulator.Speed);
        Token = await GetTokenAsync();
    }

    public Task<Reply> ChargeAsync(string vehicleId, string action) =>
        PostAsync($"vehicles/{vehicleId}/charging", $$"""{"action":"{{action}}"}""");

    public HttpRequestMessage Authorized(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(Simulator.ApiUri, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return request;
    }

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await http.SendAsync(request);
            return await Reply.ReadAsync(response);
        }
    }

    public Task<IReadOnlyList<JsonElement>> VehiclesAsync() => AllAsync("vehicles");

    public async Task<JsonElement> VehicleAsync(string id) => (await GetAsync($"vehicles/{id}")).Json;

    /// <summary>The id of the first car that is as described.</summary>
    public async Task<string> FindVehicleAsync(Func<JsonElement, bool> condition) => (await VehiclesAsync()).First(condition).Text("id")!;

    public void Dispose()
    {
        http.Dispose();
        Simulator.Dispose();
    }
}
