namespace Milestones.Usage.Sample;

/// <summary>Generates the customers and the usage of a support-desk product, with a planted truth to be found again.</summary>
public static class SampleGenerator
{
    /// <summary>Writes a study with its data, its truth and a data dictionary. Equal options give equal files, but for the
    /// compressed bytes of the event log, which are the compressor's.</summary>
    /// <param name="options">What the sample is made of.</param>
    /// <param name="folder">Where the files are put; created if missing. Files of the same names are replaced.</param>
    /// <param name="progress">Told the share that is done, in (0, 1].</param>
    /// <param name="cancellation">Ends the work; files begun are left behind.</param>
    /// <returns>The files written.</returns>
    public static IReadOnlyList<SampleFile> Write(
        SampleOptions options, string folder, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        var writer = new SampleFiles(options, folder);
        var study = SampleStudy.Create(options, folder);
        List<SampleFile> files =
        [
            .. writer.WriteData(progress, cancellation),
            writer.WriteText(SampleStudy.StudyFile, SampleYaml.Study(study)),
            writer.WriteText(SampleStudy.CatalogFile, SampleYaml.Catalog(study.Catalog)),
            writer.WriteText(SampleStudy.DecisionsFile, SampleYaml.Decisions(study.Decisions)),
            writer.WriteText("truth.json", TruthJson.Of(PlantedTruth.For(options))),
        ];
        files.Add(writer.WriteText("README.md", SampleReadme.Of(options, files)));
        return files;
    }

    /// <summary>Generates a sample without writing it.</summary>
    public static SampleData CreateTable(SampleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SampleTable.Create(options);
    }
}
