using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Milestones.Usage.Sample;

/// <summary>A file of a sample.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Rows">Rows without the header; null for texts.</param>
/// <param name="Sha256">Hash of its content, once unzipped; lower-case hex.</param>
public sealed record SampleFile(string Name, long? Rows, string Sha256);

/// <summary>Writes a sample's customers and events, streaming: memory does not grow with their number.</summary>
internal sealed class SampleFiles(SampleOptions options, string folder)
{
    private const int BlockSize = 500;

    private readonly SampleModel _model = new(options);
    private readonly UsageRows _rows = new(options);

    /// <summary>Writes <c>customers.csv</c> and the event log.</summary>
    public IReadOnlyList<SampleFile> WriteData(IProgress<double>? progress, CancellationToken cancellation)
    {
        using var customers = new HashedFile(Path.Combine(folder, SampleStudy.CustomersFile), CsvBlock.CustomersHeader);
        using var events = new HashedFile(Path.Combine(folder, SampleStudy.EventsFile(options)), CsvBlock.EventsHeader);
        var blocks = (options.Customers + BlockSize - 1) / BlockSize;
        var batch = new CsvBlock[Environment.ProcessorCount * 4];
        for (var first = 0; first < blocks; first += batch.Length)
        {
            var count = Math.Min(batch.Length, blocks - first);
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, i => batch[i] = Render(first + i));
            foreach (var block in batch.AsSpan(0, count))
            {
                customers.Write(block.Customers, block.CustomerRows);
                events.Write(block.Events, block.EventRows);
            }

            progress?.Report((first + count) / (double)blocks);
        }

        return [customers.Close(), events.Close()];
    }

    /// <summary>Writes a text file.</summary>
    public SampleFile WriteText(string name, string text)
    {
        using var file = new HashedFile(Path.Combine(folder, name), text);
        return file.Close() with { Rows = null };
    }

    private CsvBlock Render(int block)
    {
        var csv = new CsvBlock(options.Snapshot);
        var until = Math.Min((block + 1) * BlockSize, options.Customers);
        for (var index = block * BlockSize; index < until; index++)
        {
            var customer = _model.Draw(index);
            csv.Add(customer, _rows.Of(customer));
        }

        return csv;
    }

    /// <summary>A file that is written once, hashed and, if its name says so, compressed.</summary>
    private sealed class HashedFile : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly string _path;
        private readonly FileStream _file;
        private readonly Stream _content;
        private long _rows;

        public HashedFile(string path, string start)
        {
            _path = path;
            _file = File.Create(path);
            _content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true) : _file;
            Write(Encoding.UTF8.GetBytes(start), 0);
        }

        public void Write(ReadOnlySpan<byte> bytes, long rows)
        {
            _hash.AppendData(bytes);
            _content.Write(bytes);
            _rows += rows;
        }

        public SampleFile Close()
        {
            if (_content is GZipStream)
            {
                _content.Dispose();
                ForgetPlatform();
            }

            return new SampleFile(Path.GetFileName(_path), _rows, Convert.ToHexStringLower(_hash.GetCurrentHash()));
        }

        public void Dispose()
        {
            _content.Dispose();
            _file.Dispose();
            _hash.Dispose();
        }

        /// <summary>The header's time (bytes 4 to 7) becomes 0 and its operating system (byte 9) unknown (RFC 1952).</summary>
        private void ForgetPlatform()
        {
            _file.Position = 4;
            _file.Write([0, 0, 0, 0]);
            _file.Position = 9;
            _file.WriteByte(255);
        }
    }
}
