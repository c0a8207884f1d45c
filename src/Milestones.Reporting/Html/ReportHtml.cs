using System.Security.Cryptography;
using System.Text;
using Milestones.Framework;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Html;

/// <summary>
/// Writes <c>report.html</c>: one file to look at, the answer first, then the figures and tables that it rests on. It asks for nothing
/// from outside, unless the build could not have plotly.js. Without scripts the tables are still there.
/// </summary>
public static partial class ReportHtml
{
    /// <summary>The page.</summary>
    /// <param name="result">What was derived.</param>
    /// <param name="looks">How often the hold-out was looked at; null: nobody counted.</param>
    public static string Write(DerivationResult result, LookCount? looks = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Write(result, looks, PlotlyScript.OfThisBuild);
    }

    /// <summary>The page, drawn by a given plotly.</summary>
    internal static string Write(DerivationResult result, LookCount? looks, PlotlyScript plotly)
    {
        var html = new HtmlWriter();
        html.Element("html", () =>
        {
            html.Element("head", () => WriteHead(html, result.Framework, plotly));
            html.Element("body", () => WriteBody(html, result, looks, plotly));
        }, ("lang", "en"));
        return html.ToString();
    }

    private static void WriteHead(HtmlWriter html, MilestoneFramework framework, PlotlyScript plotly)
    {
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", PolicyFor(plotly)));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Void("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Element("title", $"Milestones: {framework.Study}");
        html.Code("style", Resource.Read("report.css"));
    }

    private static void WriteBody(HtmlWriter html, DerivationResult result, LookCount? looks, PlotlyScript plotly)
    {
        var sections = SectionsOf(result, looks).ToList();
        html.Element("a", "Skip to the answer", ("class", "skip"), ("href", "#summary"));
        html.Element("header", () =>
        {
            html.Element("p", "Customer milestones", ("class", "kicker"));
            html.Element("h1", result.Framework.Study);
        });
        html.Element("nav", () => html.Element("ul", () =>
        {
            foreach (var section in sections)
            {
                html.Element("li", () => html.Element("a", section.Title, ("href", $"#{section.Id}")));
            }
        }), ("aria-label", "Sections"));
        html.Element("main", () =>
        {
            WriteNotices(html, plotly);
            foreach (var section in sections)
            {
                html.Element("section", () =>
                {
                    html.Element("h2", section.Title, ("id", $"{section.Id}-title"));
                    section.Write(html);
                }, ("id", section.Id), ("aria-labelledby", $"{section.Id}-title"));
            }
        });
        html.Element("footer", () => html.Element("p", $"Derived by milestones {result.Framework.Product}. {Explanation.Association}"));
        WriteScripts(html, plotly);
    }

    private static void WriteNotices(HtmlWriter html, PlotlyScript plotly)
    {
        html.Element("noscript", () => html.Element("p", "Figures are drawn by a script, and scripts are off. The numbers of each figure are in the table below it.", ("class", "notice")));
        if (plotly.Code is null)
        {
            html.Element("p", $"This page was made by a build without plotly.js, so it loads it from {PlotlyScript.Host}. Offline, figures are not drawn; the numbers of each figure are in the table below it.", ("class", "notice"));
        }
    }

    private static void WriteScripts(HtmlWriter html, PlotlyScript plotly)
    {
        if (plotly.Code is { } code)
        {
            html.Code("script", code);
        }
        else
        {
            html.Element("script", "", ("src", plotly.Address));
        }

        html.Code("script", Resource.Read("report.js"));
    }

    /// <summary>Nothing may run or be loaded but what the page holds.</summary>
    private static string PolicyFor(PlotlyScript plotly) =>
        $"default-src 'none'; script-src {(plotly.Code is { } code ? HashOf(code) : PlotlyScript.Host)} {HashOf(Resource.Read("report.js"))}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

    private static string HashOf(string code) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)))}'";

    /// <summary>A part of the page.</summary>
    private sealed record Section(string Id, string Title, Action<HtmlWriter> Write);
}
