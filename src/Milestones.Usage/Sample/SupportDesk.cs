using static Milestones.Usage.MaturityLevel;
using static Milestones.Usage.Sample.PlantedRole;

namespace Milestones.Usage.Sample;

/// <summary>The features of the generated product. Coefficients were chosen for the effects that
/// <see cref="TruthSimulation"/> finds: about 12 points for 0.75 down to 2 points for 0.12.</summary>
internal static class SupportDesk
{
    /// <summary>Event and catalog name of the core action.</summary>
    public const string CoreAction = "conversation_resolved";

    /// <summary>The feature that is used day by day.</summary>
    public const string DailyUse = "inbox_view";

    /// <summary>All features, in the order of the catalog; a follower comes after its source.</summary>
    public static IReadOnlyList<PlantedFeature> Features { get; } =
    [
        .. In("support channels", SupportChannels()),
        .. In("automation", Automation()),
        .. In("support operations", SupportOperations()),
        .. In("interoperability", Interoperability()),
        .. In("reporting", Reporting()),
    ];

    private static PlantedFeature[] SupportChannels() =>
    [
        Adopted("email_channel", "E-mail channel", Ubiquitous, Basic, 0.97, 0.97, 0.97),
        Adopted("contact_form", "Contact form", Ubiquitous, Basic, 0.94, 0.95, 0.96),
        Counted("live_chat", "Live chat", Causal, Mature, 0.8, 4.6, 5, 5.4)
            with { Threshold = 5, Coefficient = 0.82, ActivityLoading = 0.05 },
        Adopted("mobile_messenger", "Messenger in mobile apps", Causal, Mature, 0.30, 0.36, 0.44)
            with { Coefficient = 0.42, ActivityLoading = 0.1 },
        Adopted("web_messenger", "Messenger on the website", Causal, Basic, 0.34, 0.40, 0.48)
            with { Coefficient = 0.42, Follows = "mobile_messenger", FollowsCorrelation = 0.82 },
        Adopted("social_inbox", "Social media inbox", Causal, Mature, 0.24, 0.30, 0.38) with { Coefficient = 0.28, ActivityLoading = 0.1 },
        Adopted("customer_portal", "Customer portal", ActivityProxy, Mature, 0.40, 0.42, 0.45) with { ActivityLoading = 0.4 },
        Counted("proactive_messages", "Proactive messages", Noise, Mature, 1.6, 2, 2, 2),
        Adopted("phone_callback", "Phone callback", Noise, Mature, 0.20, 0.22, 0.26),
        Adopted("community_forum", "Community forum", Noise, Mature, 0.18, 0.18, 0.18),
        Adopted("text_messages", "Text messages", Noise, Mature, 0.10, 0.11, 0.12),
        Adopted("video_calls", "Video calls", Niche, Mature, 0.02, 0.03, 0.04),
    ];

    private static PlantedFeature[] Automation() =>
    [
        Adopted("auto_assignment", "Automatic assignment", Causal, Mature, 0.38, 0.45, 0.52)
            with { Coefficient = 0.95, ActivityLoading = 0.15 },
        Adopted("auto_tagging", "Automatic tagging", Copy, Mature, 0.37, 0.44, 0.51)
            with { Follows = "auto_assignment", FollowsCorrelation = 0.97 },
        Counted("macros_run", "Macros run", Causal, Mature, 0.7, 7.2, 8, 8.8)
            with { Threshold = 8, Coefficient = 0.82, ActivityLoading = 0.05 },
        Counted("macro_shortcuts", "Macro shortcuts", Copy, Basic, 0.7, 4, 4.5, 5)
            with { Follows = "macros_run", FollowsCorrelation = 0.95 },
        Adopted("chatbot", "Chatbot", Causal, Mature, 0.20, 0.26, 0.34) with { Coefficient = 0.56, ActivityLoading = 0.05 },
        Adopted("workflow_rules", "Workflow rules", Causal, Mature, 0.32, 0.38, 0.46) with { Coefficient = 0.4, ActivityLoading = 0.15 },
        Adopted("trigger_conditions", "Trigger conditions", Causal, Mature, 0.28, 0.34, 0.42)
            with { Coefficient = 0.4, Follows = "workflow_rules", FollowsCorrelation = 0.82 },
        Adopted("bot_handover", "Handover from bot to person", Causal, Mature, 0.40, 0.42, 0.44)
            with { Coefficient = 0.15, ActivityLoading = 0.05 },
        Adopted("canned_replies", "Canned replies", Ubiquitous, Basic, 0.95, 0.96, 0.97),
        Adopted("auto_close", "Closing conversations automatically", Harmful, Mature, 0.28, 0.30, 0.32) with { Coefficient = -0.5 },
        Adopted("sentiment_routing", "Routing by sentiment", PlanProxy, Mature, 0.01, 0.04, 0.48),
        Adopted("reply_suggestions", "Suggested replies", Noise, Mature, 0.25, 0.38, 0.50),
        Adopted("scheduled_sends", "Scheduled sends", Noise, Basic, 0.50, 0.50, 0.50),
        Adopted("language_detection", "Language detection", Niche, Mature, 0.02, 0.02, 0.02),
    ];

