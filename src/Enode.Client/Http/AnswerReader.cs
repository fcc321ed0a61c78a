using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Enode;

/// <summary>Turns an answer into an object, or into the exception that says why there is none.</summary>
internal static class AnswerReader
{
    internal static T Read<T>(ApiCall call, ApiAnswer answer)
    {
        if (!answer.IsSuccess)
        {
            throw Refusal(call, answer);
        }

        return Parse(call, answer, EnodeJson.Default.For<T>());
    }

    /// <summary>For answers without a body.</summary>
    internal static bool ReadNothing(ApiCall call, ApiAnswer answer) => answer.IsSuccess ? true : throw Refusal(call, answer);

    internal static T Parse<T>(ApiCall call, ApiAnswer answer, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw Unreadable(call, answer, exception);
        }
    }

    internal static EnodeApiException Unreadable(ApiCall call, ApiAnswer answer, JsonException exception)
    {
        // Cut after the secrets are out: half a token would be no longer known for one.
        var text = Redactor.Scrub(answer.Text, call.Secrets);
        var start = text[..Math.Min(text.Length, 80)].ReplaceLineEndings(" ").Trim();
        var message = IsJson(answer.Body)
            ? $"The answer to {call.Request.Method} {call.Request.Uri.PathAndQuery} has another shape than documented, at {exception.Path ?? "$"}."
            : $"The answer to {call.Request.Method} {call.Request.Uri.PathAndQuery} is not JSON{(start.Length == 0 ? " but empty" : $", it starts with: {start}")}";
        return new EnodeApiException(ErrorIds.InvalidResponse, message, exception)
        {
            StatusCode = answer.Status,
            Method = call.Request.Method.Method,
            Path = call.Request.Uri.PathAndQuery,
            Attempts = call.Attempts,
            RequestId = answer.RequestId,
        };
    }

    internal static EnodeApiException Refusal(ApiCall call, ApiAnswer answer)
    {
        var problem = ProblemReader.Read(answer.Body, call.Secrets);
        var message = problem?.ToString() is { Length: > 0 } text ? text : $"The server answered {(int)answer.Status} {answer.Status} to {call.Request.Method} {call.Request.Uri.PathAndQuery}.";
        return new EnodeApiException(ErrorIds.For(answer.Status, problem), Redactor.Scrub(message, call.Secrets))
        {
            StatusCode = answer.Status,
            Problem = problem,
            Method = call.Request.Method.Method,
            Path = call.Request.Uri.PathAndQuery,
            Attempts = call.Attempts,
            RetryAfter = answer.RetryAfter,
            RequestId = answer.RequestId,
            CredentialsRefused = answer.Status == HttpStatusCode.Unauthorized,
        };
    }

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
            }

            return body.Length > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
