using System.Text.RegularExpressions;

namespace Milestones.Usage.Tests;

/// <summary>The documented formats are the formats: the README's examples load, and no rule is missing from them.</summary>
public sealed partial class FormatDocumentationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones").FullName;
    private readonly string _readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "Milestones.Usage", "README.md"));

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

    private string Example(string file)
    {
        var section = _readme[_readme.IndexOf($"## {file}", StringComparison.Ordinal)..];
        var start = section.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        return section[start..section.IndexOf("\n```", start, StringComparison.Ordinal)] + "\n";
    }

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex WordStart();
}
