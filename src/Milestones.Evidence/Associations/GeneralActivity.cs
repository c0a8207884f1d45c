using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Associations;

/// <summary>
/// How active customers are apart from one feature: the days on which they did anything else, or, in a table without
/// events, the share of the other features, of those whose use is known for the customer, that it has adopted. Active
/// customers use everything and stay, so that any feature goes with retention; within tertiles of general activity this is
/// held constant, as far as it can be told.
/// </summary>
internal sealed class GeneralActivity
{
    private const int Tertiles = 3;

    private readonly IReadOnlyList<FeatureColumn> _features;
    private readonly IReadOnlyList<bool?[]> _adopted;
    private readonly int[] _adoptions;
    private readonly int[] _known;

    /// <summary>Takes the features of a table, and who has adopted them: per feature, per row.</summary>
    public GeneralActivity(UsageTable table, IReadOnlyList<bool?[]> adopted)
    {
        _features = table.Features;
        _adopted = adopted;
        _adoptions = new int[table.RowCount];
        _known = new int[table.RowCount];
        foreach (var feature in adopted)
        {
            for (var row = 0; row < table.RowCount; row++)
            {
                _adoptions[row] += feature[row] is true ? 1 : 0;
                _known[row] += feature[row] is null ? 0 : 1;
            }
        }
    }

    /// <summary>The strata of a sample, each divided at the sample's tertiles of activity without the feature.</summary>
    public int[] Refine(FeatureSample sample, int feature)
    {
        var activity = _features[feature].OtherActiveDays is { } days
            ? Array.ConvertAll(sample.Rows, row => (double)days[row])
            : Array.ConvertAll(sample.Rows, row => ShareOfOthers(feature, row));
        var sorted = activity.Order().ToArray();
        if (sorted.Length == 0)
        {
            return [];
        }

        var (lower, upper) = (Quantile.Linear(sorted, 1.0 / Tertiles), Quantile.Linear(sorted, 2.0 / Tertiles));
        return [.. activity.Select((value, i) => (sample.Strata[i] * Tertiles) + (value >= upper ? 2 : value >= lower ? 1 : 0))];
    }

    private double ShareOfOthers(int feature, int row)
    {
        var own = _adopted[feature][row];
        var known = _known[row] - (own is null ? 0 : 1);
        return known == 0 ? 0 : (double)(_adoptions[row] - (own is true ? 1 : 0)) / known;
    }
}
