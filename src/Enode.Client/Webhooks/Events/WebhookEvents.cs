using System.Globalization;
using System.Text.Json;

namespace Enode;

/// <summary>Reads the events of a delivery to a webhook. Check its signature first, with <see cref="WebhookSignature"/>.</summary>
public static class WebhookEvents
{
    /// <summary>The events of a delivery, in their order.</summary>
    /// <param name="body">The body of the request: a JSON array of events, or one event.</param>
    /// <param name="onUnreadable">
    /// Called with the error of each event that has another shape than documented, which is left out. Null to throw the first one instead.
    /// </param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.InvalidResponse"/>: the body is not a JSON array or object, or an event cannot be read and
    /// <paramref name="onUnreadable"/> is null.
    /// </exception>
    public static IReadOnlyList<WebhookEvent> Parse(ReadOnlySpan<byte> body, Action<EnodeApiException>? onUnreadable = null)
    {
        var events = new List<WebhookEvent>();
        foreach (var (item, failure) in Read(body))
        {
            if (failure is null)
            {
                events.Add(item!);
            }
            else if (onUnreadable is null)
            {
                throw failure;
            }
            else
            {
                onUnreadable(failure);
            }
        }

        return events;
    }

    /// <summary>The events of a delivery, each by itself or with the error that it cannot be read.</summary>
    /// <exception cref="EnodeApiException">The body is not a JSON array or object.</exception>
    internal static List<Listed<WebhookEvent>> Read(ReadOnlySpan<byte> body)
    {
        try
        {
            // To the end before the first event is read: a body that breaks off has no events.
            CheckWhole(body);
            return ReadItems(body);
        }
        catch (JsonException exception)
        {
            throw new EnodeApiException(
                ErrorIds.InvalidResponse, "The body of the delivery is not a JSON array of events.", exception) { MemberPath = "$" };
        }
    }

    private static void CheckWhole(ReadOnlySpan<byte> body)
    {
        var reader = PageFrame.Reader(body);
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject))
        {
            throw new JsonException("An array was expected.");
        }

        reader.Skip();
        while (reader.Read())
        {
        }
    }

    private static List<Listed<WebhookEvent>> ReadItems(ReadOnlySpan<byte> body)
    {
        var reader = PageFrame.Reader(body);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return [ReadItem(body, isObject: true, "$")];
        }

        var items = new List<Listed<WebhookEvent>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            var path = string.Create(CultureInfo.InvariantCulture, $"$[{items.Count}]");
            items.Add(ReadItem(body[start..(int)reader.BytesConsumed], isObject, path));
        }

        return items;
    }

    private static Listed<WebhookEvent> ReadItem(ReadOnlySpan<byte> item, bool isObject, string path)
    {
        try
        {
            return !isObject
                ? new(null, Unreadable(path, null))
                : JsonSerializer.Deserialize(item, EnodeJson.Default.For<WebhookEvent>()) is { Event: not null } happened
                    ? new(happened, null)
                    : new(null, Unreadable($"{path}.event", null));
        }
        catch (JsonException exception)
        {
            return new(null, Unreadable($"{path}{exception.Path?[1..]}", exception));
        }
    }

    private static EnodeApiException Unreadable(string member, JsonException? exception) => new(
        ErrorIds.InvalidResponse,
        $"An event of the delivery has another shape than documented, at {member}.",
        SafeText.IsSafe(member) ? exception : null)
    {
        MemberPath = member,
        IsOfOneItem = true,
    };
}
