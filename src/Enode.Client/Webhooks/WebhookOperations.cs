using System.Net;
using System.Security;

namespace Enode;

/// <summary>The operations of webhooks.</summary>
public sealed class WebhookOperations
{
    private readonly EnodeClient client;

    internal WebhookOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>All webhooks, page by page as they are enumerated: operation <c>listWebhooks</c>.</summary>
    /// <param name="pageSize">How many to ask for at a time. Null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="EnodeApiException">
    /// A page failed: what came before it stands. Or, after the last item, <see cref="ErrorIds.InvalidResponse"/>: the list is at its
    /// end, and items of it could not be read. With several, the inner <see cref="AggregateException"/> has the first 100.
    /// </exception>
    [Operation("listWebhooks", "GET", "webhooks")]
    public IAsyncEnumerable<Webhook> ListAsync(int? pageSize = null, CancellationToken cancellationToken = default) =>
        Pager.ListAsync(PagesAsync(pageSize, cancellationToken), cancellationToken);

    /// <summary>One webhook: operation <c>getWebhook</c>.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getWebhook", "GET", "webhooks/{webhookId}")]
    public Task<Webhook> GetAsync(string id, CancellationToken cancellationToken = default) =>
        client.GetAsync<Webhook>($"webhooks/{id}", cancellationToken);

    /// <summary>Creates a webhook: operation <c>createWebhook</c>.</summary>
    /// <param name="url">The address to which events are sent: https, 8 to 200 characters.</param>
    /// <param name="secret">
    /// The secret with which deliveries are signed, 6 to 256 characters. Null for a new one of 32 random bytes, which is the
    /// <see cref="Webhook.Secret"/> of the result, and cannot be read again.
    /// </param>
    /// <param name="events">The names of the events, as in <c>user:vehicle:updated</c>. Null for all.</param>
    /// <param name="apiVersion">The API version of the events. Null for the default version of your client.</param>
    /// <param name="authentication">A header to send with each delivery. Null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: a value is invalid, or there is such a webhook already.
    /// </exception>
    [Operation("createWebhook", "POST", "webhooks")]
    public async Task<Webhook> CreateAsync(
        string url,
        SecureString? secret = null,
        IReadOnlyList<string>? events = null,
        string? apiVersion = null,
        WebhookHeader? authentication = null,
        CancellationToken cancellationToken = default)
    {
        var created = secret is null ? WebhookSecret.Create() : null;
        var webhook = await client.PostAsync<Webhook>(
            $"webhooks", Members(url, secret ?? created, events, apiVersion, authentication), cancellationToken).ConfigureAwait(false);
        webhook.Secret = created;
        return webhook;
    }

    /// <summary>
    /// Changes a webhook, and activates it: operation <c>updateWebhook</c>. A null is not sent, and leaves the member as it is.
    /// </summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="url">The address to which events are sent: https, 8 to 200 characters.</param>
    /// <param name="secret">The secret with which deliveries are signed, 6 to 256 characters.</param>
    /// <param name="events">The names of the events, as in <c>user:vehicle:updated</c>.</param>
    /// <param name="apiVersion">The API version of the events.</param>
    /// <param name="authentication">The header to send with each delivery.</param>
    /// <param name="clearApiVersion">True for the default version of your client in place of <paramref name="apiVersion"/>.</param>
    /// <param name="clearAuthentication">True for no header in place of <paramref name="authentication"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: a value is invalid. <see cref="ErrorIds.NotFound"/>: there is no such webhook.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("updateWebhook", "PATCH", "webhooks/{webhookId}")]
    public Task<Webhook> UpdateAsync(
        string id,
        string? url = null,
        SecureString? secret = null,
        IReadOnlyList<string>? events = null,
        string? apiVersion = null,
        WebhookHeader? authentication = null,
        bool clearApiVersion = false,
        bool clearAuthentication = false,
        CancellationToken cancellationToken = default) =>
        client.PatchAsync<Webhook>(
            $"webhooks/{id}",
            Members(url, secret, events, apiVersion, authentication, clearApiVersion, clearAuthentication),
            cancellationToken);

    /// <summary>Deletes a webhook: operation <c>deleteWebhook</c>. Events that were not delivered yet are lost.</summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("deleteWebhook", "DELETE", "webhooks/{webhookId}")]
    public Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        client.DeleteAsync($"webhooks/{id}", cancellationToken);

    /// <summary>
    /// Sends a test event to the address of a webhook: operation <c>testWebhook</c>. A success activates an inactive webhook.
    /// </summary>
    /// <param name="id">The webhook's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("testWebhook", "POST", "webhooks/{webhookId}/test")]
    public async Task<WebhookTest> TestAsync(string id, CancellationToken cancellationToken = default)
    {
        var test = await client.PostAsync<WebhookTest>($"webhooks/{id}/test", null, cancellationToken).ConfigureAwait(false);
        test.WebhookId = id;
        return test;
    }

    internal IAsyncEnumerable<IReadOnlyList<Listed<Webhook>>> PagesAsync(int? pageSize, CancellationToken cancellationToken) =>
        Pager.PagesAsync<Webhook>(client, "webhooks", pageSize, cancellationToken);

    private static WebhookMembers Members(
        string? url,
        SecureString? secret,
        IReadOnlyList<string>? events,
        string? apiVersion,
        WebhookHeader? authentication,
        bool clearApiVersion = false,
        bool clearAuthentication = false) => new()
        {
            Url = Optional.UnlessNull(url),
            Secret = Optional.UnlessNull(secret is null ? null : new NetworkCredential(string.Empty, secret).Password),
            Events = Optional.UnlessNull(events),
            ApiVersion = apiVersion is null && !clearApiVersion ? Optional<string?>.Absent : apiVersion,
            Authentication = authentication is null && !clearAuthentication
                ? Optional<WebhookHeaderMembers?>.Absent
                : authentication?.Reveal(),
        };
}
