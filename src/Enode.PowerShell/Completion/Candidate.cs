namespace Enode.Completion;

/// <summary>A value that completion can offer.</summary>
/// <param name="Text">The value, without quotes.</param>
/// <param name="Name">What a list of completions shows, as the display name of an id. It can be typed too.</param>
/// <param name="ToolTip">What is shown beside it.</param>
internal readonly record struct Candidate(string Text, string Name, string ToolTip)
{
    /// <summary>A word that explains itself.</summary>
    internal Candidate(string word)
        : this(word, word, word)
    {
    }

    /// <summary>A value with an explanation.</summary>
    internal Candidate(string text, string toolTip)
        : this(text, text, toolTip)
    {
    }
}
