using Milestones.Usage.Customers;
using Milestones.Usage.Journeys;

namespace Milestones.Usage;

/// <summary>Turns a study's data into the table of customers' first months.</summary>
public static class JourneyTableBuilder
{
    /// <summary>Reads customers and events once more. Rows of the event logs that cannot be used are passed over: build the
    /// modelling table first, which judges them.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to do it; null: the defaults.</param>
    /// <returns>The table, the same for any number of threads and any order of files and rows; null where the catalog names no core action.</returns>
    /// <exception cref="InputException">The data cannot be used, or the core action or a setup step never occurs.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static JourneyTable? Build(Study study, BuildOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Catalog.CoreAction is null)
        {
            return null;
        }

        var errors = new RowErrors(study.ToleratedRows);
        var customers = CustomerTableReader.Read(study, errors);
        var seats = SeatHistory.Read(study, customers, errors);
        errors.ThrowIfTooMany();
        return JourneyRows.Read(study, customers, seats, asOf: null, mayBeAbsent: false, options ?? new BuildOptions());
    }
}
