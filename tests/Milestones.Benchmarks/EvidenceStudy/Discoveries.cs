using System.Globalization;
using Milestones.Evidence;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>Whether what is kept deserves it, and what is not is dropped for the right reason.</summary>
internal sealed class Discoveries(IReadOnlyList<DataSetResult> results, StudyTruth truth, StudySettings settings)
{
    private const double Rate = 0.05;
    private const double EnoughPower = 0.95;

    private static readonly (double From, double To)[] Powers = [(0, 0.2), (0.2, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01)];

    private static readonly Dictionary<string, PlantedFeature> Planted =
        SampleModel.Features.ToDictionary(feature => feature.Name, StringComparer.Ordinal);

    public IEnumerable<Target> Targets()
    {
        yield return FalseDiscoveryTarget();
        yield return AtLeast("plan proxies called plan proxies", 0.98, Of(PlantedRole.PlanProxy), feature => feature.Verdict == Verdict.PlanProxy);
        yield return AtLeast("copies rejected for the right reason", 0.95, Of(PlantedRole.Copy), IsRightlyRejectedCopy);
        yield return AtLeast("harmful features with a negative adjusted difference", 1, Of(PlantedRole.Harmful), feature => feature.Training.AdjustedRiskDifference.Value < 0);
        yield return AtLeast("correlated causal pairs, both kept", 0.95, Pairs(), pair => pair.First.Verdict == Verdict.Kept && pair.Second.Verdict == Verdict.Kept);
        yield return AtLeast("premium-only causal feature kept", 0.95, Of(PlantedRole.PremiumOnlyCausal), feature => feature.Verdict == Verdict.Kept);
        yield return AtLeast("causal features with 95 % power kept", 0.95, WithPower(EnoughPower, 1.01), feature => feature.Verdict == Verdict.Kept);
    }

    /// <summary>Where snapshots are pooled: what is kept wrongly, and that the tests behind it keep their level. What power features have is not known there.</summary>
    public IEnumerable<Target> PooledTargets()
    {
        yield return FalseDiscoveryTarget();
        var level = NullRejections(results, feature => feature.PValue);
        yield return new Target(
            Invariant($"null features with p ≤ 5 %: 5 % or less within {settings.CoverageTolerance:0} s.e."), level.ToString(), level.Value <= Rate + (settings.CoverageTolerance * level.Error));
    }

    /// <summary>Where snapshots are pooled, per setting: how often null features are kept or, by the tests alone, rejected, beside what would be if rows were
    /// taken as independent.</summary>
    public string ByRows() => Table.Markdown(
        [
            "customers", "data sets", "features kept", "nulls kept / kept", "nulls rejected / rejected by Benjamini–Hochberg", "rows as independent",
            "nulls with p ≤ 5 %", "rows as independent",
        ],
        [.. results.GroupBy(result => result.Setting).Select(group => RejectionsRow(group.Key.ToString(), [.. group])), RejectionsRow("all", results)]);

    /// <summary>Per confounding: what was kept and how much of it wrongly.</summary>
    public string ByConfounding() => Table.Markdown(
        ["confounding", "data sets", "features kept", "nulls kept / kept", "nulls kept or negative / kept or negative", "with activity proxies as nulls", "plan proxies", "copies", "recall at 95 % power"],
        [.. results.GroupBy(result => result.Setting).Select(group => Row(group.Key.ToString(), [.. group])), Row("all", results)]);

    /// <summary>Per role: what became of its features.</summary>
    public string ByRole() => Table.Markdown(
        ["planted as", "true adjusted difference, points", .. Enum.GetValues<Verdict>().Select(Framework.VerdictWords.Of), "marked: explained by activity"],
        [.. Enum.GetValues<PlantedRole>().Select(role => (string[])
        [
            role.ToString(),
            TrueDifferences(role),
            .. Enum.GetValues<Verdict>().Select(verdict => Percent(Of(role).SelectMany(features => features).Average(feature => feature.Verdict == verdict ? 1.0 : 0))),
            Percent(Of(role).SelectMany(features => features).Average(feature => feature.IsExplainedByActivity ? 1.0 : 0)),
        ])]);

