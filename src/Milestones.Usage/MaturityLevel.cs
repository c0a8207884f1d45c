namespace Milestones.Usage;

/// <summary>The level of maturity that a feature stands for, or that a customer has in a category.</summary>
public enum MaturityLevel
{
    /// <summary>Neither basic nor mature.</summary>
    None,

    /// <summary>First use of the category.</summary>
    Basic,

    /// <summary>Use as practised by customers who stay.</summary>
    Mature,
}
