using Milestones.Numerics;

namespace Milestones.Usage;

/// <summary>
/// All that a run depends on: the data, the windows, the outcome, the catalog, the rules and the seed. The same study
/// on the same data gives the same results.
/// </summary>
public sealed record Study
{
    /// <summary>Short name, shown in every output.</summary>
    public required string Name { get; init; }

    /// <summary>Folder of the study file, against which its paths are resolved. Never written to an output.</summary>
    public required string Folder { get; init; }

    /// <summary>Origin of every random choice; 1 unless told otherwise.</summary>
    public Seed Seed { get; init; } = new(1);

    /// <summary>One row per customer.</summary>
    public required CustomerSource Customers { get; init; }

    /// <summary>The event logs; empty for a study of a ready feature table.</summary>
    public IReadOnlyList<EventLog> Events { get; init; } = [];

    /// <summary>When usage is measured and when the outcome; null for a ready table, whose columns were measured elsewhere.</summary>
    public StudyWindows? Windows { get; init; }

    /// <summary>What success is.</summary>
    public required OutcomeDefinition Outcome { get; init; }

    /// <summary>Other outcomes, on which every feature is reported too and no verdict rests; empty unless the study names some.</summary>
    public IReadOnlyList<OutcomeDefinition> SecondaryOutcomes { get; init; } = [];

    /// <summary>What to adjust for.</summary>
    public StratumDefinition Strata { get; init; } = new();

    /// <summary>What product people believe.</summary>
    public required FeatureCatalog Catalog { get; init; }

    /// <summary>What people decided; empty without a decisions file.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>Share of the eligible customers held out, in [0, 1); 0.25 unless told otherwise.</summary>
    public double HoldOutShare { get; init; } = 0.25;

    /// <summary>How many unusable rows per file are tolerated before the run ends; 0 unless told otherwise.</summary>
    public int ToleratedRows { get; init; }

    /// <summary>The forest's settings.</summary>
    public ForestSettings Forest { get; init; } = new();

    /// <summary>The rules by which evidence becomes a verdict.</summary>
    public EvidenceRules Rules { get; init; } = new();

    /// <summary>When setup, activation and utilization are measured; used where the catalog names a core action.</summary>
    public MilestoneSettings Milestones { get; init; } = new();

    /// <summary>The files that the study was read from, for provenance: study, catalog, decisions; paths relative to <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The primary outcome and then the secondary ones.</summary>
    internal IEnumerable<OutcomeDefinition> Outcomes => SecondaryOutcomes.Prepend(Outcome);

    /// <summary>The outcomes that are activity in the outcome window, in the order of <see cref="Outcomes"/>.</summary>
    internal IReadOnlyList<RetainedByActivity> ActivityOutcomes => [.. Outcomes.OfType<RetainedByActivity>()];

    /// <summary>The study in a few words.</summary>
    public override string ToString() => $"study {Name}: {Catalog.Features.Count} features in {Catalog.Categories.Count} categories";

    /// <summary>The study file, for messages.</summary>
    internal string File => Files.Count > 0 ? Files[0] : Name;

    /// <summary>Reads a study with its catalog and decisions. The data themselves are not opened yet.</summary>
    /// <param name="path">The study file.</param>
    /// <exception cref="InputException">Something in the three files cannot be used.</exception>
    public static Study Load(string path) => Reading.StudyReader.Read(path);
}

/// <summary>The table with one row per customer, and the meaning of its columns. Columns not mapped may still be
/// features or conditions of the catalog.</summary>
public sealed record CustomerSource
{
    /// <summary>CSV file, plain or gzip; relative to the study.</summary>
    public required string File { get; init; }

    /// <summary>Where the same rows lie in a database.</summary>
    public DatabaseTable Table { get; init; } = DatabaseTable.NamedAsFile;

    /// <summary>Column of the customer's identifier, unique.</summary>
    public required string Id { get; init; }

    /// <summary>Column of the signup date, tenure zero; null: not known.</summary>
    public string? Signup { get; init; }

    /// <summary>Where the churn date is found; null: not known.</summary>
    public ChurnSource? Churn { get; init; }

    /// <summary>What a churn date before the signup means; an error unless told otherwise.</summary>
    public ChurnBeforeSignup ChurnBeforeSignup { get; init; } = ChurnBeforeSignup.Error;

    /// <summary>Column of the plan; null: not known.</summary>
    public string? Plan { get; init; }

    /// <summary>Column of the purchased seats, or another measure of size; null: not known.</summary>
    public string? Seats { get; init; }

