namespace Enode.Internal;

/// <summary>What there is after a user has linked a vendor account.</summary>
internal static class LinkResult
{
    /// <summary>The pauses before each further read. A new account can be missing for some seconds.</summary>
    private static readonly TimeSpan[] Pauses = [.. new[] { 1, 2, 3, 4 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>The vendor accounts of a user, as soon as there are any. Empty if there are none after some reads.</summary>
    /// <exception cref="EnodeApiException">They could not be read.</exception>
    internal static async Task<IReadOnlyList<LinkedVendor>> ReadVendorsAsync(
        EnodeClient client, string userId, CancellationToken cancellationToken)
    {
        var vendors = await ReadAsync().ConfigureAwait(false);
        foreach (var pause in Pauses.TakeWhile(_ => vendors.Count == 0))
        {
            await Task.Delay(pause, client.TimeProvider, cancellationToken).ConfigureAwait(false);
            vendors = await ReadAsync().ConfigureAwait(false);
        }

        return vendors;

        async Task<IReadOnlyList<LinkedVendor>> ReadAsync()
        {
            var user = await client.Users.GetAsync(userId, cancellationToken).ConfigureAwait(false);
            return [.. (user.LinkedVendors ?? []).OfType<LinkedVendor>()];
        }
    }

    /// <summary>The user of a device of which only the id is known: the kinds are tried in turn.</summary>
    /// <returns>Null if there is no such device.</returns>
    /// <exception cref="EnodeApiException">A kind could not be read.</exception>
    internal static async Task<string?> FindOwnerAsync(EnodeClient client, string assetId, CancellationToken cancellationToken)
    {
        foreach (var operations in AssetKind.All.Select(kind => kind.Operations?.Invoke(client)).OfType<IDeviceOperations>())
        {
            try
            {
                return (await operations.ReadAsync(assetId, cancellationToken).ConfigureAwait(false)).UserId;
            }
            catch (EnodeApiException exception) when (exception.ErrorId == ErrorIds.NotFound)
            {
                // It is a device of another kind.
            }
        }

        return null;
    }
}
