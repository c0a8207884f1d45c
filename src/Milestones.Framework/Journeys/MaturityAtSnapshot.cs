using Milestones.Evidence;
using Milestones.Framework.Scores;
using Milestones.Usage;

namespace Milestones.Framework.Journeys;

/// <summary>Who of the journeys' customers was mature when maturity was measured, and what became of them.</summary>
internal sealed class MaturityAtSnapshot
{
    private readonly JourneyTable _journeys;
    private readonly UsageTable _table;
    private readonly StudyWindows _windows;
    private readonly int[] _rows; // of the modelling table; −1: not in it
    private readonly bool[] _mature; // per row of the modelling table

    public MaturityAtSnapshot(JourneyTable journeys, StudyEvidence evidence, StudyWindows windows, MaturityMilestone maturity, IReadOnlyList<FrameworkFeature> features)
    {
        (_journeys, _table, _windows) = (journeys, evidence.Table, windows);
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < _table.RowCount; row++)
        {
            if (_table.Pooled?.IsLatest(row) is not false)
            {
                rows[_table.Customers[row].Id] = row;
            }
        }

        _rows = [.. journeys.Customers.Select(customer => rows.GetValueOrDefault(customer.Id, -1))];
        var scale = new MaturityScale(maturity, features);
        var values = scale.Features.ToDictionary(
            feature => feature.Name,
            feature => _table.Features.First(column => string.Equals(column.Feature.Name, feature.Name, StringComparison.Ordinal)).Values,
            StringComparer.Ordinal);
        _mature = [.. Enumerable.Range(0, _table.RowCount).Select(row => scale.IsMature(scale.LevelsOf(feature => values[feature.Name][row])))];
    }

    /// <summary>Whether the customer was mature; false for one who was gone by then. Asked for observable ones only.</summary>
    public bool IsMature(int row) => _rows[row] >= 0 && _mature[_rows[row]];

    /// <summary>Whether the utilization window was over when maturity was measured; with windows since signup, whether that was at all.</summary>
    public bool IsOver(int row) => _windows.Snapshot is { } snapshot
        ? _journeys.Customers[row].SignedUp!.Value.AddDays(_journeys.Settings.Utilization.End) <= snapshot
        : _journeys.IsFollowedTo(row, _windows.FeatureEnd);

    /// <summary>Whether it is known if the customer was mature: it was measured, or the customer was gone by then.</summary>
    public bool IsObservable(int row) => _rows[row] >= 0 || _journeys.Customers[row].Churned < Measured(row);

    /// <summary>Whether the customer was there at the snapshot, its outcome known.</summary>
    public bool IsPresent(int row) => _rows[row] >= 0;

    /// <summary>The study's outcome; asked for those present only.</summary>
    public bool IsRetained(int row) => _table.Outcome[_rows[row]];

    private DateTime Measured(int row) => _windows.FeatureWindow(_windows.Snapshot ?? _journeys.Customers[row].SignedUp!.Value).End;
}
