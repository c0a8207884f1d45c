namespace Milestones.Forests.Tests.Descents;

/// <summary>How the tests below a test are shared between its sides.</summary>
public enum TreeShape
{
    /// <summary>All on the left.</summary>
    LeftChain,

    /// <summary>All on the right.</summary>
    RightChain,

    /// <summary>As many on either side.</summary>
    Even,

    /// <summary>By chance.</summary>
    Any,
}
