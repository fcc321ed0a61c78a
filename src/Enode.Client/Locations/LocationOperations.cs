namespace Enode;

/// <summary>The operations of locations.</summary>
[Operation("getLocations", "GET", "locations", nameof(ListAsync))]
[Operation("getUserlocations", "GET", "users/{userId}/locations", nameof(ListAsync))]
[Operation("getLocation", "GET", "locations/{locationId}", nameof(GetAsync))]
public sealed class LocationOperations : ResourceOperations<Location>
{
    internal LocationOperations(EnodeClient client)
        : base(client, "locations")
    {
    }

    /// <summary>Creates a location of a user: operation <c>createLocation</c>.</summary>
    /// <param name="userId">Your own key of the user.</param>
    /// <param name="name">The name.</param>
    /// <param name="latitude">Degrees of latitude, from -90 to 90.</param>
    /// <param name="longitude">Degrees of longitude, from -180 to 180.</param>
    /// <param name="timezoneName">The time zone's name in the IANA database, as in <c>Europe/Oslo</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: a value is invalid. <see cref="ErrorIds.NotFound"/>: there is no such user.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("createLocation", "POST", "users/{userId}/locations")]
    public Task<Location> CreateAsync(
        string userId,
        string name,
        double latitude,
        double longitude,
        string timezoneName,
        CancellationToken cancellationToken = default) =>
        Client.PostAsync<Location>(
            $"users/{userId}/{Collection}",
            new LocationMembers { Name = name, Latitude = latitude, Longitude = longitude, TimezoneName = timezoneName },
            cancellationToken);

    /// <summary>
    /// Changes members of a location: operation <c>updateLocation</c>. A null is not sent, and leaves the member as it is.
    /// </summary>
    /// <param name="id">The location's id.</param>
    /// <param name="name">The name.</param>
    /// <param name="latitude">Degrees of latitude, from -90 to 90.</param>
    /// <param name="longitude">Degrees of longitude, from -180 to 180.</param>
    /// <param name="timezoneName">The time zone's name in the IANA database, as in <c>Europe/Oslo</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: a value is invalid. <see cref="ErrorIds.NotFound"/>: there is no such location.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("updateLocation", "PUT", "locations/{locationId}")]
    public Task<Location> UpdateAsync(
        string id,
        string? name = null,
        double? latitude = null,
        double? longitude = null,
        string? timezoneName = null,
        CancellationToken cancellationToken = default) =>
        Client.PutAsync<Location>(
            $"{Collection}/{id}",
            new LocationMembers
            {
                Name = Optional.UnlessNull(name),
                Latitude = Optional.UnlessNull(latitude),
                Longitude = Optional.UnlessNull(longitude),
                TimezoneName = Optional.UnlessNull(timezoneName),
            },
            cancellationToken);

    /// <summary>Deletes a location: operation <c>deleteLocation</c>.</summary>
    /// <param name="id">The location's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// The deleted location. Null when the response to the first attempt was lost, and the location was gone at the next one.
    /// </returns>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("deleteLocation", "DELETE", "locations/{locationId}")]
    public Task<Location?> DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        Client.DeleteAsync<Location>($"{Collection}/{id}", cancellationToken);
}
