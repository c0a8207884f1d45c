using Milestones.Usage.Times;

namespace Milestones.Usage.Rows;

/// <summary>Looks through a whole column for dates that tell whether days or months come first.</summary>
internal static class DateOrderSurvey
{
    /// <summary>Reads the files once.</summary>
    /// <param name="files">All files of the column.</param>
    /// <param name="wanted">What to ask them for.</param>
    /// <param name="column">The column among those.</param>
    /// <param name="remedy">How a person can tell the order.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">The dates don't tell, or contradict each other; or a file cannot be read.</exception>
    public static DateOrder Run(
        IReadOnlyList<InputFile> files, FieldSelection wanted, int column, string remedy, CancellationToken cancellation = default)
    {
        var evidence = new DateOrderEvidence();
        foreach (var row in TableRows.Read(files, wanted, cancellation))
        {
            if (row.Problem is null)
            {
                evidence.Observe(row.Field(column), row.File, row.LineAt(row.RowStart));
            }
        }

        return evidence.Decide(wanted.Names[column], remedy);
    }
}
