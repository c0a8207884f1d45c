using MathNet.Numerics.Distributions;
using Milestones.Numerics;

namespace Milestones.Usage.Sample;

/// <summary>Draws the usage of every feature in the feature window. Behind each stands a latent standard normal number, correlated
/// with general activity or with that of the feature it follows.</summary>
internal sealed class UsageModel
{
    /// <summary>Tames the far end of the tails.</summary>
    private const double MaxUses = 20_000;

    /// <summary>Correlation of what a customer likes from one snapshot to the next: usage is a habit.</summary>
    private const double LikingsKept = 0.9;

    private readonly IReadOnlyList<PlantedFeature> _features;
    private readonly int[] _source; // the feature that is followed; -1: general activity
    private readonly double[] _correlation;
    private readonly double[][] _bars; // by plan: the latent number above which an adopted feature is used

    public UsageModel(IReadOnlyList<PlantedFeature> features)
    {
        _features = features;
        var names = features.Select(feature => feature.Name).ToList();
        _source = [.. features.Select(feature => feature.Follows is null ? -1 : names.IndexOf(feature.Follows))];
        _correlation = [.. features.Select(feature => feature.Follows is null ? feature.ActivityLoading : feature.FollowsCorrelation)];
        _bars = [.. features.Select(Bars)];
    }

    /// <summary>What a customer likes: per feature a standard normal number, apart from general activity and the features that it follows.</summary>
    public double[] DrawLikings(RandomSource random)
    {
        var likings = new double[_features.Count];
        for (var f = 0; f < likings.Length; f++)
        {
            likings[f] = random.NextNormal();
        }

        return likings;
    }

    /// <summary>The likings one snapshot before: correlated with those after it, and again standard normal over customers.</summary>
    public static double[] DrawEarlierLikings(RandomSource random, double[] likings) =>
        Array.ConvertAll(likings, liking => (LikingsKept * liking) + (Math.Sqrt(1 - (LikingsKept * LikingsKept)) * random.NextNormal()));

    /// <summary>One value per feature, in its measure's unit; NaN where the plan does not include it.</summary>
    /// <param name="likings">The customer's.</param>
    /// <param name="plan">The customer's, as an index.</param>
    /// <param name="activity">The customer's general activity.</param>
    /// <param name="coreActionsPerSeat">The value of the core action, which has a life of its own.</param>
    /// <param name="days">Days of the window on which the customer was there.</param>
    public double[] Values(double[] likings, int plan, double activity, double coreActionsPerSeat, int days)
    {
        var values = new double[_features.Count];
        Span<double> latent = stackalloc double[values.Length];
        for (var f = 0; f < values.Length; f++)
        {
            var (origin, correlation) = (_source[f] < 0 ? activity : latent[_source[f]], _correlation[f]);
            latent[f] = (correlation * origin) + (Math.Sqrt(1 - (correlation * correlation)) * likings[f]);
            values[f] = _features[f].Measure switch
            {
                Measure.PerSeat => coreActionsPerSeat,
                _ when _features[f].ByPlan[plan] == 0 => double.NaN,
                Measure.Adopted => latent[f] > _bars[f][plan] ? 1 : 0,
                Measure.ActiveDays => Math.Min(Uses(_features[f], plan, latent[f]), days),
                _ => Uses(_features[f], plan, latent[f]),
            };
        }

        return values;
    }

    private static double Uses(PlantedFeature feature, int plan, double latent) =>
        Math.Min(Math.Floor(feature.ByPlan[plan] * Math.Exp(feature.Spread * latent)), MaxUses);

    private static double[] Bars(PlantedFeature feature) =>
        feature.Measure == Measure.Adopted ? [.. feature.ByPlan.Select(share => Normal.InvCDF(0, 1, 1 - share))] : [];
}
