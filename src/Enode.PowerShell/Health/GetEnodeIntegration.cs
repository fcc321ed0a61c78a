using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeIntegration: operation <c>getIntegrations</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeIntegration")]
[OutputType(typeof(Integration))]
public sealed class GetEnodeIntegration : ShortListCmdlet<Integration>
{
    /// <summary>The kinds of device whose vendors to list. Default: all.</summary>
    [Parameter(Position = 0)]
    [NotEmpty("one or more kinds of device, as in vehicle")]
    [ArgumentCompleter(typeof(VendorTypeCompleter))]
    [VendorType]
    public string[]? AssetType { get; set; }

    private protected override void Process() =>
        StartList((client, token) => client.Health.IntegrationPagesAsync(AssetType?.Distinct().ToList(), token));
}
