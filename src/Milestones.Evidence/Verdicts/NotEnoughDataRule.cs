namespace Milestones.Evidence.Verdicts;

/// <summary>Fewer adopters, or fewer others, than the study asks for.</summary>
internal sealed class NotEnoughDataRule : IVerdictRule
{
    public Verdict Verdict => Verdict.NotEnoughData;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context)
    {
        var (count, who) = SmallerGroup(feature);
        return [new VerdictLimit(Verdict, $"number of {who}", count, context.Rules.MinGroup, NumberUnit.Count, AppliesAbove: false, count < context.Rules.MinGroup)];
    }

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
    {
        var (count, who) = SmallerGroup(feature);
        var limit = context.Rules.MinGroup;

        // The standard deviation of a count near the limit.
        var isClose = Math.Abs(count - limit) <= Math.Sqrt(limit);
        if (count >= limit && !isClose)
        {
            return null;
        }

        return new VerdictReason(
            count < limit ? ReasonRole.Decisive : ReasonRole.NearMiss,
            Verdict,
            "small-group",
            $"{count} {who} among {feature.Prevalence.Trials} eligible{(feature.Customers is null ? "" : " customer-snapshots")}; at least {limit} are needed.",
            count,
            limit,
            isClose);
    }

    private static (long Count, string Who) SmallerGroup(FeatureMeasurements feature)
    {
        var (adopters, others) = feature.Customers is { } customers
            ? (customers.Adopters, customers.Others)
            : (feature.Prevalence.Successes, feature.Prevalence.Trials - feature.Prevalence.Successes);
        return adopters <= others ? (adopters, "adopters") : (others, "customers without it");
    }
}
