using Milestones.Usage.Tables;

namespace Milestones.Usage.Customers;

/// <summary>
/// The customer table in its own types. Customers stand in ordinal order of their identifiers, each once; those whose row
/// cannot be used are among them, so that their events are not taken for those of strangers.
/// </summary>
internal sealed class CustomerTable
{
    /// <summary>The customers.</summary>
    public required IReadOnlyList<Customer> Customers { get; init; }

    /// <summary>Per customer, the row of <see cref="Texts"/>.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>The wanted columns as texts.</summary>
    public required TextTable Texts { get; init; }

    /// <summary>What the table says of the features that are columns of it, by their names.</summary>
    public required IReadOnlyDictionary<string, FeatureCells> Features { get; init; }

    /// <summary>What is known of each of the study's outcomes; null where it is not read from a table of sizes or a column.</summary>
    public required IReadOnlyList<OutcomeRecord?> Outcomes { get; init; }

    /// <summary>Rows of the file, whether they can be used or not.</summary>
    public int RowsOfFile => Texts.RowCount + Texts.MalformedRows;

    /// <summary>Whether the customer's row can be used.</summary>
    public bool IsUsable(int customer) => !Texts.IsRefused(Rows[customer]);

    /// <summary>The text of a column for one customer; "" is missing.</summary>
    public string Text(int customer, string column) => Texts.Texts(column)[Rows[customer]];
}
