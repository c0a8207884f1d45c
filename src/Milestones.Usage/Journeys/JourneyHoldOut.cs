using Milestones.Numerics;

namespace Milestones.Usage.Journeys;

/// <summary>Which customers are held out from everything that is chosen about setup, activation and utilization.</summary>
internal static class JourneyHoldOut
{
    /// <summary>Holds out the latest of the customers whose follow-up is complete, and all who signed up after them: one boundary in
    /// time, for every milestone. A hash decides among customers who signed up at the boundary.</summary>
    /// <param name="customers">The customers, whose signups are known.</param>
    /// <param name="isComplete">Per customer: whether the follow-up reaches to the end of the outcome window.</param>
    /// <param name="share">How many of the complete ones, in [0, 1).</param>
    /// <param name="seed">Of the hash.</param>
    public static bool[] Draw(IReadOnlyList<Customer> customers, Func<int, bool> isComplete, double share, Seed seed)
    {
        var order = customers.Select(customer => (Signup: customer.SignedUp!.Value, Draw: -seed.UnitFor(customer.Id))).ToArray();
        (DateTime Signup, double Draw)[] complete = [.. order.Where((_, row) => isComplete(row)).Order()];
        var size = (int)Math.Round(share * complete.Length, MidpointRounding.AwayFromZero);
        if (size == 0)
        {
            return new bool[order.Length];
        }

        var boundary = complete[^size];
        return Array.ConvertAll(order, customer => customer.CompareTo(boundary) >= 0);
    }
}
