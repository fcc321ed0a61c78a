using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Enode.Internal;

/// <summary>A page of HTML without scripts and without files of its own. It follows the colors of the browser.</summary>
internal sealed class HtmlPage
{
    internal const string MediaType = "text/html; charset=utf-8";

    /// <summary>
    /// Headers of each page: it is not stored, loads nothing, runs nothing, is in no frame, and its address is not sent to other sites.
    /// </summary>
    internal static readonly IReadOnlyList<KeyValuePair<string, string>> Headers =
    [
        new("Cache-Control", "no-store"),
        new(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"),
        new("Referrer-Policy", "no-referrer"),
        new("X-Content-Type-Options", "nosniff"),
    ];

    private const string Style = """
        *{box-sizing:border-box}
        body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
        main{max-width:32rem;margin:0 auto;padding:2rem 1.25rem}
        h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem;text-wrap:balance}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="title">The title, which is also the heading. Plain text.</param>
    internal HtmlPage(string title)
    {
        Title = title;
    }

    internal string Title { get; }

    /// <summary>The language of the texts, as in <c>en</c>.</summary>
    internal string Language { get; init; } = "en";

    /// <summary><c>light</c>, <c>dark</c>, or <c>light dark</c> for the setting of the browser.</summary>
    internal string ColorScheme { get; init; } = "light dark";

    /// <summary>Rules behind those of every page.</summary>
    internal string MoreStyle { get; init; } = string.Empty;

    /// <summary>What follows the heading, as HTML.</summary>
    internal string Content { get; init; } = string.Empty;

    /// <summary>A page with one paragraph of plain text.</summary>
    internal static HtmlPage OfText(string title, string text) => new(title) { Content = Paragraph(text) };

    /// <summary>Plain text as HTML: for content and for attributes in quotation marks.</summary>
    internal static string Encode(string text) => Encoder.Encode(text);

    /// <summary>A paragraph of plain text.</summary>
    internal static string Paragraph(string text) => $"<p>{Encode(text)}</p>\n";

    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public override string ToString() => $"""
        <!DOCTYPE html>
        <html lang="{Encode(Language)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="{ColorScheme}">
        <link rel="icon" href="data:,">
        <title>{Encode(Title)}</title>
        <style>
        :root{"{"}color-scheme:{ColorScheme}{"}"}
        {Style}
        {MoreStyle}
        </style>
        </head>
        <body>
        <main>
        <h1>{Encode(Title)}</h1>
        {Content}</main>
        </body>
        </html>

        """;
}
