using System.Text.Json;

namespace Enode.Simulation;

/// <summary>Reads a JSON body, and reports everything that is wrong with it at once.</summary>
internal static class JsonBody
{
    /// <summary>Reads a body that must be an object.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the members. What it returns is used only if all of them are valid.</param>
    /// <exception cref="ProblemException">There is no body, it is not JSON, or it is not valid.</exception>
    public static T Read<T>(ApiRequest request, Func<JsonObjectReader, T> read) => Read(request, JsonTypes.Object(read));

    /// <summary>Reads a body of any type.</summary>
    /// <exception cref="ProblemException">There is no body, it is not JSON, or it is not valid.</exception>
    public static T Read<T>(ApiRequest request, JsonType<T> type)
    {
        if (request.Body.Length == 0)
        {
            throw BadRequest(new Issue("required", string.Empty, $"Expected {type.Name} in JSON as body."));
        }

        if (request.MediaType is { } mediaType && mediaType != "application/json")
        {
            throw new ProblemException(ApiProblem.UnsupportedMediaType("The body must be application/json."));
        }

        using var document = Parse(request.Body);
        var issues = new List<Issue>();
        var value = type.Read(new JsonInput(document.RootElement, string.Empty, issues));
        return issues.Count == 0 ? value : throw BadRequest([.. issues]);
    }

    private static JsonDocument Parse(byte[] body)
    {
        try
        {
            var document = JsonDocument.Parse(body);
            DecodeText(document.RootElement);
            return document;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter is thrown for text that is not valid Unicode.
            throw BadRequest(new Issue("invalid_json", string.Empty, "The body is not JSON."));
        }
    }

    /// <summary>Decodes every text once: the parser does not, so invalid Unicode would be found only when a member is read.</summary>
    private static void DecodeText(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                DecodeText(member.Value);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                DecodeText(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.String)
        {
            _ = element.GetString();
        }
    }

    private static ProblemException BadRequest(params Issue[] issues) =>
        new(ApiProblem.BadRequest("The request is not valid.", issues));
}
