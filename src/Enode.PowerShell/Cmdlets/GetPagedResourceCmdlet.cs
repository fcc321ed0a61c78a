using System.ComponentModel;
using System.Management.Automation;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Reads resources of one type whose lists the API gives in pages.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetPagedResourceCmdlet<T> : GetResourceCmdlet<T>
    where T : EnodeResource
{
    /// <summary>How many items to ask for with each request. Default: left to the server, usually 50.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    [WholeNumber]
    public int PageSize { get; set; }

    private protected int? PageSizeOrDefault => PageSize > 0 ? PageSize : null;
}
