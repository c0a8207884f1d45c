using Milestones.Evidence;

namespace Milestones.Framework;

/// <summary>Verdicts in the words that people read.</summary>
public static class VerdictWords
{
    /// <summary>The verdict in lower-case words, e.g. <c>not enough data</c>.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Leaking => "leaking",
        Verdict.NotEnoughData => "not enough data",
        Verdict.Niche => "niche",
        Verdict.Ubiquitous => "ubiquitous",
        Verdict.PlanProxy => "plan proxy",
        Verdict.RedundantWith => "redundant",
        Verdict.NotPredictive => "not predictive",
        Verdict.Unstable => "unstable",
        Verdict.Negative => "negative",
        Verdict.Kept => "kept",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "This verdict has no words."),
    };
}
