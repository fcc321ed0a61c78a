using System.Text.Json;

namespace Enode.Internal;

/// <summary>Finds the type of an event by its name.</summary>
internal sealed class WebhookEventConverter : KindConverter<WebhookEvent>
{
    private protected override Type Unknown => typeof(UnknownEvent);

    private protected override Type? KindOf(Utf8JsonReader member)
    {
        if (!member.ValueTextEquals("event"u8))
        {
            return null;
        }

        member.Read();
        return member.TokenType == JsonTokenType.String && WebhookEventNames.Types.TryGetValue(member.GetString()!, out var type)
            ? type
            : Unknown;
    }
}
