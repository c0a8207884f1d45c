using System.Globalization;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>Under what data sets are generated: how strongly usage and retention share causes that are no feature, at how many dates the customers are
/// looked at, and how much they differ.</summary>
/// <param name="Activity">Change of retention's log odds per standard deviation of general activity.</param>
/// <param name="Plan">Multiple of the plans' planted effects.</param>
internal sealed record Setting(double Activity, double Plan)
{
    /// <summary>One snapshot, from no confounding by activity and the usual by plan to twice the usual of either.</summary>
    public static IReadOnlyList<Setting> Confounded { get; } = [new(0, 1), new(0.15, 1), new(0.3, 1), new(0.15, 2)];

    /// <summary>Four snapshots, the latest held out, of customers who differ in how likely they are to stay.</summary>
    public static IReadOnlyList<Setting> Pooled { get; } =
        [.. new[] { 1.0, 2.0 }.Select(effect => new Setting(0.15, 1) { EarlierSnapshots = 3, CustomerEffect = effect })];

    /// <summary>Earlier snapshots that are pooled with the latest.</summary>
    public int EarlierSnapshots { get; init; }

    /// <summary>Standard deviation of the customers' own effects on retention's log odds.</summary>
    public double CustomerEffect { get; init; }

    /// <summary>A sample under this setting.</summary>
    public SampleOptions Sample(int customers, ulong seed) => new()
    {
        Customers = customers,
        Seed = seed,
        ActivityEffect = Activity,
        PlanEffectScale = Plan,
        EarlierSnapshots = EarlierSnapshots,
        CustomerEffect = CustomerEffect,
    };

    /// <inheritdoc/>
    public override string ToString() => EarlierSnapshots == 0
        ? string.Create(CultureInfo.InvariantCulture, $"activity {Activity:0.##}, plan × {Plan:0.#}")
        : string.Create(CultureInfo.InvariantCulture, $"customer effect {CustomerEffect:0.#}");
}
