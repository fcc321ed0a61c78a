using System.Text.RegularExpressions;

namespace Enode.Internal;

/// <summary>Which names stand for secrets, and where a text that has no known format holds the value of such a name.</summary>
internal static class NamedSecrets
{
    internal const string Mask = "[redacted]";

    /// <summary>A name that contains one of these, as a pattern.</summary>
    internal const string Words = "secret|token|password|authorization|cookie|credential|api-key|apikey|assertion";

    /// <summary>
    /// A name that is one of these. The link of a link session opens the door as well as its token does, and so does a code. The
    /// header of a webhook has a value that authenticates Enode to its receiver.
    /// </summary>
    internal const string Names = "linkUrl|linkState|headerValue|code|code_verifier";

    private const string Quote = """\\{0,16}["']|&quot;|&\#0{0,8}3[49];|&\#x0{0,8}2[27];|%2[27]""";

    private static readonly Regex Secret = new(
        $@"^(?!token_type\z).*({Words})|^({Names})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>
    /// A secret name and its value: up to the closing quote, in a list or an object up to the end of the text, and of the headers with
    /// several words up to the end of the line. A value that is masked already is left out.
    /// </summary>
    /// <remarks>What can fail to match has a limit to its repeats, so that a long text takes linear time.</remarks>
    private static readonly Regex Value = new(
        $$"""
        ( ({{Words}}) (?!_type\b) (?>[\w-]{0,64}) | (\b|(?<=%[0-9a-f]{2})) ({{Names}})\b )
        ( (?>({{Quote}})? \s{0,16}) (=>|[:=]|%3[AD]) \s{0,16} | > | ({{Quote}}) \s{1,16} value \s{0,16} = \s{0,16} )
        (?! \[redacted\] )
        ( (?<quote>{{Quote}}) (?! \[redacted\] ) (?<value>.*?) (?= (?<!\\)\k<quote> | \z )
        | (?<value> [\[{] .* )
        | (?<= (authorization|cookie) \s{0,16} [:=] \s{0,16} ) ((bearer|basic)\s{1,16} (?! \[redacted\] ))? (?<value> [^\r\n<]+ )
        | (?<value> [^\s&<>"']+? ) (?= [,;]? ([\s&<>"']|\z) ) )
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace);

    internal static bool Contains(string name) => Secret.IsMatch(name);

    /// <summary>
    /// The text with the value of each secret name masked, as in <c>name=value</c>, <c>name: value</c> and <c>"name":"value"</c>.
    /// </summary>
    internal static string MaskValues(string text) =>
        Value.Replace(text, match => string.Concat(match.ValueSpan[..(match.Groups["value"].Index - match.Index)], Mask));
}
