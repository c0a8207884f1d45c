using Milestones.Framework;

namespace Milestones.Reporting.Figures;

/// <summary>The importance that means nothing: what shuffled copies of the columns reach or, without those, the noise that negative
/// importances mirror.</summary>
internal sealed record ChanceLine(double Importance, string Meaning)
{
    public static ChanceLine Of(RankingFigures ranking) => ranking.ShadowLine is { } line
        ? new ChanceLine(line, "what shuffled copies of the columns reach")
        : new ChanceLine(ranking.NoiseLine, "the importance that chance alone reaches");
}
