using Milestones.Usage.Customers;
using Milestones.Usage.Events;
using Milestones.Usage.Journeys;
using Milestones.Usage.Surveying;

namespace Milestones.Usage;

/// <summary>Looks at the data of a study without making anything of them: can they be read, what do they hold, day by day. What is wrong with
/// them is a finding, not an error, so that all of it is told at once.</summary>
public static class DataSurvey
{
    /// <summary>Reads customers and events once.</summary>
    /// <param name="study">The study, with the catalog that is to be measured.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SurveyedData Run(Study study, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        var findings = new List<Finding>();
        var errors = new RowErrors(study.ToleratedRows);
        var customers = Attempt(findings, "customers-unusable", () => Customers(study, errors));
        var logs = customers is null ? [] : Attempt(findings, "events-unusable", () => Logs(study, customers, errors, cancellation)) ?? [];
        return new SurveyedData
        {
            Customers = customers?.Customers.Count ?? 0,
            WithoutSeats = customers?.Customers.Count(customer => customer.Seats is null) ?? 0,
            Plans = (customers?.Customers ?? []).Select(customer => customer.Plan).OfType<string>()
                .GroupBy(plan => plan, StringComparer.Ordinal)
                .OrderBy(plan => plan.Key, StringComparer.Ordinal)
                .ToDictionary(plan => plan.Key, plan => plan.Count(), StringComparer.Ordinal),
            Logs = [.. logs.Select(log => log.Log)],
            Items = SurveyItem.Sum(study, logs),
            Findings = [.. findings, .. errors.Findings()],
        };
    }

    private static CustomerTable Customers(Study study, RowErrors errors)
    {
        var table = CustomerTableReader.Read(study, errors);
        SeatHistory.Read(study, table, errors);
        errors.ThrowIfTooMany();
        return table;
    }

    private static List<LogSurvey> Logs(Study study, CustomerTable customers, RowErrors errors, CancellationToken cancellation)
    {
        var items = SurveyItem.Of(study);
        var properties = items.Select(item => item.Source.Condition?.Column).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var keys = ByteKeyTable.Of([.. customers.Customers.Select(customer => customer.Id)]);
        List<LogSurvey> logs = [.. EventLogInput.Open(study, properties, keys, errors).Select(log => LogSurvey.Read(log, items, errors, cancellation))];
        errors.ThrowIfTooMany();
        return logs;
    }

    private static T? Attempt<T>(List<Finding> findings, string code, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (InputException problem)
        {
            findings.Add(new Finding(FindingSeverity.Error, code, problem.Message));
            return null;
        }
    }
}

/// <summary>What the data of a study hold.</summary>
public sealed record SurveyedData
{
    /// <summary>Different customers of the customer table.</summary>
    public required int Customers { get; init; }

    /// <summary>Customers of whom no number of seats is known.</summary>
    public required int WithoutSeats { get; init; }

    /// <summary>Customers by plan, in ordinal order of the plans; empty where the study maps none.</summary>
    public required IReadOnlyDictionary<string, int> Plans { get; init; }

    /// <summary>The event logs, in the study's order; empty where they cannot be read.</summary>
    public required IReadOnlyList<SurveyedLog> Logs { get; init; }

    /// <summary>What the catalog measures from events: features, core action and setup steps, in its order; empty where the logs cannot be read.</summary>
    public required IReadOnlyList<SurveyedItem> Items { get; init; }

    /// <summary>What is wrong with them.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}

/// <summary>An event log, day by day.</summary>
/// <param name="Name">Its files as the study names them.</param>
/// <param name="Days">Usable events per UTC day that has any, in order.</param>
public sealed record SurveyedLog(string Name, IReadOnlyList<DayCount> Days)
{
    /// <summary>Usable events altogether.</summary>
    public long Events => Days.Sum(day => day.Events);
}

/// <summary>What the catalog measures from events, day by day, over all logs.</summary>
/// <param name="Name">Name of the feature, core action or setup step.</param>
/// <param name="Kind">Which of them it is.</param>
/// <param name="Days">Its uses per UTC day that has any, in order.</param>
public sealed record SurveyedItem(string Name, SurveyedKind Kind, IReadOnlyList<DayCount> Days);

/// <summary>What the catalog measures from events.</summary>
public enum SurveyedKind
{
    /// <summary>A feature.</summary>
    Feature,

    /// <summary>The core action.</summary>
    CoreAction,

    /// <summary>A setup step, which customers take once, soon after signup.</summary>
    SetupStep,
}

/// <summary>Events of one day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Events">How many.</param>
public readonly record struct DayCount(DateOnly Day, long Events);
