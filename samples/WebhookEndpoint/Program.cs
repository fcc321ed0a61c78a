// An endpoint for the events of a webhook. Set ENODE_WEBHOOK_SECRET to the secret of the webhook, and forward its address to /enode.
using System.Net;
using Enode;

var secret = new NetworkCredential(
    string.Empty,
    Environment.GetEnvironmentVariable("ENODE_WEBHOOK_SECRET") ?? throw new InvalidOperationException("ENODE_WEBHOOK_SECRET is not set."));

var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/enode", async (HttpRequest request) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    if (!WebhookSignature.IsValid(body.ToArray(), request.Headers[WebhookSignature.HeaderName], secret.SecurePassword))
    {
        return Results.Unauthorized();
    }

    foreach (var happened in WebhookEvents.Parse(body.ToArray(), unreadable => Console.Error.WriteLine(unreadable.Message)))
    {
        Console.WriteLine(happened);
    }

    return Results.Ok();
});
await app.RunAsync();
