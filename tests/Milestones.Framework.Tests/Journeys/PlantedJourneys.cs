using Milestones.Numerics;
using Milestones.Usage;
using Milestones.Usage.Sample;

namespace Milestones.Framework.Tests.Journeys;

/// <summary>A generated help desk, written to files and read back.</summary>
internal sealed class PlantedJourneys : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones-journeys-").FullName;

    public PlantedJourneys(int customers, ulong seed)
    {
        Options = new SampleOptions { Customers = customers, Seed = seed, Compress = false };
        SampleGenerator.Write(Options, _folder, cancellation: TestContext.Current.CancellationToken);
        Study = Study.Load(Path.Combine(_folder, "study.yaml"));
        Table = JourneyTableBuilder.Build(Study)!;
    }

    public SampleOptions Options { get; }

    public Study Study { get; }

    public JourneyTable Table { get; }

    public PlantedPath Truth => PlantedTruth.For(Options).Path;

    public string Folder => _folder;

    /// <summary>The table with the outcomes dealt out anew at random, so that nothing goes with being retained.</summary>
    public JourneyTable WithRandomOutcomes(ulong seed)
    {
        var retained = Table.Retained.ToArray();
        new Seed(seed).CreateRandom().Shuffle(retained);
        return Copy(retained);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private JourneyTable Copy(bool?[] retained) => new()
    {
        Settings = Table.Settings,
        CoreAction = Table.CoreAction,
        ObservedUntil = Table.ObservedUntil,
        // Nobody leaves, or presence would tell of the outcomes as they were.
        Customers = [.. Table.Customers.Select(customer => customer with { Churned = null })],
        CoreActionsBeforeLandmark = Table.CoreActionsBeforeLandmark,
        CoreActionsForActivation = Table.CoreActionsForActivation,
        CoreActionsForUtilization = Table.CoreActionsForUtilization,
        Months = Table.Months,
        Seats = Table.Seats,
        Steps = Table.Steps,
        ActiveAfterActivation = Table.ActiveAfterActivation,
        Retained = retained,
        OutcomeKnownFrom = Table.OutcomeKnownFrom,
        Context = Table.Context,
        HeldOut = Table.HeldOut,
        Exclusions = Table.Exclusions,
    };
}
