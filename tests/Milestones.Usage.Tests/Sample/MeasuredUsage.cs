using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

/// <summary>Generated usage measured from the rows of the event log in plain LINQ.</summary>
internal static class MeasuredUsage
{
    /// <summary>The value of a feature, 0 where nothing of it is in the log.</summary>
    /// <param name="log">The customer's rows of the window, by event.</param>
    /// <param name="feature">The feature's number.</param>
    /// <param name="seats">The customer's.</param>
    public static double Of(ILookup<int, UsageRow> log, int feature, int seats) => SampleModel.Features[feature].Measure switch
    {
        Measure.Adopted => log[feature].Any() ? 1 : 0,
        Measure.ActiveDays => log[feature].Select(row => row.Day).Distinct().Count(),
        Measure.PerSeat => log[feature].Sum(row => row.Quantity) / (double)seats,
        _ => log[feature].Sum(row => row.Quantity),
    };
}
