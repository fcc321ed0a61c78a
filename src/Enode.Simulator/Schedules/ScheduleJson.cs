using System.Text.Json;

namespace Enode.Simulation;

/// <summary>
/// Reads and writes schedules. A charge schedule and a temperature schedule have different members for the state that they demand:
/// whether to charge, or the settings of a thermostat.
/// </summary>
internal static class ScheduleJson
{
    private static readonly JsonType<string> Id = JsonTypes.Text.Where("a string that is not empty", "too_small", text => text.Length > 0);

    private static readonly JsonType<DeviceCommand> ShouldCharge = new(
        JsonTypes.Boolean.Name,
        (input, expected) => JsonTypes.Boolean.ReadAs(input, expected) ? ChargeCommand.Start : ChargeCommand.Stop);

    private static readonly JsonType<DeviceCommand> TargetState = JsonTypes.Object<DeviceCommand>(HvacCommand.ReadState);

    private static readonly JsonType<(int From, int To)> HourMinute = JsonTypes.Object(body => (
        ReadMinutes(body, "from"), ReadMinutes(body, "to")));

    public static Func<NewRecord, SimulatedSchedule> ReadNew(JsonObjectReader body)
    {
        var targetType = body.Required("targetType", JsonTypes.OneOf(AssetTypes.Vehicle, AssetTypes.Charger, AssetTypes.Hvac));
        if (!body.IsValid)
        {
            // The type decides which members are required, so a wrong type is the only issue to report.
            body.Ignore("targetId", "locationId", "isEnabled", "defaultShouldCharge", "defaultTargetState", "rules");
            return _ => throw new InvalidOperationException();
        }

        var members = KindMembers.Of(targetType == AssetTypes.Hvac);
        var targetId = body.Required("targetId", Id);
        var locationId = members.HasLocation ? body.Required("locationId", JsonTypes.Uuid.OrNull()) : null;
        var isEnabled = body.Required("isEnabled", JsonTypes.Boolean);
        var @default = body.Required(members.Default, members.Type);
        var rules = body.Required("rules", JsonTypes.ArrayOf(members.Rule));
        return head => new SimulatedSchedule
        {
            Id = head.Id,
            Sequence = head.Sequence,
            UserId = head.PathValues["userId"],
            TargetType = targetType,
            TargetId = targetId,
            LocationId = locationId,
            IsEnabled = isEnabled,
            Program = new ScheduleProgram(@default, rules),
        };
    }

    public static Func<SimulatedSchedule, SimulatedSchedule> ReadChange(JsonObjectReader body, bool isTemperature)
    {
        var members = KindMembers.Of(isTemperature);
        var targetType = body.Optional("targetType", members.TargetType);
        var targetId = body.Optional("targetId", Id);
        var locationId = members.HasLocation ? body.Optional("locationId", JsonTypes.Uuid.OrNull()) : default;
        var isEnabled = body.Optional("isEnabled", JsonTypes.Boolean);
        var @default = body.Optional(members.Default, members.Type);
        var rules = body.Optional("rules", JsonTypes.ArrayOf(members.Rule));
        return schedule => schedule with
        {
            TargetType = targetType.Or(schedule.TargetType),
            TargetId = targetId.Or(schedule.TargetId),
            LocationId = locationId.Or(schedule.LocationId),
            IsEnabled = isEnabled.Or(schedule.IsEnabled),
            Program = new ScheduleProgram(@default.Or(schedule.Program.Default), rules.Or(schedule.Program.Rules)),
        };
    }

    public static void Write(Utf8JsonWriter json, SimulatedSchedule schedule)
    {
        var members = KindMembers.Of(schedule.IsTemperature);
        json.WriteStartObject();
        json.WriteString("targetId", schedule.TargetId);
        if (members.HasLocation)
        {
            json.WriteString("locationId", schedule.LocationId);
        }

        json.WriteString("targetType", schedule.TargetType);
        json.WriteBoolean("isEnabled", schedule.IsEnabled);
        json.WriteTarget(members.Default, schedule.Program.Default);
        json.WriteStartArray("rules");
        foreach (var rule in schedule.Program.Rules)
        {
            WriteRule(json, rule, members.Target);
        }

        json.WriteEndArray();
        json.WriteString("id", schedule.Id);
        json.WriteEndObject();
    }

    /// <summary>Writes the state that a command leads to.</summary>
    public static void WriteTarget(this Utf8JsonWriter json, string name, DeviceCommand target)
    {
        if (target is ChargeCommand charge)
        {
            json.WriteBoolean(name, charge.IsStart);
            return;
        }

        json.WritePropertyName(name);
        ((HvacCommand)target).WriteState(json);
    }

