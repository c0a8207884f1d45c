namespace Milestones.Evidence.Verdicts;

/// <summary>Whether a feature goes with the outcome among comparable customers: the question that several rules ask.</summary>
internal static class AdjustedAssociation
{
    /// <summary>
    /// The test, adjusted for all features tested, rejects at the study's false discovery rate, and the adjusted
    /// difference between adopters and others excludes 0. Both are asked for, because the test of a counted feature is on
    /// its values, while the framework will state its threshold.
    /// </summary>
    public static bool IsConfirmed(FeatureMeasurements feature, VerdictContext context)
        => Rejects(feature, context) && ExcludesZero(feature);

    /// <summary>Whether the test rejects; false for a feature that was not tested.</summary>
    public static bool Rejects(FeatureMeasurements feature, VerdictContext context)
        => feature.AdjustedPValue <= context.Rules.FalseDiscoveryRate;

    /// <summary>Whether the interval of the adjusted risk difference is known and excludes 0.</summary>
    public static bool ExcludesZero(FeatureMeasurements feature)
        => feature.Training.AdjustedRiskDifference is { IsDefined: true } difference && !difference.Interval.Contains(0);
}
