using System.Text.Json;

namespace Enode.Simulation;

/// <summary>A resource for tests: its members have every type that a body can have, and its routes every option.</summary>
internal static class TestPlans
{
    private static readonly ResourceKind Kind = new("plan", "plans");
    private static readonly JsonType<Window> WindowType = JsonTypes.Object(body => new Window(
        body.Required("from", JsonTypes.ClockTime),
        body.Required("days", JsonTypes.ArrayOf(JsonTypes.NumberBetween(0, 6)))));

    /// <summary>Plans that belong to users, with all that locations have not: PATCH, and a deletion that is answered with a 204.</summary>
    public static IEnumerable<Route> OfUsers(Fleet fleet, Paging paging) => Routes(fleet, paging, "/users/{userId}/plans");

    /// <summary>Plans that belong to no user.</summary>
    public static IEnumerable<Route> OfClient(Fleet fleet, Paging paging) => Routes(fleet, paging, "/plans");

    /// <summary>Plans that can only be read.</summary>
    public static IEnumerable<Route> ReadOnly(Fleet fleet, Paging paging) =>
        new RecordRoutes<Plan>(fleet, paging, new Table<Plan>(Kind, new object(), [])) { Lists = ["/plans"], Write = Write }.All();

    private static IEnumerable<Route> Routes(Fleet fleet, Paging paging, string path) =>
        new RecordRoutes<Plan>(fleet, paging, new Table<Plan>(Kind, new object(), []))
        {
            Lists = [path],
            Write = Write,
            WriteListed = (json, plan, _) => json.WriteStringValue(plan.Name),
            Create = new RecordCreation<Plan>(path, 1000, ReadNew),
            Update = new RecordUpdate<Plan>("PATCH", ReadChange),
            Delete = DeleteResponse.NoContent,
        }.All();

    private static Func<NewRecord, Plan> ReadNew(JsonObjectReader body)
    {
        var name = body.Required("name", JsonTypes.Text);
        var state = body.Required("state", JsonTypes.OneOf("ON", "OFF"));
        var isEnabled = body.Required("isEnabled", JsonTypes.Boolean);
        var level = body.Required("level", JsonTypes.NumberAbove(0));
        var offset = body.Required("offset", JsonTypes.Number);
        var validFrom = body.Required("validFrom", JsonTypes.Timestamp);
        var target = body.Required("target", JsonTypes.Uuid.OrNull());
        var windows = body.Required("windows", JsonTypes.ArrayOf(WindowType));
        var night = body.Optional("night", WindowType.OrNull());
        return head => new Plan(head.Id, head.Sequence, head.PathValues.GetValueOrDefault("userId", string.Empty), head.CreatedAt)
        {
            Name = name,
            State = state,
            IsEnabled = isEnabled,
            Level = level + offset,
            ValidFrom = validFrom,
            Target = target,
            Windows = windows,
            Night = night.Or(null),
        };
    }

    private static Func<Plan, Plan> ReadChange(JsonObjectReader body)
    {
        var name = body.Optional("name", JsonTypes.Text);
        var isEnabled = body.Optional("isEnabled", JsonTypes.Boolean);
        var level = body.Optional("level", JsonTypes.Number);
        var night = body.Optional("night", WindowType.OrNull());
        return plan => plan with
        {
            Name = name.Or(plan.Name),
            IsEnabled = isEnabled.Or(plan.IsEnabled),
            Level = level.Or(plan.Level),
            Night = night.Or(plan.Night),
        };
    }

    private static void Write(Utf8JsonWriter json, Plan plan, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("id", plan.Id);
        json.WriteString("userId", plan.UserId);
        json.WriteTime("createdAt", plan.CreatedAt);
        json.WriteTime("readAt", now);
        json.WriteString("name", plan.Name);
        json.WriteString("state", plan.State);
        json.WriteBoolean("isEnabled", plan.IsEnabled);
        json.WriteNumber("level", plan.Level);
        json.WriteTime("validFrom", plan.ValidFrom);
        json.WriteString("target", plan.Target);
        json.WriteString("windows", string.Join("; ", plan.Windows));
        json.WriteString("night", plan.Night?.ToString());
        json.WriteEndObject();
    }

    private sealed record Window(string From, IReadOnlyList<double> Days)
    {
        public override string ToString() => $"{From} on {string.Join(',', Days)}";
    }

    private sealed record Plan(string Id, long Sequence, string UserId, DateTimeOffset CreatedAt) : IUserRecord
    {
        public required string Name { get; init; }

        public required string State { get; init; }

        public required bool IsEnabled { get; init; }

        public required double Level { get; init; }

        public required DateTimeOffset ValidFrom { get; init; }

        public required string? Target { get; init; }

        public required IReadOnlyList<Window> Windows { get; init; }

        public required Window? Night { get; init; }
    }
}
