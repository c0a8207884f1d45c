using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Snapshots;

/// <summary>
/// Customers at several snapshots with a planted truth: whether a customer uses a feature and whether it stays hang, each, on an
/// effect of the customer's own beside what changes from snapshot to snapshot, and staying on the features that are causes.
/// </summary>
internal static class PooledCustomers
{
    /// <summary>Draws a table with the features <c>cause</c>, <c>counted_cause</c>, <c>noise</c>, <c>counted_noise</c> and <c>identity</c>, a number that
    /// never changes and tells customers apart. The last snapshot is held out if there are several.</summary>
    /// <param name="seed">Of everything.</param>
    /// <param name="customers">How many.</param>
    /// <param name="snapshots">Rows per customer.</param>
    /// <param name="effect">Log odds ratio of staying for each of the causes.</param>
    /// <param name="ownEffect">Standard deviation of the customers' effects on staying, on the logit scale.</param>
    /// <param name="pooled">Whether the table knows which rows are of the same customer.</param>
    public static UsageTable Draw(Seed seed, int customers, int snapshots, double effect, double ownEffect = 2, bool pooled = true)
    {
        var random = seed.CreateRandom();
        var rows = customers * snapshots;
        var (uses, outcome, plans) = (new double[4][], new bool[rows], new int[rows]);
        uses = [.. uses.Select(_ => new double[rows])];
        var identity = new double[rows];
        for (var customer = 0; customer < customers; customer++)
        {
            var (staying, plan, number) = (ownEffect * random.NextNormal(), random.NextInt32(2), random.NextDouble());
            double[] habits = [.. uses.Select(_ => random.NextNormal())];
            for (var row = customer * snapshots; row < (customer + 1) * snapshots; row++)
            {
                for (var feature = 0; feature < uses.Length; feature++)
                {
                    var drive = (1.2 * habits[feature]) + (0.5 * random.NextNormal()) + (0.3 * plan);
                    uses[feature][row] = feature % 2 == 0 ? (drive > 0.3 ? 1 : 0) : Math.Floor(3 * Math.Exp(0.6 * drive));
                }

                (plans[row], identity[row]) = (plan, number);
                var logit = 0.3 + staying + (0.5 * plan) + (uses[0][row] > 0 ? effect : 0) + (uses[1][row] >= 4 ? effect : 0);
                outcome[row] = random.NextBoolean(1 / (1 + Math.Exp(-logit)));
            }
        }

        var builder = new TableBuilder(outcome)
            .With(TableBuilder.Feature("cause"), uses[0])
            .With(TableBuilder.Feature("counted_cause", Measure.Count), uses[1])
            .With(TableBuilder.Feature("noise"), uses[2])
            .With(TableBuilder.Feature("counted_noise", Measure.Count), uses[3])
            .With(TableBuilder.Feature("identity", Measure.Value), identity)
            .WithContext("plan", ["free", "pro"], plans)
            .WithHoldOut([.. Enumerable.Range(0, rows).Select(row => snapshots > 1 && row % snapshots == snapshots - 1)]);
        return (pooled
            ? builder.WithSnapshots([.. Enumerable.Range(0, rows).Select(row => row / snapshots)], [.. Enumerable.Range(0, rows).Select(row => row % snapshots)])
            : builder).Build();
    }
}
