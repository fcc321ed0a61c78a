using System.Management.Automation;
using Enode.Parameters;

namespace Enode.Webhooks;

/// <summary>Takes the secret of a webhook as a SecureString, or the webhook that New-EnodeWebhook has returned, which contains it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WebhookSecretInputAttribute : RefuseNullAttribute
{
    private readonly SecretAttribute secret = new();

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Plain(inputData) is Webhook webhook
        ? webhook.Secret ?? throw new ArgumentTransformationMetadataException(
            $"The webhook {webhook.Id} does not contain its secret: only New-EnodeWebhook returns it, once. Specify the secret.")
        : secret.Transform(engineIntrinsics, inputData);
}
