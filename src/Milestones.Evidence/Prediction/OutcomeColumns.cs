using Milestones.Forests;
using Milestones.Usage;

namespace Milestones.Evidence.Prediction;

/// <summary>What the outcome is predicted from: the features in the catalog's order, then the context.</summary>
internal static class OutcomeColumns
{
    /// <summary>
    /// The columns of some rows. A feature is NaN where the customer isn't eligible, or the value isn't known. The context's
    /// levels are numbered in their order of display, so that a tree can cut between bands of size or tenure.
    /// </summary>
    public static IReadOnlyList<ForestColumn> Of(UsageTable table, int[] rows)
    {
        var features = table.Features.Select(column => new ForestColumn(
            column.Feature.Name,
            Array.ConvertAll(rows, row => column.Values[row])));
        var context = table.Context.Select(column => new ForestColumn(
            column.Name,
            Array.ConvertAll(rows, row => (double)column.Codes[row])));
        return [.. features, .. context];
    }
}
