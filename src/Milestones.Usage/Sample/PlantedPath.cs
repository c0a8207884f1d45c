namespace Milestones.Usage.Sample;

/// <summary>The planted truth about the milestones before maturity: setup steps lead to activation, activation to utilization,
/// utilization to staying. Ages are days since signup.</summary>
public sealed record PlantedPath
{
    /// <summary>Name of the core action's event.</summary>
    public string CoreAction { get; } = SupportDesk.CoreAction;

    /// <summary>Length of the setup window, in days; a step taken later has no effect.</summary>
    public int SetupDays { get; } = 30;

    /// <summary>The candidate setup steps.</summary>
    public IReadOnlyList<PlantedSetupStep> SetupSteps { get; } =
    [
        new("setup_email_verified", "E-mail address verified", PlantedStepRole.Routine, 0.97, 0.5, 0),
        new("setup_profile_filled", "Profile filled in", PlantedStepRole.Routine, 0.95, 1, 0),
        new("setup_messenger_installed", "Messenger installed", PlantedStepRole.Informative, 0.70, 2, 0.50),
        new("setup_teammates_invited", "Teammates invited", PlantedStepRole.Informative, 0.60, 4, 0.45),
        new("setup_logo_uploaded", "Logo uploaded", PlantedStepRole.Uninformative, 0.55, 3, 0),
        new("setup_customers_imported", "Customers imported", PlantedStepRole.Informative, 0.50, 7, 0.40),
        new("setup_routing_defined", "Routing defined", PlantedStepRole.Informative, 0.45, 9, 0.35),
        new("setup_theme_chosen", "Theme chosen", PlantedStepRole.Uninformative, 0.35, 6, 0),
        new("setup_first_article_written", "First article written", PlantedStepRole.Informative, 0.35, 11, 0.30),
        new("setup_custom_domain", "Own domain connected", PlantedStepRole.Niche, 0.03, 12, 0),
    ];

    /// <summary>Length of the activation window, in days.</summary>
    public int ActivationDays { get; } = 90;

    /// <summary>Core actions in the activation window from which on a customer is activated.</summary>
    public int ActivatedFrom { get; } = 40;

    /// <summary>Age at the end of the utilization window, which begins with <see cref="ActivationDays"/>.</summary>
    public int UtilizationEnd { get; } = 180;

    /// <summary>Core actions per seat and month from which on a customer utilizes the product.</summary>
    public int UtilizedFrom { get; } = 4;

    /// <summary>Probability to utilize the product, at average activity, of the not activated and of the activated.</summary>
    public IReadOnlyList<double> UtilizingByActivated { get; } = [0.35, 0.65];

    /// <summary>Probability of churn before <see cref="ActivationDays"/>.</summary>
    public double ChurnAtFirst { get; } = 0.02;

    /// <summary>Probability of churn inside the utilization window, of the not activated and of the activated.</summary>
    public IReadOnlyList<double> ChurnByActivated { get; } = [0.10, 0.03];

    /// <summary>Probability of churn in the 90 days after the utilization window, of the not utilizing and of the utilizing.</summary>
    public IReadOnlyList<double> ChurnByUtilized { get; } = [0.13, 0.03];

    /// <summary>Probability of churn in every later 90 days up to T.</summary>
    public double ChurnLater { get; } = 0.02;

    internal static PlantedPath Instance { get; } = new();
}
