using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Milestones.Usage.Tests.Rows;

public sealed class JsonLinesRowsTests
{
    private static readonly string[] Wanted = ["a", "b \"é"];

    [Fact]
    public void What_the_framework_writes_is_read_with_and_without_escapes()
    {
        using var folder = new StudyFolder();
        var text = Gen.Elements("x", "é", ",", "\"", "\n", "\\", "}", "😀", "/").ListOf().Select(string.Concat);
        var rows = from texts in (from a in text from b in text select (a, b)).ListOf()
                   from escaped in ArbMap.Default.GeneratorFor<bool>()
                   from capacity in Gen.Elements(1, 16, 64, 1 << 12)
                   select (texts, escaped, capacity);
        Prop.ForAll(rows.ToArbitrary(), written =>
        {
            var options = new JsonSerializerOptions { Encoder = written.escaped ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            var lines = written.texts.Select(row => JsonSerializer.Serialize(
                new Dictionary<string, object>(StringComparer.Ordinal) { ["other"] = new { a = 1 }, [Wanted[1]] = row.b, ["a"] = row.a }, options) + "\n");
            folder.With("rows.jsonl", "\n" + string.Concat(lines));
            var read = ReadRows.Of(folder.Path, ["rows.jsonl"], Wanted, written.capacity);
            return written.texts.Select(row => (row.a, row.b)).SequenceEqual(read.Select(row => (row.Fields[0]!, row.Fields[1]!)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Numbers_and_booleans_are_taken_as_written_and_null_as_missing()
    {
        using var folder = new StudyFolder();
        folder.With("rows.ndjson", """{"a": 1.50, "b \"é": true}""" + "\r\n" + """{"a": null, "a": null, "c": []}""" + "\r\n" + """  {"a": " x ", "b \u0022é": -1e3}""");
        var rows = ReadRows.Of(folder.Path, ["rows.ndjson"], Wanted, 16);
        Assert.Equal([["1.50", "true"], [null, null], ["x", "-1e3"]], rows.Select(row => row.Fields));
        Assert.Equal([1, 2, 3], rows.Select(row => row.Line));
    }

    [Fact]
    public void A_line_too_long_to_be_one_is_refused()
    {
        using var folder = new StudyFolder();
        folder.With("rows.jsonl", "{}\n{\"a\": \"" + new string('x', 1 << 24) + "\"}\n");
        var exception = Assert.Throws<InputException>(() => ReadRows.Of(folder.Path, ["rows.jsonl"], Wanted, 1 << 10));
        Assert.Equal("rows.jsonl, row 2: The line has more than 16 MiB. Write one object per line.", exception.Message);
    }
}
