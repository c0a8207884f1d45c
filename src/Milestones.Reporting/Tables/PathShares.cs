using Milestones.Framework;

namespace Milestones.Reporting.Tables;

/// <summary>Shares of the customers whose utilization window is over, by the milestones that they reached.</summary>
internal static class PathShares
{
    /// <summary>The milestones that anybody reached, in their order.</summary>
    public static Milestone[] Milestones(MilestonePath path) => [.. path.Combinations.SelectMany(combination => combination.Reached).Distinct().Order()];

    /// <summary>All of these customers.</summary>
    public static long Customers(MilestonePath path) => path.Combinations[0].Customers.Of;

    /// <summary>The share of those of whom something holds, in [0, 1].</summary>
    public static double Of(MilestonePath path, Func<ReachedCombination, bool> holds) =>
        path.Combinations.Where(holds).Sum(combination => combination.Customers.Count) / (double)Customers(path);

    /// <summary>Per milestone the share of those who reached it and all earlier ones.</summary>
    public static IEnumerable<(Milestone Milestone, double Share)> InOrder(MilestonePath path)
    {
        var milestones = Milestones(path);
        return milestones.Select((milestone, place) => (milestone, Of(path, combination => milestones.Take(place + 1).All(combination.Reached.Contains))));
    }
}
