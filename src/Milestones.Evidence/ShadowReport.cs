namespace Milestones.Evidence;

/// <summary>
/// How important columns look that cannot matter: in some refits of the forest every column competes with a copy of
/// itself whose values are shuffled. Descriptive: the refits differ in shuffles and trees, not in customers.
/// </summary>
/// <param name="Line">The shadow line: the largest importance of any shuffled copy, mean over the refits; expected increase of the Brier score.</param>
/// <param name="Refits">How many refits.</param>
/// <param name="Trees">Trees of each.</param>
public sealed record ShadowReport(double Line, int Refits, int Trees);
