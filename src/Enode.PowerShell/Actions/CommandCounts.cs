using System.Globalization;

namespace Enode.Actions;

/// <summary>Counts what became of the inputs of a command, for its progress and its summary. Belongs to the pipeline thread.</summary>
internal sealed class CommandCounts
{
    /// <summary>The maximum number of kinds of commands that a summary counts separately.</summary>
    private const int MaximumLines = 8;

    /// <summary>The commands that the API accepted, by kind of device, in the order of the first command to each.</summary>
    private readonly List<AssetKind> sent = [];

    /// <summary>The number of inputs so far.</summary>
    internal int Inputs { get; set; }

    /// <summary>Inputs with an error: nothing was sent for them, or the API rejected the command.</summary>
    internal int Rejected { get; set; }

    /// <summary>Commands that were sent and not answered, so that they may have been carried out.</summary>
    internal int Unanswered { get; set; }

    /// <summary>Devices that were in the requested state already, with -IfNeeded.</summary>
    internal int LeftOut { get; set; }

    /// <summary>Commands that would be sent without -WhatIf.</summary>
    internal int NotSent { get; set; }

    /// <summary>True when not every input has an action.</summary>
    internal bool HasOthers => Rejected + Unanswered + LeftOut > 0;

    /// <summary>The counts while commands are sent, as in <c>38 sent, 2 rejected, of 41 so far</c>.</summary>
    internal string SoFar => $"{Joined([(sent.Count, "sent"), .. Others])}, of {Inputs} so far";

    /// <summary>The counts of a command that does not wait, as in <c>38 sent (30 vehicles, 8 chargers), 2 rejected</c>.</summary>
    internal string AsSent
    {
        get
        {
            if (NotSent > 0)
            {
                return Joined([(NotSent, "would be sent"), .. Others]);
            }

            var kinds = sent.GroupBy(kind => kind).Select(of => (of.Count(), of.Count() == 1 ? of.Key.Name : of.Key.Collection)).ToList();
            return Joined([(sent.Count, kinds.Count > 1 ? $"sent ({Joined(kinds)})" : "sent"), .. Others]);
        }
    }

    private IEnumerable<(int Count, string Word)> Others =>
        [(Rejected, "rejected"), (Unanswered, "not answered"), (LeftOut, "left out")];

    /// <summary>Adds a command that the API accepted.</summary>
    internal void AddSent(AssetKind kind) => sent.Add(kind);

    /// <summary>
    /// The counts after a wait, as in <c>38 confirmed, 1 failed, 2 rejected</c>. With several kinds of commands, a line follows for each.
    /// </summary>
    /// <param name="actions">The actions as they were last read. Null for one that was not read.</param>
    internal string AfterWait(IReadOnlyList<AssetAction?> actions)
    {
        var kinds = actions.OfType<AssetAction>().GroupBy(action => $"{action.Command} {action.TargetType}").ToList();
        var lines = kinds.Count is > 1 and <= MaximumLines
            ? kinds.Select(kind => $"\n  {kind.Key}: {Joined(ByState([.. kind]))}")
            : [];
        return string.Concat(lines.Prepend(Joined([.. ByState(actions), .. Others])));
    }

    private static IReadOnlyList<(int Count, string Word)> ByState(IReadOnlyList<AssetAction?> actions)
    {
        var (confirmed, failed, cancelled) = (Of(ActionStates.Confirmed), Of(ActionStates.Failed), Of(ActionStates.Cancelled));
        var pending = actions.Count(action => action is { IsPending: true });

        // Those that could not be read, and those in a state that is newer than this version.
        var unknown = actions.Count - confirmed - failed - cancelled - pending;
        return [(confirmed, "confirmed"), (failed, "failed"), (cancelled, "cancelled"), (pending, "pending"), (unknown, "unknown")];

        int Of(string state) => actions.Count(action => action?.State == state);
    }

    /// <summary>The first count, and those of the others that are not zero.</summary>
    private static string Joined(IReadOnlyList<(int Count, string Word)> counts) => string.Join(", ", counts
        .Where((entry, index) => index == 0 || entry.Count > 0)
        .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Count} {entry.Word}")));
}
