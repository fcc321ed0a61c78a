using System.Net;
using Xunit;

namespace Enode.Simulation;

/// <summary>Webhooks as records, and their tests.</summary>
public sealed class WebhookTests
{
    private const string Secret = "a secret of the client";

    [Fact]
    public async Task A_webhook_is_created_read_listed_updated_and_deleted_and_shows_no_secret()
    {
        using var simulator = await TestSimulator.StartAsync();
        var created = await simulator.PostAsync(
            "webhooks",
            $$$"""
            {"url":"https://example.com/hook","secret":"{{{Secret}}}","events":["user:vehicle:updated","enode:webhook:test"],
            "apiVersion":"2024-10-01","authentication":{"headerName":"x-api-key","headerValue":"value of the header"}}
            """);
        Assert.Equal(HttpStatusCode.OK, created.Status);
        var id = created.Json.Text("id");
        Assert.True(Guid.TryParseExact(id, "D", out _));
        Assert.Equal(
            $$$"""
            {"id":"{{{id}}}","url":"https://example.com/hook","events":["user:vehicle:updated","enode:webhook:test"],
            "lastSuccess":"2026-03-01T12:00:00.000Z","isActive":true,"createdAt":"2026-03-01T12:00:00.000Z",
            "apiVersion":"2024-10-01","authentication":{"headerName":"x-api-key"}}
            """.ReplaceLineEndings(string.Empty),
            created.Text);
        Assert.Equal(created.Text, (await simulator.GetAsync($"webhooks/{id}")).Text);

        simulator.Time.Pass(TimeSpan.FromMinutes(1));
        var second = await simulator.PostAsync("webhooks", $$"""{"url":"https://example.com/2","secret":"{{Secret}}"}""");
        Assert.Equal("""["*"]""", second.Json.GetProperty("events").GetRawText());
        Assert.True(second.Json.IsNull("apiVersion") && second.Json.IsNull("authentication"));
        var list = await simulator.GetAsync("webhooks?pageSize=1");
        Assert.Equal(created.Text, list.Data.Single().GetRawText());
        Assert.Equal(second.Text, (await simulator.GetAsync($"webhooks?pageSize=1&after={list.After}")).Data.Single().GetRawText());

        var updated = await PatchAsync(simulator, id, """{"apiVersion":null,"authentication":null,"secret":"another"}""");
        Assert.True(updated.Json.IsNull("apiVersion") && updated.Json.IsNull("authentication"));
        Assert.Equal(created.Json.GetProperty("events").GetRawText(), updated.Json.GetProperty("events").GetRawText());
        updated = await PatchAsync(
            simulator, id, """{"url":"https://example.com/3","events":["*"],"authentication":{"headerName":"a","headerValue":"b"}}""");
        Assert.Equal(("https://example.com/3", "a"), (updated.Json.Text("url"), updated.Json.At("authentication").Text("headerName")));
        Assert.Equal(updated.Text, (await simulator.GetAsync($"webhooks/{id}")).Text);
        Assert.Equal(updated.Text, (await PatchAsync(simulator, id, "{}")).Text);

        Assert.Equal(HttpStatusCode.NoContent, (await simulator.DeleteAsync($"webhooks/{id}")).Status);
        foreach (var reply in new[]
        {
            await simulator.GetAsync($"webhooks/{id}"), await simulator.DeleteAsync($"webhooks/{id}"),
            await simulator.PostAsync($"webhooks/{id}/test"), await PatchAsync(simulator, id, "{}"),
        })
        {
            Expect.Problem(reply, HttpStatusCode.NotFound, "not-found");
        }

        Assert.Equal(second.Text, (await simulator.AllAsync("webhooks")).Single().GetRawText());
    }

    [Theory]
    [InlineData("{}", "required url", "required secret")]
    [InlineData(
        """{"url":"http://example.com/hook","secret":"short","events":["user:car:updated"],"apiVersion":"2023-08-01","id":"x"}""",
        "invalid_url url",
        "invalid_length secret",
        "invalid_enum_value events[0]",
        "invalid_enum_value apiVersion",
        "unrecognized_key id")]
    [InlineData("""{"url":"https:/","secret":"long enough"}""", "invalid_length url")]
    [InlineData(
        """{"url":"https://example.com","secret":"long enough","authentication":{"headerName":"X-Key","headerValue":"å"}}""",
        "invalid_string authentication.headerName",
        "invalid_string authentication.headerValue")]
    [InlineData(
        """{"url":"https://example.com","secret":"long enough","authentication":{"headerName":"a\nb","headerValue":"c\n"}}""",
        "invalid_string authentication.headerName",
        "invalid_string authentication.headerValue")]
    [InlineData("""{"url":"https://example.com","secret":"long enough","authentication":null}""", "invalid_type authentication")]
    public async Task A_webhook_that_is_not_valid_is_rejected(string body, params string[] issues)
    {
        using var simulator = await TestSimulator.StartAsync();
        Expect.BadInput(await simulator.PostAsync("webhooks", body), issues);
        Assert.Empty(await simulator.AllAsync("webhooks"));
    }

