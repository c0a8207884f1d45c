namespace Milestones.Usage.Reading;

/// <summary>Reads <c>catalog.yaml</c>.</summary>
internal static class CatalogReader
{
    /// <summary>Reads and checks a catalog.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">How messages name it.</param>
    /// <param name="entries">The entries of the features, in their order, for messages about them.</param>
    /// <exception cref="InputException">Something in it cannot be used.</exception>
    public static FeatureCatalog Read(string path, string shown, out IReadOnlyList<YamlSection> entries)
    {
        var top = YamlSection.Load(path, shown);
        var categories = top.Has("categories") ? top.Texts("categories") : FeatureCatalog.DefaultCategories;
        entries = top.Sections("features");
        if (entries.Count == 0)
        {
            throw top.Wrong("features", "The catalog has no features.", "List them below 'features:', each with a name and an event or a column.");
        }

        if (categories.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } doubled)
        {
            throw top.Wrong("categories", $"The category '{doubled.Key}' is listed twice.", "List each category once.");
        }

        var features = new List<Feature>();
        foreach (var entry in entries)
        {
            var feature = ReadFeature(entry, categories);
            if (features.Exists(other => other.Name == feature.Name))
            {
                throw entry.Wrong("name", $"The feature '{feature.Name}' is listed twice.", "Give each feature a name of its own.");
            }

            features.Add(feature);
        }

