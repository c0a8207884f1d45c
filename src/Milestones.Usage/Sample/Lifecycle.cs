using Milestones.Numerics;

namespace Milestones.Usage.Sample;

/// <summary>A customer's setup steps and core actions from signup on, and when it would leave before T. Ages are days since signup.</summary>
internal sealed class Lifecycle
{
    private const int WeeksOfActivation = 13;

    private static readonly PlantedPath Planted = PlantedPath.Instance;

    private Lifecycle()
    {
    }

    /// <summary>Age at each of <see cref="PlantedPath.SetupSteps"/>; −1: never taken.</summary>
    public required int[] StepAges { get; init; }

    /// <summary>Core actions by age, ascending: weekly in the activation window, then monthly.</summary>
    public required IReadOnlyList<(int Age, int Quantity)> CoreActions { get; init; }

    /// <summary>Age at which the customer leaves if T does not come first; null: never.</summary>
    public required int? ChurnAge { get; init; }

    /// <summary>Draws a life of <paramref name="days"/> days.</summary>
    public static Lifecycle Draw(RandomSource random, int seats, double activity, int days)
    {
        var steps = DrawSteps(random, out var stepEffect);
        var total = DrawActivationTotal(random, stepEffect, seats, activity);
        var actions = new List<(int Age, int Quantity)>(WeeksOfActivation + (days / 30) + 1);
        SpreadOverWeeks(random, total, actions);
        var utilized = AddMonths(random, total >= Planted.ActivatedFrom, seats, activity, days, actions);
        return new Lifecycle
        {
            StepAges = steps,
            CoreActions = actions,
            ChurnAge = DrawChurn(random, total >= Planted.ActivatedFrom, utilized, days),
        };
    }

    /// <summary>Core actions at ages in [<paramref name="from"/>, <paramref name="until"/>).</summary>
    public int CoreActionsBetween(int from, int until)
    {
        var sum = 0;
        foreach (var (age, quantity) in CoreActions)
        {
            sum += age >= from && age < until ? quantity : 0;
        }

        return sum;
    }

    private static int[] DrawSteps(RandomSource random, out double effect)
    {
        effect = 0;
        var ages = new int[Planted.SetupSteps.Count];
        for (var s = 0; s < ages.Length; s++)
        {
            var step = Planted.SetupSteps[s];
            // Some of those who did not take the step in time take it later, when it does not help any more.
            var inTime = random.NextBoolean(step.Share);
            var late = random.NextBoolean(0.2 * step.Share);
            var delay = random.NextDouble();
            if (inTime)
            {
                ages[s] = (int)Math.Min(-Math.Log2(1 - delay) * step.MedianDay, Planted.SetupDays - 1);
                effect += step.Effect;
            }
            else
            {
                ages[s] = late ? Planted.SetupDays + (int)(delay * 60) : -1;
            }
        }

        return ages;
    }

    private static int DrawActivationTotal(RandomSource random, double stepEffect, int seats, double activity)
    {
        var log = Math.Log(16) + stepEffect + (0.2 * activity) + (0.25 * Math.Log(seats / 9.0)) + (0.7 * random.NextNormal());
        return (int)Math.Exp(log);
    }

    /// <summary>Few core actions at first, more as the customer settles; rounding of the running sum keeps the total.</summary>
    private static void SpreadOverWeeks(RandomSource random, int total, List<(int Age, int Quantity)> actions)
    {
        var done = 0;
        for (var week = 0; week < WeeksOfActivation; week++)
        {
            var upTo = (int)((total * ((week + 1.0) * (week + 4)) / (WeeksOfActivation * (WeeksOfActivation + 3.0))) + 0.5);
            actions.Add(((week * 7) + random.NextInt32(6), upTo - done));
            done = upTo;
        }
    }

    /// <summary>One entry per month on a day of the customer's own, so that any 90 days after activation hold three.</summary>
    private static bool AddMonths(RandomSource random, bool activated, int seats, double activity, int days, List<(int Age, int Quantity)> actions)
    {
        var logit = Logit(Planted.UtilizingByActivated[activated ? 1 : 0]) + (0.2 * activity);
        var above = random.NextBoolean(1 / (1 + Math.Exp(-logit)));
        var distance = 0.5 * Math.Abs(random.NextNormal());
        var perMonth = seats * Planted.UtilizedFrom * Math.Exp(above ? distance : -distance);
        var day = random.NextInt32(30);
        var utilizing = 0;
        for (var age = Planted.ActivationDays + day; age < Math.Max(days, Planted.UtilizationEnd); age += 30)
        {
            var quantity = (int)((perMonth * Math.Exp(0.1 * random.NextNormal())) + 0.5);
            actions.Add((age, quantity));
            utilizing += age < Planted.UtilizationEnd ? quantity : 0;
        }

        return utilizing >= 3 * Planted.UtilizedFrom * seats;
    }

    private static int? DrawChurn(RandomSource random, bool activated, bool utilized, int days)
    {
        for (var stage = 0; stage * 90 < days; stage++)
        {
            var probability = stage switch
            {
                0 => Planted.ChurnAtFirst,
                1 => Planted.ChurnByActivated[activated ? 1 : 0],
                2 => Planted.ChurnByUtilized[utilized ? 1 : 0],
                _ => Planted.ChurnLater,
            };
            var day = 1 + random.NextInt32(89);
            if (random.NextBoolean(probability))
            {
                return (stage * 90) + day;
            }
        }

        return null;
    }

    private static double Logit(double probability) => Math.Log(probability / (1 - probability));
}
