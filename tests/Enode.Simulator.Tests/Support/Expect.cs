using System.Net;
using System.Text.Json;
using Xunit;

namespace Enode.Simulation;

/// <summary>What many tests expect.</summary>
internal static class Expect
{
    /// <summary>A problem: its status, its type, its members and no others.</summary>
    public static void Problem(Reply reply, HttpStatusCode status, string slug)
    {
        Assert.Equal(status, reply.Status);
        Assert.Equal("application/json", reply.MediaType);
        Assert.Equal($"https://developers.enode.com/api/problems/{slug}", reply.Json.Text("type"));
        Assert.NotEmpty(reply.Json.Text("title")!);
        Assert.NotEmpty(reply.Json.Text("detail")!);
        Assert.Empty(Names(reply.Json).Except(["type", "title", "detail", "issues"]));
    }

    public static void BadInput(Reply reply, params string[] issues)
    {
        Problem(reply, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal(issues, reply.IssueNames);
        Assert.All(reply.Issues, issue => Members(issue, "code", "path", "message"));
        Assert.All(reply.Issues, issue => Assert.NotEmpty(issue.Text("message")!));
    }

    /// <summary>An object with these members and no others.</summary>
    public static void Members(JsonElement json, params string[] names) => Assert.Equal(names.Order(StringComparer.Ordinal), Names(json).Order(StringComparer.Ordinal));

    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    public static double Number(this JsonElement json, string name) => json.GetProperty(name).GetDouble();

    public static bool IsNull(this JsonElement json, string name) => json.GetProperty(name).ValueKind == JsonValueKind.Null;

    public static DateTimeOffset Time(this JsonElement json, string name)
    {
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", json.Text(name));
        return json.GetProperty(name).GetDateTimeOffset();
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
