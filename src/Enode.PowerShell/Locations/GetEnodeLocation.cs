using System.Management.Automation;
using System.Runtime.CompilerServices;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeLocation: operations <c>getLocations</c>, <c>getUserlocations</c> and <c>getLocation</c>, and with
/// <c>-WithoutTariff</c> <c>getUserLocationTariff</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeLocation", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Location))]
public sealed class GetEnodeLocation : GetUserResourceCmdlet<Location>
{
    /// <summary>Gives only locations that no tariff is linked to. The tariff of each location is requested.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [Parameter(ParameterSetName = nameof(UserId))]
    [RefuseNull]
    public SwitchParameter WithoutTariff { get; set; }

    private protected override string NameWithArticle => "a location";

    private protected override (string? Id, string? DisplayName) Label(Location item) => (item.Id, item.ToString());

    private protected override IAsyncEnumerable<IReadOnlyList<Listed<Location>>> PagesAsync(
        EnodeClient client, string? userId, CancellationToken cancellationToken)
    {
        var pages = client.Locations.PagesAsync(userId, PageSizeOrDefault, cancellationToken);
        return WithoutTariff ? WithoutTariffAsync(client, pages, ThrottleLimit, cancellationToken) : pages;
    }

    private protected override Task<Location> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Locations.GetAsync(id, cancellationToken);

    private static async IAsyncEnumerable<IReadOnlyList<Listed<Location>>> WithoutTariffAsync(
        EnodeClient client,
        IAsyncEnumerable<IReadOnlyList<Listed<Location>>> pages,
        int throttleLimit,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = throttleLimit, CancellationToken = cancellationToken };
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var hasTariff = new bool[page.Count];
            await Parallel.ForAsync(0, page.Count, options, async (index, token) =>
                hasTariff[index] = page[index].Item?.Id is { } id && await HasTariffAsync(client, id, token).ConfigureAwait(false))
                .ConfigureAwait(false);
            yield return [.. page.Where((_, index) => !hasTariff[index])];
        }
    }

    private static async Task<bool> HasTariffAsync(EnodeClient client, string locationId, CancellationToken cancellationToken)
    {
        try
        {
            _ = await client.Tariffs.GetOfLocationAsync(locationId, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (EnodeApiException exception) when (exception.ErrorId == ErrorIds.NotFound)
        {
            return false;
        }
    }

    /// <summary>The location at which a device stands.</summary>
    private protected override string? RelatedId(EnodeResource input) =>
        input is Asset ? InputResolver.Reference(input, nameof(Charger.LocationId)) : null;
}
