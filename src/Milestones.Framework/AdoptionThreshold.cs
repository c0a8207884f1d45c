using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>From when on a customer counts as adopter of a feature, over the feature window.</summary>
/// <param name="AtLeast">Adopted from this value on; null: any use, a value above 0.</param>
/// <param name="Unit">Unit of the value, which follows from the measure.</param>
/// <param name="Basis">Where it comes from.</param>
/// <param name="Search">What the search on the training customers found; null where there was none.</param>
public sealed record AdoptionThreshold(double? AtLeast, string Unit, AdoptionBasis Basis, ThresholdSearch? Search)
{
    /// <summary>States how adoption of a feature was measured.</summary>
    public static AdoptionThreshold Of(FeatureMeasurements measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return new AdoptionThreshold(
            measured.Adoption.Threshold,
            UnitOf(measured.Feature.Measure),
            measured.Adoption.Basis,
            measured.Threshold is { Derived: not null } threshold ? ThresholdSearch.Of(threshold) : null);
    }

    /// <summary>The unit of a measure's values.</summary>
    public static string UnitOf(Measure measure) => measure switch
    {
        Measure.Adopted => "use",
        Measure.Count => "uses",
        Measure.ActiveDays => "days",
        Measure.PerSeat => "uses per seat",
        Measure.Value => "value",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "This measure has no unit."),
    };
}

/// <summary>A threshold as the training customers propose it, by Youden's index.</summary>
/// <param name="Best">The best threshold.</param>
/// <param name="Lower">Lower limit of its bootstrap interval.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="PlateauLow">From here …</param>
/// <param name="PlateauHigh">… to here, thresholds that these customers cannot tell from the best.</param>
/// <param name="Proposed">A round value on the plateau.</param>
/// <param name="Youden">Sensitivity + specificity − 1 at the best, in [−1, 1].</param>
/// <param name="PValue">Probability of so good a threshold under no association, the search accounted for.</param>
/// <param name="Supported">Whether it does better than chance.</param>
public sealed record ThresholdSearch(
    double Best,
    double? Lower,
    double? Upper,
    double PlateauLow,
    double PlateauHigh,
    double Proposed,
    double Youden,
    double? PValue,
    bool Supported)
{
    /// <summary>States a search that found a threshold.</summary>
    internal static ThresholdSearch Of(ThresholdEvidence threshold)
    {
        var derived = threshold.Derived!;
        return new ThresholdSearch(
            derived.Threshold,
            Figure.Finite(derived.Interval.Lower),
            Figure.Finite(derived.Interval.Upper),
            derived.PlateauLow,
            derived.PlateauHigh,
            derived.Proposed,
            derived.Youden,
            Figure.Finite(derived.PValue),
            threshold.IsSupported);
    }
}