    private static PlantedFeature[] SupportOperations() =>
    [
        new()
        {
            Name = CoreAction, Title = "Conversations resolved per seat", Role = Causal, Level = Mature, Measure = Measure.PerSeat,
            ByPlan = [], Threshold = PlantedPath.Instance.UtilizedFrom * 3, Coefficient = 0.8,
        },
        Adopted(DailyUse, "Inbox viewed", Ubiquitous, Basic, 0.985, 0.985, 0.985),
        Days("internal_notes", "Internal notes", Causal, Mature, 0.8, 5.5, 6, 6.5)
            with { Threshold = 6, Coefficient = 0.82, ActivityLoading = 0.05 },
        Adopted("sla_policies", "Response time targets", Causal, Mature, 0.28, 0.33, 0.42)
            with { Coefficient = 0.42, ActivityLoading = 0.1 },
        Adopted("team_inboxes", "Team inboxes", Causal, Basic, 0.46, 0.50, 0.55) with { Coefficient = 0.2, ActivityLoading = 0.05 },
        Adopted("bulk_replies", "Bulk replies", Harmful, Mature, 0.22, 0.24, 0.26) with { Coefficient = -0.3 },
        Adopted("snoozing", "Snoozing", ActivityProxy, Basic, 0.52, 0.55, 0.58) with { ActivityLoading = 0.4 },
        Adopted("shift_schedules", "Shift schedules", PlanProxy, Mature, 0.02, 0.05, 0.38),
        Counted("merged_conversations", "Merged conversations", Noise, Mature, 1.3, 3, 3, 3),
        Adopted("priority_flags", "Priority flags", Noise, Basic, 0.40, 0.40, 0.40),
        Adopted("priority_labels", "Priority labels", Copy, Basic, 0.39, 0.39, 0.39)
            with { Follows = "priority_flags", FollowsCorrelation = 0.97 },
        Adopted("side_conversations", "Side conversations", Noise, Mature, 0.15, 0.15, 0.15),
        Adopted("approval_chains", "Approval chains", Niche, Mature, 0.03, 0.03, 0.03),
    ];

    private static PlantedFeature[] Interoperability() =>
    [
        Adopted("crm_sync", "Synchronisation with the CRM", Causal, Mature, 0.22, 0.28, 0.38)
            with { Coefficient = 0.7, ActivityLoading = 0.1 },
        Adopted("issue_tracker_link", "Link to the issue tracker", Causal, Mature, 0.25, 0.30, 0.36)
            with { Coefficient = 0.35, ActivityLoading = 0.05 },
        Adopted("calendar_app", "Calendar app", Causal, Basic, 0.26, 0.28, 0.30) with { Coefficient = 0.17 },
        Adopted("warehouse_export", "Export to the data warehouse", PremiumOnlyCausal, Mature, 0, 0, 0.45)
            with { Coefficient = 0.8, ActivityLoading = 0.05 },
        Adopted("single_sign_on", "Single sign-on", PlanProxy, Mature, 0.01, 0.03, 0.42),
        Counted("api_calls", "API calls", Noise, Mature, 2.0, 2, 3, 5),
        Adopted("webhooks", "Webhooks", Noise, Mature, 0.14, 0.20, 0.30),
        Adopted("data_import", "Data import", ActivityProxy, Basic, 0.33, 0.35, 0.38) with { ActivityLoading = 0.4 },
        Adopted("marketplace_apps", "Marketplace apps", Noise, Basic, 0.28, 0.30, 0.32),
        Adopted("shop_app", "Shop app", Noise, Mature, 0.10, 0.10, 0.10),
        Adopted("payment_app", "Payment app", Niche, Mature, 0.04, 0.04, 0.04),
    ];

    private static PlantedFeature[] Reporting() =>
    [
        Counted("satisfaction_surveys", "Satisfaction surveys sent", Causal, Mature, 0.9, 3.6, 4, 4.4)
            with { Threshold = 4, Coefficient = 0.82, ActivityLoading = 0.05 },
        Days("dashboard_visits", "Dashboard visits", Causal, Basic, 0.8, 2.7, 3, 3.3)
            with { Threshold = 3, Coefficient = 0.82, ActivityLoading = 0.05 },
        Adopted("custom_reports", "Custom reports", Causal, Mature, 0.30, 0.34, 0.40) with { Coefficient = 0.2, ActivityLoading = 0.1 },
        Adopted("overview_page", "Overview page", Ubiquitous, Basic, 0.93, 0.95, 0.96),
        Counted("report_downloads", "Report downloads", ActivityProxy, Mature, 1.0, 2.5, 2.5, 2.5) with { ActivityLoading = 0.4 },
        Adopted("benchmark_report", "Benchmark report", PlanProxy, Mature, 0.03, 0.06, 0.36),
        Adopted("team_goals", "Team goals", Noise, Mature, 0.26, 0.26, 0.26),
        Adopted("scheduled_reports", "Scheduled reports", Noise, Mature, 0.20, 0.23, 0.28),
        Counted("topic_reports", "Topic reports", Noise, Mature, 1.0, 6, 6, 6),
        Adopted("shared_reports", "Shared reports", Noise, Basic, 0.65, 0.65, 0.65),
    ];

    private static PlantedFeature Adopted(string name, string title, PlantedRole role, MaturityLevel level, params double[] shares) =>
        new() { Name = name, Title = title, Role = role, Level = level, Measure = Measure.Adopted, ByPlan = shares };

    private static PlantedFeature Counted(string name, string title, PlantedRole role, MaturityLevel level, double spread, params double[] medians) =>
        new() { Name = name, Title = title, Role = role, Level = level, Measure = Measure.Count, Spread = spread, ByPlan = medians };

    private static PlantedFeature Days(string name, string title, PlantedRole role, MaturityLevel level, double spread, params double[] medians) =>
        new() { Name = name, Title = title, Role = role, Level = level, Measure = Measure.ActiveDays, Spread = spread, ByPlan = medians };

    private static IEnumerable<PlantedFeature> In(string category, PlantedFeature[] features) =>
        features.Select(feature => feature with { Category = category });
}
