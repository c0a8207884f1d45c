using Milestones.Evidence.Adoption;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests.Adoption;

public sealed class AdoptionRulesTests
{
    private static readonly CutPoint Cut = TestEvidence.Cut(threshold: 6, proposed: 5);

    [Fact]
    public void A_yes_or_no_feature_is_adopted_by_any_use()
        => Assert.Equal(AdoptionRule.AnyUse, AdoptionRules.Settle(TableBuilder.Feature("x"), null, isSupported: false));

    [Fact]
    public void The_catalogs_threshold_has_precedence_over_a_derived_one()
        => Assert.Equal(
            new AdoptionRule(9, AdoptionBasis.Catalog),
            AdoptionRules.Settle(TableBuilder.Feature("x", Measure.Count, threshold: 9), Cut, isSupported: true));

    [Fact]
    public void A_supported_threshold_is_used_at_its_round_value()
        => Assert.Equal(
            new AdoptionRule(5, AdoptionBasis.Derived),
            AdoptionRules.Settle(TableBuilder.Feature("x", Measure.Count), Cut, isSupported: true));

    [Fact]
    public void Without_support_a_count_is_adopted_by_any_use_and_a_value_at_its_best_cut()
    {
        Assert.Equal(AdoptionRule.AnyUse, AdoptionRules.Settle(TableBuilder.Feature("x", Measure.PerSeat), Cut, isSupported: false));
        Assert.Equal(
            new AdoptionRule(5, AdoptionBasis.Derived),
            AdoptionRules.Settle(TableBuilder.Feature("x", Measure.Value), Cut, isSupported: false));
    }

    [Theory]
    [InlineData(4.999, false)]
    [InlineData(5, true)]
    [InlineData(double.NaN, null)]
    public void Adoption_begins_at_the_threshold(double value, bool? adopts)
        => Assert.Equal(adopts, new AdoptionRule(5, AdoptionBasis.Derived).Adopts(value));

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.25, true)]
    [InlineData(double.NaN, null)]
    public void Any_use_is_more_than_none(double value, bool? adopts)
        => Assert.Equal(adopts, AdoptionRule.AnyUse.Adopts(value));
}
