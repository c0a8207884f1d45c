using Milestones.Numerics;

namespace Milestones.Evidence;

/// <summary>How well the forest predicts the outcome, and so whether its ranking means anything.</summary>
public sealed record ForestReport
{
    /// <summary>On the training customers, each predicted by the trees that did not see it.</summary>
    public required PredictionQuality OutOfBag { get; init; }

    /// <summary>On the customers held out; null without a hold-out, or with one class only.</summary>
    public required PredictionQuality? HoldOut { get; init; }

    /// <summary>On those of them of whom no training row is, where several snapshots are pooled; null otherwise, or with one class only.</summary>
    public PredictionQuality? HoldOutUnseen { get; init; }

    /// <summary>A logistic regression on the same columns, for comparison.</summary>
    public required BaselineQuality Logistic { get; init; }

    /// <summary>Whether the forest passes the study's skill gate. If not, importance means nothing and no feature is kept.</summary>
    public required bool HasSkill { get; init; }

    /// <summary>Importance of the context columns (plan, size, tenure): reported, never kept.</summary>
    public required IReadOnlyList<ContextImportance> Context { get; init; }

    /// <summary>
    /// Importance that chance alone reaches: the size of the most negative importance of any column, 0 if none is
    /// negative (Strobl, Malley and Tutz 2009, Psychological Methods 14:323). Descriptive.
    /// </summary>
    public required double NoiseLine { get; init; }

    /// <summary>What shuffled copies of the columns reach; null where the study asks for none.</summary>
    public ShadowReport? Shadows { get; init; }

    /// <summary>How much the ranking depends on the customers at hand; null where the study does not ask, or with too few customers or features to tell.</summary>
    public StabilityReport? Stability { get; init; }

    /// <summary>The groups of two or more features that go together.</summary>
    public IReadOnlyList<FeatureCluster> Clusters { get; init; } = [];

    /// <summary>Share of the training customers, in [0, 1], whose stratum was too sparse out of bag for conditional importance and was pooled.</summary>
    public required double ConditionalPooledShare { get; init; }

    /// <summary>Number of trees.</summary>
    public required int Trees { get; init; }
}

/// <summary>Quality of predicted probabilities of being retained.</summary>
public sealed record PredictionQuality
{
    /// <summary>Customers predicted.</summary>
    public required int Customers { get; init; }

    /// <summary>Area under the ROC curve, ties counting ½ (DeLong's interval; that of Obuchowski 1997 where several snapshots are pooled).</summary>
    public required Estimate Auc { get; init; }

    /// <summary>Mean negative log likelihood in nats.</summary>
    public required double LogLoss { get; init; }

    /// <summary>Mean squared difference of probability and outcome.</summary>
    public required double Brier { get; init; }

    /// <summary>Predicted against observed retention in groups of equal size, by rising prediction.</summary>
    public required IReadOnlyList<CalibrationGroup> Calibration { get; init; }

    /// <summary>The ROC curve, from (0, 0) to (1, 1); empty where one of the classes is.</summary>
    public IReadOnlyList<RocPoint> Roc { get; init; } = [];
}

/// <summary>AUC of the logistic regression that the forest is measured against.</summary>
/// <param name="CrossFitted">On the training customers, each predicted from the folds that it is not in (5 folds): comparable with out of bag.</param>
/// <param name="HoldOut">Fitted on all training customers, on the hold-out; null where the forest has none.</param>
public sealed record BaselineQuality(Estimate CrossFitted, Estimate? HoldOut);

/// <summary>Importance of a context column.</summary>
/// <param name="Name">plan, size or tenure.</param>
/// <param name="Importance">Permutation importance out of bag, as for features.</param>
/// <param name="ImpurityImportance">Mean decrease of impurity.</param>
public sealed record ContextImportance(string Name, double Importance, double ImpurityImportance);
