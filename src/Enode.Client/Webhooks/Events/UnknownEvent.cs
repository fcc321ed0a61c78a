namespace Enode;

/// <summary>An event of a kind that is newer than this version. Its members are in <see cref="EnodeModel.AdditionalProperties"/>.</summary>
public sealed class UnknownEvent : WebhookEvent
{
}