    [Fact]
    public async Task Secrets_and_addresses_have_limits()
    {
        using var simulator = await TestSimulator.StartAsync();
        foreach (var (url, secret, issues) in new (int, int, string[])[]
        {
            (200, 256, []), (30, 6, []), (201, 257, ["invalid_length url", "invalid_length secret"]), (30, 5, ["invalid_length secret"]),
        })
        {
            var address = "https://example.com/".PadRight(url, 'a');
            var reply = await simulator.PostAsync("webhooks", $$"""{"url":"{{address}}","secret":"{{new string('s', secret)}}"}""");
            Assert.Equal(issues.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest, reply.Status);
            Assert.Equal(issues, issues.Length == 0 ? [] : reply.IssueNames);
        }
    }

    [Fact]
    public async Task An_update_with_an_issue_changes_nothing()
    {
        using var simulator = await TestSimulator.StartAsync();
        var created = await simulator.PostAsync("webhooks", $$"""{"url":"https://example.com/2","secret":"{{Secret}}"}""");
        var id = created.Json.Text("id");
        Expect.BadInput(await PatchAsync(simulator, id, """{"url":"https://example.com/3","events":"*"}"""), "invalid_type events");
        Expect.BadInput(await PatchAsync(simulator, id, """{"url":"ftp://example.com/3"}"""), "invalid_url url");
        Assert.Equal(created.Text, (await simulator.GetAsync($"webhooks/{id}")).Text);
    }

    [Theory]
    [InlineData("https://example.com/hook", true)]
    [InlineData("https://example.invalid/hook", false)]
    [InlineData("https://INVALID/hook", false)]
    [InlineData("https://127.0.0.1:9/hook", false)]
    [InlineData("https://localhost/hook", false)]
    public async Task A_test_succeeds_for_an_address_that_the_API_could_reach(string url, bool isReached)
    {
        using var simulator = await TestSimulator.StartAsync();
        var path = $"webhooks/{(await simulator.PostAsync("webhooks", $$"""{"url":"{{url}}","secret":"{{Secret}}"}""")).Json.Text("id")}";
        simulator.Time.Pass(TimeSpan.FromMinutes(1));
        var test = await simulator.PostAsync($"{path}/test");
        Assert.Equal(HttpStatusCode.OK, test.Status);
        Expect.Members(test.Json, "status", "description", "response");
        Assert.Equal(isReached ? "SUCCESS" : "FAILURE", test.Json.Text("status"));
        Assert.NotEmpty(test.Json.Text("description")!);
        Assert.Equal(
            isReached ? """{"code":200,"body":"","headers":[]}""" : "null", test.Json.GetProperty("response").GetRawText());
        var after = (await simulator.GetAsync(path)).Json;
        Assert.Equal(ManualTime.Start.AddMinutes(isReached ? 1 : 0), after.Time("lastSuccess"));
        Assert.True(after.GetProperty("isActive").GetBoolean());
    }

    private static Task<Reply> PatchAsync(TestSimulator simulator, string? id, string body)
    {
        var request = simulator.Authorized(HttpMethod.Patch, $"webhooks/{id}");
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        return simulator.SendAsync(request);
    }

    [Fact]
    public async Task A_second_webhook_with_the_same_address_is_rejected()
    {
        using var simulator = await TestSimulator.StartAsync();
        var body = $$"""{"url":"https://example.com/2","secret":"{{Secret}}"}""";
        var created = await simulator.PostAsync("webhooks", body);
        var second = await simulator.PostAsync("webhooks", body);
        Expect.Problem(second, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal("Webhook input is not valid.", second.Json.Text("title"));
        Assert.Equal(created.Text, (await simulator.AllAsync("webhooks")).Single().GetRawText());
        await simulator.DeleteAsync($"webhooks/{created.Json.Text("id")}");
        Assert.Equal(HttpStatusCode.OK, (await simulator.PostAsync("webhooks", body)).Status);
    }

    [Fact]
    public async Task A_webhook_is_inactive_until_an_update_or_a_test_that_succeeds()
    {
        using var simulator = await TestSimulator.StartAsync();
        var created = await simulator.PostAsync("webhooks", $$"""{"url":"https://example.invalid","secret":"{{Secret}}"}""");
        var id = created.Json.Text("id")!;
        simulator.Simulator.DeactivateWebhook(id);
        Assert.False(await IsActiveAsync());
        await simulator.PostAsync($"webhooks/{id}/test");
        Assert.False(await IsActiveAsync());
        await PatchAsync(simulator, id, """{"url":"https://example.com"}""");
        Assert.True(await IsActiveAsync());
        simulator.Simulator.DeactivateWebhook(id);
        await simulator.PostAsync($"webhooks/{id}/test");
        Assert.True(await IsActiveAsync());
        Assert.Throws<ArgumentException>(() => simulator.Simulator.DeactivateWebhook("unknown"));

        async Task<bool> IsActiveAsync() => (await simulator.GetAsync($"webhooks/{id}")).Json.At("isActive").GetBoolean();
    }
}
