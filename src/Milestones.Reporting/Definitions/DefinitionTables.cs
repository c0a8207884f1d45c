using Milestones.Reporting.Tables;
using Milestones.Reporting.Wording;

namespace Milestones.Reporting.Definitions;

/// <summary>The tables of the sheet, the same on every page.</summary>
internal static class DefinitionTables
{
    private const string Everybody = "everybody";

    public static ReportTable Milestones(DefinitionSheet sheet) => ReportTable.Of(
        ["milestone", "reached when", "#reached", "what goes with it"],
        sheet.Milestones.Select(milestone => (IReadOnlyList<ReportCell>)[
            milestone.Name, milestone.Definition, Cell.Percent(milestone.Reached), milestone.GoesWith ?? Numbers.None]));

    public static ReportTable SetupSteps(DefinitionSheet sheet) => ReportTable.Of(
        ["setup step", "counts", "open to"],
        sheet.SetupSteps.Select(step => (IReadOnlyList<ReportCell>)[step.Title, step.CountsFrom, step.OpenTo ?? Everybody]));

    /// <summary>The features of a category: mature ones first, since they are what is asked for.</summary>
    public static ReportTable Features(CategoryDefinition category) => ReportTable.Of(
        ["feature", "stands for", "counts from", "open to"],
        category.Mature.Select(feature => Row(feature, "mature")).Concat(category.Basic.Select(feature => Row(feature, "basic"))));

    /// <summary>What counts as basic and mature in a category, as a sentence.</summary>
    public static string Sentence(CategoryDefinition category) =>
        $"Mature: {category.MatureFrom}{Titles(category.Mature)}. Basic: {category.BasicFrom}{Titles(category.Basic)}. {Numbers.Percent(category.ReachedMature)} of the customers are mature, {Numbers.Percent(category.ReachedBasic)} at least basic.";

    private static string Titles(IReadOnlyList<ItemDefinition> items) =>
        items.Count == 0 ? "" : $": {string.Join(", ", items.Select(item => item.Title))}";

    private static IReadOnlyList<ReportCell> Row(ItemDefinition feature, string level) => [feature.Title, level, feature.CountsFrom, feature.OpenTo ?? Everybody];
}
