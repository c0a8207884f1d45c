using Milestones.Usage;

namespace Milestones.Evidence.Prediction;

/// <summary>
/// The same facts as <see cref="OutcomeColumns"/>, as a linear model needs them: counted measures as ln(1 + x), because their
/// tails are long, and the context as indicators of all levels but the first. NaN where a value isn't known: the
/// regression gives that a coefficient of its own.
/// </summary>
internal static class LogisticColumns
{
    /// <summary>The columns of all rows of the table.</summary>
    public static IReadOnlyList<double[]> Of(UsageTable table) =>
    [
        .. table.Features.Select(Value),
        .. table.Context.SelectMany(column => Enumerable
            .Range(1, Math.Max(0, column.Levels.Count - 1))
            .Select(level => Array.ConvertAll(column.Codes, code => code == level ? 1.0 : 0.0))),
    ];

    private static double[] Value(FeatureColumn column)
        => column.Feature.Measure is Measure.Count or Measure.ActiveDays or Measure.PerSeat
            ? Array.ConvertAll(column.Values, value => Math.Log(1 + value))
            : column.Values;
}
