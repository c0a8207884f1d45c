using System.Globalization;
using Milestones.Evidence;
using Milestones.Framework;
using Milestones.Numerics;
using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;
using Milestones.Usage.Sample;

namespace Milestones.Workbench.Recovery;

/// <summary>What was found of what was planted.</summary>
/// <param name="Options">How.</param>
/// <param name="Features">Every feature of every study.</param>
public sealed record RecoveryResult(RecoveryOptions Options, IReadOnlyList<RecoveredFeature> Features)
{
    /// <summary>How many of the intervals with a nominal coverage of 95 % cover the truth, of features that are adopted by any use. Those of
    /// one study are not independent of each other, so the interval of this share is a little too narrow.</summary>
    public Proportion Coverage
    {
        get
        {
            var comparable = Features.Where(feature => feature.IsComparable).ToList();
            return new Proportion(comparable.Count(feature => feature.Covers), comparable.Count);
        }
    }

    /// <summary>Per role, how many features were planted and what was said of them.</summary>
    public TableView Verdicts() => new(ReportTable.Of(
        ["planted as", "#features", "#kept", "#negative", "what was said"],
        Features.GroupBy(feature => feature.Role).OrderBy(role => role.Key).Select(IReadOnlyList<ReportCell> (role) =>
        [
            WordsOf(role.Key),
            Cell.Count(role.Count()),
            Count(role, Verdict.Kept),
            Count(role, Verdict.Negative),
            string.Join(", ", role.CountBy(feature => feature.Verdict).OrderByDescending(verdict => verdict.Value).ThenBy(verdict => verdict.Key)
                .Select(verdict => $"{verdict.Value} {VerdictWords.Of(verdict.Key)}")),
        ])));

    /// <summary>Per role, how often the intervals cover the truth, and how wide they are, in points of retention.</summary>
    public TableView Intervals() => new(ReportTable.Of(
        ["planted as", "#intervals", "#cover the truth", "#mean width"],
        Features.Where(feature => feature.IsComparable).GroupBy(feature => feature.Role).OrderBy(role => role.Key).Select(IReadOnlyList<ReportCell> (role) =>
        [
            WordsOf(role.Key),
            Cell.Count(role.Count()),
            Cell.Percent(role.Average(feature => feature.Covers ? 1.0 : 0)),
            Cell.Plain(100 * role.Average(feature => feature.Found.Interval.Upper - feature.Found.Interval.Lower), "0.0"),
        ])));

    /// <summary>The coverage in a sentence.</summary>
    public override string ToString()
    {
        var interval = Coverage.Wilson(0.95);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Options.Studies} studies of {Options.Customers:#,0} customers: {Coverage.Successes:#,0} of {Coverage.Trials:#,0} intervals cover the truth, {Numbers.Percent(Coverage.Value)} ({100 * interval.Lower:0.0}–{100 * interval.Upper:0.0} %); nominal are 95 %.");
    }

    private static ReportCell Count(IEnumerable<RecoveredFeature> features, Verdict verdict) =>
        Cell.Count(features.Count(feature => feature.Verdict == verdict));

    private static string WordsOf(PlantedRole role) =>
        string.Concat(role.ToString().Select((c, index) => char.IsUpper(c) && index > 0 ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
