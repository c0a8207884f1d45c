using Microsoft.Data.Analysis;
using Milestones.Framework;
using Milestones.MLNet.Frames;
using Milestones.Reporting.Csv;

namespace Milestones.MLNet;

/// <summary>Scores as a <see cref="DataFrame"/>, for notebooks: a row per customer, as they come.</summary>
public static class ScoresFrame
{
    /// <summary>The columns of <c>scores.csv</c>, numbers as Double; null where there is nothing to say.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="framework">The framework by which they were given.</param>
    public static DataFrame ToDataFrame(this IEnumerable<CustomerScore> scores, MilestoneFramework framework)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var rows = scores.ToList();
        return new DataFrame(ScoreColumn.Of(framework).Select(column =>
            CsvCells.Column(column.Name, column.IsNumber, rows.Select(column.Cell))));
    }
}
