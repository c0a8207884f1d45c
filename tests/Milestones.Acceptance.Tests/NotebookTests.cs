using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Milestones.Framework;
using Milestones.Notebooks;

namespace Milestones.Acceptance.Tests;

/// <summary>The notebooks of the repository: how they are committed, and what they say.</summary>
public sealed partial class NotebookTests
{
    private const int MostCells = 25;

    private static readonly string Folder = Repository.PathTo("notebooks");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_notebook_is_committed_without_outputs_and_runs_in_the_kernel(string name)
    {
        var path = Path.Combine(Folder, name);
        var notebook = Notebook.Load(path);
        Assert.Equal(File.ReadAllBytes(path), notebook.ToBytes()); // as it is written: no other layout, nothing that gets lost
        Assert.Equal(".net-csharp", notebook.Metadata["kernelspec"]!["name"]!.GetValue<string>());
        Assert.InRange(notebook.Cells.Count, 5, MostCells);
        Assert.Single(notebook.Cells, cell => cell.IsTagged("parameters"));
        Assert.StartsWith("# ", notebook.Cells[0].Source, StringComparison.Ordinal);
        Assert.Contains("**Question.**", notebook.Cells[0].Source, StringComparison.Ordinal);
        Assert.StartsWith("**Decision.**", notebook.Cells[^1].Source, StringComparison.Ordinal);
        foreach (var cell in notebook.Cells)
        {
            Assert.Empty(cell.Outputs);
            Assert.Null(cell.ExecutionCount);
            Assert.DoesNotContain(Link().Matches(cell.Source).Select(link => link.Groups["file"].Value), file => !File.Exists(Path.Combine(Folder, file)));
            if (cell.Kind == CellKind.Code)
            {
                Assert.DoesNotMatch(Magic(), cell.Source);
                Assert.False(DirectiveAfterCode().IsMatch(cell.Source), "#r comes first in its cell.");
            }
        }
    }

    [Fact]
    public void The_index_lists_every_notebook()
    {
        var index = Link().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Select(link => link.Groups["file"].Value);
        Assert.Equal(Directory.EnumerateFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal), index);
    }

    [Fact]
    public Task On_the_sample_notebooks_say_what_derive_says() => RequireSameAsDeriveAsync(Repository.PathTo("data-samples", "helpdesk", "study.yaml"));

    [Fact]
    public Task On_a_study_of_real_data_notebooks_say_what_derive_says()
    {
        Assert.SkipUnless(Directory.Exists(Repository.SharedData("telco")), "The data set 'telco' is not in ../shared/data.");
        return RequireSameAsDeriveAsync(Repository.PathTo("tests", "studies", "telco", "study.yaml"));
    }

    private static async Task RequireSameAsDeriveAsync(string study)
    {
        using var place = new Workplace();
        Directory.CreateDirectory(place.PathTo("finalized"));
        var derived = await Tool.RunAsync(place.Folder, [new("COLUMNS", "2000")], ["derive", study, "--out", "derived"]);
        var run = await Tool.RunAsync(
            place.Folder,
            ["notebook", "run", .. Directory.EnumerateFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal), "-p", $"study={study}", "-p", $"output={place.PathTo("finalized")}", "-p", "studies=1", "-p", "customers=1500", "--out", "rendered", "--html"]);
        Assert.True(run.ExitCode == 0, run.Error);

        // The finalized framework is the one that derive writes, byte for byte.
        Assert.Equal(Workplace.Fingerprint(place.PathTo("derived")), Workplace.Fingerprint(place.PathTo("finalized")));

        var framework = FrameworkJson.Read(File.ReadAllBytes(place.PathTo("derived", "framework.json")));
        foreach (var name in Names.Select(row => row.Data))
        {
            var rendered = Notebook.Load(place.PathTo("rendered", name));
            var outputs = Texts(rendered);
            Assert.DoesNotContain(rendered.Cells, cell => cell.Kind == CellKind.Code && cell.ExecutionCount is null);
            Assert.DoesNotContain(Repository.Root, File.ReadAllText(place.PathTo("rendered", name)), StringComparison.Ordinal);
            Assert.DoesNotContain(place.Folder, File.ReadAllText(place.PathTo("rendered", name)), StringComparison.Ordinal);
            if (outputs.Contains("features kept", StringComparison.Ordinal))
            {
                Assert.Contains(framework.ToString(), outputs, StringComparison.Ordinal);
            }
        }

        // The sentences of the answer, as the terminal says them.
        var said = Texts(Notebook.Load(place.PathTo("rendered", "04-maturity-categories.ipynb")));
        foreach (var sentence in derived.Output.Split('\n').Where(line => line.Contains("of the mature were retained", StringComparison.Ordinal)))
        {
            Assert.Contains(sentence.Trim(), said, StringComparison.Ordinal);
        }

        // A number of each kind, from the document itself.
        var ranking = Texts(Notebook.Load(place.PathTo("rendered", "02-rank-importance.ipynb")));
        foreach (var feature in framework.Features.Where(feature => feature.Evidence.Rank <= 5))
        {
            Assert.Matches($@"(?m)^ *{feature.Evidence.Rank}  {Regex.Escape(feature.Title)} .* {feature.Evidence.Importance.ToString("0.00000;−0.00000")} ", ranking);
        }
    }

    /// <summary>Everything that is read in a notebook's outputs, as text.</summary>
    private static string Texts(Notebook notebook) => string.Join('\n', notebook.Cells.SelectMany(cell => cell.Outputs).Select(output => output switch
    {
        StreamOutput stream => stream.Text,
        DisplayOutput shown => shown.Data["text/plain"] is JsonValue text ? text.GetValue<string>() : "",
        _ => "",
    }));

    [GeneratedRegex(@"\]\((?<file>[^)/]+\.ipynb)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#!|^%|nuget:", RegexOptions.Multiline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Magic();

    [GeneratedRegex(@"\n[^#\s][^\n]*\n(.*\n)*#r ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DirectiveAfterCode();
}
