using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

/// <summary>A sample that was written and read again is the same as the one in memory.</summary>
public sealed class SampleRoundTripTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones-round-trip-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, true, 0)]
    [InlineData(71, true, 0)]
    [InlineData(72, false, 0)]
    [InlineData(73, false, 2)]
    public void Files_and_memory_give_the_same_table(ulong seed, bool compress, int earlierSnapshots)
    {
        var options = new SampleOptions { Customers = 1_500, Seed = seed, Compress = compress, EarlierSnapshots = earlierSnapshots, CustomerEffect = earlierSnapshots };
        var expected = SampleGenerator.CreateTable(options).Table;
        SampleGenerator.Write(options, _folder, cancellation: TestContext.Current.CancellationToken);
        var table = UsageTableBuilder.Build(Study.Load(Path.Combine(_folder, "study.yaml")));

        Assert.Equal(expected.Customers, table.Customers);
        Assert.Equal(expected.Outcome, table.Outcome);
        Assert.Equal(expected.HeldOut, table.HeldOut);
        Assert.Equivalent(expected.Population, table.Population, strict: true);
        Assert.Equivalent(expected.Context, table.Context, strict: true);
        Assert.Equal(expected.Findings, table.Findings);
        Assert.All(expected.Features.Zip(table.Features), pair => Assert.Equal(pair.First.Values, pair.Second.Values));
        Assert.Equal(expected.ActiveDays, table.ActiveDays);
        Assert.All(expected.Features.Zip(table.Features), pair => Assert.Equal(pair.First.OtherActiveDays, pair.Second.OtherActiveDays));
        Assert.All(expected.Features.Zip(table.Features), pair => Assert.Equal(pair.First.DaysSinceFirstUse, pair.Second.DaysSinceFirstUse));
        Assert.Equivalent(expected.Pooled, table.Pooled, strict: true);
        Assert.Equal(expected.Fingerprint, table.Fingerprint);
    }
}
