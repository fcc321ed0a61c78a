using System.Management.Automation;
using System.Security;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;
using Enode.Webhooks;

namespace Enode.Commands;

/// <summary>Test-EnodeWebhookSignature: whether a delivery was signed with the secret of a webhook.</summary>
[Cmdlet(VerbsDiagnostic.Test, "EnodeWebhookSignature")]
[OutputType(typeof(bool))]
public sealed class TestEnodeWebhookSignature : EnodeCmdlet
{
    /// <summary>The body of the delivery as it was received: a string or a byte array.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NoCompleter))]
    [AllowNull]
    [DeliveryBody(AllowNull = true)]
    public byte[] Body { get; set; } = [];

    /// <summary>The value of the header <c>x-enode-signature</c>.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NoCompleter))]
    [AllowNull]
    [Signature]
    public string Signature { get; set; } = string.Empty;

    /// <summary>The secret of the webhook.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [Secret]
    public SecureString Secret { get; set; } = new();

    private protected override void Begin() => WebhookSettings.CheckSecret(Secret);

    private protected override void Process() => WriteObject(WebhookSignature.IsValid(Body, Signature, Secret));
}
