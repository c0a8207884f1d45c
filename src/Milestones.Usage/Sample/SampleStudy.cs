using Milestones.Numerics;

namespace Milestones.Usage.Sample;

/// <summary>The study that goes with a sample.</summary>
internal static class SampleStudy
{
    /// <summary>Names of the files.</summary>
    public const string StudyFile = "study.yaml";
    /// <inheritdoc cref="StudyFile"/>
    public const string CatalogFile = "catalog.yaml";
    /// <inheritdoc cref="StudyFile"/>
    public const string DecisionsFile = "decisions.yaml";
    /// <inheritdoc cref="StudyFile"/>
    public const string CustomersFile = "customers.csv";

    /// <summary>Share of the population held out, the latest.</summary>
    public const double HoldOutShare = 0.25;

    /// <summary>The threshold of activation that the made-up company has used so far: too low.</summary>
    public const double ActivationInUse = 25;

    /// <summary>Cuts between the size bands, in seats.</summary>
    public static IReadOnlyList<double> SizeCuts { get; } = [5, 20];

    /// <summary>Cuts between the tenure bands, in days.</summary>
    public static IReadOnlyList<double> TenureCuts { get; } = [270, 450];

    /// <summary>Name of the event log.</summary>
    public static string EventsFile(SampleOptions options) => options.Compress ? "events.csv.gz" : "events.csv";

    /// <summary>The study as it is read from its files in <paramref name="folder"/>.</summary>
    public static Study Create(SampleOptions options, string folder)
    {
        var snapshot = options.Snapshot.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return new Study
        {
            Name = "helpdesk",
            Folder = folder,
            Seed = new Seed(options.Seed),
            Customers = new CustomerSource
            {
                File = CustomersFile,
                Id = "customer_id",
                Signup = "signed_up_on",
                Churn = new ChurnSource("churned_on"),
                Plan = "plan",
                Seats = "seats",
                Spend = "monthly_spend",
            },
            Events =
            [
                new EventLog
                {
                    Files = [EventsFile(options)],
                    Customer = "customer_id",
                    Event = "event",
                    Time = "occurred_on",
                    Quantity = "quantity",
                },
            ],
            Windows = new StudyWindows(
                snapshot, -SampleModel.LookbackDays, 0, 0, options.IsPooled ? SampleModel.PooledOutcomeDays : SampleModel.OutcomeDays, snapshot.AddDays(SampleModel.ObservedDays))
            {
                EarlierSnapshots = options.IsPooled
                    ? [.. Enumerable.Range(1, options.EarlierSnapshots).Reverse().Select(number => snapshot.AddDays(-number * SampleModel.SnapshotSpacing))]
                    : null,
            },
            Outcome = options.IsPooled ? new RetainedByActivity([]) : new RetainedByChurnDate(),
            Strata = new StratumDefinition { Plan = true, Size = SizeCuts, Tenure = TenureCuts },
            Catalog = new FeatureCatalog(
                FeatureCatalog.DefaultCategories, [.. SampleModel.Features.Select(feature => Entry(feature, options.Snapshot))])
            {
                CoreAction = new CoreAction
                {
                    Name = PlantedPath.Instance.CoreAction,
                    Title = "Conversations resolved",
                    Source = new EventSource([PlantedPath.Instance.CoreAction], [], null),
                },
                SetupSteps = [.. PlantedPath.Instance.SetupSteps.Select(step => new SetupStep
                {
                    Name = step.Name,
                    Title = step.Title,
                    Source = new EventSource([step.Name], [], null),
                })],
            },
            Milestones = new MilestoneSettings { ActivationInUse = ActivationInUse },
            Decisions = Decisions(options.Snapshot.AddMonths(7)),
            HoldOutShare = HoldOutShare,
            Files = [StudyFile, CatalogFile, DecisionsFile],
        };
    }

    private static Feature Entry(PlantedFeature planted, DateOnly snapshot)
    {
        // Product people believe in what they advertise: rightly or, as with the plan proxies and the harmful features, wrongly.
        var believed = planted.Role is PlantedRole.Causal or PlantedRole.PremiumOnlyCausal or PlantedRole.PlanProxy or PlantedRole.Harmful;
        return new Feature
        {
            Name = planted.Name,
            Title = planted.Title,
            Source = new EventSource([planted.Name], [], null),
            Measure = planted.Measure,
            Category = planted.Category,
            Level = planted.Level,
            Eligibility = planted.PremiumOnly ? new Eligibility([SampleModel.Plans[^1].Name]) : Eligibility.Everyone,
            Hypothesis = believed ? new Hypothesis() : null,
            Author = believed ? "product team" : null,
            Date = believed ? snapshot.AddMonths(-1) : null,
        };
    }

    private static Decision[] Decisions(DateOnly date) =>
    [
        new("email_channel", DecisionChoice.Basic, "Ana", date, "Nearly everybody uses it, so it tells nothing; it still is where support begins."),
        new("auto_close", DecisionChoice.Drop, "Ben", date, "It closes conversations that customers still wait for; we do not advise it."),
    ];
}
