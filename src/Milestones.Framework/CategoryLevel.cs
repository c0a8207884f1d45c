namespace Milestones.Framework;

/// <summary>How far a customer has come in a category.</summary>
public enum CategoryLevel
{
    /// <summary>Not even basic.</summary>
    None,

    /// <summary>One of its basic features is adopted.</summary>
    Basic,

    /// <summary>Enough of its mature features are adopted; mature implies basic.</summary>
    Mature,
}
