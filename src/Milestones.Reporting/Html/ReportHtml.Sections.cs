using Milestones.Framework;
using Milestones.Reporting.Figures;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;
using Milestones.Usage;

namespace Milestones.Reporting.Html;

/// <content>What the page says, in its order.</content>
public static partial class ReportHtml
{
    private static IEnumerable<Section> SectionsOf(DerivationResult result, LookCount? looks)
    {
        var framework = result.Framework;
        yield return new Section("summary", "The answer", html => WriteSummary(html, framework, looks));
        foreach (var section in MilestoneSectionsOf(result))
        {
            yield return section;
        }

        yield return new Section("features", "Which features count", html =>
        {
            WriteFigures(html, StudyFigures.Features(result));
            html.Element("h3", "What is part of the framework");
            html.Element("p", Explanation.Lift);
            WriteTable(html, "What is part of the framework", FeatureTables.Members(framework));
        });
        if (StudyFigures.Thresholding(result).ToList() is { Count: > 0 } thresholds)
        {
            yield return new Section("thresholds", "From when on a feature is adopted", html =>
            {
                WriteList(html, Explanation.Thresholds(framework));
                WriteFigures(html, thresholds);
            });
        }

        if (framework.Milestones.Maturity is { } maturity)
        {
            yield return new Section("maturity", "Maturity", html => WriteMaturity(html, framework, maturity));
        }

        yield return new Section("dropped", "What was dropped, and why", html =>
        {
            WriteTable(html, "What was dropped, and why", FeatureTables.Dropped(framework));
            if (result.Evidence.Bands.Count > 0)
            {
                html.Element("h3", "What if niche and ubiquitous began elsewhere");
                html.Element("p", Explanation.Bands(result.Evidence.Rules));
                WriteTable(html, "What if niche and ubiquitous began elsewhere", RankingTables.Bands(result.Evidence));
            }
        });
        for (var place = 0; place < framework.SecondaryOutcomes.Count; place++)
        {
            var outcome = place;
            yield return new Section($"outcome-{place + 1}", $"Beside it: {framework.SecondaryOutcomes[place].Name}", html => WriteSecondaryOutcome(html, framework, outcome));
        }

        if (framework.Decisions.Count > 0)
        {
            yield return new Section("decisions", "Decisions", html => WriteDecisions(html, framework));
        }

        yield return new Section("ranking", "How certain is the ranking?", html => WriteRanking(html, result));
        if (result.Evidence.Agreement is { } agreement)
        {
            yield return new Section("engines", "Do two engines agree?", html =>
            {
                html.Element("p", Explanation.Engines(agreement));
                WriteTable(html, "The engines", EngineTables.Engines(agreement));
                html.Element("p", Explanation.ImportanceOfEngines);
                WriteTable(html, "Features by either engine", EngineTables.Features(agreement));
            });
        }

        yield return new Section("prediction", "Does usage predict at all?", html => WritePrediction(html, result));
        yield return new Section("population", "Population", html => WriteFigures(html, [PopulationFigure.Of(framework.Population)]));
        yield return new Section("findings", "Findings", html => WriteFindings(html, framework));
        yield return new Section("provenance", "Provenance", html => WriteTable(html, "Provenance", ProvenanceTable.Of(framework)));
    }

    private static void WriteSummary(HtmlWriter html, MilestoneFramework framework, LookCount? looks)
    {
        html.Element("p", Answer.InShort(framework), ("class", "answer"));
        if (framework.Milestones.Maturity is { } maturity)
        {
            html.Element("p", Answer.Retention(maturity));
        }

        if (Answer.Snapshots(framework) is { } snapshots)
        {
            html.Element("p", snapshots);
        }

        html.Element("dl", () =>
        {
            foreach (var (name, value, detail) in KeyNumbers.Of(framework))
            {
                html.Element("div", () =>
                {
                    html.Element("dt", name);
                    html.Element("dd", value, ("class", "value"));
                    html.Element("dd", detail);
                });
            }
        }, ("class", "key-numbers"));
        html.Element("p", $"Of {framework.Features.Count} features: {Answer.Verdicts(framework)}. {Answer.Skill(framework.Forest)}");
        if (framework.Findings.Any(finding => finding.Severity == FindingSeverity.Warning))
        {
            html.Element("p", "Look at these before any of this is believed:");
            WriteList(html, Explanation.Findings(framework).Where(finding => finding.Severity == FindingSeverity.Warning).Select(finding => finding.Message), "warnings");
        }

        if (looks is not null)
        {
            html.Element("p", Answer.SettingsTried(looks));
        }

        html.Element("p", Explanation.Association, ("class", "caveat"));
    }

    private static void WriteMaturity(HtmlWriter html, MilestoneFramework framework, MaturityMilestone maturity)
    {
        html.Element("p", Explanation.Categories(maturity));
        WriteTable(html, "Categories", MaturityTables.Categories(maturity));
        WriteFigures(html, StudyFigures.Maturity(framework));
        html.Element("p", Explanation.Trend(maturity));
        html.Element("h3", "What if maturity were defined otherwise");
        WriteTable(html, "What if maturity were defined otherwise", MaturityTables.Sensitivity(maturity));
    }

    private static void WriteSecondaryOutcome(HtmlWriter html, MilestoneFramework framework, int place)
    {
        html.Element("p", Explanation.SecondaryOutcome);
        if (framework.Milestones.Maturity is { } maturity)
        {
            WriteTable(html, "The mature and the others", OutcomeTables.Mature(maturity.Secondary[place]));
            html.Element("p", Explanation.Trend(maturity.Secondary[place]));
        }

        WriteTable(html, "Features", OutcomeTables.Features(framework, place));
    }

    private static void WriteDecisions(HtmlWriter html, MilestoneFramework framework)
    {
        html.Element("p", Explanation.Decisions);
        WriteTable(html, "Decisions", FeatureTables.Decisions(framework));
        if (framework.Milestones.Maturity?.WithoutDecisions is { } without)
        {
            html.Element("p", Explanation.WithoutDecisions(without));
        }
    }

    private static void WritePrediction(HtmlWriter html, DerivationResult result)
    {
        html.Element("p", Answer.Skill(result.Framework.Forest));
        WriteTable(html, "Quality of prediction", ForestTables.Skill(result.Framework));
        WriteFigures(html, StudyFigures.Prediction(result));
        html.Element("p", Explanation.Context);
        WriteTable(html, "Importance of context", ForestTables.Context(result.Evidence.Forest));
    }

    private static void WriteRanking(HtmlWriter html, DerivationResult result)
    {
        html.Element("p", Explanation.Stability(result));
        html.Element("p", Explanation.Shadows(result));
        WriteTable(html, "Ranking", RankingTables.Importance(result.Framework));
        if (result.Evidence.Forest.Clusters.Count > 0)
        {
            html.Element("h3", "Features that go together");
            html.Element("p", Explanation.Clusters);
            WriteTable(html, "Features that go together", RankingTables.Clusters(result));
        }
    }

    private static void WriteFindings(HtmlWriter html, MilestoneFramework framework)
    {
        if (framework.Findings.Count == 0)
        {
            html.Element("p", "Nothing to report.");
            return;
        }

        WriteTable(html, "Findings", ReportTable.Of(
            ["severity", "code", "finding"],
            Explanation.Findings(framework).Select(IReadOnlyList<ReportCell> (finding) => [finding.Severity.ToString().ToLowerInvariant(), finding.Code, string.Join(' ', finding.Message, finding.Remedy).TrimEnd()])));
    }
}
