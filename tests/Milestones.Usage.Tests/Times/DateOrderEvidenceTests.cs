using System.Text;
using Milestones.Usage.Times;

namespace Milestones.Usage.Tests.Times;

public sealed class DateOrderEvidenceTests
{
    [Theory]
    [InlineData(DateOrder.DayFirst, "03/04/2025", "31/01/2025", "05/05/2025")]
    [InlineData(DateOrder.MonthFirst, "03-04-2025 10:00", "1-31-2025 23:59:59Z")]
    [InlineData(DateOrder.DayFirst, "31.01.2025", "2025-01-31", "1738324800", "", "n/a", "99/99/2025")]
    [InlineData(DateOrder.DayFirst, "05/05/2025")] // the same day either way
    internal void One_telling_date_decides_for_the_column(DateOrder expected, params string[] texts)
    {
        Assert.Equal(expected, Observed(texts).Decide("day", "Declare it."));
        Assert.Equal(expected, Observed(texts.Reverse()).Decide("day", "Declare it."));
    }

    [Fact]
    public void Dates_that_do_not_tell_are_refused()
    {
        var exception = Assert.Throws<InputException>(() => Observed(["12/12/2025", "03/04/2025", "05/06/2025"]).Decide("day", "Declare it."));
        Assert.Equal(
            "log.csv, row 3, column 'day': '03/04/2025' may begin with the day or with the month, and no other date of the column tells which. Declare it.",
            exception.Message);
    }

    [Fact]
    public void Dates_that_contradict_each_other_are_refused()
    {
        var exception = Assert.Throws<InputException>(() => Observed(["01/31/2025", "31/01/2025"]).Decide("day", "Declare it."));
        Assert.Contains("'31/01/2025' begins with the day, but '01/31/2025' (log.csv, row 2) with the month.", exception.Message, StringComparison.Ordinal);
    }

    private static DateOrderEvidence Observed(IEnumerable<string> texts)
    {
        var evidence = new DateOrderEvidence();
        foreach (var (index, text) in texts.Index())
        {
            evidence.Observe(Encoding.UTF8.GetBytes(text), "log.csv", index + 2);
        }

        return evidence;
    }
}
