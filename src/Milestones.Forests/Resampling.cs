namespace Milestones.Forests;

/// <summary>Which rows a tree is grown on. The others are its out-of-bag rows.</summary>
public enum Resampling
{
    /// <summary>As many draws as there are rows, with replacement.</summary>
    Bootstrap,

    /// <summary>A share of the rows, without replacement.</summary>
    Subsample,

    /// <summary>Every row once; no row is out of bag.</summary>
    None,
}
