namespace Milestones.Evidence.Dossier;

/// <summary>Counts adopters and others by stratum.</summary>
internal static class DossierStrata
{
    public static IReadOnlyList<DossierStratum> Of(FeatureEvidence feature, StudyEvidence evidence)
    {
        var table = evidence.Table;
        var rows = Enumerable.Range(0, table.RowCount).Where(row => !table.HeldOut[row] && feature.Adopted[row] is not null).ToLookup(row => evidence.Strata.Codes[row]);
        return
        [
            .. evidence.Strata.Strata.Index().Where(stratum => rows[stratum.Index].Any()).Select(stratum => new DossierStratum(
                stratum.Item.Name,
                Count(stratum.Index, adopter: true, retainedOnly: false),
                Count(stratum.Index, adopter: true, retainedOnly: true),
                Count(stratum.Index, adopter: false, retainedOnly: false),
                Count(stratum.Index, adopter: false, retainedOnly: true))),
        ];

        int Count(int stratum, bool adopter, bool retainedOnly)
            => rows[stratum].Count(row => feature.Adopted[row] == adopter && (!retainedOnly || table.Outcome[row]));
    }
}
