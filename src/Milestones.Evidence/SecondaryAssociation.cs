using Milestones.Numerics;

namespace Milestones.Evidence;

/// <summary>A feature's association with an outcome that is reported beside the primary one: adoption as the primary outcome has settled
/// it, among the customers of whom the secondary one is known. No verdict rests on it.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Training">On the training customers.</param>
/// <param name="HoldOut">On the customers held out; null where it is known of none of them.</param>
/// <param name="TestResult">The same test as for the primary outcome; NaN where the feature was not tested.</param>
/// <param name="AdjustedPValue">The p-value adjusted for all features that were tested with this outcome (Benjamini–Hochberg).</param>
public sealed record SecondaryAssociation(string Outcome, Association Training, Association? HoldOut, TestResult TestResult, double AdjustedPValue);
