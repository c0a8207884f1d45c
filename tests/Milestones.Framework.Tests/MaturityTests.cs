using Milestones.Evidence;
using Milestones.Framework.Maturity;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Framework.Tests;

public sealed class MaturityTests
{
    private const int Customers = 4000;
    private static readonly string[] Names = ["a", "b", "c"];

    [Fact]
    public void The_number_of_features_that_makes_mature_is_found_where_retention_rises()
    {
        for (var planted = 1; planted <= 4; planted++)
        {
            var random = new Seed((ulong)planted).CreateRandom();
            var use = Draw(random, 4, _ => 0.5);
            var outcome = Enumerable.Range(0, Customers).Select(i => random.NextBoolean(use.Count(feature => feature[i]) >= planted ? 0.9 : 0.5)).ToArray();
            var evidence = new SyntheticEvidence(outcome);
            for (var j = 0; j < use.Length; j++)
            {
                evidence.With($"feature {j}", "automation", use[j]);
            }

            var category = Assert.Single(MilestoneOf(evidence).Categories);
            Assert.Equal(planted, category.MatureFrom);
            Assert.Equal(4, category.Candidates.Count);
            Assert.InRange(planted, category.Threshold!.Search!.PlateauLow, category.Threshold.Search.PlateauHigh);
            Assert.InRange(planted, category.Threshold.Search.Lower!.Value, category.Threshold.Search.Upper!.Value);
        }
    }

    [Fact]
    public void Every_number_that_it_could_have_been_is_shown()
    {
        // 10 retained, of whom 6 use it; 5 lost, of whom 1 uses it: 6/7 against 4/8 are retained, and J = 6/10 + 4/5 − 1.
        bool[] outcome = [.. Enumerable.Repeat(true, 10), .. Enumerable.Repeat(false, 5)];
        bool[] use = [.. Enumerable.Repeat(true, 6), .. Enumerable.Repeat(false, 4), true, .. Enumerable.Repeat(false, 4)];
        var category = Assert.Single(MilestoneOf(new SyntheticEvidence(outcome).With("bot", "automation", use)).Categories);
        Assert.Equal((6.0 / 7) - 0.5, Assert.Single(category.Candidates).RiskDifference.Value!.Value, 12);
        Assert.Equal(7, category.Candidates[0].Reached.Count);
        Assert.Equal(0.4, category.Threshold!.Search!.Youden, 12);
    }

    [Fact]
    public void Where_retention_tells_no_number_one_feature_is_enough()
    {
        var category = Assert.Single(MilestoneOf(new SyntheticEvidence([true, true, true, true])
            .With("a", "automation", [true, false, true, false])
            .With("b", "automation", [true, true, false, false])).Categories);
        Assert.Null(category.Threshold!.Search);
        Assert.Equal(1, category.MatureFrom);
    }

    [Fact]
    public void Headline_and_sensitivity_equal_their_definition()
    {
        var (evidence, use, outcome) = FiveCategories(seed: 7);
        var milestone = MilestoneOf(evidence);
        var matureIn = Enumerable.Range(0, Customers).Select(i => milestone.Categories.Count(category => IsMature(category, i))).ToArray();

        Assert.Equal(3, milestone.RequiredCategories);
        Assert.Equal(matureIn.Count(n => n >= 3), milestone.Headline.Mature.Count);
        Assert.Equal(Customers, milestone.Headline.Mature.Of);
        var interval = new Proportion(milestone.Headline.Mature.Count, Customers).Wilson();
        Assert.Equal((interval.Lower, interval.Upper), (milestone.Headline.Mature.Lower, milestone.Headline.Mature.Upper));

        foreach (var required in new[] { 2, 3, 4 })
        {
            var variant = Assert.Single(milestone.Sensitivity, variant => variant.RequiredCategories == required && variant.WithoutCategory is null);
            Assert.Equal(matureIn.Count(n => n >= required), variant.Headline.Mature.Count);
        }

        foreach (var left in milestone.Categories)
        {
            var variant = Assert.Single(milestone.Sensitivity, variant => string.Equals(variant.WithoutCategory, left.Category, StringComparison.Ordinal));
            Assert.Equal(Enumerable.Range(0, Customers).Count(i => matureIn[i] - (IsMature(left, i) ? 1 : 0) >= 3), variant.Headline.Mature.Count);
        }

        var training = milestone.RetentionByCategories.Training;
        Assert.Equal(matureIn.Distinct().Count(), training.Steps.Count);
        Assert.All(training.Steps, step => Assert.Equal(
            (matureIn.Where((n, i) => n == step.Categories && outcome[i]).Count(), matureIn.Count(n => n == step.Categories)),
            ((int)step.Retained.Count, (int)step.Retained.Of)));
        Assert.True(training.Trend.Statistic > 5);
        Assert.True(training.TrendWithinStrata.Statistic > 5);

        bool IsMature(CategoryMaturity category, int customer) =>
            category.Mature.Count(name => use[name][customer]) >= category.MatureFrom;
    }

