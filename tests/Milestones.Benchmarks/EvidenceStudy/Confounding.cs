using System.Globalization;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>How strongly usage and retention share causes that are no feature.</summary>
/// <param name="Activity">Change of retention's log odds per standard deviation of general activity.</param>
/// <param name="Plan">Multiple of the plans' planted effects.</param>
internal sealed record Confounding(double Activity, double Plan)
{
    /// <summary>From none by activity and the usual by plan to twice the usual of either.</summary>
    public static IReadOnlyList<Confounding> Settings { get; } = [new(0, 1), new(0.15, 1), new(0.3, 1), new(0.15, 2)];

    /// <summary>Whether features that active customers use more have no association among comparable customers.</summary>
    public bool ActivityProxiesAreNull => Activity == 0;

    /// <summary>A sample under this confounding.</summary>
    public SampleOptions Sample(int customers, ulong seed) =>
        new() { Customers = customers, Seed = seed, ActivityEffect = Activity, PlanEffectScale = Plan };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"activity {Activity:0.##}, plan × {Plan:0.#}");
}
