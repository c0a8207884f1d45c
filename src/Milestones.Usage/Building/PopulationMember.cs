namespace Milestones.Usage.Building;

/// <summary>A customer who belongs to the population, at one snapshot.</summary>
/// <param name="Index">Position in the customer table.</param>
/// <param name="Customer">What the table tells, the tenure being that at the snapshot.</param>
/// <param name="Retained">Whether the outcome was reached.</param>
/// <param name="Snapshot">Which of the study's snapshots, from 0 by date.</param>
/// <param name="Anchor">From where its windows are counted: the snapshot, or the signup; null in a study without windows.</param>
/// <param name="Window">Position in what the event logs say: customer by customer, snapshot by snapshot.</param>
internal readonly record struct PopulationMember(int Index, Customer Customer, bool Retained, int Snapshot, DateTime? Anchor, int Window)
{
    /// <summary>A customer whose windows, if any, are counted from signup.</summary>
    public PopulationMember(int index, Customer customer, bool retained)
        : this(index, customer, retained, 0, customer.SignedUp, index)
    {
    }
}
