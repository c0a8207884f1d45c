using Milestones.Evidence;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Markdown;

/// <content>The two engines side by side, where a study asked for another than the product's own.</content>
public static partial class ReportMarkdown
{
    private static void WriteEngines(MarkdownText text, EngineAgreement? agreement)
    {
        if (agreement is null)
        {
            return;
        }

        text.Heading(2, "Do two engines agree?");
        text.Paragraph(Explanation.Engines(agreement));
        text.Table(EngineTables.Engines(agreement));
        text.Paragraph(Explanation.ImportanceOfEngines);
        text.Table(EngineTables.Features(agreement));
    }
}
