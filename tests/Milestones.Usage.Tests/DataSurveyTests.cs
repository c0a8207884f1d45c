namespace Milestones.Usage.Tests;

public sealed class DataSurveyTests
{
    private const string StudyText = """
        study: small
        catalog: catalog.yaml
        customers: {file: customers.csv, id: id, signup: signup, plan: plan, seats: seats}
        events:
          - {files: events.csv, customer: customer, event: event, time: at, quantity: quantity}
        windows: {mode: snapshot, at: 2025-01-01, lookback: 90, horizon: 90}
        outcome: {retained: {activity: any}}
        """;

    private const string Catalog = """
        categories: [automation]
        core_action: {name: solved, event: solved}
        setup_steps:
          - {name: installed, event: installed}
        features:
          - {name: chat, event: chat_started, measure: count, category: automation, level: mature}
          - {name: dark_rules, event: rule, where: {column: mode, any_of: [dark]}, category: automation, level: mature}
        """;

    private const string Customers = "id,signup,plan,seats\nA,2024-01-01,Pro,3\nB,2024-02-01,Pro,\nC,2024-03-01,Start,1\n";

    private const string Events = """
        customer,event,at,quantity,mode
        A,chat_started,2024-12-01T10:00:00Z,2,
        A,chat_started,2024-12-01T23:59:59Z,1,
        B,chat_started,2024-12-02T00:00:00Z,0,
        B,rule,2024-12-02T00:00:00Z,1,dark
        B,rule,2024-12-03T00:00:00Z,1,light
        C,solved,2024-12-03T12:00:00Z,1,
        C,installed,2024-12-03T12:00:00Z,1,

        """;

    [Fact]
    public void Data_are_told_day_by_day()
    {
        using var folder = Folder();
        var data = Run(folder);
        Assert.Empty(data.Findings);
        Assert.Equal((3, 1), (data.Customers, data.WithoutSeats));
        Assert.Equal([("Pro", 2), ("Start", 1)], data.Plans.Select(plan => (plan.Key, plan.Value)));
        var log = Assert.Single(data.Logs);
        Assert.Equal(("events.csv", 7), (log.Name, log.Events));
        Assert.Equal([Day(1, 2), Day(2, 2), Day(3, 3)], log.Days);
        Assert.Equal(
            [("chat", SurveyedKind.Feature), ("dark_rules", SurveyedKind.Feature), ("solved", SurveyedKind.CoreAction), ("installed", SurveyedKind.SetupStep)],
            data.Items.Select(item => (item.Name, item.Kind)));
        Assert.Equal([Day(1, 2)], data.Items[0].Days); // a quantity of 0 is no use
        Assert.Equal([Day(2, 1)], data.Items[1].Days); // the other rule does not fulfil the condition
    }

    [Theory]
    [InlineData("customers.csv", "signup", "signed", "customers-unusable", "customers.csv", "signup")]
    [InlineData("customers.csv", "2024-02-01", "soon", "customers-unusable", "row 3", "soon")]
    [InlineData("events.csv", ",at,", ",when,", "events-unusable", "events.csv", "'at'")]
    [InlineData("events.csv", "2024-12-03T12:00:00Z,1,\nC,inst", "noon,1,\nC,inst", "events-unusable", "row 7", "noon")]
    [InlineData("events.csv", "C,solved", "X,solved", "events-unusable", "row 7", "'X' is not in the customer table")]
    [InlineData("events.csv", "mode", "mood", "events-unusable", "no column 'mode'")]
    public void What_cannot_be_used_is_a_finding(string file, string text, string replacement, string code, params string[] said)
    {
        using var folder = Folder();
        var content = File.ReadAllText(folder[file]);
        Assert.Contains(text, content, StringComparison.Ordinal);
        folder.With(file, content.Replace(text, replacement, StringComparison.Ordinal));
        var finding = Assert.Single(Run(folder).Findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal(code, finding.Code);
        Assert.All(said, words => Assert.Contains(words, finding.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("customers.csv", "customers-unusable")]
    [InlineData("events.csv", "events-unusable")]
    public void A_missing_file_is_a_finding(string file, string code)
    {
        using var folder = Folder();
        File.Delete(folder[file]);
        var finding = Assert.Single(Run(folder).Findings);
        Assert.Equal((FindingSeverity.Error, code), (finding.Severity, finding.Code));
        Assert.Contains($"{file}: There is no such file.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tolerated_rows_are_a_warning()
    {
        using var folder = Folder().With("study.yaml", StudyText + "\ntolerate_rows: 1\n").With("events.csv", Events.Replace("C,solved", "X,solved", StringComparison.Ordinal));
        var data = Run(folder);
        var finding = Assert.Single(data.Findings);
        Assert.Equal((FindingSeverity.Warning, "rows-left-out"), (finding.Severity, finding.Code));
        Assert.Equal(6, data.Logs[0].Events);
    }

    [Fact]
    public void Dates_that_begin_with_the_day_are_found_out()
    {
        using var folder = Folder().With("events.csv", "customer,event,at,quantity,mode\nA,chat_started,01/12/2024,1,\nA,chat_started,13/12/2024,1,\n");
        Assert.Equal([Day(1, 1), Day(13, 1)], Run(folder).Logs[0].Days);
    }

    private static StudyFolder Folder() => new StudyFolder()
        .With("study.yaml", StudyText)
        .With("catalog.yaml", Catalog)
        .With("customers.csv", Customers)
        .With("events.csv", Events);

    private static SurveyedData Run(StudyFolder folder) => DataSurvey.Run(Study.Load(folder["study.yaml"]), TestContext.Current.CancellationToken);

    private static DayCount Day(int day, long events) => new(new DateOnly(2024, 12, day), events);
}
