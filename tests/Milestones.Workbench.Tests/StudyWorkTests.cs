using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Workbench.Tests;

/// <summary>A study in a folder, derived, decided upon, scored and written down as in a notebook.</summary>
public sealed class StudyWorkTests(StudyWorkTests.Sample sample) : IClassFixture<StudyWorkTests.Sample>
{
    [Fact]
    public void A_derivation_tells_its_steps_is_recorded_and_says_what_it_found()
    {
        Assert.StartsWith("reading customers and events · reading first months · ", sample.Told, StringComparison.Ordinal);
        Assert.Equal(1, sample.Told.Count(c => c == '\n'));
        Assert.Equal(new LookCount(1, 1, 0, null), LookLedger.Count(sample.Result));
        Assert.Equal(sample.Result.Framework.ToString(), sample.Result.ToString());
        Assert.StartsWith($"framework {sample.Result.Framework.Id[..12]} of helpdesk: ", sample.Result.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" of 60 features kept", sample.Result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_what_derive_writes()
    {
        var files = sample.Result.WriteTo(sample.PathTo("written"));
        Assert.Equal(["evidence.csv", "framework.json", "population.csv", "report.html", "report.md"], files);
        Assert.Equal(FrameworkJson.GetBytes(sample.Result.Framework), File.ReadAllBytes(sample.PathTo("written", "framework.json")));
        Assert.Contains("Only these settings have looked at this hold-out.", File.ReadAllText(sample.PathTo("written", "report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_decision_changes_what_it_is_about_and_nothing_of_the_other_milestones()
    {
        var kept = sample.Result.Features.First(feature => feature.Verdict == Verdict.Kept);
        var otherwise = sample.Result.Decide(new Decision(kept.Name, DecisionChoice.Drop, "reader", new DateOnly(2025, 8, 1), "what if"));
        Assert.NotEqual(sample.Result.Framework.Id, otherwise.Framework.Id);
        Assert.Equal(DecisionChoice.Drop, otherwise.Features.Single(feature => feature.Name == kept.Name).Decided);
        Assert.Equal([kept.Name, "kept", "drop", "reader", "2025-08-01", "what if"], otherwise.Decisions().Table.Rows.Single().Take(6).Select(cell => cell.Text));
        Assert.Equal(sample.Result.SetupSteps().ToString(), otherwise.SetupSteps().ToString());
        Assert.Equal(sample.Result.Thresholds().ToString(), otherwise.Thresholds().ToString());
    }

    [Fact]
    public void Scores_are_those_of_the_framework_one_per_customer()
    {
        var scores = sample.Result.Score(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Scoring.Run(sample.Result.Framework, sample.Result.Study).Select(score => (score.Customer, score.Next)), scores.Select(score => (score.Customer, score.Next)));
        Assert.Equal(scores.Count, scores.Table().Table.Rows.Count);
        Assert.Equal(scores.Count(score => score.Next.Item is not null), scores.NextSteps().Table.Rows.Sum(row => row[2].Number));
    }

    [Fact]
    public void Tables_hold_the_numbers_of_the_framework()
    {
        var (framework, milestones) = (sample.Result.Framework, sample.Result.Framework.Milestones);
        Assert.Equal(["setup", "activation", "utilization", "maturity"], sample.Result.Milestones().Table.Rows.Select(row => row[0].Text));
        Assert.Equal(milestones.SetupSteps.Select(step => step.Prevalence.Value).Order(), sample.Result.SetupSteps().Table.Rows.Select(row => row[2].Number).Order());
        Assert.Equal(milestones.Path!.Transitions.Select(step => step.All.Training.AmongReached.Value), sample.Result.Path().Table.Rows.Select(row => row[2].Number));
        Assert.Equal(milestones.Path.Quarters.Count, sample.Result.Quarters().Table.Rows.Count);
        Assert.Equal(framework.Features.Select(feature => feature.Evidence.Importance).Order(), sample.Result.Ranking().Table.Rows.Select(row => row[2].Number!.Value).Order());
        Assert.Equal(framework.Features.Count(feature => feature.Hypothesis is not null), sample.Result.Hypotheses().Table.Rows.Count);
        Assert.Equal(framework.Features.Count, sample.Result.Features.Table().Table.Rows.Count);
        Assert.Equal(sample.Result.Evidence.Table.RowCount, (int)sample.Result.Evidence.Table.RetentionByContext().Table.Rows.Where(row => row[0].Text == "plan").Sum(row => row[2].Number)!);
    }

    [Fact]
    public void What_the_evidence_does_not_support_is_said_in_place_of_a_table()
    {
        var milestones = sample.Result.Framework.Milestones with { Path = null, WithoutPath = "Nobody went anywhere.", Utilization = null, WithoutUtilization = "No seats." };
        var without = sample.Result with { Framework = sample.Result.Framework with { Milestones = milestones } };
        Assert.Equal("Nobody went anywhere.", without.Path().ToString());
        Assert.Equal("Nobody went anywhere.", without.Quarters().ToString());
        Assert.Equal("Nobody went anywhere.", without.RetentionByFurthest().ToString());
        Assert.Equal("No seats.", without.UtilizationBySize().ToString());
        Assert.StartsWith("The study asks for the product's own forest", sample.Result.ByEngine().ToString(), StringComparison.Ordinal);
        Assert.Equal(sample.Result.Engines().ToString(), sample.Result.Agreement());
    }

    [Fact]
    public void Work_can_be_ended_and_leaves_nothing()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        var folder = sample.PathTo("ended");
        SampleGenerator.Write(Sample.Options, Directory.CreateDirectory(folder).FullName, null, CancellationToken.None);
        var study = Study.Load(Path.Combine(folder, "study.yaml"));
        Assert.ThrowsAny<OperationCanceledException>(() => study.ReadUsage(cancellation: ended.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => study.Derive(cancellation: ended.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => sample.Result.Score(cancellation: ended.Token));
        Assert.Empty(Directory.EnumerateFiles(folder, "*.ledger"));
    }

    /// <summary>A small sample, derived once.</summary>
    public sealed class Sample : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("milestones-test-").FullName;

        public Sample()
        {
            SampleGenerator.Write(Options, _folder, null, CancellationToken.None);
            using var told = new StringWriter { NewLine = "\n" };
            Result = Study.Load(PathTo("study.yaml")).Derive(told);
            Told = told.ToString();
        }

        internal static SampleOptions Options { get; } = new() { Customers = 1_500, Seed = 5 };

        internal DerivationResult Result { get; }

        internal string Told { get; }

        public void Dispose() => Directory.Delete(_folder, recursive: true);

        internal string PathTo(params string[] parts) => Path.Combine([_folder, .. parts]);
    }
}
