using System.Text.RegularExpressions;

namespace Enode.Errors;

/// <summary>How to find out whether a change was carried out that no response confirms.</summary>
internal static partial class UnknownOutcome
{
    private const string LostSecret =
        "The webhook may exist: see Get-EnodeWebhook. Unless you specified -Secret, its secret is not known: specify another one with " +
        "Set-EnodeWebhook -Secret, or delete the webhook with Remove-EnodeWebhook.";

    private const string LostSession = "The link session may exist, and cannot be read. It expires if it is not used: create another one.";

    /// <summary>By the end of a path, the cmdlet that reads what the change is about.</summary>
    private static readonly (Regex Path, string Cmdlet)[] Readers =
    [
        (ActionPath(), "Get-EnodeAction"),
        (SmartOverridePath(), "Get-EnodeSmartChargingStatus"),
        (SmartPolicyPath(), "Get-EnodeSmartChargingPolicy"),
        (LocationTariffPath(), "Get-EnodeLocationTariff"),
        (CollectionPath("tariffs"), "Get-EnodeTariff"),
        (CollectionPath("schedules"), "Get-EnodeSchedule"),
        (CollectionPath("locations"), "Get-EnodeLocation"),
        (CollectionPath("webhooks"), "Get-EnodeWebhook"),
        .. AssetKind.All.Select(kind => (CollectionPath(kind.Collection), $"Get-Enode{kind.Create().GetType().Name}")),
        (CollectionPath("users"), "Get-EnodeUser"),
    ];

    /// <summary>What to do before a change is made again, in sentences.</summary>
    /// <param name="method">The method of the request.</param>
    /// <param name="target">Path and query of the request.</param>
    internal static string Advice(string? method, string? target)
    {
        var path = PathOf(target);
        var reader = Array.Find(Readers, reader => reader.Path.IsMatch(path)).Cmdlet ?? "Invoke-EnodeApi and the method GET";
        return WhatWasLost(method, target) ?? $"The request may have been carried out: check with {reader} before you send it again.";
    }

    /// <summary>What to do where the response had something that cannot be read again. Null where it had not.</summary>
    /// <inheritdoc cref="Advice"/>
    internal static string? WhatWasLost(string? method, string? target) => PathOf(target) switch
    {
        var path when method == "POST" && path.EndsWith("/webhooks", StringComparison.Ordinal) => LostSecret,
        var path when LinkPath().IsMatch(path) => LostSession,
        _ => null,
    };

    private static string PathOf(string? target) => target?.Split('?')[0] ?? string.Empty;

    private static Regex CollectionPath(string collection) => new($"/{collection}(/|\\z)", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"/actions/[^/]+/cancel\z")]
    private static partial Regex ActionPath();

    [GeneratedRegex(@"/smart-override\z")]
    private static partial Regex SmartOverridePath();

    [GeneratedRegex(@"/smart-charging-policy\z")]
    private static partial Regex SmartPolicyPath();

    [GeneratedRegex(@"/locations/[^/]+/tariff\z")]
    private static partial Regex LocationTariffPath();

    [GeneratedRegex(@"/(users/[^/]+/link|assets/[^/]+/relink)\z")]
    private static partial Regex LinkPath();
}
