using System.Globalization;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>A mean over data sets with its Monte Carlo standard error; data sets are independent of each other, their features are not.</summary>
/// <param name="Value">The mean; NaN of nothing.</param>
/// <param name="Error">Its standard error; NaN of fewer than two.</param>
/// <param name="Count">Over how many data sets.</param>
internal readonly record struct Mean(double Value, double Error, int Count)
{
    public static Mean Of(IEnumerable<double> values)
    {
        var defined = values.Where(value => !double.IsNaN(value)).ToArray();
        var mean = defined.Length == 0 ? double.NaN : defined.Average();
        var error = defined.Length < 2 ? double.NaN : Math.Sqrt(defined.Sum(value => (value - mean) * (value - mean)) / (defined.Length - 1.0) / defined.Length);
        return new Mean(mean, error, defined.Length);
    }

    /// <summary>The mean share of items of which something holds; data sets without items do not count.</summary>
    public static Mean Share<T>(IEnumerable<IEnumerable<T>> byDataSet, Func<T, bool> holds) =>
        Of(byDataSet.Select(items => items.Select(item => holds(item) ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average()));

    /// <summary>97.5 ± 0.3 %.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Value:0.0} ± {100 * Error:0.0} %");
}
