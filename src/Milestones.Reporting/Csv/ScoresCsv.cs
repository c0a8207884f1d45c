using Milestones.Framework;

namespace Milestones.Reporting.Csv;

/// <summary>Writes <c>scores.csv</c>: a row per customer, as they come. Its columns are those of <see cref="ScoreColumn"/>.</summary>
public static class ScoresCsv
{
    /// <summary>Writes the file's content.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="neutraliseFormulas">Whether cells that a spreadsheet would compute are made text by an apostrophe before them.</param>
    /// <returns>How many customers there were.</returns>
    public static long Write(MilestoneFramework framework, IEnumerable<CustomerScore> scores, Stream stream, bool neutraliseFormulas = false)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var columns = ScoreColumn.Of(framework);
        long count = 0;
        CsvOutput.Write(stream, [.. columns.Select(column => column.Name)], scores.Select(score =>
        {
            count++;
            return columns.Select(column => column.Cell(score));
        }), neutraliseFormulas);
        return count;
    }
}
