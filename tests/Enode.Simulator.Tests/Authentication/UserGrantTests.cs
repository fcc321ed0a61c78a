using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Xunit;

namespace Enode.Simulation;

/// <summary>The authorization-code grant of API versions up to 2023-03-01.</summary>
public sealed class UserGrantTests
{
    private const string Client = "&client_id=tester&client_secret=tester's+secret";
    private const string Redirect = "http://127.0.0.1:5000/callback";
    private static readonly string Verifier = new('v', 43);

    [Fact]
    public async Task A_link_request_of_an_old_version_begins_the_authorization_of_a_new_user()
    {
        using var simulator = await TestSimulator.StartAsync();

        var state = await BeginAsync(simulator, "new user", """{"vendor":"Tesla","forceLanguage":"nb-NO"}""");

        Expect.Members(state.Json, "linkState");
        Assert.Equal("new user", (await simulator.GetAsync("users/new%20user")).Json.Text("id"));
        Expect.Problem(await BeginAsync(simulator, "u", """{"vendor":1}"""), HttpStatusCode.BadRequest, "bad-request");
        Expect.Problem(await BeginAsync(simulator, "u", "{}", version: "2023-04-01"), HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task The_browser_is_sent_back_with_a_code_that_is_exchanged_once()
    {
        using var simulator = await TestSimulator.StartAsync();
        var state = (await BeginAsync(simulator)).Json.Text("linkState")!;

        var back = await AuthorizeAsync(simulator, state);
        Assert.Equal(state, back["state"]);
        var first = await ExchangeAsync(simulator, back["code"]!);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Expect.Members(first.Json, "access_token", "expires_in", "scope", "token_type", "refresh_token");
        simulator.Token = first.Json.Text("access_token")!;
        Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync("users")).Status);

        Assert.Equal("invalid_grant", (await ExchangeAsync(simulator, back["code"]!)).Json.Text("error"));
        Assert.Equal("invalid_request", (await AuthorizeAsync(simulator, state))["error"]);
        Assert.DoesNotContain(simulator.Log, line => line.Contains(back["code"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_of_a_user_gives_access_to_that_user_alone()
    {
        using var simulator = await TestSimulator.StartAsync();
        var cars = (await simulator.AllAsync("vehicles")).Where(Cars.IsStartable).ToList();
        var (own, other) = (cars.Find(car => IsOf(car, "user-001")), cars.Find(car => !IsOf(car, "user-001")));
        var otherUser = other.Text("userId");
        var (ownAction, otherAction) = (await ChargeAsync(own), await ChargeAsync(other));
        var location = (await simulator.AllAsync($"users/{otherUser}/locations"))[0].Text("id");
        var vehicles = await simulator.AllAsync("users/user-001/vehicles");
        var code = (await AuthorizeAsync(simulator, (await BeginAsync(simulator)).Json.Text("linkState")!))["code"]!;
        var first = (await ExchangeAsync(simulator, code)).Json;
        var next = (await RefreshAsync(simulator, first.Text("refresh_token")!)).Json;

        foreach (var token in new[] { first, next })
        {
            simulator.Token = token.Text("access_token")!;
            Assert.Equal(vehicles.Select(IdOf), (await simulator.AllAsync("vehicles")).Select(IdOf));
            Assert.DoesNotContain(await simulator.AllAsync("locations"), item => !IsOf(item, "user-001"));
            Assert.Equal("user-001", Assert.Single(await simulator.AllAsync("users")).Text("id"));
            foreach (var path in new[] { "users/user-001", $"vehicles/{own.Text("id")}", $"vehicles/actions/{ownAction}", "health/vehicles" })
            {
                Assert.Equal(HttpStatusCode.OK, (await simulator.GetAsync(path)).Status);
            }

            foreach (var path in new[]
            {
                $"users/{otherUser}", $"users/{otherUser}/vehicles", $"vehicles/{other.Text("id")}", $"vehicles/actions/{otherAction}",
                $"vehicles/{other.Text("id")}/smart-charging-policy", $"locations/{location}", $"locations/{location}/tariff",
            })
            {
                Expect.Problem(await simulator.GetAsync(path), HttpStatusCode.NotFound, "not-found");
            }

            Expect.Problem(await simulator.GetAsync("webhooks"), HttpStatusCode.Forbidden, "forbidden");
        }

        static string? IdOf(JsonElement item) => item.Text("id");

        static bool IsOf(JsonElement car, string userId) => car.Text("userId") == userId;

        async Task<string?> ChargeAsync(JsonElement car) =>
            (await simulator.PostAsync($"vehicles/{car.Text("id")}/charging", "{\"action\":\"START\"}")).Json.Text("id");
    }

    [Theory]
    [InlineData("code", "wrong")]
    [InlineData("verifier", "wrong")]
    [InlineData("redirect", "http://127.0.0.1:5001/callback")]
    public async Task A_code_needs_its_verifier_and_its_address(string what, string value)
    {
        using var simulator = await TestSimulator.StartAsync();
        var code = (await AuthorizeAsync(simulator, (await BeginAsync(simulator)).Json.Text("linkState")!))["code"]!;

        var reply = await ExchangeAsync(
            simulator,
            what == "code" ? value : code,
            what == "verifier" ? value : Verifier,
            what == "redirect" ? value : Redirect);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (reply.Status, reply.Json.Text("error")));
    }

    [Theory]
    [InlineData("response_type=token", "unsupported_response_type")]
    [InlineData("code_challenge_method=plain", "invalid_request")]
    [InlineData("code_challenge=short", "invalid_request")]
    [InlineData("state=wrong", "invalid_request")]
    public async Task A_request_that_is_not_valid_sends_the_browser_back_with_an_error(string change, string error)
    {
        using var simulator = await TestSimulator.StartAsync();
        var state = (await BeginAsync(simulator)).Json.Text("linkState")!;

        var back = await AuthorizeAsync(simulator, state, change);

        Assert.Equal((error, null), (back["error"], back["code"]));
        Assert.NotEmpty(back["error_description"]!);
    }

    [Theory]
    [InlineData("client_id=other")]
    [InlineData("redirect_uri=https%3A%2F%2Fexample.com%2Fcallback")]
    [InlineData("redirect_uri=relative")]
    public async Task The_browser_is_not_sent_to_an_address_that_cannot_be_trusted(string change)
    {
        using var simulator = await TestSimulator.StartAsync();
        var reply = await SendAuthorizeAsync(simulator, "any", change);

        Expect.Problem(reply, HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task A_refresh_token_is_replaced_and_one_that_comes_twice_ends_the_session()
    {
        using var simulator = await TestSimulator.StartAsync();
        var code = (await AuthorizeAsync(simulator, (await BeginAsync(simulator)).Json.Text("linkState")!))["code"]!;
        var first = (await ExchangeAsync(simulator, code)).Json.Text("refresh_token")!;

        var second = (await RefreshAsync(simulator, first)).Json.Text("refresh_token")!;
        var third = (await RefreshAsync(simulator, second)).Json.Text("refresh_token")!;
        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());

        Assert.Equal("invalid_grant", (await RefreshAsync(simulator, first)).Json.Text("error"));
        Assert.Equal("invalid_grant", (await RefreshAsync(simulator, third)).Json.Text("error"));
        Assert.Equal("invalid_grant", (await RefreshAsync(simulator, "unknown")).Json.Text("error"));
    }

    [Fact]
    public async Task There_is_no_refresh_token_without_its_scope()
    {
        using var simulator = await TestSimulator.StartAsync();
        var state = (await BeginAsync(simulator)).Json.Text("linkState")!;

        var back = await AuthorizeAsync(simulator, state, "scope=all");

        Expect.Members((await ExchangeAsync(simulator, back["code"]!)).Json, "access_token", "expires_in", "scope", "token_type");
    }

    private static Task<Reply> BeginAsync(
        TestSimulator simulator, string user = "user-001", string body = "{}", string version = "2023-03-01")
    {
        var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(simulator.Simulator.ApiUri, $"users/{Uri.EscapeDataString(user)}/link"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {simulator.Token}");
        request.Headers.TryAddWithoutValidation("Enode-Version", version);
        return simulator.SendAsync(request);
    }

    private static async Task<System.Collections.Specialized.NameValueCollection> AuthorizeAsync(
        TestSimulator simulator, string state, string? change = null)
    {
        var reply = await SendAuthorizeAsync(simulator, state, change);
        Assert.Equal(HttpStatusCode.Found, reply.Status);
        var location = reply.Headers["Location"];
        Assert.StartsWith($"{Redirect}?", location, StringComparison.Ordinal);
        return HttpUtility.ParseQueryString(new Uri(location).Query);
    }

    private static Task<Reply> SendAuthorizeAsync(TestSimulator simulator, string state, string? change)
    {
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var fields = HttpUtility.ParseQueryString(
            $"response_type=code&client_id=tester&redirect_uri={Uri.EscapeDataString(Redirect)}&scope=offline_access+all" +
            $"&state={state}&code_challenge={challenge}&code_challenge_method=S256");
        foreach (string name in HttpUtility.ParseQueryString(change ?? string.Empty))
        {
            fields[name] = HttpUtility.ParseQueryString(change!)[name];
        }

        return simulator.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{simulator.Simulator.AuthorizationUri}?{fields}"));
    }

    private static Task<Reply> ExchangeAsync(TestSimulator simulator, string code, string? verifier = null, string redirect = Redirect) =>
        simulator.TokenAsync(
            $"grant_type=authorization_code&code={code}&redirect_uri={Uri.EscapeDataString(redirect)}" +
            $"&code_verifier={verifier ?? Verifier}{Client}");

    private static Task<Reply> RefreshAsync(TestSimulator simulator, string token) =>
        simulator.TokenAsync($"grant_type=refresh_token&refresh_token={token}{Client}");
}
