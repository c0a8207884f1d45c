using System.Globalization;
using Milestones.Framework.Scores;
using Milestones.Usage;

namespace Milestones.Framework.Sql;

/// <summary>What is to be said in SQL: a framework about the tables of a study, in a dialect.</summary>
internal sealed class SqlSubject
{
    /// <summary>Puts the three together.</summary>
    /// <exception cref="InputException">The study lacks something that the framework asks for.</exception>
    public SqlSubject(MilestoneFramework framework, Study study, SqlDialect dialect)
    {
        Framework = framework;
        Study = ScoringStudy.Of(framework, study);
        Dialect = dialect;
        Names = new SqlNames(dialect);
        Own = new OwnTables(Study, dialect);
        var byName = framework.Features.ToDictionary(feature => feature.Name, StringComparer.Ordinal);
        Features = [.. Catalog.Features.Select(feature => byName[feature.Name])];
    }

    public MilestoneFramework Framework { get; }

    /// <summary>The study whose catalog and windows are the framework's.</summary>
    public Study Study { get; }

    public SqlDialect Dialect { get; }

    public SqlNames Names { get; }

    /// <summary>The study's tables and columns in the database.</summary>
    public OwnTables Own { get; }

    /// <summary>The features that levels depend on.</summary>
    public IReadOnlyList<FrameworkFeature> Features { get; }

    public MilestoneSet Set => Framework.Milestones;

    public FeatureCatalog Catalog => Study.Catalog;

    /// <summary>When features are measured; null for a ready table.</summary>
    public StudyWindows? Windows => Study.Windows;

    public bool HasEvents => Study.Events.Count > 0;

    /// <summary>Whether core actions are counted since signup.</summary>
    public bool HasJourney => Catalog.CoreAction is not null;

    /// <summary>Texts as a list in brackets.</summary>
    public string List(IEnumerable<string> texts) => $"({string.Join(", ", texts.Select(Dialect.Literal))})";

    /// <summary>Whether an event is one of a source's.</summary>
    public string IsOf(EventSource source)
    {
        List<string> names = source.Names.Count > 0 ? [$"event IN {List(source.Names)}"] : [];
        names.AddRange(source.Prefixes.Select(prefix => Dialect.StartsWith("event", Dialect.Literal(prefix))));
        var named = names.Count == 1 ? names[0] : $"({string.Join(" OR ", names)})";
        return source.Condition is { } condition ? $"{named} AND {Property(condition.Column)} IN {List(condition.AnyOf)}" : named;
    }

    /// <summary>The name of an event's property.</summary>
    public string Property(string column) => Names.Of("property", column);

    /// <summary>The name of a column of the customer table that features depend on.</summary>
    public string Column(string column) => Names.Of("column", column);

    /// <summary>A whole number as SQL.</summary>
    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
