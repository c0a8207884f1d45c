using Milestones.Evidence;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>From when on a customer counts as adopter of a feature. What became of the adopters is the feature's evidence, on training and
/// on the hold-out.</summary>
/// <param name="AtLeast">Adopted from this value on; null: any use, a value above 0.</param>
/// <param name="Unit">Unit of the value, which follows from the measure.</param>
/// <param name="Window">When use is measured, in days from the snapshot, or from the signup in tenure mode; null for a ready feature table.</param>
/// <param name="Basis">Where it comes from.</param>
/// <param name="Support">Training customers to whom the feature is open, from whom the threshold was chosen or by whom it is judged.</param>
/// <param name="Search">What the search on the training customers found; null where there was none. With a basis of any
/// use it does no better than chance.</param>
public sealed record AdoptionThreshold(double? AtLeast, string Unit, DayWindow? Window, AdoptionBasis Basis, int Support, CutSearch? Search)
{
    /// <summary>States how adoption of a feature was measured.</summary>
    /// <param name="measured">The measurements.</param>
    /// <param name="windows">The study's windows; null for a ready feature table.</param>
    public static AdoptionThreshold Of(FeatureMeasurements measured, StudyWindows? windows)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return new AdoptionThreshold(
            measured.Adoption.Threshold,
            UnitOf(measured.Feature.Measure),
            WindowOf(windows),
            measured.Adoption.Basis,
            (int)measured.Training.Table.Total,
            measured.Threshold?.Derived is { } derived ? CutSearch.Of(derived) : null);
    }

    /// <summary>Whether a value is adoption; NaN, a feature that is not open or not known, is not.</summary>
    public bool IsReachedBy(double value) => AtLeast is { } threshold ? value >= threshold : value > 0;

    /// <summary>The feature window as days from the anchor; null without one.</summary>
    internal static DayWindow? WindowOf(StudyWindows? windows) =>
        windows is null ? null : new DayWindow(windows.FeatureStart, windows.FeatureEnd);

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
