using Milestones.Usage;

namespace Milestones.Framework.Tests;

public sealed class RegistrationLedgerTests
{
    private static readonly bool[] Seen = [.. Enumerable.Range(0, 40).Select(row => row % 3 > 0)];
    private static readonly bool[] New = [.. Enumerable.Range(0, 44).Select(row => row % 3 > 0)];

    [Fact]
    public void A_registration_names_author_time_and_every_entry()
    {
        using var folder = new StudyFolder();
        var (registration, isNew) = RegistrationLedger.Register(folder.Study(), null, new StandingClock(3));
        Assert.True(isNew);
        Assert.Equal("Ana", registration.Author);
        Assert.Equal(new DateTimeOffset(2025, 1, 3, 12, 0, 0, TimeSpan.Zero), registration.Date);
        Assert.Equal(("f", 1, 0.02), (registration.Entries.Single().Feature, registration.Entries[0].Direction, registration.Entries[0].SmallestEffect));
        Assert.Equal(64, registration.Hypotheses.Length);
        Assert.Empty(registration.LookedAt);
    }

    [Fact]
    public void Registering_again_without_change_writes_nothing()
    {
        using var folder = new StudyFolder();
        RegistrationLedger.Register(folder.Study(), null, new StandingClock(3));
        var (registration, isNew) = RegistrationLedger.Register(folder.Study(), "Ben", new StandingClock(4));
        Assert.False(isNew);
        Assert.Equal("Ana", registration.Author);
        Assert.Single(RegistrationLedger.Load(folder.Study()));
        Assert.True(RegistrationLedger.Register(folder.Study(new Hypothesis(-1)), "Ben", new StandingClock(5)).IsNew);
        Assert.Equal(2, RegistrationLedger.Load(folder.Study()).Count);
    }

    [Fact]
    public void Without_hypothesis_or_author_there_is_nothing_to_register()
    {
        using var none = new StudyFolder { Hypothesis = null };
        using var nobody = new StudyFolder { Author = null };
        Assert.Contains("nothing to register", Assert.Throws<InputException>(() => RegistrationLedger.Register(none.Study(), "Ana", new StandingClock(3))).Message, StringComparison.Ordinal);
        Assert.Contains("--author", Assert.Throws<InputException>(() => RegistrationLedger.Register(nobody.Study(), null, new StandingClock(3))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(nobody.PathTo("study.registrations.ledger")));
    }

    [Fact]
    public void A_changed_ledger_is_refused_with_its_line()
    {
        using var folder = new StudyFolder();
        RegistrationLedger.Register(folder.Study(), null, new StandingClock(3));
        var path = folder.PathTo("study.registrations.ledger");
        File.WriteAllText(path, File.ReadAllText(path).Replace("0.02", "0.01", StringComparison.Ordinal));
        Assert.StartsWith("study.registrations.ledger, row 1: ", Assert.Throws<InputException>(() => folder.Derive(New)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registered_before_the_first_look_it_stays_registered_on_every_later_one()
    {
        using var folder = new StudyFolder();
        RegistrationLedger.Register(folder.Study(), null, new StandingClock(3));
        var first = folder.Derive(Seen);
        LookLedger.Record(first, new StandingClock(4));
        Assert.Equal(HypothesisStanding.Registered, Standing(first));
        Assert.Equal("Ana", first.Framework.Features[0].Hypothesis!.Author);
        Assert.Contains("study.registrations.ledger", first.Framework.Provenance.Files.Select(file => file.Name));
        Assert.Equal(FrameworkJson.GetBytes(first.Framework), FrameworkJson.GetBytes(folder.Derive(Seen).Framework));
        Assert.DoesNotContain(first.Framework.Findings, finding => finding.Code.StartsWith("hypotheses", StringComparison.Ordinal));
    }

    [Fact]
    public void Registered_after_a_look_it_is_late_on_those_data_and_registered_on_new_ones()
    {
        using var folder = new StudyFolder();
        Assert.Equal(HypothesisStanding.Unregistered, Standing(folder.Derive(Seen)));
        LookLedger.Record(folder.Derive(Seen, seed: 9), new StandingClock(3)); // another seed does not make the data new
        RegistrationLedger.Register(folder.Study(), null, new StandingClock(4));
        Assert.Equal(HypothesisStanding.Late, Standing(folder.Derive(Seen)));
        Assert.Equal(HypothesisStanding.Registered, Standing(folder.Derive(New)));
        Assert.Contains(folder.Derive(Seen).Framework.Findings, finding => finding.Code == "hypotheses-exploratory");
    }

    [Fact]
    public void Changed_since_it_is_exploratory_and_named()
    {
        using var folder = new StudyFolder();
        RegistrationLedger.Register(folder.Study(), null, new StandingClock(3));
        LookLedger.Record(folder.Derive(Seen), new StandingClock(4));
        var changed = folder.Derive(Seen, new Hypothesis(1, 0.05));
        Assert.Equal(HypothesisStanding.Changed, Standing(changed));
        Assert.Equal("Changed since they were registered, and so exploratory: f.", changed.Framework.Findings.Single(finding => finding.Code == "hypotheses-changed").Message);

        // Registering the change now makes it new for new data only.
        RegistrationLedger.Register(folder.Study(new Hypothesis(1, 0.05)), null, new StandingClock(5));
        Assert.Equal(HypothesisStanding.Changed, Standing(folder.Derive(Seen, new Hypothesis(1, 0.05))));
        Assert.Equal(HypothesisStanding.Registered, Standing(folder.Derive(New, new Hypothesis(1, 0.05))));
    }

    private static HypothesisStanding Standing(DerivationResult result) => result.Framework.Features[0].Hypothesis!.Standing;
}
