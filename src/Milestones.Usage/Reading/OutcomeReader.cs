namespace Milestones.Usage.Reading;

/// <summary>Reads the section <c>outcome</c> of a study.</summary>
internal static class OutcomeReader
{
    private const string ByChurnDate = "churn_date";
    private const string AnyEvent = "any";
    private const string Remedy =
        "Write 'retained', 'expanded' or 'not_dormant', such as retained: churn_date, expanded: {from: seats, to: seats_at_end}, or not_dormant: any.";

    /// <summary>Reads what success is.</summary>
    /// <param name="section">The section.</param>
    /// <param name="secondary">What else is looked at.</param>
    /// <exception cref="InputException">Something in it cannot be used.</exception>
    public static OutcomeDefinition Read(YamlSection section, out IReadOnlyList<OutcomeDefinition> secondary)
    {
        var outcome = ReadOne(section) with { CrossChecks = [.. section.Sections("cross_checks").Select(ReadCrossCheck)] };
        var names = new HashSet<string>([outcome.Name.Replace(' ', '_')], StringComparer.OrdinalIgnoreCase);
        var others = new List<OutcomeDefinition>();
        foreach (var other in section.Sections("secondary"))
        {
            others.Add(ReadOne(other));
            other.Finish();
            if (!names.Add(others[^1].Name.Replace(' ', '_')))
            {
                throw other.Wrong("name", $"There are two outcomes '{others[^1].Name}'.", "Give each outcome a 'name' of its own.");
            }
        }

        section.Finish();
        secondary = others;
        return outcome;
    }

    private static OutcomeDefinition ReadOne(YamlSection section)
    {
        string[] kinds = ["retained", "expanded", "not_dormant"];
        if (kinds.Where(section.Has).ToList() is not [var kind])
        {
            throw section.Wrong("retained", "An outcome is either 'retained', or 'expanded', or 'not_dormant'.", Remedy);
        }

        var outcome = kind switch
        {
            "retained" => ReadRetained(section),
            "expanded" => ReadExpanded(section.RequiredSection("expanded")),
            _ => ReadActivity(section.Texts("not_dormant")) with { Name = "not dormant" },
        };
        return section.Text("name") is { } name ? outcome with { Name = name } : outcome;
    }

    private static OutcomeDefinition ReadRetained(YamlSection section)
    {
        const string remedy = "Write churn_date, or {column: …, when: [texts that mean retained]}, or {activity: any}.";
        if (!section.IsSection("retained"))
        {
            return section.Text("retained") switch
            {
                ByChurnDate => new RetainedByChurnDate(),
                null => throw section.Wrong("retained", "'retained' is empty.", remedy),
                var text => throw section.Wrong("retained", $"'{text}' is no outcome that is known.", remedy),
            };
        }

        var retained = section.RequiredSection("retained");
        var column = retained.Text("column");
        var when = retained.Texts("when");
        var events = retained.Texts("activity");
        retained.Finish();
        return (column, events) switch
        {
            (not null, []) => new RetainedByColumn(column, when),
            (null, { Count: > 0 }) => ReadActivity(events),
            _ => throw section.Wrong("retained", "The outcome is either a column or activity.", remedy),
        };
    }

    private static RetainedByActivity ReadActivity(IReadOnlyList<string> events) => new(events is [AnyEvent] ? [] : events);

    private static OutcomeDefinition ReadExpanded(YamlSection section)
    {
        OutcomeDefinition outcome = section.Text("file") is { } file
            ? new ExpandedByChanges(file, section.RequiredText("customer"), section.RequiredText("date"), section.RequiredText("size"))
            : new ExpandedByColumns(section.RequiredText("from"), section.RequiredText("to"));
        section.Finish();
        return outcome;
    }

    private static OutcomeCrossCheck ReadCrossCheck(YamlSection section)
    {
        var check = new OutcomeCrossCheck(
            section.RequiredText("name"), section.RequiredText("column"), section.Texts("churned_when"), section.Text("file"), section.Text("customer"));
        section.Finish();
        return check.File is null == check.Customer is null
            ? check
            : throw section.Wrong("customer", "'file' and 'customer' belong together.", "Name the file and its column of the customer, or neither.");
    }
}
