using Milestones.Framework;
using Milestones.Reporting.Tables;
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
            WriteRetentionByCategories(text, maturity, framework.Population);
        }

        WriteMembers(text, framework);
        WriteDropped(text, framework);
        WriteBands(text, result.Evidence);
        WriteSecondaryOutcomes(text, framework);
        WriteHypotheses(text, framework);
        WriteDecisions(text, framework);
        WriteForest(text, result);
        WriteRanking(text, result);
        WriteEngines(text, result.Evidence.Agreement);
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

        if (Answer.Snapshots(framework) is { } snapshots)
        {
            text.Paragraph(snapshots);
        }

        text.Paragraph($"Of {framework.Features.Count} features: {Answer.Verdicts(framework)}. {Answer.Skill(framework.Forest)}");
        if (framework.Findings.Count(finding => finding.Severity >= Usage.FindingSeverity.Warning) is > 0 and var warnings)
        {
            text.Paragraph($"{warnings} {(warnings == 1 ? "finding needs" : "findings need")} a look before any of this is believed: see [Findings](#findings).");
        }

        text.Paragraph(Explanation.Association);
    }

    private static void WriteForest(MarkdownText text, DerivationResult result)
    {
        var forest = result.Framework.Forest;
        text.Heading(2, "Does usage predict at all?");
        text.Paragraph(Answer.Skill(forest));
        text.Table(ForestTables.Skill(result.Framework));
        text.Paragraph(Explanation.Calibration);
        text.Table(ForestTables.Calibration(result.Evidence.Forest.OutOfBag, CountUnit.Of(result.Framework.Population)));
        text.Paragraph(Explanation.Context);
        text.Table(ForestTables.Context(result.Evidence.Forest));
    }

    private static void WritePopulation(MarkdownText text, Population population)
    {
        text.Heading(2, "Population");
        text.Table(PopulationTable.Of(population));
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

        text.Bullets(Explanation.Findings(framework)
            .Select(finding => $"**{finding.Severity.ToString().ToLowerInvariant()}** ({finding.Code}): {MarkdownText.Escape(string.Join(' ', finding.Message, finding.Remedy).TrimEnd())}"));
    }

    private static void WriteProvenance(MarkdownText text, MilestoneFramework framework)
    {
        text.Heading(2, "Provenance");
        text.Table(ProvenanceTable.Of(framework));
    }
}
