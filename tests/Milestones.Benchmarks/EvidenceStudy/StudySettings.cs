using Milestones.Usage;

namespace Milestones.Benchmarks.EvidenceStudy;

/// <summary>What the study of the evidence is made of.</summary>
internal sealed record StudySettings
{
    /// <summary>Under what the data sets are generated; default <see cref="Setting.Confounded"/>.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = Setting.Confounded;

    /// <summary>Data sets, shared out evenly over the settings; default 200.</summary>
    public int DataSets { get; init; } = 200;

    /// <summary>Generated customers of each; default 20,000, of whom about five in six are in the population.</summary>
    public int Customers { get; init; } = 20_000;

    /// <summary>Generated customers on whose true probabilities the truth is computed; default 5 million per setting.</summary>
    public int TruthCustomers { get; init; } = 5_000_000;

    /// <summary>Trees of each forest; default 50. The forest ranks and opens the gate, and decides no verdict.</summary>
    public int Trees { get; init; } = 50;

    /// <summary>Without what shows how certain the ranking is: nothing here is ranked.</summary>
    public ForestSettings Forest => new() { Trees = Trees, ShadowRefits = 0, StabilityRefits = 0, ClusterShuffles = 0 };

    /// <summary>Data sets per planted step in the study of thresholds alone; default 100.</summary>
    public int ThresholdDataSets { get; init; } = 100;

    /// <summary>The first data set's seed, the others follow; default 2000. The rules were settled on seeds below 200.</summary>
    public ulong FirstSeed { get; init; } = 2000;

    /// <summary>Seed of the customers of the truth, who are in no data set.</summary>
    public ulong TruthSeed { get; init; } = 99;

    /// <summary>By how many standard errors a share may miss its target; default 0.</summary>
    public double Leniency { get; init; }

    /// <summary>How many standard errors a mean coverage may be off; default 3, since seven are looked at.</summary>
    public double CoverageTolerance { get; init; } = 3;

    /// <summary>By how many standard errors rows taken as independent must cover too rarely, where snapshots are pooled; default 3.</summary>
    public double ContrastErrors { get; init; } = 3;

    /// <summary>Several snapshots of the same customers: smaller data sets, as most customers come several times.</summary>
    public static StudySettings Pooled { get; } = new() { Settings = Setting.Pooled, DataSets = 150, Customers = 8_000, FirstSeed = 5000 };

    /// <summary>The same for the test run.</summary>
    public static StudySettings PooledSmoke { get; } = Pooled with
    {
        DataSets = 4, Customers = 1_500, TruthCustomers = 50_000, Trees = 20, CoverageTolerance = 5, ContrastErrors = -2,
    };

    /// <summary>A small version for the test run. So few data sets may miss a target by chance, so it is lenient.</summary>
    public static StudySettings Smoke { get; } = new()
    {
        DataSets = 8, TruthCustomers = 200_000, ThresholdDataSets = 4, Leniency = 2, CoverageTolerance = 5,
    };
}
