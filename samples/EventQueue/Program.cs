// An endpoint that publishes the deliveries of a webhook to a durable queue of RabbitMQ, and answers when the broker has stored them.
// Set ENODE_WEBHOOK_SECRET to the secret of the webhook, AMQP_URI to the address of the broker, and forward its address to /enode.
using System.Net;
using Enode;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

var secret = new NetworkCredential(
    string.Empty,
    Environment.GetEnvironmentVariable("ENODE_WEBHOOK_SECRET") ?? throw new InvalidOperationException("ENODE_WEBHOOK_SECRET is not set."));
await using var queue = new DeliveryQueue(new Uri(Environment.GetEnvironmentVariable("AMQP_URI") ?? "amqp://localhost"));

var app = WebApplication.CreateBuilder(args).Build();
app.MapPost("/enode", async (HttpRequest request) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    if (!WebhookSignature.IsValid(body.ToArray(), request.Headers[WebhookSignature.HeaderName], secret.SecurePassword))
    {
        return Results.Unauthorized();
    }

    try
    {
        // Enode waits five seconds for the answer. After any other answer than 200 it sends the delivery again.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(4));
        await queue.PublishAsync(body.ToArray(), request.Headers[WebhookSignature.DeliveryHeaderName], limit.Token);
        return Results.Ok();
    }
    catch (Exception exception) when (exception is RabbitMQClientException or IOException or OperationCanceledException)
    {
        Console.Error.WriteLine($"The broker did not confirm a delivery: {exception.Message}");
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
});
await app.RunAsync();

internal sealed class DeliveryQueue : IAsyncDisposable
{
    private const string Name = "enode-deliveries";

    // Where the broker puts the deliveries that a worker failed to process twice.
    private const string FailedName = "enode-deliveries-failed";

    private static readonly CreateChannelOptions Confirmed = new(
        publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private readonly ConnectionFactory factory;
    private readonly SemaphoreSlim connecting = new(1);
    private IConnection? connection;

    // Each delivery opens the connection if it is closed: the broker may be started later than this program, and again.
    public DeliveryQueue(Uri broker) => factory = new() { Uri = broker, AutomaticRecoveryEnabled = false };

    public async Task PublishAsync(ReadOnlyMemory<byte> body, string? deliveryId, CancellationToken cancellationToken)
    {
        var open = await ConnectAsync(cancellationToken);
        // A channel of its own, because a channel publishes one message at a time.
        await using var channel = await open.CreateChannelAsync(Confirmed, cancellationToken);
        var properties = new BasicProperties { Persistent = true, ContentType = "application/json", MessageId = deliveryId };
        // Returns when the broker has confirmed the message, and throws if the broker rejects it or has no such queue.
        await channel.BasicPublishAsync(string.Empty, Name, mandatory: true, properties, body, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        connecting.Dispose();
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await connecting.WaitAsync(cancellationToken);
        try
        {
            if (connection is not { IsOpen: true })
            {
                await CloseAsync();
                connection = await factory.CreateConnectionAsync(cancellationToken);
                await DeclareAsync(connection, cancellationToken);
            }

            return connection;
        }
        finally
        {
            connecting.Release();
        }
    }

    private static async Task DeclareAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var failures = new Dictionary<string, object?>
        {
            ["x-dead-letter-exchange"] = string.Empty,
            ["x-dead-letter-routing-key"] = FailedName,
        };
        await channel.QueueDeclareAsync(
            FailedName, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(
            Name, durable: true, exclusive: false, autoDelete: false, failures, cancellationToken: cancellationToken);
    }

    private async ValueTask CloseAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }
    }
}
