using Milestones.Numerics;

namespace Milestones.Usage.Building;

/// <summary>Which members are held out from everything that is chosen.</summary>
/// <param name="HeldOut">Per member.</param>
/// <param name="IsTemporal">Whether they are the latest customers.</param>
/// <param name="TiesDrawn">How many members on both sides share the signup at the boundary, so that a hash had to decide.</param>
internal sealed record HoldOut(bool[] HeldOut, bool IsTemporal, int TiesDrawn)
{
    /// <summary>Holds out the latest customers by signup; without signups, or with the same one for all, those whom a hash chooses. Of several
    /// snapshots the latest are held out.</summary>
    /// <param name="study">The share, and the seed.</param>
    /// <param name="members">The population.</param>
    /// <param name="split">Which of several snapshots are held out; null where there is one, or none.</param>
    /// <exception cref="InputException">Without those held out, all members have the same outcome.</exception>
    public static HoldOut Draw(Study study, IReadOnlyList<PopulationMember> members, SnapshotSplit? split = null)
    {
        var holdOut = split is null
            ? Draw(members, study.HoldOutShare, study.Seed.For("hold-out"))
            : new HoldOut([.. members.Select(member => split.IsHeldOut(member.Snapshot))], true, 0);
        return holdOut.Outcomes(members, heldOut: false).Count == 2
            ? holdOut
            : throw new InputException(new InputError(
                study.File,
                "Without the customers held out, all others have the same outcome, so nothing can be learned from them.",
                "Lower 'hold_out', or check 'outcome' and 'windows' of the study.",
                Column: "hold_out"));
    }

    /// <summary>What a person should know about the hold-out.</summary>
    public IEnumerable<Finding> Findings(IReadOnlyList<PopulationMember> members)
    {
        if (Outcomes(members, heldOut: true).Count == 1)
        {
            yield return new Finding(FindingSeverity.Warning, "hold-out-of-one-class", "All customers held out have the same outcome, so nothing can be confirmed on them.");
        }

        if (TiesDrawn > 0)
        {
            yield return new Finding(
                FindingSeverity.Note,
                "hold-out-ties",
                FormattableString.Invariant($"{TiesDrawn:N0} customers share the signup at the boundary of the hold-out; a hash decided which of them are held out."));
        }
    }

    private HashSet<bool> Outcomes(IReadOnlyList<PopulationMember> members, bool heldOut) =>
        [.. members.Where((_, row) => HeldOut[row] == heldOut).Select(member => member.Retained)];

    private static HoldOut Draw(IReadOnlyList<PopulationMember> members, double share, Seed seed)
    {
        var first = members[0].Customer.SignedUp;
        if (members.Any(member => member.Customer.SignedUp is null) || members.All(member => member.Customer.SignedUp == first))
        {
            return new HoldOut([.. members.Select(member => seed.UnitFor(member.Customer.Id) < share)], false, 0);
        }

        var latestFirst = Enumerable.Range(0, members.Count)
            .OrderByDescending(row => members[row].Customer.SignedUp)
            .ThenBy(row => seed.UnitFor(members[row].Customer.Id))
            .ThenBy(row => row)
            .ToList();
        var size = (int)Math.Round(share * members.Count, MidpointRounding.AwayFromZero);
        var heldOut = new bool[members.Count];
        foreach (var row in latestFirst.Take(size))
        {
            heldOut[row] = true;
        }

        return new HoldOut(heldOut, true, Ties(members, latestFirst, size));
    }

    private static int Ties(IReadOnlyList<PopulationMember> members, List<int> latestFirst, int size)
    {
        if (size == 0 || size == members.Count || Signup(size - 1) != Signup(size))
        {
            return 0;
        }

        return members.Count(member => member.Customer.SignedUp == Signup(size));

        DateTime? Signup(int place) => members[latestFirst[place]].Customer.SignedUp;
    }
}
