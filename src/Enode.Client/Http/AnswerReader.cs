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
            throw UnreadableAnswer.Whole(call, answer, exception);
        }
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
}
