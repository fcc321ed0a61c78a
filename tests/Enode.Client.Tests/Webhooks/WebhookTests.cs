using System.Net;
using System.Security;
using System.Text.Json.Nodes;

namespace Enode.Tests.Webhooks;

public sealed class WebhookTests : ClientTest
{
    private const string Url = "https://example.com/events";

    [Fact]
    public async Task A_webhook_is_read()
    {
        Server.ReplyTo("GET", "/webhooks/w1", 200, Payloads.Webhook);

        var webhook = await Connect().Webhooks.GetAsync("w1");

        Assert.Equal(
            ("w1", Url, "user:vehicle:updated, user:vehicle:deleted", true, "2024-10-01", "x-key", Url),
            (webhook.Id, webhook.Url, $"{webhook.Events}", webhook.IsActive, webhook.ApiVersion, $"{webhook.Authentication}",
             $"{webhook}"));
        Assert.Equal(new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero), webhook.LastSuccess);
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 10, 0, 0, TimeSpan.Zero), webhook.CreatedAt);
        Assert.Null(webhook.Secret);
        Assert.Equal(("w2", ""), ($"{new Webhook { Id = "w2" }}", $"{new Webhook()}{new WebhookAuthentication()}"));
    }

    [Fact]
    public async Task Webhooks_are_listed_page_by_page()
    {
        Server.Reply(200, Payloads.Page("c2", Payloads.Webhook)).Reply(200, Payloads.Page(null, """{"id":"w2"}"""));

        var webhooks = await ListAsync(Connect().Webhooks.ListAsync(1));

        Assert.Equal(["w1", "w2"], webhooks.Select(webhook => webhook.Id));
        Assert.Equal(
            ["GET /webhooks?pageSize=1", "GET /webhooks?pageSize=1&after=c2"], Server.Calls.Select(call => call.ToString()));
    }

    [Fact]
    public async Task A_new_webhook_without_a_secret_gets_a_strong_one_which_is_returned()
    {
        Server.ReplyWith(_ => Response.Json(200, Payloads.Webhook));
        var client = Connect();

        var first = await client.Webhooks.CreateAsync(Url);
        var second = await client.Webhooks.CreateAsync(Url);

        var secrets = new[] { first, second }.Select(webhook => Reveal(webhook.Secret)).ToList();
        Assert.All(secrets, secret => Assert.Matches("^[0-9A-F]{64}$", secret));
        Assert.NotEqual(secrets[0], secrets[1]);
        Assert.True(first.Secret!.IsReadOnly());
        Assert.Equal(
            secrets.Select(secret => $$"""{"url":"{{Url}}","secret":"{{secret}}"}"""), Server.Calls.Select(call => call.Body));
        Assert.DoesNotContain(secrets[0], first.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_secret_is_sent_and_not_returned()
    {
        Server.Reply(200, Payloads.Webhook);

        var webhook = await Connect().Webhooks.CreateAsync(
            Url, Secure("my-secret-of-16"), ["*"], "2024-10-01", new WebhookHeader("x-key", Secure("my-key")));

        Assert.Null(webhook.Secret);
        Assert.Equal(
            $$$"""{"url":"{{{Url}}}","secret":"my-secret-of-16","events":["*"],"apiVersion":"2024-10-01","authentication":{""" +
            """ "headerName":"x-key","headerValue":"my-key"}}""".TrimStart(),
            Assert.Single(Server.Calls).Body);
    }

    [Fact]
    public async Task A_change_has_what_was_given_alone()
    {
        Server.ReplyWith(_ => Response.Json(200, Payloads.Webhook));
        var webhooks = Connect().Webhooks;

        await webhooks.UpdateAsync("w1");
        await webhooks.UpdateAsync("w1", url: Url);
        await webhooks.UpdateAsync("w1", secret: Secure("my-secret-of-16"));
        await webhooks.UpdateAsync("w1", events: ["a", "b"]);
        await webhooks.UpdateAsync("w1", apiVersion: "2024-10-01");
        await webhooks.UpdateAsync("w1", authentication: new WebhookHeader("x-key", Secure("k")));
        await webhooks.UpdateAsync("w1", clearApiVersion: true);
        await webhooks.UpdateAsync("w1", clearAuthentication: true);

        Assert.Equal(
            [
                "{}", $$"""{"url":"{{Url}}"}""", """{"secret":"my-secret-of-16"}""", """{"events":["a","b"]}""",
                """{"apiVersion":"2024-10-01"}""", """{"authentication":{"headerName":"x-key","headerValue":"k"}}""",
                """{"apiVersion":null}""", """{"authentication":null}""",
            ],
            Server.Calls.Select(call => call.Body));
        Assert.All(Server.Calls, call => Assert.Equal("PATCH /webhooks/w1", call.ToString()));
    }

    [Theory]
    [InlineData("""{"status":"SUCCESS","description":"Fine","response":{"code":200,"body":"","headers":null}}""", true, "200")]
    [InlineData("""{"status":"FAILURE","description":"Timed out","response":null}""", false, "")]
    [InlineData("{}", false, "")]
    public async Task A_test_gives_its_result(string body, bool isSuccess, string response)
    {
        Server.ReplyTo("POST", "/webhooks/w1/test", 200, body);

        var test = await Connect().Webhooks.TestAsync("w1");

        Assert.Equal(("w1", isSuccess, response), (test.WebhookId, test.IsSuccess, $"{test.Response}"));
        Assert.Equal(body == "{}" ? string.Empty : $"{test.Status}: {test.Description}", $"{test}");
        Assert.Equal(string.Empty, Assert.Single(Server.Calls).Body);
        Assert.Equal((string.Empty, "SUCCESS"), ($"{new WebhookTestResponse()}", $"{new WebhookTest { Status = "SUCCESS" }}"));
    }

    [Fact]
    public async Task Secrets_are_in_no_message_whatever_the_server_returns()
    {
        Observer.WantsDetail = true;
        const string secret = "s3cret/of+16&characters", value = "v4lue of the header";
        Server.Reply(400, new JsonObject
        {
            ["title"] = $"Bad {secret}",
            ["detail"] = $"{value} and {Uri.EscapeDataString(secret)}",
            ["issues"] = new JsonArray(new JsonObject { ["message"] = secret, ["path"] = value }),
        }.ToJsonString());

        var failure = await FailureOf(
            Connect().Webhooks.CreateAsync(Url, Secure(secret), authentication: new WebhookHeader("x-key", Secure(value))));

        var shown = $"{failure} {failure.Problem!.ToJson()} {Observer.Everything}";
        Assert.Contains("Bad [redacted]", shown, StringComparison.Ordinal);
        foreach (var part in new[] { secret, "v4lue", "s3cret" })
        {
            Assert.DoesNotContain(part, shown, StringComparison.Ordinal);
        }

        Assert.Equal("x-key", $"{new WebhookHeader("x-key", Secure(value))}");
    }

    private static string Reveal(SecureString? secret) => new NetworkCredential(string.Empty, secret).Password;
}
