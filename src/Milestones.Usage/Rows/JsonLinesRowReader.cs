using System.Text;
using System.Text.Json;

namespace Milestones.Usage.Rows;

/// <summary>Rows of JSON Lines: an object per line, of which the fields at the top count. Numbers and booleans are taken as
/// they are written, null as missing; of a field that occurs twice, the last.</summary>
internal sealed class JsonLinesRowReader(FieldSelection wanted) : RowReader(wanted.Names.Count)
{
    private readonly byte[][] _names = [.. wanted.Names.Select(Encoding.UTF8.GetBytes)];
    private int _nextRow;

    /// <inheritdoc/>
    public override bool Read()
    {
        while (true)
        {
            RowStart = _nextRow;
            if (RowStart == Chunk.End)
            {
                return false;
            }

            var line = Chunk.Bytes.AsSpan(RowStart, Chunk.End - RowStart);
            line = line[..line.IndexOf((byte)'\n')];
            _nextRow = RowStart + line.Length + 1;
            if (line.ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r'))
            {
                Problem = Parse(line);
                return true;
            }
        }
    }

    private protected override void OnStart() => _nextRow = Chunk.Start;

    private string? Parse(ReadOnlySpan<byte> line)
    {
        Array.Fill(Fields, new FieldRange(0, -1));
        var reader = new Utf8JsonReader(line);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return "The line is not a JSON object.";
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var field = Wanted(ref reader);
                reader.Read();
                if (field >= 0 && !TryLocate(ref reader, field))
                {
                    return $"'{wanted.Names[field]}' is an object or a list; expected a text or a number.";
                }

                reader.Skip();
            }

            reader.Read(); // nothing may follow
            return null;
        }
        catch (JsonException exception)
        {
            return $"The line is not valid JSON at byte {exception.BytePositionInLine + 1}.";
        }
        catch (InvalidOperationException)
        {
            return "The line has a text that is not valid UTF-8, or an escaped half of a character."; // how the reader says so
        }
    }

    private int Wanted(ref Utf8JsonReader reader)
    {
        for (var field = 0; field < _names.Length; field++)
        {
            if (reader.ValueTextEquals(_names[field]))
            {
                return field;
            }
        }

        return -1;
    }

    private bool TryLocate(ref Utf8JsonReader reader, int field)
    {
        var start = RowStart + (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                Fields[field] = Trimmed(start + 1, reader.ValueIsEscaped ? Unescape(ref reader, start + 1) : reader.ValueSpan.Length);
                return true;
            case JsonTokenType.Null:
                Fields[field] = new FieldRange(0, -1);
                return true;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return false;
            default:
                Fields[field] = new FieldRange(start, reader.ValueSpan.Length);
                return true;
        }
    }

    /// <summary>Puts the text in the place of its escaped form, which is never shorter.</summary>
    private int Unescape(ref Utf8JsonReader reader, int start)
    {
        var text = new byte[reader.ValueSpan.Length];
        var length = reader.CopyString(text);
        text.AsSpan(0, length).CopyTo(Chunk.Bytes.AsSpan(start));
        return length;
    }
}
