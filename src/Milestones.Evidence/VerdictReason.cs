namespace Milestones.Evidence;

/// <summary>A reason as data: which rule or mark, the sentence for people, the number it looked at and the limit it was held against.</summary>
/// <param name="Role">Whether it decided, or what else it is.</param>
/// <param name="Verdict">The verdict that its rule stands for; null for a mark, which changes no verdict.</param>
/// <param name="Code">Stable identifier in kebab-case, e.g. <c>adoption-below-band</c>.</param>
/// <param name="Sentence">One sentence with the numbers in it.</param>
/// <param name="Number">The number that was compared; NaN where the reason has none.</param>
/// <param name="Limit">What it was compared with; NaN where the reason has none.</param>
/// <param name="IsClose">Whether the data do not tell for sure on which side of the limit the number lies.</param>
public sealed record VerdictReason(
    ReasonRole Role,
    Verdict? Verdict,
    string Code,
    string Sentence,
    double Number = double.NaN,
    double Limit = double.NaN,
    bool IsClose = false);

/// <summary>What a reason is to the verdict.</summary>
public enum ReasonRole
{
    /// <summary>It decided.</summary>
    Decisive,

    /// <summary>Its rule applies as well, but one with precedence had decided.</summary>
    AlsoApplies,

    /// <summary>Its rule does not apply, but nearly does.</summary>
    NearMiss,

    /// <summary>Something to know about the feature that changes no verdict.</summary>
    Mark,
}
