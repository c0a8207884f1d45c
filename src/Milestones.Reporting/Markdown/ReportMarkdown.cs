using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <summary>Writes <c>report.md</c>: the answer first, then what it rests on, for a person to read.</summary>
public static partial class ReportMarkdown
{
    /// <summary>The report.</summary>
    /// <param name="result">The derivation.</param>
    /// <param name="looks">How often its hold-out has been looked at; null: not recorded.</param>
    public static string Write(DerivationResult result, LookCount? looks = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var framework = result.Framework;
        var text = new MarkdownText();
        text.Heading(1, $"Milestones: {MarkdownText.Escape(framework.Study)}");
        WriteSummary(text, framework);
        WriteMilestones(text, framework.Milestones);
        if (framework.Milestones.Maturity is { } maturity)
        {
            WriteCategories(text, maturity);
            WriteSensitivity(text, maturity);
            WriteRetentionByCategories(text, maturity);
        }

        WriteMembers(text, framework);
        WriteDropped(text, framework);
        WriteBands(text, result.Evidence);
        WriteSecondaryOutcomes(text, framework);
        WriteHypotheses(text, framework);
        WriteDecisions(text, framework);
        WriteForest(text, result);
        WriteRanking(text, result);
        WritePopulation(text, framework.Population);
        WriteLooks(text, looks);
        WriteFindings(text, framework);
        WriteProvenance(text, framework);
        return text.ToString();
    }

    private static void WriteSummary(MarkdownText text, MilestoneFramework framework)
    {
        text.Paragraph($"**{MarkdownText.Escape(Answer.InShort(framework))}**");
        if (framework.Milestones.Maturity is { } maturity)
        {
            text.Paragraph(Answer.Retention(maturity));
        }

        text.Paragraph($"Of {framework.Features.Count} features: {Answer.Verdicts(framework)}. {Answer.Skill(framework.Forest)}");
        if (framework.Findings.Count(finding => finding.Severity >= Usage.FindingSeverity.Warning) is > 0 and var warnings)
        {
            text.Paragraph($"{warnings} {(warnings == 1 ? "finding needs" : "findings need")} a look before any of this is believed: see [Findings](#findings).");
        }

        text.Paragraph("All of this is what goes with staying in observed data, not what causes it.");
    }

    private static void WriteForest(MarkdownText text, DerivationResult result)
    {
        var forest = result.Framework.Forest;
        text.Heading(2, "Does usage predict at all?");
        text.Paragraph(Answer.Skill(forest));
        text.Table(
            ["", "#customers", "#AUC", "#log loss", "#Brier", "#AUC of logistic regression"],
            new[] { ("out of bag", (PredictionFigures?)forest.OutOfBag, (Figure?)forest.LogisticAuc.Training), ("hold-out", forest.HoldOut, forest.LogisticAuc.HoldOut) }
                .Where(row => row.Item2 is not null)
                .Select(row => new[]
                {
                    row.Item1,
                    Numbers.Count(row.Item2!.Customers),
                    Numbers.WithInterval(row.Item2.Auc),
                    Numbers.Plain(row.Item2.LogLoss, "0.0000"),
                    Numbers.Plain(row.Item2.Brier, "0.0000"),
                    row.Item3 is { } logistic ? Numbers.WithInterval(logistic) : Numbers.None,
                }));
        text.Paragraph("Calibration out of bag, in groups of equal size by predicted retention:");
        text.Table(
            ["#predicted", "#retained", "#customers"],
            result.Evidence.Forest.OutOfBag.Calibration.Select(group => new[]
            {
                Numbers.Percent(group.MeanPredicted),
                Numbers.Percent(group.Observed.Value),
                Numbers.Count(group.Observed.Trials),
            }));
        text.Paragraph("Importance of what customers are, which is adjusted for and never kept:");
        text.Table(
            ["context", "#importance"],
            result.Evidence.Forest.Context.Select(context => new[] { context.Name, Numbers.Plain(context.Importance, "0.00000") }));
    }

    private static void WritePopulation(MarkdownText text, Population population)
    {
        text.Heading(2, "Population");
        var (training, heldOut) = population.Retained;
        text.Table(
            ["step", "#customers", "#retained"],
            [
                ["rows of the customer table", Numbers.Count(population.Customers), ""],
                .. population.Exclusions.Select(exclusion => new[] { $"left out: {MarkdownText.Escape(exclusion.Reason)}", $"−{Numbers.Count(exclusion.Count)}", "" }),
                ["training", Numbers.Count(population.Training), Numbers.Percent(training)],
                [population.HoldOut == HoldOutKind.Latest ? "hold-out: the latest" : "hold-out: drawn by hash, not temporal", Numbers.Count(population.HeldOut), heldOut is null ? "" : Numbers.Percent(heldOut)],
            ]);
    }

    private static void WriteLooks(MarkdownText text, LookCount? looks)
    {
        if (looks is not null)
        {
            text.Heading(2, "How many settings looked at the hold-out");
            text.Paragraph(MarkdownText.Escape(Answer.SettingsTried(looks)));
        }
    }

    private static void WriteFindings(MarkdownText text, MilestoneFramework framework)
    {
        text.Heading(2, "Findings");
        if (framework.Findings.Count == 0)
        {
            text.Paragraph("Nothing to report.");
            return;
        }

        text.Bullets(framework.Findings
            .OrderByDescending(finding => finding.Severity)
            .Select(finding => $"**{finding.Severity.ToString().ToLowerInvariant()}** ({finding.Code}): {MarkdownText.Escape(string.Join(' ', finding.Message, finding.Remedy).TrimEnd())}"));
    }

    private static void WriteProvenance(MarkdownText text, MilestoneFramework framework)
    {
        var provenance = framework.Provenance;
        text.Heading(2, "Provenance");
        text.Table(
            ["what", "value"],
            [
                ["framework", framework.Id],
                ["format, product", $"{framework.Format}, milestones {framework.Product}"],
                .. provenance.Files.Select(file => new[] { MarkdownText.Escape(file.Name), file.Sha256 }),
                ["data", provenance.Data],
                ["seed", provenance.Seed],
                ["trees", Numbers.Count(provenance.Options.Forest.Trees)],
                ["hold-out", Numbers.Percent(provenance.Options.HoldOut)],
            ]);
    }
}
