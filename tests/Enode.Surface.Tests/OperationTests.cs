using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Enode.Simulation;
using Xunit;

namespace Enode.Surface;

/// <summary>Every operation of the API has a method of the client, a command, and a route of the simulator.</summary>
public sealed partial class OperationTests
{
    [Fact]
    public void The_operations_are_those_of_their_page() => Listing.AssertIsCheckedIn("operations.md", Operation.Page(), "docs");

    [Fact]
    public void Every_operation_has_a_command_and_every_command_names_operations_that_exist()
    {
        Assert.Empty(Operation.All.Where(operation => operation.Commands.Count == 0).Select(operation => operation.Id));
        Assert.Empty(Operation.Named.SelectMany(page => page.Ids).Except(Operation.All.Select(operation => operation.Id)));
    }

    [Fact]
    public void Every_operation_of_the_document_has_a_method_and_there_is_no_other()
    {
        var documented = Documented();

        Assert.Equal(documented, Operation.All.ToDictionary(operation => operation.Id, operation => operation.Request));
        Assert.Equal(94, documented.Count);
    }

    [Fact]
    public async Task Every_operation_of_the_document_has_a_route_of_the_simulator()
    {
        using var simulator = Simulator.Start();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http, simulator));
        var missing = new List<string>();
        foreach (var (id, request) in Documented())
        {
            var (verb, path) = (request.Split(' ')[0], Parameter().Replace(request.Split(' ')[1], "nothing"));
            using var message = new HttpRequestMessage(new HttpMethod(verb), new Uri(simulator.ApiUri, path[1..]));
            using var response = await http.SendAsync(message, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.StatusCode == HttpStatusCode.MethodNotAllowed || body.Contains("There is no route", StringComparison.Ordinal))
            {
                missing.Add(id);
            }
        }

        Assert.Equal([], missing.Order());
    }

    private static Dictionary<string, string> Documented()
    {
        var location = Environment.GetEnvironmentVariable("ENODE_OPENAPI");
        Assert.SkipWhen(string.IsNullOrEmpty(location), "ENODE_OPENAPI does not name the API's document.");
        return JsonNode.Parse(File.ReadAllText(location!))!["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject(), (path, verb) => (Path: path.Key, Verb: verb.Key.ToUpperInvariant(), verb.Value))
            .Where(operation => operation.Value is JsonObject)
            .ToDictionary(
                operation => operation.Value!["operationId"]!.GetValue<string>(), operation => $"{operation.Verb} {operation.Path}");
    }

    private static async Task<string> TokenAsync(HttpClient http, Simulator simulator)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = simulator.ClientId, ["client_secret"] = simulator.ClientSecret,
        });
        using var response = await http.PostAsync(simulator.TokenUri, form, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonNode.Parse(body)!["access_token"]!.GetValue<string>();
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
