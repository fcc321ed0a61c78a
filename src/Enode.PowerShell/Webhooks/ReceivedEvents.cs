using System.Management.Automation;

namespace Enode.Webhooks;

/// <summary>Which events the user wants, and how many.</summary>
internal sealed class ReceivedEvents
{
    private readonly WildcardPattern[] patterns;

    /// <param name="names">The names of events, with wildcards.</param>
    /// <param name="first">How many events. 0 for any number.</param>
    internal ReceivedEvents(IReadOnlyList<string> names, int first)
    {
        patterns = [.. names.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))];
        First = first;
        Unknown = [.. names.Where((_, index) => !WebhookEventNames.All.Any(patterns[index].IsMatch))];
    }

    /// <summary>The names that match no event that this version knows.</summary>
    internal IReadOnlyList<string> Unknown { get; }

    /// <summary>How many events the user wants. 0 for any number.</summary>
    internal int First { get; }

    /// <summary>How many events were written.</summary>
    internal int Count { get; set; }

    /// <summary>True when there are as many as the user wants.</summary>
    internal bool IsComplete => First > 0 && Count >= First;

    /// <summary>True for an event that the user wants.</summary>
    internal bool IsWanted(WebhookEvent happened) => Array.Exists(patterns, pattern => pattern.IsMatch(happened.Event ?? string.Empty));
}
