namespace Milestones.Usage.Tables;

/// <summary>A column that is wanted, and who wants it.</summary>
/// <param name="Column">The header.</param>
/// <param name="NamedBy">Where a person wrote the name: a key of the study, a feature of the catalog.</param>
internal readonly record struct ColumnUse(string Column, string NamedBy);
