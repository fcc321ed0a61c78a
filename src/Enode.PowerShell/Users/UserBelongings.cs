namespace Enode.Users;

/// <summary>What is deleted with a user, for a prompt.</summary>
internal static class UserBelongings
{
    /// <summary>The description without requests.</summary>
    internal const string All = "all devices, locations, schedules and other data";

    /// <summary>The description with the numbers of devices and locations, as in <c>2 vehicles, 1 location</c>.</summary>
    /// <returns>The description without numbers when they cannot be read: the prompt is shown anyway.</returns>
    internal static async Task<string> DescribeAsync(EnodeClient client, string userId, CancellationToken cancellationToken)
    {
        try
        {
            var kinds = AssetKind.All.Select(kind => (kind.Name, kind.Collection)).Append(("location", "locations"));
            var counts = await Task.WhenAll(kinds.Select(CountAsync)).ConfigureAwait(false);
            var some = string.Join(", ", counts.Where(text => text is not null));
            return some.Length == 0 ? "all data. It has no devices and no locations" : $"{some}, schedules and all other data";
        }
        catch (Exception exception) when (exception is EnodeApiException or InvalidIdException)
        {
            return All;
        }

        async Task<string?> CountAsync((string Name, string Collection) kind)
        {
            var count = 0;
            var path = ApiPath.Text($"users/{userId}/{kind.Collection}");
            await foreach (var page in Pager.PagesAsync<EnodeMembers>(client, path, null, cancellationToken).ConfigureAwait(false))
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
