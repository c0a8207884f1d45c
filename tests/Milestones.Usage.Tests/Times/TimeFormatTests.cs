using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Milestones.Usage.Times;

namespace Milestones.Usage.Tests.Times;

/// <summary>The framework's own formatting of times is the authority on what was written.</summary>
public sealed class TimeFormatTests
{
    private static readonly Gen<DateTime> Instants =
        from day in Gen.Choose(DayNumber(1900), DayNumber(2200) - 1)
        from minute in Gen.Choose(0, (24 * 60) - 1)
        from tick in Gen.Choose(0, (int)TimeSpan.TicksPerMinute - 1)
        select new DateTime((day * TimeSpan.TicksPerDay) + (minute * TimeSpan.TicksPerMinute) + tick, DateTimeKind.Utc);

    [Fact]
    public void Every_way_of_writing_an_instant_is_read_to_the_precision_that_it_carries()
    {
        (string Format, long Precision)[] forms =
        [
            ("yyyy-MM-dd", TimeSpan.TicksPerDay),
            ("yyyyMMdd", TimeSpan.TicksPerDay),
            ("yyyy/MM/dd", TimeSpan.TicksPerDay),
            ("yyyy-M-d H:mm", TimeSpan.TicksPerMinute),
            ("yyyy-MM-ddTHH:mm", TimeSpan.TicksPerMinute),
            ("yyyy-MM-dd HH:mm:ss", TimeSpan.TicksPerSecond),
            ("yyyy-MM-ddTHH:mm:ss", TimeSpan.TicksPerSecond),
            ("yyyy-MM-ddTHH:mm:ss'Z'", TimeSpan.TicksPerSecond),
            ("yyyy-MM-dd HH:mm:ss' UTC'", TimeSpan.TicksPerSecond),
            ("  yyyy-MM-dd HH:mm:ss  ", TimeSpan.TicksPerSecond),
            ("yyyy-MM-ddTHH:mm:ss.f'Z'", TimeSpan.TicksPerSecond / 10),
            ("yyyy-MM-ddTHH:mm:ss.fff'Z'", TimeSpan.TicksPerMillisecond),
            ("yyyy-MM-dd HH:mm:ss.ffffff", TimeSpan.TicksPerMicrosecond),
            ("yyyy-MM-ddTHH:mm:ss.fffffff'Z'", 1),
            ("yyyy-MM-ddTHH:mm:ss.fffffff'99Z'", 1), // nanoseconds are cut off
        ];
        Prop.ForAll(Instants.ToArbitrary(), instant => forms.All(form =>
        {
            var expected = new DateTime(instant.Ticks - (instant.Ticks % form.Precision), DateTimeKind.Utc);
            return Reads(TimeFormat.Recognised, instant.ToString(form.Format, CultureInfo.InvariantCulture), expected);
        })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Offsets_are_taken_into_account()
    {
        var local = from instant in Instants.Where(instant => instant.Year is > 1900 and < 2199)
                    from minutes in Gen.Choose(-14 * 60, 14 * 60)
                    select new DateTimeOffset(instant.AddMinutes(minutes).Ticks, TimeSpan.FromMinutes(minutes));
        Prop.ForAll(local.ToArbitrary(), time =>
        {
            var zone = time.ToString("zzz", CultureInfo.InvariantCulture);
            var text = time.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture);
            return Reads(TimeFormat.Recognised, text + zone, time.UtcDateTime)
                && Reads(TimeFormat.Recognised, text + zone.Replace(":", "", StringComparison.Ordinal), time.UtcDateTime)
                && Reads(TimeFormat.Recognised, text + " " + zone, time.UtcDateTime);
        }).QuickCheckThrowOnFailure();
        Assert.True(Reads(TimeFormat.Recognised, "2025-01-31T12:00+02", new DateTime(2025, 1, 31, 10, 0, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void Epoch_seconds_and_milliseconds_are_told_apart_by_magnitude_or_declared()
    {
        // date -u -d @1738324800 → 2025-01-31T12:00:00Z
        var noon = new DateTime(2025, 1, 31, 12, 0, 0, DateTimeKind.Utc);
        Assert.True(Reads(TimeFormat.Recognised, "1738324800", noon));
        Assert.True(Reads(TimeFormat.Recognised, "1738324800.1234567", noon.AddTicks(1_234_567)));
        Assert.True(Reads(TimeFormat.Recognised, "1738324800123", noon.AddMilliseconds(123)));
        Assert.True(Reads(TimeFormat.For("epoch-seconds"), "1738324800", noon));
        Assert.True(Reads(TimeFormat.For("epoch-milliseconds"), "1738324800123", noon.AddMilliseconds(123)));

        // Small numbers are only read where the unit is declared.
        Assert.True(Reads(TimeFormat.For("epoch-seconds"), "86400", new DateTime(1970, 1, 2, 0, 0, 0, DateTimeKind.Utc)));
        Assert.True(Reads(TimeFormat.For("epoch-seconds"), "-1", new DateTime(1969, 12, 31, 23, 59, 59, DateTimeKind.Utc)));
        Assert.Equal(TimeProblem.Form, TimeFormat.Recognised.Read("86400", out _));
        Assert.Equal(TimeProblem.Impossible, TimeFormat.For("epoch-seconds").Read("999999999999999", out _));
        Assert.Equal(TimeProblem.Form, TimeFormat.For("epoch-seconds").Read("2025-01-31", out _));
    }

    [Fact]
    public void Dates_that_begin_with_day_or_month_need_the_order()
    {
        var april = new DateTime(2025, 4, 3, 15, 30, 0, DateTimeKind.Utc);
        foreach (var text in new[] { "03/04/2025 15:30", "3-4-2025 15:30:00", "03.04.2025T15:30Z" })
        {
            Assert.Equal(TimeProblem.UndecidedOrder, TimeFormat.Recognised.Read(text, out _));
            Assert.True(Reads(TimeFormat.Recognised.With(DateOrder.DayFirst), text, april));
            Assert.True(Reads(TimeFormat.Recognised.With(DateOrder.MonthFirst), text, new DateTime(2025, 3, 4, 15, 30, 0, DateTimeKind.Utc)));
        }

        Assert.Equal(TimeProblem.Impossible, TimeFormat.Recognised.With(DateOrder.MonthFirst).Read("31/01/2025", out _));
        Assert.True(Reads(TimeFormat.Recognised.With(DateOrder.DayFirst), "2025-04-03T15:30", april));
    }

    [Fact]
    public void Declared_formats_are_the_only_ones_read()
    {
        var format = TimeFormat.For("M/d/yyyy h:mm tt");
        Assert.True(Reads(format, "4/3/2025 3:30 PM", new DateTime(2025, 4, 3, 15, 30, 0, DateTimeKind.Utc)));
        Assert.Equal(TimeProblem.Form, format.Read("2025-04-03T15:30:00Z", out _));
        Assert.Equal(TimeProblem.Form, format.Read(new string('1', 100), out _));
    }

    [Theory]
    [InlineData("2025-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2025-04-31 10:00:00")]
    [InlineData("2025-13-01T00:00:00Z")]
    [InlineData("2025-00-10")]
    [InlineData("2025-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("20250230")]
    [InlineData("2025-01-31T24:00:00Z")]
    [InlineData("2025-01-31T12:60:00Z")]
    [InlineData("2025-01-31T12:00:60Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    public void Times_that_do_not_exist_are_told_from_texts_that_are_no_times(string text)
    {
        Assert.Equal(TimeProblem.Impossible, TimeFormat.Recognised.Read(text, out var ticks));
        Assert.Equal(default, ticks);
        Assert.Contains("not a day and time that exists", TimeFormat.Recognised.Describe(TimeProblem.Impossible, text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1899-12-31T23:59:59.9999999Z")]
    [InlineData("2200-01-01")]
    [InlineData("0025-01-31")]
    [InlineData("9999-12-31")]
    public void Times_that_must_be_mistakes_are_refused(string text)
    {
        Assert.Equal(TimeProblem.Implausible, TimeFormat.Recognised.Read(text, out var ticks));
        Assert.Equal(default, ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2025")]
    [InlineData("2025-01")]
    [InlineData("25-01-31")]
    [InlineData("2025-01/31")]
    [InlineData("2025-01-2025")]
    [InlineData("2025-01-31T")]
    [InlineData("2025-01-31T12")]
    [InlineData("2025-01-31T12:0")]
    [InlineData("2025-01-31T12:00:00.Z")]
    [InlineData("2025-01-31T12:00:00 CET")]
    [InlineData("2025-01-31T12:00:00+1")]
    [InlineData("2025-01-31T12:00:00+15:00")]
    [InlineData("2025-01-31T12:00:00Zulu")]
    [InlineData("2025-01-31x12:00:00")]
    [InlineData("2025-01-31T12.00.00")]
    [InlineData("123456789012345")]
    [InlineData("NaN")]
    public void Anything_else_is_no_time(string text) =>
        Assert.Equal(TimeProblem.Form, TimeFormat.Recognised.Read(text, out _));

    [Fact]
    public void The_short_cut_agrees_with_the_step_by_step_reading_on_every_byte_that_could_be_wrong()
    {
        var good = "2024-02-29T23:59:58Z"u8.ToArray();
        for (var place = 0; place < good.Length; place++)
        {
            for (var value = 0; value < 256; value++)
            {
                var text = good.ToArray();
                text[place] = (byte)value;
                var problem = TimestampParser.Parse(text, DateOrder.Undecided, out var expected);
                if (TimestampParser.TryParseIso(text, out var ticks))
                {
                    Assert.Equal(TimeProblem.None, problem);
                    Assert.Equal(expected, ticks);
                }
                else if (problem == TimeProblem.None)
                {
                    // Left to the step-by-step reading, which must differ from the usual form.
                    Assert.Contains((char)value, " /.tz,");
                }
            }
        }
    }

    private static int DayNumber(int year) => (int)(new DateTime(year, 1, 1).Ticks / TimeSpan.TicksPerDay);

    private static bool Reads(TimeFormat format, string text, DateTime expected) =>
        format.Read(text, out DateTime time) == TimeProblem.None && time == expected
        && format.Read(Encoding.UTF8.GetBytes(text), out var ticks) == TimeProblem.None && ticks == expected.Ticks;

    [Theory]
    [InlineData("epoch-seconds", "1738324800123", "'1738324800123' as seconds since 1970 lies outside the years 1900 to 2199; as milliseconds since 1970 it is 2025-01-31 ('epoch-milliseconds').")]
    [InlineData("epoch-seconds", "99999999999999999", "'99999999999999999' is not a day and time that exists.")]
    public void A_number_in_the_other_unit_of_epoch_times_is_called_that(string declared, string text, string message)
    {
        var format = TimeFormat.For(declared);
        Assert.Equal(message, format.Describe(format.Read(text, out DateTime _), text));
    }
}
