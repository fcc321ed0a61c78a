namespace Enode.Errors;

/// <summary>The known words that are most similar to an unknown one, for messages.</summary>
internal static class ClosestWords
{
    private const int Most = 3;

    /// <summary>At most three words, the most similar one first. Upper and lower case are equal.</summary>
    internal static IEnumerable<string> To(string word, IEnumerable<string> known) =>
        known.OrderBy(candidate => Edits(word.ToUpperInvariant(), candidate.ToUpperInvariant())).Take(Most);

    /// <summary>How many characters have to be inserted, removed or replaced to make one word the other.</summary>
    private static int Edits(string from, string to)
    {
        // The edits from the part of the first word that was read to each start of the second one.
        var edits = Enumerable.Range(0, to.Length + 1).ToArray();
        foreach (var letter in from)
        {
            var replaced = edits[0]++;
            for (var i = 1; i <= to.Length; i++)
            {
                var kept = replaced + (to[i - 1] == letter ? 0 : 1);
                replaced = edits[i];
                edits[i] = Math.Min(kept, Math.Min(edits[i - 1], edits[i]) + 1);
            }
        }

        return edits[^1];
    }
}
