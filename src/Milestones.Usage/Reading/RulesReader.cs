namespace Milestones.Usage.Reading;

/// <summary>Reads the section <c>rules</c> of a study: the properties of <see cref="EvidenceRules"/>, each with its default.</summary>
internal static class RulesReader
{
    /// <summary>Reads the rules; the defaults without a section.</summary>
    /// <exception cref="InputException">A value is out of range.</exception>
    public static EvidenceRules Read(YamlSection? section)
    {
        var standard = new EvidenceRules();
        if (section is null)
        {
            return standard;
        }

        var rules = new EvidenceRules
        {
            NicheBelow = section.Number("niche_below", 0, 1) ?? standard.NicheBelow,
            UbiquitousAbove = section.Number("ubiquitous_above", 0, 1) ?? standard.UbiquitousAbove,
            FalseDiscoveryRate = section.Number("false_discovery_rate", 0.0001, 0.5) ?? standard.FalseDiscoveryRate,
            Confidence = section.Number("confidence", 0.5, 0.9999) ?? standard.Confidence,
            MinGroup = section.Integer("min_group", 1) ?? standard.MinGroup,
            MinStratum = section.Integer("min_stratum", 1) ?? standard.MinStratum,
            MinCohort = section.Integer("min_cohort", 1) ?? standard.MinCohort,
            SkillAuc = section.Number("skill_auc", 0.5, 1) ?? standard.SkillAuc,
            SkillLowerLimit = section.Number("skill_lower_limit", 0.5, 1) ?? standard.SkillLowerLimit,
            PlanConcentration = section.Number("plan_concentration", 1) ?? standard.PlanConcentration,
            ProxyExplainedShare = section.Number("proxy_explained_share", 0, 1) ?? standard.ProxyExplainedShare,
            ProxyDiscoveryRate = section.Number("proxy_discovery_rate", 0.00001, 0.5) ?? standard.ProxyDiscoveryRate,
            UnstableDiscoveryRate = section.Number("unstable_discovery_rate", 0.0001, 0.5) ?? standard.UnstableDiscoveryRate,
            ThresholdMinShare = section.Number("threshold_min_share", 0.001, 0.499) ?? standard.ThresholdMinShare,
            ThresholdReplicates = section.Integer("threshold_replicates", 20, 100_000) ?? standard.ThresholdReplicates,
            ThresholdCandidates = section.Integer("threshold_candidates", 1, 100_000) ?? standard.ThresholdCandidates,
            ImplausibleAuc = section.Number("implausible_auc", 0.5, 1) ?? standard.ImplausibleAuc,
            OneOutcomeExpected = section.Number("one_outcome_expected", 0.1) ?? standard.OneOutcomeExpected,
            LeavingDays = section.Integer("leaving_days", 1) ?? standard.LeavingDays,
            LeavingShare = section.Number("leaving_share", 0.01, 1) ?? standard.LeavingShare,
            SmallestDifferenceBeyondActivity =
                section.Number("smallest_difference_beyond_activity", 0, 1) ?? standard.SmallestDifferenceBeyondActivity,
            RedundancyCorrelation = section.Number("redundancy_correlation", 0, 1) ?? standard.RedundancyCorrelation,
            RedundancyShared = section.Number("redundancy_shared", 0.01, 1) ?? standard.RedundancyShared,
            RedundancyGroups = section.Integer("redundancy_groups", 1, 1000) ?? standard.RedundancyGroups,
            NearMissFactor = section.Number("near_miss_factor", 1, 100) ?? standard.NearMissFactor,
            HeadlineCategories = section.Integer("headline_categories", 1) ?? standard.HeadlineCategories,
        };
        section.Finish();
        return rules.NicheBelow < rules.UbiquitousAbove
            ? rules
            : throw section.Wrong("niche_below", "The band is empty: 'niche_below' is not below 'ubiquitous_above'.", "Widen the band.");
    }
}