    [Fact]
    public void Retention_by_number_of_categories_has_the_trend_that_R_finds()
    {
        // prop.trend.test(c(10, 24, 27), c(30, 40, 30)): X-squared = 20.2466022138, df = 1
        (int Categories, int Retained, int All)[] counts = [(0, 10, 30), (1, 24, 40), (2, 27, 30)];
        var customers = counts.SelectMany(group => Enumerable.Range(0, group.All).Select(i => (group.Categories, Retained: i < group.Retained))).ToList();
        var evidence = new SyntheticEvidence(customers.Select(customer => customer.Retained))
            .With("first", "automation", customers.Select(customer => customer.Categories >= 1))
            .With("second", "reporting", customers.Select(customer => customer.Categories >= 2));
        var trend = MilestoneOf(evidence).RetentionByCategories.Training.Trend;
        Assert.Equal(20.2466022138, Math.Pow(trend.Statistic!.Value, 2), 9);
    }

    [Fact]
    public void What_is_chosen_is_chosen_without_the_hold_out()
    {
        var random = new Seed(3).CreateRandom();
        var use = Draw(random, 3, _ => 0.5);
        var heldOut = Enumerable.Range(0, Customers).Select(i => i >= 3000).ToArray();
        var outcome = Enumerable.Range(0, Customers).Select(i => random.NextBoolean(use.Count(feature => feature[i]) >= 2 ? 0.9 : 0.5)).ToArray();
        var reversed = outcome.Select((retained, i) => heldOut[i] ? use.Count(feature => feature[i]) < 2 : retained);

        var asIs = MilestoneOf(ThreeFeatures(outcome));
        var misled = MilestoneOf(ThreeFeatures(reversed));

        Assert.Equal(asIs.Categories[0].MatureFrom, misled.Categories[0].MatureFrom);
        Assert.Equal(asIs.Categories[0].Candidates, misled.Categories[0].Candidates);
        Assert.True(asIs.Headline.Association.HoldOut!.RiskDifference.Value > 0.3);
        Assert.Equal(-1, misled.Headline.Association.HoldOut!.RiskDifference.Value!.Value, 12);

        SyntheticEvidence ThreeFeatures(IEnumerable<bool> retained)
        {
            var evidence = new SyntheticEvidence(retained, heldOut);
            for (var j = 0; j < Names.Length; j++)
            {
                evidence.With(Names[j], "automation", use[j]);
            }

            return evidence;
        }
    }

    [Fact]
    public void Mature_implies_basic_and_one_basic_feature_is_enough()
    {
        bool[] outcome = [true, true, false, false];
        var category = Assert.Single(MilestoneOf(new SyntheticEvidence(outcome)
            .With("expert", "automation", [true, false, false, false])
            .With("beginner", "automation", [false, true, false, false], level: MaturityLevel.Basic)).Categories);
        Assert.Equal(1, category.ReachedMature.Count);
        Assert.Equal(2, category.ReachedBasic.Count);
    }

    [Fact]
    public void An_ubiquitous_feature_defines_basic_only_if_the_catalog_says_so()
    {
        var evidence = new SyntheticEvidence([true, true, false, false])
            .With("kept", "automation", [true, true, false, false])
            .With("login", "automation", [true, true, true, true], Verdict.Ubiquitous, MaturityLevel.Basic)
            .With("search", "automation", [true, true, true, true], Verdict.Ubiquitous)
            .With("inbox", "automation", [true, true, true, true], Verdict.Ubiquitous, MaturityLevel.Mature);
        var category = Assert.Single(MilestoneOf(evidence).Categories);
        Assert.Equal("login", Assert.Single(category.Basic));
        Assert.Equal("kept", Assert.Single(category.Mature));
    }

