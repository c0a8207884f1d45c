namespace Milestones.Forests.Growing;

/// <summary>Where a node's rows are parted.</summary>
/// <param name="Column">The column tested.</param>
/// <param name="LastLeft">The last code that goes left; 0 when only missing does.</param>
/// <param name="MissingGoesRight">Where missing goes: learnt when the node has missing values, else with the heavier side.</param>
/// <param name="Decrease">The decrease of impurity × weight, not negative.</param>
internal readonly record struct Split(int Column, int LastLeft, bool MissingGoesRight, double Decrease);
