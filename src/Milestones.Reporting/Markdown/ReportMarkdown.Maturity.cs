using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>What maturity means, and how much it depends on its definition.</content>
public static partial class ReportMarkdown
{
    private static void WriteCategories(MarkdownText text, MaturityMilestone maturity)
    {
        text.Heading(2, "Categories");
        text.Paragraph(Explanation.Categories(maturity));
        text.Table(MaturityTables.Categories(maturity));
    }

    private static void WriteSensitivity(MarkdownText text, MaturityMilestone maturity)
    {
        text.Heading(2, "What if maturity were defined otherwise");
        text.Table(MaturityTables.Sensitivity(maturity));
    }

    private static void WriteRetentionByCategories(MarkdownText text, MaturityMilestone maturity, Population population)
    {
        text.Heading(2, "Retention by number of mature categories");
        text.Table(MaturityTables.RetentionByCategories(maturity, CountUnit.Of(population)));
        text.Paragraph(Explanation.Trend(maturity));
    }
}
