using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeTariff: operation <c>getTariffInformation</c>.</summary>
/// <remarks>The API does not list tariffs.</remarks>
[Cmdlet(VerbsCommon.Get, "EnodeTariff", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(Tariff))]
public sealed class GetEnodeTariff : ReadCmdlet<Tariff>
{
    /// <summary>Your own keys of the tariffs.</summary>
    [Parameter(ParameterSetName = nameof(Id), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] Id { get; set; } = [];

    private protected override IReadOnlyList<string> IdColumns => [nameof(LocationTariff.TariffId)];

    private protected override IEnumerable<string> Ids => Id;

    private protected override string Accepted => "a tariff, or the tariff of a location";

    private protected override string? IdOf(EnodeResource input) => input switch
    {
        Tariff tariff => tariff.Id,
        LocationTariff location => location.TariffId,
        _ => null,
    };

    private protected override async Task<Tariff> ReadAsync(
        EnodeConnection connection, EnodeClient client, string id, CancellationToken cancellationToken)
    {
        var tariff = await client.Tariffs.GetAsync(id, cancellationToken).ConfigureAwait(false);
        connection.RecentIds.Add(nameof(Tariff), id, id);
        return tariff;
    }
}
