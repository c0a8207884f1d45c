using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Milestones.Notebooks.Kernels;

/// <summary>The kernel's side of the line to the runner: whatever thread of a cell says something, it arrives whole and in order.</summary>
internal sealed class KernelEvents(TextWriter line)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal);
    private int _shown;
    private int _places;

    /// <summary>A cell begins: what it may put out is counted anew.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _written.Clear();
            _shown = 0;
        }
    }

    /// <summary>Passes on text of a stream, up to the limit.</summary>
    public void Write(string stream, string text)
    {
        lock (_gate)
        {
            var before = _written.GetValueOrDefault(stream);
            var room = OutputLimits.WrittenCharacters - before;
            if (room < 0)
            {
                return;
            }

            _written[stream] = text.Length <= room ? before + text.Length : OutputLimits.WrittenCharacters + 1;
            Send(new TextWritten(stream, text.Length <= room ? text : text[..room] + LeftOut));
        }
    }

    /// <summary>Shows a value.</summary>
    /// <returns>Its place.</returns>
    public string Show(JsonObject forms)
    {
        lock (_gate)
        {
            var place = (++_places).ToString(CultureInfo.InvariantCulture);
            Send(new ValueShown(place, Fitting(forms)));
            return place;
        }
    }

    /// <summary>Shows another value in a place.</summary>
    public void Update(string place, JsonObject forms)
    {
        lock (_gate)
        {
            Send(new ValueUpdated(place, Fitting(forms)));
        }
    }

    /// <summary>Tells the value of the cell's last expression.</summary>
    public void Return(JsonObject forms)
    {
        lock (_gate)
        {
            Send(new ValueReturned(Fitting(forms)));
        }
    }

    /// <summary>Tells how the cell ended.</summary>
    public void Finish(CellFailed? failure)
    {
        lock (_gate)
        {
            if (failure is not null)
            {
                Send(failure);
            }

            Send(new CellFinished());
        }
    }

    private static string LeftOut =>
        $"\n[what the cell wrote from here on is left out: it may write {OutputLimits.WrittenCharacters:#,0} characters]\n";

    private JsonObject Fitting(JsonObject forms)
    {
        var size = forms.Sum(form => form.Value?.ToJsonString().Length ?? 0);
        if (_shown + (long)size > OutputLimits.ShownCharacters)
        {
            return new JsonObject { ["text/plain"] = $"[left out: all that a cell shows may have {OutputLimits.ShownCharacters:#,0} characters; this value would have made it more]" };
        }

        _shown += size;
        return forms;
    }

    private void Send(KernelEvent message)
    {
        line.WriteLine(message.ToLine());
        line.Flush();
    }
}

/// <summary>The console as a cell sees it: lines, and what stands before the next sign of life, become events.</summary>
/// <param name="events">Who is told.</param>
/// <param name="stream">Which stream it is.</param>
internal sealed class CellConsole(KernelEvents events, string stream) : TextWriter
{
    private const int Most = 1 << 14;

    private readonly Lock _gate = new();
    private readonly StringBuilder _waiting = new();

    /// <summary>The other stream of the same cell.</summary>
    public CellConsole? Other { get; set; }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Other?.Flush(); // what was written to the other stream before comes before
        lock (_gate)
        {
            _waiting.Append(buffer);
            if (_waiting.Length >= Most || buffer.Contains('\n'))
            {
                Flush();
            }
        }
    }

    public override void Flush()
    {
        lock (_gate)
        {
            if (_waiting.Length > 0)
            {
                events.Write(stream, _waiting.ToString());
                _waiting.Clear();
            }
        }
    }
}
