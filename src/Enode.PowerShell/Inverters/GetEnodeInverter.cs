using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeInverter: operations <c>listInverters</c>, <c>listUserInverters</c> and <c>getInverter</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeInverter", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Inverter))]
public sealed class GetEnodeInverter : GetAssetCmdlet<Inverter>
{
    private protected override AssetOperations<Inverter> Operations(EnodeClient client) => client.Inverters;
}
