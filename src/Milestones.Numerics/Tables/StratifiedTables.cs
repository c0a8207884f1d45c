namespace Milestones.Numerics;

/// <summary>
/// Fourfold tables of one exposure and one event in several strata, and what they say together about the association within
/// the strata. Strata in which exposure or event does not vary are allowed; they add nothing to the odds ratio and its tests.
/// Rows may come in clusters: values are then the same, and intervals and tests those of effective counts (<see cref="DesignEffect"/>),
/// so that they have the error that a bootstrap of whole clusters has.
/// </summary>
public sealed partial class StratifiedTables
{
    private readonly TwoByTwo[] _strata;
    private readonly ClusteredCells? _rows;

    /// <summary>Takes the tables of the strata, one each, in any order.</summary>
    public StratifiedTables(IReadOnlyList<TwoByTwo> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        _strata = [.. strata];
    }

    private StratifiedTables(TwoByTwo[] strata, ClusteredCells? rows)
    {
        _strata = strata;
        _rows = rows;
    }

    /// <summary>The tables, as given.</summary>
    public IReadOnlyList<TwoByTwo> Strata => _strata;

    /// <summary>The sum of all tables: the association without regard to the strata.</summary>
    public TwoByTwo Collapsed => _strata.Aggregate(default(TwoByTwo), (sum, stratum) => sum + stratum);

    /// <summary>Counts rows into strata.</summary>
    /// <param name="exposed">n exposures.</param>
    /// <param name="events">n outcomes.</param>
    /// <param name="strata">n stratum numbers, each 0 or more; the tables come in their order, unused numbers giving an
    /// empty table.</param>
    /// <param name="clusters">n numbers of 0 or more, equal for rows that belong together (a customer's snapshots), or empty.</param>
    /// <exception cref="ArgumentException">Lengths differ or a stratum number is negative.</exception>
    public static StratifiedTables Of(
        ReadOnlySpan<bool> exposed, ReadOnlySpan<bool> events, ReadOnlySpan<int> strata, ReadOnlySpan<int> clusters = default)
    {
        if (exposed.Length != events.Length || exposed.Length != strata.Length || (!clusters.IsEmpty && clusters.Length != strata.Length))
        {
            throw new ArgumentException(
                $"{exposed.Length} exposures, {events.Length} outcomes, {strata.Length} strata, {clusters.Length} clusters.", nameof(strata));
        }

        var counts = new double[StratumNumbers.Count(strata) * ClusteredCells.PerStratum];
        var cellOfRow = new int[strata.Length];
        for (var i = 0; i < strata.Length; i++)
        {
            cellOfRow[i] = (strata[i] * ClusteredCells.PerStratum) + (exposed[i] ? 0 : 2) + (events[i] ? 0 : 1);
            counts[cellOfRow[i]]++;
        }

        var tables = new TwoByTwo[counts.Length / ClusteredCells.PerStratum];
        for (var k = 0; k < tables.Length; k++)
        {
            var own = counts.AsSpan(k * ClusteredCells.PerStratum, ClusteredCells.PerStratum);
            tables[k] = new TwoByTwo(own[0], own[1], own[2], own[3]);
        }

        return new StratifiedTables(tables, clusters.IsEmpty ? null : new ClusteredCells(cellOfRow, clusters.ToArray()));
    }

    /// <summary>Every count divided by the same number: the effective counts, as of independent rows.</summary>
    private StratifiedTables DividedBy(double effect) => new(Array.ConvertAll(_strata, stratum => stratum.DividedBy(effect)), null);
}
