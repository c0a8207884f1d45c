using System.CommandLine;
using Milestones.Benchmarks.Deriving;
using Milestones.Benchmarks.EventCounting;
using Milestones.Benchmarks.EvidenceStudy;
using Milestones.Benchmarks.Forests;
using Milestones.Benchmarks.Scoring;

// dotnet run -c Release --project tests/Milestones.Benchmarks -- MODE [options]
// Every mode has --smoke: the same code on little data, for the test run.
var root = new RootCommand("What the work takes: time and peak memory, next to what others need for the same.")
{
    DeriveBenchmark.Command(),
    EventCountingBenchmark.Command(),
    EvidenceBenchmark.Command(),
    ForestBenchmark.Command(),
    AucBenchmark.Command(),
    RecallBenchmark.Command(),
    ScalingBenchmark.Command(),
    ScoreBenchmark.Command(),
#if MLNET
    Milestones.Benchmarks.Engines.EnginesBenchmark.Command(),
#endif
};
return root.Parse(args).Invoke();
