namespace Milestones.Numerics.Tests;

/// <summary>What the search promises, over many data sets with a planted truth.</summary>
public sealed class CutPointCoverageTests
{
    private const int DataSets = 40;

    // 45 %, 22 % and 10 % of the rows lie above the step.
    private static readonly PlantedStep[] Steps = [new(4.5, 0.9, 5), new(4, 0.9, 8), new(3, 1.1, 12)];

    [Fact]
    public void A_step_of_ten_points_is_covered_within_two_counts() => RequireCoverage(step => step, stratified: false);

    [Fact]
    public void A_slope_of_general_activity_does_not_move_it_within_strata() =>
        RequireCoverage(step => step with { Correlation = 0.6, Slope = 0.05 }, stratified: true);

    [Fact]
    public void Nor_does_it_hide_a_harmful_step() =>
        RequireCoverage(step => step with { Correlation = 0.6, Slope = 0.05, Step = -0.1 }, stratified: true);

    [Fact]
    public void Under_a_slope_Youden_drifts_where_the_association_does_not()
    {
        // The reason for the default objective, and the limit of the other one.
        var (drifted, found) = (0, 0);
        for (var k = 0; k < 20; k++)
        {
            var (values, labels, _) = (Steps[2] with { Correlation = 0.6, Slope = 0.05 }).Draw(new Seed(8).For("data", k));
            var options = new CutPointOptions { Replicates = 2 };
            found += CutPointSearch.Run(values, labels, options, new Seed(1))!.Threshold is >= 10 and <= 14 ? 1 : 0;
            drifted += CutPointSearch.Run(values, labels, options with { Objective = CutPointObjective.Youden }, new Seed(1))!.Threshold < 9 ? 1 : 0;
        }

        Assert.InRange(drifted, 15, 20);
        Assert.InRange(found, 17, 20);
    }

    [Fact]
    public void Without_association_the_p_value_is_uniform()
    {
        const int Sets = 1000;
        int[] below = [0, 0];
        for (var k = 0; k < Sets; k++)
        {
            var nothing = new PlantedStep(5, 0.9, 3) { Rows = 1500, Step = 0, Correlation = 0.5, Slope = k % 2 * 0.05, Whole = k % 4 < 2 };
            var (values, labels, tertiles) = nothing.Draw(new Seed(9).For("data", k));
            var found = CutPointSearch.Run(
                values, labels, new CutPointOptions { Replicates = 2 }, new Seed(1), nothing.Slope == 0 ? [] : tertiles);
            below[0] += found!.PValue <= 0.05 ? 1 : 0;
            below[1] += found.PValue <= 0.2 ? 1 : 0;
        }

        // Nominal ± 3 standard errors; a little above is left for the slope that remains within tertiles and for p = 0.2, beyond the tail
        // that the approximation is made for.
        Assert.InRange(below[0], 29, 75);
        Assert.InRange(below[1], 162, 255);
    }

    private static void RequireCoverage(Func<PlantedStep, PlantedStep> change, bool stratified)
    {
        var covered = 0;
        var width = 0.0;
        foreach (var step in Steps.Select(change))
        {
            for (var k = 0; k < DataSets; k++)
            {
                var (values, labels, tertiles) = step.Draw(new Seed(7).For("data", k));
                var found = CutPointSearch.Run(values, labels, new CutPointOptions(), new Seed((ulong)k), stratified ? tertiles : [])!;
                covered += found.Interval.Contains(step.Threshold) ? 1 : 0;
                width += found.Interval.Width / (DataSets * Steps.Length);
            }
        }

        Assert.InRange(covered / (double)(DataSets * Steps.Length), 0.93, 1);
        Assert.InRange(width, 0, 2);
    }
}
