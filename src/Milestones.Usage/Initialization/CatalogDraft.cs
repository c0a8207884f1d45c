using System.Globalization;

namespace Milestones.Usage.Initialization;

/// <summary>Writes the draft of <c>catalog.yaml</c>.</summary>
internal static class CatalogDraft
{
    /// <summary>The catalog's text.</summary>
    public static string Of(Guess guess)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine("# The features of the product. For each: a category of the list below, and the level it is believed to stand for,");
        text.WriteLine("# 'level: basic' or 'level: mature'. Remove what is no feature (ids, prices, attributes of the customer).");
        text.WriteLine($"categories: {YamlText.Of(FeatureCatalog.DefaultCategories)}");
        text.WriteLine();
        text.WriteLine("features:");
        foreach (var name in guess.Events?.Event.Values.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
        {
            text.WriteLine($"  - {{name: {YamlText.Of(name)}, event: {YamlText.Of(name)}, measure: count}}   # category: …, level: …");
        }

        foreach (var column in guess.Features)
        {
            var measure = column.IsBoolean || column.NotEligible.Count > 0 ? "adopted" : "value";
            text.WriteLine($"  - {{name: {YamlText.Of(column.Name)}, column: {YamlText.Of(column.Name)}, measure: {measure}}}   # category: …, level: …");
        }

        return text.ToString();
    }
}
