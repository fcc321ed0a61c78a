using System.Globalization;
using System.Text.Json;

namespace Enode.Internal;

/// <summary>The errors of answers that are not what the API documents, and of single items of them.</summary>
internal static class UnreadableResponse
{
    /// <summary>The error of a whole response: which member is wrong, or that it is not JSON at all.</summary>
    internal static EnodeApiException Whole(ApiCall call, ApiResponse response, JsonException exception)
    {
        if (IsJson(response.Body))
        {
            return Differing(call, response, "The response to", exception, exception.Path ?? "$", null, isOfOneItem: false);
        }

        // Cut after the secrets are out: half a token would be no longer known for one.
        var text = Redactor.Scrub(response.Text, call.Secrets);
        var start = text[..Math.Min(text.Length, 80)].ReplaceLineEndings(" ").Trim();
        return new EnodeApiException(
            ErrorIds.InvalidResponse,
            $"The response to {Name(call)} is not JSON{(start.Length == 0 ? " but empty" : $", it starts with: {start}")}",
            exception)
        {
            StatusCode = response.Status,
            Method = call.Request.Method.Method,
            Path = call.Request.Uri.PathAndQuery,
            Attempts = call.Attempts,
            RequestId = response.RequestId,
        };
    }

    /// <summary>The error of one item of a page, where the others were read.</summary>
    internal static EnodeApiException Item(ApiCall call, ApiResponse response, string path, string? id, JsonException exception)
    {
        var member = $"{path}{exception.Path?[1..]}";
        var shownId = id is null ? null : Redactor.Scrub(id, call.Secrets);
        var subject = shownId is null ? "An item of the response to" : $"The item '{shownId}' of the response to";
        return Differing(call, response, subject, exception, member, shownId, isOfOneItem: true);
    }

    /// <summary>The error of one item that is not an object.</summary>
    internal static EnodeApiException NoObject(ApiCall call, ApiResponse response, string path) =>
        Item(call, response, path, null, new JsonException("An object was expected."));

    /// <summary>The error of a page with more such items than a page can have.</summary>
    internal static EnodeApiException TooMany(ApiCall call, ApiResponse response, EnodeApiException last) => new(
        ErrorIds.InvalidResponse,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The response to {Name(call)} has more than {PageReader.MaximumUnreadable:N0} items of another shape than documented, "
                + $"and was not read on. {last.Message}"))
    {
        StatusCode = response.Status,
        Method = call.Request.Method.Method,
        Path = call.Request.Uri.PathAndQuery,
        Attempts = call.Attempts,
        RequestId = response.RequestId,
        MemberPath = last.MemberPath,
    };

    private static EnodeApiException Differing(
        ApiCall call,
        ApiResponse response,
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
            StatusCode = response.Status,
            Method = call.Request.Method.Method,
            Path = call.Request.Uri.PathAndQuery,
            Attempts = call.Attempts,
            RequestId = response.RequestId,
            MemberPath = shownMember,
            ItemId = itemId,
            IsOfOneItem = isOfOneItem,
        };
    }

    private static string Name(ApiCall call) => $"{call.Request.Method} {call.Request.Uri.PathAndQuery}";

    /// <summary>False for text that is not JSON, as when it breaks off.</summary>
    internal static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = EnodeJson.DeepestResponse });
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
