using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Milestones.Usage.Tables;

namespace Milestones.Usage.Tests.Tables;

public sealed class ValueTests
{
    [Theory]
    [InlineData("true", "false")]
    [InlineData("TRUE", "FALSE")]
    [InlineData("Yes", "No")]
    [InlineData("y", "N")]
    [InlineData("t", "F")]
    [InlineData("1", "0")]
    [InlineData("On", "off")]
    public void Booleans_are_read_in_their_usual_spellings(string yes, string no)
    {
        Assert.True(BooleanText.TryRead(yes, out var value));
        Assert.True(value);
        Assert.True(BooleanText.TryRead(no, out value));
        Assert.False(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("maybe")]
    [InlineData("No internet service")]
    public void Anything_else_is_no_boolean(string text) => Assert.False(BooleanText.TryRead(text, out _));

    [Fact]
    public void Every_finite_number_that_was_written_is_read_back() => Prop.ForAll(
        ArbMap.Default.ArbFor<NormalFloat>(),
        number => NumberText.TryRead(number.Get.ToString("R", CultureInfo.InvariantCulture), out var read, out _, out _) && read == number.Get)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1,5", "separate decimals or thousands")]
    [InlineData("1,234.5", "separate decimals or thousands")]
    [InlineData("NaN", "is not a finite number")]
    [InlineData("inf", "is not a number")]
    [InlineData("Infinity", "is not a finite number")]
    [InlineData("1e999", "is not a finite number")]
    [InlineData("12 %", "is not a number")]
    [InlineData("0x10", "is not a number")]
    [InlineData("true", "is not a number")]
    public void What_is_no_number_is_refused_with_the_reason(string text, string expected)
    {
        Assert.False(NumberText.TryRead(text, out _, out var problem, out var remedy));
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", problem, StringComparison.Ordinal);
        Assert.NotEmpty(remedy);
    }
}
