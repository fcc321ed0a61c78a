namespace Enode.Tests.Display;

/// <summary>Long names in a column.</summary>
public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("Moby", 4)]
    [InlineData("日本語", 6)]
    [InlineData("한국", 4)]
    [InlineData("ｶﾅ", 2)]
    [InlineData("ＡＢ", 4)]
    [InlineData("q\u0323", 2)]
    [InlineData("", 0)]
    public void A_wide_character_takes_two_cells(string text, int width) => Assert.Equal(width, TerminalText.Width(text));

    [Theory]
    [InlineData("Moby", 4, "Moby")]
    [InlineData("Moby Dick", 9, "Moby Dick")]
    [InlineData("Moby Dick", 8, "Moby Di…")]
    [InlineData("Moby Dick", 6, "Moby…")]
    [InlineData("日本語の車", 10, "日本語の車")]
    [InlineData("日本語の車", 9, "日本語の…")]
    [InlineData("日本語の車", 8, "日本語…")]
    [InlineData("日本", 1, "…")]
    [InlineData("", 5, "")]
    public void A_text_is_cut_where_the_next_character_does_not_fit(string text, int width, string expected)
    {
        var cut = TerminalText.Cut(text, width);

        Assert.Equal(expected, cut);
        Assert.InRange(TerminalText.Width(cut), 0, width);
    }

    [Theory]
    [InlineData("cafe\u0301 de nuit", 6, "café…")]
    [InlineData("abq\u0323\u0307cd", 4, "ab…")]
    [InlineData("abq\u0323\u0307cd", 6, "abq\u0323\u0307…")]
    [InlineData("ab👩‍🔧cd", 6, "ab…")]
    public void A_character_is_not_separated_from_its_accents(string text, int width, string expected) =>
        Assert.Equal(expected, TerminalText.Cut(text, width));

    [Fact]
    public void A_half_of_a_character_is_cut_as_it_is() => Assert.Equal("ab\ud83dc…", TerminalText.Cut("ab\ud83dcdef", 5));
}
