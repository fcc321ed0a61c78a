using System.Text.RegularExpressions;

namespace Enode.Surface;

/// <summary>What of a listing a script or a program could have used, and is different now.</summary>
internal static partial class Breaking
{
    /// <summary>
    /// The differences that break: each line that is missing or has changed, and each new member that a caller or an implementer has to
    /// provide. Other new lines break nothing.
    /// </summary>
    /// <param name="released">The listing of a released version.</param>
    /// <param name="current">The listing as it is.</param>
    internal static IReadOnlyList<Difference> Between(string released, string current)
    {
        var (before, now) = (Read(released), Read(current));
        var missing = before.Where(line => !now.Contains(line));
        var required = now.Where(line => !before.Contains(line) && before.Any(old => old.Owner == line.Owner) && Required().IsMatch(line.Text));
        return [.. missing.Concat(required).Distinct()];
    }

    /// <summary>
    /// What is missing for breaking differences to be permitted: a version that may break, and the name of each owner in the section
    /// "Breaking changes" of that version.
    /// </summary>
    /// <param name="differences">The differences.</param>
    /// <param name="released">The version that was released.</param>
    /// <param name="version">The version as it is.</param>
    /// <param name="changelog">The text of the changelog.</param>
    internal static IReadOnlyList<string> Unannounced(
        IReadOnlyList<Difference> differences, Version released, Version version, string changelog)
    {
        if (differences.Count == 0)
        {
            return [];
        }

        // Before 1.0, a minor version may break.
        var mayBreak = version.Major > released.Major || (version.Major == 0 && released.Major == 0 && version.Minor > released.Minor);
        var announced = Section(changelog, version);
        return
        [
            .. mayBreak ? [] : new[] { $"{version} is not a version that may break {released}." },
            .. differences.Select(difference => difference.Owner).Distinct()
                .Where(owner => !announced.Contains($"`{owner}`", StringComparison.Ordinal))
                .Select(owner => $"The breaking changes of {version} do not name `{owner}`: " +
                    string.Join("; ", differences.Where(difference => difference.Owner == owner).Select(difference => difference.Text))),
        ];
    }

    private static string Section(string changelog, Version version) => Regex.Match(
        changelog.ReplaceLineEndings("\n"),
        $@"^## \[{Regex.Escape(version.ToString())}\][^\n]*\n(?:(?!## ).*\n)*?### Breaking changes\n(?<text>(?:(?!##).*(?:\n|\z))*)",
        RegexOptions.Multiline).Groups["text"].Value;

    /// <summary>Each line with the command or the type that it belongs to, which is the last line before it that is not indented.</summary>
    private static HashSet<Difference> Read(string listing)
    {
        var lines = new HashSet<Difference>();
        var owner = string.Empty;
        foreach (var line in listing.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            owner = line.StartsWith(' ') ? owner : Owner().Match(line).Groups["name"].Value;
            lines.Add(new Difference(owner, line.Trim()));
        }

        return lines;
    }

    // 'Get-EnodeUser : Enode.User', 'sealed class Enode.User : EnodeResource' and 'Enode.NotFound'.
    [GeneratedRegex(@"^(?:(?:abstract|sealed|static|readonly|class|struct|record|enum|interface) )*(?<name>[^\s:]+)")]
    private static partial Regex Owner();

    [GeneratedRegex(@"[(, ]mandatory[,)]|^abstract |^required ")]
    private static partial Regex Required();
}

/// <summary>A line of a listing.</summary>
/// <param name="Owner">The command or the type, or the error id itself.</param>
/// <param name="Text">The line, without its indentation.</param>
internal sealed record Difference(string Owner, string Text);
