using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Enode.Parameters;

/// <summary>Rejects text that does not match a pattern, and describes what the parameter accepts.</summary>
/// <remarks>PowerShell's ValidatePattern shows the pattern.</remarks>
/// <param name="pattern">The regular expression.</param>
/// <param name="accepts">What to specify, as in <c>a date, as in 2024-10-01</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MatchesAttribute(string pattern, string accepts) : ValidateArgumentsAttribute
{
    /// <summary>The regular expression.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>What to specify.</summary>
    public string Accepts { get; } = accepts;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var text = arguments?.ToString() ?? string.Empty;
        if (!Regex.IsMatch(text, Pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            throw new ValidationMetadataException($"'{SafeText.Line(text)}' is not accepted. Specify {Accepts}.");
        }
    }
}
