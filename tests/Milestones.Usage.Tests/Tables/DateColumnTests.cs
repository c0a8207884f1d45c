using Milestones.Usage.Tables;

namespace Milestones.Usage.Tests.Tables;

public sealed class DateColumnTests : IDisposable
{
    private readonly StudyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, "2025-01-31", "2025-02-28T12:30:00Z")]
    [InlineData(null, "31-01-2025", "28/02/2025 12:30")]
    [InlineData(null, "01/31/2025", "02/28/2025 12:30:00")]
    [InlineData("yyyyMMdd HHmm", "20250131 0000", "20250228 1230")]
    [InlineData("epoch-seconds", "1738281600", "1740745800")]
    public void A_column_is_read_as_declared_or_as_all_of_its_values_tell(string? declared, string first, string second)
    {
        var dates = Read(declared, out var errors, first, "", second);

        // date -u -d 2025-01-31 +%s → 1738281600; date -u -d '2025-02-28 12:30' +%s → 1740745800
        Assert.Equal([new DateTime(2025, 1, 31), null, new DateTime(2025, 2, 28, 12, 30, 0)], dates);
        Assert.Equal(0, errors.Total);
    }

    [Fact]
    public void A_column_that_fits_both_orders_is_refused_with_the_way_to_declare_it()
    {
        var exception = Assert.Throws<InputException>(() => Read(null, out _, "03-04-2025", "05-06-2025"));
        Assert.Equal((2L, "day"), (exception.Error.Row, exception.Error.Column));
        Assert.Contains("may begin with the day or with the month", exception.Message, StringComparison.Ordinal);
        Assert.Contains("dates: dd-MM-yyyy", exception.Message, StringComparison.Ordinal);

        Assert.Equal([new DateTime(2025, 4, 3)], Read("dd-MM-yyyy", out _, "03-04-2025"));
    }

    [Theory]
    [InlineData("2025-02-30", "not a day and time that exists")]
    [InlineData("soon", "'soon' is not a time")]
    [InlineData("9999-12-31", "outside the years 1900 to 2199")]
    [InlineData("0025-01-31", "outside the years 1900 to 2199")]
    public void A_text_that_is_no_date_refuses_its_row(string text, string expected)
    {
        var dates = Read(null, out var errors, "2025-01-31", text);
        Assert.Null(dates[1]);
        var error = Assert.Single(Assert.Throws<InputException>(errors.ThrowIfTooMany).Rows);
        Assert.Equal((3L, "day"), (error.Row, error.Column));
        Assert.Contains(expected, error.Problem, StringComparison.Ordinal);
    }

    private DateTime?[] Read(string? declared, out RowErrors errors, params string[] texts)
    {
        _folder.With("a.csv", "day,other\n" + string.Concat(texts.Select(text => $"{text},x\n")));
        errors = new RowErrors(0);
        var table = TextTableReader.Read(Path.GetDirectoryName(_folder["a.csv"])!, "a.csv", [new ColumnUse("day", "the test")], errors);
        return DateColumn.Read(table, "day", declared);
    }
}
