using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeLocation: operations <c>getLocations</c>, <c>getUserlocations</c> and <c>getLocation</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeLocation", DefaultParameterSetName = AllSet, SupportsPaging = true)]
[OutputType(typeof(Location))]
public sealed class GetEnodeLocation : GetUserResourceCmdlet<Location>
{
    private protected override string NameWithArticle => "a location";

    private protected override (string? Id, string? DisplayName) Label(Location item) => (item.Id, item.ToString());

    private protected override IAsyncEnumerable<IReadOnlyList<Listed<Location>>> PagesAsync(
        EnodeClient client, string? userId, CancellationToken cancellationToken) =>
        client.Locations.PagesAsync(userId, PageSizeOrDefault, cancellationToken);

    private protected override Task<Location> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        client.Locations.GetAsync(id, cancellationToken);

    /// <summary>The location at which a device stands.</summary>
    private protected override string? RelatedId(EnodeResource input) =>
        input is Asset ? InputResolver.Reference(input, nameof(Charger.LocationId)) : null;
}
