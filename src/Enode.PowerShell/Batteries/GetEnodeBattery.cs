using System.Management.Automation;
using Enode.Cmdlets;

namespace Enode.Commands;

/// <summary>Get-EnodeBattery: operations <c>listBatteries</c>, <c>listUserBatteries</c> and <c>getBattery</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeBattery", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Battery))]
public sealed class GetEnodeBattery : GetDeviceCmdlet<Battery>
{
    private protected override AssetOperations<Battery> Operations(EnodeClient client) => client.Batteries;
}