    /// <summary>What a device does not support of a command.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="target">The command.</param>
    /// <param name="hvac">The HVAC. Null for other devices.</param>
    public static Issue IssueOf(this SimulatedSchedule schedule, DeviceCommand target, HvacTraits? hvac)
    {
        if (target is HoldCommand hold && hvac is { CanHold: true } && hvac.IssueOf(hold) is { } issue)
        {
            var index = schedule.Program.Rules.ToList().FindIndex(rule => rule.Target == target);
            var path = schedule.Program.Default == target ? "defaultTargetState" : $"rules[{index}].targetState";
            return issue with { Path = $"{path}.{issue.Path}" };
        }

        return new Issue("not_supported", "targetId", "The device does not accept the commands of the schedule.");
    }

    private static int ReadMinutes(JsonObjectReader body, string name) =>
        body.Required(name, JsonTypes.ClockTime) is { } text && body.IsValid ? ClockTimes.Minutes(text) : 0;

    private static ScheduleRule ReadRule(JsonObjectReader body, KindMembers members)
    {
        var rule = new ScheduleRule
        {
            Target = body.Required(members.Target, members.Type),
            HourMinute = body.Optional("hourMinute", HourMinute) is { IsGiven: true } hours ? hours.Value : null,
            FromTimestamp = ReadTime(body, "fromTimestamp"),
            ToTimestamp = ReadTime(body, "toTimestamp"),
            Weekdays = body.Optional("weekdays", JsonTypes.ArrayOf(JsonTypes.Weekday)) is { IsGiven: true } days ? days.Value : null,
        };
        if (body.IsValid && rule.ToTimestamp <= rule.FromTimestamp)
        {
            body.AddIssue("toTimestamp", "never_applies", "Expected a time after fromTimestamp.");
        }

        if (body.IsValid && rule.Weekdays is { Count: 0 })
        {
            body.AddIssue("weekdays", "never_applies", "Expected a weekday. Without the member the rule applies on each.");
        }

        return rule;
    }

    private static DateTimeOffset? ReadTime(JsonObjectReader body, string name) =>
        body.Optional(name, JsonTypes.Timestamp) is { IsGiven: true } time ? time.Value : null;

    private static void WriteRule(Utf8JsonWriter json, ScheduleRule rule, string target)
    {
        json.WriteStartObject();
        if (rule.HourMinute is { } hours)
        {
            json.WriteStartObject("hourMinute");
            json.WriteString("from", ClockTimes.Text(hours.From));
            json.WriteString("to", ClockTimes.Text(hours.To));
            json.WriteEndObject();
        }

        if (rule.FromTimestamp is { } from)
        {
            json.WriteTime("fromTimestamp", from);
        }

        if (rule.ToTimestamp is { } to)
        {
            json.WriteTime("toTimestamp", to);
        }

        if (rule.Weekdays is { } weekdays)
        {
            json.WriteStartArray("weekdays");
            foreach (var weekday in weekdays)
            {
                json.WriteNumberValue(weekday);
            }

            json.WriteEndArray();
        }

        json.WriteTarget(target, rule.Target);
        json.WriteEndObject();
    }

    /// <summary>The members that differ between the two kinds of schedules.</summary>
    private sealed class KindMembers
    {
        private static readonly KindMembers Charge = new("defaultShouldCharge", "shouldCharge", ShouldCharge)
        {
            TargetType = JsonTypes.OneOf(AssetTypes.Vehicle, AssetTypes.Charger),
            HasLocation = true,
        };

        private static readonly KindMembers Temperature = new("defaultTargetState", "targetState", ScheduleJson.TargetState)
        {
            TargetType = JsonTypes.OneOf(AssetTypes.Hvac),
        };

        private KindMembers(string @default, string target, JsonType<DeviceCommand> type)
        {
            Default = @default;
            Target = target;
            Type = type;
            Rule = JsonTypes.Object(body => ReadRule(body, this));
        }

        /// <summary>The types of devices.</summary>
        public required JsonType<string> TargetType { get; init; }

        public bool HasLocation { get; init; }

        /// <summary>The name of the default state.</summary>
        public string Default { get; }

        /// <summary>The name of a rule's state.</summary>
        public string Target { get; }

        /// <summary>The type of the states.</summary>
        public JsonType<DeviceCommand> Type { get; }

        public JsonType<ScheduleRule> Rule { get; }

        public static KindMembers Of(bool isTemperature) => isTemperature ? Temperature : Charge;
    }
}