    [Fact]
    public void A_feature_not_open_to_a_customer_is_one_it_has_not_adopted()
    {
        var category = Assert.Single(MilestoneOf(new SyntheticEvidence([true, true, false, false])
            .With("bot", "automation", [true, null, false, null])).Categories);
        Assert.Equal(1, category.ReachedMature.Count);
        Assert.Equal(4, category.ReachedMature.Of);
    }

    [Fact]
    public void A_feature_without_category_goes_where_its_users_are()
    {
        var random = new Seed(11).CreateRandom();
        var use = Draw(random, 2, _ => 0.5);
        var follower = use[1].Select(used => random.NextBoolean(used ? 0.8 : 0.2)).ToArray();
        var evidence = new SyntheticEvidence(use[0])
            .With("bot", "automation", use[0])
            .With("export", "reporting", use[1])
            .With("dashboard", category: null, follower);
        var result = MaturityDerivation.Run(evidence.Evidence(), evidence.Study());
        var dashboard = result.Selection[2];
        Assert.Equal("reporting", dashboard.Category);
        Assert.Equal(Correlation.Phi(use[1], follower), dashboard.SuggestedByPhi!.Value, 12);
        Assert.Contains(result.Findings, finding => finding.Code == "category-suggested" && finding.Message.Contains("dashboard", StringComparison.Ordinal));
    }

    [Fact]
    public void With_fewer_categories_than_asked_for_the_headline_is_lowered_and_said_so()
    {
        var evidence = new SyntheticEvidence([true, true, false, false]).With("bot", "automation", [true, true, false, false]);
        var result = MaturityDerivation.Run(evidence.Evidence(), evidence.Study());
        Assert.Equal(1, result.Milestone!.RequiredCategories);
        Assert.Contains(result.Findings, finding => finding.Code == "headline-lowered");
    }

    [Fact]
    public void Without_kept_features_there_is_no_milestone_and_a_reason()
    {
        var evidence = new SyntheticEvidence([true, true, false, false])
            .With("bot", "automation", [true, false, true, false], Verdict.NotPredictive)
            .With("export", "reporting", [true, true, true, true], Verdict.Ubiquitous);
        var milestones = MaturityDerivation.Run(evidence.Evidence(), evidence.Study());
        Assert.Null(milestones.Milestone);
        Assert.Equal("No feature stands for mature usage. The verdicts: 1 ubiquitous, 1 not predictive.", milestones.WithoutMilestone);
    }

    [Fact]
    public void Without_skill_the_reason_is_the_forest()
    {
        var evidence = new SyntheticEvidence([true, true, false, false]) { HasSkill = false }
            .With("bot", "automation", [true, false, true, false], Verdict.NotPredictive);
        var milestones = MaturityDerivation.Run(evidence.Evidence(), evidence.Study());
        Assert.Null(milestones.Milestone);
        Assert.Contains("AUC is 0.510 (0.460 to 0.560)", milestones.WithoutMilestone, StringComparison.Ordinal);
    }

    private static MaturityMilestone MilestoneOf(SyntheticEvidence evidence) =>
        MaturityDerivation.Run(evidence.Evidence(), evidence.Study()).Milestone!;

    private static bool[][] Draw(RandomSource random, int features, Func<int, double> share) =>
        [.. Enumerable.Range(0, features).Select(j => Enumerable.Range(0, Customers).Select(_ => random.NextBoolean(share(j))).ToArray())];

    /// <summary>Two features in each category, of customers who use much or little of everything.</summary>
    private static (SyntheticEvidence Evidence, Dictionary<string, bool[]> Use, bool[] Outcome) FiveCategories(ulong seed)
    {
        var random = new Seed(seed).CreateRandom();
        var activity = Enumerable.Range(0, Customers).Select(_ => random.NextDouble()).ToArray();
        var outcome = activity.Select(active => random.NextBoolean(0.4 + (0.5 * active))).ToArray();
        var evidence = new SyntheticEvidence(outcome);
        var use = new Dictionary<string, bool[]>(StringComparer.Ordinal);
        foreach (var category in FeatureCatalog.DefaultCategories)
        {
            foreach (var name in new[] { $"{category} 1", $"{category} 2" })
            {
                use[name] = [.. activity.Select(random.NextBoolean)];
                evidence.With(name, category, use[name]);
            }
        }

        return (evidence, use, outcome);
    }
}
