using Milestones.Numerics;
using TestResult = Milestones.Numerics.TestResult;

namespace Milestones.Evidence.Tests;

/// <summary>Evidence put together by hand, to be varied with <c>with</c>: a feature that every rule lets pass.</summary>
internal static class TestEvidence
{
    public static FeatureMeasurements Healthy { get; } = new()
    {
        Feature = TableBuilder.Feature("live_chat"),
        Rank = 1,
        Importance = 0.01,
        ConditionalImportance = 0.009,
        ImpurityImportance = 0.02,
        Adoption = AdoptionRule.AnyUse,
        Threshold = null,
        Prevalence = new Proportion(400, 1000),
        AnyUse = new Proportion(400, 1000),
        PrevalenceByPlan = [new GroupPrevalence("free", new Proportion(280, 700)), new GroupPrevalence("pro", new Proportion(120, 300))],
        Training = AssociationOf(raw: 0.1, adjusted: 0.08),
        HoldOut = AssociationOf(raw: 0.1, adjusted: 0.07),
        BeyondActivity = Around(0.07, 0.04),
        AloneAuc = Around(0.56, 0.03),
        Test = AssociationTest.CochranMantelHaenszel,
        TestResult = new TestResult(16, 1, 0.0001),
        AdjustedPValue = 0.0004,
        Adopted = [],
    };

    public static ForestReport Skilled { get; } = new()
    {
        OutOfBag = Quality(0.75),
        HoldOut = Quality(0.74),
        Logistic = new BaselineQuality(Around(0.76, 0.02), Around(0.75, 0.03)),
        HasSkill = true,
        Context = [],
        NoiseLine = 0.001,
        ConditionalPooledShare = 0,
        Trees = 500,
    };

    public static Association AssociationOf(double raw, double adjusted, double overlap = 1) => new()
    {
        Table = new TwoByTwo(320, 80, 420, 180),
        RiskDifference = Around(raw, 0.04),
        OddsRatio = Estimate.Undefined(),
        AdjustedRiskDifference = double.IsNaN(adjusted) ? Estimate.Undefined() : Around(adjusted, 0.04),
        AdjustedOddsRatio = Estimate.Undefined(),
        Homogeneity = new TestResult(3, 3, 0.39),
        Overlap = overlap,
    };

    /// <summary>A partner beyond which nothing is left.</summary>
    public static PartnerEvidence Partner(string name) => new()
    {
        Partner = name,
        Correlation = 0.8,
        Beyond = Around(0.001, 0.04),
        AdjustedPValue = 0.9,
        IsConfirmed = false,
        PartnerIsConfirmed = true,
    };

    public static CutPoint Cut(double threshold, double proposed) => new()
    {
        Threshold = threshold,
        Youden = 0.2,
        Statistic = 8,
        Interval = new ConfidenceInterval(threshold - 1, threshold + 1),
        PlateauLow = threshold - 1,
        PlateauHigh = threshold + 1,
        Proposed = proposed,
        PValue = 0.001,
        Candidates = 9,
    };

    public static Estimate Around(double value, double half) => new(value, new ConfidenceInterval(value - half, value + half));

    private static PredictionQuality Quality(double auc) => new()
    {
        Customers = 1000,
        Auc = Around(auc, 0.02),
        LogLoss = 0.5,
        Brier = 0.17,
        Calibration = [],
    };
}
