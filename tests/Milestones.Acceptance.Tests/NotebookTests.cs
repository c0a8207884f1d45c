using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Milestones.Acceptance.Tests.Browser;
using Milestones.Framework;
using Milestones.Notebooks;

namespace Milestones.Acceptance.Tests;

/// <summary>The notebooks of the repository: how they are committed, and what they say.</summary>
public sealed partial class NotebookTests(RenderedNotebooks notebooks, Chromium chromium) : IClassFixture<RenderedNotebooks>, IClassFixture<Chromium>
{
    private const int MostCells = 25;

    public static TheoryData<string> Names => [.. RenderedNotebooks.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_notebook_is_committed_without_outputs_and_runs_in_the_kernel(string name)
    {
        var path = Path.Combine(RenderedNotebooks.Folder, name);
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
            Assert.DoesNotContain(Link().Matches(cell.Source).Select(link => link.Groups["file"].Value), file => !File.Exists(Path.Combine(RenderedNotebooks.Folder, file)));
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
        var index = Link().Matches(File.ReadAllText(Path.Combine(RenderedNotebooks.Folder, "README.md"))).Select(link => link.Groups["file"].Value);
        Assert.Equal(RenderedNotebooks.All, index);
    }

    [Fact]
    public async Task A_notebook_of_the_bridge_is_skipped_with_the_command_that_builds_it()
    {
        using var place = new Workplace();
        var skipped = RenderedNotebooks.All.Except(RenderedNotebooks.Names, StringComparer.Ordinal).ToList();
        Assert.Equal(["08-mlnet-engine.ipynb"], skipped);
        File.Copy(Path.Combine(RenderedNotebooks.Folder, skipped[0]), place.PathTo(skipped[0])); // where nothing was built
        var result = await Tool.DoAsync(place.Folder, "notebook", "run", skipped[0]);
        Assert.Contains("Skipped 08-mlnet-engine.ipynb: It needs the bridge to ML.NET", result.Error, StringComparison.Ordinal);
        Assert.Contains("dotnet build -c Release -p:MLNet=true src/Milestones.Cli", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.PathTo("out")));
    }

    [Theory]
    [InlineData("helpdesk")]
    [InlineData("telco")]
    public async Task Notebooks_say_what_derive_says(string study)
    {
        var (place, derived) = await notebooks.OnAsync(study);

        // The finalized framework is the one that derive writes, byte for byte, and so is everything beside it.
        Assert.Equal(Workplace.Fingerprint(place.PathTo("derived")), Workplace.Fingerprint(place.PathTo("finalized")));

        var framework = FrameworkJson.Read(File.ReadAllBytes(place.PathTo("derived", "framework.json")));
        foreach (var rendered in RenderedNotebooks.Names.Select(name => Notebook.Load(place.PathTo("rendered", name))))
        {
            Assert.DoesNotContain(rendered.Cells, cell => cell.Kind == CellKind.Code && cell.ExecutionCount is null);
            Assert.DoesNotContain(rendered.Cells.SelectMany(cell => cell.Outputs), output => output is ErrorOutput);
            if (rendered.Cells.Any(cell => cell.Source.EndsWith("\nresult", StringComparison.Ordinal)))
            {
                Assert.Contains(framework.ToString(), Texts(rendered), StringComparison.Ordinal);
            }
        }

        // The answer, as the terminal says it.
        var said = Said("04-maturity-categories");
        var sentences = derived.Split('\n').Where(line => line.Contains(" of the mature were retained ", StringComparison.Ordinal) || line.Contains(" customers are mature: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(framework.Milestones.Maturity is null ? 0 : 2, sentences.Count);
        Assert.All(sentences, sentence => Assert.Contains(sentence.Trim(), said, StringComparison.Ordinal));

        // Numbers of the document itself.
        var ranking = Said("02-rank-importance");
        Assert.All(framework.Features.Where(feature => feature.Evidence.Rank <= 5), feature => Assert.Matches(
            $@"(?m)^ *{feature.Evidence.Rank} \(\d+–\d+\)  {Regex.Escape(feature.Title)} .* {feature.Evidence.Importance.ToString("0.00000;−0.00000")} ", ranking));
        var path = Said("05-setup-activation-utilization");
        if (framework.Milestones is { Activation: { } activation, Utilization: { } utilization })
        {
            Assert.Matches($@"(?m)^activation +{Regex.Escape(activation.Threshold.AtLeast.ToString("0.###"))}  core actions ", path);
            Assert.Matches($@"(?m)^utilization +{Regex.Escape(utilization.Threshold.AtLeast.ToString("0.###"))}  core actions per seat and month ", path);
            Assert.All(framework.Milestones.SetupSteps, step => Assert.Contains(step.Title, path, StringComparison.Ordinal));
        }
        else
        {
            Assert.Contains(framework.Milestones.WithoutActivation!, path, StringComparison.Ordinal);
        }

        string Said(string name) => Texts(Notebook.Load(place.PathTo("rendered", name + ".ipynb")));
    }

    [Theory]
    [InlineData("helpdesk")]
    [InlineData("telco")]
    public async Task What_is_written_is_valid_and_tells_nothing_of_the_machine(string study)
    {
        var (place, _) = await notebooks.OnAsync(study);
        await JupyterFormat.RequireValidAsync([.. RenderedNotebooks.Names.Select(name => place.PathTo("rendered", name))]);
        string[] machine =
        [
            Repository.Root, place.Folder, Path.GetTempPath(), Environment.MachineName, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), AppContext.BaseDirectory,
        ];
        foreach (var name in RenderedNotebooks.Names)
        {
            var text = File.ReadAllText(place.PathTo("rendered", name));
            Assert.All(machine, known => Assert.False(Regex.IsMatch(text, $@"(?<![\w./]){Regex.Escape(known.TrimEnd('/'))}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(30)), $"{name} holds '{known}'."));
        }
    }

    [Theory]
    [InlineData("helpdesk")]
    [InlineData("telco")]
    public async Task Pages_open_in_a_browser_without_complaint_and_draw_their_figures(string study)
    {
        var (place, _) = await notebooks.OnAsync(study);
        var drawn = 0;
        foreach (var name in RenderedNotebooks.Names)
        {
            var figures = Notebook.Load(place.PathTo("rendered", name)).Cells.SelectMany(cell => cell.Outputs).Count(output =>
                output is DisplayOutput shown && shown.Data.ContainsKey("application/vnd.plotly.v1+json"));
            await using var opened = await chromium.LoadAsync(place.PathTo("rendered", Path.ChangeExtension(name, ".html")));
            var plots = opened.Page.Locator("[role=img]:has(.main-svg)");
            if (figures > 0)
            {
                await plots.Nth(figures - 1).WaitForAsync();
            }

            Assert.Equal(figures, await plots.CountAsync());
            Assert.Equal(figures, await opened.Page.Locator("[role=img]").CountAsync());
            Assert.Equal(0, await opened.Page.Locator("pre.error").CountAsync());
            Assert.Empty(opened.Complaints);
            Assert.Single(opened.Requests); // the page itself: nothing is loaded
            drawn += figures;
        }

        Assert.True(drawn > 5);
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
