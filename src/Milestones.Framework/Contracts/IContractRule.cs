using Milestones.Usage;

namespace Milestones.Framework.Contracts;

/// <summary>One promise that data make.</summary>
internal interface IContractRule
{
    /// <summary>What speaks against it.</summary>
    IEnumerable<Finding> Check(ContractContext context);
}
