using Xunit;

namespace Enode.Surface;

/// <summary>A listing of a public surface, checked in next to the tests.</summary>
internal static class Listing
{
    /// <summary>Fails when the surface is not the one that is checked in, and leaves the listing of what it is in <c>out</c>.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="actual">The listing of the surface as it is.</param>
    /// <param name="folder">Where the file is checked in.</param>
    internal static void AssertIsCheckedIn(string name, string actual, string folder = "tests/Enode.Surface.Tests")
    {
        var file = Path.Combine(Commands.Root, folder, name);
        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : string.Empty;
        if (actual == expected)
        {
            return;
        }

        var received = Path.Combine(Commands.Root, "out", name);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, actual);
        Assert.Fail(
            $"The surface has changed. If that is meant, copy out/{name} to {folder}. " +
            $"First difference: {FirstDifference(expected, actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"'{old.ElementAtOrDefault(line)}' is now '{now.ElementAtOrDefault(line)}'";
    }
}
