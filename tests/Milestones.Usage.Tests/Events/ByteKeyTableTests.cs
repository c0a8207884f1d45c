using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Milestones.Usage.Events;

namespace Milestones.Usage.Tests.Events;

public sealed class ByteKeyTableTests
{
    [Fact]
    public void It_numbers_and_finds_keys_as_a_dictionary_does()
    {
        // Few letters and all lengths about the word's, so that keys differ in single bytes or in length only.
        var key = from length in Gen.Choose(0, 40) from letters in Gen.Elements('a', 'b', '\0').ArrayOf(length) select new string(letters);
        Prop.ForAll(key.ArrayOf(300).ToArbitrary(), key.ArrayOf(100).ToArbitrary(), (keys, others) =>
        {
            var table = new ByteKeyTable();
            var expected = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var text in keys)
            {
                if (table.TryAdd(Encoding.UTF8.GetBytes(text)) != expected.TryAdd(text, expected.Count))
                {
                    return false;
                }
            }

            return table.Count == expected.Count
                && keys.Concat(others).All(text => table.Find(Encoding.UTF8.GetBytes(text)) == expected.GetValueOrDefault(text, -1));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void It_grows_with_its_keys()
    {
        var keys = Enumerable.Range(0, 20_000).SelectMany(number => new[] { $"c{number}", $"customer-with-a-long-identifier-{number}" }).ToList();
        var table = ByteKeyTable.Of(keys);
        Assert.Equal(keys.Count, table.Count);
        foreach (var (number, key) in keys.Index())
        {
            Assert.Equal(number, table.Find(Encoding.UTF8.GetBytes(key)));
        }

        Assert.Equal(-1, table.Find("c20000"u8));
        Assert.Equal(-1, table.Find("customer-with-a-long-identifier-20000"u8));
    }

    [Fact]
    public void An_empty_table_finds_nothing()
    {
        Assert.Equal(-1, new ByteKeyTable().Find("a"u8));
        Assert.Equal(-1, new ByteKeyTable().Find([]));
    }
}
