using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Interventions;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeIntervention: operations <c>listInterventions</c> and <c>getIntervention</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeIntervention", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Intervention))]
public sealed class GetEnodeIntervention : GetResourceCmdlet<Intervention>
{
    private readonly HashSet<(object? Origin, string Id)> ofCapabilities = [];

    /// <summary>The code of the vendor whose interventions to list.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [NotEmpty("the code of a vendor, as in TESLA")]
    [ArgumentCompleter(typeof(VendorCompleter))]
    [Vendor]
    public string? Vendor { get; set; }

    /// <summary>The kind of device whose interventions to list.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [NotEmpty("a kind of device, as in vehicle")]
    [ArgumentCompleter(typeof(VendorTypeCompleter))]
    [VendorType]
    public string? VendorType { get; set; }

    /// <summary>The language of the texts, as in de-DE. Default: en-US.</summary>
    [Parameter]
    [NotEmpty("a language, as in en-US")]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    [Language]
    public string? Language { get; set; }

    private protected override string NameWithArticle => "an intervention";

    private protected override (string? Id, string? DisplayName) Label(Intervention item) => (item.Id, item.Title);

    private protected override IAsyncEnumerable<IReadOnlyList<Listed<Intervention>>> PagesAsync(
        EnodeClient client, CancellationToken cancellationToken) =>
        client.Interventions.PagesAsync(Vendor, VendorType, Language, cancellationToken);

    private protected override Task<Intervention> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Interventions.GetAsync(id, Language, cancellationToken);

    /// <summary>Devices of a fleet mostly have the same interventions: each is read once.</summary>
    private protected override void Start(Input input)
    {
        if (input.Object is not (Device or Capability or ChargeRateLimitCapability))
        {
            base.Start(input);
        }
        else if (CapabilityInterventions.IdsOf(input.Target) is { } ids)
        {
            foreach (var id in ids.Where(id => ofCapabilities.Add((input.Object.Origin, id))))
            {
                StartRead(input, id);
            }
        }
        else
        {
            RejectKind(input, "a device with its capabilities");
        }
    }
}
