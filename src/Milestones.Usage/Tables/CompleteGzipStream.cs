using System.IO.Compression;

namespace Milestones.Usage.Tables;

/// <summary>
/// The content of gzip data that must be complete. <see cref="GZipStream"/> takes a file that was cut off for one that
/// ends there; so a member that is known is appended to the data, and only if its content arrives at the end were the data
/// before it whole.
/// </summary>
internal sealed class CompleteGzipStream : Stream
{
    private static readonly byte[] Mark = "end of complete gzip data \0\u0001\u0002"u8.ToArray();
    private static readonly byte[] MarkMember = Compress(Mark);

    private readonly GZipStream _content;
    private readonly byte[] _ahead = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Reads from compressed data, and disposes of them in the end.</summary>
    /// <param name="compressed">At the beginning of the gzip data.</param>
    public CompleteGzipStream(Stream compressed) =>
        _content = new GZipStream(new FollowedStream(compressed, MarkMember), CompressionMode.Decompress);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The data are damaged or cut off.</exception>
    public override int Read(Span<byte> buffer)
    {
        // Always keeps as many bytes back as the mark has, since they may be the mark.
        while (!_ended && _end - _start <= Mark.Length)
        {
            ReadAhead();
        }

        var length = Math.Min(buffer.Length, _end - _start - Mark.Length);
        _ahead.AsSpan(_start, length).CopyTo(buffer);
        _start += length;
        return length;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadAhead()
    {
        var kept = _ahead.AsSpan(_start, _end - _start);
        kept.CopyTo(_ahead);
        _start = 0;
        _end = kept.Length;
        var read = _content.Read(_ahead.AsSpan(_end));
        _end += read;
        _ended = read == 0;
        if (_ended && !_ahead.AsSpan(_start, _end - _start).SequenceEqual(Mark))
        {
            throw new InvalidDataException("The gzip data are cut off.");
        }
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.NoCompression))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    /// <summary>A stream, and behind its end some more bytes.</summary>
    private sealed class FollowedStream(Stream first, byte[] rest) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = first.Read(buffer);
            if (read > 0)
            {
                return read;
            }

            read = Math.Min(buffer.Length, rest.Length - _given);
            rest.AsSpan(_given, read).CopyTo(buffer);
            _given += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                first.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
