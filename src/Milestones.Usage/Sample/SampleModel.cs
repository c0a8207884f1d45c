using MathNet.Numerics.Distributions;
using Milestones.Numerics;

namespace Milestones.Usage.Sample;

/// <summary>
/// How a customer comes about: plan, seats, signup, general activity, a life from signup on, usage of every feature
/// in the feature window, and, from these, retention. Each customer has a seed of its own, so customers are independent of each other
/// and of their number.
/// </summary>
internal sealed class SampleModel
{
    public const int LookbackDays = 90;
    public const int OutcomeDays = 180;

    /// <summary>Days from T to the first day of which the data know nothing.</summary>
    public const int ObservedDays = OutcomeDays + 1;

    public const int FirstSignup = -730;
    private const int SignupsAfter = 30;
    private const double MaxUses = 20_000;

    private readonly Seed _seed;
    private readonly double _activityEffect;
    private readonly double[] _coefficients;
    private readonly FeatureDraw[] _draws;

    public SampleModel(SampleOptions options)
    {
        _seed = new Seed(options.Seed);
        _activityEffect = options.ActivityEffect;
        _coefficients = [.. Features.Select(feature => feature.Coefficient * options.EffectScale)];
        _draws = [.. Features.Select(feature => new FeatureDraw(feature, Features))];
    }

    /// <summary>Plans, in the order of their price.</summary>
    public static IReadOnlyList<PlantedPlan> Plans { get; } =
    [
        new("starter", 0.40, 4, 0, 19),
        new("growth", 0.33, 9, 0.2, 39),
        new("premium", 0.27, 18, 0.5, 79),
    ];

    public static IReadOnlyList<PlantedFeature> Features => SupportDesk.Features;

    /// <summary>Draws the customer with this number.</summary>
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
        var measuredUntil = inPopulation ? 0 : Math.Min(leaves ?? ObservedDays, Math.Max(0, signup + LookbackDays));
        var values = DrawValues(random, plan, seats, activity, life, signup, measuredUntil);

        var uniform = random.NextDouble();
        var churnDay = 1 + random.NextInt32(OutcomeDays - 1);
        var retention = inPopulation ? Retention(plan, -signup, activity, values) : double.NaN;
        return new SampleCustomer
        {
            Index = index,
            Plan = plan,
            Seats = seats,
            SignupDay = signup,
            Activity = activity,
            Lifecycle = life,
            MeasuredUntil = measuredUntil,
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

    private double[] DrawValues(RandomSource random, int plan, int seats, double activity, Lifecycle life, int signup, int until)
    {
        var days = Math.Min(LookbackDays, until - signup);
        var values = new double[_draws.Length];
        Span<double> latent = stackalloc double[_draws.Length];
        for (var f = 0; f < values.Length; f++)
        {
            var draw = _draws[f];
            var origin = draw.Source < 0 ? activity : latent[draw.Source];
            latent[f] = (draw.Correlation * origin) + (draw.Remainder * random.NextNormal());
            values[f] = Features[f].Measure switch
            {
                Measure.PerSeat => (double)life.CoreActionsBetween(until - days - signup, until - signup) / seats,
                _ when Features[f].ByPlan[plan] == 0 => double.NaN,
                Measure.Adopted => latent[f] > draw.Bar[plan] ? 1 : 0,
                Measure.ActiveDays => Math.Min(Uses(latent[f], f, plan), days),
                _ => Uses(latent[f], f, plan),
            };
        }

        return values;
    }

    private static double Uses(double latent, int feature, int plan) =>
        Math.Min(Math.Floor(Features[feature].ByPlan[plan] * Math.Exp(Features[feature].Spread * latent)), MaxUses);

    private double Retention(int plan, int tenure, double activity, double[] values)
    {
        var logit = Intercept + Plans[plan].Coefficient + (TenurePerYear * tenure / 365) + (_activityEffect * activity);
        for (var f = 0; f < values.Length; f++)
        {
            logit += values[f] >= Features[f].AdoptedFrom ? _coefficients[f] : 0;
        }

        return 1 / (1 + Math.Exp(-logit));
    }

    /// <summary>Log odds of retention of a starter customer who signed up at T, of average activity, without any effective feature.</summary>
    public const double Intercept = -2.85;

    /// <summary>Change of the log odds of retention per year of tenure.</summary>
    public const double TenurePerYear = 0.3;

    /// <summary>What a feature's draw needs, prepared.</summary>
    private readonly struct FeatureDraw
    {
        public FeatureDraw(PlantedFeature feature, IReadOnlyList<PlantedFeature> all)
        {
            Source = feature.Follows is null ? -1 : all.TakeWhile(other => !string.Equals(other.Name, feature.Follows, StringComparison.Ordinal)).Count();
            Correlation = feature.Follows is null ? feature.ActivityLoading : feature.FollowsCorrelation;
            Remainder = Math.Sqrt(1 - (Correlation * Correlation));
            Bar = feature.Measure == Measure.Adopted ? [.. feature.ByPlan.Select(share => Normal.InvCDF(0, 1, 1 - share))] : [];
        }

        /// <summary>Feature whose latent number is followed; −1: general activity.</summary>
        public int Source { get; }

        public double Correlation { get; }

        public double Remainder { get; }

        /// <summary>By plan: the latent number above which the feature is adopted.</summary>
        public double[] Bar { get; }
    }
}
