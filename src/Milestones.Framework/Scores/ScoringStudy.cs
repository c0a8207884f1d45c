using Milestones.Usage;

namespace Milestones.Framework.Scores;

/// <summary>The study whose catalog and windows are those of a framework, and whose data are those of another study.</summary>
internal static class ScoringStudy
{
    /// <summary>Puts the two together.</summary>
    /// <exception cref="InputException">The study lacks something that the framework asks for.</exception>
    public static Study Of(MilestoneFramework framework, Study study)
    {
        var set = framework.Milestones;
        var levels = set.Maturity is { } maturity ? new MaturityScale(maturity, framework.Features).Features : [];
        var scored = study with
        {
            Windows = WindowsOf(framework, study),
            Milestones = set.Settings,
            Catalog = new FeatureCatalog(framework.Categories, [.. levels.Select(FeatureOf)])
            {
                CoreAction = set.Activation is null && set.Utilization is null && set.Setup is null ? null : CoreActionOf(set.CoreAction!),
                SetupSteps = set.Setup is null ? [] : [.. set.Setup.Steps.Select(name => StepOf(set.SetupSteps.First(step => string.Equals(step.Name, name, StringComparison.Ordinal))))],
            },
        };
        Refuse(scored, set, study);
        return scored;
    }

    private static StudyWindows? WindowsOf(MilestoneFramework framework, Study study) => (framework.Windows, study.Windows) switch
    {
        (null, null) => null,
        ({ Snapshot: not null } derived, { Snapshot: { } at, ObservedUntil: var until }) => derived with { Snapshot = at, EarlierSnapshots = null, ObservedUntil = until },
        ({ Snapshot: null } derived, { Snapshot: null, ObservedUntil: var until }) => derived with { ObservedUntil = until },
        var (derived, _) => throw Lacking(study, "windows", $"The framework measures features {Mode(derived)}, the study {Mode(study.Windows)}.", "Give the study windows of the framework's mode."),
    };

    private static string Mode(StudyWindows? windows) =>
        windows is null ? "in a ready table" : windows.Snapshot is null ? "since signup (tenure)" : "before a snapshot";

    private static void Refuse(Study scored, MilestoneSet set, Study study)
    {
        var features = scored.Catalog.Features;
        if (scored.Catalog.CoreAction is { } action && (study.Events.Count == 0 || study.Customers.Signup is null))
        {
            throw Lacking(study, "customers", $"The framework counts '{action.Name}' from events since signup, and the study has no {(study.Events.Count == 0 ? "events" : "signups")}.", "Add 'events' and map 'customers.signup'.");
        }

        if (study.Events.Count == 0 && features.FirstOrDefault(feature => feature.Source is EventSource) is { } counted)
        {
            throw Lacking(study, "events", $"The framework counts '{counted.Name}' from events, and the study has none.", "Add 'events'.");
        }

        if (study.Customers.Seats is null && study.Customers.SeatChanges is null && set.Utilization is not null)
        {
            throw Lacking(study, "customers.seats", "The framework measures utilization per seat, and the study does not know the seats.", "Map 'customers.seats'.");
        }

        if (study.Customers.Seats is null && features.FirstOrDefault(feature => feature.Measure == Measure.PerSeat) is { } perSeat)
        {
            throw Lacking(study, "customers.seats", $"The framework measures '{perSeat.Name}' per seat, and the study does not know the seats.", "Map 'customers.seats'.");
        }

        var byPlan = features.Any(feature => feature.Eligibility.Plans.Count > 0) || scored.Catalog.SetupSteps.Any(step => step.Plans.Count > 0)
            || set.NextSteps.Any(step => step.ByPlan.Any(outlook => outlook.Plan is not null));
        if (study.Customers.Plan is null && byPlan)
        {
            throw Lacking(study, "customers.plan", "The framework tells plans apart, and the study does not know the plans.", "Map 'customers.plan'.");
        }
    }

    private static InputException Lacking(Study study, string key, string problem, string remedy) =>
        new(new InputError(study.Files.Count > 0 ? study.Files[0] : study.Name, problem, remedy, Column: key));

    private static Feature FeatureOf(FrameworkFeature feature) => new()
    {
        Name = feature.Name,
        Title = feature.Title,
        Source = feature.Use.ToSource(),
        Measure = feature.Measure,
        Eligibility = feature.Eligibility,
    };

    private static CoreAction CoreActionOf(CoreActionDefinition action) => new()
    {
        Name = action.Name,
        Title = action.Title,
        Source = (EventSource)action.Use.ToSource(),
        Counts = action.Counts,
    };

    private static SetupStep StepOf(SetupStepEvidence step) => new()
    {
        Name = step.Name,
        Title = step.Title,
        Source = (EventSource)step.Use.ToSource(),
        Plans = step.Plans,
    };
}
