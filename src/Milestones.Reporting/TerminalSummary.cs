using System.Globalization;
using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;
using Milestones.Usage;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Milestones.Reporting;

/// <summary>A framework in a few tables, for a terminal of any width.</summary>
public static class TerminalSummary
{
    /// <summary>The result of a derivation, to be written to a console.</summary>
    public static IRenderable Of(DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Summary(result.Framework);
    }

    /// <summary>A framework as a document: which it is and who stands for it, what it says, and what people decided.</summary>
    public static IRenderable Of(MilestoneFramework framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        List<IRenderable> parts = [Identity(framework), Summary(framework)];
        if (framework.Decisions.Count > 0)
        {
            parts.Add(Decisions(framework.Decisions));
        }

        return new Rows(parts);
    }

    private static Rows Summary(MilestoneFramework framework)
    {
        var parts = new List<IRenderable> { Sentence(Answer.InShort(framework), "bold") };
        if (framework.Milestones.Maturity is { } headline)
        {
            parts.Add(Sentence(Answer.Retention(headline)));
        }

        if (Answer.Snapshots(framework) is { } snapshots)
        {
            parts.Add(Sentence(snapshots));
        }

        if (framework.Milestones.CoreAction is not null)
        {
            parts.Add(Milestones(framework.Milestones));
        }

        if (framework.Milestones.Path is { Combinations.Count: > 0 } path)
        {
            parts.Add(Sentence($"Of the {Numbers.Count(PathShares.Customers(path))} customers whose utilization window is over, in order:"));
            parts.Add(new TerminalBars([.. PathShares.InOrder(path).Select(step => (MilestoneAnswer.Name(step.Milestone), step.Share, Numbers.Percent(step.Share)))]));
            parts.Add(Text.Empty);
        }

        if (framework.Milestones.Maturity is { } maturity)
        {
            parts.Add(Categories(maturity));
            parts.Add(Sentence("Retained, by number of mature categories (training):"));
            parts.Add(new TerminalBars([.. maturity.RetentionByCategories.Training.Steps.Select(step =>
                (Numbers.Count(step.Categories), step.Retained.Value ?? 0, Numbers.PercentWithInterval(step.Retained)))]));
            parts.Add(Text.Empty);
        }

        if (framework.Features.Any(feature => feature.Level != MaturityLevel.None))
        {
            parts.Add(Members(framework));
        }

        parts.Add(Sentence($"Of {framework.Features.Count} features: {Answer.Verdicts(framework)}. {Answer.Skill(framework.Forest)}"));
        if (Answer.Hypotheses(framework) is { } hypotheses)
        {
            parts.Add(Sentence(hypotheses));
        }

        parts.AddRange(framework.Findings
            .Where(finding => finding.Severity >= FindingSeverity.Warning)
            .OrderByDescending(finding => finding.Severity)
            .Select(finding => Sentence(
                string.Join(' ', $"{finding.Severity.ToString().ToLowerInvariant()}: {finding.Message}", finding.Remedy).TrimEnd(),
                finding.Severity == FindingSeverity.Error ? "red" : "yellow")));
        return new Rows(parts);
    }

    /// <summary>How many runs have looked at the hold-out, in a sentence.</summary>
    public static string Of(LookCount looks)
    {
        ArgumentNullException.ThrowIfNull(looks);
        return Answer.Looks(looks);
    }

    private static Markup Sentence(string text, string style = "default") => new($"[{style}]{Markup.Escape(VisibleText.Of(text))}[/]");

    private static Rows Identity(MilestoneFramework framework) => new(
        Sentence($"{framework.Study}, framework {framework.Version}: {Standing.Of(framework)}", "bold"),
        Sentence($"SHA-256 {framework.Id}, format {framework.Format}, derived by milestones {framework.Product}.{(framework.Replaces is { } replaced ? $" It replaces {replaced.Version}, SHA-256 {replaced.Id}." : "")}"));

    private static Table Decisions(IReadOnlyList<DecisionRecord> decisions)
    {
        var table = NewTable("decided", "decision", "computed", "by", "on", "reason");
        foreach (var decision in decisions)
        {
            table.AddRow(
                Markup.Escape(decision.Item),
                decision.Decision.ToString().ToLowerInvariant(),
                VerdictWords.Of(decision.Computed),
                Markup.Escape(VisibleText.Of(decision.Author)),
                decision.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Markup.Escape(VisibleText.Of(decision.Reason)));
        }

        return table;
    }

    private static Table Milestones(MilestoneSet set)
    {
        var table = NewTable("milestone", "definition", "#reached", "on the hold-out");
        foreach (var (milestone, definition, reached, goesWith) in MilestoneAnswer.All(set))
        {
            table.AddRow(
                MilestoneAnswer.Name(milestone),
                Markup.Escape(definition),
                reached is null ? Numbers.None : Numbers.Percent(reached),
                Markup.Escape(goesWith));
        }

        return table;
    }

    private static Table Categories(MaturityMilestone maturity)
    {
        var table = NewTable("category", "#mature from", "#basic", "#mature", "#retention on hold-out, points");
        foreach (var category in maturity.Categories)
        {
            table.AddRow(
                Markup.Escape(category.Category),
                category.MatureFrom is { } from ? $"{from} of {category.Mature.Count}" : Numbers.None,
                Numbers.Percent(category.ReachedBasic),
                Numbers.Percent(category.ReachedMature),
                Numbers.Points((category.Association?.HoldOut ?? category.Association?.Training)?.RiskDifference.Value));
        }

        return table;
    }

    private static Table Members(MilestoneFramework framework)
    {
        var table = NewTable("#rank", "feature", "category", "level", "adopted", "#adoption", "#adjusted lift, points");
        foreach (var feature in framework.Features.Where(feature => feature.Level != MaturityLevel.None).OrderBy(feature => feature.Evidence.Rank))
        {
            table.AddRow(
                Numbers.Rank(feature.Evidence),
                Markup.Escape(feature.Title),
                Markup.Escape(feature.Category ?? Numbers.None),
                feature.Level.ToString().ToLowerInvariant(),
                Markup.Escape(Answer.Adoption(feature.Adoption)),
                Numbers.Percent(feature.Evidence.Association.Training.Adoption),
                Numbers.PointsWithInterval(feature.Evidence.Association.Training.AdjustedRiskDifference));
        }

        return table;
    }

    private static Table NewTable(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            var isNumber = column.StartsWith('#');
            table.AddColumn(new TableColumn(column.TrimStart('#')) { Alignment = isNumber ? Justify.Right : Justify.Left, NoWrap = isNumber });
        }

        return table;
    }
}
