using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;
using Enode.Schedules;

namespace Enode.Commands;

/// <summary>New-EnodeSchedule: operation <c>createSchedule</c>.</summary>
[Cmdlet(VerbsCommon.New, "EnodeSchedule", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(ChargeSchedule), typeof(TemperatureSchedule))]
public sealed class NewEnodeSchedule : InputCmdlet
{
    /// <summary>Your own key of the user to whom the device belongs. A device object and a row have it themselves.</summary>
    [Parameter(ParameterSetName = nameof(VehicleId), Mandatory = true)]
    [Parameter(ParameterSetName = nameof(ChargerId), Mandatory = true)]
    [Parameter(ParameterSetName = nameof(HvacId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string UserId { get; set; } = string.Empty;

    /// <summary>The id of the vehicle.</summary>
    [Parameter(ParameterSetName = nameof(VehicleId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string VehicleId { get; set; } = string.Empty;

    /// <summary>The id of the charger.</summary>
    [Parameter(ParameterSetName = nameof(ChargerId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string ChargerId { get; set; } = string.Empty;

    /// <summary>The id of the heating or cooling unit.</summary>
    [Parameter(ParameterSetName = nameof(HvacId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string HvacId { get; set; } = string.Empty;

    /// <summary>The id of the location at which a charge schedule applies. Default: none.</summary>
    [Parameter]
    [NotEmpty("the id of a location")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string? LocationId { get; set; }

    /// <summary>Whether the schedule controls its device. Default: true.</summary>
    [Parameter]
    [TrueOrFalse]
    public bool IsEnabled { get; set; } = true;

    /// <summary>Whether a vehicle or charger charges while no rule applies.</summary>
    [Parameter]
    [TrueOrFalse]
    public bool? DefaultShouldCharge { get; set; }

    /// <summary>What a heating or cooling unit is set to while no rule applies.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [TargetState]
    public TemperatureTargetState? DefaultTargetState { get; set; }

    /// <summary>The rules. Default: none.</summary>
    [Parameter]
    [ScheduleRules]
    public ScheduleRule[] Rule { get; set; } = [];

    private protected override IReadOnlyList<string> IdColumns => [nameof(VehicleId), nameof(ChargerId), nameof(HvacId)];

    private ScheduleSettings Settings => new(LocationId, ClearLocation: false, DefaultShouldCharge, DefaultTargetState, Rule);

    private protected override void BeginConnected() => Settings.Check();

    private protected override void Process()
    {
        var input = ParameterSetName switch
        {
            nameof(VehicleId) => Input.Of(VehicleId, AssetTypes.Vehicle),
            nameof(ChargerId) => Input.Of(ChargerId, AssetTypes.Charger),
            _ => Input.Of(HvacId, AssetTypes.Hvac),
        };
        ((Device)input.Object!).UserId = UserId;
        ProcessInputs([input], Start);
    }

    private void Start(Input input)
    {
        if (input.Object is not (Vehicle or Charger or Hvac))
        {
            RejectKind(input, "a vehicle, a charger, or a heating or cooling unit");
            return;
        }

        var device = (Device)input.Object;
        if (Settings.ErrorFor(device is Hvac) is { } error)
        {
            WriteItemError(error, input.Target);
        }
        else if (Missing(device) is { } missing)
        {
            WriteItemError(new EnodeCommandException(ErrorIds.InvalidArgument, missing), input.Target);
        }
        else
        {
            var schedule = ScheduleFor(device);
            StartChange(
                input.Target,
                input.Object,
                input.NameAs(device.AssetType),
                $"Create schedule: {schedule.Default}, {Sentences.Count(Rule.Length, "rule")}",
                (client, token) => client.Schedules.CreateAsync(device.UserId!, schedule, token));
        }
    }

    private string? Missing(Device device) => device switch
    {
        { UserId: null } => $"The {device.AssetType} has no UserId. Specify -UserId, and the device by its id.",
        Hvac when DefaultTargetState is null => "-DefaultTargetState is required for a heating or cooling unit.",
        not Hvac when DefaultShouldCharge is null => $"-DefaultShouldCharge is required for a {device.AssetType}.",
        _ => null,
    };

    private Schedule ScheduleFor(Device device) => device is Hvac
        ? new TemperatureSchedule
        {
            TargetType = device.AssetType,
            TargetId = device.Id ?? string.Empty,
            IsEnabled = IsEnabled,
            DefaultTargetState = DefaultTargetState,
            Rules = [.. Rule],
        }
        : new ChargeSchedule
        {
            TargetType = device.AssetType,
            TargetId = device.Id ?? string.Empty,
            LocationId = LocationId,
            IsEnabled = IsEnabled,
            DefaultShouldCharge = DefaultShouldCharge,
            Rules = [.. Rule],
        };
}
