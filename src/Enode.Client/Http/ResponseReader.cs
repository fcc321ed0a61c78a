using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Enode.Internal;

/// <summary>Reads a response as an object, or throws the exception that describes why it cannot.</summary>
internal static class ResponseReader
{
    internal static T Read<T>(ApiCall call, ApiResponse response)
    {
        if (!response.IsSuccess)
        {
            throw Refusal(call, response);
        }

        return Parse(call, response, EnodeJson.Default.For<T>());
    }

    /// <summary>For responses that have content or not. Null when there is none.</summary>
    internal static T? ReadOrNull<T>(ApiCall call, ApiResponse response)
        where T : class =>
        response is { IsSuccess: true, Body.Length: 0 } ? null : Read<T>(call, response);

    /// <summary>For responses without content. The content of one that has it is not read.</summary>
    internal static bool ReadNothing(ApiCall call, ApiResponse response) => response.IsSuccess ? true : throw Refusal(call, response);

    internal static T Parse<T>(ApiCall call, ApiResponse response, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(response.Body, type) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw UnreadableResponse.Whole(call, response, exception);
        }
    }

    internal static EnodeApiException Refusal(ApiCall call, ApiResponse response)
    {
        var problem = ProblemReader.Read(response.Body, call.Secrets);
        var message = problem?.ToString() is { Length: > 0 } text
            ? text
            : $"The server answered {(int)response.Status} {response.Status} to {call.Request.Method} {call.Request.Uri.PathAndQuery}.";
        return new EnodeApiException(ErrorIds.For(response.Status, problem), Redactor.Scrub(message, call.Secrets))
        {
            StatusCode = response.Status,
            Problem = problem,
            Method = call.Request.Method.Method,
            Path = call.Request.Uri.PathAndQuery,
            Attempts = call.Attempts,
            RetryAfter = response.RetryAfter,
            RequestId = response.RequestId,
            CredentialsRefused = response.Status == HttpStatusCode.Unauthorized,
        };
    }
}
