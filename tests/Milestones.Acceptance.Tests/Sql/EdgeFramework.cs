using Milestones.Framework;
using Milestones.Numerics;
using Milestones.Usage;

namespace Milestones.Acceptance.Tests.Sql;

/// <summary>A framework that has every kind of feature, step and outlook, under hostile names.</summary>
internal sealed class EdgeFramework(MilestoneSettings settings, EdgeOptions options, RandomSource random)
{
    public const string FlagColumn = "own_customer";
    public const string NumberColumn = "plan";
    public const string RegionColumn = "customer";
    public const string Channel = "channel\n'\"`\\";

    private const string Prefix = @"pre'fix\_%";

    /// <summary>The names of events: each hostile name, two that a prefix takes, and one that nothing does.</summary>
    public IReadOnlyList<string> Events { get; } = [.. Enumerable.Range(0, 14).Select(HostileNames.Of), $"{Prefix}1", $"{Prefix}two\n", "pre'fixed"];

    public IReadOnlyList<string> Plans { get; } = [HostileNames.Of(0), HostileNames.Of(5), "unknown", HostileNames.Of(14)];

    public string CustomerTable { get; } = HostileNames.Of(1);

    public string EventTable { get; } = HostileNames.Of(2);

    public static StudyWindows Windows(bool isTenure) => isTenure
        ? new StudyWindows(null, 3, 45, 45, 90, null)
        : new StudyWindows(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), -90, 0, 0, 30, null);

    /// <summary>Puts the definitions into a framework that was derived.</summary>
    public MilestoneFramework Of(MilestoneFramework template)
    {
        var features = Features(template.Features[0]);
        var set = template.Milestones;
        var names = features.ConvertAll(feature => feature.Name);
        var step = set.SetupSteps[0];
        SetupStepEvidence[] steps =
        [
            step with { Name = HostileNames.Of(0), Title = HostileNames.Of(5), Use = Use(Events[0]), Plans = [] },
            step with { Name = HostileNames.Of(5), Title = HostileNames.Of(6), Use = Use(Events[1], Events[2]), Plans = [Plans[0], Plans[1]] },
            step with { Name = HostileNames.Of(1), Title = HostileNames.Of(11), Use = Use(Events[3]) with { Where = new PropertyCondition(Channel, ["web", "ap'p"]) }, Plans = [] },
            step with { Name = HostileNames.Of(3), Title = "plain", Use = new FeatureUse([], [Prefix], null, null, []), Plans = [] },
        ];
        var category = set.Maturity!.Categories.First(one => one.Threshold is not null);
        CountThreshold From(int number) => category.Threshold! with { AtLeast = number };
        CategoryMaturity[] categories =
        [
            category with { Category = HostileNames.Of(5), Basic = [names[2]], Mature = [names[0], names[1]], Threshold = From(2) },
            category with { Category = HostileNames.Long("one"), Basic = [names[5]], Mature = [names[3], names[4]], Threshold = From(1) },
            category with { Category = HostileNames.Long("two"), Basic = [names[8]], Mature = [names[6], names[7]], Threshold = From(1) },
            category with { Category = HostileNames.Of(2), Basic = [names[9]], Mature = [], Threshold = null },
        ];
        var action = new CoreActionDefinition(
            HostileNames.Of(4), HostileNames.Of(11), new FeatureUse([Events[4], Events[5]], [Prefix], null, null, []), options.CountsEvents ? CoreActionUnit.Events : CoreActionUnit.Quantity);
        return template with
        {
            Study = HostileNames.Of(5),
            Windows = Windows(options.IsTenure),
            Features = features,
            Categories = [.. categories.Select(one => one.Category)],
            Milestones = set with
            {
                Settings = settings,
                CoreAction = action,
                SetupSteps = steps,
                Setup = set.Setup! with { Window = settings.Setup, Steps = [.. steps.Select(one => one.Name)], Threshold = set.Setup.Threshold with { AtLeast = 2 } },
                Activation = set.Activation! with { Window = settings.Activation, Threshold = set.Activation.Threshold with { AtLeast = 5.2 } },
                Utilization = set.Utilization! with { Window = settings.Utilization, Months = settings.Months, Threshold = set.Utilization.Threshold with { AtLeast = 0.4142135623730951 } },
                Maturity = set.Maturity with { Categories = categories, Threshold = set.Maturity.Threshold with { AtLeast = 2 } },
                NextSteps = [.. steps.Select(one => Step(Milestone.Setup, one.Name)), Step(Milestone.Activation, action.Name), Step(Milestone.Utilization, action.Name),
                    .. categories.SelectMany(one => one.Mature).Select(name => Step(Milestone.Maturity, name))],
            },
        };
    }

    private List<FrameworkFeature> Features(FrameworkFeature template)
    {
        List<FrameworkFeature> features = [];
        Add(Use(Events[0]), Measure.Adopted, null);
        Add(new FeatureUse([Events[1], Events[5]], [Prefix], null, null, []), Measure.Count, 3.3);
        Add(Use(Events[6], Events[7]), Measure.ActiveDays, 2);
        Add(Use(Events[0], Events[8]), Measure.PerSeat, 0.3);
        Add(new FeatureUse([], [], null, NumberColumn, []), Measure.Value, 1.5);
        Add(new FeatureUse([], [], null, FlagColumn, ["off"]), Measure.Adopted, null);
        Add(Use(Events[9], Events[2]) with { Where = new PropertyCondition(Channel, ["web", "ap'p"]) }, Measure.Count, null, new Eligibility([Plans[0], Plans[3]]));
        Add(Use(Events[10], Events[3]), Measure.Count, 1, new Eligibility([], RegionColumn, ["E'U", "ot\"her"]));
        Add(Use(Events[11], Events[4]), Measure.Adopted, null, new Eligibility([], AvailableFrom: new DateOnly(2024, 8, 1)));
        Add(Use(Events[12], Events[13]), Measure.ActiveDays, 1);
        return features;

        void Add(FeatureUse use, Measure measure, double? threshold, Eligibility? eligibility = null) => features.Add(template with
        {
            // The last two differ in their case only, and are longer than identifiers of PostgreSQL.
            Name = features.Count < 8 ? HostileNames.Of(features.Count) : HostileNames.Long(features.Count == 8 ? "x" : "X"),
            Title = HostileNames.Of(features.Count + 4),
            Use = use,
            Measure = measure,
            Eligibility = eligibility ?? Eligibility.Everyone,
            Adoption = template.Adoption with { AtLeast = threshold, Unit = AdoptionThreshold.UnitOf(measure) },
        });
    }

    private NextStep Step(Milestone milestone, string item) => new(milestone, item, MilestoneGoal.Retained, [.. Plans.Where(_ => random.NextBoolean(0.8)).Select(plan => new PlanOutlook(
        plan,
        15 + random.NextInt32(30),
        15 + random.NextInt32(30),
        random.NextInt32(3) / 3.0,
        new Figure((random.NextNormal() / 10) + 0.05, random.NextBoolean(0.1) ? null : (random.NextInt32(4) - 2) / 7.0, random.NextBoolean(0.1) ? null : random.NextDouble())))]);

    private static FeatureUse Use(params string[] events) => new(events, [], null, null, []);
}
