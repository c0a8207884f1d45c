using Milestones.Usage;

namespace Milestones.Evidence;

/// <summary>When a customer counts as an adopter of a feature.</summary>
/// <param name="Threshold">Adopted from this value on, in the measure's unit; null: any use, a value above 0.</param>
/// <param name="Basis">Where the threshold comes from.</param>
public sealed record AdoptionRule(double? Threshold, AdoptionBasis Basis)
{
    /// <summary>Any use is adoption, as for every feature of measure <see cref="Measure.Adopted"/>.</summary>
    public static AdoptionRule AnyUse { get; } = new(null, AdoptionBasis.AnyUse);

    /// <summary>Whether a customer with this value has adopted; null where it cannot be said (not eligible or missing, NaN).</summary>
    public bool? Adopts(double value)
        => double.IsNaN(value) ? null : Threshold is { } threshold ? value >= threshold : value > 0;
}

/// <summary>Where an adoption rule comes from.</summary>
public enum AdoptionBasis
{
    /// <summary>Any use is adoption: by the measure, or because no threshold could be derived that does better than chance.</summary>
    AnyUse,

    /// <summary>The catalog states the threshold.</summary>
    Catalog,

    /// <summary>The training customers propose the threshold.</summary>
    Derived,
}
