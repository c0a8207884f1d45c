using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>From when on a customer counts as adopter of a feature, over the feature window.</summary>
/// <param name="AtLeast">Adopted from this value on; null: any use, a value above 0.</param>
/// <param name="Unit">Unit of the value, which follows from the measure.</param>
/// <param name="Basis">Where it comes from.</param>
/// <param name="Search">What the search on the training customers found; null where there was none. With a basis of any
/// use it does no better than chance.</param>
public sealed record AdoptionThreshold(double? AtLeast, string Unit, AdoptionBasis Basis, CutSearch? Search)
{
    /// <summary>States how adoption of a feature was measured.</summary>
    public static AdoptionThreshold Of(FeatureMeasurements measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return new AdoptionThreshold(
            measured.Adoption.Threshold,
            UnitOf(measured.Feature.Measure),
            measured.Adoption.Basis,
            measured.Threshold?.Derived is { } derived ? CutSearch.Of(derived) : null);
    }

    /// <summary>Whether a value is adoption; NaN, a feature that is not open or not known, is not.</summary>
    public bool IsReachedBy(double value) => AtLeast is { } threshold ? value >= threshold : value > 0;

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
