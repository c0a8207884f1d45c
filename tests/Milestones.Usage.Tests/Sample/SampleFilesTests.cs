using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Milestones.Usage.Sample;

namespace Milestones.Usage.Tests.Sample;

public sealed class SampleFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones-sample-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_options_give_the_same_bytes_in_any_culture()
    {
        var options = new SampleOptions { Customers = 1_100, Seed = 3 };
        var first = Write(options, "first");
        var before = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
            CultureInfo.CurrentCulture = other;
            Assert.Equal(first, Write(options, "second"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        foreach (var file in first)
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "first", file.Name)), File.ReadAllBytes(Path.Combine(_folder, "second", file.Name)));
            Assert.DoesNotContain((byte)'\r', Content("first", file.Name));
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(Content("first", file.Name))));
        }
    }

    [Fact]
    public void The_gzip_header_tells_neither_time_nor_platform()
    {
        Write(new SampleOptions { Customers = 50 }, "gz");
        var header = File.ReadAllBytes(Path.Combine(_folder, "gz", "events.csv.gz"))[..10];
        Assert.Equal([0x1f, 0x8b, 8, 0, 0, 0, 0, 0], header[..8]);
        Assert.Equal(255, header[9]);
    }

    [Fact]
    public void Plain_events_are_the_compressed_ones()
    {
        Write(new SampleOptions { Customers = 200 }, "gz");
        Write(new SampleOptions { Customers = 200, Compress = false }, "plain");
        Assert.Equal(Content("gz", "events.csv.gz"), Content("plain", "events.csv"));
    }

    [Fact]
    public void More_customers_append_rows()
    {
        Write(new SampleOptions { Customers = 700, Compress = false }, "few");
        Write(new SampleOptions { Customers = 1_300, Compress = false }, "many");
        foreach (var file in (string[])["customers.csv", "events.csv"])
        {
            var few = Content("few", file);
            Assert.Equal(few, Content("many", file)[..few.Length]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void The_study_is_read_as_it_was_meant(int earlierSnapshots)
    {
        var options = new SampleOptions
        {
            Customers = 10, Seed = ulong.MaxValue, Snapshot = new DateOnly(2026, 2, 28), Compress = false, EarlierSnapshots = earlierSnapshots,
        };
        Write(options, "study");
        var folder = Path.Combine(_folder, "study");
        Assert.Equivalent(SampleStudy.Create(options, folder), Study.Load(Path.Combine(folder, "study.yaml")), strict: true);
    }

    [Fact]
    public void The_truth_is_written_down()
    {
        Write(new SampleOptions { Customers = 10 }, "truth");
        using var truth = JsonDocument.Parse(Content("truth", "truth.json"));
        var features = truth.RootElement.GetProperty("features").EnumerateArray().ToDictionary(feature => feature.GetProperty("name").GetString()!);
        Assert.Equal(SampleModel.Features.Select(feature => feature.Name), features.Keys);
        Assert.Equal("plan_proxy", features["single_sign_on"].GetProperty("role").GetString());
        Assert.Equal(5, features["live_chat"].GetProperty("threshold").GetDouble());
        Assert.Equal("workflow_rules", features["trigger_conditions"].GetProperty("follows").GetString());
        Assert.Equal(40, truth.RootElement.GetProperty("path").GetProperty("activated_from").GetInt32());
    }

    [Fact]
    public void Nothing_happens_before_the_signup_or_from_the_churn_on()
    {
        var model = new SampleModel(new SampleOptions());
        var rows = new UsageRows(new SampleOptions());
        for (var index = 0; index < 2_000; index++)
        {
            var customer = model.Draw(index);
            Assert.All(rows.Of(customer), row =>
            {
                Assert.InRange(row.Day, customer.SignupDay, (customer.ChurnDay ?? SampleModel.ObservedDays) - 1);
                Assert.True(row.Quantity > 0);
            });
        }
    }

    private IReadOnlyList<SampleFile> Write(SampleOptions options, string name) =>
        SampleGenerator.Write(options, Path.Combine(_folder, name), cancellation: TestContext.Current.CancellationToken);

    private byte[] Content(string folder, string file)
    {
        using var stream = File.OpenRead(Path.Combine(_folder, folder, file));
        using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }
}
