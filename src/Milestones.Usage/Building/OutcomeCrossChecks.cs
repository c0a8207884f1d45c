using Milestones.Usage.Customers;
using Milestones.Usage.Tables;

namespace Milestones.Usage.Building;

/// <summary>Compares the outcome with the other records of churn that a study names.</summary>
internal static class OutcomeCrossChecks
{
    /// <summary>One finding per check, with the counts of agreement and contradiction.</summary>
    /// <param name="study">The study.</param>
    /// <param name="table">The customers.</param>
    /// <param name="population">Its outcome is compared where the outcome is activity; otherwise the records of all customers.</param>
    /// <param name="errors">Takes malformed rows of the checks' own files.</param>
    /// <exception cref="InputException">A file is missing, empty or broken, or lacks a column.</exception>
    public static IReadOnlyList<Finding> Run(Study study, CustomerTable table, Population population, RowErrors errors)
    {
        if (study.Outcome.CrossChecks.Count == 0)
        {
            return [];
        }

        var lost = Lost(study, table, population);
        return [.. study.Outcome.CrossChecks.Select(check => Compare(check, lost, Churned(study, table, check, errors), table, Record(study)))];
    }

    /// <summary>Per customer of the table whether the outcome's own record says churned; customers without one are left out.</summary>
    private static Dictionary<int, bool> Lost(Study study, CustomerTable table, Population population)
    {
        if (study.Outcome is RetainedByActivity)
        {
            // Of several snapshots the last.
            return population.Members.GroupBy(member => member.Index).Select(rows => rows.Last()).ToDictionary(member => member.Index, member => !member.Retained);
        }

        var usable = Enumerable.Range(0, table.Customers.Count).Where(table.IsUsable);
        return study.Outcome is RetainedByColumn
            ? usable.Where(index => Stated(index) is not null).ToDictionary(index => index, index => Stated(index) == false)
            : usable.ToDictionary(index => index, index => table.Customers[index].Churned is not null);

        bool? Stated(int index) => table.Outcomes[0]!.Of(table.Rows[index], window: null);
    }

    private static string Record(Study study) => study.Outcome switch
    {
        RetainedByColumn column => $"the column '{column.Column}'",
        RetainedByActivity => "activity in the outcome window",
        _ => "the churn dates",
    };

    /// <summary>The identifiers of the customers who churned by another record.</summary>
    private static HashSet<string> Churned(Study study, CustomerTable table, OutcomeCrossCheck check, RowErrors errors)
    {
        var means = check.ChurnedWhen.ToHashSet(StringComparer.Ordinal);
        var (ids, texts) = check.File is null
            ? (table.Texts.Texts(study.Customers.Id), table.Texts.Texts(check.Column))
            : ReadOther(study, check, errors);
        return ids.Zip(texts)
            .Where(pair => means.Count == 0 ? pair.Second.Length > 0 : means.Contains(pair.Second))
            .Select(pair => pair.First)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static (IReadOnlyList<string> Ids, IReadOnlyList<string> Texts) ReadOther(Study study, OutcomeCrossCheck check, RowErrors errors)
    {
        var namedBy = $"the cross-check '{check.Name}' of the study";
        var other = TextTableReader.Read(
            study.Folder, check.File!, [new ColumnUse(check.Customer!, namedBy), new ColumnUse(check.Column, namedBy)], errors);
        return (other.Texts(check.Customer!), other.Texts(check.Column));
    }

    private static Finding Compare(OutcomeCrossCheck check, Dictionary<int, bool> lost, HashSet<string> churned, CustomerTable table, string record)
    {
        var both = lost.Count(pair => pair.Value && IsChurned(pair.Key));
        var onlyCheck = lost.Count(pair => !pair.Value && IsChurned(pair.Key));
        var onlyOutcome = lost.Count(pair => pair.Value && !IsChurned(pair.Key));
        var neither = lost.Count - both - onlyCheck - onlyOutcome;
        var message = FormattableString.Invariant(
            $"By {check.Name}, {both + onlyCheck:N0} of {lost.Count:N0} customers churned; by {record}, {both + onlyOutcome:N0}. Both say so of {both:N0}, only the first of {onlyCheck:N0}, only the second of {onlyOutcome:N0}, neither of {neither:N0}.");
        return onlyCheck + onlyOutcome == 0
            ? new Finding(FindingSeverity.Note, "outcome-confirmed", message)
            : new Finding(FindingSeverity.Warning, "outcome-contradicted", message);

        bool IsChurned(int index) => churned.Contains(table.Customers[index].Id);
    }
}
