using Milestones.Evidence;
using Milestones.Framework;

namespace Milestones.Reporting.Csv;

/// <summary>A column of <c>evidence.csv</c>. Unless its meaning says otherwise, numbers are of the training customers who
/// are eligible for the feature, and a cell is empty where the data give none.</summary>
public sealed class EvidenceColumn
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "feature", "title", "category", "measure", "verdict", "decided", "redundant_with", "level", "reasons", "unit", "threshold_basis",
        "prevalence_by_plan", "prevalence_by_size", "prevalence_by_cohort", "test", "copy_in_forest",
        "hypothesis", "hypothesis_outcome", "hypothesis_standing",
    };

    private EvidenceColumn(string name, string meaning, Func<FrameworkFeature, FeatureEvidence, string> cell)
    {
        Name = name;
        Meaning = meaning;
        Cell = cell;
    }

    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<EvidenceColumn> All { get; } =
    [
        new("feature", "the feature's name in the catalog", (feature, _) => feature.Name),
        new("title", "its title", (feature, _) => feature.Title),
        new("category", "its category; of a feature without one in the catalog, the suggested one", (feature, _) => feature.Category ?? ""),
        new("category_suggested_phi", "if the category is suggested by co-usage: average phi with the category's features", (feature, _) => CsvOutput.Number(feature.SuggestedByPhi)),
        new("measure", "how use becomes a number", (feature, _) => SnakeCase.Of(feature.Measure)),
        new("verdict", "what the evidence says", (feature, _) => SnakeCase.Of(feature.Verdict)),
        new("decided", "what a person decided; empty: nobody did", (feature, _) => feature.Decided is { } decided ? SnakeCase.Of(decided) : ""),
        new("redundant_with", "the feature beyond which it says nothing; empty: it stands by itself", (feature, _) => feature.RedundantWith ?? ""),
        new("level", "the level that the feature counts for in the framework: basic, mature, or none", (feature, _) => SnakeCase.Of(feature.Level)),
        new("reasons", "why the verdict is as it is, the decisive reason first", (feature, _) => string.Join(' ', feature.Reasons.Select(reason => reason.Sentence))),
        new("rank", "place in the forest's ranking, from 1", (feature, _) => CsvOutput.Number(feature.Evidence.Rank)),
        new("rank_median", "median rank over subsamples of half the customers; empty, as the next three, where the study asks for no refits", (feature, _) => CsvOutput.Number(feature.Evidence.RankOverSubsamples?.Value)),
        new("rank_lower", "best rank of the middle share of the subsamples", (feature, _) => CsvOutput.Number(feature.Evidence.RankOverSubsamples?.Lower)),
        new("rank_upper", "worst rank of the middle share of the subsamples", (feature, _) => CsvOutput.Number(feature.Evidence.RankOverSubsamples?.Upper)),
        new("selection_frequency", "share of the subsamples in which it is among the first of the ranking", (feature, _) => CsvOutput.Number(feature.Evidence.SelectionFrequency)),
        new("importance", "permutation importance out of bag: expected increase of the Brier score (of fastforest: decrease of the AUC, by cross-fitting)", (feature, _) => CsvOutput.Number(feature.Evidence.Importance)),
        new("conditional_importance", "the same with values exchanged within strata only: what the feature says beyond plan, size and tenure", (feature, _) => CsvOutput.Number(feature.Evidence.ConditionalImportance)),
        new("share_above_shadows", "share of refits in which it was more important than every shuffled copy of a column", (feature, _) => CsvOutput.Number(feature.Evidence.ShareAboveShadows)),
        new("cluster", "number of the group of correlated features that it belongs to; empty: it goes with none", (feature, _) => CsvOutput.Number((long?)feature.Evidence.Cluster?.Number)),
        new("cluster_importance", "importance of the whole group, its values taken from another customer together", (feature, _) => CsvOutput.Number(feature.Evidence.Cluster?.JointImportance)),
        new("importance_beyond_partners", "the least importance that the feature has among customers alike in one of the others of its group; about 0 for a copy", (feature, _) => CsvOutput.Number(feature.Evidence.Cluster?.ImportanceBeyondPartners)),
        new("copy_in_forest", "the feature of which the forest takes it for a copy; whether it is redundant is for the test to say", (feature, _) => feature.Evidence.Cluster?.CopyInForest ?? ""),
        new("impurity_importance", "mean decrease of impurity, for comparison only: it favours features with many values", (_, evidence) => CsvOutput.Number(evidence.ImpurityImportance)),
        new("threshold", "adopted from this value on; empty: any use", (feature, _) => CsvOutput.Number(feature.Adoption.AtLeast)),
        new("unit", "unit of the threshold", (feature, _) => feature.Adoption.Unit),
        new("threshold_basis", "where the threshold comes from: any_use, catalog, derived", (feature, _) => SnakeCase.Of(feature.Adoption.Basis)),
        new("best_threshold", "the threshold that tells retention best among comparable customers", (feature, _) => CsvOutput.Number(feature.Adoption.Search?.Best)),
        new("best_threshold_lower", "lower limit of its bootstrap interval", (feature, _) => CsvOutput.Number(feature.Adoption.Search?.Lower)),
        new("best_threshold_upper", "upper limit", (feature, _) => CsvOutput.Number(feature.Adoption.Search?.Upper)),
        new("plateau_low", "from here …", (feature, _) => CsvOutput.Number(feature.Adoption.Search?.PlateauLow)),
        new("plateau_high", "… to here, thresholds that the customers cannot tell from the best", (feature, _) => CsvOutput.Number(feature.Adoption.Search?.PlateauHigh)),
        new("proposed_threshold", "a round value on the plateau", (feature, _) => CsvOutput.Number(feature.Adoption.Search?.Proposed)),
        new("threshold_p_value", "probability of so good a threshold under no association, the search accounted for", (feature, _) => CsvOutput.Number(feature.Adoption.Search?.PValue)),
        new("eligible", "customers who are eligible for the feature", (feature, _) => CsvOutput.Number(Training(feature).Adoption.Of)),
        new("adopters", "adopters among them", (feature, _) => CsvOutput.Number(Training(feature).Adoption.Count)),
        new("prevalence", "share of adopters", (feature, _) => CsvOutput.Number(Training(feature).Adoption.Value)),
        new("prevalence_lower", "lower limit of its Wilson interval", (feature, _) => CsvOutput.Number(Training(feature).Adoption.Lower)),
        new("prevalence_upper", "upper limit", (feature, _) => CsvOutput.Number(Training(feature).Adoption.Upper)),
        new("prevalence_by_plan", "share of adopters on each plan, as plan=share", (_, evidence) => Groups(evidence.PrevalenceByPlan)),
        new("prevalence_by_size", "the same by size band", (_, evidence) => Groups(evidence.PrevalenceBySize)),
        new("prevalence_by_cohort", "the same by quarter of signup, sparse quarters united", (_, evidence) => Groups(evidence.PrevalenceByCohort)),
        new("retained_adopters", "share retained among adopters", (feature, _) => CsvOutput.Number(Training(feature).RetainedAdopters.Value)),
        new("retained_others", "share retained among the others", (feature, _) => CsvOutput.Number(Training(feature).RetainedOthers.Value)),
        .. Figures("lift", "retention of adopters minus retention of others (risk difference)", feature => Training(feature).RiskDifference),
        .. Figures("odds_ratio", "odds of being retained, adopters over others", feature => Training(feature).OddsRatio),
        .. Figures("adjusted_lift", "the lift within strata of comparable customers (Mantel–Haenszel weights)", feature => Training(feature).AdjustedRiskDifference),
        .. Figures("adjusted_odds_ratio", "the odds ratio within strata (Mantel–Haenszel)", feature => Training(feature).AdjustedOddsRatio),
        .. Figures("lift_beyond_activity", "the adjusted lift with general activity among the strata", feature => feature.Evidence.LiftBeyondActivity),
        new("overlap", "share of customers in strata with adopters and others, for whom the adjusted numbers speak", (_, evidence) => CsvOutput.Number(evidence.Training.Overlap)),
        new("homogeneity_p_value", "Breslow–Day test of whether the odds ratio is the same in all strata that expect 5 customers or more in each cell", (feature, _) => CsvOutput.Number(Training(feature).Homogeneity.PValue)),
        .. Figures("auc_alone", "AUC of the feature's value by itself; below ½ where larger values go with loss", feature => feature.Evidence.AucAlone),
        new("test", "the test that decides: cochran_mantel_haenszel on adoption, stratified_rank on the values", (_, evidence) => SnakeCase.Of(evidence.Test)),
        new("statistic", "its statistic", (feature, _) => CsvOutput.Number(feature.Evidence.Statistic)),
        new("p_value", "its p-value; empty: not tested", (feature, _) => CsvOutput.Number(feature.Evidence.PValue)),
        new("adjusted_p_value", "the p-value adjusted for all features tested (Benjamini–Hochberg)", (feature, _) => CsvOutput.Number(feature.Evidence.AdjustedPValue)),
        new("hypothesis", "what was expected of it: positive or negative; empty: nothing was", (feature, _) => feature.Hypothesis is { } hypothesis ? (hypothesis.Direction > 0 ? "positive" : "negative") : ""),
        new("hypothesis_smallest_effect", "smallest adjusted lift that the expectation cares about", (feature, _) => CsvOutput.Number(feature.Hypothesis?.SmallestEffect)),
        new("hypothesis_outcome", "what the data say of it: confirmed, refuted or undecided", (feature, _) => feature.Hypothesis is { } hypothesis ? SnakeCase.Of(hypothesis.Outcome) : ""),
        new("hypothesis_standing", "registered before the data were looked at; changed since, late or unregistered: exploratory", (feature, _) => feature.Hypothesis is { } hypothesis ? SnakeCase.Of(hypothesis.Standing) : ""),
        .. Figures("hypothesis_lift", "the adjusted lift at the level that controls the rate of false coverage over all features found", feature => feature.Hypothesis?.Difference),
        new("hypothesis_detectable_lift", "smallest lift that these customers would have shown with a probability of 80 %", (feature, _) => CsvOutput.Number(feature.Hypothesis?.DetectableDifference)),
        new("hold_out_eligible", "eligible customers of the hold-out, from whom nothing was chosen", (feature, _) => CsvOutput.Number(HoldOut(feature)?.Adoption.Of)),
        new("hold_out_adopters", "adopters among them", (feature, _) => CsvOutput.Number(HoldOut(feature)?.Adoption.Count)),
        .. Figures("hold_out_lift", "lift on the hold-out", feature => HoldOut(feature)?.RiskDifference),
        .. Figures("hold_out_adjusted_lift", "adjusted lift on the hold-out", feature => HoldOut(feature)?.AdjustedRiskDifference),
    ];

    /// <summary>Columns after these, where several snapshots are pooled and rows are more than customers.</summary>
    public static IReadOnlyList<EvidenceColumn> OfCustomers { get; } =
    [
        new("adopter_customers", "customers who are adopters at any training snapshot", (_, evidence) => CsvOutput.Number((long?)evidence.Customers?.Adopters)),
        new("other_customers", "customers who are eligible and no adopters at any training snapshot", (_, evidence) => CsvOutput.Number((long?)evidence.Customers?.Others)),
        new("unseen_eligible", "eligible customers of the hold-out of whom no training row is", (feature, _) => CsvOutput.Number(feature.Evidence.HoldOutUnseen?.Adoption.Of)),
        new("unseen_adopters", "adopters among them", (feature, _) => CsvOutput.Number(feature.Evidence.HoldOutUnseen?.Adoption.Count)),
        .. Figures("unseen_lift", "lift among them", feature => feature.Evidence.HoldOutUnseen?.RiskDifference),
        .. Figures("unseen_adjusted_lift", "adjusted lift among them", feature => feature.Evidence.HoldOutUnseen?.AdjustedRiskDifference),
    ];

    /// <summary>The columns of a secondary outcome, after the others.</summary>
    /// <param name="outcome">Its name; blanks become underscores.</param>
    /// <param name="place">Its place among the secondary outcomes, from 0.</param>
    public static IReadOnlyList<EvidenceColumn> Of(string outcome, int place)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var name = outcome.Replace(' ', '_');
        return
        [
            .. Figures($"{name}_lift", $"share with the outcome '{outcome}' among adopters minus that among others", feature => Secondary(feature).Association.Training.RiskDifference),
            .. Figures($"{name}_adjusted_lift", "the same within strata of comparable customers", feature => Secondary(feature).Association.Training.AdjustedRiskDifference),
            new($"{name}_p_value", "p-value of the test with this outcome; empty: not tested", (feature, _) => CsvOutput.Number(Secondary(feature).PValue)),
            new($"{name}_adjusted_p_value", "the p-value adjusted for all features tested with this outcome", (feature, _) => CsvOutput.Number(Secondary(feature).AdjustedPValue)),
            .. Figures($"hold_out_{name}_lift", "the lift on the hold-out", feature => Secondary(feature).Association.HoldOut?.RiskDifference),
            .. Figures($"hold_out_{name}_adjusted_lift", "the adjusted lift on the hold-out", feature => Secondary(feature).Association.HoldOut?.AdjustedRiskDifference),
        ];

        SecondaryFigures Secondary(FrameworkFeature feature) => feature.Evidence.Secondary[place];
    }

    /// <summary>The header.</summary>
    public string Name { get; }

    /// <summary>What the cells mean.</summary>
    public string Meaning { get; }

    /// <summary>Whether its cells are numbers, or empty.</summary>
    public bool IsNumber => !Words.Contains(Name);

    /// <summary>The cell of a feature.</summary>
    internal Func<FrameworkFeature, FeatureEvidence, string> Cell { get; }

    private static AssociationFigures Training(FrameworkFeature feature) => feature.Evidence.Association.Training;

    private static AssociationFigures? HoldOut(FrameworkFeature feature) => feature.Evidence.Association.HoldOut;

    private static string Groups(IEnumerable<GroupPrevalence> groups) =>
        string.Join("; ", groups.Select(group => $"{group.Group}={CsvOutput.Number(group.Adopters.Value)}"));

    private static IEnumerable<EvidenceColumn> Figures(string name, string meaning, Func<FrameworkFeature, Figure?> figure) =>
    [
        new(name, meaning, (feature, _) => CsvOutput.Number(figure(feature)?.Value)),
        new($"{name}_lower", "lower limit of its interval", (feature, _) => CsvOutput.Number(figure(feature)?.Lower)),
        new($"{name}_upper", "upper limit", (feature, _) => CsvOutput.Number(figure(feature)?.Upper)),
    ];
}
