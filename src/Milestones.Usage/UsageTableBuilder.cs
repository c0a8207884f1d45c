using Milestones.Usage.Building;
using Milestones.Usage.Customers;
using Milestones.Usage.Events;

namespace Milestones.Usage;

/// <summary>Turns a study's data into the modelling table.</summary>
public static class UsageTableBuilder
{
    /// <summary>Reads customers and events, selects the population, and measures features and outcome.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to do it; null: the defaults.</param>
    /// <returns>The table, the same for any number of threads and any order of files and rows.</returns>
    /// <exception cref="InputException">The data cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static UsageTable Build(Study study, BuildOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        options ??= new BuildOptions();
        var errors = new RowErrors(study.ToleratedRows);
        var table = CustomerTableReader.Read(study, errors);
        errors.ThrowIfTooMany();
        options.Cancellation.ThrowIfCancellationRequested();

        var counts = study.Events.Count == 0
            ? null
            : EventCounter.Count(Plan(study, table), errors, options.Threads, options.Progress, options.Cancellation);
        errors.ThrowIfTooMany();

        var usage = Build(study, table, counts, errors);
        if (counts is not null)
        {
            NeverOccurring.Refuse(study, usage, counts, options.Cancellation);
        }

        options.Progress?.Report(1);
        return usage;
    }

    /// <summary>The same from customers and counts that are at hand.</summary>
    internal static UsageTable Build(Study study, CustomerTable table, EventCounts? counts, RowErrors errors)
    {
        var population = Population.Select(study, table, counts);
        var crossChecks = OutcomeCrossChecks.Run(study, table, population, errors);
        errors.ThrowIfTooMany();

        List<Finding> findings = [.. errors.Findings(), .. counts?.Findings ?? [], .. FeatureWindowCoverage.Findings(study.Windows, counts), .. crossChecks];
        var secondary = SecondaryOutcomes.Read(study, table, counts, population.Members, findings);
        var features = FeatureColumns.Build(study, table, counts, population.Members, findings);
        return Assemble(study, table, population, counts, features, secondary, findings);
    }

    /// <summary>What is to be counted for whom.</summary>
    internal static EventCountingPlan Plan(Study study, CustomerTable table)
    {
        var windows = study.Windows ?? throw new ArgumentException("Events are counted in windows, and the study has none.", nameof(study));
        var anchors = table.Customers.SelectMany(customer => windows.Anchors(customer.SignedUp)).ToList();
        return new EventCountingPlan
        {
            Study = study,
            CustomerIds = [.. table.Customers.Select(customer => customer.Id)],
            WindowsPerCustomer = Math.Max(1, windows.Snapshots.Count),
            FeatureWindows = [.. anchors.Select(anchor => anchor is { } day ? windows.FeatureWindow(day) : default)],
            OutcomeWindows = [.. anchors.Select(anchor => anchor is { } day ? windows.OutcomeWindow(day) : default)],
            SignedUp = [.. table.Customers.Select(customer => customer.SignedUp)],
        };
    }

    private static UsageTable Assemble(
        Study study, CustomerTable table, Population population, EventCounts? counts, IReadOnlyList<FeatureColumn> features, IReadOnlyList<OutcomeColumn> secondary, List<Finding> findings)
    {
        var members = population.Members;
        var holdOut = HoldOut.Draw(study, members, population.Split);
        findings.AddRange(holdOut.Findings(members));
        findings.AddRange(population.Findings(study.Customers));
        Customer[] customers = [.. members.Select(member => member.Customer)];
        bool[] outcome = [.. members.Select(member => member.Retained)];
        var heldOut = holdOut.HeldOut.Count(isHeldOut => isHeldOut);
        var snapshots = Math.Max(1, study.Windows?.Snapshots.Count ?? 1);
        var pooled = population.Split is null
            ? null
            : PooledSnapshots.Of(
                population.Flows(table.RowsOfFile), [.. customers.Select(customer => customer.Id)], [.. members.Select(member => member.Snapshot)], holdOut.HeldOut);
        return new UsageTable
        {
            Customers = customers,
            Pooled = pooled,
            Features = features,
            Context = ContextColumns.Of(study.Strata, members, holdOut.HeldOut),
            Outcome = outcome,
            SecondaryOutcomes = secondary,
            HeldOut = holdOut.HeldOut,
            HoldOutIsTemporal = holdOut.IsTemporal,
            ActiveDays = counts is null ? null : [.. members.Select(member => counts.ActiveDays[member.Window])],
            Population = new PopulationFlow(table.RowsOfFile * snapshots, population.Exclusions, members.Count - heldOut, heldOut) { Snapshots = snapshots },
            Findings = findings,
            Fingerprint = TableFingerprint.Of(customers, features, outcome, secondary, holdOut.HeldOut, pooled),
        };
    }
}
