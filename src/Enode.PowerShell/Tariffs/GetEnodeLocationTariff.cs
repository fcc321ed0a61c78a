using System.Collections.Concurrent;
using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeLocationTariff: operations <c>getUserLocationTariff</c> and <c>getTariffInformation</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeLocationTariff", DefaultParameterSetName = InputObjectSet)]
[OutputType(typeof(LocationTariff))]
public sealed class GetEnodeLocationTariff : ReadCmdlet<LocationTariff>
{
    private readonly ConcurrentDictionary<(EnodeConnection Connection, string TariffId), Tariff> tariffs = new();

    /// <summary>Ids of locations.</summary>
    [Parameter(ParameterSetName = nameof(LocationId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] LocationId { get; set; } = [];

    private protected override IReadOnlyList<string> IdColumns => [nameof(LocationId)];

    private protected override IEnumerable<string> Ids => LocationId;

    private protected override string Accepted => "a location, or an object at one";

    private protected override string? IdOf(EnodeResource input) => input switch
    {
        Location location => location.Id,
        LocationTariff or Asset => InputResolver.Reference(input, nameof(LocationId)),
        _ => null,
    };

    private protected override Task<LocationTariff> ReadAsync(
        EnodeConnection connection, EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Tariffs.GetOfLocationAsync(id, cancellationToken);

    private protected override async Task AddAsync(
        EnodeConnection connection, EnodeClient client, LocationTariff item, CancellationToken cancellationToken)
    {
        foreach (var tariffId in item.TariffIds)
        {
            item.AddCosts(await TariffAsync(connection, client, tariffId, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>The prices, which the API does not give with the times. One tariff often applies at many locations.</summary>
    private async Task<Tariff> TariffAsync(
        EnodeConnection connection, EnodeClient client, string tariffId, CancellationToken cancellationToken)
    {
        if (!tariffs.TryGetValue((connection, tariffId), out var tariff))
        {
            try
            {
                tariff = await client.Tariffs.GetAsync(tariffId, cancellationToken).ConfigureAwait(false);
            }
            catch (EnodeApiException exception) when (exception.ErrorId == ErrorIds.NotFound)
            {
                // The times are known nevertheless.
                tariff = new Tariff { Id = tariffId };
            }

            tariffs[(connection, tariffId)] = tariff;
        }

        return tariff;
    }
}
