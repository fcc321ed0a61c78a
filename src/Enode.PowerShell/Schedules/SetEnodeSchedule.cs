using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;
using Enode.Schedules;

namespace Enode.Commands;

/// <summary>Set-EnodeSchedule: operation <c>updateSchedule</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeSchedule", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(ChargeSchedule), typeof(TemperatureSchedule))]
public sealed class SetEnodeSchedule : ChangeResourceCmdlet<Schedule>
{
    /// <summary>The id of the location at which the schedule applies.</summary>
    [Parameter]
    [NotEmpty("the id of a location")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string? LocationId { get; set; }

    /// <summary>Removes the location of the schedule. A switch of its own, so that a mistyped variable never clears anything.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter ClearLocation { get; set; }

    /// <summary>Whether the schedule controls its device.</summary>
    [Parameter]
    [TrueOrFalse]
    public bool? IsEnabled { get; set; }

    /// <summary>Whether the device charges while no rule applies.</summary>
    [Parameter]
    [TrueOrFalse]
    public bool? DefaultShouldCharge { get; set; }

    /// <summary>What the unit is set to while no rule applies.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [TargetState]
    public TemperatureTargetState? DefaultTargetState { get; set; }

    /// <summary>The rules, which replace all former ones.</summary>
    [Parameter]
    [ScheduleRules]
    public ScheduleRule[]? Rule { get; set; }

    private protected override string NameWithArticle => "a schedule";

    private protected override IReadOnlyList<string> IdColumns => [nameof(ScheduleStatus.ScheduleId)];

    private ScheduleSettings Settings => new(LocationId, ClearLocation, DefaultShouldCharge, DefaultTargetState, Rule);

    private protected override void BeginConnected()
    {
        RequireOneOf(
            nameof(LocationId),
            nameof(ClearLocation),
            nameof(IsEnabled),
            nameof(DefaultShouldCharge),
            nameof(DefaultTargetState),
            nameof(Rule));
        if (!ClearLocation && MyInvocation.BoundParameters.ContainsKey(nameof(ClearLocation)))
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument, "-ClearLocation:$false neither sets a location nor removes one. Use -LocationId to set one.");
        }

        Settings.Check();
    }

    private protected override void Change(Input input, string id)
    {
        var isKnown = input.Object is ChargeSchedule or TemperatureSchedule;
        if (isKnown && Settings.ErrorFor(input.Object is TemperatureSchedule) is { } error)
        {
            WriteItemError(error, input.Target);
            return;
        }

        var changes = new ScheduleChanges
        {
            LocationId = LocationId,
            ClearLocation = ClearLocation,
            IsEnabled = IsEnabled,
            DefaultShouldCharge = DefaultShouldCharge,
            DefaultTargetState = DefaultTargetState,
            Rules = Rule is null ? null : [.. Rule],
        };
        StartChange(
            input.Target,
            input.Object,
            input.NameAs("schedule"),
            "Change",
            (client, token) => client.Schedules.UpdateAsync(id, changes, token));
    }
}
