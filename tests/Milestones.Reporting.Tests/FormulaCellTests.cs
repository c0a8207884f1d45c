using System.Text;
using Milestones.Framework;
using Milestones.Reporting.Csv;

namespace Milestones.Reporting.Tests;

public sealed class FormulaCellTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("-1E-05", "-1E-05")]
    [InlineData("+3", "+3")]
    [InlineData("plain = text", "plain = text")]
    [InlineData("", "")]
    public void What_a_spreadsheet_would_compute_becomes_text_and_numbers_stay(string cell, string written) => Assert.Equal(written, FormulaCell.Neutralised(cell));

    [Fact]
    public void Cells_are_neutralised_on_request_only()
    {
        IReadOnlyList<InterviewCandidate> candidates = [new("=1+1", "@customer", "-why not")];
        Assert.Equal("group,customer,why\n=1+1,@customer,-why not\n", Written(false));
        Assert.Equal("group,customer,why\n'=1+1,'@customer,'-why not\n", Written(true));

        string Written(bool neutralise)
        {
            using var stream = new MemoryStream();
            InterviewCsv.Write(candidates, stream, neutralise);
            return Encoding.UTF8.GetString(stream.ToArray());
        }
    }
}
