using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Milestones.Framework.Ledgers;

namespace Milestones.Framework.Tests.Ledgers;

public sealed class LedgerFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Each_line_holds_the_hash_of_the_line_before_it()
    {
        Append(1);
        Append(2);
        var lines = File.ReadAllLines(_path);
        Assert.Equal("""{"number":1,"previous":null}""", lines[0]);
        Assert.Equal($$"""{"number":2,"previous":"{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[0])))}}"}""", lines[1]);
        Assert.Equal([1, 2], Numbers(new Ledger(_path).Read()));
    }

    [Fact]
    public void Nothing_is_written_where_nothing_is_composed()
    {
        Append(1);
        var before = File.ReadAllBytes(_path);
        new Ledger(_path).Append(pages => pages.Entries.Count == 1 ? null : throw new InvalidOperationException());
        Assert.Equal(before, File.ReadAllBytes(_path));
    }

    [Fact]
    public void A_changed_line_is_told_by_the_one_after_it()
    {
        Append(1);
        Append(2);
        Append(3);
        File.WriteAllText(_path, File.ReadAllText(_path).Replace("\"number\":2", "\"number\":7", StringComparison.Ordinal));
        Assert.Equal(3, new Ledger(_path).Read().BrokenAt);
    }

    [Fact]
    public void A_removed_line_and_a_line_that_is_no_JSON_are_told()
    {
        Append(1);
        Append(2);
        var lines = File.ReadAllLines(_path);
        File.WriteAllText(_path, lines[1] + "\n");
        Assert.Equal(1, new Ledger(_path).Read().BrokenAt);
        File.WriteAllText(_path, lines[0] + "\nnothing\n");
        Assert.Equal(2, new Ledger(_path).Read().BrokenAt);
    }

    [Fact]
    public void What_a_killed_writer_left_counts_for_nothing_and_is_overwritten()
    {
        Append(1);
        File.AppendAllText(_path, """{"number":2,"prev""");
        Assert.Equal([1], Numbers(new Ledger(_path).Read()));
        Append(3);
        Assert.Equal([1, 3], Numbers(new Ledger(_path).Read()));
        Assert.Null(new Ledger(_path).Read().BrokenAt);
    }

    [Fact]
    public void Writers_at_the_same_time_lose_no_line()
    {
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 6 }, Append);
        var pages = new Ledger(_path).Read();
        Assert.Null(pages.BrokenAt);
        Assert.Equal(Enumerable.Range(0, 60), Numbers(pages).Order());
    }

    private void Append(int number) => new Ledger(_path).Append(_ => new JsonObject { ["number"] = number });

    private static IEnumerable<int> Numbers(LedgerPages pages) => pages.Entries.Select(entry => entry.GetProperty("number").GetInt32());
}
