using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;
using Milestones.Usage;

namespace Milestones.Workbench;

/// <summary>Tables of what a study says and what came of it.</summary>
public static partial class Tables
{
    private const string OneEngine = "The study asks for the product's own forest, so no other engine ran beside it.";

    /// <summary>The catalog: what product people believe of each feature.</summary>
    public static TableView Table(this FeatureCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new TableView(ReportTable.Of(
            ["feature", "title", "category", "level", "measure", "for"],
            catalog.Features.Select(IReadOnlyList<ReportCell> (feature) =>
            [
                feature.Name,
                feature.Title,
                feature.Category ?? Numbers.None,
                feature.Level?.ToString().ToLowerInvariant() ?? Numbers.None,
                feature.Measure.ToString(),
                feature.Eligibility.Plans.Count == 0 ? "everyone" : string.Join(", ", feature.Eligibility.Plans),
            ])));
    }

    /// <summary>Who entered, who was left out and why, as counts that add up.</summary>
    public static TableView Table(this PopulationFlow population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return new TableView(ReportTable.Of(
            ["step", $"#{CountUnit.Of(population)}"],
            [
                [population.Snapshots == 1 ? "rows of the customer table" : "rows of the customer table, at every snapshot", Cell.Count(population.Customers)],
                .. population.Exclusions.Select(exclusion => new ReportCell[] { $"left out: {exclusion.Reason}", new($"−{Numbers.Count(exclusion.Count)}", -exclusion.Count) }),
                ["training", Cell.Count(population.Training)],
                ["held out", Cell.Count(population.HeldOut)],
            ]));
    }

    /// <summary>What a person should notice.</summary>
    public static TableView Table(this IReadOnlyList<Finding> findings) => new(
        ReportTable.Of(
            ["severity", "finding"],
            findings.Select(IReadOnlyList<ReportCell> (finding) => [finding.Severity.ToString().ToLowerInvariant(), finding.Message])),
        "Nothing was found that a person should look at first.");

    /// <summary>Customers and retention in each class of the context: plan, size, tenure.</summary>
    public static TableView RetentionByContext(this UsageTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new TableView(
            ReportTable.Of(
                ["context", "class", $"#{CountUnit.Of(table)}", "#retained"],
                table.Context.SelectMany(context => context.Levels.Select(IReadOnlyList<ReportCell> (level, code) =>
                {
                    var rows = Enumerable.Range(0, table.RowCount).Where(row => context.Codes[row] == code).ToList();
                    return [context.Name, level, Cell.Count(rows.Count), Cell.Percent(rows.Count == 0 ? null : rows.Average(row => table.Outcome[row] ? 1.0 : 0))];
                }))),
            "The study has neither plan nor size nor tenure.");
    }

    /// <summary>The features with their verdicts, in the order of the forest's ranking. Lifts are in points of retention, on the training
    /// customers.</summary>
    public static TableView Table(this IEnumerable<FrameworkFeature> features) => new(ReportTable.Of(
        ["#rank", "feature", "verdict", "#importance", "adopted", "#adoption", "#lift", "#adjusted lift", "#adjusted p"],
        features.OrderBy(feature => feature.Evidence.Rank).Select(IReadOnlyList<ReportCell> (feature) =>
        [
            Cell.Rank(feature.Evidence),
            feature.Title,
            VerdictWords.Of(feature.Verdict),
            Cell.Importance(feature.Evidence.Importance),
            Reporting.Wording.Answer.Adoption(feature.Adoption),
            Cell.Percent(feature.Evidence.Association.Training.Adoption),
            Cell.Points(feature.Evidence.Association.Training.RiskDifference.Value),
            Cell.Points(feature.Evidence.Association.Training.AdjustedRiskDifference),
            Cell.PValue(feature.Evidence.AdjustedPValue),
        ])));

    /// <summary>Why each feature has its verdict, in sentences.</summary>
    public static TableView Reasons(this IEnumerable<FrameworkFeature> features) => new(ReportTable.Of(
        ["feature", "verdict", "why"],
        features.OrderBy(feature => feature.Evidence.Rank).Select(IReadOnlyList<ReportCell> (feature) =>
            [feature.Title, VerdictWords.Of(feature.Verdict), string.Join(' ', feature.Reasons.Select(reason => reason.Sentence))])));

