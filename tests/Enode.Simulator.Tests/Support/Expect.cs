using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>What many tests expect.</summary>
internal static class Expect
{
    /// <summary>A problem: its status, its type, its members and no others. Without a type, the slug is null.</summary>
    public static void Problem(Reply reply, HttpStatusCode status, string? slug, string mediaType = "application/json")
    {
        Assert.Equal(status, reply.Status);
        Assert.Equal(mediaType, reply.MediaType);
        var type = slug is null ? null : $"https://developers.enode.com/api/problems/{slug}";
        Assert.Equal(type, reply.Json.TryGetProperty("type", out var given) ? given.GetString() : null);
        Assert.NotEmpty(reply.Json.Text("title")!);
        Assert.NotEmpty(reply.Json.Text("detail")!);
        Assert.Empty(Names(reply.Json).Except(["type", "title", "detail", "issues"]));
    }

    public static void BadInput(Reply reply, params string[] issues)
    {
        Problem(reply, HttpStatusCode.BadRequest, "bad-request");
        Issues(reply, issues);
    }

    /// <summary>The code and path of each issue of a problem.</summary>
    public static void Issues(Reply reply, params string[] issues)
    {
        Assert.Equal(issues, reply.IssueNames);
        Assert.All(reply.Issues, issue => Members(issue, "code", "path", "message"));
        Assert.All(reply.Issues, issue => Assert.NotEmpty(issue.Text("message")!));
    }

    /// <summary>An action as every kind of device has it: with the members that are given besides, and no others.</summary>
    public static void Action(
        JsonElement action, string type, string targetId, string userId, string state, string? reason, params string[] members)
    {
        Members(
            action,
            ["id", "userId", "createdAt", "updatedAt", "completedAt", "state", "targetId", "targetType", "failureReason", .. members]);
        Assert.True(Guid.TryParseExact(action.Text("id"), "D", out _));
        Assert.Equal(targetId, action.Text("targetId"));
        Assert.Equal(userId, action.Text("userId"));
        Assert.Equal(type, action.Text("targetType"));
        Assert.Equal(state, action.Text("state"));
        Assert.Equal(state == "PENDING", action.IsNull("completedAt"));
        Assert.Equal(reason is null, action.IsNull("failureReason"));
        if (reason is not null)
        {
            Members(action.GetProperty("failureReason"), "type", "detail");
            Assert.Equal(reason, action.GetProperty("failureReason").Text("type"));
            Assert.NotEmpty(action.GetProperty("failureReason").Text("detail")!);
        }
    }

    /// <summary>An object with these members and no others.</summary>
    public static void Members(JsonElement json, params string[] names) =>
        Assert.Equal(names.Order(StringComparer.Ordinal), Names(json).Order(StringComparer.Ordinal));

    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    public static JsonElement At(this JsonElement json, params string[] path) =>
        path.Aggregate(json, (element, name) => element.GetProperty(name));

    public static bool Can(this JsonElement device, string capability) => device.At("capabilities", capability, "isCapable").GetBoolean();

    public static double Number(this JsonElement json, string name) => json.GetProperty(name).GetDouble();

    public static bool IsNull(this JsonElement json, string name) => json.GetProperty(name).ValueKind == JsonValueKind.Null;

    public static DateTimeOffset Time(this JsonElement json, string name)
    {
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", json.Text(name));
        return json.GetProperty(name).GetDateTimeOffset();
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
