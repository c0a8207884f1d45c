using System.Text.Json;
using Milestones.Acceptance.Tests;
using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Usage;

namespace Milestones.MLNet.Tests;

/// <summary>The tool with its second engine, as a user runs it.</summary>
public sealed class DeriveTests
{
    [Fact]
    public async Task Derive_ranks_by_fastforest_says_where_the_engines_disagree_and_repeats_itself()
    {
        using var place = new Workplace();
        await Tool.DoAsync(place.Folder, "sample", "--customers", "1200", "--seed", "4", "--out", "study");
        var study = place.PathTo("study", "study.yaml");
        File.AppendAllText(study, "\nforest: {trees: 30, shadow_refits: 0, stability_refits: 0}\n");
        await Tool.DoAsync(place.Folder, "derive", study, "--engine", "fastforest", "--quiet", "--threads", "1", "--out", "one");
        await Tool.DoAsync(place.Folder, "derive", study, "--engine", "fastforest", "--quiet", "--threads", "2", "--out", "two");
        await Tool.DoAsync(place.Folder, "derive", study, "--quiet", "--out", "own");

        Assert.Equal(Workplace.Fingerprint(place.PathTo("one")), Workplace.Fingerprint(place.PathTo("two")));
        var report = File.ReadAllText(place.PathTo("one", "report.md"));
        Assert.Contains("## Do two engines agree?", report, StringComparison.Ordinal);
        Assert.Contains("engine-agreement", report, StringComparison.Ordinal);
        Assert.DoesNotContain("Do two engines agree?", File.ReadAllText(place.PathTo("own", "report.md")), StringComparison.Ordinal);
        using var framework = JsonDocument.Parse(File.ReadAllBytes(place.PathTo("one", "framework.json")));
        Assert.Equal("fastforest", framework.RootElement.GetProperty("provenance").GetProperty("options").GetProperty("forest").GetProperty("engine").GetString());
    }

    [Fact]
    public void Evidence_and_agreement_are_frames()
    {
        using var place = new Workplace();
        var study = Study.Load(Path.Combine(place.CopyHelpdesk(), "study.yaml"));
        study = study with { Forest = study.Forest with { Trees = 20, ShadowRefits = 0, StabilityRefits = 0, Engine = ForestEngine.Fastforest } };
        var result = Derivation.Run(study, new AnalysisRun { Engines = [new FastForestEngine()], Cancellation = TestContext.Current.CancellationToken });

        var evidence = result.ToDataFrame();
        Assert.Equal(result.Framework.Features.Select(feature => feature.Name), evidence["feature"].Cast<string>());
        Assert.Equal(result.Evidence.Features.Select(feature => feature.Importance), evidence["importance"].Cast<double>());
        Assert.Equal(evidence.Rows.Count, evidence["conditional_importance"].NullCount); // which FastForest cannot tell
        Assert.Equal(typeof(double), evidence["conditional_importance"].DataType);

        var scores = Scoring.Run(result.Framework, study).ToList();
        var frame = scores.ToDataFrame(result.Framework);
        Assert.Equal(scores.Select(score => score.Customer), frame["customer"].Cast<string>());
        Assert.Equal(scores.Select(score => score.Next.Item), frame["next_step"].Cast<string?>());
        Assert.Equal(scores.Select(score => score.Activation.Value), frame["activation_value"].Cast<double?>());
        Assert.Equal(scores.Count(score => score.Next.Difference is null), frame["next_difference"].NullCount);
        Assert.True(frame["next_difference"].NullCount < scores.Count); // so that the above says something

        var agreement = result.Evidence.Agreement!.ToDataFrame();
        Assert.Equal(result.Evidence.Features.Select(feature => feature.Rank), agreement["fastforest.rank"].Cast<int>());
        Assert.Equal(
            result.Evidence.Agreement!.Features.Select(feature => feature.Other.Importance), agreement["milestones.importance"].Cast<double>());
        Assert.Equal(typeof(bool), agreement["milestones.is_heard"].DataType);
    }
}
