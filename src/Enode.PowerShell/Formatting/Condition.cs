namespace Enode.Formatting;

/// <summary>Whether an object needs attention, and which of its columns says why.</summary>
/// <remarks>
/// By the names of members, so that copies are read too. Its mark is a character, which is visible without colour. PowerShell removes the
/// colour where the host has none, in a file, and with NO_COLOR.
/// </remarks>
internal sealed class Condition
{
    private const string Red = "\u001b[31m";
    private const string Yellow = "\u001b[33m";
    private const string Reset = "\u001b[0m";
    private const string Mark = "! ";
    private static readonly TimeSpan StaleFrom = TimeSpan.FromDays(1);

    private readonly HashSet<string> columns;
    private readonly string? colour;

    private Condition(HashSet<string> faulty, HashSet<string> stale)
    {
        columns = [.. faulty, .. stale];
        colour = faulty.Count > 0 ? Red : stale.Count > 0 ? Yellow : null;
    }

    /// <summary>The condition of an object.</summary>
    internal static Condition Of(Row row) => new([.. Faulty(row)], [.. Stale(row)]);

    /// <summary>The number of characters that the mark of a column takes.</summary>
    internal int MarkWidth(string column) => columns.Contains(column) ? Mark.Length : 0;

    /// <summary>The text of a cell of a table: the whole row has the colour, and the column that says why has the mark.</summary>
    internal string Cell(string column, string text) => Coloured(Marked(column, text));

    /// <summary>The text of an item of a list: what says why has the mark and the colour.</summary>
    internal string Item(string column, string text) => columns.Contains(column) ? Coloured(Marked(column, text)) : text;

    private string Marked(string column, string text) => columns.Contains(column) ? Mark + text : text;

    private string Coloured(string text) => colour is null || text.Length == 0 ? text : $"{colour}{text}{Reset}";

    private static IEnumerable<string> Faulty(Row row)
    {
        if (row[nameof(Device.State)] is DeviceStates.Fault or ActionStates.Failed)
        {
            yield return nameof(Device.State);
        }

        if (row[nameof(LinkedVendor.IsValid)] is false)
        {
            yield return nameof(LinkedVendor.IsValid);
        }

        if (row[nameof(WebhookTest.IsSuccess)] is false)
        {
            yield return nameof(WebhookTest.Status);
        }

        if (row.Has(nameof(SimulatorDelivery.NextAttemptAt)) && row[nameof(SimulatorDelivery.Failure)] is string)
        {
            yield return nameof(SimulatorDelivery.Status);
        }

        if (row.Has(nameof(Webhook.LastSuccess)) && row[nameof(Webhook.IsActive)] is false)
        {
            yield return nameof(Webhook.IsActive);
        }

        foreach (var column in Unready(row).Where(column => row[column] is VendorStatus.Outage))
        {
            yield return column;
        }
    }

    private static IEnumerable<string> Stale(Row row)
    {
        var isUnreachable = row[nameof(Device.IsReachable)] is false;
        if (isUnreachable)
        {
            yield return nameof(Device.IsReachable);
        }

        if (isUnreachable || (row[nameof(Device.Age)] is TimeSpan age && age >= StaleFrom))
        {
            // The state is as old, and is in every table, also in a narrow console.
            yield return nameof(Device.Age);
            yield return nameof(Device.State);
        }

        if (row[nameof(AssetAction.State)] is ActionStates.Cancelled)
        {
            yield return nameof(AssetAction.State);
        }

        if (row[nameof(HemSystemStatistic.IsAvailable)] is false)
        {
            yield return nameof(HemSystemStatistic.Reason);
        }

        foreach (var column in Unready(row).Where(column => row[column] is not VendorStatus.Outage))
        {
            yield return column;
        }
    }

    /// <summary>The columns of a vendor whose status is another one than READY. None for every other object.</summary>
    private static IEnumerable<string> Unready(Row row) => row.Has(nameof(VendorHealth.LinkingStatus))
        ? new[] { nameof(VendorHealth.Status), nameof(VendorHealth.LinkingStatus) }
            .Where(column => row[column] is string and not VendorStatus.Ready)
        : [];

    private static class VendorStatus
    {
        internal const string Ready = "READY";
        internal const string Outage = "OUTAGE";
    }
}