    /// <summary>Where changes of the purchased seats are found; null: <see cref="Seats"/> holds for all time.</summary>
    public SeatChanges? SeatChanges { get; init; }

    /// <summary>Column of the spend; null: not known.</summary>
    public string? Spend { get; init; }

    /// <summary>Column of a tenure given as a number; null: tenure is the days from signup to the end of the feature window.</summary>
    public string? Tenure { get; init; }

    /// <summary>Declared date format (.NET custom format) of the file's date columns and of a churn table's; null: recognised.</summary>
    public string? DateFormat { get; init; }

    /// <summary>Texts that mean *not eligible* in any feature column of this file.</summary>
    public IReadOnlyList<string> NotEligible { get; init; } = [];
}

/// <summary>What it means that a customer churned before signing up.</summary>
public enum ChurnBeforeSignup
{
    /// <summary>The row cannot be right.</summary>
    Error,

    /// <summary>The customer was gone before tenure zero (e.g. left a course before it began) and is left out of the population.</summary>
    Gone,
}

/// <summary>Where churn dates are found: a column of the customer table, or a table of churn events.</summary>
/// <param name="Column">Column of the churn date; empty cell: still a customer.</param>
/// <param name="File">Null: the customer table. Else a CSV file with a row per churn event.</param>
/// <param name="Customer">Column of the customer's identifier in <paramref name="File"/>.</param>
/// <param name="TakeLast">With several events per customer: the last rather than the first counts.</param>
public sealed record ChurnSource(string Column, string? File = null, string? Customer = null, bool TakeLast = false)
{
    /// <summary>Where the rows of <see cref="File"/> lie in a database.</summary>
    public DatabaseTable Table { get; init; } = DatabaseTable.NamedAsFile;
}

/// <summary>A table with a row per change of a customer's purchased seats, from a day on. Before the first change, and for
/// customers without any, the customer table's seats hold.</summary>
/// <param name="File">CSV file, plain or gzip; relative to the study.</param>
/// <param name="Customer">Column of the customer's identifier.</param>
/// <param name="Date">Column of the date from which on the number holds.</param>
/// <param name="Seats">Column of the number of seats, 0 or more.</param>
public sealed record SeatChanges(string File, string Customer, string Date, string Seats)
{
    /// <summary>Where the same rows lie in a database.</summary>
    public DatabaseTable Table { get; init; } = DatabaseTable.NamedAsFile;
}

/// <summary>Files of one event log: a row per event.</summary>
public sealed record EventLog
{
    /// <summary>File names or globs, relative to the study; CSV or JSON Lines (.jsonl, .ndjson), plain or gzip (.gz).</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Where the same rows lie in a database.</summary>
    public DatabaseTable Table { get; init; } = DatabaseTable.NamedAsFile;

    /// <summary>Column of the customer's identifier (or of the key that <see cref="Via"/> maps to a customer).</summary>
    public required string Customer { get; init; }

    /// <summary>Column of the event's name.</summary>
    public required string Event { get; init; }

    /// <summary>Column of the time.</summary>
    public required string Time { get; init; }

    /// <summary>Column of the quantity, 0 or more; null: each event counts 1.</summary>
    public string? Quantity { get; init; }

    /// <summary>Declared time format: <c>epoch-seconds</c>, <c>epoch-milliseconds</c> or a .NET custom format; null: recognised.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Maps the log's key (a user, a subscription) to the customer; null: the key is the customer.</summary>
    public KeyMapping? Via { get; init; }
}

/// <summary>A table that says to which customer a user or a subscription belongs.</summary>
/// <param name="File">CSV file, plain or gzip.</param>
/// <param name="Key">Column of the user or subscription, unique.</param>
/// <param name="Customer">Column of the customer.</param>
/// <param name="Since">Column of the date from which the key was valid; events before it are counted as a contradiction of the data. Null: not known.</param>
public sealed record KeyMapping(string File, string Key, string Customer, string? Since = null)
{
    /// <summary>Where the same rows lie in a database.</summary>
    public DatabaseTable Table { get; init; } = DatabaseTable.NamedAsFile;
}

/// <summary>Bands of the stratification: cut points between bands, ascending; a value on a cut belongs to the upper
/// band. Null: tertiles of the training customers. Empty: not used.</summary>
public sealed record StratumDefinition
{
    /// <summary>Whether the plan is part of the strata.</summary>
    public bool Plan { get; init; } = true;

    /// <summary>Cuts of the seats.</summary>
    public IReadOnlyList<double>? Size { get; init; }

    /// <summary>Cuts of the tenure, in days (or the unit of the tenure column).</summary>
    public IReadOnlyList<double>? Tenure { get; init; }
}
