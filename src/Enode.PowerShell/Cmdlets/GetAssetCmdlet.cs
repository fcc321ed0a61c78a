using System.ComponentModel;

namespace Enode.Cmdlets;

/// <summary>Reads assets of one kind: all, those of users, or single ones by id.</summary>
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

    /// <summary>Of an action or a schedule, the device that it is for.</summary>
    private protected override string? RelatedId(EnodeResource input) =>
        Kind.TakesCommands && input is ITargeted target &&
        (target.TargetType is null || target.TargetType.Equals(Kind.Name, StringComparison.OrdinalIgnoreCase)) ? target.TargetId : null;
}
