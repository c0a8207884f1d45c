namespace Milestones.Numerics.Tests;

public sealed class MaximallySelectedTests
{
    [Fact]
    public void One_candidate_needs_no_correction() => Near.Equal(Tail.TwoSidedNormal(2.5), MaximallySelected.PValue(2.5, []));

    [Fact]
    public void Copies_of_one_candidate_need_none_either() => Near.Equal(Tail.TwoSidedNormal(2.5), MaximallySelected.PValue(2.5, [1, 1, 1]));

    [Fact]
    public void Independent_candidates_are_Bonferronis() =>
        Near.Equal(5 * Tail.TwoSidedNormal(5), MaximallySelected.PValue(5, [0, 0, 0, 0]), 0.06); // Mills' ratio: b φ(b) / b² for the tail

    [Fact]
    public void Dense_candidates_are_Miller_and_Siegmunds()
    {
        // From 10 % to 90 % of the rows below: R, b <- 3.5; dnorm(b) * (b - 1/b) * log(.9 * .9 / (.1 * .1)) + 4 * dnorm(b) / b
        const double Expected = 0.0133240079314;
        const int Steps = 100_000;
        var correlations = new double[Steps];
        for (var i = 0; i < Steps; i++)
        {
            var (a, b) = (0.1 + (0.8 * i / Steps), 0.1 + (0.8 * (i + 1) / Steps));
            correlations[i] = Math.Sqrt(a * (1 - b) / ((1 - a) * b));
        }

        Near.Equal(Expected, MaximallySelected.PValue(3.5, correlations), 0.05);
    }

    [Fact]
    public void Far_out_the_digits_are_kept()
    {
        var p = MaximallySelected.PValue(30, [0.9, 0.9]);
        Assert.InRange(p, Tail.TwoSidedNormal(30), 3.01 * Tail.TwoSidedNormal(30));
        Assert.Equal(1, MaximallySelected.PValue(0, [0.5]));
    }
}
