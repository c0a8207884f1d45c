using Milestones.Notebooks.Kernels;
using Milestones.Notebooks.Running;
using Milestones.Notebooks.Parameters;

namespace Milestones.Notebooks;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>Values for parameters that the notebook declares; empty unless told otherwise. An absolute path becomes relative to the notebook.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Time that a cell may take; ten minutes unless told otherwise.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The clock by which cells are timed; the system's unless told otherwise.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>What came of a run.</summary>
/// <param name="Notebook">The notebook with its outputs, as far as it was run.</param>
/// <param name="Times">How long each executed cell took.</param>
/// <param name="Failure">What went wrong; null: nothing did.</param>
public sealed record NotebookRun(Notebook Notebook, IReadOnlyList<CellTime> Times, ErrorOutput? Failure);

/// <summary>How long a cell took.</summary>
/// <param name="Label">How messages call the cell.</param>
/// <param name="FirstLine">The first line of its source.</param>
/// <param name="Elapsed">The time.</param>
public sealed record CellTime(string Label, string FirstLine, TimeSpan Elapsed);

/// <summary>Runs notebooks from the first cell to the last, unattended; the first cell that fails ends the run.</summary>
public static class NotebookRunner
{
    /// <summary>The parameters that a notebook declares in its cell tagged <c>parameters</c>.</summary>
    public static IReadOnlyList<string> ParametersOf(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return [.. ParameterCell.Declared(notebook).Select(parameter => parameter.Name)];
    }

    /// <summary>Why a notebook cannot run here: what its metadata require, as <c>"requires": {"file": …, "reason": …}</c>, is missing.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">Its folder: the file is relative to this one.</param>
    /// <returns>The reason that the notebook gives; null: it can run.</returns>
    /// <exception cref="NotebookException">The metadata say it otherwise.</exception>
    public static string? ReasonToSkip(Notebook notebook, string folder)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(folder);
        return Requirement.Missing(notebook, folder);
    }

    /// <summary>Runs a notebook in a process of its own.</summary>
    /// <param name="notebook">The notebook; outputs that it has are forgotten.</param>
    /// <param name="folder">Its folder: paths in it are relative to this one.</param>
    /// <param name="kernel">How the process is started.</param>
    /// <param name="options">How it is run; null: the defaults.</param>
    /// <param name="cancellation">Ends the run; nothing comes of it then.</param>
    /// <exception cref="NotebookException">It is no notebook of C#, or a parameter is not declared or has another type.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public static async Task<NotebookRun> RunAsync(
        Notebook notebook, string folder, KernelCommand kernel, NotebookRunOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(kernel);
        options ??= new NotebookRunOptions();
        NotebookLanguage.RequireCSharp(notebook);
        var places = new PlaceNames(folder);
        var prepared = Prepare(notebook, options.Parameters, places);
        await using var process = KernelProcess.Start(kernel, folder);
        var run = new RunningNotebook(process, places, options);
        return await run.FinishAsync(notebook, prepared, cancellation);
    }

    private static Notebook Prepare(Notebook notebook, IReadOnlyDictionary<string, string> values, PlaceNames places)
    {
        var declared = ParametersOf(notebook);
        var unknown = values.Keys.FirstOrDefault(name => !declared.Contains(name, StringComparer.Ordinal));
        if (unknown is not null)
        {
            throw new NotebookException(declared.Count == 0
                ? $"The notebook has no parameter '{unknown}'; it declares none (in a code cell tagged 'parameters')."
                : $"The notebook has no parameter '{unknown}'. It has: {string.Join(", ", declared)}.");
        }

        return values.Count == 0
            ? notebook
            : ParameterCell.Inject(notebook, values.ToDictionary(value => value.Key, value => places.Relative(value.Value), StringComparer.Ordinal));
    }
}
