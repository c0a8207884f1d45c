namespace Milestones.Numerics;

/// <summary>
/// Fourfold tables of one exposure and one event in several strata, and what they say together about the association within
/// the strata. Strata in which exposure or event does not vary are allowed; they add nothing to the odds ratio and its tests.
/// </summary>
public sealed partial class StratifiedTables
{
    private readonly TwoByTwo[] _strata;

    /// <summary>Takes the tables of the strata, one each, in any order.</summary>
    public StratifiedTables(IReadOnlyList<TwoByTwo> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        _strata = [.. strata];
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
    /// <exception cref="ArgumentException">Lengths differ or a stratum number is negative.</exception>
    public static StratifiedTables Of(ReadOnlySpan<bool> exposed, ReadOnlySpan<bool> events, ReadOnlySpan<int> strata)
    {
        if (exposed.Length != events.Length || exposed.Length != strata.Length)
        {
            throw new ArgumentException($"{exposed.Length} exposures, {events.Length} outcomes, {strata.Length} strata.", nameof(strata));
        }

        var cells = new double[StratumNumbers.Count(strata), 4];
        for (var i = 0; i < strata.Length; i++)
        {
            cells[strata[i], (exposed[i] ? 0 : 2) + (events[i] ? 0 : 1)]++;
        }

        var tables = new TwoByTwo[cells.GetLength(0)];
        for (var k = 0; k < tables.Length; k++)
        {
            tables[k] = new TwoByTwo(cells[k, 0], cells[k, 1], cells[k, 2], cells[k, 3]);
        }

        return new StratifiedTables(tables);
    }
}
