using System.Text;

namespace Milestones.Usage.Tests;

/// <summary>Each mistake is refused with the file, the row, the column, the text found, what was expected and how to mend it.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Catalog = """
        features:
          - {name: reports, column: reports}
          - {name: rules, column: rules, measure: count, not_eligible: [not in plan]}
          - {name: share, column: share, measure: value}
        """;

    private const string Study = """
        study: example
        catalog: catalog.yaml
        customers: {file: customers.csv, id: id, signup: signed_up, churn: churned, plan: plan, seats: seats}
        windows: {mode: snapshot, at: 2025-01-01, lookback: 90, horizon: 60, observed_until: 2025-06-01}
        outcome: {retained: churn_date}
        hold_out: 0
        """;

    private const string Customers = """
        id,signed_up,churned,plan,seats,reports,rules,share
        a,2024-01-01,,pro,5,yes,3,0.5
        b,2024-02-01,2025-02-01,basic,10,no,not in plan,0.25
        c,2024-03-01,,pro,2.5,TRUE,0,-1e-3
        d,2024-04-01,,,,0,7,
        """;

    private readonly StudyFolder _folder = new();

    public BadInputTests() => _folder.With("study.yaml", Study).With("catalog.yaml", Catalog).With("customers.csv", Customers);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("customers.jsonl")]
    [InlineData("customers.ndjson.gz")]
    public void Customers_as_JSON_Lines_are_refused_as_such(string file)
    {
        _folder.With("study.yaml", Study.Replace("customers.csv", file, StringComparison.Ordinal)).With(file, "{\"id\":\"a\"}\n");

        var error = _folder.Refusal().Error;

        Assert.Equal(file, error.File);
        Assert.Contains("JSON Lines", error.Problem, StringComparison.Ordinal);
        Assert.Contains("CSV", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_mistake_the_values_are_read_in_their_own_types()
    {
        var table = _folder.Build();
        Assert.Equal(
            [
                new Customer("a", new(2024, 1, 1), null, "pro", 5, null, 366),
                new Customer("b", new(2024, 2, 1), new(2025, 2, 1), "basic", 10, null, 335),
                new Customer("c", new(2024, 3, 1), null, "pro", 2.5, null, 306),
                new Customer("d", new(2024, 4, 1), null, null, null, null, 275),
            ],
            table.Customers);
        Assert.Equal([true, false, true, true], table.Outcome);
        Assert.Equal([1, 0, 1, 0], table.Features[0].Values);
        Assert.Equal([3, double.NaN, 0, 7], table.Features[1].Values);
        Assert.Equal((1, 0), (table.Features[1].NotEligible, table.Features[1].Missing));
        Assert.Equal([0.5, 0.25, -0.001, double.NaN], table.Features[2].Values);
        Assert.Equal((0, 1), (table.Features[2].NotEligible, table.Features[2].Missing));
    }

    [Fact]
    public void Compression_byte_order_mark_quotes_line_ends_blanks_and_order_of_columns_make_no_difference()
    {
        var expected = _folder.Build().Fingerprint;
        var shuffled = "\uFEFF" + """"
            "plan" , seats,share,reports,churned,"extra, quoted",id,rules,signed_up
            "",,,0,,"x
            y",d,7,2024-04-01

            pro, 2.50 ,-0.001,TRUE,,,"c",0,2024-03-01
            "basic",10,0.25,no,2025-02-01,"say ""hi""",b,"not in plan",2024-02-01
            pro,5,0.5,yes,,, a ,3,2024-01-01
            """".ReplaceLineEndings("\r\n");
        Assert.Equal(expected, _folder.With("customers.csv", StudyFolder.Gzip(shuffled)).Build().Fingerprint);
        Assert.Equal(expected, _folder.With("customers.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(shuffled[1..])]).Build().Fingerprint);
        Assert.NotEqual(expected, _folder.With("customers.csv", Customers.Replace("0.5\n", "0.6\n", StringComparison.Ordinal)).Build().Fingerprint);
    }

    [Theory]
    [InlineData("b,2024-02-01", "a,2024-02-01", 2, "id", "'a' is there 2 times, also on row 3", "one row per customer")]
    [InlineData("c,2024-03-01", ",2024-03-01", 4, "id", "no identifier", "Fill it in")]
    [InlineData("2024-03-01", "2024-02-30", 4, "signed_up", "'2024-02-30' is not a day and time that exists", "Correct the date")]
    [InlineData("2025-02-01", "2024-01-31", 3, "churned", "The churn on 2024-01-31 lies before the signup on 2024-02-01", "churn_before_signup: gone")]
    [InlineData("pro,5,yes", "pro,-5,yes", 2, "seats", "-5 is negative; expected 0 or more", "Correct the number")]
    [InlineData("yes,3,0.5", "yes,-3,0.5", 2, "rules", "-3 is negative", "Correct the number")]
    [InlineData("yes,3,0.5", "maybe,3,0.5", 2, "reports", "'maybe' tells neither use nor no use; expected true/false", "not_eligible")]
    [InlineData("yes,3,0.5", "yes,3,\"0,5\"", 2, "share", "'0,5' has a comma", "Write a point before decimals")]
    [InlineData("yes,3,0.5", "yes,3,NaN", 2, "share", "'NaN' is not a finite number", "Leave the cell empty")]
    [InlineData("yes,3,0.5", "yes,inf,0.5", 2, "rules", "'inf' is not a number", "leave the cell empty")]
    [InlineData("yes,3,0.5", "yes,3,1e400", 2, "share", "'1e400' is not a finite number", "Leave the cell empty")]
    [InlineData("yes,3,0.5", "yes,3", 2, null, "another number of columns than the header: a,2024-01-01,,pro,5,yes,3", "a text with a comma needs quotes")]
    [InlineData("b,2024-02-01", "b\"b,2024-02-01", 3, null, "a quote in the wrong place", "double a quote within")]
    public void A_row_that_cannot_be_used_ends_the_run_unless_it_is_tolerated(
        string right, string wrong, int row, string? column, string problem, string remedy)
    {
        _folder.With("customers.csv", Customers.Replace(right, wrong, StringComparison.Ordinal));

        var refusal = _folder.Refusal();
        Assert.Equal("customers.csv", refusal.Error.File);
        Assert.Contains("cannot be used, 0 tolerated", refusal.Message, StringComparison.Ordinal);
        var error = refusal.Rows[0];
        Assert.Equal((row, column), (error.Row, error.Column));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);

        // Left out, the rows are counted in the population and as a finding.
        _folder.With("study.yaml", Study + "\ntolerate_rows: 2\n").With("customers.csv", File.ReadAllText(_folder["customers.csv"]) + "\ne,2024-04-01,2025-01-05,,,0,7,");
        var table = _folder.Build();
        Assert.Equal(5, table.Population.Customers);
        Assert.Equal(refusal.Rows.Count, Assert.Single(table.Population.Exclusions, exclusion => exclusion.Reason == "the row cannot be used").Count);
        Assert.Equal(5 - refusal.Rows.Count, table.RowCount);
        Assert.Contains(table.Findings, finding => finding.Code == "rows-left-out");
    }

    [Theory]
    [InlineData("", null, null, "It is empty", "Export it again")]
    [InlineData("\r\n \r\n", null, null, "It is empty", "Export it again")]
    [InlineData("id,signed_up,churned,plan,seats,reports,rules,share\n", null, null, "a header but no rows", "a row per customer")]
    [InlineData("id,signup,churned,plan,seats,reports,rules,share\na,b,c,d,e,f,g,h\n", 1, "signed_up", "no column 'signed_up', which 'customers.signup' of the study names", "Did you mean 'signup'?")]
    [InlineData("id,signed_up,churned,plan,seats,report,rules,share\na,b,c,d,e,f,g,h\n", 1, "reports", "which the feature 'reports' of the catalog names", "Did you mean 'report'?")]
    [InlineData("id;signed_up;churned;plan\na;b;c;d\n", 1, "id", "no column 'id'", "separate the columns by commas")]
    [InlineData("id,signed_up,churned,plan,seats,reports,rules,share,plan\na,b,c,d,e,f,g,h,i\n", 1, "plan", "The header has 'plan' 2 times", "a name of its own")]
    [InlineData("id,signed_up,churned,plan,seats,reports,rules,share\na,2024-01-01,,\"pro,5,yes,3,0.5\nb,2024-01-01,,pro,5,yes,3,0.5\n", 2, null, "A quote is opened and not closed in its place: a,2024-01-01", "Close it")]
    [InlineData("id,signed_up,churned,plan,seats,reports,rules,share\na,03/04/2024,,pro,5,yes,3,0.5\nb,05/06/2024,,pro,5,yes,3,0.5\n", 2, "signed_up", "'03/04/2024' may begin with the day or with the month", "dates: dd-MM-yyyy")]
    public void A_file_that_cannot_be_used_ends_the_run_whatever_is_tolerated(string content, int? row, string? column, string problem, string remedy)
    {
        _folder.With("study.yaml", Study + "\ntolerate_rows: 100\n").With("customers.csv", content);
        var error = _folder.Refusal().Error;
        Assert.Equal(("customers.csv", (long?)row, column), (error.File, error.Row, error.Column));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_a_damaged_and_a_wrongly_encoded_file_are_told_apart()
    {
        var gzip = StudyFolder.Gzip(Customers);
        Assert.Contains("damaged or cut off", _folder.With("customers.csv", gzip[..^20]).Refusal().Message, StringComparison.Ordinal);

        var latin1 = Encoding.Latin1.GetBytes(Customers.Replace("\nc,", "\nç,", StringComparison.Ordinal));
        var error = _folder.With("customers.csv", latin1).Refusal().Error;
        Assert.Equal(4, error.Row);
        Assert.Contains("not encoded as UTF-8", error.Problem, StringComparison.Ordinal);

        File.Delete(_folder["customers.csv"]);
        Assert.Contains("customers.csv: There is no such file.", _folder.Refusal().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-02-01", "", "All 4 customers of the population are retained", "Check 'outcome' and 'windows'")]
    [InlineData("2024-0", "2025-0", "No customer is left to study", "Compare the windows")]
    public void A_population_that_cannot_teach_anything_is_refused(string right, string wrong, string problem, string remedy)
    {
        var error = _folder.With("customers.csv", Customers.Replace(right, wrong, StringComparison.Ordinal).Replace("2025-02-01", "2025-12-01", StringComparison.Ordinal)).Refusal().Error;
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_reaches_beyond_the_data_is_refused()
    {
        var error = _folder.With("study.yaml", Study.Replace("2025-06-01", "2025-03-01", StringComparison.Ordinal)).Refusal().Error;
        Assert.Equal(("study.yaml", "windows"), (error.File, error.Column));
        Assert.Contains("The windows reach to 2025-03-02, but the data only to 2025-03-01.", error.Problem, StringComparison.Ordinal);

        _folder.With("study.yaml", Study.Replace("2025-06-01", "2025-03-02", StringComparison.Ordinal)).Build();
    }

    [Fact]
    public void A_column_that_is_the_same_for_everybody_is_noticed()
    {
        var table = _folder.With("customers.csv", Customers.Replace("no,", "1,", StringComparison.Ordinal).Replace(",0,7", ",y,7", StringComparison.Ordinal)).Build();
        var finding = Assert.Single(table.Findings);
        Assert.Equal((FindingSeverity.Warning, "constant-feature"), (finding.Severity, finding.Code));
        Assert.Contains("'reports' is 1 for everybody", finding.Message, StringComparison.Ordinal);
    }
}
