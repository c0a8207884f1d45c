namespace Milestones.Evidence.Verdicts;

/// <summary>One rule of the list of verdicts. It looks at one feature only and knows nothing of the other rules.</summary>
internal interface IVerdictRule
{
    /// <summary>The verdict it stands for.</summary>
    Verdict Verdict { get; }

    /// <summary>Role <see cref="ReasonRole.Decisive"/> where the rule applies, <see cref="ReasonRole.NearMiss"/> where it nearly does, else null.</summary>
    VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context);

    /// <summary>The numbers that it looks at beside their limits, whether or not it applies; none for a rule without a limit.</summary>
    IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context);
}

/// <summary>Something to point out about a feature, whatever its verdict.</summary>
internal interface IVerdictMark
{
    /// <summary>Role <see cref="ReasonRole.Mark"/>, or null where there is nothing to point out.</summary>
    VerdictReason? Look(FeatureMeasurements feature, VerdictContext context);
}
