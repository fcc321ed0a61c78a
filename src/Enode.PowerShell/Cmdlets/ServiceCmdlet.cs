using System.ComponentModel;
using System.Management.Automation;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Cmdlets;

/// <summary>Reads something about the service as a whole, through one connection or through each that comes down the pipeline.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceCmdlet : ConnectedCmdlet
{
    /// <summary>Connections to read through, in place of -Connection.</summary>
    [Parameter(ValueFromPipeline = true)]
    [RefuseNull]
    public EnodeConnection[]? InputObject { get; set; }

    private protected sealed override bool IsReading => true;

    /// <summary>Starts work for each connection.</summary>
    private protected void StartEach(Func<PipelineWorkItem, EnodeConnection, EnodeClient, Task> work)
    {
        if (InputObject is null)
        {
            StartItem(null, null, work);
            return;
        }

        foreach (var connection in InputObject)
        {
            StartItem(connection, new ConnectionInput(connection), work);
        }
    }
}
