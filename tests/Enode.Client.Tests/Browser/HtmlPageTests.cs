namespace Enode.Tests;

public sealed class HtmlPageTests
{
    [Fact]
    public void Foreign_text_is_encoded_and_letters_are_not()
    {
        var page = new HtmlPage("<b>Ærlig & \"co\"</b>") { Content = HtmlPage.Paragraph("<script>alert('x')</script>") }.ToString();
        Assert.Contains("<h1>&lt;b&gt;Ærlig &amp; &quot;co&quot;&lt;/b&gt;</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<p>&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_page_names_its_language_and_its_colors()
    {
        var page = new HtmlPage("x") { Language = "nb", ColorScheme = "dark" }.ToString();
        Assert.Contains("<html lang=\"nb\">", page, StringComparison.Ordinal);
        Assert.Contains(":root{color-scheme:dark}", page, StringComparison.Ordinal);
        Assert.Contains("name=\"viewport\"", page, StringComparison.Ordinal);
    }
}
