namespace Milestones.Usage.Tests.Events;

/// <summary>Every mistake in event files is told with its place, the text found, what was expected and the remedy.</summary>
public sealed class EventBadInputTests
{
    [Theory]
    [InlineData("C,chat,2024-12-01,1", "customer_id", "'C' is not in the customer table.")]
    [InlineData(" ,chat,2024-12-01,1", "customer_id", "It is empty; expected whose event it is.")]
    [InlineData("A,,2024-12-01,1", "event", "It is empty; expected the event's name.")]
    [InlineData("A,chat,,1", "at", "It is empty; expected a time such as 2025-01-31, 2025-01-31T12:00:00Z or 1738324800 (seconds or milliseconds since 1970).")]
    [InlineData("A,chat,soon,1", "at", "'soon' is not a time such as 2025-01-31, 2025-01-31T12:00:00Z or 1738324800 (seconds or milliseconds since 1970).")]
    [InlineData("A,chat,2024-02-30,1", "at", "'2024-02-30' is not a day and time that exists.")]
    [InlineData("A,chat,2024-12-01T25:00:00Z,1", "at", "'2024-12-01T25:00:00Z' is not a day and time that exists.")]
    [InlineData("A,chat,9999-12-31,1", "at", "'9999-12-31' lies outside the years 1900 to 2199.")]
    [InlineData("A,chat,2024-12-01,-1", "n", "'-1' is negative; expected a number of 0 or more.")]
    [InlineData("A,chat,2024-12-01,NaN", "n", "'NaN' is not a number of 0 or more.")]
    [InlineData("A,chat,2024-12-01,inf", "n", "'inf' is not a number of 0 or more.")]
    [InlineData("A,chat,2024-12-01,", "n", "It is empty; expected a number of 0 or more.")]
    [InlineData("A,chat,2024-12-01,0.1234567", "n", "'0.1234567' has more than 6 decimals; quantities are summed exactly, in millionths.")]
    [InlineData("A,chat,2024-12-01,1e13", "n", "'1e13' is larger than 10^12.")]
    [InlineData("A,chat,2024-12-01", null, "The row has 3 fields; the header has 4.")]
    [InlineData("A,chat,2024-12-01,1,2", null, "The row has 5 fields; the header has 4.")]
    [InlineData("A,\"chat\"s,2024-12-01,1", null, "Text follows the closing quote of a field; expected a comma, or the quote doubled.")]
    public void A_row_that_cannot_be_used_is_told_with_its_place(string row, string? column, string problem)
    {
        using var study = WithQuantity();
        study.Write("events.csv", "customer_id,event,at,n\nA,chat,2024-12-01,1\n\nB,\"two\nlines\",2024-12-01,1\n" + row + "\nB,chat,2024-12-01,1\n");

        var error = study.OnlyError();

        Assert.Equal(("events.csv", 6, column, problem), (error.File, error.Row, error.Column, error.Problem));
        Assert.NotEmpty(error.Remedy);

        var tolerant = new RowErrors(1);
        Assert.Equal(3, study.Count(tolerant).Events);
        Assert.Equal(1, tolerant.Total);
    }

