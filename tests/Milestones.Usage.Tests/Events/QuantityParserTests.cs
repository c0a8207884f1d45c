using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Milestones.Usage.Events;

namespace Milestones.Usage.Tests.Events;

public sealed class QuantityParserTests
{
    [Fact]
    public void Decimals_are_read_exactly()
    {
        // System.Decimal is exact for these, and writes them in its own way.
        var quantities = from units in Gen.Choose(0, int.MaxValue)
                         from more in Gen.Choose(0, 400_000_000)
                         from decimals in Gen.Choose(0, 6)
                         select new decimal(((long)more * int.MaxValue) + units) / (decimal)Math.Pow(10, decimals);
        Prop.ForAll(quantities.ToArbitrary(), quantity =>
        {
            var units = quantity * FeatureUse.UnitsPerOne;
            return quantity > 1_000_000_000_000
                ? Read(quantity.ToString(CultureInfo.InvariantCulture)).Problem == QuantityProblem.TooLarge
                : Read(quantity.ToString(CultureInfo.InvariantCulture)) == (QuantityProblem.None, (long)units)
                    && Read(quantity.ToString("0.000000000", CultureInfo.InvariantCulture)) == (QuantityProblem.None, (long)units)
                    && Read(quantity.ToString("0.##################E+0", CultureInfo.InvariantCulture)) == (QuantityProblem.None, (long)units);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("0e99", 0)]
    [InlineData("1", 1_000_000)]
    [InlineData("+1", 1_000_000)]
    [InlineData(" 12 ", 12_000_000)]
    [InlineData("0012", 12_000_000)]
    [InlineData("1.", 1_000_000)]
    [InlineData(".5", 500_000)]
    [InlineData("0.000001", 1)]
    [InlineData("1e-6", 1)]
    [InlineData("100000000e-14", 1)]
    [InlineData("1.50000000000000000000000000000000000000", 1_500_000)]
    [InlineData("1E3", 1_000_000_000)]
    [InlineData("1000000000000", 1_000_000_000_000_000_000)]
    [InlineData("1e12", 1_000_000_000_000_000_000)]
    internal void Spellings_of_a_number(string text, long units) => Assert.Equal((QuantityProblem.None, units), Read(text));

    [Theory]
    [InlineData("", QuantityProblem.Form)]
    [InlineData(".", QuantityProblem.Form)]
    [InlineData("-", QuantityProblem.Form)]
    [InlineData("1,5", QuantityProblem.Form)]
    [InlineData("1 000", QuantityProblem.Form)]
    [InlineData("1e", QuantityProblem.Form)]
    [InlineData("1e99999", QuantityProblem.Form)]
    [InlineData("0x10", QuantityProblem.Form)]
    [InlineData("one", QuantityProblem.Form)]
    [InlineData("Infinity", QuantityProblem.Form)]
    [InlineData("-1", QuantityProblem.Negative)]
    [InlineData("-1e-9", QuantityProblem.Negative)]
    [InlineData("0.0000001", QuantityProblem.TooFine)]
    [InlineData("1.00000000000000000000000000000000000001", QuantityProblem.TooFine)]
    [InlineData("1e-7", QuantityProblem.TooFine)]
    [InlineData("1000000000000.000001", QuantityProblem.TooLarge)]
    [InlineData("99999999999999999999999999", QuantityProblem.TooLarge)]
    [InlineData("1e9999", QuantityProblem.TooLarge)]
    internal void Texts_that_are_no_quantity(string text, QuantityProblem problem)
    {
        Assert.Equal((problem, 0), Read(text));
        Assert.NotEmpty(QuantityParser.Describe(problem, text));
    }

    private static (QuantityProblem Problem, long Units) Read(string text) =>
        (QuantityParser.Read(Encoding.UTF8.GetBytes(text), out var units), units);
}
