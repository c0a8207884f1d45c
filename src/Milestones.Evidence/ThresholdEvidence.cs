using Milestones.Numerics;

namespace Milestones.Evidence;

/// <summary>What the training customers say about the threshold of a counted or measured feature.</summary>
public sealed record ThresholdEvidence
{
    /// <summary>The searched threshold with its interval, plateau, proposed round value and p-value; null where no cut leaves enough customers on both sides.</summary>
    public required CutPoint? Derived { get; init; }

    /// <summary>Whether the searched threshold does better than chance, the search accounted for.</summary>
    public required bool IsSupported { get; init; }

    /// <summary>The threshold that the catalog states; null where it states none.</summary>
    public required double? Stated { get; init; }

    /// <summary>Association at the derived threshold, beside a stated one that decides; null without a stated one.</summary>
    public required Association? AtDerived { get; init; }

    /// <summary>Retention as a monotone step function of the value (rising or falling, whichever goes with the threshold).</summary>
    public required IReadOnlyList<RetentionStep> Curve { get; init; }

    /// <summary>Whether the stated threshold works as well as the best one, as far as these customers can tell: it lies on the plateau. Null without both.</summary>
    public bool? StatedIsOnPlateau
        => Stated is { } stated && Derived is { } derived ? derived.PlateauLow <= stated && stated <= derived.PlateauHigh : null;
}

/// <summary>One step of a monotone retention curve: customers whose value is <paramref name="From"/> or more, up to the next step.</summary>
/// <param name="From">Smallest value of the step, in the measure's unit.</param>
/// <param name="Retained">Retained among the customers of the step.</param>
public sealed record RetentionStep(double From, Proportion Retained);
