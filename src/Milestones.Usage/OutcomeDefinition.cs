namespace Milestones.Usage;

/// <summary>How it is known whether a customer did well.</summary>
public abstract record OutcomeDefinition
{
    private protected OutcomeDefinition(string name) => Name = name;

    /// <summary>How to call it, unique in a study; <c>retained</c> or <c>expanded</c> unless told otherwise.</summary>
    public string Name { get; init; }

    /// <summary>Other sources of the same fact, compared with the outcome to expose contradictions of the data.</summary>
    public IReadOnlyList<OutcomeCrossCheck> CrossChecks { get; init; } = [];
}

/// <summary>Retained: no churn before the end of the outcome window, by the mapped churn date.</summary>
public sealed record RetainedByChurnDate() : OutcomeDefinition("retained");

/// <summary>Retained: a column of the customer table says so.</summary>
/// <param name="Column">The column's header.</param>
/// <param name="RetainedWhen">Texts that mean retained; any other non-empty text means not retained. Empty: the column is a boolean, true = retained.</param>
public sealed record RetainedByColumn(string Column, IReadOnlyList<string> RetainedWhen) : OutcomeDefinition("retained");

/// <summary>Retained: at least one of these events in the outcome window, so not *dormant*.</summary>
/// <param name="Events">Event names; empty: any event.</param>
public sealed record RetainedByActivity(IReadOnlyList<string> Events) : OutcomeDefinition("retained");

/// <summary>Expanded: a size (seats, spend) is larger at the end of the outcome window than at its start, both being columns of
/// the customer table. Who churned before the end has not expanded. Not known where one of the two is empty.</summary>
/// <param name="From">Column of the size at the start of the outcome window.</param>
/// <param name="To">Column of the size at its end.</param>
public sealed record ExpandedByColumns(string From, string To) : OutcomeDefinition("expanded");

/// <summary>Expanded: the same, the sizes being taken from a table with a row per change. A size holds from its date on until
/// the next; the last one before the start of the outcome window is compared with the last one before its end. Not known
/// where there is none before the start.</summary>
/// <param name="File">CSV file.</param>
/// <param name="Customer">Column of the customer's identifier.</param>
/// <param name="Date">Column of the date from which the size holds.</param>
/// <param name="Size">Column of the size.</param>
public sealed record ExpandedByChanges(string File, string Customer, string Date, string Size) : OutcomeDefinition("expanded");

/// <summary>Another record of churn.</summary>
/// <param name="Name">How to call it in a finding.</param>
/// <param name="Column">Column that tells of churn.</param>
/// <param name="ChurnedWhen">Texts of the column that mean churned; empty: any non-empty text does.</param>
/// <param name="File">Null: the customer table. Else a CSV file with rows by customer (any row that means churned counts).</param>
/// <param name="Customer">Column of the customer's identifier in <paramref name="File"/>.</param>
public sealed record OutcomeCrossCheck(string Name, string Column, IReadOnlyList<string> ChurnedWhen, string? File = null, string? Customer = null);
