using Milestones.Reporting.Html;

namespace Milestones.Reporting.Definitions;

/// <summary>The sheet as a page: one file without scripts, which asks for nothing from outside.</summary>
internal static class DefinitionHtml
{
    public static string Write(DefinitionSheet sheet)
    {
        var html = new HtmlWriter();
        html.Element("html", () =>
        {
            html.Element("head", () => WriteHead(html, sheet));
            html.Element("body", () => WriteBody(html, sheet));
        }, ("lang", "en"));
        return html.ToString();
    }

    private static void WriteHead(HtmlWriter html, DefinitionSheet sheet)
    {
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Element("title", $"What counts as mature: {sheet.Study}");
        html.Code("style", Resource.Read("report.css"));
    }

    private static void WriteBody(HtmlWriter html, DefinitionSheet sheet)
    {
        html.Element("header", () =>
        {
            html.Element("p", $"Version {sheet.Version}, {sheet.Status}", ("class", "kicker"));
            html.Element("h1", $"What counts as mature: {sheet.Study}");
        });
        html.Element("main", () =>
        {
            html.Element("p", sheet.Headline, ("class", "answer"));
            html.Element("h2", "Milestones");
            ReportHtml.WriteTable(html, "Milestones", DefinitionTables.Milestones(sheet));
            if (sheet.SetupSteps.Count > 0)
            {
                ReportHtml.WriteTable(html, "Setup steps", DefinitionTables.SetupSteps(sheet));
            }

            foreach (var category in sheet.Categories)
            {
                var title = $"What counts as mature in {category.Name}";
                html.Element("h2", title);
                html.Element("p", DefinitionTables.Sentence(category));
                ReportHtml.WriteTable(html, title, DefinitionTables.Features(category));
            }

            html.Element("h2", "How to read this");
            html.Element("ul", () =>
            {
                foreach (var note in sheet.Notes)
                {
                    html.Element("li", note);
                }
            }, ("class", "plain"));
        });
        html.Element("footer", () => html.Element("p", $"Framework SHA-256 {sheet.Framework}"));
    }
}
