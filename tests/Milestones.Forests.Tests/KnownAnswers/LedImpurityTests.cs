using Milestones.Numerics;

namespace Milestones.Forests.Tests.KnownAnswers;

/// <summary>
/// Louppe, Wehenkel, Sutera and Geurts, "Understanding variable importances in forests of randomized trees" (2013),
/// table 1: the impurity importance of the seven segments of a digit display for the digit shown, in totally randomised
/// trees with entropy. It sums to log₂ 10.
/// </summary>
public class LedImpurityTests
{
    private static readonly double[] Published = [0.4127, 0.5815, 0.5312, 0.5421, 0.6566, 0.2258, 0.3720];

    /// <summary>Which segments each digit lights.</summary>
    private static readonly string[] Digits =
        ["1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111", "1010010", "1111111", "1111011"];

    /// <summary>
    /// The digit has ten values and our labels two. Totally randomised trees do not look at the label, so their importance
    /// Σ c(B) · I(segment; digit | B) follows the chain rule of information: the digit is "is it 0?", and if it is not,
    /// "is it 1?", and so on, each question asked of the digits that are left.
    /// </summary>
    [Fact]
    public void Totally_randomised_trees_with_entropy_find_the_published_importances()
    {
        var importances = new double[7];
        var options = new RandomForestOptions
        {
            Trees = 12_000, MinNode = 1, Resampling = Resampling.None, Impurity = ImpurityMeasure.Entropy, SplitRule = SplitRule.TotallyRandomised,
        };
        for (var digit = 0; digit <= 8; digit++)
        {
            var left = Enumerable.Range(digit, 10 - digit).ToArray();
            var columns = Enumerable.Range(0, 7).Select(s => new ForestColumn($"segment {s + 1}", [.. left.Select(d => (double)(Digits[d][s] - '0'))]));
            bool[] isDigit = [.. left.Select(d => d == digit)];
            var forest = RandomForestTrainer.Train(BinnedMatrix.Create([.. columns]), isDigit, options, new Seed(1).For("question", digit));
            var found = ImpurityImportance.Compute(forest);
            for (var s = 0; s < 7; s++)
            {
                importances[s] += found[s] * left.Length / 10;
            }
        }

        Assert.Equal(Math.Log2(10), importances.Sum(), 1e-9); // the leaves are pure, whatever the trees
        for (var s = 0; s < 7; s++)
        {
            Assert.Equal(Published[s], importances[s], 0.008);
        }
    }
}
