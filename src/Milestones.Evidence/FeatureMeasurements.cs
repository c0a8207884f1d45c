using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence;

/// <summary>
/// Everything that was measured of one feature. Unless said otherwise the numbers are of the training customers who
/// are eligible for it.
/// </summary>
public record FeatureMeasurements
{
    /// <summary>The catalog's entry.</summary>
    public required Feature Feature { get; init; }

    /// <summary>Place in the forest's ranking by <see cref="Importance"/>, from 1; ties share the better place.</summary>
    public required int Rank { get; init; }

    /// <summary>How certain that place is, over subsamples of the customers; null where the study does not ask, or with too few customers or features to tell.</summary>
    public RankStability? RankStability { get; init; }

    /// <summary>Permutation importance on customers that the trees did not see. Of the product's own forest: out of bag, exact, the expected
    /// increase of the Brier score, mean over all trees. Of another engine: as it says (<see cref="EngineSummary.ImportanceMeasure"/>).</summary>
    public required double Importance { get; init; }

    /// <summary>
    /// The same with values exchanged within strata only: what the feature says beyond plan, size and tenure. A stratum of s
    /// customers shrinks it by (s − 1)/s. NaN where the engine cannot tell.
    /// </summary>
    public required double ConditionalImportance { get; init; }

    /// <summary>Share of the refits, in [0, 1], in which the feature was more important than every shuffled copy (<see cref="ShadowReport"/>); NaN without refits.</summary>
    public double ShareAboveShadows { get; init; } = double.NaN;

    /// <summary>The features that it goes with; null where it goes with none.</summary>
    public FeatureCluster? Cluster { get; init; }

    /// <summary>Mean decrease of impurity, for comparison only: it favours features with many values (Strobl et al. 2007).</summary>
    public required double ImpurityImportance { get; init; }

    /// <summary>When a customer counts as adopter; every number below goes by it.</summary>
    public required AdoptionRule Adoption { get; init; }

    /// <summary>The threshold's own evidence; null for a feature that is adopted by any use.</summary>
    public required ThresholdEvidence? Threshold { get; init; }

    /// <summary>Adopters among the eligible.</summary>
    public required Proportion Prevalence { get; init; }

    /// <summary>How many customers are adopters and how many are not, where several snapshots are pooled and rows are more; null: every row is a customer.</summary>
    public CustomerCounts? Customers { get; init; }

    /// <summary>Customers with any use among the eligible, whatever the threshold.</summary>
    public required Proportion AnyUse { get; init; }

    /// <summary>Adopters among the eligible of each plan; empty without plans.</summary>
    public required IReadOnlyList<GroupPrevalence> PrevalenceByPlan { get; init; }

    /// <summary>The same of each band of size; empty without sizes.</summary>
    public IReadOnlyList<GroupPrevalence> PrevalenceBySize { get; init; } = [];

    /// <summary>The same of each cohort, by time; empty without cohorts.</summary>
    public IReadOnlyList<GroupPrevalence> PrevalenceByCohort { get; init; } = [];

    /// <summary>The association on the training customers.</summary>
    public required Association Training { get; init; }

    /// <summary>The same on the customers held out, from whom nothing was chosen; null without a hold-out.</summary>
    public required Association? HoldOut { get; init; }

    /// <summary>The same on those of them of whom no training row is, where several snapshots are pooled; null: there are none, or one snapshot.</summary>
    public Association? HoldOutUnseen { get; init; }

    /// <summary>The adjusted risk difference on the training customers when strata are divided further by tertiles of general
    /// activity: days on which the customer did anything but use the feature, or, without events, the share of the other features adopted.</summary>
    public required Estimate BeyondActivity { get; init; }

    /// <summary>AUC, on the training customers, of the feature's value alone; below ½ where larger values go with loss.</summary>
    public required Estimate AloneAuc { get; init; }

    /// <summary>Which test decides.</summary>
    public required AssociationTest Test { get; init; }

    /// <summary>Its statistic and p-value; NaN where the feature was not tested.</summary>
    public required TestResult TestResult { get; init; }

    /// <summary>The p-value adjusted for all features that were tested (Benjamini–Hochberg); NaN where it was not tested.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>The associations with the secondary outcomes, in the study's order; empty without any.</summary>
    public IReadOnlyList<SecondaryAssociation> Secondary { get; init; } = [];

    /// <summary>What became of the catalog's hypothesis; null where it states none.</summary>
    public HypothesisEvidence? Hypothesis { get; init; }

    /// <summary>Whether the association is the same over time.</summary>
    public TemporalStability Stability { get; init; } = TemporalStability.Unknown;

    /// <summary>What the feature says beyond the features it is correlated with, the strongest correlation first. Compared are those that would
    /// otherwise be kept or negative; empty for all others.</summary>
    public IReadOnlyList<PartnerEvidence> Partners { get; init; } = [];

    /// <summary>The partner beyond which it says nothing; null where it stands by itself.</summary>
    public string? RedundantWith { get; init; }

    /// <summary>Per row of the table, training and held out: whether the customer is an adopter; null where it is not eligible or the value is missing.</summary>
    public required IReadOnlyList<bool?> Adopted { get; init; }
}

/// <summary>How many customers there are with a feature and without it.</summary>
/// <param name="Adopters">Customers with it, at any snapshot.</param>
/// <param name="Others">Customers without it, at any snapshot.</param>
public sealed record CustomerCounts(int Adopters, int Others)
{
    /// <summary>The smaller number of the two.</summary>
    public int Fewer => Math.Min(Adopters, Others);
}

/// <summary>Adoption within one plan, size band or cohort.</summary>
/// <param name="Group">Its name.</param>
/// <param name="Adopters">Adopters among its eligible customers.</param>
public sealed record GroupPrevalence(string Group, Proportion Adopters);

/// <summary>The test that decides whether a feature goes with the outcome within strata.</summary>
public enum AssociationTest
{
    /// <summary>Cochran–Mantel–Haenszel on adoption.</summary>
    CochranMantelHaenszel,

    /// <summary>Stratified rank test (van Elteren) on the values, which no choice of threshold can flatter.</summary>
    StratifiedRank,
}
