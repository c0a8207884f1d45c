using System.Text.Json;

namespace Milestones.Benchmarks.Forests;

/// <summary>What was planted in a table.</summary>
/// <param name="Causal">The columns that the label depends on.</param>
/// <param name="SourceOf">The source of each noisy copy.</param>
internal sealed record PlantedTruth(IReadOnlyList<string> Causal, IReadOnlyDictionary<string, string> SourceOf)
{
    /// <summary>Reads the truth beside a table.</summary>
    public static PlantedTruth Beside(string table)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(table, ".truth.json")));
        var root = document.RootElement;
        return new PlantedTruth(
            [.. root.GetProperty("causal").EnumerateArray().Select(name => name.GetString()!)],
            root.GetProperty("copies").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!, StringComparer.Ordinal));
    }

    /// <summary>How many causal columns are among the first, as many as there are causal ones.</summary>
    public int Found(IEnumerable<string> ranking) => ranking.Take(Causal.Count).Count(name => Causal.Contains(name, StringComparer.Ordinal));
}
