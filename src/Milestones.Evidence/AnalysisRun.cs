using Milestones.Forests;
using Milestones.Usage;

namespace Milestones.Evidence;

/// <summary>How an analysis is run. Nothing here changes a result.</summary>
public sealed record AnalysisRun
{
    /// <summary>Greatest number of threads, 1 or more; default: one per processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told what is being done and how far it is; null: nobody is.</summary>
    public IProgress<AnalysisProgress>? Progress { get; init; }

    /// <summary>Ends the run early with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Engines beside the product's own forest, for studies that ask for one; none by default. The study says which engine is
    /// used, so that offering more changes nothing.</summary>
    public IReadOnlyList<IForestEngine> Engines { get; init; } = [];

    /// <summary>The engine that a study asks for.</summary>
    /// <exception cref="InputException">It is not part of this build, or was not offered.</exception>
    public IForestEngine EngineFor(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var name = study.Forest.Engine.ToString().ToLowerInvariant();
        return Engines.Prepend(new RandomForestEngine()).FirstOrDefault(engine => engine.Name == name)
            ?? throw new InputException(new InputError(
                study.Files.Count > 0 ? study.Files[0] : study.Name,
                $"The engine {name} is not part of this build, which leaves ML.NET out.",
                "Run the command from a build that has it: dotnet run -c Release -p:MLNet=true --project src/Milestones.Cli -- derive STUDY.yaml --engine fastforest "
                + "(in code: give AnalysisRun.Engines a Milestones.MLNet.FastForestEngine).",
                Column: "engine"));
    }

    /// <summary>Computes something for each of <paramref name="count"/> features; element i of the result is of feature i,
    /// whichever thread computed it.</summary>
    internal T[] ForEach<T>(string step, int count, Func<int, T> compute)
    {
        var results = new T[count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = Cancellation };
        Parallel.For(0, count, options, i =>
        {
            results[i] = compute(i);
            Progress?.Report(new AnalysisProgress(step, (double)Interlocked.Increment(ref done) / count));
        });
        return results;
    }

    /// <summary>This run as the forest's own steps see it.</summary>
    internal ForestRun ForestStep(string step) => new()
    {
        Threads = Threads,
        Cancellation = Cancellation,
        Progress = Progress is null ? null : new StepProgress(step, Progress),
    };

    /// <summary>Passes shares on at once and in order, unlike <see cref="Progress{T}"/>, which posts them.</summary>
    private sealed class StepProgress(string step, IProgress<AnalysisProgress> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(new AnalysisProgress(step, value));
    }
}

/// <summary>Progress of an analysis.</summary>
/// <param name="Step">What is being done, in a few words.</param>
/// <param name="Share">How much of this step is done, in [0, 1].</param>
public readonly record struct AnalysisProgress(string Step, double Share);
