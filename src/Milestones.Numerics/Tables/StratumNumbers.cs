namespace Milestones.Numerics;

/// <summary>Rows name their stratum by a number of 0 or more.</summary>
internal static class StratumNumbers
{
    /// <summary>The least number of strata that holds all numbers: the greatest one + 1, 0 without rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static int Count(ReadOnlySpan<int> strata)
    {
        var count = 0;
        foreach (var stratum in strata)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(stratum, nameof(strata));
            count = Math.Max(count, stratum + 1);
        }

        return count;
    }
}
