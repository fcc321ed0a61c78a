using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;

namespace Enode.Pipeline;

/// <summary>A command that takes things by pipeline and by position: ids, objects of this module, copies of them, and rows with an Id.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InputCmdlet : PerItemCmdlet
{
    private protected const string InputObjectSet = "InputObject";

    /// <summary>Ids, objects that this module gave, copies of them out of a file or a job, or rows with an Id.</summary>
    /// <remarks>
    /// Of type object, so that PowerShell binds it before any id by property name, whatever comes: with a more special type, a user's Id
    /// was bound as the id of a vehicle.
    /// </remarks>
    [Parameter(ParameterSetName = InputObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [TypedNumbers]
    [ArgumentCompleter(typeof(IdCompleter))]
    public virtual object[] InputObject { get; set; } = [];

    /// <summary>Columns of a row that can hold the id instead of <c>Id</c>.</summary>
    private protected virtual IReadOnlyList<string> IdColumns => [];

    /// <summary>Resolves and processes each given object; one that cannot be taken is an error of its own.</summary>
    private protected void ProcessInputObjects(Action<Input> process)
    {
        foreach (var given in InputObject)
        {
            Input input;
            try
            {
                input = InputResolver.Resolve(AsTyped(given), IdColumns);
            }
            catch (EnodeCommandException rejection)
            {
                WriteItemError(rejection, given);
                continue;
            }

            process(input);
        }
    }

    // 0042 on the command line is a number to PowerShell, which keeps what was typed as its text.
    private object AsTyped(object given) =>
        !MyInvocation.ExpectingInput && TextOnlyAttribute.IsTypedNumber(RefuseNullAttribute.Plain(given)) ? PSObject.AsPSObject(given).ToString() : given;

    /// <summary>Writes the error of an object that is of another kind than the command takes. Nothing is sent for it.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="wanted">What the command takes, as in <c>a vehicle or a charger</c>.</param>
    private protected void RejectKind(Input input, string wanted)
    {
        var given = input.Object switch
        {
            null => $"an id alone ('{input.Id}')",
            UnknownAction => $"an action with the id '{input.Id}'",
            var thing => $"{thing.GetType().Name} '{thing}'",
        };
        WriteItemError(new EnodeCommandException(ErrorIds.InvalidArgument, $"This command takes {wanted}, and was given {given}."), input.Target);
    }
}
