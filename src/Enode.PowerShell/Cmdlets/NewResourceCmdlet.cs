using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Creates resources that belong to users. The users are given by id, as objects that belong to them, or as rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NewResourceCmdlet : InputCmdlet
{
    /// <summary>Your own keys of the users.</summary>
    [Parameter(ParameterSetName = nameof(UserId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] UserId { get; set; } = [];

    private protected sealed override IReadOnlyList<string> IdColumns => [nameof(UserId)];

    private protected sealed override void Process() => ProcessInputs(UserId.Select(Input.Of), Start);

    /// <summary>Creates a resource for an input: a user, or an object that belongs to one.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="userId">The user's id. Empty for an object without one, which the client rejects.</param>
    private protected abstract void Create(Input input, string userId);

    private void Start(Input input)
    {
        var userId = input.Object is null ? input.Id : InputResolver.UserIdOf(input.Object);
        if (userId is null && input.Object is not User)
        {
            RejectKind(input, "a user, or an object that belongs to one");
        }
        else
        {
            Create(input, userId ?? string.Empty);
        }
    }
}
