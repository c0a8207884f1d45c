using Milestones.Reporting.Markdown;

namespace Milestones.Reporting.Definitions;

/// <summary>The sheet as Markdown.</summary>
internal static class DefinitionMarkdown
{
    public static string Write(DefinitionSheet sheet)
    {
        var text = new MarkdownText();
        text.Heading(1, $"What counts as mature: {MarkdownText.Escape(sheet.Study)}");
        text.Paragraph(MarkdownText.Escape($"Version {sheet.Version}, {sheet.Status}"));
        text.Paragraph($"**{MarkdownText.Escape(sheet.Headline)}**");
        text.Heading(2, "Milestones");
        text.Table(DefinitionTables.Milestones(sheet));
        text.Table(DefinitionTables.SetupSteps(sheet));
        foreach (var category in sheet.Categories)
        {
            text.Heading(2, $"What counts as mature in {MarkdownText.Escape(category.Name)}");
            text.Paragraph(MarkdownText.Escape(DefinitionTables.Sentence(category)));
            text.Table(DefinitionTables.Features(category));
        }

        text.Heading(2, "How to read this");
        text.Bullets(sheet.Notes.Select(MarkdownText.Escape));
        text.Paragraph($"Framework SHA-256 {sheet.Framework}");
        return text.ToString();
    }
}
