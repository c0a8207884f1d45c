using Milestones.Framework;

namespace Milestones.Reporting.Csv;

/// <summary>Writes <c>population.csv</c>: how the customers became the population, as counts that add up. The customers of
/// the table minus the excluded are those of training and hold-out.</summary>
public static class PopulationCsv
{
    /// <summary>Writes the file's content.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="neutraliseFormulas">Whether cells that a spreadsheet would compute are made text by an apostrophe before them.</param>
    public static void Write(MilestoneFramework framework, Stream stream, bool neutraliseFormulas = false)
    {
        ArgumentNullException.ThrowIfNull(framework);
        CsvOutput.Write(stream, ["step", "description", framework.Population.Pooled is null ? "customers" : "customer_snapshots", "retained"], Rows(framework.Population), neutraliseFormulas);
    }

    private static IEnumerable<string[]> Rows(Population population)
    {
        yield return ["table", "rows of the customer table", CsvOutput.Number(population.Customers), ""];
        foreach (var exclusion in population.Exclusions)
        {
            yield return ["excluded", exclusion.Reason, CsvOutput.Number(exclusion.Count), ""];
        }

        yield return ["training", "everything is chosen from these", CsvOutput.Number(population.Training), Retained(population.Retained.Training)];
        yield return ["hold_out", HoldOut(population.HoldOut), CsvOutput.Number(population.HeldOut), Retained(population.Retained.HoldOut)];
        foreach (var row in population.Pooled is { } pooled ? Snapshots(pooled) : [])
        {
            yield return row;
        }
    }

    /// <summary>The flow of each snapshot, whose steps are named after its date, and how many customers the rows are.</summary>
    private static IEnumerable<string[]> Snapshots(PooledPopulation pooled)
    {
        foreach (var flow in pooled.Snapshots)
        {
            var date = flow.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            yield return [$"{date} table", "rows of the customer table", CsvOutput.Number(flow.Customers), ""];
            foreach (var exclusion in flow.Exclusions)
            {
                yield return [$"{date} excluded", exclusion.Reason, CsvOutput.Number(exclusion.Count), ""];
            }

            yield return [$"{date} training", "of the training rows", CsvOutput.Number(flow.Training), ""];
            yield return [$"{date} hold_out", "of the rows held out", CsvOutput.Number(flow.HeldOut), ""];
        }

        yield return ["training_customers", "customers among the training rows", CsvOutput.Number(pooled.TrainingCustomers), ""];
        yield return ["hold_out_customers", "customers among the rows held out", CsvOutput.Number(pooled.HeldOutCustomers), ""];
        yield return ["unseen_customers", "of these, customers without a training row", CsvOutput.Number(pooled.UnseenCustomers), ""];
    }

    private static string HoldOut(HoldOutKind kind) =>
        kind == HoldOutKind.Latest ? "the latest customers, from whom nothing is chosen" : "drawn by hash, not temporal; nothing is chosen from these";

    private static string Retained(Share? share) => CsvOutput.Number(share?.Count);
}
