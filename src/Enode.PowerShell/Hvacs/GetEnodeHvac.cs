using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeHvac: operations <c>listHVACs</c>, <c>listUserHVACs</c> and <c>getHVAC</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeHvac", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Hvac))]
public sealed class GetEnodeHvac : GetDeviceCmdlet<Hvac>
{
    private protected override AssetOperations<Hvac> Operations(EnodeClient client) => client.Hvacs;
}
