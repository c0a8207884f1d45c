using Milestones.Usage.Customers;
using Milestones.Usage.Events;

namespace Milestones.Usage.Building;

/// <summary>Who belongs to the population, and who was left out for which reason.</summary>
/// <param name="Members">In ordinal order of the identifiers.</param>
/// <param name="Exclusions">The reasons that apply to anybody, in the order in which they are asked.</param>
internal sealed record Population(IReadOnlyList<PopulationMember> Members, IReadOnlyList<Exclusion> Exclusions)
{
    /// <summary>Asks every customer in turn; the first reason that applies leaves the customer out.</summary>
    /// <param name="study">Windows and outcome.</param>
    /// <param name="table">The customers.</param>
    /// <param name="counts">What the event logs say; null without any.</param>
    /// <exception cref="InputException">The windows reach beyond the data, nobody is left, or all have the same outcome.</exception>
    public static Population Select(Study study, CustomerTable table, EventCounts? counts)
    {
        var outcome = new OutcomeReading(study, 0, table, counts);
        var questions = Questions(study, table, outcome);
        var members = new List<PopulationMember>();
        var left = new int[questions.Count];
        for (var index = 0; index < table.Customers.Count; index++)
        {
            var reason = questions.FindIndex(question => question.Applies(index));
            if (reason < 0)
            {
                members.Add(new PopulationMember(index, table.Customers[index], outcome.Of(index)!.Value));
            }
            else
            {
                left[reason]++;
            }
        }

        // Rows that are malformed or without an identifier, and the repeated ones, are no customers of the table.
        left[0] += table.RowsOfFile - table.Customers.Count;
        var population = new Population(
            members,
            [.. questions.Zip(left).Where(pair => pair.Second > 0).Select(pair => new Exclusion(pair.First.Reason, pair.Second))]);
        population.RefuseIfUseless(study, outcome.FollowUp);
        return population;
    }

    private static List<Question> Questions(Study study, CustomerTable table, OutcomeReading outcome)
    {
        var questions = new List<Question> { new("the row cannot be used", index => !table.IsUsable(index)) };
        if (study.Windows is { } windows)
        {
            if (study.Customers.Signup is not null)
            {
                questions.Add(new("the signup is not known", index => table.Customers[index].SignedUp is null));
            }

            if (windows.Snapshot is { } snapshot)
            {
                questions.Add(new(FormattableString.Invariant($"signed up on or after the snapshot ({snapshot:yyyy-MM-dd})"), index => table.Customers[index].SignedUp >= snapshot));
            }

            questions.Add(new(
                windows.Snapshot is { } day ? FormattableString.Invariant($"gone before the snapshot ({day:yyyy-MM-dd})") : $"gone before day {windows.FeatureEnd}",
                index => table.Customers[index] is var customer && customer.Churned < Landmark(windows, customer)));
            questions.Add(new(outcome.FollowUp.Reason, index => !outcome.FollowUp.IsComplete(table.Customers[index])));
        }

        questions.Add(new("the outcome is not known", index => outcome.Of(index) is null));
        return questions;
    }

    /// <summary>The end of the feature window: who is gone by then had no chance to be counted.</summary>
    private static DateTime Landmark(StudyWindows windows, Customer customer) =>
        windows.FeatureWindow(windows.Snapshot ?? customer.SignedUp!.Value).End;

    private void RefuseIfUseless(Study study, FollowUp followUp)
    {
        var flow = string.Join("; ", Exclusions.Select(exclusion => FormattableString.Invariant($"{exclusion.Count:N0}: {exclusion.Reason}")));
        if (Members.Count == 0)
        {
            throw followUp.IsTooShortFor(Exclusions)
                ? followUp.TooShort()
                : new InputException(new InputError(
                    study.Customers.File, $"No customer is left to study ({flow}).", "Compare the windows of the study with the dates of the customers."));
        }

        var retained = Members.Count(member => member.Retained);
        if (retained == 0 || retained == Members.Count)
        {
            throw new InputException(new InputError(
                study.Customers.File,
                FormattableString.Invariant($"All {Members.Count:N0} customers of the population are {(retained == 0 ? "lost" : "retained")}, so nothing can tell them apart{(flow.Length == 0 ? "" : $" (left out are {flow})")}."),
                "Check 'outcome' and 'windows' of the study.",
                Column: (study.Outcome as RetainedByColumn)?.Column ?? study.Customers.Churn?.Column));
        }
    }

    /// <summary>A reason to leave a customer out.</summary>
    private sealed record Question(string Reason, Func<int, bool> Applies);
}
