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
