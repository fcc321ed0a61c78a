using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>ConvertFrom-EnodeWebhook: the events of a delivery to a webhook, as objects.</summary>
[Cmdlet(VerbsData.ConvertFrom, "EnodeWebhook")]
[OutputType(typeof(WebhookEvent))]
public sealed class ConvertFromEnodeWebhook : EventCmdlet
{
    /// <summary>The body of the delivery: a string or a byte array.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NoCompleter))]
    [DeliveryBody]
    public byte[] Body { get; set; } = [];

    private protected override void Process()
    {
        try
        {
            foreach (var (happened, failure) in WebhookEvents.Read(Body))
            {
                if (happened is null)
                {
                    WriteItemError(failure!, Body);
                }
                else
                {
                    WriteEvent(happened);
                }
            }
        }
        catch (EnodeApiException exception)
        {
            WriteItemError(exception, Body);
        }
    }
}
