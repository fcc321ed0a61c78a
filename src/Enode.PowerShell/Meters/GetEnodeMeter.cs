using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeMeter: operations <c>listMeters</c>, <c>listUserMeters</c> and <c>getMeter</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeMeter", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Meter))]
public sealed class GetEnodeMeter : GetDeviceCmdlet<Meter>
{
    private protected override AssetOperations<Meter> Operations(EnodeClient client) => client.Meters;
}
