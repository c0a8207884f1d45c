using Milestones.Usage.Tables;

namespace Milestones.Usage.Initialization;

/// <summary>Customers whose churn lies before their signup: a mistake of the data, or a start that lies in the future when they sign up.</summary>
internal static class EarlyLeavers
{
    /// <summary>Counts them.</summary>
    /// <param name="folder">Folder of the file.</param>
    /// <param name="file">The customer table.</param>
    /// <param name="signup">Its column of the signup.</param>
    /// <param name="churn">Its column of the churn.</param>
    public static int Count(string folder, string file, string signup, string churn)
    {
        var table = TextTableReader.Read(
            folder, file, [new ColumnUse(signup, "the draft"), new ColumnUse(churn, "the draft")], new RowErrors(int.MaxValue));
        var start = DateColumn.Read(table, signup, declared: null);
        var end = DateColumn.Read(table, churn, declared: null);
        return start.Zip(end).Count(pair => pair.Second?.Date < pair.First?.Date);
    }
}
