using Milestones.Usage.Customers;
using Milestones.Usage.Events;

namespace Milestones.Usage.Building;

/// <summary>Who belongs to the population, and who was left out for which reason.</summary>
/// <param name="Members">In ordinal order of the identifiers, then by snapshot.</param>
/// <param name="Exclusions">The reasons that apply to anybody, in the order in which they are asked.</param>
/// <param name="Split">Which snapshots are held out; null unless several are pooled.</param>
internal sealed record Population(IReadOnlyList<PopulationMember> Members, IReadOnlyList<Exclusion> Exclusions, SnapshotSplit? Split)
{
    private IReadOnlyList<IReadOnlyList<Exclusion>> _exclusionsBySnapshot = [];

    /// <summary>Asks every customer at every snapshot in turn; the first reason that applies leaves the customer out.</summary>
    /// <param name="study">Windows and outcome.</param>
    /// <param name="table">The customers.</param>
    /// <param name="counts">What the event logs say; null without any.</param>
    /// <exception cref="InputException">The windows reach beyond the data, nobody is left, or all have the same outcome.</exception>
    public static Population Select(Study study, CustomerTable table, EventCounts? counts)
    {
        var outcome = new OutcomeReading(study, 0, table, counts);
        List<PopulationPart> parts = [.. Enumerable.Range(0, Math.Max(1, study.Windows?.Snapshots.Count ?? 1))
            .Select(snapshot => SelectAt(snapshot, study, table, outcome))];
        var split = parts.Count == 1 || parts.TrueForAll(part => part.Members.Count == 0)
            ? null
            : SnapshotSplit.Choose(study, [.. parts.Select(part => part.Members.Count)]);
        parts = split is null ? parts : [.. parts.Select((part, snapshot) => split.IsLeftOut(snapshot) ? part.LeaveOut(split.Reason) : part)];
        var population = new Population(
            [.. parts.SelectMany(part => part.Members).OrderBy(member => member.Window)],
            [.. parts.SelectMany(part => part.Exclusions)
                .GroupBy(exclusion => exclusion.Reason, StringComparer.Ordinal)
                .Select(exclusions => new Exclusion(exclusions.Key, exclusions.Sum(exclusion => exclusion.Count)))],
            split)
        {
            _exclusionsBySnapshot = [.. parts.Select(part => part.Exclusions)],
        };
        population.RefuseIfUseless(study, outcome.FollowUp);
        return population;
    }

    /// <summary>The flow of each snapshot; asked for where several are pooled.</summary>
    /// <param name="customers">Rows of the customer table.</param>
    public IReadOnlyList<SnapshotFlow> Flows(int customers) => [.. Split!.Dates.Select((date, snapshot) =>
    {
        var members = Members.Count(member => member.Snapshot == snapshot);
        var isHeldOut = Split.IsHeldOut(snapshot);
        return new SnapshotFlow(date, customers, _exclusionsBySnapshot[snapshot], isHeldOut ? 0 : members, isHeldOut ? members : 0);
    })];

    /// <summary>What a person should know about pooled snapshots.</summary>
    public IEnumerable<Finding> Findings(CustomerSource source)
    {
        string[] undated = [.. new[] { source.Plan, source.Seats, source.Spend, source.Tenure }.OfType<string>()];
        if (Split is not null && undated.Length > 0)
        {
            yield return new Finding(
                FindingSeverity.Note,
                "one-value-for-all-snapshots",
                $"The customer table holds one value per customer of {string.Join(", ", undated)}; it is taken for all {Split.Dates.Count} snapshots.");
        }
    }

    private static PopulationPart SelectAt(int snapshot, Study study, CustomerTable table, OutcomeReading outcome)
    {
        var snapshots = study.Windows?.Snapshots ?? [];
        var questions = Questions(study, table, outcome, snapshots.Count > 0 ? snapshots[snapshot] : null);
        var members = new List<PopulationMember>();
        var left = new int[questions.Count];
        for (var index = 0; index < table.Customers.Count; index++)
        {
            var customer = table.Customers[index];
            var member = new PopulationMember(
                index,
                snapshots.Count > 1 ? At(snapshots[snapshot], customer, study) : customer,
                false,
                snapshot,
                snapshots.Count > 0 ? snapshots[snapshot] : customer.SignedUp,
                (index * Math.Max(1, snapshots.Count)) + snapshot);
            var reason = questions.FindIndex(question => question.Applies(member));
            if (reason < 0)
            {
                members.Add(member with { Retained = outcome.Of(index, member.Anchor, member.Window)!.Value });
            }
            else
            {
                left[reason]++;
            }
        }

        // Rows that are malformed or without an identifier, and the repeated ones, are no customers of the table.
        left[0] += table.RowsOfFile - table.Customers.Count;
        return new PopulationPart(
            members, [.. questions.Zip(left).Where(pair => pair.Second > 0).Select(pair => new Exclusion(pair.First.Reason, pair.Second))]);
    }

    /// <summary>The customer as of a snapshot: the tenure counts up to it, unless the table states one.</summary>
    private static Customer At(DateTime snapshot, Customer customer, Study study) =>
        study.Customers.Tenure is null && customer.SignedUp is { } signup ? customer with { Tenure = (snapshot - signup).TotalDays } : customer;

    private static List<Question> Questions(Study study, CustomerTable table, OutcomeReading outcome, DateTime? snapshot)
    {
        var questions = new List<Question> { new("the row cannot be used", member => !table.IsUsable(member.Index)) };
        if (study.Windows is { } windows)
        {
            if (study.Customers.Signup is not null)
            {
                questions.Add(new("the signup is not known", member => member.Customer.SignedUp is null));
            }

            if (snapshot is { } date)
            {
                questions.Add(new(FormattableString.Invariant($"signed up on or after the snapshot ({date:yyyy-MM-dd})"), member => member.Customer.SignedUp >= date));
            }

            questions.Add(new(
                snapshot is { } day ? FormattableString.Invariant($"gone before the snapshot ({day:yyyy-MM-dd})") : $"gone before day {windows.FeatureEnd}",
                member => member.Customer.Churned < windows.FeatureWindow(member.Anchor!.Value).End));
            questions.Add(new(outcome.FollowUp.Reason, member => !outcome.FollowUp.IsComplete(member.Customer)));
        }

        questions.Add(new("the outcome is not known", member => outcome.Of(member.Index, member.Anchor, member.Window) is null));
        return questions;
    }

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
    private sealed record Question(string Reason, Predicate<PopulationMember> Applies);

    /// <summary>The population of one snapshot.</summary>
    private sealed record PopulationPart(IReadOnlyList<PopulationMember> Members, IReadOnlyList<Exclusion> Exclusions)
    {
        public PopulationPart LeaveOut(string reason) =>
            Members.Count == 0 ? this : new PopulationPart([], [.. Exclusions, new Exclusion(reason, Members.Count)]);
    }
}
