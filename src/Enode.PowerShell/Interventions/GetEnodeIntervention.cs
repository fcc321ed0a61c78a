using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeIntervention: operations <c>listInterventions</c> and <c>getIntervention</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeIntervention", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Intervention))]
public sealed class GetEnodeIntervention : GetResourceCmdlet<Intervention>
{
    /// <summary>The code of the vendor whose interventions to list.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [ValidateNotNullOrEmpty]
    [TextOnly]
    public string? Vendor { get; set; }

    /// <summary>The kind of device whose interventions to list.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VendorTypeCompleter))]
    [TextOnly]
    public string? VendorType { get; set; }

    /// <summary>The language of the texts, as in de-DE. Default: en-US.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [TextOnly]
    public string? Language { get; set; }

    private protected override string NameWithArticle => "an intervention";

    private protected override (string? Id, string? DisplayName) Label(Intervention item) => (item.Id, item.Title);

    private protected override IAsyncEnumerable<IReadOnlyList<Listed<Intervention>>> PagesAsync(
        EnodeClient client, CancellationToken cancellationToken) =>
        client.Interventions.PagesAsync(Vendor, VendorType, Language, cancellationToken);

    private protected override Task<Intervention> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Interventions.GetAsync(id, Language, cancellationToken);
}
