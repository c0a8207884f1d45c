using Milestones.Evidence.Adoption;
using Milestones.Evidence.Associations;
using Milestones.Numerics;

namespace Milestones.Evidence.Tests.Adoption;

public sealed class RetentionCurveTests
{
    [Fact]
    public void Values_that_break_the_rise_are_united()
    {
        // Retained: 1/4 at 0, 3/4 at 2, 2/4 at 5, 4/4 at 9. By hand: 2 and 5 are pooled to 5/8.
        var curve = RetentionCurve.Fit(Sample((0, 1, 4), (2, 3, 4), (5, 2, 4), (9, 4, 4)));

        Assert.Equal(
            [new RetentionStep(0, new Proportion(1, 4)), new RetentionStep(2, new Proportion(5, 8)), new RetentionStep(9, new Proportion(4, 4))],
            curve);
    }

    [Fact]
    public void A_harmful_feature_has_a_falling_curve()
    {
        var curve = RetentionCurve.Fit(Sample((0, 9, 10), (1, 5, 10), (2, 6, 10), (3, 2, 10)));

        Assert.Equal([0.9, 0.55, 0.2], curve.Select(step => step.Retained.Value));
    }

    [Fact]
    public void Nobody_has_no_curve()
        => Assert.Empty(RetentionCurve.Fit(new FeatureSample([], [], [], [])));

    private static FeatureSample Sample(params (double Value, int Retained, int Count)[] groups)
    {
        var values = groups.SelectMany(group => Enumerable.Repeat(group.Value, group.Count)).ToArray();
        var outcomes = groups.SelectMany(group => Enumerable.Range(0, group.Count).Select(i => i < group.Retained)).ToArray();
        return new FeatureSample([.. Enumerable.Range(0, values.Length)], values, outcomes, new int[values.Length]);
    }
}
