using Milestones.Usage.Customers;
using Milestones.Usage.Events;

namespace Milestones.Usage.Building;

/// <summary>Reads the outcomes that are reported beside the primary one. They exclude nobody: where one is not known, it is missing.</summary>
internal static class SecondaryOutcomes
{
    /// <summary>The columns, in the study's order.</summary>
    /// <param name="study">The study.</param>
    /// <param name="table">The customers.</param>
    /// <param name="counts">What the event logs say; null without any.</param>
    /// <param name="members">The rows of the columns.</param>
    /// <param name="findings">Takes what a person should notice.</param>
    /// <exception cref="InputException">The windows reach beyond the data.</exception>
    public static IReadOnlyList<OutcomeColumn> Read(
        Study study, CustomerTable table, EventCounts? counts, IReadOnlyList<PopulationMember> members, List<Finding> findings)
    {
        if (study.Outcome is ExpandedByColumns or ExpandedByChanges)
        {
            findings.Add(new Finding(
                FindingSeverity.Note,
                "outcome-is-not-retention",
                $"The primary outcome is '{study.Outcome.Name}': wherever retained and lost customers are spoken of, those with and without it are meant."));
        }

        var columns = new List<OutcomeColumn>();
        foreach (var (place, outcome) in study.SecondaryOutcomes.Index())
        {
            var reading = new OutcomeReading(study, place + 1, table, counts);
            bool?[] values = [.. members.Select(member => reading.FollowUp.IsComplete(member.Customer) ? reading.Of(member.Index, member.Anchor, member.Window) : null)];
            columns.Add(new OutcomeColumn(outcome.Name, values));
            findings.AddRange(Findings(outcome.Name, values));
        }

        return columns;
    }

    private static IEnumerable<Finding> Findings(string name, bool?[] values)
    {
        var unknown = values.Count(value => value is null);
        if (unknown > 0)
        {
            yield return new Finding(
                FindingSeverity.Note,
                "secondary-outcome-unknown",
                FormattableString.Invariant($"The outcome '{name}' is not known of {unknown:N0} of {values.Length:N0} customers; they are left out where it is reported."));
        }

        if (values.OfType<bool>().Distinct().Count() < 2)
        {
            yield return new Finding(FindingSeverity.Warning, "secondary-outcome-constant", $"The outcome '{name}' is the same for all of whom it is known, so it tells nobody apart.");
        }
    }
}
