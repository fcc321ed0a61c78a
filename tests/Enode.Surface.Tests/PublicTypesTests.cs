using Enode.Surface.Samples;
using Xunit;

namespace Enode.Surface;

/// <summary>What the listing of public types shows: each of these members would break a caller when it changed.</summary>
public sealed class PublicTypesTests
{
    [Fact]
    public void A_class_shows_what_it_inherits_and_its_public_and_protected_members()
    {
        AssertListed(
            typeof(Everything<>),
            """
            abstract class Enode.Surface.Samples.Everything<T> : Base, IDisposable where T : class, new()
                protected Everything(int size)
                abstract void Abstract()
                event EventHandler<EventArgs> Changed
                TOther Convert<TOther>(T item) where TOther : struct
                void Dispose()
                bool? Flag { get; protected set; }
                protected string Internal()
                string this[int index] { get; }
                const string Limit = "10"
                static readonly int? Maximum
                required string Name { get; init; }
                bool Parse(string text, out int? number, ref double factor, in long offset)
                static void Print(params string[] words)
                protected virtual string Protected { get; }
                Task<List<string?>?> RunAsync(string? text = null, string word = "a", bool flag = true, DateTime time = default)
                sealed override string ToString()
                string WriteOnly { set; }
                static Base op_Addition(Everything<T> left, int right)
            """);
    }

    [Fact]
    public void Each_sort_of_type_is_named()
    {
        AssertListed(typeof(Base), "class Enode.Surface.Samples.Base\n    Base()\n    override string ToString()");
        AssertListed(typeof(Colour), "enum Enode.Surface.Samples.Colour\n    Blue = 5\n    Red = 0");
        AssertListed(typeof(IShape), "interface Enode.Surface.Samples.IShape\n    int[] Sizes(IReadOnlyList<object?> items)");
        AssertListed(typeof(Fixed), "static class Enode.Surface.Samples.Fixed\n    static string Name { get; }");
        AssertListed(typeof(Point), "readonly struct Enode.Surface.Samples.Point\n    decimal X { get; }");
        AssertListed(
            typeof(Pair),
            """
            sealed record Enode.Surface.Samples.Pair : IEquatable<Pair>
                Pair(int Left, string? Right)
                int Left { get; init; }
                string? Right { get; init; }
            """);
        AssertListed(typeof(Pair.Side), "enum Enode.Surface.Samples.Pair.Side\n    Left = 0");
    }

    private static void AssertListed(Type type, string expected) =>
        Assert.Equal($"{expected.ReplaceLineEndings("\n")}\n", PublicTypes.Listing([type]));
}
