namespace Enode.Users;

/// <summary>What is deleted with a user, for a prompt.</summary>
internal static class UserBelongings
{
    /// <summary>The description without requests.</summary>
    internal const string All = "all devices, locations, schedules and other data";

    private const string Uncounted = $"{All}. The devices could not be counted";

    /// <summary>The description with the numbers of devices and locations, as in <c>2 vehicles, 1 location</c>.</summary>
    /// <param name="client">Each request is sent once: a prompt does not wait for retries.</param>
    /// <param name="userId">Your own key of the user.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The description without numbers when they cannot be read: the prompt is shown anyway.</returns>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/>: there is no such user.</exception>
    internal static async Task<string> DescribeAsync(EnodeClient client, string userId, CancellationToken cancellationToken)
    {
        var once = client.WithoutRetries();
        try
        {
            // Lists of a user who does not exist are empty.
            await once.Users.GetAsync(userId, cancellationToken).ConfigureAwait(false);
        }
        catch (EnodeApiException exception) when (exception.ErrorId != ErrorIds.NotFound)
        {
            return Uncounted;
        }

        try
        {
            var kinds = AssetKind.All.Select(kind => (kind.Name, kind.Collection)).Append(("location", "locations"));
            var counts = await Task.WhenAll(kinds.Select(CountAsync)).ConfigureAwait(false);
            var some = string.Join(", ", counts.Where(text => text is not null));
            return some.Length == 0 ? "all data. No devices and no locations were found" : $"{some}, schedules and all other data";
        }
        catch (EnodeApiException)
        {
            return Uncounted;
        }

        async Task<string?> CountAsync((string Name, string Collection) kind)
        {
            var count = 0;
            var path = ApiPath.Text($"users/{userId}/{kind.Collection}");
            await foreach (var page in Pager.PagesAsync<EnodeMembers>(once, path, null, cancellationToken).ConfigureAwait(false))
            {
                count += page.Count;
            }

            return count switch
            {
                0 => null,
                1 => $"1 {kind.Name}",
                _ => $"{count} {kind.Collection.Replace("hem-", "HEM ", StringComparison.Ordinal)}",
            };
        }
    }
}
