using Milestones.Forests;

namespace Milestones.Cli;

/// <summary>The engines that were built in beside the product's own forest: with -p:MLNet=true ML.NET's, else none.</summary>
internal static class Engines
{
    public static IReadOnlyList<IForestEngine> InThisBuild { get; } =
#if MLNET
        [new MLNet.FastForestEngine()];
#else
        [];
#endif
}
