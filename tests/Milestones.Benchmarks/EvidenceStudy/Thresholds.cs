using System.Globalization;
using Milestones.Numerics;
using Milestones.Numerics.Tests;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>Whether planted thresholds lie in their intervals, and how wide these are.</summary>
internal sealed class Thresholds
{
    private readonly IReadOnlyList<Score> _scores;

    private Thresholds(IReadOnlyList<Score> scores) => _scores = scores;

    /// <summary>A planted step of 10 points by itself on 15,000 rows, and the thresholds of all causal features of the data sets.</summary>
    public static Thresholds Of(IReadOnlyList<DataSetResult> results, StudySettings settings)
    {
        // 45 %, 22 % and 10 % of the rows lie above the step; then the same under a slope of general activity, of which one search hears
        // through strata.
        PlantedStep[] steps = [new(4.5, 0.9, 5), new(4, 0.9, 8), new(3, 1.1, 12)];
        var alone = steps.SelectMany(step => new[]
        {
            Search(step, settings, isStratified: false),
            Search(step with { Correlation = 0.6, Slope = 0.05 }, settings, isStratified: true),
        });
        var planted = SampleModel.Features
            .Where(feature => feature is { Role: PlantedRole.Causal, Threshold: not null })
            .Select(feature => InDataSets(feature, results));
        return new Thresholds([.. alone, .. planted]);
    }

    public IEnumerable<Target> Targets()
    {
        var alone = _scores.Where(score => score.IsAlone).ToList();
        var (coverage, width) = (alone.Average(score => score.Coverage), alone.Average(score => score.Width));
        yield return new Target("a step of 10 points on 15,000 rows is covered ≥ 93 %", Invariant($"{100 * coverage:0.0} %"), coverage >= 0.93);
        yield return new Target("… by intervals of mean width ≤ 2 counts", Invariant($"{width:0.00}"), width <= 2);
    }

    public string ByStep() => Table.Markdown(
        ["step", "data sets", "covered", "mean width"],
        [.. _scores.Select(score => (string[])[score.Name, Invariant($"{score.DataSets}"), Invariant($"{100 * score.Coverage:0.0} %"), Invariant($"{score.Width:0.00} {score.Unit}")])]);

    private static Score Search(PlantedStep step, StudySettings settings, bool isStratified)
    {
        var intervals = new ConfidenceInterval[settings.ThresholdDataSets];
        Parallel.For(0, intervals.Length, k =>
        {
            var (values, labels, tertiles) = step.Draw(new Seed(settings.FirstSeed).For("planted step", k));
            intervals[k] = CutPointSearch.Run(values, labels, new CutPointOptions(), new Seed((ulong)k), isStratified ? tertiles : [])!.Interval;
        });
        var name = Invariant($"10 points from {step.Threshold:0} uses on, {step.Rows:N0} rows{(isStratified ? ", confounded by activity, within its tertiles" : "")}");
        return Score.Of(name, "counts", isAlone: true, step.Threshold, intervals);
    }

    private static Score InDataSets(PlantedFeature feature, IReadOnlyList<DataSetResult> results) => Score.Of(
        Invariant($"{feature.Name} of the data sets, from {feature.Threshold:0} on"),
        feature.Measure switch { Measure.ActiveDays => "days", Measure.PerSeat => "per seat", _ => "counts" },
        isAlone: false,
        feature.Threshold!.Value,
        [.. results.SelectMany(result => result.Features).Where(found => found.Planted == feature).Select(found => found.Threshold).OfType<ConfidenceInterval>()]);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Score(string Name, string Unit, bool IsAlone, int DataSets, double Coverage, double Width)
    {
        public static Score Of(string name, string unit, bool isAlone, double threshold, ConfidenceInterval[] intervals) => new(
            name, unit, isAlone, intervals.Length, intervals.Average(interval => interval.Contains(threshold) ? 1.0 : 0), intervals.Average(interval => interval.Width));
    }
}
