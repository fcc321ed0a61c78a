using System.Collections.Specialized;
using Enode.Errors;

namespace Enode.Linking;

/// <summary>The error that a link session ends with, from the query with which the browser comes back.</summary>
internal static class LinkFailure
{
    /// <summary>A longer text is cut: it comes from an address, which anyone can write.</summary>
    private const int MaximumLength = 500;

    /// <summary>The codes that are known. Others are shown as they came.</summary>
    private static readonly string[] Reasons =
    [
        "cancelledByUser", "backendError", "earlyExitRequestedFromFrontend", "dismissedViaDismissFunction", "missingLinkToken",
        "malformedLinkToken",
    ];

    /// <summary>True when the query names an error.</summary>
    internal static bool IsIn(NameValueCollection query) => query["error"] is not null || query["error_message"] is not null;

    /// <summary>The error that a query names.</summary>
    /// <param name="query">The query.</param>
    /// <param name="name">The user or the device, as in <c>user u1</c>.</param>
    internal static EnodeCommandException From(NameValueCollection query, string name)
    {
        var code = Text(query["error"]);
        var reason = Array.Find(Reasons, known => known.Equals(code, StringComparison.OrdinalIgnoreCase)) ?? code;
        var parts = new[] { reason, Text(query["error_message"]) }.Where(part => part.Length > 0).ToList();
        var text = parts.Count == 0 ? "No reason was reported." : string.Join(": ", parts);
        return new EnodeCommandException(CommandErrorIds.LinkFailed, $"Linking for the {name} failed. {text}") { Reason = reason };
    }

    private static string Text(string? value)
    {
        var text = SafeText.Line(value?.Trim() ?? string.Empty);
        return text.Length > MaximumLength ? $"{text[..MaximumLength]}..." : text;
    }
}
