using System.Text;
using Enode.Internal;

namespace Enode.Simulation;

/// <summary>The pages of a link session, as HTML with forms. The forms contain the token, so that no other site can post them.</summary>
internal sealed class LinkPages
{
    /// <summary>The field with the vendor that the user saw when the form was sent.</summary>
    public const string ShownField = "shown";

    private const string Style = """
        p{margin:0 0 1rem}
        form{margin:0 0 .75rem}
        label{display:block;font-weight:600;margin:0 0 .25rem}
        input{display:block;width:100%;padding:.625rem .75rem;margin:0 0 1rem;border:1px solid GrayText;border-radius:.5rem;
          font:inherit;background:Field;color:FieldText}
        button{width:100%;min-height:2.75rem;padding:.5rem .75rem;border:1px solid GrayText;border-radius:.5rem;
          font:inherit;background:ButtonFace;color:ButtonText;cursor:pointer}
        button.main{border-color:#1d4ed8;background:#1d4ed8;color:#fff;font-weight:600}
        :focus-visible{outline:3px solid currentColor;outline-offset:2px}
        ul{margin:0 0 1.5rem;padding:0 0 0 1.25rem}
        ul.vendors{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.5rem;padding:0;list-style:none}
        ul.vendors button{height:100%}
        small{display:block}
        .error{padding:.5rem .75rem;border-left:.25rem solid #dc2626}
        """;

    private readonly LinkSession session;
    private readonly LinkTexts texts;
    private readonly string token;

    public LinkPages(LinkSession session, LinkTexts texts, string token)
    {
        this.session = session;
        this.texts = texts;
        this.token = token;
    }

    /// <summary>The page for a link that cannot be used.</summary>
    public static HtmlPage Invalid(LinkTexts texts) =>
        new(texts.Invalid) { Language = texts.Language, Content = HtmlPage.Paragraph(texts.InvalidText) };

    /// <summary>The choice of a vendor.</summary>
    /// <param name="vendors">The vendors, and whether their services have problems.</param>
    public HtmlPage Choose(IEnumerable<(LinkableVendor Vendor, bool MayFail)> vendors)
    {
        var items = new StringBuilder();
        foreach (var (vendor, mayFail) in vendors.OrderBy(item => item.Vendor.Brand, StringComparer.OrdinalIgnoreCase))
        {
            var note = mayFail ? $" <small>{HtmlPage.Encode(texts.MayFail)}</small>" : string.Empty;
            items.Append("<li>").Append(Button("vendor", vendor.Code, HtmlPage.Encode(vendor.Brand) + note)).Append("</li>\n");
        }

        return Page(texts.Choose, Form($"<ul class=\"vendors\">\n{items}</ul>\n") + LeaveForm());
    }

    /// <summary>The sign-in to a vendor.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="error">What was wrong with the last attempt. Null for the first one.</param>
    public HtmlPage SignIn(LinkableVendor vendor, string? error = null)
    {
        var (description, message) = error is null
            ? (string.Empty, string.Empty)
            : (" aria-invalid=\"true\" aria-describedby=\"error\"", ErrorText(error));
        var fields = $"""
            <label for="account">{HtmlPage.Encode(texts.Account)}</label>
            <input id="account" name="account" type="email" autocomplete="username" required autofocus{description}>
            <label for="password">{HtmlPage.Encode(texts.Password)}</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required{description}>
            {Shown(vendor)}
            {Button("action", "sign-in", HtmlPage.Encode(texts.SignIn), isMain: true)}

            """;
        return Page(
            LinkTexts.With(texts.SignInTo, vendor.Brand),
            HtmlPage.Paragraph(texts.Simulated) + message + Form(fields) + OtherForm() + LeaveForm());
    }

    /// <summary>The page for a vendor whose service is not available.</summary>
    public HtmlPage Unavailable(LinkableVendor vendor) => Page(
        LinkTexts.With(texts.SignInTo, vendor.Brand),
        ErrorText(LinkTexts.With(texts.Unavailable, vendor.Brand)) + OtherForm() + LeaveForm());

    /// <summary>The scopes that the user is asked for.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="scopes">The scopes of its devices.</param>
    public HtmlPage Allow(LinkableVendor vendor, IEnumerable<string> scopes)
    {
        var items = string.Concat(scopes.Select(scope => $"<li>{HtmlPage.Encode(texts.Of(scope))}</li>\n"));
        return Page(
            LinkTexts.With(texts.Allow, vendor.Brand),
            HtmlPage.Paragraph(texts.AllowText) +
            $"<ul>\n{items}</ul>\n" +
            Form(Shown(vendor) + "\n" + Button("action", "allow", HtmlPage.Encode(texts.Yes), isMain: true)) +
            Form(Button("action", "deny", HtmlPage.Encode(texts.No))) +
            OtherForm());
    }

    // The session can be at another vendor by now, in another window of the browser.
    private static string Shown(LinkableVendor vendor) =>
        $"<input type=\"hidden\" name=\"{ShownField}\" value=\"{HtmlPage.Encode(vendor.Code)}\">";

    private static string Button(string name, string value, string content, bool isMain = false) =>
        $"<button{(isMain ? " class=\"main\"" : string.Empty)} name=\"{name}\" value=\"{HtmlPage.Encode(value)}\">{content}</button>";

    private static string ErrorText(string text) => $"<p id=\"error\" class=\"error\" role=\"alert\">{HtmlPage.Encode(text)}</p>\n";

    private string Form(string content) => $"""
        <form method="post">
        <input type="hidden" name="token" value="{HtmlPage.Encode(token)}">
        {content}
        </form>

        """;

    private string OtherForm() => session.Vendor is null ? Form(Button("action", "other", HtmlPage.Encode(texts.Other))) : string.Empty;

    private string LeaveForm() => Form(Button("action", "leave", HtmlPage.Encode(texts.Leave)));

    private HtmlPage Page(string title, string content) => new(title)
    {
        Language = texts.Language,
        ColorScheme = session.ColorScheme == "system" ? "light dark" : session.ColorScheme,
        MoreStyle = Style,
        Content = content,
    };
}
