namespace Milestones.Usage;

/// <summary>One entry of the catalog: a product feature, where its use is found and what is believed of it.</summary>
public sealed record Feature
{
    /// <summary>Short identifier, unique in the catalog; names the feature in every output.</summary>
    public required string Name { get; init; }

    /// <summary>For people; the name where none is given.</summary>
    public required string Title { get; init; }

    /// <summary>Where its use is found.</summary>
    public required FeatureSource Source { get; init; }

    /// <summary>How use becomes a number.</summary>
    public Measure Measure { get; init; } = Measure.Adopted;

    /// <summary>One of the catalog's categories; null where nobody has decided yet.</summary>
    public string? Category { get; init; }

    /// <summary>The level it is believed to stand for; null is no hypothesis (taken as mature if kept).</summary>
    public MaturityLevel? Level { get; init; }

    /// <summary>Who may use it at all.</summary>
    public Eligibility Eligibility { get; init; } = Eligibility.Everyone;

    /// <summary>A fixed adoption threshold in the measure's unit, in use already; null lets the data propose one.</summary>
    public double? Threshold { get; init; }

    /// <summary>What is expected of it, registered before the data are looked at.</summary>
    public Hypothesis? Hypothesis { get; init; }

    /// <summary>Why the entry is as it is.</summary>
    public string? Rationale { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>When it was written.</summary>
    public DateOnly? Date { get; init; }
}

/// <summary>Where the use of a feature is found: in events, or in a column of the customer table.</summary>
public abstract record FeatureSource;

/// <summary>Use is counted from events that match one of the names or begin with one of the prefixes, and fulfil the condition.</summary>
/// <param name="Names">Exact event names.</param>
/// <param name="Prefixes">Beginnings of event names.</param>
/// <param name="Condition">A condition on a property column of the event; null for none.</param>
public sealed record EventSource(IReadOnlyList<string> Names, IReadOnlyList<string> Prefixes, PropertyCondition? Condition) : FeatureSource;

/// <summary>Use is read from a column of the customer table.</summary>
/// <param name="Column">The column's header.</param>
/// <param name="NotEligible">Texts that mean that the feature was not open to the customer.</param>
public sealed record ColumnSource(string Column, IReadOnlyList<string> NotEligible) : FeatureSource;

/// <summary>An event counts only if a property column holds one of these texts.</summary>
/// <param name="Column">The property's column (CSV) or field (JSON Lines).</param>
/// <param name="AnyOf">The texts that count, compared exactly.</param>
public sealed record PropertyCondition(string Column, IReadOnlyList<string> AnyOf);

/// <summary>Who may use a feature. All that is given must hold.</summary>
/// <param name="Plans">Plans that include it; empty: every plan.</param>
/// <param name="Column">A column of the customer table that decides; null: none does.</param>
/// <param name="ColumnValues">The texts of that column with which the customer is eligible.</param>
/// <param name="AvailableFrom">Launch date; a customer whose feature window ends on or before it is not eligible.</param>
public sealed record Eligibility(
    IReadOnlyList<string> Plans,
    string? Column = null,
    IReadOnlyList<string>? ColumnValues = null,
    DateOnly? AvailableFrom = null)
{
    /// <summary>Open to every customer.</summary>
    public static Eligibility Everyone { get; } = new([]);
}

/// <summary>What is expected of a feature.</summary>
/// <param name="Direction">+1: goes with the outcome; −1: goes against it.</param>
/// <param name="SmallestEffect">Smallest risk difference of interest, in (0, 1]; 0.02 unless told otherwise.</param>
public sealed record Hypothesis(int Direction = 1, double SmallestEffect = 0.02);
