using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

/// <summary>Every role has what it claims, in a population without chance.</summary>
[Collection(PlantedPopulation.Name)]
public sealed class PlantedRoleTests(PlantedPopulation population)
{
    /// <summary>Monte Carlo error of an adjusted risk difference on 600,000 rows is below this for features used by at least 2 %.</summary>
    private const double Chance = 0.004;

    [Fact]
    public void There_are_55_features_or_more_in_the_five_categories()
    {
        Assert.True(SampleModel.Features.Count >= 55);
        Assert.Equal(FeatureCatalog.DefaultCategories, SampleModel.Features.Select(feature => feature.Category).Distinct(StringComparer.Ordinal));
        Assert.Distinct(SampleModel.Features.Select(feature => feature.Name));
    }

    [Fact]
    public void Effects_go_from_twelve_points_down_to_two()
    {
        var effects = population.With(PlantedRole.Causal).Select(effect => effect.AdjustedRiskDifference).Order().ToArray();
        Assert.InRange(effects[0], 0.015, 0.025);
        Assert.InRange(effects[^1], 0.11, 0.13);
        Assert.Contains(effects, effect => effect is > 0.02 and < 0.04);
        Assert.Contains(effects, effect => effect is > 0.04 and < 0.07);
        Assert.All(effects.Zip(effects.Skip(1)), pair => Assert.True(pair.Second - pair.First < 0.02, "no gap in the ladder of effects"));
    }

    [Fact]
    public void Ubiquitous_features_are_used_by_93_percent_or_more_and_have_no_effect() =>
        Assert.All(population.With(PlantedRole.Ubiquitous), effect =>
        {
            Assert.True(effect.Prevalence >= 0.93, effect.Feature);
            Assert.InRange(effect.AdjustedRiskDifference, -Chance, Chance);
        });

    [Fact]
    public void Plan_proxies_look_good_and_are_the_plan()
    {
        Assert.InRange(population.Sampled.Count(customer => customer.Plan == 2) / (double)population.Sampled.Count, 0.25, 0.30);
        Assert.All(population.With(PlantedRole.PlanProxy), effect =>
        {
            Assert.InRange(effect.Prevalence, 0.08, 0.20);
            Assert.True(effect.RiskDifference > 0.05, effect.Feature);
            Assert.InRange(effect.AdjustedRiskDifference, -Chance, Chance);
        });
    }

    [Fact]
    public void Noise_and_niche_features_have_no_effect_within_strata()
    {
        Assert.All(population.With(PlantedRole.Noise), effect => Assert.InRange(effect.AdjustedRiskDifference, -Chance, Chance));
        Assert.All(population.With(PlantedRole.Niche), effect =>
        {
            Assert.True(effect.Prevalence < 0.05, effect.Feature);
            Assert.InRange(effect.AdjustedRiskDifference, -Chance, Chance);
        });
    }

    [Fact]
    public void Harmful_features_go_against_retention() =>
        Assert.All(population.With(PlantedRole.Harmful), effect => Assert.True(effect.AdjustedRiskDifference < -0.03, effect.Feature));

    [Fact]
    public void The_premium_feature_is_used_by_premium_customers_only_and_matters_to_them()
    {
        var effect = Assert.Single(population.With(PlantedRole.PremiumOnlyCausal));
        Assert.InRange(effect.Prevalence, 0.4, 0.5);
        Assert.True(effect.AdjustedRiskDifference > 0.04);
        Assert.True(effect.Power(20_000) > 0.95);
        var feature = SampleModel.Features.ToList().FindIndex(planted => planted.PremiumOnly);
        Assert.All(population.Sampled, customer => Assert.Equal(customer.Plan != 2, double.IsNaN(customer.Values[feature])));
    }

    [Fact]
    public void Activity_proxies_predict_through_activity_alone()
    {
        Assert.All(population.With(PlantedRole.ActivityProxy), effect => Assert.True(effect.AdjustedRiskDifference > 0.03, effect.Feature));
        var unconfounded = new SampleOptions { Customers = 400_000, ActivityEffect = 0, EffectScale = 0 };
        var effects = TruthSimulation.Run(unconfounded, cancellation: TestContext.Current.CancellationToken);
        Assert.All(effects, effect => Assert.InRange(effect.AdjustedRiskDifference, -Chance, Chance));
    }

    [Theory]
    [InlineData("web_messenger", 0.57, 0.65)]
    [InlineData("trigger_conditions", 0.57, 0.65)]
    [InlineData("auto_tagging", 0.80, 0.90)]
    [InlineData("priority_labels", 0.80, 0.90)]
    [InlineData("macro_shortcuts", 0.90, 0.97)]
    public void Followers_correlate_with_their_source(string follower, double least, double most)
    {
        var features = SampleModel.Features.ToList();
        var second = features.FindIndex(feature => feature.Name == follower);
        var first = features.FindIndex(feature => feature.Name == features[second].Follows);
        var rows = population.Sampled.Where(customer => customer.InPopulation).ToArray();
        var rho = Numerics.Correlation.Spearman(
            Array.ConvertAll(rows, row => row.Values[first]), Array.ConvertAll(rows, row => row.Values[second]));
        Assert.InRange(rho, least, most);
    }

    [Fact]
    public void Copies_add_nothing_to_their_source()
    {
        var features = SampleModel.Features.ToList();
        foreach (var copy in features.Where(feature => feature.Role == PlantedRole.Copy))
        {
            var source = features.First(feature => feature.Name == copy.Follows);
            var (c, s) = (features.IndexOf(copy), features.IndexOf(source));
            // Where copy and source disagree, the source tells. (Activity, on which both load, leaves a little.)
            var disagreeing = population.Sampled.Where(row => row.InPopulation && row.Values[s] < source.AdoptedFrom).ToArray();
            var bar = copy.Measure == Measure.Adopted ? 1 : copy.ByPlan[0];
            var with = disagreeing.Where(row => row.Values[c] >= bar).Average(row => row.Retention);
            var without = disagreeing.Where(row => row.Values[c] < bar).Average(row => row.Retention);
            Assert.InRange(with - without, -0.03, 0.03);
        }
    }
}
