using System.Globalization;
using Milestones.Numerics;

namespace Milestones.Usage.Tests.Journeys;

/// <summary>Counting against LINQ over the same random rows, in any order, in any number of files and with any number of threads.</summary>
public sealed class JourneyCountingPropertyTests
{
    private static readonly DateTime First = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Counts_are_those_of_linq_in_any_order(ulong seed)
    {
        var random = new Seed(seed).CreateRandom();
        var signups = Enumerable.Range(0, 30).Select(_ => First.AddDays(random.NextInt32(60)).AddSeconds(random.NextInt32(86_400))).ToArray();
        var events = Enumerable.Range(0, 3_000).Select(_ => (
            Customer: random.NextInt32(30),
            Name: new[] { "sent", "invited", "route_a", "route_b", "other" }[random.NextInt32(5)],
            At: First.AddSeconds(random.NextInt32(300 * 86_400)),
            Quantity: random.NextInt32(4) / 2m)).ToArray();
        string[] customers = [.. signups.Select((signup, i) => string.Create(CultureInfo.InvariantCulture, $"k{i:00},{signup:yyyy-MM-dd HH:mm:ss},,pro,1"))];
        string[] rows = [.. events.Select(e => string.Create(CultureInfo.InvariantCulture, $"k{e.Customer:00},{e.Name},{e.At:yyyy-MM-dd HH:mm:ss},{e.Quantity}"))];

        using var study = new JourneyStudy().Write(customers, rows);
        using var shuffled = new JourneyStudy().Write(customers, rows[..1_000]).With("events-2.csv", ["id,event,at,quantity", .. rows[1_000..].Reverse()]);
        var (table, other) = (study.Build(), shuffled.Build(threads: 3));

        Assert.Equal(table.Fingerprint, other.Fingerprint);
        for (var row = 0; row < signups.Length; row++)
        {
            var own = events.Where(e => e.Customer == row && e.Quantity > 0).Select(e => (e.Name, Age: (e.At - signups[row]).TotalDays, Quantity: (double)e.Quantity)).ToList();
            Assert.Equal(own.Where(e => e.Name == "sent" && e.Age >= 0 && e.Age < 30).Sum(e => e.Quantity), table.CoreActionsBeforeLandmark[row]);
            Assert.Equal(own.Where(e => e.Name == "sent" && e.Age >= 0 && e.Age < 90).Sum(e => e.Quantity), table.CoreActionsForActivation[row]);
            Assert.Equal(own.Where(e => e.Name == "sent" && e.Age >= 90 && e.Age < 180).Sum(e => e.Quantity), table.CoreActionsForUtilization[row]);
            Assert.Equal(FirstDay(own.Where(e => e.Name == "invited" && e.Age >= 0).Select(e => e.Age)), table.Steps[0].Days[row]);
            Assert.Equal(FirstDay(own.Where(e => e.Name.StartsWith("route_", StringComparison.Ordinal) && e.Age >= 0).Select(e => e.Age)), table.Steps[1].Days[row]);
            Assert.Equal(own.Any(e => e.Age >= 90 && e.Age < 180), table.ActiveAfterActivation[row]);
        }
    }

    private static int? FirstDay(IEnumerable<double> ages) => ages.Order().Select(age => (int?)Math.Floor(age)).FirstOrDefault();
}
