using System.ComponentModel;
using System.Runtime.CompilerServices;
using Enode.Parameters;

namespace Enode.Cmdlets;

/// <summary>Reads assets of one kind: all, those of users, those at locations, or single ones by id.</summary>
/// <typeparam name="T">The kind.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetAssetCmdlet<T> : GetUserResourceCmdlet<T>
    where T : Asset
{
    private static readonly AssetKind Kind = AssetKind.Of<T>();

    private protected sealed override string NameWithArticle => Kind.NameWithArticle;

    /// <summary>Where the kind's operations are.</summary>
    private protected abstract AssetOperations<T> Operations(EnodeClient client);

    private protected sealed override (string? Id, string? DisplayName) Label(T item) => (item.Id, item.DisplayName);

    private protected sealed override Task<T> ReadAsync(EnodeClient client, string id, CancellationToken cancellationToken) =>
        Operations(client).GetAsync(id, cancellationToken);

    private protected sealed override IAsyncEnumerable<IReadOnlyList<Listed<T>>> PagesAsync(
        EnodeClient client, string? userId, CancellationToken cancellationToken) =>
        Operations(client).PagesAsync(userId, PageSizeOrDefault, cancellationToken);

    private protected sealed override void Start(Input input)
    {
        if (input.Object is Location location)
        {
            StartListAt(input, location);
        }
        else
        {
            base.Start(input);
        }
    }

    // The API has no list of a location. A location belongs to a user, and so do the assets at it.
    private void StartListAt(Input input, Location location)
    {
        if (location.Id is not { Length: > 0 } id)
        {
            WriteItemError(new InvalidIdException(location.Id ?? string.Empty, "The id is empty."), input.Target);
            return;
        }

        StartList(input.Target, location, (client, token) => AtAsync(id, PagesAsync(client, location.UserId, token), token));
    }

    private static async IAsyncEnumerable<IReadOnlyList<Listed<T>>> AtAsync(
        string locationId, IAsyncEnumerable<IReadOnlyList<Listed<T>>> pages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // Of an item that could not be read, the location is not known: its error is written.
            yield return [.. page.Where(
                entry => entry.Failure is not null || InputResolver.Reference(entry.Item!, nameof(Charger.LocationId)) == locationId)];
        }
    }

    /// <summary>Of an action or a schedule, the device that it is for.</summary>
    private protected override string? RelatedId(EnodeResource input) =>
        Kind.TakesCommands && input is ITargeted target &&
        (target.TargetType is null || target.TargetType.Equals(Kind.Name, StringComparison.OrdinalIgnoreCase)) ? target.TargetId : null;
}
