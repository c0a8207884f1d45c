namespace Milestones.Usage.Reading;

/// <summary>Guesses what a person meant who wrote a name that does not exist.</summary>
internal static class Suggestion
{
    /// <summary>A sentence that names the nearest candidate, or lists the candidates where none is near.</summary>
    /// <param name="written">The name as found.</param>
    /// <param name="candidates">The names that exist.</param>
    /// <param name="noun">What they are, in the plural: "keys", "columns".</param>
    public static string For(string written, IEnumerable<string> candidates, string noun)
    {
        var known = candidates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var nearest = Nearest(written, known);
        if (nearest is not null)
        {
            return $"Did you mean '{nearest}'?";
        }

        const int most = 30;
        var more = known.Count > most ? $" and {known.Count - most} more" : "";
        return known.Count == 0 ? $"There are no {noun} here." : $"The {noun} here are {string.Join(", ", known.Take(most))}{more}.";
    }

    /// <summary>The candidate that needs the fewest edits, if they are few for the length of the name.</summary>
    public static string? Nearest(string written, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (candidate, distance: EditDistance(Plain(written), Plain(candidate))))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, written.Length / 3) ? best.candidate : null;
    }

    /// <summary>Case, blanks, dashes and underscores are what people get wrong most often; they cost nothing.</summary>
    private static string Plain(string name) =>
        new([.. name.Where(c => c is not ('_' or '-' or ' ')).Select(char.ToLowerInvariant)]);

    /// <summary>Least number of insertions, deletions and substitutions (Wagner and Fischer 1974).</summary>
    private static int EditDistance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
