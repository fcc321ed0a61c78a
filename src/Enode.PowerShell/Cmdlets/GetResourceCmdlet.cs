using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Reads resources of one type: all, page by page, or single ones by id or by an object that leads to one.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetResourceCmdlet<T> : ListCmdlet<T>
    where T : EnodeResource
{
    private protected const string AllSet = "All";

    /// <summary>Ids of the resources to read.</summary>
    [Parameter(ParameterSetName = nameof(Id), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    /// <summary>The type as error messages name it, as in <c>a vehicle</c>.</summary>
    private protected abstract string NameWithArticle { get; }

    private protected override void Process()
    {
        if (ParameterSetName == AllSet)
        {
            StartList(null, null, PagesAsync);
        }
        else
        {
            ProcessInputs(Id.Select(Input.Of), Start);
        }
    }

    /// <summary>True when the API lists all resources of the type. False when it lists those of one user at a time.</summary>
    private protected virtual bool ListsAll => true;

    /// <summary>Starts the work for one input.</summary>
    private protected virtual void Start(Input input)
    {
        if (input.Object is ConnectionInput && ListsAll)
        {
            StartList(input.Target, input.Object, PagesAsync);
        }
        else if (input.Object is null or T)
        {
            StartRead(input, input.Id);
        }
        else if (RelatedId(input.Object) is { } id)
        {
            StartRead(input, id);
        }
        else
        {
            RejectKind(input, $"{NameWithArticle}, or an object that refers to one");
        }
    }

    /// <summary>The id of the resource of this type that another object leads to. Null when it leads to none.</summary>
    private protected virtual string? RelatedId(EnodeResource input) => null;

    /// <summary>Lists all resources of the type, page by page as they are enumerated.</summary>
    private protected abstract IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync(
        EnodeClient client, CancellationToken cancellationToken);

    /// <summary>Starts to read the resource of an id.</summary>
    private protected void StartRead(Input input, string? id) =>
        StartRead(input, (client, token) => ReadAsync(client, id ?? string.Empty, token));

    /// <summary>Reads a single resource.</summary>
    private protected abstract Task<T> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken);

    /// <inheritdoc/>
    private protected abstract override (string? Id, string? DisplayName) Label(T item);
}
