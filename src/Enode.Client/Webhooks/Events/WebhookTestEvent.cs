namespace Enode;

/// <summary>A test of a webhook, which operation <c>testWebhook</c> sends: event <c>enode:webhook:test</c>.</summary>
public sealed class WebhookTestEvent : WebhookEvent
{
}
