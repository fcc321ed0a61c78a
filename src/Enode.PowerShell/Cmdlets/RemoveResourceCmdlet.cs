using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Deletes resources of one type.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RemoveResourceCmdlet<T> : DeletionCmdlet
    where T : EnodeResource
{
    /// <summary>Ids of the resources.</summary>
    [Parameter(ParameterSetName = nameof(Id), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    /// <summary>The type as error messages name it, as in <c>a location</c>.</summary>
    private protected abstract string NameWithArticle { get; }

    private protected sealed override string RowColumn => $"{typeof(T).Name}Id";

    private protected sealed override void Process() => ProcessInputs(Id.Select(Input.Of), Start);

    /// <summary>Deletes the resource of an id.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="id">The id, which a request can carry.</param>
    private protected abstract void Remove(Input input, string id);

    private void Start(Input input)
    {
        if (input.Object is not (null or T))
        {
            RejectKind(input, NameWithArticle);
        }
        else if (CanBeSent(input, input.Id))
        {
            Remove(input, input.Id!);
        }
    }
}