    /// <summary>Share kept by the power that causal features have.</summary>
    public string PowerCurve() => Table.Markdown(
        ["power of the test at 1 %", "features × data sets", "mean power", "kept", "of those not kept: their verdicts"],
        [.. Powers.Select(power =>
        {
            var features = results.SelectMany(result => result.Features.Where(IsCausal).Select(feature => (Feature: feature, Power: Power(result, feature))))
                .Where(pair => pair.Power >= power.From && pair.Power < power.To)
                .ToList();
            var others = features.Where(pair => pair.Feature.Verdict != Verdict.Kept)
                .GroupBy(pair => pair.Feature.Verdict)
                .OrderByDescending(group => group.Count())
                .Select(group => $"{group.Count()} {Framework.VerdictWords.Of(group.Key)}");
            return features.Count == 0 ? [] : (string[])
            [
                Invariant($"{100 * power.From:0}–{Math.Min(100, 100 * power.To):0} %"),
                Invariant($"{features.Count:N0}"),
                Percent(features.Average(pair => pair.Power)),
                Mean.Share(WithPower(power.From, power.To), feature => feature.Verdict == Verdict.Kept).ToString(),
                string.Join(", ", others),
            ];
        }).Where(row => row.Length > 0)]);

    /// <summary>From the least to the greatest over the role's features and the confoundings.</summary>
    private string TrueDifferences(PlantedRole role)
    {
        var differences = results.Select(result => result.Setting).Distinct()
            .SelectMany(setting => SampleModel.Features.Where(feature => feature.Role == role).Select(feature => 100 * truth.Planted(setting, feature).AdjustedRiskDifference))
            .ToList();
        return Invariant($"{differences.Min():0.0} to {differences.Max():0.0}");
    }

    private string[] Row(string name, IReadOnlyList<DataSetResult> group)
    {
        var kept = Mean.Of(group.Select(result => (double)result.Features.Count(feature => feature.Verdict == Verdict.Kept)));
        return
        [
            name,
            Invariant($"{group.Count}"),
            Invariant($"{kept.Value:0.0}"),
            FalseDiscoveries(group, IsNull).ToString(),
            FalseDiscoveries(group, IsNull, Verdict.Negative).ToString(),
            FalseDiscoveries(group, feature => IsNull(feature) || feature.Planted.Role == PlantedRole.ActivityProxy).ToString(),
            Mean.Share(Of(PlantedRole.PlanProxy, group), feature => feature.Verdict == Verdict.PlanProxy).ToString(),
            Mean.Share(Of(PlantedRole.Copy, group), IsRightlyRejectedCopy).ToString(),
            Mean.Share(WithPower(EnoughPower, 1.01, group), feature => feature.Verdict == Verdict.Kept).ToString(),
        ];
    }

    private Target FalseDiscoveryTarget()
    {
        var fdr = FalseDiscoveries(results, IsNull);
        return new Target("mean of null features kept / max(1, kept) ≤ 5 % + 2 s.e.", fdr.ToString(), fdr.Value <= Rate + (2 * fdr.Error));
    }

    private static string[] RejectionsRow(string name, IReadOnlyList<DataSetResult> group) =>
    [
        name,
        Invariant($"{group.Count}"),
        Invariant($"{Mean.Of(group.Select(result => (double)result.Features.Count(feature => feature.Verdict == Verdict.Kept))).Value:0.0}"),
        FalseDiscoveries(group, IsNull).ToString(),
        FalseRejections(group, feature => feature.AdjustedPValue).ToString(),
        FalseRejections(group, feature => feature.Independent!.AdjustedPValue).ToString(),
        NullRejections(group, feature => feature.PValue).ToString(),
        NullRejections(group, feature => feature.Independent!.PValue).ToString(),
    ];

