using Milestones.Usage.Events;
using Milestones.Usage.Rows;
using Milestones.Usage.Times;

namespace Milestones.Usage.Surveying;

/// <summary>Counts one event log by day and by item.</summary>
internal sealed class LogSurvey
{
    private readonly EventLogInput _log;
    private readonly EventRoutes _routes;
    private readonly RowErrors _errors = new(tolerated: 0); // judged by whoever asked
    private readonly DayTally _days = new();
    private PendingEvent _pending;

    private LogSurvey(EventLogInput log, IReadOnlyList<SurveyItem> items)
    {
        _log = log;
        _routes = new EventRoutes([.. items.Select(item => item.Source)], log.Columns, [], new FeatureSets(items.Count));
        Items = [.. items.Select(_ => new DayTally())];
    }

    /// <summary>The log by day.</summary>
    public SurveyedLog Log => new(string.Join(", ", _log.Log.Files), DayTally.InOrder([_days]));

    /// <summary>Each item by day.</summary>
    public IReadOnlyList<DayTally> Items { get; }

    /// <summary>Reads a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="items">What to count.</param>
    /// <param name="errors">Takes the rows that cannot be used.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InputException">A file cannot be read, or nobody can tell how its dates are written.</exception>
    public static LogSurvey Read(EventLogInput log, IReadOnlyList<SurveyItem> items, RowErrors errors, CancellationToken cancellation)
    {
        var format = TimeFormat.For(log.Log.TimeFormat);
        while (true)
        {
            var survey = new LogSurvey(log, items);
            if (survey.Read(format, cancellation))
            {
                errors.Add(survey._errors);
                return survey;
            }

            format = format.With(EventCounter.Survey(log, cancellation));
        }
    }

    /// <summary>Reads the log once; false where it is first to be found out whether days or months come first.</summary>
    private bool Read(TimeFormat format, CancellationToken cancellation)
    {
        var parser = new EventRowParser(_log, format);
        foreach (var row in TableRows.Read(_log.Files, _log.Columns.Selection, cancellation))
        {
            var problem = parser.Parse(row, ref _pending);
            if (parser.NeedsDateOrder)
            {
                return false;
            }

            problem ??= OfStranger(row, parser);
            if (problem is null)
            {
                Count(row);
            }
            else
            {
                _errors.Add(new InputError(row.File, problem.Problem, problem.Remedy, row.LineAt(row.RowStart), problem.Column));
            }
        }

        return true;
    }

    private RowProblem? OfStranger(RowReader row, EventRowParser parser)
    {
        var customer = _log.Keys.Find(_pending.KeyWords, row.Text(_pending.Key), out _);
        return customer >= 0 ? null : parser.UnknownCustomer(customer, row.Excerpt(_pending.Key));
    }

    private void Count(RowReader row)
    {
        var day = (int)(_pending.Ticks / TimeSpan.TicksPerDay);
        _days.Add(day);
        if (_pending.Units == 0)
        {
            return; // not a use
        }

        foreach (var (item, test) in _routes.Of(row.Field(_log.Columns.Event)).Targets)
        {
            if (test is null || test.AnyOf.Find(row.Field(test.Field)) >= 0)
            {
                Items[item].Add(day);
            }
        }
    }
}
