using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Evidence.Tests;

/// <summary>Modelling tables put together column by column, without files.</summary>
internal sealed class TableBuilder(bool[] outcome)
{
    private readonly List<FeatureColumn> _features = [];
    private readonly List<ContextColumn> _context = [];
    private readonly List<OutcomeColumn> _secondary = [];
    private DateTime?[] _signedUp = new DateTime?[outcome.Length];
    private bool[] _heldOut = new bool[outcome.Length];
    private int[]? _snapshotOf;
    private int[]? _customerOf;

    public static Feature Feature(string name, Measure measure = Measure.Adopted, double? threshold = null) => new()
    {
        Name = name,
        Title = name,
        Source = new ColumnSource(name, []),
        Measure = measure,
        Threshold = threshold,
    };

    public TableBuilder With(Feature feature, double[] values, int[]? otherActiveDays = null)
    {
        _features.Add(new FeatureColumn(feature, values, values.Count(double.IsNaN), 0) { OtherActiveDays = otherActiveDays });
        return this;
    }

    public TableBuilder With(string name, bool[] adopted)
        => With(Feature(name), Array.ConvertAll(adopted, yes => yes ? 1.0 : 0.0));

    public TableBuilder WithContext(string name, IReadOnlyList<string> levels, int[] codes)
    {
        _context.Add(new ContextColumn(name, levels, codes));
        return this;
    }

    public TableBuilder WithHoldOut(bool[] heldOut)
    {
        _heldOut = heldOut;
        return this;
    }

    public TableBuilder WithSecondary(string name, bool?[] values)
    {
        _secondary.Add(new OutcomeColumn(name, values));
        return this;
    }

    public TableBuilder WithSignups(DateTime?[] signedUp)
    {
        _signedUp = signedUp;
        return this;
    }

    /// <summary>Rows are customers at quarterly snapshots.</summary>
    /// <param name="customerOf">Per row, ascending.</param>
    /// <param name="snapshotOf">Per row, from 0.</param>
    public TableBuilder WithSnapshots(int[] customerOf, int[] snapshotOf)
    {
        (_customerOf, _snapshotOf) = (customerOf, snapshotOf);
        return this;
    }

    public UsageTable Build() => new()
    {
        Customers = [.. outcome.Select((_, i) => new Customer($"c{_customerOf?[i] ?? i:000000}", _signedUp[i], null, null, null, null, null))],
        Pooled = _snapshotOf is null ? null : PooledSnapshots.Of(
            [.. Enumerable.Range(0, _snapshotOf.Max() + 1).Select(snapshot => Flow(snapshot))], [.. _customerOf!.Select(customer => $"c{customer:000000}")], _snapshotOf, _heldOut),
        Features = _features,
        Context = _context,
        Outcome = outcome,
        SecondaryOutcomes = _secondary,
        HeldOut = _heldOut,
        HoldOutIsTemporal = false,
        Population = new PopulationFlow(outcome.Length, [], _heldOut.Count(held => !held), _heldOut.Count(held => held)),
        Findings = [],
        Fingerprint = "0",
    };

    private SnapshotFlow Flow(int snapshot)
    {
        int Count(bool heldOut) => _snapshotOf!.Where((own, row) => own == snapshot && _heldOut[row] == heldOut).Count();
        return new SnapshotFlow(
            new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(3 * snapshot), Count(heldOut: false) + Count(heldOut: true), [], Count(heldOut: false), Count(heldOut: true));
    }

    /// <summary>The same table, in which the days since a feature's first use are known.</summary>
    public static UsageTable WithFirstUse(UsageTable table, string feature, int[] days) => new()
    {
        Customers = table.Customers,
        Features = [.. table.Features.Select(column => string.Equals(column.Feature.Name, feature, StringComparison.Ordinal)
            ? column with { DaysSinceFirstUse = days } : column)],
        Context = table.Context,
        Outcome = table.Outcome,
        HeldOut = table.HeldOut,
        HoldOutIsTemporal = table.HoldOutIsTemporal,
        Population = table.Population,
        Findings = table.Findings,
        Fingerprint = table.Fingerprint,
    };

    /// <summary>The same customers and usage, with another outcome.</summary>
    public static UsageTable WithOutcome(UsageTable table, bool[] outcome) => new()
    {
        Customers = table.Customers,
        Features = table.Features,
        Context = table.Context,
        Outcome = outcome,
        HeldOut = table.HeldOut,
        HoldOutIsTemporal = table.HoldOutIsTemporal,
        Population = table.Population,
        Findings = table.Findings,
        Fingerprint = table.Fingerprint,
    };

    /// <summary>One forest, without the refits that tell how certain its ranking is: they change no verdict and take their time.</summary>
    public static ForestSettings SingleForest(int trees) => new() { Trees = trees, ShadowRefits = 0, StabilityRefits = 0, ClusterShuffles = 0 };

    public static Study StudyOf(UsageTable table, ulong seed = 1, int trees = 100) => new()
    {
        Name = "test",
        Folder = "",
        Seed = new Seed(seed),
        Customers = new CustomerSource { File = "customers.csv", Id = "id" },
        Windows = new StudyWindows(null, 0, 0, 0, 0, null),
        Outcome = new RetainedByColumn("retained", []),
        Catalog = new FeatureCatalog(FeatureCatalog.DefaultCategories, [.. table.Features.Select(column => column.Feature)]),
        Forest = SingleForest(trees),
    };
}