    private static Mean FalseRejections(IEnumerable<DataSetResult> group, Func<FeatureResult, double> adjustedPValue) =>
        Mean.Of(group.Select(result =>
        {
            var rejected = result.Features.Where(feature => adjustedPValue(feature) <= Rate).ToList();
            return rejected.Count(IsNull) / Math.Max(1.0, rejected.Count);
        }));

    private static Mean NullRejections(IEnumerable<DataSetResult> group, Func<FeatureResult, double> pValue) => Mean.Share(
        group.Select(result => result.Features.Where(feature => IsNull(feature) && !double.IsNaN(pValue(feature)))), feature => pValue(feature) <= Rate);

    private static Mean FalseDiscoveries(IEnumerable<DataSetResult> group, Func<FeatureResult, bool> isNull, Verdict also = Verdict.Kept) =>
        Mean.Of(group.Select(result =>
        {
            var found = result.Features.Where(feature => feature.Verdict == Verdict.Kept || feature.Verdict == also).ToList();
            return found.Count(isNull) / Math.Max(1.0, found.Count);
        }));

    /// <summary>Without effect, and unrelated to retention among comparable customers but for what bands of size and tenure leave in. Copies are
    /// scored by themselves; so are activity proxies, which do go with retention among customers on one plan, of one size and tenure.</summary>
    private static bool IsNull(FeatureResult feature) =>
        feature.Planted.Role is PlantedRole.Noise or PlantedRole.Ubiquitous or PlantedRole.PlanProxy or PlantedRole.Niche;

    private static bool IsCausal(FeatureResult feature) => feature.Planted.Role is PlantedRole.Causal or PlantedRole.PremiumOnlyCausal;

    /// <summary>A copy of a cause is redundant with it; a copy of noise is not predictive.</summary>
    private static bool IsRightlyRejectedCopy(FeatureResult copy)
    {
        var source = Planted[copy.Planted.Follows!];
        return source.Coefficient != 0
            ? copy.Verdict == Verdict.RedundantWith && string.Equals(copy.RedundantWith, source.Name, StringComparison.Ordinal)
            : copy.Verdict == Verdict.NotPredictive;
    }

    private Target AtLeast<T>(string what, double share, IEnumerable<IEnumerable<T>> byDataSet, Func<T, bool> holds)
    {
        var measured = Mean.Share(byDataSet, holds);
        var chance = Math.Sqrt(share * (1 - share) / byDataSet.Sum(items => items.Count()));
        return new Target(Invariant($"{what} ≥ {100 * share:0} %"), measured.ToString(), measured.Value >= share - (settings.Leniency * chance));
    }

    private IEnumerable<IEnumerable<FeatureResult>> Of(PlantedRole role, IEnumerable<DataSetResult>? group = null) =>
        (group ?? results).Select(result => result.Features.Where(feature => feature.Planted.Role == role));

    private IEnumerable<IEnumerable<FeatureResult>> WithPower(double from, double to, IEnumerable<DataSetResult>? group = null) =>
        (group ?? results).Select(result => result.Features.Where(feature =>
            IsCausal(feature) && Power(result, feature) is var power && power >= from && power < to));

    private double Power(DataSetResult result, FeatureResult feature) =>
        truth.Planted(result.Setting, feature.Planted).Power(settings.Customers);

    /// <summary>Causal features that follow another causal one.</summary>
    private IEnumerable<IEnumerable<(FeatureResult First, FeatureResult Second)>> Pairs() => results.Select(result => result.Features
        .Where(feature => IsCausal(feature) && feature.Planted.Follows is not null)
        .Select(second => (result.Features.Single(first => string.Equals(first.Planted.Name, second.Planted.Follows, StringComparison.Ordinal)), second)));

    private static string Percent(double share) => share == 0 ? "" : Invariant($"{100 * share:0.0} %");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
