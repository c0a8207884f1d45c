using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>What a framework was derived from, and how.</summary>
/// <param name="Files">The files that state the study: study, catalog, decisions.</param>
/// <param name="Data">SHA-256 (lower-case hex) of the modelling table's content, the same for any order of files and rows.</param>
/// <param name="Seed">Origin of every random choice; a text, since JSON's numbers end at 2⁵³.</param>
/// <param name="Options">What else a result depends on.</param>
public sealed record Provenance(IReadOnlyList<SourceFile> Files, string Data, string Seed, DerivationSettings Options);

/// <summary>A file that a framework was derived from.</summary>
/// <param name="Name">Its name relative to the study.</param>
/// <param name="Sha256">Hash of its bytes, lower-case hex.</param>
public sealed record SourceFile(string Name, string Sha256);

/// <summary>The settings of a study that change its results.</summary>
/// <param name="HoldOut">Share of the eligible customers held out, in [0, 1).</param>
/// <param name="Strata">What was adjusted for.</param>
/// <param name="Forest">The forest's settings.</param>
/// <param name="Rules">The rules by which evidence becomes a verdict.</param>
public sealed record DerivationSettings(double HoldOut, StratumDefinition Strata, ForestSettings Forest, EvidenceRules Rules);

/// <summary>How the outcome was known.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Column">The column that says so; null for the other ways.</param>
/// <param name="RetainedWhen">Texts of the column that mean retained; empty: it is a boolean.</param>
/// <param name="Events">Events of which one in the outcome window means retained; empty: any event.</param>
public sealed record OutcomeStatement(OutcomeKind Kind, string? Column, IReadOnlyList<string> RetainedWhen, IReadOnlyList<string> Events)
{
    /// <summary>States a study's outcome.</summary>
    /// <exception cref="ArgumentException">The definition is of a kind that the format does not know.</exception>
    public static OutcomeStatement Of(OutcomeDefinition outcome) => outcome switch
    {
        RetainedByChurnDate => new OutcomeStatement(OutcomeKind.ChurnDate, null, [], []),
        RetainedByColumn column => new OutcomeStatement(OutcomeKind.Column, column.Column, column.RetainedWhen, []),
        RetainedByActivity activity => new OutcomeStatement(OutcomeKind.Activity, null, [], activity.Events),
        _ => throw new ArgumentException($"The format has no word for the outcome {outcome}.", nameof(outcome)),
    };
}

/// <summary>The ways of knowing whether a customer was retained.</summary>
public enum OutcomeKind
{
    /// <summary>No churn before the end of the outcome window.</summary>
    ChurnDate,

    /// <summary>A column of the customer table says so.</summary>
    Column,

    /// <summary>Activity in the outcome window.</summary>
    Activity,
}
