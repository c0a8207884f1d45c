namespace Milestones.Usage.Sample;

/// <summary>A sample in memory.</summary>
/// <param name="Study">The study; its folder is empty, since nothing was written.</param>
/// <param name="Table">Its modelling table, the same as from the files.</param>
/// <param name="Truth">What was planted.</param>
/// <param name="Retention">Per row of the table, the true probability to be retained.</param>
public sealed record SampleData(Study Study, UsageTable Table, PlantedTruth Truth, IReadOnlyList<double> Retention);
