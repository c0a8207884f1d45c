using FsCheck;
using FsCheck.Fluent;

namespace Milestones.Usage.Tests.Rows;

public sealed class CsvRowsTests
{
    private static readonly string[] Wanted = ["c", "a"];

    [Fact]
    public void What_was_written_is_read_whatever_is_quoted_and_wherever_the_chunks_are_cut()
    {
        using var folder = new StudyFolder();
        var text = Gen.Elements("x", "é", ",", "\"", "\n", "\r\n", " ", "\"\"", ";").ListOf().Select(string.Concat).Resize(8);
        var row = from fields in text.ArrayOf(4) from quoted in ArbMap.Default.GeneratorFor<bool>().ArrayOf(4) select (fields, quoted);
        var file = from rows in row.ListOf()
                   from mark in ArbMap.Default.GeneratorFor<bool>()
                   from lineEnd in Gen.Elements("\n", "\r\n")
                   from last in ArbMap.Default.GeneratorFor<bool>()
                   from capacity in Gen.Elements(1, 2, 3, 16, 64, 1 << 12)
                   select (rows, mark, lineEnd, last, capacity);
        Prop.ForAll(file.ToArbitrary(), written =>
        {
            var lines = written.rows.Select(row => string.Join(',', row.fields.Zip(row.quoted, Written)));
            var content = (written.mark ? "\uFEFF" : "") + string.Join(written.lineEnd, ["a,b,\"c\",d", .. lines]) + (written.last ? written.lineEnd : "");
            folder.With("rows.csv", content);
            var read = ReadRows.Of(folder.Path, ["rows.csv"], Wanted, written.capacity);
            var expected = written.rows.Select(row => (Trimmed(row.fields[2]), Trimmed(row.fields[0])));
            return read.All(row => row.Problem is null) && expected.SequenceEqual(read.Select(row => (row.Fields[0]!, row.Fields[1]!)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Anything_is_read_alike_wherever_the_chunks_are_cut()
    {
        using var folder = new StudyFolder();
        var anything = Gen.Elements("a", "b", ",", ",", "\"", "\n", "\n", "\r", " ").ListOf().Select(string.Concat).Resize(200);
        Prop.ForAll(anything.ToArbitrary(), content =>
        {
            folder.With("rows.csv", "a,b,c\n" + content);
            var whole = Outcome(folder, 1 << 16);
            return new[] { 1, 2, 5, 17, 64, 65 }.All(capacity => Outcome(folder, capacity) == whole);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Lines_are_those_of_the_file()
    {
        using var folder = new StudyFolder();
        folder.With("rows.csv", "a,\"b\n\",c\r\n1,2,3\n\n\r\n\"\n\n\",\"x\"\"\n\"\"\",6\n1,2\n7,8,9");
        var rows = ReadRows.Of(folder.Path, ["rows.csv"], Wanted, 8);
        Assert.Equal([3, 6, 10, 11], rows.Select(row => row.Line));
        Assert.Equal([["3", "1"], ["6", "\n\n"], [], ["9", "7"]], rows.Select(row => row.Fields));
        Assert.Equal("The row has 2 fields; the header has 3.", rows[2].Problem);
    }

    [Fact]
    public void Rows_longer_than_the_buffer_are_read()
    {
        using var folder = new StudyFolder();
        var longText = new string('y', 1_000_000);
        folder.With("rows.csv", $"a,c\n1,{longText}\n\"{longText}\n,\",2\n");
        var rows = ReadRows.Of(folder.Path, ["rows.csv"], Wanted, 100);
        Assert.Equal([[longText, "1"], ["2", longText + "\n,"]], rows.Select(row => row.Fields));
    }

    [Fact]
    public void Many_separators_in_few_bytes_are_found()
    {
        using var folder = new StudyFolder();
        var header = string.Join(',', Enumerable.Range(0, 5000).Select(column => $"x{column}")) + ",a,c\n";
        var row = new string(',', 5000) + "1,3\n";
        folder.With("rows.csv", header + string.Concat(Enumerable.Repeat(row, 40)));
        var rows = ReadRows.Of(folder.Path, ["rows.csv"], Wanted, 1 << 18);
        Assert.Equal(40, rows.Count);
        Assert.All(rows, read => Assert.Equal("3 1", string.Join(' ', read.Fields)));
    }

    private static string Written(string text, bool quoted) =>
        quoted || text.AsSpan().ContainsAny("\",\r\n") || text.Length == 0 ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

    private static string Trimmed(string text) => text.Trim(' ');

    private static string Outcome(StudyFolder folder, int capacity)
    {
        try
        {
            var rows = ReadRows.Of(folder.Path, ["rows.csv"], Wanted, capacity);
            return string.Join('|', rows.Select(row => $"{row.Line}:{row.Problem}{string.Join('~', row.Fields)}"));
        }
        catch (InputException exception)
        {
            return exception.Message;
        }
    }
}