    /// <summary>How well the forest predicts, next to a logistic regression.</summary>
    public static TableView Skill(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TableView(ForestTables.Skill(result.Framework));
    }

    /// <summary>What the ranking is worth: importance with every rank's interval, beside what shuffled copies reach and how often each
    /// feature is among the first.</summary>
    public static TableView Ranking(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TableView(RankingTables.Importance(result.Framework));
    }

    /// <summary>The ranking's certainty in a few sentences: stability over subsamples, and what chance reaches.</summary>
    public static string Certainty(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return $"{Explanation.Stability(result)}\n{Explanation.Shadows(result)}";
    }

    /// <summary>Features that go together, with their importance alone, together, and beyond each other.</summary>
    public static TableView Clusters(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TableView(RankingTables.Clusters(result), "No features go together.");
    }

    /// <summary>What each of two engines is worth, where the study asked for another than the product's own.</summary>
    public static TableView Engines(this DerivationResult result) => OfEngines(result, EngineTables.Engines);

    /// <summary>What either engine says of each feature, and what depends on the engine.</summary>
    public static TableView ByEngine(this DerivationResult result) => OfEngines(result, EngineTables.Features);

    /// <summary>How alike two engines rank the features, in a sentence.</summary>
    public static string Agreement(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Evidence.Agreement is { } agreement ? Explanation.Engines(agreement) : OneEngine;
    }

    /// <summary>What became of the catalog's hypotheses, and whether they were registered before the data were looked at; differences in points of
    /// retention, on the training customers.</summary>
    public static TableView Hypotheses(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TableView(HypothesisTable.Of(result.Framework), "The catalog states no hypothesis.");
    }

    /// <summary>What people decided, beside what was computed.</summary>
    public static TableView Decisions(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TableView(FeatureTables.Decisions(result.Framework), "Nobody has decided anything.");
    }

    /// <summary>The features of the framework.</summary>
    public static TableView Members(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TableView(FeatureTables.Members(result.Framework), "No feature is part of the framework.");
    }

    /// <summary>The maturity categories: from how many features on a customer is mature, and how many are.</summary>
    public static TableView Categories(this DerivationResult result) => OfMaturity(result, MaturityTables.Categories);

    /// <summary>Retention by the number of categories in which customers are mature.</summary>
    public static TableView RetentionByCategories(this DerivationResult result) =>
        OfMaturity(result, maturity => MaturityTables.RetentionByCategories(maturity, CountUnit.Of(result.Framework.Population)));

    /// <summary>The headline under other definitions.</summary>
    public static TableView Sensitivity(this DerivationResult result) => OfMaturity(result, MaturityTables.Sensitivity);

    /// <summary>What the framework was derived from, and how.</summary>
    public static TableView Provenance(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TableView(ProvenanceTable.Of(result.Framework));
    }

    /// <summary>The answer in a few sentences.</summary>
    public static string Answer(this DerivationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var framework = result.Framework;
        string[] sentences =
        [
            Reporting.Wording.Answer.InShort(framework),
            .. framework.Milestones.Maturity is { } maturity ? [Reporting.Wording.Answer.Retention(maturity)] : Array.Empty<string>(),
            Reporting.Wording.Answer.Skill(framework.Forest),
        ];
        return string.Join('\n', sentences);
    }

    private static TableView OfEngines(DerivationResult result, Func<EngineAgreement, ReportTable> table)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new TableView(result.Evidence.Agreement is { } agreement ? table(agreement) : ReportTable.Of([], []), OneEngine);
    }

    private static TableView OfMaturity(DerivationResult result, Func<MaturityMilestone, ReportTable> table)
    {
        ArgumentNullException.ThrowIfNull(result);
        var milestones = result.Framework.Milestones;
        return milestones.Maturity is { } maturity
            ? new TableView(table(maturity))
            : new TableView(ReportTable.Of([], []), $"No maturity milestone is supported. {milestones.WithoutMaturity}");
    }
}
