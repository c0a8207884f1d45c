using System.Globalization;
using Milestones.Framework;
using Milestones.Reporting.Wording;
using Milestones.Usage;

namespace Milestones.Reporting.Definitions;

/// <summary>Definitions as one says them to somebody who sells or supports the product.</summary>
internal static class PlainWords
{
    /// <summary>When a customer has reached a milestone; null: there is no such milestone.</summary>
    public static string? Definition(Milestone milestone, MilestoneSet set) => milestone switch
    {
        Milestone.Setup when set.Setup is { } setup => $"Takes {Of(setup.CompleteAt, setup.Steps.Count, "setup step", "setup steps")}, {Since(setup.Window)}.",
        Milestone.Activation when set.Activation is { } activation =>
            $"{set.CoreAction!.Title}: at least {Numbers.Plain(activation.Threshold.AtLeast)}, {Since(activation.Window)}.",
        Milestone.Utilization when set.Utilization is { } utilization =>
            $"{set.CoreAction!.Title}: at least {Numbers.Plain(utilization.Threshold.AtLeast)} per seat and {Month(utilization.Months)}, {Since(utilization.Window)}.",
        Milestone.Maturity when set.Maturity is { } maturity => $"Is mature in {Of(maturity.RequiredCategories, maturity.Threshold.Of, "category", "categories")}.",
        _ => null,
    };

    /// <summary>From when on a customer is basic in a category.</summary>
    public static string BasicFrom(CategoryMaturity category) =>
        category.Basic.Count > 0 ? "uses at least one of these" : "is mature: no feature stands for basic use alone";

    /// <summary>From when on a customer is mature in a category.</summary>
    public static string MatureFrom(CategoryMaturity category) =>
        category.MatureFrom is { } from ? $"uses {OfThese(from, category.Mature.Count)}" : "no feature stands for mature use, so nobody can be";

    /// <summary>From when on a feature counts as used.</summary>
    public static string Adoption(FrameworkFeature feature) => (feature.Adoption.AtLeast, feature.Measure) switch
    {
        (null, _) => "used at all",
        ({ } value, Measure.ActiveDays) => $"used on at least {Counted(value, "day", "days")}",
        ({ } value, Measure.Count) => $"at least {Counted(value, "use", "uses")}",
        ({ } value, Measure.PerSeat) => $"at least {Counted(value, "use", "uses")} per seat",
        ({ } value, _) => $"a value of at least {Numbers.Plain(value)}",
    };

    /// <summary>To whom a feature is open; null: to everybody.</summary>
    public static string? OpenTo(Eligibility eligibility)
    {
        string?[] conditions =
        [
            Plans(eligibility.Plans),
            eligibility.Column is { } column ? $"where {column} is {string.Join(" or ", eligibility.ColumnValues ?? [])}" : null,
            eligibility.AvailableFrom is { } launch ? string.Create(CultureInfo.InvariantCulture, $"from {launch:yyyy-MM-dd} on") : null,
        ];
        var stated = conditions.OfType<string>().ToList();
        return stated.Count == 0 ? null : string.Join(", ", stated);
    }

    /// <summary>The plans that include something; null: all do.</summary>
    public static string? Plans(IReadOnlyList<string> plans) => plans.Count switch
    {
        0 => null,
        1 => $"plan {plans[0]}",
        _ => $"plans {string.Join(", ", plans)}",
    };

    /// <summary>A window since signup.</summary>
    public static string Since(DayWindow window) => string.Create(CultureInfo.InvariantCulture, $"{(window.Start == 0
        ? $"in the first {window.End} days after signup"
        : $"from day {window.Start} to day {window.End - 1} after signup")}");

    /// <summary>The window in which features are measured, as a sentence.</summary>
    public static string FeatureWindow(DayWindow? window, StudyWindows? windows) => (window, windows?.Snapshot) switch
    {
        (null, _) => "Use of the features is taken from the table as it stands there.",
        ({ } span, null) => $"Features count {Since(span)}.",
        ({ End: 0 } span, _) => string.Create(CultureInfo.InvariantCulture, $"Features count in the {-span.Start} days before the day on which customers are scored."),
        ({ } span, _) => string.Create(CultureInfo.InvariantCulture, $"Features count from {-span.Start} to {-span.End} days before the day on which customers are scored."),
    };

    private static string Of(int number, int of, string one, string many) =>
        of == 1 ? $"the one {one}"
        : number == of ? string.Create(CultureInfo.InvariantCulture, $"all {of} {many}")
        : string.Create(CultureInfo.InvariantCulture, $"at least {number} of {of} {many}");

    private static string OfThese(int number, int of) =>
        of == 1 ? "this one"
        : number == of ? string.Create(CultureInfo.InvariantCulture, $"all {of} of these")
        : string.Create(CultureInfo.InvariantCulture, $"at least {number} of these {of}");

    private static string Counted(double value, string one, string many) => $"{Numbers.Plain(value)} {(value == 1 ? one : many)}";

    private static string Month(MonthKind months) => months == MonthKind.ThirtyDays ? "month of 30 days" : "calendar month";
}
