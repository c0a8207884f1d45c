using static System.FormattableString;

namespace Milestones.Evidence.Verdicts;

/// <summary>
/// The feature knows the outcome too well to be usage before it: alone it tells retained from lost customers almost
/// without error, or everyone who has it shares one outcome although chance would have left many with the other.
/// </summary>
internal sealed class LeakingRule : IVerdictRule
{
    public Verdict Verdict => Verdict.Leaking;

    public IEnumerable<VerdictLimit> Limits(FeatureMeasurements feature, VerdictContext context)
    {
        var auc = Math.Max(feature.AloneAuc.Value, 1 - feature.AloneAuc.Value);
        var limit = context.Rules.ImplausibleAuc;
        yield return new VerdictLimit(Verdict, "AUC alone, in either direction", auc, limit, NumberUnit.Auc, AppliesAbove: true, auc >= limit);
        if (OneClassOnly(feature, context.Rules.OneOutcomeExpected) is { } reason)
        {
            yield return new VerdictLimit(
                Verdict, "adopters expected with the outcome that none has", reason.Number, reason.Limit, NumberUnit.Count, AppliesAbove: true, Applies: true);
        }
    }

    public VerdictReason? Judge(FeatureMeasurements feature, VerdictContext context)
        => TooGoodAlone(feature, context.Rules.ImplausibleAuc) ?? OneClassOnly(feature, context.Rules.OneOutcomeExpected);

    private VerdictReason? TooGoodAlone(FeatureMeasurements feature, double limit)
    {
        var auc = Math.Max(feature.AloneAuc.Value, 1 - feature.AloneAuc.Value);
        var isClose = feature.AloneAuc.Interval.Contains(limit) || feature.AloneAuc.Interval.Contains(1 - limit);
        return auc >= limit || isClose
            ? new VerdictReason(
                auc >= limit ? ReasonRole.Decisive : ReasonRole.NearMiss,
                Verdict,
                "implausible-auc",
                Invariant($"Alone it tells retained from lost customers with an AUC of {auc:0.000}; from {limit:0.000} on it is taken for a record of the outcome itself."),
                auc,
                limit,
                isClose)
            : null;
    }

    private VerdictReason? OneClassOnly(FeatureMeasurements feature, double limit)
    {
        var table = feature.Training.Table;
        var (present, shareOfEmpty) = table.ExposedEvents == 0
            ? ("lost", table.Events / table.Total)
            : ("retained", table.Others / table.Total);
        var expected = (feature.Customers?.Adopters ?? table.Exposed) * shareOfEmpty;
        return Math.Min(table.ExposedEvents, table.ExposedOthers) == 0 && expected >= limit
            ? new VerdictReason(
                ReasonRole.Decisive,
                Verdict,
                "one-outcome-only",
                Invariant($"All {table.Exposed:0} adopters are {present}, where {expected:0.0} would not be by chance."),
                expected,
                limit)
            : null;
    }
}
