using Milestones.Forests.Trees;

namespace Milestones.Forests.Descents;

/// <summary>The codes <paramref name="First"/> … <paramref name="Last"/> of a column; none when they cross.</summary>
internal readonly record struct CodeRange(short First, short Last)
{
    /// <summary>Every code of a value; missing (0) is none.</summary>
    public static CodeRange All => new(1, byte.MaxValue);

    /// <summary>Those that a test of the column sends left.</summary>
    public CodeRange LeftOf(TreeNode test) => this with { Last = Math.Min(Last, (short)test.LastLeft) };

    /// <summary>Those that a test of the column sends right.</summary>
    public CodeRange RightOf(TreeNode test) => this with { First = Math.Max(First, (short)(test.LastLeft + 1)) };

    /// <summary>Those that are in another range too.</summary>
    public CodeRange And(CodeRange other) => new(Math.Max(First, other.First), Math.Min(Last, other.Last));
}