        var catalog = new FeatureCatalog(categories, features)
        {
            CoreAction = ReadCoreAction(top.Section("core_action")),
            SetupSteps = ReadSetupSteps(top),
        };
        top.Finish();
        return catalog;
    }

    private static CoreAction? ReadCoreAction(YamlSection? entry)
    {
        if (entry is null)
        {
            return null;
        }

        var name = entry.RequiredText("name");
        var action = new CoreAction
        {
            Name = name,
            Title = entry.Text("title") ?? name,
            Source = ReadEvents(entry),
            Counts = entry.Word("counts", Words.CoreActionUnits) ?? CoreActionUnit.Quantity,
        };
        entry.Finish();
        return action;
    }

    private static List<SetupStep> ReadSetupSteps(YamlSection top)
    {
        var steps = new List<SetupStep>();
        foreach (var entry in top.Sections("setup_steps"))
        {
            var name = entry.RequiredText("name");
            if (steps.Exists(other => other.Name == name))
            {
                throw entry.Wrong("name", $"The setup step '{name}' is listed twice.", "Give each step a name of its own.");
            }

            steps.Add(new SetupStep
            {
                Name = name,
                Title = entry.Text("title") ?? name,
                Source = ReadEvents(entry),
                Plans = entry.Texts("plans"),
                Rationale = entry.Text("rationale"),
            });
            entry.Finish();
        }

        return steps.Count == 0 || top.Has("core_action")
            ? steps
            : throw top.Wrong(
                "setup_steps",
                "Setup steps are judged by whether customers become active, and the catalog does not say by which action.",
                "Name it as 'core_action', or take the steps out.");
    }

    /// <summary>Events that are found by name, by prefix and by a property, and nowhere else.</summary>
    private static EventSource ReadEvents(YamlSection entry)
    {
        var source = new EventSource(entry.Texts("event"), entry.Texts("prefix"), ReadCondition(entry.Section("where")));
        return source.Names.Count + source.Prefixes.Count > 0
            ? source
            : throw entry.Missing("event", "Name its event, e.g. event: conversation_resolved.");
    }

    private static Feature ReadFeature(YamlSection entry, IReadOnlyList<string> categories)
    {
        var name = entry.RequiredText("name");
        var source = ReadSource(entry);
        var measure = ReadMeasure(entry, source);
        var feature = new Feature
        {
            Name = name,
            Title = entry.Text("title") ?? name,
            Source = source,
            Measure = measure,
            Category = entry.Text("category"),
            Level = entry.Word("level", Words.Levels),
            Threshold = ReadThreshold(entry, measure),
            Eligibility = ReadEligibility(entry.Section("eligible")),
            Hypothesis = ReadHypothesis(entry.Section("hypothesis")),
            Rationale = entry.Text("rationale"),
            Author = entry.Text("author"),
            Date = entry.Date("date"),
        };
        entry.Finish();

        if (feature.Category is { } category && !categories.Contains(category))
        {
            throw entry.Wrong("category", $"'{category}' is not a category of this catalog.", Suggestion.For(category, categories, "categories"));
        }

        return feature;
    }

    private static FeatureSource ReadSource(YamlSection entry)
    {
        var names = entry.Texts("event");
        var prefixes = entry.Texts("prefix");
        var condition = ReadCondition(entry.Section("where"));
        var column = entry.Text("column");
        var notEligible = entry.Texts("not_eligible");
        var fromEvents = names.Count + prefixes.Count > 0;
        if (fromEvents == (column is not null))
        {
            throw entry.Wrong(
                fromEvents ? "column" : "event",
                fromEvents ? "The feature has both events and a column." : "The feature has neither events nor a column.",
                "Name either 'event' (or 'prefix') or 'column'.");
        }

        if (column is null)
        {
            return notEligible.Count == 0
                ? new EventSource(names, prefixes, condition)
                : throw entry.Wrong("not_eligible", "Events have no texts that mean not eligible.", "Say who may use the feature in 'eligible'.");
        }

        return condition is null
            ? new ColumnSource(column, notEligible)
            : throw entry.Wrong("where", "A condition filters events, not a column.", "Remove 'where', or name an 'event'.");
    }

    private static Measure ReadMeasure(YamlSection entry, FeatureSource source)
    {
        var measure = entry.Word("measure", Words.Measures) ?? Measure.Adopted;
        var fits = source is EventSource ? measure != Measure.Value : measure != Measure.ActiveDays;
        return fits
            ? measure
            : throw entry.Wrong(
                "measure",
                source is EventSource ? "'value' reads a column, and this feature is counted from events." : "'active_days' counts events, and this feature is a column.",
                source is EventSource ? "Use adopted, count, active_days or per_seat." : "Use adopted, count, per_seat or value.");
    }

    private static double? ReadThreshold(YamlSection entry, Measure measure) => entry.Number("threshold") switch
    {
        not null when measure == Measure.Adopted =>
            throw entry.Wrong("threshold", "Any use is adoption here, so a threshold has nothing to cut.", "Measure count, active_days, per_seat or value, or take the threshold out."),
        <= 0 when measure != Measure.Value =>
            throw entry.Wrong("threshold", "Everybody reaches a threshold of 0 or less.", "Write a number above 0."),
        var threshold => threshold,
    };

    private static PropertyCondition? ReadCondition(YamlSection? where)
    {
        if (where is null)
        {
            return null;
        }

        var condition = new PropertyCondition(where.RequiredText("column"), where.Texts("any_of"));
        where.Finish();
        return condition.AnyOf.Count > 0
            ? condition
            : throw where.Wrong("any_of", "The condition lists no text.", "List the texts that count: any_of: [first, second].");
    }

    private static Eligibility ReadEligibility(YamlSection? eligible)
    {
        if (eligible is null)
        {
            return Eligibility.Everyone;
        }

        var column = eligible.Text("column");
        var values = eligible.Texts("any_of");
        var eligibility = new Eligibility(eligible.Texts("plans"), column, column is null ? null : values, eligible.Date("available_from"));
        eligible.Finish();
        return column is null == (values.Count == 0)
            ? eligibility
            : throw eligible.Wrong("any_of", "'column' and 'any_of' belong together.", "Name the column and the texts with which a customer is eligible.");
    }

    private static Hypothesis? ReadHypothesis(YamlSection? section)
    {
        if (section is null)
        {
            return null;
        }

        var standard = new Hypothesis();
        var hypothesis = new Hypothesis(
            section.Word("direction", Words.Directions) ?? standard.Direction,
            section.Number("smallest_effect", 0.0001, 1) ?? standard.SmallestEffect);
        section.Finish();
        return hypothesis;
    }
}
