namespace Milestones.Evidence.Verdicts;

/// <summary>Holds a feature against all rules in their order of precedence; the first that applies is the verdict.</summary>
internal static class VerdictJudge
{
    /// <summary>The rules by precedence. The last applies to whatever none before it did.</summary>
    public static IReadOnlyList<IVerdictRule> Rules { get; } =
    [
        new LeakingRule(),
        new NotEnoughDataRule(),
        new NicheRule(),
        new UbiquitousRule(),
        new PlanProxyRule(),
        new RedundantWithRule(),
        new NotPredictiveRule(),
        new UnstableRule(),
        new NegativeRule(),
        new KeptRule(),
    ];

    private static readonly IVerdictMark[] Marks =
    [
        new ForestDisagreesMark(),
        new CopyMark(),
        new ThresholdMark(),
        new UbiquitousUseMark(),
        new LowOverlapMark(),
        new GeneralActivityMark(),
        new HeterogeneousStrataMark(),
        new HoldOutDisagreesMark(),
    ];

    /// <summary>All numbers that the rules look at beside their limits, by precedence.</summary>
    public static IReadOnlyList<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context)
        => [.. Rules.SelectMany(rule => rule.Limits(feature, context))];

    public static FeatureEvidence Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var found = Rules.Select(rule => rule.Judge(feature, context)).OfType<VerdictReason>().ToList();
        var decisive = found.Find(reason => reason.Role == ReasonRole.Decisive)!;
        var others = found
            .Where(reason => reason != decisive && reason.Verdict != Verdict.Kept)
            .Select(reason => reason.Role == ReasonRole.Decisive ? reason with { Role = ReasonRole.AlsoApplies } : reason);
        var marks = Marks.Select(mark => mark.Look(feature, context)).OfType<VerdictReason>();
        return new FeatureEvidence(feature, decisive.Verdict!.Value, [decisive, .. others, .. marks]);
    }
}
