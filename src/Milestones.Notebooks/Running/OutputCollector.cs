using System.Text;
using Milestones.Notebooks.Kernels;

namespace Milestones.Notebooks.Running;

/// <summary>Puts the events of one cell together to its outputs.</summary>
internal sealed class OutputCollector(int executionCount)
{
    private readonly List<CellOutput> _outputs = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private string? _stream;

    /// <summary>Why the cell failed, once it is finished; null: it did not.</summary>
    public ErrorOutput? Error { get; private set; }

    /// <summary>Takes note of an event.</summary>
    public void Add(KernelEvent happened)
    {
        if (happened is TextWritten written)
        {
            Append(written);
            return;
        }

        EndStream();
        switch (happened)
        {
            case ValueShown shown:
                _places[shown.Place] = _outputs.Count;
                _outputs.Add(new DisplayOutput(shown.Forms));
                break;
            case ValueUpdated updated when _places.TryGetValue(updated.Place, out var index):
                _outputs[index] = new DisplayOutput(updated.Forms);
                break;
            case ValueReturned returned:
                _outputs.Add(new DisplayOutput(returned.Forms, executionCount));
                break;
            case CellFailed failed:
                Fail(failed.Name, failed.Message, failed.Traceback);
                break;
        }
    }

    /// <summary>Notes that the cell failed.</summary>
    public void Fail(string name, string message, IReadOnlyList<string> traceback)
    {
        EndStream();
        _outputs.Add(new ErrorOutput(name, message, traceback));
    }

    /// <summary>The outputs, free of places of this machine.</summary>
    public IReadOnlyList<CellOutput> Finish(PlaceNames places)
    {
        EndStream();
        var outputs = _outputs.ConvertAll(places.Remove);
        Error = outputs.OfType<ErrorOutput>().FirstOrDefault();
        return outputs;
    }

    private void Append(TextWritten written)
    {
        if (written.Stream != _stream)
        {
            EndStream();
            _stream = written.Stream;
        }

        _text.Append(written.Text);
    }

    private void EndStream()
    {
        if (_stream is not null && _text.Length > 0)
        {
            _outputs.Add(new StreamOutput(_stream, _text.ToString()));
        }

        _stream = null;
        _text.Clear();
    }
}
