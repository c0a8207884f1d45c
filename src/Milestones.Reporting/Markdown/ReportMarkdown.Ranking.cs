using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>What the forest's ranking is worth, and which features share their importance.</content>
public static partial class ReportMarkdown
{
    private static void WriteRanking(MarkdownText text, DerivationResult result)
    {
        text.Heading(2, "How certain is the ranking?");
        text.Paragraph(Explanation.Stability(result));
        text.Paragraph(Explanation.Shadows(result));
        text.Table(RankingTables.Importance(result.Framework));
        if (result.Evidence.Forest.Clusters.Count > 0)
        {
            text.Paragraph(Explanation.Clusters);
            text.Table(RankingTables.Clusters(result));
        }
    }

    private static void WriteBands(MarkdownText text, StudyEvidence evidence)
    {
        if (evidence.Bands.Count > 0)
        {
            text.Heading(2, "What if niche and ubiquitous began elsewhere");
            text.Paragraph(Explanation.Bands(evidence.Rules));
            text.Table(RankingTables.Bands(evidence));
        }
    }
}
