namespace Milestones.Usage.Tests;

public sealed class RowErrorsTests
{
    [Fact]
    public void The_first_rows_of_the_file_are_listed_in_order_whoever_comes_first()
    {
        var errors = new RowErrors(tolerated: 49);
        foreach (var row in Enumerable.Range(1, 50).Reverse())
        {
            errors.Add(Error("events.csv", row));
        }

        var exception = Assert.Throws<InputException>(errors.ThrowIfTooMany);

        Assert.Equal(Enumerable.Range(1, 20).Select(row => (long?)row), exception.Rows.Select(row => row.Row));
        Assert.Contains("50 rows cannot be used, 49 tolerated", exception.Message, StringComparison.Ordinal);
        Assert.Contains("events.csv, row 20, column 'time'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_file_has_its_own_allowance()
    {
        var errors = new RowErrors(tolerated: 1);
        errors.Add(Error("b.csv", 7));
        errors.Add(Error("a.csv", 3));
        errors.ThrowIfTooMany();
        Assert.Equal(2, errors.Total);
        Assert.Collection(
            errors.Findings(),
            finding => Assert.StartsWith("a.csv: 1 row left out", finding.Message, StringComparison.Ordinal),
            finding => Assert.StartsWith("b.csv: 1 row left out", finding.Message, StringComparison.Ordinal));

        errors.AddUnlisted("b.csv", 1);
        Assert.Equal("b.csv", Assert.Throws<InputException>(errors.ThrowIfTooMany).Error.File);
    }

    [Fact]
    public void An_error_without_a_row_cannot_be_skipped() =>
        Assert.Throws<ArgumentException>(() => new RowErrors(5).Add(new InputError("a.csv", "It is empty.", "Export it again.")));

    private static InputError Error(string file, long row) => new(file, "'x' is not a time.", "Mend it.", row, "time");
}
