using System.Globalization;
using System.Text.Json;

namespace Enode;

/// <summary>The errors of answers that are not what the API documents, and of single items of them.</summary>
internal static class UnreadableAnswer
{
    /// <summary>The error of a whole answer: which member is wrong, or that it is not JSON at all.</summary>
    internal static EnodeApiException Whole(ApiCall call, ApiAnswer answer, JsonException exception)
    {
        if (IsJson(answer.Body))
        {
            return Differing(call, answer, "The answer to", exception, exception.Path ?? "$", null, isOfOneItem: false);
        }

        // Cut after the secrets are out: half a token would be no longer known for one.
        var text = Redactor.Scrub(answer.Text, call.Secrets);
        var start = text[..Math.Min(text.Length, 80)].ReplaceLineEndings(" ").Trim();
        return new EnodeApiException(
            ErrorIds.InvalidResponse,
            $"The answer to {Name(call)} is not JSON{(start.Length == 0 ? " but empty" : $", it starts with: {start}")}",
            exception)
        {
            StatusCode = answer.Status,
            Method = call.Request.Method.Method,
            Path = call.Request.Uri.PathAndQuery,
            Attempts = call.Attempts,
            RequestId = answer.RequestId,
        };
    }

    /// <summary>The error of one item of a page, where the others were read.</summary>
    internal static EnodeApiException Item(ApiCall call, ApiAnswer answer, int index, string? id, JsonException exception)
    {
        var member = string.Create(CultureInfo.InvariantCulture, $"$.data[{index}]{exception.Path?[1..]}");
        var shownId = id is null ? null : Redactor.Scrub(id, call.Secrets);
        var subject = shownId is null ? "An item of the answer to" : $"The item '{shownId}' of the answer to";
        return Differing(call, answer, subject, exception, member, shownId, isOfOneItem: true);
    }

    /// <summary>The error of a page with more such items than a page can have.</summary>
    internal static EnodeApiException TooMany(ApiCall call, ApiAnswer answer, EnodeApiException last) => new(
        ErrorIds.InvalidResponse,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The answer to {Name(call)} has more than {PageReader.MaximumUnreadable:N0} items of another shape than documented, and was not read on. {last.Message}"))
    {
        StatusCode = answer.Status,
        Method = call.Request.Method.Method,
        Path = call.Request.Uri.PathAndQuery,
        Attempts = call.Attempts,
        RequestId = answer.RequestId,
        MemberPath = last.MemberPath,
    };

    private static EnodeApiException Differing(
        ApiCall call,
        ApiAnswer answer,
        string subject,
        JsonException exception,
        string member,
        string? itemId,
        bool isOfOneItem)
    {
        // A path names members, and a server can echo a secret or write control characters as the name of one.
        var shownMember = Redactor.Scrub(member, call.Secrets);
        return new EnodeApiException(
            ErrorIds.InvalidResponse,
            $"{subject} {Name(call)} has another shape than documented, at {shownMember}.",
            shownMember == member && SafeText.IsSafe(member) ? exception : null)
        {
            StatusCode = answer.Status,
            Method = call.Request.Method.Method,
            Path = call.Request.Uri.PathAndQuery,
            Attempts = call.Attempts,
            RequestId = answer.RequestId,
            MemberPath = shownMember,
            ItemId = itemId,
            IsOfOneItem = isOfOneItem,
        };
    }

    private static string Name(ApiCall call) => $"{call.Request.Method} {call.Request.Uri.PathAndQuery}";

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = EnodeJson.DeepestAnswer });
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
