using Milestones.Numerics;
using Milestones.Usage.Building;

namespace Milestones.Usage.Tests.Building;

public sealed class HoldOutTests
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_latest_customers_are_held_out()
    {
        var holdOut = HoldOut.Draw(Study(1, 0.25), Members(100, i => Start.AddDays(i * 37 % 100)));
        Assert.True(holdOut.IsTemporal);
        Assert.Equal(25, holdOut.HeldOut.Count(held => held));
        Assert.All(holdOut.HeldOut.Index(), row => Assert.Equal(row.Index * 37 % 100 >= 75, row.Item));
        Assert.Equal(0, holdOut.TiesDrawn);
    }

    [Fact]
    public void Ties_at_the_boundary_are_drawn_by_a_seeded_hash_whatever_the_order()
    {
        var members = Members(400, i => Start.AddDays(i % 2 == 0 ? 0 : 30));
        var holdOut = HoldOut.Draw(Study(1, 0.25), members);
        Assert.Equal(100, holdOut.HeldOut.Count(held => held));
        Assert.Equal(200, holdOut.TiesDrawn);
        Assert.All(holdOut.HeldOut.Index().Where(row => row.Item), row => Assert.Equal(1, row.Index % 2));
        Assert.Contains(holdOut.Findings(members), finding => finding.Code == "hold-out-ties");

        var reversed = HoldOut.Draw(Study(1, 0.25), [.. members.AsEnumerable().Reverse()]);
        Assert.Equal(holdOut.HeldOut.Reverse(), reversed.HeldOut);
        Assert.NotEqual(holdOut.HeldOut, HoldOut.Draw(Study(2, 0.25), members).HeldOut);
    }

    [Fact]
    public void Without_signups_or_with_one_for_all_a_hash_chooses_and_says_so()
    {
        foreach (var signup in new DateTime?[] { null, Start })
        {
            var members = Members(4000, _ => signup);
            var holdOut = HoldOut.Draw(Study(1, 0.25), members);
            Assert.False(holdOut.IsTemporal);
            Assert.InRange(holdOut.HeldOut.Count(held => held), 1000 - 110, 1000 + 110); // four standard deviations
            Assert.All(
                members.Zip(holdOut.HeldOut),
                row => Assert.Equal(new Seed(1).For("hold-out").UnitFor(row.First.Customer.Id) < 0.25, row.Second));
        }
    }

    [Fact]
    public void Nothing_is_held_out_where_nothing_is_asked_for() =>
        Assert.DoesNotContain(true, HoldOut.Draw(Study(1, 0), Members(10, i => Start.AddDays(i))).HeldOut);

    [Fact]
    public void What_is_left_for_choosing_needs_both_outcomes_and_what_is_held_out_should_have_them()
    {
        var lostLate = Members(100, i => Start.AddDays(i), i => i < 80);
        Assert.Equal("hold_out", Assert.Throws<InputException>(() => HoldOut.Draw(Study(1, 0.25), lostLate)).Error.Column);

        var lostEarly = Members(100, i => Start.AddDays(i), i => i >= 20);
        Assert.Contains(HoldOut.Draw(Study(1, 0.25), lostEarly).Findings(lostEarly), finding => finding.Code == "hold-out-of-one-class");
    }

    private static List<PopulationMember> Members(int count, Func<int, DateTime?> signup, Func<int, bool>? retained = null) =>
        [.. Enumerable.Range(0, count).Select(i => new PopulationMember(
            i, new Customer($"customer {i}", signup(i), null, null, null, null, null), (retained ?? (row => row % 3 > 0))(i)))];

    private static Study Study(ulong seed, double share) => new()
    {
        Name = "example",
        Folder = "",
        Seed = new Seed(seed),
        HoldOutShare = share,
        Customers = new CustomerSource { File = "customers.csv", Id = "id" },
        Outcome = new RetainedByChurnDate(),
        Catalog = new FeatureCatalog([], []),
    };
}
