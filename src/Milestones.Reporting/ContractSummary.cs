using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Milestones.Framework;
using Milestones.Reporting.Wording;
using Milestones.Usage;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Milestones.Reporting;

/// <summary>How a data contract stands, for a terminal and for other programs.</summary>
public static class ContractSummary
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The report, to be written to a console.</summary>
    public static IRenderable Of(ContractReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new Rows(
        [
            Text(Sentence(report), "bold"),
            .. (report.Data?.Logs ?? []).Select(log => Text($"{log.Name}: {Numbers.Count(log.Events)} events{Span(log)}")),
            .. report.Findings.Select(finding => Text(
                string.Join(' ', $"{finding.Severity.ToString().ToLowerInvariant()}: {finding.Message}", finding.Remedy).TrimEnd(),
                finding.Severity switch { FindingSeverity.Error => "red", FindingSeverity.Warning => "yellow", _ => "default" })),
        ]);
    }

    /// <summary>The report as JSON: members in snake_case.</summary>
    public static string Json(ContractReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonSerializer.Serialize(
            new
            {
                report.State,
                report.Study,
                report.Framework,
                report.AsOf,
                report.BaselineAsOf,
                Customers = report.Data?.Customers,
                Logs = (report.Data?.Logs ?? []).Select(log => new { log.Name, log.Events, First = FirstDay(log), Last = LastDay(log) }),
                report.Findings,
            },
            Options);
    }

    private static string Sentence(ContractReport report) => string.Create(CultureInfo.InvariantCulture, $"{(report.State switch
    {
        ContractState.Fulfilled => "The data contract is fulfilled",
        ContractState.Doubtful => "The data can be used, but somebody should look",
        _ => "The data contract is broken",
    })}: {report.Study} as of {report.AsOf:yyyy-MM-dd}{(report.BaselineAsOf is { } then ? string.Create(CultureInfo.InvariantCulture, $", against {then:yyyy-MM-dd}") : "")}, {Numbers.Count(report.Data?.Customers ?? 0)} customers.");

    private static string Span(SurveyedLog log) => log.Days.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" from {FirstDay(log):yyyy-MM-dd} to {LastDay(log):yyyy-MM-dd}");

    private static DateOnly? FirstDay(SurveyedLog log) => log.Days.Count == 0 ? null : log.Days[0].Day;

    private static DateOnly? LastDay(SurveyedLog log) => log.Days.Count == 0 ? null : log.Days[^1].Day;

    private static Markup Text(string text, string style = "default") => new($"[{style}]{Markup.Escape(VisibleText.Of(text))}[/]");
}
