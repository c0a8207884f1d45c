namespace Milestones.Evidence.Stratification;

/// <summary>Bands along an ordered scale, sparse ones united with a neighbour.</summary>
internal static class Neighbours
{
    /// <summary>Unites the smallest band with the smaller of its neighbours (of two equal ones the lower) until none holds
    /// fewer than <paramref name="minimum"/> or one is left.</summary>
    /// <param name="counts">How many each band holds, in order.</param>
    /// <param name="minimum">From how many on a band isn't sparse.</param>
    /// <returns>The united bands, in order: each a run of neighbouring indices.</returns>
    public static List<List<int>> Unite(int[] counts, int minimum)
    {
        var bands = Enumerable.Range(0, counts.Length).Select(level => new List<int> { level }).ToList();
        while (bands.Count > 1 && bands.MinBy(Size) is { } smallest && Size(smallest) < minimum)
        {
            var at = bands.IndexOf(smallest);
            var below = at > 0 ? Size(bands[at - 1]) : int.MaxValue;
            var above = at < bands.Count - 1 ? Size(bands[at + 1]) : int.MaxValue;
            var left = below <= above ? at - 1 : at;
            bands[left].AddRange(bands[left + 1]);
            bands.RemoveAt(left + 1);
        }

        return bands;

        int Size(List<int> band) => band.Sum(level => counts[level]);
    }
}
