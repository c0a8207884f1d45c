namespace Milestones.Usage.Reading;

/// <summary>What one part of a study says must fit what the others say; checked before any data are opened.</summary>
internal static class Contradictions
{
    /// <summary>Refuses a study that cannot be carried out.</summary>
    /// <param name="study">The study as it was read.</param>
    /// <param name="top">The study file, for messages.</param>
    /// <param name="entries">The catalog's entries, feature by feature, for messages.</param>
    /// <exception cref="InputException">Two parts contradict each other, or one needs what another lacks.</exception>
    public static void Refuse(Study study, YamlSection top, IReadOnlyList<YamlSection> entries)
    {
        RefuseWindows(study, top);
        foreach (var outcome in study.Outcomes)
        {
            RefuseOutcome(study, outcome, top);
        }

        foreach (var (feature, entry) in study.Catalog.Features.Zip(entries))
        {
            RefuseFeature(study, feature, entry);
        }

        RefusePooling(study, top, entries);
        RefuseMilestones(study, top);
        RefuseUnknownEnd(study, top);
    }

    /// <summary>What has one value per customer cannot have been measured at several snapshots: it would know, at the earlier ones, what was
    /// still to come.</summary>
    private static void RefusePooling(Study study, YamlSection top, IReadOnlyList<YamlSection> entries)
    {
        if (study.Windows?.EarlierSnapshots is null)
        {
            return;
        }

        if (study.Outcomes.FirstOrDefault(outcome => outcome is RetainedByColumn or ExpandedByColumns) is { } stated)
        {
            throw top.Wrong(
                "outcome",
                $"The outcome '{stated.Name}' is read from a column, which holds one value per customer, and there are several snapshots.",
                "Take the outcome from churn dates, events or a table of changes, or name one snapshot.");
        }

        foreach (var (feature, entry) in study.Catalog.Features.Zip(entries).Where(pair => pair.First.Source is ColumnSource))
        {
            throw entry.Wrong(
                "column",
                $"The feature '{feature.Name}' is a column, which holds one value per customer, and there are several snapshots.",
                "Count it from events, or name one snapshot.");
        }
    }

    private static void RefuseMilestones(Study study, YamlSection top)
    {
        if (study.Catalog.CoreAction is { } action && (study.Events.Count == 0 || study.Customers.Signup is null))
        {
            throw top.Wrong(
                study.Events.Count == 0 ? "events" : "customers",
                $"The core action '{action.Name}' is counted from events since signup, and the study has no {(study.Events.Count == 0 ? "events" : "signups")}.",
                study.Events.Count == 0 ? "Add an 'events' section, or take 'core_action' out of the catalog." : "Map 'customers.signup', or take 'core_action' out of the catalog.");
        }

        if (study.Catalog.CoreAction is null && top.Has("milestones"))
        {
            throw top.Wrong("milestones", "These milestones are measured in a core action, and the catalog names none.", "Name it as 'core_action' in the catalog.");
        }

        if (study.Customers.Plan is null && study.Catalog.SetupSteps.FirstOrDefault(step => step.Plans.Count > 0) is { } planned)
        {
            throw top.Wrong("customers", $"The setup step '{planned.Name}' is open to some plans, and the plans are not known.", "Map 'customers.plan'.");
        }
    }

    private static void RefuseWindows(Study study, YamlSection top)
    {
        if (study.Events.Count > 0 && study.Windows is null)
        {
            throw top.Wrong("windows", "Events are counted in windows, and the study has none.", "Add 'windows' with mode snapshot or tenure.");
        }

        if (study.Windows is { Snapshot: null } && study.Customers.Signup is null)
        {
            throw top.Wrong("windows", "Windows since signup need the signup date.", "Map 'customers.signup'.");
        }
    }

    private static void RefuseOutcome(Study study, OutcomeDefinition outcome, YamlSection top)
    {
        if (outcome is RetainedByChurnDate && (study.Customers.Churn is null || study.Windows is null))
        {
            throw top.Wrong("outcome", "Retention by churn date needs churn dates and windows.", "Map 'customers.churn' and add 'windows', or read the outcome from a column.");
        }

        if (outcome is RetainedByActivity && study.Events.Count == 0)
        {
            throw top.Wrong("outcome", "Retention by activity needs events.", "Add an 'events' section, or read the outcome from a column.");
        }

        if (outcome is ExpandedByChanges && study.Windows is null)
        {
            throw top.Wrong("outcome", "Changes of size are compared in windows, and the study has none.", "Add 'windows' with mode snapshot or tenure.");
        }

        if (outcome is ExpandedByColumns { To: var end }
            && new[] { study.Customers.Seats, study.Customers.Spend, study.Customers.Plan, study.Customers.Tenure }.Contains(end, StringComparer.Ordinal))
        {
            throw top.Wrong(
                "outcome",
                $"The column '{end}' holds the size at the end of the outcome window, so it cannot describe customers before it.",
                "Map a column that was measured when the feature window ended under 'customers'.");
        }
    }

    private static void RefuseFeature(Study study, Feature feature, YamlSection entry)
    {
        if (feature.Source is EventSource && study.Events.Count == 0)
        {
            throw entry.Wrong(
                entry.Has("event") ? "event" : "prefix",
                $"The feature '{feature.Name}' is counted from events, and the study has none.",
                "Add an 'events' section to the study, or read the feature from a 'column'.");
        }

        if (feature.Source is ColumnSource { Column: var column } && OutcomeColumns(study).Contains(column, StringComparer.Ordinal))
        {
            throw entry.Wrong(
                "column", $"The column '{column}' tells of the outcome: what is to be predicted would be among the predictors.", "Take the feature out of the catalog.");
        }

        if (feature.Measure == Measure.PerSeat && study.Customers.Seats is null)
        {
            throw entry.Wrong("measure", $"The feature '{feature.Name}' is measured per seat, and the seats are not known.", "Map 'customers.seats' in the study.");
        }

        if (feature.Eligibility.Plans.Count > 0 && study.Customers.Plan is null)
        {
            throw entry.Wrong("eligible", $"The feature '{feature.Name}' is open to some plans, and the plans are not known.", "Map 'customers.plan' in the study.");
        }

        if (feature.Eligibility.AvailableFrom is not null && study.Windows is null)
        {
            throw entry.Wrong(
                "eligible", $"The feature '{feature.Name}' has a launch date, and the study has no windows to compare it with.", "Add 'windows' to the study, or take 'available_from' out.");
        }
    }

    private static void RefuseUnknownEnd(Study study, YamlSection top)
    {
        if (study.Windows is { ObservedUntil: null } && study.Events.Count == 0 && study.Outcomes.Any(outcome => outcome is RetainedByChurnDate or ExpandedByChanges))
        {
            throw top.Wrong(
                "windows",
                "It is not known until when the data reach, since there are no events to tell.",
                "Write the first day that is not covered any more as 'observed_until' under 'windows'.");
        }
    }

    private static IEnumerable<string> OutcomeColumns(Study study)
    {
        foreach (var outcome in study.Outcomes)
        {
            if (outcome is RetainedByColumn { Column: var column })
            {
                yield return column;
            }
            else if (outcome is ExpandedByColumns { To: var size })
            {
                yield return size;
            }
        }

        if (study.Customers.Churn is { File: null } churn)
        {
            yield return churn.Column;
        }
    }
}
