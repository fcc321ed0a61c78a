using System.Management.Automation;
using Enode.Actions;

namespace Enode.Completion;

/// <summary>Completes ids from the last listings of the connection, shown by their display names. Sends no request.</summary>
/// <remarks>
/// The kind of the ids follows from the names: <c>-VehicleId</c>, or <c>-Id</c> of a command whose noun is <c>EnodeVehicle</c>.
/// </remarks>
public sealed class IdCompleter : EnodeCompleter
{
    private protected override IEnumerable<Candidate> CandidatesFor(CompletedLine line) =>
        line.Noun.Equals("Action", StringComparison.OrdinalIgnoreCase)
            ? SentActions(line.Connections).Where(action => action.IsPending || !IsForPending(line.Command)).Select(CandidateOf)
            : KindsOf(line).SelectMany(kind => Of(line.Connections, kind));

    /// <summary>The ids of a kind, by their names. Where several have the same name, the beginning of the id follows.</summary>
    internal static IEnumerable<Candidate> Of(IReadOnlyList<EnodeConnection> connections, string kind)
    {
        var ids = connections.SelectMany(connection => connection.RecentIds.Of(kind)).ToList();
        var names = ids.GroupBy(recent => recent.DisplayName).ToDictionary(group => group.Key, group => group.Count());
        return ids.Select(recent => new Candidate(recent.Id, NameOf(recent, names[recent.DisplayName]), ToolTip(recent)));
    }

    /// <summary>The actions that this process has sent, newest first.</summary>
    private static IEnumerable<AssetAction> SentActions(IReadOnlyList<EnodeConnection> connections) => ActionJournal.All.Reverse()
        .Where(action => connections.Any(connection => connection.IsSameClient((EnodeConnection)action.Origin!)))
        .Take(RecentIds.Maximum);

    /// <summary>An action, by the device and the command.</summary>
    private static Candidate CandidateOf(AssetAction action) =>
        new(action.Id!, $"{action.TargetName} {action.Command} {action.State}", $"{action}, {action.Id}");

    // An action in a final state cannot be cancelled, and there is nothing to wait for.
    private static bool IsForPending(string command) =>
        !command.StartsWith($"{VerbsCommon.Get}-", StringComparison.OrdinalIgnoreCase);

    private static string NameOf(RecentId recent, int count) =>
        count == 1 ? recent.DisplayName : $"{recent.DisplayName} {recent.Id[..Math.Min(8, recent.Id.Length)]}";

    private static string ToolTip(RecentId recent) =>
        recent.DisplayName == recent.Id ? recent.Id : $"{recent.DisplayName}, {recent.Id}";

    private static IEnumerable<string> KindsOf(CompletedLine line)
    {
        var noun = line.Noun;
        return line.Parameter.ToUpperInvariant() switch
        {
            "ASSETID" => AssetKind.All.Select(kind => kind.Create().GetType().Name),
            "PLANID" => [nameof(SmartChargingPlan)],
            "INPUTOBJECT" when TakesVehicles(noun.ToUpperInvariant()) => [nameof(Vehicle)],
            "INPUTOBJECT" when TakesUsers(noun.ToUpperInvariant()) => [nameof(User)],
            "ID" when noun.StartsWith("Charging", StringComparison.OrdinalIgnoreCase) => [line.TextOf("Type") ?? nameof(Vehicle)],
            "INPUTOBJECT" or "ID" => [noun],
            _ => [line.Parameter[..^2]],
        };
    }

    // An id alone is a vehicle's there.
    private static bool TakesVehicles(string noun) =>
        noun is "CHARGING" or "MAXCURRENT" || noun.StartsWith("SMART", StringComparison.Ordinal);

    private static bool TakesUsers(string noun) =>
        noun is "VENDOR" or "LINKSESSION" or "USERAUTHORIZATION" || noun.StartsWith("CHARGING", StringComparison.Ordinal);
}
