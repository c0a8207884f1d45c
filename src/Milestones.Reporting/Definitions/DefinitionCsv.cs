using Milestones.Reporting.Csv;

namespace Milestones.Reporting.Definitions;

/// <summary>The sheet as one table, for people who filter: a row per milestone, step, level of a category, and feature.</summary>
internal static class DefinitionCsv
{
    private static readonly string[] Header = ["part", "category", "level", "name", "title", "definition", "open_to", "reached"];

    public static void Write(DefinitionSheet sheet, Stream stream, bool neutraliseFormulas) => CsvOutput.Write(stream, Header, Rows(sheet), neutraliseFormulas);

    private static IEnumerable<string[]> Rows(DefinitionSheet sheet)
    {
        yield return ["framework", "", "", sheet.Framework, $"{sheet.Study} {sheet.Version}", sheet.Status, "", ""];
        foreach (var milestone in sheet.Milestones)
        {
            yield return ["milestone", "", "", milestone.Name, milestone.Name, milestone.Definition, "", CsvOutput.Number(milestone.Reached)];
        }

        foreach (var step in sheet.SetupSteps)
        {
            yield return Item("setup step", "", "", step);
        }

        foreach (var category in sheet.Categories)
        {
            yield return ["level", category.Name, "mature", category.Name, category.Name, category.MatureFrom, "", CsvOutput.Number(category.ReachedMature)];
            yield return ["level", category.Name, "basic", category.Name, category.Name, category.BasicFrom, "", CsvOutput.Number(category.ReachedBasic)];
            foreach (var feature in category.Mature)
            {
                yield return Item("feature", category.Name, "mature", feature);
            }

            foreach (var feature in category.Basic)
            {
                yield return Item("feature", category.Name, "basic", feature);
            }
        }
    }

    private static string[] Item(string part, string category, string level, ItemDefinition item) =>
        [part, category, level, item.Name, item.Title, item.CountsFrom, item.OpenTo ?? "", ""];
}
