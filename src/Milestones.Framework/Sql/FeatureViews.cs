using System.Globalization;
using Milestones.Usage;

namespace Milestones.Framework.Sql;

/// <summary>The features' values, their adoption, and the level in every category.</summary>
internal static class FeatureViews
{
    /// <summary>How a cell of a table says that a feature was used, or not, beside numbers.</summary>
    private static readonly string[] Yes = ["true", "yes", "t", "y", "on"];
    private static readonly string[] No = ["false", "no", "f", "n", "off"];

    /// <summary>Adds the views.</summary>
    /// <param name="subject">What is to be said.</param>
    /// <param name="measured">The customers with what they did.</param>
    /// <param name="views">Takes the views.</param>
    /// <returns>The last one: the customers with their levels.</returns>
    public static SqlView Add(SqlSubject subject, SqlView measured, List<SqlView> views)
    {
        if (subject.Set.Maturity is not { } maturity)
        {
            return measured;
        }

        var features = SqlView.Of(
            "milestones_features",
            $"The features' values{When(subject)}. NULL: the feature is not open to the customer, or nothing is known of it.",
            new SqlSelect { All = measured, Columns = [.. subject.Features.Select(feature => Value(subject, feature))], From = measured.Name });
        views.Add(features);
        var adoption = SqlView.Of("milestones_adoption", "Who has adopted what: 1 or 0.", new SqlSelect
        {
            All = features,
            Columns = [.. subject.Features.Select(feature => new SqlColumn(
                Adopted(subject, feature.Name), $"CASE WHEN {IsReached(subject, feature)} THEN 1 ELSE 0 END", $"{feature.Title}: {SqlWords.Adoption(feature)}"))],
            From = features.Name,
        });
        views.Add(adoption);
        var levels = SqlView.Of(
            "milestones_levels",
            "The level in every category: none, basic from one basic feature on, mature from a number of mature features on. NULL: not measured.",
            new SqlSelect { All = adoption, Columns = [.. maturity.Categories.Select(category => Level(subject, category))], From = adoption.Name });
        views.Add(levels);
        return levels;
    }

    /// <summary>The column of a feature's value.</summary>
    public static string ValueOf(SqlSubject subject, string feature) => subject.Names.Of("value", feature);

    /// <summary>The column of the level in a category, as the CSV of scores has it.</summary>
    public static string LevelOf(SqlSubject subject, string category) => subject.Names.Of("level", category);

    /// <summary>Whether a value is adoption; not of NULL.</summary>
    public static string IsReached(SqlSubject subject, FrameworkFeature feature) => feature.Adoption.AtLeast is { } threshold
        ? $"{ValueOf(subject, feature.Name)} >= {subject.Dialect.Literal(threshold)}"
        : $"{ValueOf(subject, feature.Name)} > 0";

    private static string Adopted(SqlSubject subject, string feature) => subject.Names.Of("adopted", feature);

    private static string When(SqlSubject subject) => subject.Windows switch
    {
        null => "",
        { Snapshot: null } windows => string.Create(CultureInfo.InvariantCulture, $" on days {windows.FeatureStart} to {windows.FeatureEnd - 1} since signup"),
        var windows => string.Create(CultureInfo.InvariantCulture, $" in the {-windows.FeatureStart} days before the snapshot"),
    };

    private static SqlColumn Value(SqlSubject subject, FrameworkFeature feature)
    {
        var conditions = new List<string> { "is_measured = 1" };
        var source = feature.Use.ToSource();
        var number = source is ColumnSource column ? Cell(subject, feature, column, conditions) : Uses(subject, feature);
        if (feature.Measure == Measure.PerSeat)
        {
            conditions.Add("seats > 0");
            number = $"{number} / seats";
        }

        AddEligibility(subject, feature.Eligibility, conditions);
        var origin = source is ColumnSource { Column: var name } ? $"column '{name}'" : SqlWords.Events((EventSource)source);
        return new SqlColumn(
            ValueOf(subject, feature.Name),
            $"CASE WHEN {string.Join(" AND ", conditions)} THEN {number} END",
            $"{feature.Title}, in {feature.Adoption.Unit}: {origin}{SqlWords.Eligibility(feature.Eligibility)}");
    }

    private static string Uses(SqlSubject subject, FrameworkFeature feature) => feature.Measure switch
    {
        Measure.Adopted => $"CASE WHEN {subject.Names.Of("uses", feature.Name)} > 0 THEN {subject.Dialect.Double("1")} ELSE {subject.Dialect.Double("0")} END",
        Measure.ActiveDays => subject.Dialect.Double($"COALESCE({subject.Names.Of("days", feature.Name)}, 0)"),
        _ => UseViews.Number(subject, subject.Names.Of("uses", feature.Name)),
    };

    private static string Cell(SqlSubject subject, FrameworkFeature feature, ColumnSource source, List<string> conditions)
    {
        var (dialect, text) = (subject.Dialect, subject.Column(source.Column));
        string[] closed = [.. source.NotEligible.Concat(subject.Study.Customers.NotEligible).Select(word => word.Trim()).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];
        if (closed.Length > 0)
        {
            conditions.Add($"NOT {text} IN {subject.List(closed)}");
        }

        var number = dialect.NumberOf(text);
        return feature.Measure switch
        {
            Measure.Adopted =>
                $"CASE WHEN LOWER({text}) IN {subject.List(Yes)} OR {number} > 0 THEN {dialect.Double("1")} WHEN LOWER({text}) IN {subject.List(No)} OR {number} = 0 THEN {dialect.Double("0")} END",
            Measure.Value => number,
            _ => $"CASE WHEN {number} >= 0 THEN {number} END",
        };
    }

    private static void AddEligibility(SqlSubject subject, Eligibility rule, List<string> conditions)
    {
        if (rule.Plans.Count > 0)
        {
            conditions.Add($"plan IN {subject.List(rule.Plans)}");
        }

        if (rule.Column is { } column)
        {
            conditions.Add($"{subject.Column(column)} IN {subject.List(rule.ColumnValues ?? [])}");
        }

        if (rule.AvailableFrom is { } launch && subject.Windows is not null)
        {
            conditions.Add($"measured_until > {subject.Dialect.Literal(launch.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc))}");
        }
    }

    private static SqlColumn Level(SqlSubject subject, CategoryMaturity category)
    {
        List<string> cases = [];
        if (category.MatureFrom is { } from)
        {
            cases.Add($"WHEN {string.Join(" + ", category.Mature.Select(name => Adopted(subject, name)))} >= {SqlSubject.Whole(from)} THEN 'mature'");
        }

        if (category.Basic.Count > 0)
        {
            cases.Add($"WHEN {string.Join(" + ", category.Basic.Select(name => Adopted(subject, name)))} >= 1 THEN 'basic'");
        }

        var level = cases.Count == 0 ? "'none'" : $"CASE {string.Join(' ', cases)} ELSE 'none' END";
        var words = category.MatureFrom is { } least ? $"mature from {SqlSubject.Whole(least)} of {SqlSubject.Whole(category.Mature.Count)} mature features on" : "nobody can be mature";
        return new SqlColumn(LevelOf(subject, category.Category), $"CASE WHEN is_measured = 1 THEN {level} END", $"{category.Category}: {words}");
    }
}
