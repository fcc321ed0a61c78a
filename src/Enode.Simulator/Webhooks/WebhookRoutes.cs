using System.Text.Json;
using System.Text.RegularExpressions;

namespace Enode.Simulation;

/// <summary>The routes of webhooks. Events are delivered to addresses of this machine, which can be http.</summary>
internal static partial class WebhookRoutes
{
    private static readonly JsonType<string> Url = Limited(8, 200).Where(
        "an address that begins with https://, or with http:// on this machine",
        "invalid_url",
        text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsAllowed(uri));

    private static readonly JsonType<string> Secret = Limited(6, 256);

    private static readonly JsonType<string?> ApiVersion = JsonTypes.OneOf("2024-10-01").OrNull();

    private static readonly JsonType<string> HeaderName = Limited(1, 128)
        .Where("a name of lower-case letters, digits, - and _", "invalid_string", HeaderNamePattern().IsMatch);

    private static readonly JsonType<string> HeaderValue = Limited(1, 256)
        .Where("a value of ASCII characters that headers can have", "invalid_string", HeaderValuePattern().IsMatch);

    private static readonly JsonType<WebhookHeader> Authentication = JsonTypes.Object(body => new WebhookHeader(
        body.Required("headerName", HeaderName), body.Required("headerValue", HeaderValue)));

    private static readonly JsonType<IReadOnlyList<string>> Events = JsonTypes.ArrayOf(JsonTypes.OneOf(
    [
        "*", "enode:webhook:test", "user:credentials:invalidated", "user:charge-action:updated", "user:vendor-action:updated",
        "user:schedule:execution-updated", "user:vehicle:smart-charging-status-updated", "user:inverter:statistics-updated",
        .. ResourceKind.Assets.SelectMany(
            kind => new[] { $"user:{kind.Noun}:discovered", $"user:{kind.Noun}:updated", $"user:{kind.Noun}:deleted" }),
    ]));

    public static IEnumerable<Route> For(Fleet fleet, EventService events, Paging paging) =>
    [
        .. new RecordRoutes<SimulatedWebhook>(fleet, paging, fleet.Webhooks)
        {
            Lists = ["/webhooks"],
            Write = (json, webhook, _) => Write(json, webhook),
            Create = new("/webhooks", RandomPurpose.Webhook, body => ReadNew(body, fleet)),
            Update = new("PATCH", ReadChange),
            Delete = DeleteResponse.NoContent,
        }.All(),
        Route.Post("/webhooks/{id}/test", request => Test(events, fleet.Webhooks.Require(request.PathValues["id"]))),
    ];

    private static bool IsAllowed(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    private static Func<NewRecord, SimulatedWebhook> ReadNew(JsonObjectReader body, Fleet fleet)
    {
        var url = body.Required("url", Url);
        var secret = body.Required("secret", Secret);
        var events = body.Optional("events", Events).Or(["*"]);
        var apiVersion = body.Optional("apiVersion", ApiVersion).Value;
        var authentication = body.Optional("authentication", Authentication).Value;
        return head => fleet.Webhooks.Where(webhook => webhook.Url == url).Count > 0 ? throw Exists(url) : new SimulatedWebhook
        {
            Id = head.Id,
            Sequence = head.Sequence,
            CreatedAt = head.CreatedAt,
            LastSuccess = head.CreatedAt,
            Url = url,
            Secret = secret,
            Events = events,
            ApiVersion = apiVersion,
            Authentication = authentication,
        };
    }

    private static ProblemException Exists(string url) =>
        new(new ApiProblem(400, "bad-request", "Webhook input is not valid.", $"There is a webhook with the address {url} already"));

    private static Func<SimulatedWebhook, SimulatedWebhook> ReadChange(JsonObjectReader body)
    {
        var url = body.Optional("url", Url);
        var secret = body.Optional("secret", Secret);
        var events = body.Optional("events", Events);
        var apiVersion = body.Optional("apiVersion", ApiVersion);
        var authentication = body.Optional("authentication", Authentication.OrNull());
        return webhook => webhook with
        {
            Url = url.Or(webhook.Url),
            Secret = secret.Or(webhook.Secret),
            Events = events.Or(webhook.Events),
            ApiVersion = apiVersion.Or(webhook.ApiVersion),
            Authentication = authentication.Or(webhook.Authentication),
            IsActive = true,
        };
    }

    /// <summary>
    /// Sends a test to an address of this machine. A simulator connects to no other machine: for other addresses the test fails where the
    /// API could not reach the receiver, in the domain <c>.invalid</c>, which never exists (RFC 2606).
    /// </summary>
    private static Response Test(EventService events, SimulatedWebhook webhook)
    {
        var answer = WebhookSender.CanReach(webhook.Url) ? events.SendTest(webhook) : Assumed(new Uri(webhook.Url));
        if (answer.Failure is null)
        {
            events.Accept(webhook.Id);
        }

        return Response.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("status", answer.Failure is null ? "SUCCESS" : "FAILURE");
            json.WriteString("description", answer.Failure ?? "The receiver accepted the test.");
            json.WriteObjectOrNull("response", answer.Status is null ? null : writer => WriteAnswer(writer, answer));
            json.WriteEndObject();
        });
    }

    private static WebhookAnswer Assumed(Uri url) => $".{url.Host}".EndsWith(".invalid", StringComparison.OrdinalIgnoreCase)
        ? new WebhookAnswer(null, "The receiver could not be reached.", string.Empty, [], TimeSpan.Zero)
        : new WebhookAnswer(200, null, string.Empty, [], TimeSpan.Zero);

    private static void WriteAnswer(Utf8JsonWriter json, WebhookAnswer answer)
    {
        json.WriteStartObject();
        json.WriteNumber("code", answer.Status!.Value);
        json.WriteString("body", answer.Body);
        json.WriteStartArray("headers");
        foreach (var header in answer.Headers)
        {
            json.WriteStringValue(header);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SimulatedWebhook webhook)
    {
        json.WriteStartObject();
        json.WriteString("id", webhook.Id);
        json.WriteString("url", webhook.Url);
        json.WriteStartArray("events");
        foreach (var name in webhook.Events)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteTime("lastSuccess", webhook.LastSuccess);
        json.WriteBoolean("isActive", webhook.IsActive);
        json.WriteTime("createdAt", webhook.CreatedAt);
        json.WriteString("apiVersion", webhook.ApiVersion);
        json.WriteObjectOrNull("authentication", webhook.Authentication is { } header ? WriteHeader(header) : null);
        json.WriteEndObject();
    }

    private static Action<Utf8JsonWriter> WriteHeader(WebhookHeader header) => json =>
    {
        json.WriteStartObject();
        json.WriteString("headerName", header.Name);
        json.WriteEndObject();
    };

    private static JsonType<string> Limited(int low, int high) => JsonTypes.Text.Where(
        FormattableString.Invariant($"a string of {low} to {high} characters"),
        "invalid_length",
        text => text.Length >= low && text.Length <= high);

    [GeneratedRegex(@"^[a-z0-9\-_]+\z")]
    private static partial Regex HeaderNamePattern();

    [GeneratedRegex(@"^[a-zA-Z0-9_:;.,/\\""'?!(){}\[\]@<>=\-+*#$&`|~^% ]+\z")]
    private static partial Regex HeaderValuePattern();
}