    [Theory]
    [InlineData("[1]", null, "The line is not a JSON object.")]
    [InlineData("{\"customer_id\": \"A\"", null, "The line is not valid JSON at byte 20.")]
    [InlineData("{\"customer_id\": \"A\"} {}", null, "The line is not valid JSON at byte 22.")]
    [InlineData("{\"customer_id\": \"\\ud800\"}", null, "The line has a text that is not valid UTF-8, or an escaped half of a character.")]
    [InlineData("{\"customer_id\": {\"id\": \"A\"}}", null, "'customer_id' is an object or a list; expected a text or a number.")]
    [InlineData("{\"event\": \"chat\", \"at\": \"2024-12-01\", \"n\": 1}", "customer_id", "It is empty; expected whose event it is.")]
    [InlineData("{\"customer_id\": \"A\", \"event\": \"chat\", \"at\": \"2024-12-01\"}", "n", "It is empty; expected a number of 0 or more.")]
    [InlineData("{\"customer_id\": \"A\", \"event\": \"chat\", \"at\": null, \"n\": 1}", "at", "It is empty; expected a time such as 2025-01-31, 2025-01-31T12:00:00Z or 1738324800 (seconds or milliseconds since 1970).")]
    public void So_is_a_line_of_JSON(string line, string? column, string problem)
    {
        using var study = WithQuantity("events.jsonl");
        const string Good = "{\"customer_id\": \"A\", \"event\": \"chat\", \"at\": \"2024-12-01\", \"n\": 1}\n";
        study.Write("events.jsonl", Good + "\n" + line + "\n" + Good);

        var error = study.OnlyError();

        Assert.Equal(("events.jsonl", 3, column, problem), (error.File, error.Row, error.Column, error.Problem));
        Assert.Equal(2, study.Count(new RowErrors(1)).Events);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Bad_rows_are_all_counted_and_the_first_20_listed_whatever_the_threads(int threads)
    {
        using var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { Files = ["*.csv"] };
        var rows = Enumerable.Range(2, 100_000).Select(line => line % 3 == 0 ? $"C{line},chat,2024-12-01\n" : "A,chat,2024-12-01\n");
        study.Write("b.csv", "customer_id,event,at\n" + string.Concat(rows));
        study.Write("a.csv", "customer_id,event,at\nA,chat,x\nA,chat,2024-12-01\n");
        var errors = new RowErrors(1);

        var counts = study.Count(errors, threads);

        Assert.Equal(100_000 - 33_333 + 1, counts.Events);
        Assert.Equal(33_333 + 1, errors.Total);
        var exception = Assert.Throws<InputException>(errors.ThrowIfTooMany);
        Assert.Equal("b.csv", exception.Error.File);
        Assert.Equal(Enumerable.Range(1, 20).Select(number => (long?)(3 * number)), exception.Rows.Select(row => row.Row));
        Assert.Equal("'C3' is not in the customer table.", exception.Rows[0].Problem);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Rows_swallowed_by_a_quote_end_the_run_at_the_first_of_them_whatever_the_threads(int threads)
    {
        using var study = new EventStudy();
        var rows = Enumerable.Range(2, 60_000).Select(line => line is 20_000 or 40_000 ? "A,\"chat,2024-12-01\nA,chat\"x,2024-12-01\n" : "A,chat,2024-12-01\n");
        study.Write("events.csv", "customer_id,event,at\n" + string.Concat(rows));

        var exception = Assert.Throws<InputException>(() => study.Count(new RowErrors(100), threads));

        Assert.Equal("events.csv, row 20000: A quote is opened in this row and not closed in its place. Close it, or double a quote that is part of a text.", exception.Message);
    }

    [Theory]
    [InlineData("A,\"chat,2024-12-01\nB,chat,2024-12-01\n", 2)]
    [InlineData("A,chat,2024-12-01\nB,chat,\"", 3)]
    public void A_quote_that_is_never_closed_ends_the_run(string rows, long row)
    {
        using var study = new EventStudy();
        study.Write("events.csv", "customer_id,event,at\n" + rows);
        var error = study.OnlyError();
        Assert.Equal(("events.csv", row, "A quote is opened in this row and not closed in its place."), (error.File, error.Row, error.Problem));
    }

    [Fact]
    public void A_quote_that_swallows_more_than_16_MiB_is_not_followed_further()
    {
        using var study = new EventStudy();
        study.Write("events.csv", "customer_id,event,at\nA,chat,2024-12-01\nA,\"chat,2024-12-01\n" + string.Concat(Enumerable.Repeat("A,chat,2024-12-01\n", 1_100_000)));
        Assert.Equal(3, study.OnlyError().Row);
    }

    [Theory]
    [InlineData("customer_id;event;at\nA;chat;2024-12-01\n", "customer_id", "There is no column 'customer_id'.", "separate the columns by commas")]
    [InlineData("costumer_id,event,at\nA,chat,2024-12-01\n", "customer_id", "There is no column 'customer_id'.", "Did you mean 'costumer_id'?")]
    [InlineData("x,y,z\nA,chat,2024-12-01\n", "customer_id", "There is no column 'customer_id'.", "The columns here are x, y, z.")]
    [InlineData("customer_id,event,at,event\nA,chat,2024-12-01,x\n", "event", "The header has 'event' twice.", "name of its own")]
    [InlineData("customer_id,\"event\"s,at\n", null, "A quote is opened in this row and not closed in its place.", "Close it")]
    [InlineData("", null, "It is empty.", "Export it again")]
    [InlineData("\uFEFF", null, "It is empty.", "Export it again")]
    [InlineData("customer_id,event,at\n", null, "There is a header, but no event.", "Export it again")]
    public void A_file_that_cannot_be_used_ends_the_run(string content, string? column, string problem, string remedy)
    {
        using var study = new EventStudy();
        study.Write("events.csv", content);
        var error = study.OnlyError();
        Assert.Equal(("events.csv", column, problem), (error.File, error.Column, error.Problem));
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_UTF_16_is_told_as_such()
    {
        using var study = new EventStudy();
        study.Write("events.csv", [.. System.Text.Encoding.Unicode.GetPreamble(), .. System.Text.Encoding.Unicode.GetBytes("customer_id,event,at\n")]);
        Assert.Equal("It is encoded as UTF-16.", study.OnlyError().Problem);
    }

    [Fact]
    public void Missing_files_are_told()
    {
        using var study = new EventStudy();
        Assert.Equal(("events.csv", "There is no such file."), (study.OnlyError().File, study.OnlyError().Problem));

        study.Logs[0] = study.Logs[0] with { Files = ["logs/*.csv"] };
        Assert.Equal(("logs/*.csv", "No file matches."), (study.OnlyError().File, study.OnlyError().Problem));
    }

    [Fact]
    public void Gzip_data_that_are_cut_off_or_damaged_are_noticed()
    {
        using var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { Files = ["events.csv.gz"] };
        var random = new Random(1);
        var rows = Enumerable.Range(0, 50_000).Select(_ => FormattableString.Invariant($"A,chat,2024-12-{random.Next(1, 29):D2}T{random.Next(24):D2}:{random.Next(60):D2}:{random.Next(60):D2}\n"));
        var whole = StudyFolder.Gzip("customer_id,event,at\n" + string.Concat(rows));
        study.Write("events.csv.gz", whole);
        Assert.Equal(50_000, study.Count().Events);

        foreach (var length in new[] { 15, 1000, whole.Length / 2, whole.Length - 9, whole.Length - 1 })
        {
            study.Write("events.csv.gz", whole[..length]);
            Assert.StartsWith("The gzip data are damaged or cut off", study.OnlyError().Problem, StringComparison.Ordinal);
        }

        whole[whole.Length / 2] ^= 0xFF;
        study.Write("events.csv.gz", whole);
        Assert.NotNull(Record.Exception(() => study.Count(threads: 2)) as InputException);
    }

    [Fact]
    public void Dates_of_which_nothing_tells_the_order_are_refused_with_an_explanation()
    {
        using var study = new EventStudy();
        study.WriteEvents("A,chat,2024-12-01", "A,chat,03/04/2024", "A,chat,05/06/2024");

        var error = study.OnlyError();

        Assert.Equal(("events.csv", 3, "at"), (error.File, error.Row, error.Column));
        Assert.Equal("'03/04/2024' may begin with the day or with the month, and no other date of the column tells which.", error.Problem);
        Assert.Contains("'times'", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_on_which_a_condition_depends_must_be_somewhere_and_in_all_files_of_a_log()
    {
        using var study = new EventStudy();
        study.Features[0] = EventStudy.EventFeature("chat", ["chat"], condition: new PropertyCondition("channel", ["web"]));
        study.WriteEvents("A,chat,2024-12-01");
        Assert.Equal("There is no column 'channel', on which a condition of the catalog depends.", study.OnlyError().Problem);

        study.Write("more.csv", "customer_id,event,at,channel\nA,chat,2024-12-01,web\n");
        study.Logs[0] = study.Logs[0] with { Files = ["*.csv"] };
        var error = study.OnlyError();
        Assert.Equal(("events.csv", "channel"), (error.File, error.Column));
        Assert.Equal("There is no column 'channel', on which a condition of the catalog depends; more.csv has it.", error.Problem);

        // A log of its own need not have it: there the condition is not fulfilled.
        study.Logs[0] = study.Logs[0] with { Files = ["events.csv"] };
        study.Logs.Add(study.Logs[0] with { Files = ["more.csv"] });
        Assert.Equal(1, study.Count().Features[0].Quantity(0));
    }

    [Fact]
    public void Sums_that_would_not_be_exact_are_refused()
    {
        using var study = WithQuantity();
        study.Write("events.csv", "customer_id,event,at,n\n" + string.Concat(Enumerable.Repeat("A,chat,2024-12-01,1000000000000\n", 9)));
        Assert.Equal(9e12, study.Count().Features[0].Quantity(0));

        study.Write("events.csv", "customer_id,event,at,n\n" + string.Concat(Enumerable.Repeat("A,chat,2024-12-01,1000000000000\n", 30)));
        Assert.Contains("'chat' add up to more than", study.OnlyError().Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u1,A\nu2,B\nu1,A\n", 4, "user", "'u1' is there more than once; expected each key once.")]
    [InlineData("u1,A\nu2,\n", 3, "account", "It is empty.")]
    [InlineData("u1,A\n,B\n", 3, "user", "It is empty.")]
    [InlineData("u1,A\nu2,B,C\n", 3, null, "The row has 3 fields; the header has 2.")]
    public void A_mapping_table_that_cannot_be_used_is_told(string rows, long row, string? column, string problem)
    {
        using var study = WithMapping("user,account\n" + rows, "u1,chat,2024-12-01");
        var error = study.OnlyError();
        Assert.Equal(("users.csv", row, column, problem), (error.File, error.Row, error.Column, error.Problem));
    }

    [Fact]
    public void So_is_a_date_in_it()
    {
        using var study = WithMapping("user,account,since\nu1,A,2024-02-30\n", "u1,chat,2024-12-01");
        study.Logs[0] = study.Logs[0] with { Via = study.Logs[0].Via! with { Since = "since" } };
        var error = study.OnlyError();
        Assert.Equal(("users.csv", 2, "since", "'2024-02-30' is not a day and time that exists."), (error.File, error.Row, error.Column, error.Problem));
        Assert.Equal(1, study.Count(new RowErrors(1)).Events); // whose the key is remains known
    }

    [Theory]
    [InlineData("u9", "'u9' is not in column 'user' of users.csv.")]
    [InlineData("u2", "'u2' belongs, after users.csv, to a customer that is not in the customer table.")]
    public void An_event_whose_key_leads_to_no_customer_cannot_be_used(string key, string problem)
    {
        using var study = WithMapping("user,account\nu1,A\nu2,Z\n", $"{key},chat,2024-12-01");
        var error = study.OnlyError();
        Assert.Equal(("events.csv", 2, "customer_id", problem), (error.File, error.Row, error.Column, error.Problem));
    }

    [Fact]
    public async Task Counting_can_be_cancelled()
    {
        using var study = new EventStudy();
        study.WriteEvents("A,chat,2024-12-01");
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        Assert.ThrowsAny<OperationCanceledException>(() => study.Count(threads: 2, cancellation: cancellation.Token));
    }

    [Fact]
    public void A_long_text_is_quoted_in_part()
    {
        using var study = new EventStudy();
        study.WriteEvents(new string('x', 1000) + ",chat,2024-12-01");
        Assert.Equal("'" + new string('x', 80) + "…' is not in the customer table.", study.OnlyError().Problem);
    }

    private static EventStudy WithQuantity(string file = "events.csv")
    {
        var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { Files = [file], Quantity = "n" };
        return study;
    }

    private static EventStudy WithMapping(string users, string row)
    {
        var study = new EventStudy();
        study.Logs[0] = study.Logs[0] with { Via = new KeyMapping("users.csv", "user", "account") };
        study.Write("users.csv", users);
        study.WriteEvents(row);
        return study;
    }
}
