using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>How an outcome was known.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Kind">The way.</param>
/// <param name="Column">The column that says so; null for the other ways.</param>
/// <param name="RetainedWhen">Texts of the column that mean retained; empty: it is a boolean.</param>
/// <param name="Events">Events of which one in the outcome window means retained; empty: any event.</param>
/// <param name="Expansion">Where the sizes were found that are compared; null for the other ways.</param>
public sealed record OutcomeStatement(
    string Name,
    OutcomeKind Kind,
    string? Column,
    IReadOnlyList<string> RetainedWhen,
    IReadOnlyList<string> Events,
    ExpansionStatement? Expansion)
{
    /// <summary>States a study's outcome.</summary>
    /// <exception cref="ArgumentException">The definition is of a kind that the format does not know.</exception>
    public static OutcomeStatement Of(OutcomeDefinition outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome switch
        {
            RetainedByChurnDate => new OutcomeStatement(outcome.Name, OutcomeKind.ChurnDate, null, [], [], null),
            RetainedByColumn column => new OutcomeStatement(outcome.Name, OutcomeKind.Column, column.Column, column.RetainedWhen, [], null),
            RetainedByActivity activity => new OutcomeStatement(outcome.Name, OutcomeKind.Activity, null, [], activity.Events, null),
            ExpandedByColumns columns => new OutcomeStatement(
                outcome.Name, OutcomeKind.Expansion, null, [], [], new ExpansionStatement(null, columns.From, columns.To)),
            ExpandedByChanges changes => new OutcomeStatement(
                outcome.Name, OutcomeKind.Expansion, null, [], [], new ExpansionStatement(changes.File, changes.Size, changes.Size)),
            _ => throw new ArgumentException($"The format has no word for the outcome {outcome}.", nameof(outcome)),
        };
    }
}

/// <summary>Where sizes were found.</summary>
/// <param name="File">The table of changes; null: the customer table.</param>
/// <param name="From">Column of the size at the start of the outcome window.</param>
/// <param name="To">Column of the size at its end.</param>
public sealed record ExpansionStatement(string? File, string From, string To);

/// <summary>The ways of knowing whether a customer did well.</summary>
public enum OutcomeKind
{
    /// <summary>No churn before the end of the outcome window.</summary>
    ChurnDate,

    /// <summary>A column of the customer table says so.</summary>
    Column,

    /// <summary>Activity in the outcome window.</summary>
    Activity,

    /// <summary>A size (seats, spend) was larger at the end of the outcome window than at its start.</summary>
    Expansion,
}
