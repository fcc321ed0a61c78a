using System.ComponentModel;
using System.Management.Automation;
using Enode.Actions;
using Enode.Completion;
using Enode.Connections;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>A command that writes the events of deliveries. It sends no request.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EventCmdlet : EnodeCmdlet
{
    private EnodeConnection? origin;

    /// <summary>
    /// The connection of the client that the webhook belongs to, or its name: commands that the events are piped to act there. Default:
    /// none, and commands act through the selected connection.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [RefuseNull]
    [ConnectionTransformation]
    public ConnectionArgument? Connection { get; set; }

    private protected override object? DefaultErrorTarget => Connection?.ToString();

    private protected sealed override void Begin()
    {
        origin = Connection?.Resolve();
        BeginEvents();
    }

    private protected virtual void BeginEvents()
    {
    }

    /// <summary>Writes an event.</summary>
    private protected void WriteEvent(WebhookEvent happened)
    {
        happened.Origin = origin;
        if (origin is not null && happened is ActionEvent { VendorAction: { } action })
        {
            ActionTargets.Complete(action, origin, null);
        }

        WriteObject(happened);
    }
}
