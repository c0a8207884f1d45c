using Milestones.Usage.Building;
using Milestones.Usage.Customers;
using Milestones.Usage.Events;
using Milestones.Usage.Journeys;

namespace Milestones.Usage;

/// <summary>Reads a study's data for scoring: everybody is a row, and no outcome is asked for.</summary>
public static class ScoringTableBuilder
{
    /// <summary>Reads customers and events. A customer's row depends on its own data and on the study, never on other customers.</summary>
    /// <param name="study">The study, with the catalog that is to be measured.</param>
    /// <param name="mayBeAbsent">Whether features, steps and core action may occur nowhere in the events; they are then taken for not used.</param>
    /// <param name="options">How to do it; null: the defaults.</param>
    /// <exception cref="InputException">The data cannot be used, or lack something that is to be measured.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ScoringTable Build(Study study, bool mayBeAbsent = false, BuildOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        options ??= new BuildOptions();
        var blind = study with { Windows = study.Windows?.AtLatest(), Outcome = new RetainedByChurnDate(), SecondaryOutcomes = [] }; // neither the past nor the future is asked for
        var errors = new RowErrors(study.ToleratedRows);
        var table = CustomerTableReader.Read(blind, errors);
        var seats = SeatHistory.Read(blind, table, errors);
        errors.ThrowIfTooMany();

        var counts = study.Events.Count == 0
            ? null
            : EventCounter.Count(UsageTableBuilder.Plan(blind, table), errors, options.Threads, options.Progress, options.Cancellation);
        errors.ThrowIfTooMany();
        if (!mayBeAbsent && counts?.Features.FirstOrDefault(use => use.Occurrences == 0) is { } absent)
        {
            throw Absent(study, absent.Feature);
        }

        var asOf = AsOf(study, counts);
        var journeys = study.Catalog.CoreAction is null ? null : Journeys.JourneyRows.Read(blind, table, seats, asOf, mayBeAbsent, options);
        return Assemble(blind, table, counts, asOf, journeys);
    }

    /// <summary>Until when the data reach.</summary>
    private static DateTime? AsOf(Study study, EventCounts? counts)
    {
        var asOf = study.Windows?.ObservedUntil ?? counts?.LastEvent?.Date.AddDays(1);
        return study.Windows?.Snapshot is { } snapshot && asOf < snapshot
            ? throw new InputException(new InputError(
                study.File,
                FormattableString.Invariant($"Features are measured up to {snapshot:yyyy-MM-dd}, but the data reach only to {asOf:yyyy-MM-dd}."),
                "Take an earlier 'at', or newer data.",
                Column: "windows.at"))
            : asOf;
    }

    private static ScoringTable Assemble(Study study, CustomerTable table, EventCounts? counts, DateTime? asOf, JourneyTable? journeys)
    {
        var needsSignup = study.Windows is { Snapshot: null };
        PopulationMember[] members = [.. Enumerable.Range(0, table.Customers.Count)
            .Where(table.IsUsable)
            .Select(customer => new PopulationMember(
                customer, table.Customers[customer], false, 0, study.Windows?.Snapshot ?? table.Customers[customer].SignedUp, customer))];
        var rows = (journeys?.Customers ?? []).Index().ToDictionary(customer => customer.Item.Id, customer => customer.Index, StringComparer.Ordinal);
        var measured = needsSignup ? [.. members.Where(member => member.Customer.SignedUp is not null)] : members;
        var columns = FeatureColumns.Build(study, table, counts, measured, []);
        return new ScoringTable
        {
            Customers = [.. measured.Select(member => member.Customer)],
            AsOf = asOf,
            Windows = study.Windows,
            Features = columns,
            Journeys = journeys,
            JourneyRows = [.. measured.Select(member => rows.TryGetValue(member.Customer.Id, out var row) ? (int?)row : null)],
        };
    }

    private static InputException Absent(Study study, Feature feature)
    {
        var source = (EventSource)feature.Source;
        var sought = source.Names.Select(name => $"is named '{name}'").Concat(source.Prefixes.Select(prefix => $"begins with '{prefix}'"));
        return new InputException(new InputError(
            string.Join(", ", study.Events.SelectMany(log => log.Files)),
            $"The feature '{feature.Name}' of the framework never occurs: no event {string.Join(" or ", sought)}{(source.Condition is null ? "" : " and fulfils its condition")}.",
            "Correct the name in the events, or say that it may be absent (--allow-absent), and it is taken for not used."));
    }
}
