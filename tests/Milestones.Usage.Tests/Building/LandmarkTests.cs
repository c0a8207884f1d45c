using System.Globalization;
using System.Text;
using Milestones.Numerics;

namespace Milestones.Usage.Tests.Building;

/// <summary>
/// Immortal time (Suissa 2008): who is lost early had no time to use a feature, so users look safe even where use changes nothing.
/// Customers here are lost at a constant rate, and use the feature on a random day if they are still there. Compared with
/// all others, users seem to be protected; at the landmark, where only those still present are compared, nothing is left.
/// </summary>
public sealed class LandmarkTests : IDisposable
{
    private const int Customers = 6_000;
    private const int FeatureDays = 90;
    private const int OutcomeEnd = 180;

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly StudyFolder _folder = new StudyFolder().With("catalog.yaml", "features: [{name: guide, event: guide_read}]");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Since_signup_use_that_only_survivors_can_reach_shows_nothing_at_the_landmark(ulong seed) =>
        AssertTrapAvoided(
            seed,
            signup: random => Start.AddDays(random.NextInt32(200)),
            $"{{mode: tenure, features: [0, {FeatureDays}], outcome: [{FeatureDays}, {OutcomeEnd}], observed_until: 2026-01-01}}");

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Of_a_snapshot_too(ulong seed) =>
        AssertTrapAvoided(
            seed,
            signup: _ => Start,
            $"{{mode: snapshot, at: {Start.AddDays(FeatureDays):yyyy-MM-dd}, lookback: {FeatureDays}, horizon: {OutcomeEnd - FeatureDays}, observed_until: 2026-01-01}}");

    private void AssertTrapAvoided(ulong seed, Func<RandomSource, DateTime> signup, string windows)
    {
        var random = new Seed(seed).CreateRandom();
        var (customers, events) = (new StringBuilder("id,start,end\n"), new StringBuilder("who,what,at\n"));
        var (used, retained) = (new bool[Customers], new bool[Customers]);
        for (var i = 0; i < Customers; i++)
        {
            var start = signup(random);
            var lostOn = (int)(-120 * Math.Log(1 - random.NextDouble()));
            var useOn = random.NextInt32(2 * FeatureDays); // half of them would come to it after the landmark only
            (used[i], retained[i]) = (useOn < Math.Min(lostOn, FeatureDays), lostOn >= OutcomeEnd);
            customers.Append(CultureInfo.InvariantCulture, $"c{i},{start:yyyy-MM-dd},{(lostOn < 500 ? start.AddDays(lostOn).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")}\n");
            events.Append(used[i] ? string.Create(CultureInfo.InvariantCulture, $"c{i},guide_read,{start.AddDays(useOn):yyyy-MM-dd}\n") : "");
        }

        _folder.With("customers.csv", customers.ToString()).With("events.csv", events.ToString()).With("study.yaml", $$"""
            study: trap
            catalog: catalog.yaml
            customers: {file: customers.csv, id: id, signup: start, churn: end}
            events: [{files: events.csv, customer: who, event: what, time: at}]
            windows: {{windows}}
            outcome: {retained: churn_date}
            hold_out: 0
            """);

        var naive = TwoByTwo.Of(used, retained).RiskDifference(0.999).Interval;
        var table = _folder.Build();
        var landmark = TwoByTwo.Of(Array.ConvertAll(table.Features[0].Values, value => value > 0), [.. table.Outcome]);

        Assert.True(naive.Lower > 0.05, $"the trap must be there, found {naive}");
        Assert.True(landmark.RiskDifference(0.999).Interval.Contains(0), $"{landmark.RiskDifference(0.999)}");
        Assert.Equal(Customers, table.RowCount + table.Population.Exclusions.Sum(exclusion => exclusion.Count));
        Assert.All(table.Customers, customer => Assert.False(customer.Churned < customer.SignedUp!.Value.AddDays(FeatureDays)));
    }
}
