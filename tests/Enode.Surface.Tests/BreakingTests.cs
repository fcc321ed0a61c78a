using System.Text.RegularExpressions;
using Xunit;

namespace Enode.Surface;

/// <summary>The interface of a released version changes only with a version and a note that say so.</summary>
public sealed class BreakingTests
{
    private const string Released =
        """
        Get-EnodeUser : Enode.User
            -Id <String[]> (Id, mandatory, by name)
            -PageSize <Int32> (*)
        sealed class Enode.User : EnodeResource
            string? Id { get; set; }
        Enode.NotFound
        """;

    [Theory]
    [InlineData("-PageSize <Int32> (*)", "-PageSize <Int64> (*)", "Get-EnodeUser")]
    [InlineData("    -PageSize <Int32> (*)\n", "", "Get-EnodeUser")]
    [InlineData("Get-EnodeUser : Enode.User", "Get-EnodeUser : Enode.Person", "Get-EnodeUser")]
    [InlineData("string? Id {", "string Id {", "Enode.User")]
    [InlineData("Enode.NotFound", "Enode.Missing", "Enode.NotFound")]
    [InlineData("    -PageSize", "    -Extra <String> (*, mandatory)\n    -PageSize", "Get-EnodeUser")]
    [InlineData("    string? Id", "    required string Name { get; init; }\n    string? Id", "Enode.User")]
    [InlineData("    string? Id", "    abstract string Name { get; }\n    string? Id", "Enode.User")]
    public void What_is_missing_changed_or_newly_required_breaks(string before, string after, string owner)
    {
        var differences = Breaking.Between(Lines(Released), Lines(Released).Replace(before, after, StringComparison.Ordinal));

        Assert.Equal(owner, Assert.Single(differences).Owner);
    }

    [Theory]
    [InlineData("    -PageSize", "    -Extra <String> (*)\n    -PageSize")]
    [InlineData("    string? Id", "    string? Extra { get; set; }\n    string? Id")]
    [InlineData("Get-EnodeUser :", "Get-EnodeExtra\n    -Id <String[]> (Id, mandatory)\nGet-EnodeUser :")]
    [InlineData("Enode.NotFound", "Enode.Extra\nEnode.NotFound")]
    [InlineData("", "")]
    public void What_is_new_and_optional_does_not(string before, string after)
    {
        var current = before.Length == 0 ? Lines(Released) : Lines(Released).Replace(before, after, StringComparison.Ordinal);

        Assert.Empty(Breaking.Between(Lines(Released), current));
    }

    [Theory]
    [InlineData("0.1.0", "0.2.0", "## [0.2.0]\n\n### Breaking changes\n\n- `Get-EnodeUser`: gone.\n", 0)]
    [InlineData("1.4.0", "2.0.0", "## [2.0.0] - 2027-01-01\n\n### Added\n\n- x\n\n### Breaking changes\n\n- `Get-EnodeUser`: gone.\n", 0)]
    [InlineData("0.1.0", "0.1.1", "## [0.1.1]\n\n### Breaking changes\n\n- `Get-EnodeUser`: gone.\n", 1)]
    [InlineData("1.4.0", "1.5.0", "## [1.5.0]\n\n### Breaking changes\n\n- `Get-EnodeUser`: gone.\n", 1)]
    [InlineData("0.1.0", "0.2.0", "## [0.2.0]\n\n### Breaking changes\n\n- Other: gone.\n", 1)]
    [InlineData("0.1.0", "0.2.0", "## [0.2.0]\n\n### Removed\n\n- `Get-EnodeUser`\n", 1)]
    [InlineData("0.1.0", "0.2.0", "## [0.2.0]\n\n## [0.1.0]\n\n### Breaking changes\n\n- `Get-EnodeUser`: gone.\n", 1)]
    [InlineData("0.1.0", "0.1.0", "", 2)]
    public void A_break_needs_a_version_and_a_note(string released, string version, string changelog, int problems)
    {
        var differences = new[] { new Difference("Get-EnodeUser", "-Id <String[]>"), new Difference("Get-EnodeUser", "-PageSize <Int32>") };

        Assert.Equal(problems, Breaking.Unannounced(differences, Version.Parse(released), Version.Parse(version), changelog).Count);
        Assert.Empty(Breaking.Unannounced([], Version.Parse(released), Version.Parse(version), changelog));
    }

    [Fact]
    public void The_interface_of_the_latest_release_is_kept_or_its_changes_are_announced()
    {
        var tests = Path.Combine(Commands.Root, "tests/Enode.Surface.Tests");
        var manifest = File.ReadAllText(Path.Combine(Commands.Root, "Enode.psd1"));
        var version = Version.Parse(Regex.Match(manifest, @"ModuleVersion\s*=\s*'(?<version>[^']+)'").Groups["version"].Value);
        var changelog = File.ReadAllText(Path.Combine(Commands.Root, "CHANGELOG.md"));
        var releases = new DirectoryInfo(Path.Combine(tests, "released")).GetDirectories();
        var latest = releases.MaxBy(folder => Version.Parse(folder.Name));
        Assert.SkipWhen(latest is null, "No version was released yet.");

        var differences = latest!.GetFiles("*.txt")
            .SelectMany(file => Breaking.Between(File.ReadAllText(file.FullName), Current(Path.Combine(tests, file.Name))))
            .ToList();

        Assert.Empty(Breaking.Unannounced(differences, Version.Parse(latest.Name), version, changelog));
    }

    /// <summary>A listing that does not exist any more is empty.</summary>
    private static string Current(string path) => File.Exists(path) ? File.ReadAllText(path) : string.Empty;

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
