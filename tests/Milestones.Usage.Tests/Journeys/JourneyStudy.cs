using System.Globalization;

namespace Milestones.Usage.Tests.Journeys;

/// <summary>A study of a core action (<c>sent</c>) and two steps in a temporary folder.</summary>
internal sealed class JourneyStudy : IDisposable
{
    private readonly StudyFolder _folder = new();

    public string Milestones { get; init; } = "{}";

    public string CustomerKeys { get; init; } = "";

    public string Outcome { get; init; } = "churn_date";

    public string CoreAction { get; init; } = "{name: sent, event: sent}";

    public StudyFolder Folder => _folder;

    public JourneyStudy With(string file, params string[] lines)
    {
        _folder.With(file, string.Concat(lines.Select(line => line + "\n")));
        return this;
    }

    /// <summary>Signup, churn (may be empty), plan and seats of each customer, and events as customer, name, time and quantity.</summary>
    public JourneyStudy Write(string[] customers, params string[] events) => With("customers.csv", ["id,signup,churn,plan,seats", .. customers])
        .With("events.csv", ["id,event,at,quantity", .. events])
        .With(
            "catalog.yaml",
            "features: [{name: sent, event: sent, measure: count}]",
            $"core_action: {CoreAction}",
            "setup_steps: [{name: invited, event: invited}, {name: routed, prefix: route_, plans: [pro]}]")
        .With(
            "study.yaml",
            "study: journeys",
            "catalog: catalog.yaml",
            $"customers: {{file: customers.csv, id: id, signup: signup, churn: churn, plan: plan, seats: seats{CustomerKeys}}}",
            "events: [{files: events*.csv, customer: id, event: event, time: at, quantity: quantity}]",
            "windows: {mode: tenure, features: [0, 30], outcome: [30, 60], observed_until: 2026-01-01}",
            $"outcome: {{retained: {Outcome}}}",
            $"milestones: {Milestones}");

    public JourneyTable Build(int threads = 1) =>
        JourneyTableBuilder.Build(Study.Load(_folder["study.yaml"]), new BuildOptions { Threads = threads })!;

    public InputException Refusal() => Assert.Throws<InputException>(() => Build());

    public static string Day(string signup, double day) =>
        DateTime.Parse(signup, CultureInfo.InvariantCulture).AddDays(day).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();
}
