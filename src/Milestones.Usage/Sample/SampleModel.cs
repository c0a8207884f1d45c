using Milestones.Numerics;

namespace Milestones.Usage.Sample;

/// <summary>
/// How a customer comes about: plan, seats, signup, general activity, a life from signup on, usage of every feature in
/// the feature window and, from these, retention. Each customer has a seed of its own, so customers are independent of
/// each other and of their number.
/// </summary>
internal sealed class SampleModel(SampleOptions options)
{
    /// <summary>Length of the feature window, which ends at T.</summary>
    public const int LookbackDays = 90;

    /// <summary>Length of the outcome window, which begins at T.</summary>
    public const int OutcomeDays = 180;

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

        var leaves = signup + life.ChurnAge;
        var inPopulation = signup < 0 && !(leaves < 0);
        var until = inPopulation ? 0 : Math.Min(leaves ?? ObservedDays, Math.Max(0, signup + LookbackDays));
        var window = (From: Math.Max(signup, until - LookbackDays), Until: until);
        var perSeat = (double)life.CoreActionsBetween(window.From - signup, window.Until - signup) / seats;
        var values = _usage.Draw(random, plan, activity, perSeat, window.Until - window.From);

        var uniform = random.NextDouble();
        var churnDay = 1 + random.NextInt32(OutcomeDays - 1);
        var retention = inPopulation ? _retention.Probability(plan, -signup, activity, values) : double.NaN;
        return new SampleCustomer
        {
            Index = index,
            Plan = plan,
            Seats = seats,
            SignupDay = signup,
            Activity = activity,
            Lifecycle = life,
            Window = window,
            Values = values,
            Retention = retention,
            ChurnDay = inPopulation ? (uniform < retention ? null : churnDay) : leaves < ObservedDays ? leaves : null,
        };
    }

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
