namespace Milestones.Forests.Descents;

/// <summary>A way through a piece from one node to the exits below, on which rows go one way only.</summary>
/// <param name="Node">Where it begins.</param>
/// <param name="Codes">What the rows may have received.</param>
/// <param name="Range">The tests and exits below the node; no tests when an exit is right there.</param>
/// <param name="Fork">The fork from which the rows come; −1 when they begin here.</param>
/// <param name="FirstFork">The first fork where it ends …</param>
/// <param name="EndFork">… and the one behind the last.</param>
internal readonly record struct Route(int Node, CodeRange Codes, PieceRange Range, int Fork, int FirstFork, int EndFork);
