using System.Globalization;

namespace Milestones.Usage;

/// <summary>
/// The modelling table: one row per eligible customer, or, where several snapshots are pooled, per customer and snapshot; one column per
/// feature, the context to adjust for, the label, and the account of who is missing and why. Rows are ordered by customer
/// identifier (ordinal), then by snapshot, whatever the order of the files.
/// </summary>
public sealed class UsageTable
{
    /// <summary>The eligible customers, once per snapshot; row i of every column is <c>Customers[i]</c>.</summary>
    public required IReadOnlyList<Customer> Customers { get; init; }

    /// <summary>Which customer at which snapshot each row is; null where there is one snapshot, or none, and every row is a customer.</summary>
    public PooledSnapshots? Pooled { get; init; }

    /// <summary>The catalog's features, in its order.</summary>
    public required IReadOnlyList<FeatureColumn> Features { get; init; }

    /// <summary>Plan, size band and tenure band, as far as the study has them.</summary>
    public required IReadOnlyList<ContextColumn> Context { get; init; }

    /// <summary>Per row: whether the outcome (retained) was reached.</summary>
    public required IReadOnlyList<bool> Outcome { get; init; }

    /// <summary>The other outcomes of the study, in its order; empty without any.</summary>
    public IReadOnlyList<OutcomeColumn> SecondaryOutcomes { get; init; } = [];

    /// <summary>Per row: whether it is held out from everything that is chosen.</summary>
    public required IReadOnlyList<bool> HeldOut { get; init; }

    /// <summary>Whether the hold-out is the latest customers (by signup) or snapshots, or a hash without dates.</summary>
    public required bool HoldOutIsTemporal { get; init; }

    /// <summary>Who entered, who was left out, and why.</summary>
    public required PopulationFlow Population { get; init; }

    /// <summary>Per row: UTC days of the feature window on which the customer did anything that an event tells of, whether or not it is a
    /// use of a feature; null for a table without events.</summary>
    public IReadOnlyList<int>? ActiveDays { get; init; }

    /// <summary>What a person should notice about the data.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>SHA-256 (lower-case hex) of the table's content, the same for any order of files and rows.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Number of rows.</summary>
    public int RowCount => Customers.Count;

    /// <summary>Which rows belong to the same customer, as tests and resampling want to know it: per row given the number of its customer; empty where
    /// every row is a customer of its own.</summary>
    public int[] ClustersOf(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Pooled is { } pooled ? Array.ConvertAll(rows, row => pooled.CustomerOf[row]) : [];
    }

    /// <summary>The table in a sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{RowCount:#,0} {(Pooled is null ? "customers" : "customer-snapshots")} × {Features.Count} features, {Outcome.Count(retained => retained):#,0} retained, {Population.HeldOut:#,0} held out");
}

/// <summary>A customer as the customer table tells of it.</summary>
/// <param name="Id">Identifier, unique.</param>
/// <param name="SignedUp">Signup, UTC; null: not known.</param>
/// <param name="Churned">Churn, UTC; null: none known.</param>
/// <param name="Plan">Plan; null: not known.</param>
/// <param name="Seats">Purchased seats; null: not known.</param>
/// <param name="Spend">Spend, in the table's currency; null: not known.</param>
/// <param name="Tenure">Days from signup to the end of the feature window, or the tenure column's number; null: not known.</param>
public sealed record Customer(string Id, DateTime? SignedUp, DateTime? Churned, string? Plan, double? Seats, double? Spend, double? Tenure);

/// <summary>The values of one feature.</summary>
/// <param name="Feature">Its catalog entry.</param>
/// <param name="Values">Per row of the table, in the measure's unit; NaN where the customer is not eligible or the value is missing.</param>
/// <param name="NotEligible">How many rows are NaN because the feature was not open to the customer.</param>
/// <param name="Missing">How many rows are NaN because the value is not known.</param>
public sealed record FeatureColumn(Feature Feature, double[] Values, int NotEligible, int Missing)
{
    /// <summary>General activity apart from the feature, per row of the table: UTC days of the feature window with an event that is not a
    /// use of it (an event may be a use of several features, or of none). For a feature that is a column: all active days. Null for a
    /// table without events.</summary>
    public int[]? OtherActiveDays { get; init; }

    /// <summary>Per row of the table: UTC days from the first use in the feature window to the window's last day, 0 on the last day itself;
    /// −1 without use. Use that begins in the last days, and does so among those who are lost soon after, is a trace
    /// of leaving. Null for a feature that is a column.</summary>
    public int[]? DaysSinceFirstUse { get; init; }
}

/// <summary>An outcome that is reported beside the primary one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Per row of the table: whether it was reached; null: not known.</param>
public sealed record OutcomeColumn(string Name, IReadOnlyList<bool?> Values);

/// <summary>A classification of customers to adjust for; reported, never kept as a feature.</summary>
/// <param name="Name">plan, size or tenure.</param>
/// <param name="Levels">The classes in order of display; the last may be "unknown".</param>
/// <param name="Codes">Per row of the table: index into <paramref name="Levels"/>.</param>
public sealed record ContextColumn(string Name, IReadOnlyList<string> Levels, int[] Codes);

/// <summary>How the rows of the customer table became the population, as counts that add up. Where several snapshots are pooled all counts are sums
/// over them (<see cref="PooledSnapshots.Flows"/>).</summary>
/// <param name="Customers">Rows of the customer table, at every snapshot.</param>
/// <param name="Exclusions">Who was left out; a customer is counted at the first reason that applies.</param>
/// <param name="Training">Rows of the modelling table on which choices are made.</param>
/// <param name="HeldOut">Rows held out.</param>
public sealed record PopulationFlow(int Customers, IReadOnlyList<Exclusion> Exclusions, int Training, int HeldOut)
{
    /// <summary>How many snapshots are pooled, so how often a customer may be counted; 1: there is one, or none.</summary>
    public int Snapshots { get; init; } = 1;

    /// <summary>Training and held-out rows together.</summary>
    public int Eligible => Training + HeldOut;
}

/// <summary>A reason for leaving customers out.</summary>
/// <param name="Reason">A short sentence, e.g. "gone before the snapshot".</param>
/// <param name="Count">How many.</param>
public sealed record Exclusion(string Reason, int Count);

/// <summary>Something that a person should notice.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Code">Stable identifier in kebab-case, e.g. <c>events-before-signup</c>.</param>
/// <param name="Message">A sentence with the numbers.</param>
/// <param name="Remedy">What to do about it, in a sentence; null: nothing in particular.</param>
/// <param name="Feature">Name of the feature that it is about; null: it is about none in particular.</param>
public sealed record Finding(FindingSeverity Severity, string Code, string Message, string? Remedy = null, string? Feature = null);

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Look before believing the results.</summary>
    Warning,

    /// <summary>What it is about cannot be right; mend it before using the results.</summary>
    Error,
}
