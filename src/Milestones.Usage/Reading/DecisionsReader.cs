namespace Milestones.Usage.Reading;

/// <summary>Reads <c>decisions.yaml</c>.</summary>
internal static class DecisionsReader
{
    /// <summary>Reads the decisions on a catalog's features.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">How messages name it.</param>
    /// <param name="catalog">The catalog whose features may be decided on.</param>
    /// <exception cref="InputException">Something in it cannot be used.</exception>
    public static IReadOnlyList<Decision> Read(string path, string shown, FeatureCatalog catalog)
    {
        var top = YamlSection.Load(path, shown);
        var names = catalog.Features.Select(feature => feature.Name).ToHashSet(StringComparer.Ordinal);
        var decisions = new List<Decision>();
        foreach (var entry in top.Sections("decisions"))
        {
            var item = entry.RequiredText("item");
            if (!names.Contains(item))
            {
                throw entry.Wrong("item", $"The catalog has no feature '{item}'.", Suggestion.For(item, names, "features"));
            }

            if (decisions.Exists(other => other.Item == item))
            {
                throw entry.Wrong("item", $"'{item}' is decided on twice.", "Keep one decision a feature; the file's history keeps the others.");
            }

            decisions.Add(new Decision(
                item,
                entry.Word("decision", Words.Decisions) ?? throw entry.Missing("decision", "Add keep, drop, basic or mature."),
                entry.RequiredText("author"),
                entry.Date("date") ?? throw entry.Missing("date", "Say when it was decided, e.g. 2025-01-31."),
                entry.RequiredText("reason")));
            entry.Finish();
        }

        top.Finish();
        return decisions;
    }
}
