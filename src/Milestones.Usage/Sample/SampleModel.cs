using Milestones.Numerics;

namespace Milestones.Usage.Sample;

/// <summary>
/// How a customer comes about: plan, seats, signup, general activity, a life from signup on, at every snapshot usage of every
/// feature in the feature window and, from these and an effect of the customer's own, retention. Each customer has a seed of its own, so customers are independent of
/// each other and of their number.
/// </summary>
internal sealed class SampleModel(SampleOptions options)
{
    /// <summary>Length of the feature window, which ends at T.</summary>
    public const int LookbackDays = 90;

    /// <summary>Length of the outcome window, which begins at T.</summary>
    public const int OutcomeDays = 180;

    /// <summary>Length of the outcome window of every snapshot where several are pooled.</summary>
    public const int PooledOutcomeDays = 90;

    /// <summary>Days between snapshots: a feature window begins when the outcome window before it is over, so that silence in the one is
    /// not low usage in the other.</summary>
    public const int SnapshotSpacing = LookbackDays + PooledOutcomeDays;

    /// <summary>Days from T to the first day of which the data know nothing.</summary>
    public const int ObservedDays = OutcomeDays + 1;

    /// <summary>Day of the first signups.</summary>
    public const int FirstSignup = -730;

    /// <summary>Days from T on in which customers still sign up.</summary>
    public const int SignupsAfter = 30;

    private readonly Seed _seed = new(options.Seed);
    private readonly UsageModel _usage = new(Features);
    private readonly RetentionModel _retention = new(options, Features);

    /// <summary>Plans, in the order of their price.</summary>
    public static IReadOnlyList<PlantedPlan> Plans { get; } =
    [
        new("starter", 0.40, 4, 0, 19),
        new("growth", 0.33, 9, 0.2, 39),
        new("premium", 0.27, 18, 0.5, 79),
    ];

    /// <summary>Features, in the order of the catalog.</summary>
    public static IReadOnlyList<PlantedFeature> Features => SupportDesk.Features;

    /// <summary>Draws the customer with this number, from 0.</summary>
    public SampleCustomer Draw(int index)
    {
        var random = _seed.For("sample customer", index).CreateRandom();
        var plan = DrawPlan(random.NextDouble());
        var seats = Math.Max(1, (int)((Plans[plan].MedianSeats * Math.Exp(0.8 * random.NextNormal())) + 0.5));
        // More signups lately than at first: the business grows.
        var signup = FirstSignup + (int)((SignupsAfter - FirstSignup) * Math.Pow(random.NextDouble(), 0.85));
        var activity = random.NextNormal();
        var life = Lifecycle.Draw(_seed.For("sample life", index).CreateRandom(), seats, activity, ObservedDays - signup);

        // Who is seen by a snapshot leaves, or falls silent, by its outcomes only.
        var first = -SnapshotSpacing * Math.Min(options.EarlierSnapshots, Math.Max(0, -signup - 1) / SnapshotSpacing);
        var leaves = signup + life.ChurnAge;
        var inPopulation = signup < 0 && !(leaves < first);
        var until = inPopulation ? 0 : Math.Min(leaves ?? ObservedDays, Math.Max(0, signup + LookbackDays));
        var likings = _usage.DrawLikings(random);
        var (uniform, churnDay) = (random.NextDouble(), 1 + random.NextInt32(OutcomeDays - 1));
        var ownEffect = DrawOwnEffect(index);

        var latest = At(until, uniform);
        var earlier = new List<SampleSnapshot>();
        if (inPopulation && first < 0)
        {
            random = _seed.For("sample earlier snapshots", index).CreateRandom();
            for (var day = -SnapshotSpacing; day >= first; day -= SnapshotSpacing)
            {
                likings = UsageModel.DrawEarlierLikings(random, likings);
                earlier.Add(At(day, random.NextDouble()));
            }
        }

        return new SampleCustomer
        {
            Index = index,
            Plan = plan,
            Seats = seats,
            SignupDay = signup,
            Activity = activity,
            Lifecycle = life,
            Latest = latest,
            Earlier = earlier,
            ChurnDay = (inPopulation && options.IsPooled) || latest.ActiveUntil >= ObservedDays ? null : latest.ActiveUntil,
        };

        SampleSnapshot At(int day, double chance)
        {
            var window = (From: Math.Max(signup, day - LookbackDays), Until: day);
            var perSeat = (double)life.CoreActionsBetween(window.From - signup, window.Until - signup) / seats;
            var values = _usage.Values(likings, plan, activity, perSeat, window.Until - window.From);
            var retention = inPopulation ? _retention.Probability(plan, day - signup, activity, ownEffect, values) : double.NaN;
            return new SampleSnapshot
            {
                Window = window,
                Values = values,
                Retention = retention,
                ActiveUntil = !inPopulation ? leaves ?? ObservedDays
                    : chance < retention ? (options.IsPooled ? day + PooledOutcomeDays : ObservedDays)
                    : options.IsPooled ? day : churnDay,
            };
        }
    }

    private double DrawOwnEffect(int index) =>
        options.CustomerEffect == 0 ? 0 : options.CustomerEffect * _seed.For("sample own effect", index).CreateRandom().NextNormal();

    private static int DrawPlan(double uniform)
    {
        var plan = 0;
        for (; plan < Plans.Count - 1 && uniform >= Plans[plan].Share; plan++)
        {
            uniform -= Plans[plan].Share;
        }

        return plan;
    }
}
