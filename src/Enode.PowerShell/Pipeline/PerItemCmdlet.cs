using System.ComponentModel;
using System.Management.Automation;
using Enode.Connections;

namespace Enode.Pipeline;

/// <summary>A command that does something for each input, several at a time when asked to, with results and errors in the order of the inputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PerItemCmdlet : ConnectedCmdlet
{
    /// <summary>How many inputs are worked on at once. Results and errors keep the order of the inputs. Default: 1.</summary>
    [Parameter]
    [ValidateRange(1, 128)]
    [InvariantNumber]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int Concurrency => ThrottleLimit;
}
