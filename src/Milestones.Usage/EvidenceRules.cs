using Milestones.Numerics;

namespace Milestones.Usage;

/// <summary>The declared rules by which evidence becomes a verdict. Changing one after seeing the results is
/// possible, and visible: they are part of the study's hash.</summary>
public sealed record EvidenceRules
{
    /// <summary>Adoption below this share is niche; in [0, 1]; default 0.05.</summary>
    public double NicheBelow { get; init; } = 0.05;

    /// <summary>Adoption above this share is ubiquitous; in [0, 1]; default 0.90.</summary>
    public double UbiquitousAbove { get; init; } = 0.90;

    /// <summary>False discovery rate of the tests, in (0, 1); default 0.05.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;

    /// <summary>Nominal coverage of all intervals, in (0, 1); default 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Fewer adopters, or fewer others, than this is not enough data; default 20.</summary>
    public int MinGroup { get; init; } = 20;

    /// <summary>Strata with fewer training rows than this are pooled; default 20.</summary>
    public int MinStratum { get; init; } = 20;

    /// <summary>Quarters of signup with fewer training customers than this are united with a neighbour before cohorts are compared; default 200.</summary>
    public int MinCohort { get; init; } = 200;

    /// <summary>Least out-of-bag AUC with which a forest is believed; default 0.55.</summary>
    public double SkillAuc { get; init; } = 0.55;

    /// <summary>The lower limit of that AUC's interval must exceed this; default 0.5.</summary>
    public double SkillLowerLimit { get; init; } = 0.5;

    /// <summary>A plan holding at least this multiple of its share of customers among the adopters counts as concentration; default 1.5.</summary>
    public double PlanConcentration { get; init; } = 1.5;

    /// <summary>Share of the difference of a feature concentrated in a plan that strata must take away, in [0, 1], for what is left to need
    /// the stricter <see cref="ProxyDiscoveryRate"/>; default 0.5.</summary>
    public double ProxyExplainedShare { get; init; } = 0.5;

    /// <summary>Where strata take away <see cref="ProxyExplainedShare"/> of the difference of a feature concentrated in a plan, or turn its sign, what is
    /// left must pass its test at this false discovery rate; in (0, 1); default 0.005. Bands of size and tenure leave
    /// some of the confounding in, so a remainder needs stronger evidence than a difference of its own.</summary>
    public double ProxyDiscoveryRate { get; init; } = 0.005;

    /// <summary>False discovery rate of the tests that cohorts differ, in (0, 1); default 0.05.</summary>
    public double UnstableDiscoveryRate { get; init; } = 0.05;

    /// <summary>Least share of the customers on either side of a threshold, in (0, 0.5); default 0.05.</summary>
    public double ThresholdMinShare { get; init; } = 0.05;

    /// <summary>Bootstrap replicates behind a threshold's interval and plateau; default 200.</summary>
    public int ThresholdReplicates { get; init; } = 200;

    /// <summary>Most thresholds compared, 1 or more; of more distinct values so many, an equal share of the customers apart, are
    /// candidates; default 250.</summary>
    public int ThresholdCandidates { get; init; } = 250;

    /// <summary>A feature that alone predicts the outcome with this AUC, or with 1 minus it, is taken for a leak; in (0.5, 1]; default 0.95.</summary>
    public double ImplausibleAuc { get; init; } = 0.95;

    /// <summary>If all adopters share one outcome, the feature is a leak where at least so many of them would have the other by
    /// chance; above 0; default 10: with so many expected, none is out of reach of chance (e⁻¹⁰) and all but out of reach of an
    /// honest feature that makes that outcome three times rarer (e⁻³·³).</summary>
    public double OneOutcomeExpected { get; init; } = 10;

    /// <summary>Last days of the feature window, 1 or more; use that begins there among customers who are soon lost may be a trace of leaving; default 7.</summary>
    public int LeavingDays { get; init; } = 7;

    /// <summary>Share of a feature's lost users who must have begun in those days for a warning, in (0, 1]; default 0.5.</summary>
    public double LeavingShare { get; init; } = 0.5;

    /// <summary>An adjusted risk difference that shrinks below this among equally active customers is explained by general activity; in [0, 1]; default 0.01.</summary>
    public double SmallestDifferenceBeyondActivity { get; init; } = 0.01;

    /// <summary>Two features correlated at least so much, in either direction, are compared whether one is redundant; in [0, 1]; default 0.5.</summary>
    public double RedundancyCorrelation { get; init; } = 0.5;

    /// <summary>Share of a feature's customers, in (0, 1], of whom a partner must be known to stand in for it; default 0.9.</summary>
    public double RedundancyShared { get; init; } = 0.9;

    /// <summary>Groups, 1 or more, of customers alike in a partner, besides the cut at its adoption, within which a feature must still say
    /// something; default 10: enough that what the partner says varies little inside a group, few enough that groups hold adopters
    /// and others.</summary>
    public int RedundancyGroups { get; init; } = 10;

    /// <summary>A verdict is near where a p-value is within this factor of its limit, or a multiple is within this part of the way to it; 1
    /// or more; default 2. Changes no verdict.</summary>
    public double NearMissFactor { get; init; } = 2;

    /// <summary>A customer counts towards the headline when mature in at least this many categories; default 3.</summary>
    public int HeadlineCategories { get; init; } = 3;

    /// <summary>How every cut is searched, by one objective: the threshold of a feature, and the number of features that makes mature.</summary>
    public CutPointOptions CutPoints() => new()
    {
        MinShare = ThresholdMinShare,
        Replicates = ThresholdReplicates,
        MaxCandidates = ThresholdCandidates,
        Level = Confidence,
    };
}
