using Milestones.Framework;

namespace Milestones.Reporting.Csv;

/// <summary>Writes <c>population.csv</c>: how the customers became the population, as counts that add up. The customers of
/// the table minus the excluded are those of training and hold-out.</summary>
public static class PopulationCsv
{
    /// <summary>Writes the file's content.</summary>
    public static void Write(MilestoneFramework framework, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(framework);
        CsvOutput.Write(stream, ["step", "description", "customers", "retained"], Rows(framework.Population));
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
    }

    private static string HoldOut(HoldOutKind kind) =>
        kind == HoldOutKind.Latest ? "the latest customers, from whom nothing is chosen" : "drawn by hash, not temporal; nothing is chosen from these";

    private static string Retained(Share? share) => CsvOutput.Number(share?.Count);
}
