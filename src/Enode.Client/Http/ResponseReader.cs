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

        var type = EnodeJson.Default.For<T>();
        return call.Request.Secrets.Count == 0 ? Parse(call, response, type) : ParseWithoutSecrets(call, response, type);
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

    // The response to a request with a secret can repeat it, in any place: it would be in the object, its JSON and its views.
    private static T ParseWithoutSecrets<T>(ApiCall call, ApiResponse response, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(Redactor.WithoutSecrets(response.Body, call.Request.Secrets), type)
                ?? throw new JsonException("null");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second for half a surrogate pair.
            throw UnreadableResponse.Whole(call, response, exception as JsonException ?? new JsonException("A text cannot be read."));
        }
    }

    internal static EnodeApiException Refusal(ApiCall call, ApiResponse response)
    {
        var problem = ProblemReader.Read(response.Body, call.Secrets);
        var message = problem?.ToString() is { Length: > 0 } text
            ? text
            : $"The server answered {(int)response.Status} {response.Status} to {call.Request.Method} {call.Request.Uri.PathAndQuery}.";
        if (response.Status == HttpStatusCode.TooManyRequests && call.Attempts > 1)
        {
            message += $"\nThe request was sent {call.Attempts} times.";
        }

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
