using System.Text;

namespace Milestones.Notebooks.Kernels;

/// <summary>How much a cell may put out. What is more is left out, with a notice, so that neither memory nor file grows without end.</summary>
internal static class OutputLimits
{
    /// <summary>Characters that a cell may write to each of the console's streams.</summary>
    public const int WrittenCharacters = 1_000_000;

    /// <summary>Characters of all values that a cell may show.</summary>
    public const int ShownCharacters = 20_000_000;
}

/// <summary>A value is too large to be shown.</summary>
internal sealed class OutputLimitException() : Exception($"all that a cell shows may have {OutputLimits.ShownCharacters:#,0} characters; this value has more");

/// <summary>Collects text up to a limit and refuses what is beyond.</summary>
internal sealed class BoundedWriter(int limit) : StringWriter
{
    public override void Write(char value)
    {
        Require(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Require(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Require(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(string? value)
    {
        Require(value?.Length ?? 0);
        base.Write(value);
    }

    public override void Write(StringBuilder? value)
    {
        Require(value?.Length ?? 0);
        base.Write(value);
    }

    private void Require(int more)
    {
        if (GetStringBuilder().Length + more > limit)
        {
            throw new OutputLimitException();
        }
    }
}
