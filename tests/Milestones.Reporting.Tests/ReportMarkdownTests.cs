using Milestones.Framework.Tests;
using Milestones.Reporting.Markdown;
using Milestones.Usage;

namespace Milestones.Reporting.Tests;

public sealed class ReportMarkdownTests
{
    private static readonly bool[] Outcome = [true, true, true, true, false, false, false, false];

    [Fact]
    public void The_answer_comes_first()
    {
        var lines = Report(new SyntheticEvidence(Outcome).With("bot", "automation", [true, true, true, false, false, false, false, true]));
        Assert.Equal("# Milestones: synthetic", lines[0]);
        Assert.StartsWith("**50.0 % of 8 customers are mature: mature in at least 1 category (95 % interval 21.5–78.5 %).**", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_secondary_outcome_is_reported_of_the_mature_and_of_every_feature()
    {
        var lines = Report(new SyntheticEvidence(Outcome) { Expanded = [true, true, null, false, true, false, false, false] }
            .With("bot", "automation", [true, true, true, true, true, false, false, false])
            .With("dull", "automation", [true, false, true, false, true, false, true, false], Evidence.Verdict.NotPredictive));
        var section = lines.SkipWhile(line => line != "## Beside it: expanded").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToList();
        Assert.Contains(section, line => line.StartsWith("| training | 75.0 % | 0.0 % | +75.0 ", StringComparison.Ordinal));
        Assert.Contains(section, line => line.StartsWith("| 1 (no interval) | bot | kept | +75.0 ", StringComparison.Ordinal));
        Assert.Contains(section, line => line.StartsWith("| 2 (no interval) | dull | not predictive |", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_skill_that_comes_first()
    {
        var lines = Report(new SyntheticEvidence(Outcome) { HasSkill = false }
            .With("bot", "automation", Outcome, Evidence.Verdict.NotPredictive));
        Assert.StartsWith("**No maturity milestone is supported. Usage does not predict retention here:", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_hold_out_cannot_compare_the_training_customers_do()
    {
        var lines = Report(new SyntheticEvidence(Outcome, [false, false, false, true, false, false, false, true])
            .With("bot", "automation", [true, true, false, false, false, false, true, false]));
        Assert.StartsWith("On the hold-out nobody is mature, so there is nothing to compare; on the training customers 66.7 % of the mature", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_feature_is_named_once_with_what_became_of_it()
    {
        var report = string.Join('\n', Report(new SyntheticEvidence(Outcome)
            .With("bot", "automation", Outcome)
            .With("fax", "support channels", Outcome, Evidence.Verdict.Niche)));
        Assert.Contains("| 1 (no interval) | bot | automation | mature | any use |", report, StringComparison.Ordinal);
        Assert.Contains("| 2 (no interval) | fax | niche | The test wants it so. |", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_are_shown_as_text_and_tables_stay_tables()
    {
        var name = "<script>alert(1)</script> | a\nb `c` *d* [e](f)";
        var report = Report(new SyntheticEvidence(Outcome).With(name, "automation", Outcome));
        var rows = report.Where(line => line.Contains("script", StringComparison.Ordinal) && line.StartsWith("| 1 (no interval) |", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, rows.Count); // among the members, and in the ranking
        Assert.All(rows, row => Assert.Contains(@"&lt;script>alert(1)&lt;/script> \| a b \`c\` \*d\* \[e\](f)", row, StringComparison.Ordinal));
    }

    [Fact]
    public void Population_adds_up_in_sight()
    {
        var report = string.Join('\n', Report(new SyntheticEvidence(Outcome, Outcome.Select((_, i) => i % 4 == 3)).With("bot", "automation", Outcome)));
        Assert.Contains("| rows of the customer table | 11 |  |", report, StringComparison.Ordinal);
        Assert.Contains("| left out: gone before the snapshot | −3 |  |", report, StringComparison.Ordinal);
        Assert.Contains("| training | 6 | 50.0 % |", report, StringComparison.Ordinal);
        Assert.Contains("| hold-out: the latest | 2 | 50.0 % |", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_stand_beside_the_verdicts()
    {
        var decision = new Decision("fax", DecisionChoice.Mature, "Ana", new DateOnly(2025, 2, 1), "Big customers need it.");
        var report = string.Join('\n', Report(new SyntheticEvidence(Outcome) { Decisions = [decision] }
            .With("bot", "automation", Outcome)
            .With("fax", "support channels", [true, false, false, false, false, false, false, false], Evidence.Verdict.Niche)));
        Assert.Contains("| fax | niche | mature | Ana | 2025-02-01 | Big customers need it. | −37.5 |", report, StringComparison.Ordinal);
    }

    private static string[] Report(SyntheticEvidence evidence) => ReportMarkdown.Write(evidence.Derive()).Split('\n');
}
