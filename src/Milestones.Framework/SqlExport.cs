using System.Text;
using Milestones.Framework.Sql;
using Milestones.Usage;

namespace Milestones.Framework;

/// <summary>
/// Says a framework in SQL: views over the customer's own tables, the last of which, <c>milestones_scores</c>, has a row per customer with the
/// columns and values of <see cref="Scoring"/>. Each view adds one concept to the one before, so that every step can be looked at.
/// </summary>
public static class SqlExport
{
    /// <summary>Writes the scripts.</summary>
    /// <param name="framework">The framework; it says what is measured, and how.</param>
    /// <param name="study">The study; it says in which tables and columns the data are, and when features are measured. Its data are not opened.</param>
    /// <param name="dialect">The database.</param>
    /// <exception cref="InputException">The study lacks something that the framework asks for, or does not say where a table is.</exception>
    public static SqlScripts Of(MilestoneFramework framework, Study study, SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(dialect);
        var subject = new SqlSubject(framework, study, dialect);
        var views = new List<SqlView>();
        EventViews.Add(subject, views);
        var customers = CustomerViews.Add(subject, views);
        var used = UseViews.Add(subject, customers, views);
        var levels = FeatureViews.Add(subject, used, views);
        var reached = MilestoneViews.Add(subject, levels, views);
        NextStepViews.Add(subject, reached, views);
        string[] drops = [.. views.AsEnumerable().Reverse().Select(view => dialect.DropView(view.Name))];
        return new SqlScripts(Script(subject, Creation(views, drops, dialect.Fence)), Script(subject, drops));
    }

    private static IEnumerable<string> Creation(IEnumerable<SqlView> views, IEnumerable<string> drops, string fence)
    {
        foreach (var drop in drops)
        {
            yield return drop;
        }

        foreach (var view in views)
        {
            yield return "";
            foreach (var line in SqlComment.Lines(view.Words))
            {
                yield return line;
            }

            yield return $"CREATE VIEW {view.Name} AS\n{view.Query}{(view.IsStage && fence.Length > 0 ? $"\n{fence}" : "")};";
        }
    }

    private static string Script(SqlSubject subject, IEnumerable<string> statements)
    {
        var script = new StringBuilder();
        foreach (var line in Header(subject).SelectMany(words => SqlComment.Lines(words)))
        {
            script.Append(line).Append('\n');
        }

        var (begin, end) = subject.Dialect.Transaction;
        foreach (var statement in statements.Prepend(begin).Append(end).SkipWhile(text => text.Length == 0))
        {
            script.Append(statement.TrimEnd('\n')).Append('\n');
        }

        return script.ToString();
    }

    private static IEnumerable<string> Header(SqlSubject subject)
    {
        yield return $"The milestone framework of '{subject.Framework.Study}' for {subject.Dialect.Database}.";
        yield return $"Framework {subject.Framework.Id}.";
        yield return $"To run: {subject.Dialect.HowToRun}";
        yield return "Result: milestones_scores. Times are UTC: a column with a time zone is turned into it, one without is taken for it.";
        foreach (var expectation in subject.Dialect.Expectations)
        {
            yield return expectation;
        }
    }
}

/// <summary>A framework in SQL.</summary>
/// <param name="Create">Makes the views anew.</param>
/// <param name="Drop">Takes them away.</param>
public sealed record SqlScripts(string Create, string Drop);
