namespace Milestones.Usage.Reading;

/// <summary>Reads the section <c>outcome</c> of a study.</summary>
internal static class OutcomeReader
{
    private const string ByChurnDate = "churn_date";
    private const string AnyEvent = "any";

    /// <summary>Reads what success is.</summary>
    /// <exception cref="InputException">Something in it cannot be used.</exception>
    public static OutcomeDefinition Read(YamlSection section)
    {
        var outcome = ReadRetained(section) with { CrossChecks = [.. section.Sections("cross_checks").Select(ReadCrossCheck)] };
        section.Finish();
        return outcome;
    }

    private static OutcomeDefinition ReadRetained(YamlSection section)
    {
        const string remedy = "Write churn_date, or {column: …, when: [texts that mean retained]}, or {activity: any}.";
        if (!section.IsSection("retained"))
        {
            return section.Text("retained") switch
            {
                ByChurnDate => new RetainedByChurnDate(),
                null => throw section.Wrong("retained", "'retained' is missing.", remedy),
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
            (null, [AnyEvent]) => new RetainedByActivity([]),
            (null, { Count: > 0 }) => new RetainedByActivity(events),
            _ => throw section.Wrong("retained", "The outcome is either a column or activity.", remedy),
        };
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
