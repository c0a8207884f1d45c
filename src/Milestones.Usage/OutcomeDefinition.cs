namespace Milestones.Usage;

/// <summary>How it is known whether a customer was retained.</summary>
public abstract record OutcomeDefinition
{
    /// <summary>Other sources of the same fact, compared with the outcome to expose contradictions of the data.</summary>
    public IReadOnlyList<OutcomeCrossCheck> CrossChecks { get; init; } = [];
}

/// <summary>Retained: no churn before the end of the outcome window, by the mapped churn date.</summary>
public sealed record RetainedByChurnDate : OutcomeDefinition;

/// <summary>Retained: a column of the customer table says so.</summary>
/// <param name="Column">The column's header.</param>
/// <param name="RetainedWhen">Texts that mean retained; any other non-empty text means not retained. Empty: the column is a boolean, true = retained.</param>
public sealed record RetainedByColumn(string Column, IReadOnlyList<string> RetainedWhen) : OutcomeDefinition;

/// <summary>Retained: at least one of these events in the outcome window, so not *dormant*.</summary>
/// <param name="Events">Event names; empty: any event.</param>
public sealed record RetainedByActivity(IReadOnlyList<string> Events) : OutcomeDefinition;

/// <summary>Another record of churn.</summary>
/// <param name="Name">How to call it in a finding.</param>
/// <param name="Column">Column that tells of churn.</param>
/// <param name="ChurnedWhen">Texts of the column that mean churned; empty: any non-empty text does.</param>
/// <param name="File">Null: the customer table. Else a CSV file with rows by customer (any row that means churned counts).</param>
/// <param name="Customer">Column of the customer's identifier in <paramref name="File"/>.</param>
public sealed record OutcomeCrossCheck(string Name, string Column, IReadOnlyList<string> ChurnedWhen, string? File = null, string? Customer = null);
