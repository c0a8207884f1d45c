namespace Milestones.Framework.Looks;

/// <summary>A run that saw the data, as the ledger holds it.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Product">Version of the product.</param>
/// <param name="Files">The files that stated the study.</param>
/// <param name="Options">Hash of all options, given and default.</param>
/// <param name="Seed">Origin of every random choice.</param>
/// <param name="Settings">Hash of files, options and seed: runs with the same settings are the same look.</param>
/// <param name="Data">Fingerprint of the modelling table.</param>
/// <param name="Outcomes">Which customers with which outcomes.</param>
/// <param name="HoldOut">The same of those held out.</param>
/// <param name="Framework">Identifier of the framework that came out.</param>
internal sealed record LookEntry(
    DateTimeOffset Time,
    string Product,
    IReadOnlyList<SourceFile> Files,
    string Options,
    string Seed,
    string Settings,
    string Data,
    string Outcomes,
    string HoldOut,
    string Framework);
