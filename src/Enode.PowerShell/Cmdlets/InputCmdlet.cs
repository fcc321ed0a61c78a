using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>
/// A command that takes inputs by pipeline and by position: ids, objects of this module, copies of them, and rows with an Id. Several
/// are processed at a time when asked to, with results and errors in the order of the inputs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InputCmdlet : ConnectedCmdlet
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

    /// <summary>How many inputs are processed at once. Results and errors keep the order of the inputs. Default: 1.</summary>
    [Parameter]
    [ValidateRange(1, 128)]
    [WholeNumber]
    public int ThrottleLimit { get; set; } = 1;

    private protected override int Concurrency => ThrottleLimit;

    /// <summary>Columns of a row that can hold the id instead of <c>Id</c>.</summary>
    private protected virtual IReadOnlyList<string> IdColumns => [];

    /// <summary>
    /// Processes the ids of the parameter set, or what was given by position and by pipeline. What a command cannot take is a
    /// non-terminating error.
    /// </summary>
    private protected void ProcessInputs(IEnumerable<Input> ids, Action<Input> process)
    {
        if (!ParameterSetName.EndsWith(InputObjectSet, StringComparison.Ordinal))
        {
            foreach (var input in ids)
            {
                process(input);
            }

            return;
        }

        foreach (var given in InputObject)
        {
            if (TryResolve(given) is { } input)
            {
                process(input);
            }
        }
    }

    /// <summary>Reads the one object that an input leads to, and writes it.</summary>
    /// <remarks>When the work runs, the parameters may hold the next input already: <paramref name="read"/> must not use them.</remarks>
    private protected void StartGet<T>(Input input, Func<EnodeClient, CancellationToken, Task<T>> read)
        where T : EnodeResource => StartItem(input.Target, input.Object, async (workItem, connection, client) =>
    {
        var thing = await read(client, workItem.Token).ConfigureAwait(false);
        thing.Origin = connection;
        await workItem.WriteAsync(() => WriteObject(thing)).ConfigureAwait(false);
    });

    /// <summary>What was given, or an error of it.</summary>
    private protected virtual Input Resolve(object given) => InputResolver.Resolve(given, IdColumns);

    /// <summary>
    /// A user or a device: a row with an AssetType is about a device, and any other row with a UserId is about that user, whatever its
    /// Id is.
    /// </summary>
    private protected static Input ResolveUserOrDevice(object given) =>
        InputResolver.Resolve(given, HasAssetType(PSObject.AsPSObject(given)) ? [] : ["UserId"]);

    private static bool HasAssetType(PSObject row) =>
        InputTypes.ValueOf(row, nameof(Device.AssetType))?.ToString() is { Length: > 0 };

    private Input? TryResolve(object given)
    {
        try
        {
            return Resolve(AsTyped(given));
        }
        catch (EnodeCommandException rejection)
        {
            WriteItemError(rejection, given);
            return null;
        }
    }

    // 0042 on the command line is a number to PowerShell, which keeps what was typed as its text.
    private object AsTyped(object given) =>
        !MyInvocation.ExpectingInput && TextOnlyAttribute.IsTypedNumber(RefuseNullAttribute.Plain(given))
            ? PSObject.AsPSObject(given).ToString()
            : given;

    /// <summary>Writes the error of an object that is of another kind than the command takes. Nothing is sent for it.</summary>
    /// <param name="input">What was given.</param>
    /// <param name="wanted">What the command takes, as in <c>a vehicle or a charger</c>.</param>
    private protected void RejectKind(Input input, string wanted)
    {
        var given = input.Object switch
        {
            null => $"an id without a type ('{input.Id}')",
            ConnectionInput => $"the connection '{input.Object}', which -Connection accepts",
            UnknownAction => $"an action with the id '{input.Id}'",
            var thing => $"{thing.GetType().Name} '{thing}'",
        };
        WriteItemError(
            new EnodeCommandException(ErrorIds.InvalidArgument, $"This cmdlet accepts {wanted}. The input is {given}."), input.Target);
    }
}
