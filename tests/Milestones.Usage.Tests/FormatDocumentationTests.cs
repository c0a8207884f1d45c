using System.Text.RegularExpressions;

namespace Milestones.Usage.Tests;

/// <summary>The documented formats are the formats: the README's examples load, and no rule is missing from them.</summary>
public sealed partial class FormatDocumentationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones").FullName;
    private readonly string _readme = File.ReadAllText(Repository.PathTo("src", "Milestones.Usage", "README.md"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_documented_study_loads_with_its_catalog_and_decisions()
    {
        foreach (var file in new[] { "study.yaml", "catalog.yaml", "decisions.yaml" })
        {
            File.WriteAllText(Path.Combine(_folder, file), Example(file));
        }

        var study = Study.Load(Path.Combine(_folder, "study.yaml"));

        Assert.Equal(2, study.Catalog.Features.Count);
        Assert.Equal(DecisionChoice.Keep, Assert.Single(study.Decisions).Choice);
    }

    [Fact]
    public void Every_rule_stands_there_with_its_default()
    {
        var study = Example("study.yaml");
        var rules = new EvidenceRules();
        foreach (var property in typeof(EvidenceRules).GetProperties().Where(property => property.CanWrite))
        {
            var key = WordStart().Replace(property.Name, "_$0").TrimStart('_').ToLowerInvariant();
            var value = Convert.ToString(property.GetValue(rules), System.Globalization.CultureInfo.InvariantCulture);
            Assert.Matches($@"\n  {key}: {Regex.Escape(value!)}( |\n)", study);
        }
    }

    /// <summary>An unknown key is refused with a list of those that are known at its place; each of them must be documented.</summary>
    [Theory]
    [InlineData("study.yaml", "seed: 1 ")]
    [InlineData("study.yaml", "  id: customer_id ")]
    [InlineData("study.yaml", "    time: occurred_at ")]
    [InlineData("study.yaml", "{file: users.csv, ")]
    [InlineData("study.yaml", "  mode: snapshot ")]
    [InlineData("study.yaml", "  retained: churn_date ")]
    [InlineData("study.yaml", "{name: churn flag, ")]
    [InlineData("study.yaml", "  size: [5, 20] ")]
    [InlineData("study.yaml", "{file: seats.csv, ")]
    [InlineData("study.yaml", "  horizon: 90 ")]
    [InlineData("study.yaml", "    most_steps: 7 ")]
    [InlineData("study.yaml", "    window: [0, 90] ")]
    [InlineData("study.yaml", "    window: [90, 180] ")]
    [InlineData("study.yaml", "  trees: 500 ")]
    [InlineData("study.yaml", "  min_group: 20 ")]
    [InlineData("catalog.yaml", "features:")]
    [InlineData("catalog.yaml", "    title: Live chat ")]
    [InlineData("catalog.yaml", "{column: channel, ")]
    [InlineData("catalog.yaml", "{column: region, ")]
    [InlineData("catalog.yaml", "{direction: positive, ")]
    [InlineData("catalog.yaml", "  counts: quantity ")]
    [InlineData("catalog.yaml", "    plans: [growth, premium] ")]
    [InlineData("decisions.yaml", "decisions:")]
    [InlineData("decisions.yaml", "    author: Ana")]
    public void Every_key_that_is_read_stands_there(string file, string place)
    {
        foreach (var name in new[] { "study.yaml", "catalog.yaml", "decisions.yaml" })
        {
            File.WriteAllText(Path.Combine(_folder, name), Example(name));
        }

        var example = Example(file);
        var start = example.IndexOf(place, StringComparison.Ordinal);
        var indent = new string(' ', place.Length - place.TrimStart().Length);
        var unknown = place.StartsWith('{') ? example.Insert(start + 1, "unheard-of: x, ") : example.Insert(start, $"{indent}unheard-of: x\n");
        File.WriteAllText(Path.Combine(_folder, file), unknown);

        var error = Assert.Throws<InputException>(() => Study.Load(Path.Combine(_folder, "study.yaml"))).Error;

        Assert.Contains("'unheard-of' is no key that is known", error.Problem, StringComparison.Ordinal);
        var keys = error.Remedy["The keys here are ".Length..].TrimEnd('.').Split(", ");
        Assert.All(keys, key => Assert.Matches($@"(^|[\s{{]){key}:", example));
    }

    private string Example(string file)
    {
        var section = _readme[_readme.IndexOf($"## {file}", StringComparison.Ordinal)..];
        var start = section.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        return section[start..section.IndexOf("\n```", start, StringComparison.Ordinal)] + "\n";
    }

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex WordStart();
}
