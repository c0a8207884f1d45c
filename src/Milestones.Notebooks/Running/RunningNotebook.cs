using System.Globalization;
using Milestones.Notebooks.Kernels;
using Milestones.Notebooks.Parameters;

namespace Milestones.Notebooks.Running;

/// <summary>One run of a notebook: its cells, the time, and the first failure.</summary>
internal sealed class RunningNotebook(KernelProcess process, PlaceNames places, NotebookRunOptions options)
{
    private readonly List<CellTime> _times = [];
    private int _executed;
    private ErrorOutput? _failure;

    /// <summary>Runs what is left to run.</summary>
    /// <param name="source">The notebook as it was written, by which cells are numbered.</param>
    /// <param name="prepared">The same with its parameters set.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<NotebookRun> FinishAsync(Notebook source, Notebook prepared, CancellationToken cancellation)
    {
        var numbers = source.Cells.Index().ToDictionary(cell => cell.Item.Id, cell => cell.Index + 1, StringComparer.Ordinal);
        var cells = new List<NotebookCell>();
        foreach (var cell in prepared.Cells)
        {
            var label = cell.IsTagged(ParameterCell.InjectedTag) ? "injected parameters" : $"cell {numbers[cell.Id]}";
            cells.Add(cell.Kind == CellKind.Code ? await RunAsync(cell, label, cancellation) : cell);
        }

        return new NotebookRun(prepared with { Cells = cells }, _times, _failure);
    }

    private async Task<NotebookCell> RunAsync(NotebookCell cell, string label, CancellationToken cancellation)
    {
        var clean = cell with { Outputs = [], ExecutionCount = null };
        if (_failure is not null || string.IsNullOrWhiteSpace(cell.Source))
        {
            return clean;
        }

        var count = ++_executed;
        var collector = new OutputCollector(count);
        var started = options.Time.GetTimestamp();
        await ExecuteAsync(new CellRequest(label, cell.Source), collector, cancellation);
        _times.Add(new CellTime(label, cell.Source.TrimStart().Split('\n')[0], options.Time.GetElapsedTime(started)));
        var outputs = collector.Finish(places);
        _failure = collector.Error;
        return clean with { Outputs = outputs, ExecutionCount = count };
    }

    private async Task ExecuteAsync(CellRequest request, OutputCollector collector, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.CellTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            if (!await process.ExecuteAsync(request, collector.Add, either.Token))
            {
                Fail("KernelEnded", $"{request.Label}: the process that executes the cells ended with code {process.ExitCode}.");
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var seconds = options.CellTimeout.TotalSeconds.ToString("#,0.###", CultureInfo.InvariantCulture);
            Fail("CellTimeout", $"{request.Label}: took longer than {seconds} seconds and was ended. Allow more by --timeout, or look for an endless loop.");
        }

        void Fail(string name, string message) => collector.Fail(name, message, [message]);
    }
}
