using System.Globalization;
using System.Text;
using Milestones.Framework.Tests;
using Milestones.Reporting.Csv;

namespace Milestones.Reporting.Tests;

public sealed class CsvTests
{
    private static readonly bool[] Outcome = [true, true, true, true, false, false, false, false];

    [Fact]
    public void Evidence_has_a_row_per_feature_and_a_name_per_column()
    {
        var lines = Lines(stream => EvidenceCsv.Write(Example().Derive(), stream));
        Assert.Equal(string.Join(',', EvidenceColumn.All.Select(column => column.Name)), lines[0]);
        Assert.Equal(EvidenceColumn.All.Count, EvidenceColumn.All.DistinctBy(column => column.Name, StringComparer.Ordinal).Count());
        Assert.All(EvidenceColumn.All, column => Assert.NotEmpty(column.Meaning));
        Assert.Equal(4, lines.Length); // header, two features, end of the last line
    }

    [Fact]
    public void Evidence_cells_are_the_frameworks_numbers_in_full()
    {
        var result = Example().Derive();
        var lines = Lines(stream => EvidenceCsv.Write(result, stream));
        var association = result.Framework.Features[1].Evidence.Association.Training;
        Assert.Equal("niche", Cell("verdict"));
        Assert.Equal("none", Cell("level"));
        Assert.Equal(association.RiskDifference.Value!.Value, double.Parse(Cell("lift"), CultureInfo.InvariantCulture));
        Assert.Equal(association.AdjustedRiskDifference.Upper!.Value, double.Parse(Cell("adjusted_lift_upper"), CultureInfo.InvariantCulture));
        Assert.Equal("", Cell("threshold"));
        Assert.Equal("", Cell("hold_out_lift"));

        string Cell(string column) => lines[2].Split(',')[EvidenceColumn.All.Index().Single(entry => entry.Item.Name == column).Index];
    }

    [Fact]
    public void Secondary_outcomes_have_columns_of_their_own_behind_the_others()
    {
        var result = new SyntheticEvidence(Outcome) { Expanded = [true, true, null, false, true, false, false, false] }
            .With("bot", "automation", [true, true, true, true, true, false, false, false])
            .Derive();
        var lines = Lines(stream => EvidenceCsv.Write(result, stream));
        var header = lines[0].Split(',');
        Assert.Equal(EvidenceColumn.All.Count + 14, header.Length);
        Assert.Equal(header.Length, header.Distinct(StringComparer.Ordinal).Count());
        // 3 of 4 adopters of whom it is known have expanded, none of 3 others.
        Assert.Equal(0.75, double.Parse(lines[1].Split(',')[Array.IndexOf(header, "expanded_lift")], CultureInfo.InvariantCulture), 12);
        Assert.Equal("0.0455", lines[1].Split(',')[Array.IndexOf(header, "expanded_p_value")]);
        Assert.Equal("", lines[1].Split(',')[Array.IndexOf(header, "hold_out_expanded_lift")]);

        var table = Lines(stream => ModellingTableCsv.Write(result.Evidence.Table, stream));
        Assert.StartsWith("customer,part,retained,expanded,", table[0], StringComparison.Ordinal);
        Assert.Equal(["1", "1", "", "0", "1", "0", "0", "0"], table[1..9].Select(line => line.Split(',')[3]));
    }

    [Fact]
    public void Texts_with_commas_quotes_and_line_breaks_are_quoted()
    {
        var lines = Lines(stream => EvidenceCsv.Write(new SyntheticEvidence(Outcome).With("a,\"b\"\nc", "automation", Outcome).Derive(), stream));
        Assert.StartsWith("\"a,\"\"b\"\"", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_are_neutralised_on_request()
    {
        var result = new SyntheticEvidence(Outcome).With("@bot", "automation", Outcome).Derive();
        Assert.StartsWith("@bot,", Lines(stream => EvidenceCsv.Write(result, stream))[1], StringComparison.Ordinal);
        Assert.StartsWith("'@bot,", Lines(stream => EvidenceCsv.Write(result, stream, neutraliseFormulas: true))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Population_counts_add_up()
    {
        var counts = Lines(stream => PopulationCsv.Write(Example().Derive().Framework, stream))
            .Where(line => line.Length > 0)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();
        var table = int.Parse(Assert.Single(counts, row => row[0] == "table")[^2], CultureInfo.InvariantCulture);
        Assert.Equal(table, counts.Where(row => row[0] != "table").Sum(row => int.Parse(row[^2], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_modelling_table_has_a_row_per_customer()
    {
        var evidence = new SyntheticEvidence([true, false], [false, true])
            .With("bot", "automation", [true, null])
            .With("retained", "automation", [false, true]);
        var lines = Lines(stream => ModellingTableCsv.Write(evidence.Evidence().Table, stream));
        Assert.Equal("customer,part,retained,bot,retained (feature)\nc0000,training,1,1,0\nc0001,hold_out,0,,1\n", string.Join('\n', lines));
    }

    private static SyntheticEvidence Example() => new SyntheticEvidence(Outcome)
        .With("bot", "automation", [true, true, true, false, false, false, false, true])
        .With("fax", "support channels", [true, false, false, false, false, true, true, false], Evidence.Verdict.Niche);

    private static string[] Lines(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
    }
}
