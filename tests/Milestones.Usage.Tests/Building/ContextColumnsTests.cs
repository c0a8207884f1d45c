using Milestones.Usage.Building;

namespace Milestones.Usage.Tests.Building;

public sealed class ContextColumnsTests
{
    [Fact]
    public void Plans_are_classes_and_numbers_fall_into_the_declared_bands_with_a_cut_in_the_upper_one()
    {
        var columns = ContextColumns.Of(
            new StratumDefinition { Size = [5, 20.5], Tenure = [] },
            Members(("pro", 4.9), ("basic", 5), ("pro", 20), (null, 20.5), ("basic", null)),
            new bool[5]);

        Assert.Collection(
            columns,
            plan =>
            {
                Assert.Equal("plan", plan.Name);
                Assert.Equal(["basic", "pro", "unknown"], plan.Levels);
                Assert.Equal([1, 0, 1, 2, 0], plan.Codes);
            },
            size =>
            {
                Assert.Equal("size", size.Name);
                Assert.Equal(["under 5", "5 to under 20.5", "20.5 or more", "unknown"], size.Levels);
                Assert.Equal([0, 1, 1, 2, 3], size.Codes);
            });
    }

    [Fact]
    public void Without_declared_cuts_the_tertiles_of_the_training_customers_cut()
    {
        // R: quantile(1:9, c(1, 2) / 3, type = 7) → 3.667, 6.333
        var members = Members([.. Enumerable.Range(1, 9).Select(i => ("pro", (double?)i)), ("pro", 1000)]);
        var size = Assert.Single(ContextColumns.Of(new StratumDefinition { Tenure = [] }, members, [.. members.Select(member => member.Customer.Seats == 1000)]));
        Assert.Equal(["under 3.6667", "3.6667 to under 6.3333", "6.3333 or more"], size.Levels);
        Assert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2, 2], size.Codes);
    }

    [Fact]
    public void Tertiles_that_fall_together_leave_no_empty_band_and_a_constant_is_no_context()
    {
        var skewed = Members([.. Enumerable.Repeat<(string?, double?)>(("pro", 1), 7), ("pro", 2), ("pro", 3), ("pro", 4)]);
        Assert.Empty(ContextColumns.Of(new StratumDefinition { Tenure = [] }, skewed[..7], new bool[7]));
        Assert.Equal(2, Assert.Single(ContextColumns.Of(new StratumDefinition { Tenure = [] }, skewed[3..], new bool[7])).Levels.Count);
        Assert.Empty(ContextColumns.Of(new StratumDefinition { Plan = false, Size = [], Tenure = [] }, Members(("a", 1), ("b", 2)), new bool[2]));
    }

    private static List<PopulationMember> Members(params (string? Plan, double? Seats)[] customers) =>
        [.. customers.Select((customer, index) => new PopulationMember(
            index, new Customer($"{index}", null, null, customer.Plan, customer.Seats, null, null), true))];
}
