using System.ComponentModel;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Reads charging statistics of users, or of single devices of theirs.</summary>
/// <typeparam name="T">The type of the points.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ChargingStatisticsCmdlet<T> : ListCmdlet<T>
    where T : EnodeResource
{
    /// <summary>Your own keys of the users.</summary>
    [Parameter(ParameterSetName = nameof(UserId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] UserId { get; set; } = [];

    /// <summary>The kind of device. A piped device has it itself.</summary>
    [Parameter]
    [ValidateSet(AssetTypes.Vehicle, AssetTypes.Charger, AssetTypes.Hvac)]
    [TextOnly]
    public string? Type { get; set; }

    /// <summary>The id of a device of the user, of the kind of -Type. Default: all of the kind. A piped device has it itself.</summary>
    [Parameter]
    [Alias("DeviceId")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [NotEmpty("an id")]
    [TextOnly]
    public string? Id { get; set; }

    /// <summary>The begin of the range. A time without a time zone is in UTC.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(TimeCompleter))]
    [InvariantTime]
    public DateTimeOffset StartDate { get; set; }

    /// <summary>The end of the range. A time without a time zone is in UTC. Default: now.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeCompleter))]
    [InvariantTime]
    public DateTimeOffset? EndDate { get; set; }

    /// <summary>The id of the location. Default: all.</summary>
    [Parameter]
    [NotEmpty("the id of a location")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string? LocationId { get; set; }

    private protected sealed override Input Resolve(object given) => ResolveUserOrDevice(given);

    private protected sealed override void BeginConnected()
    {
        if (StartDate >= EndDate)
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument,
                $"-StartDate ({UtcTimeConverter.Text(StartDate)}) is not before -EndDate ({UtcTimeConverter.Text(EndDate.Value)}).");
        }

        base.BeginConnected();
    }

    private protected sealed override void Process() => ProcessInputs(UserId.Select(Input.Of), Start);

    /// <summary>Reads the points page by page as they are enumerated.</summary>
    private protected abstract IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync(
        EnodeClient client, ChargingQuery query, CancellationToken cancellationToken);

    private void Start(Input input)
    {
        switch (input.Object)
        {
            case null or User when Type is null:
                // Every other user would have the same error.
                throw new EnodeCommandException(ErrorIds.InvalidArgument, "-Type is required, because the input is not a device.")
                {
                    Target = input.Target,
                    Recommendation = "Specify -Type vehicle, -Type charger or -Type hvac, or pipe devices.",
                };
            case null or User:
                Start(input, input.Id, Type, Id);
                break;
            case Vehicle or Charger or Hvac when ErrorOf((Device)input.Object) is { } error:
                Reject(input, error);
                break;
            case Vehicle or Charger or Hvac:
                var device = (Device)input.Object;
                Start(input, device.UserId, device.AssetType, device.Id ?? string.Empty);
                break;
            default:
                RejectKind(input, "a user, a vehicle, a charger or an HVAC unit");
                break;
        }
    }

    private void Start(Input input, string? userId, string type, string? id)
    {
        // The id of a device is a member of the query: an empty one must not become the statistics of all.
        if (id is { Length: 0 })
        {
            WriteItemError(new InvalidIdException(id, "The id is empty."), input.Target);
            return;
        }

        var query = new ChargingQuery(userId ?? string.Empty, type, StartDate, EndDate, LocationId, id);
        StartList(input.Target, input.Object, (client, token) => PagesAsync(client, query, token));
    }

    private string? ErrorOf(Device device)
    {
        if (Type is not null && Type != device.AssetType)
        {
            return $"The input is of type {device.AssetType}, and -Type is {Type}.";
        }

        return Id is not null && Id != device.Id
            ? $"The input is the {device.AssetType} {device.Id}, and -Id is {Id}."
            : device.UserId is { Length: > 0 } ? null : $"The {device.AssetType} has no UserId. Specify -UserId, -Type and -Id.";
    }

    private void Reject(Input input, string message) =>
        WriteItemError(new EnodeCommandException(ErrorIds.InvalidArgument, message), input.Target);
}
