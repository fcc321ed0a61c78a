namespace Enode;

/// <summary>The operations of schedules.</summary>
public sealed class ScheduleOperations
{
    private const string Collection = "schedules";

    private readonly EnodeClient client;

    internal ScheduleOperations(EnodeClient client)
    {
        this.client = client;
    }

    /// <summary>The schedules of a user, page by page as they are enumerated: operation <c>getSchedules</c>.</summary>
    /// <param name="userId">Your own key of the user. A user who does not exist has none.</param>
    /// <param name="pageSize">How many to ask for at a time. Null leaves it to the server.</param>
    /// <param name="cancellationToken">Ends the list.</param>
    /// <exception cref="EnodeApiException">
    /// A page failed: what came before it stands. Or, after the last item, <see cref="ErrorIds.InvalidResponse"/>: the list is at its
    /// end, and items of it could not be read. With several, the inner <see cref="AggregateException"/> has the first 100.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getSchedules", "GET", "users/{userId}/schedules")]
    public IAsyncEnumerable<Schedule> ListAsync(string userId, int? pageSize = null, CancellationToken cancellationToken = default) =>
        Pager.ListAsync(PagesAsync(userId, pageSize, cancellationToken), cancellationToken);

    /// <summary>One schedule: operation <c>getSchedule</c>.</summary>
    /// <param name="id">The schedule's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getSchedule", "GET", "schedules/{scheduleId}")]
    public Task<Schedule> GetAsync(string id, CancellationToken cancellationToken = default) =>
        client.GetAsync<Schedule>($"{Collection}/{id}", cancellationToken);

    /// <summary>What a schedule expects of its device now, and whether the device does it: operation <c>getScheduleStatus</c>.</summary>
    /// <param name="id">The schedule's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("getScheduleStatus", "GET", "schedules/{scheduleId}/status")]
    public Task<ScheduleStatus> GetStatusAsync(string id, CancellationToken cancellationToken = default) =>
        client.GetAsync<ScheduleStatus>($"{Collection}/{id}/status", cancellationToken);

    /// <summary>Creates a schedule for a device of a user: operation <c>createSchedule</c>.</summary>
    /// <param name="userId">Your own key of the user.</param>
    /// <param name="schedule">A <see cref="ChargeSchedule"/> or a <see cref="TemperatureSchedule"/> with all members but the id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: a member is missing or invalid, or the device cannot follow a schedule of the kind.
    /// <see cref="ErrorIds.NotFound"/>: the user has no such device or location.
    /// </exception>
    /// <exception cref="ArgumentException">The schedule is of a kind that this version does not know.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("createSchedule", "POST", "users/{userId}/schedules")]
    public Task<Schedule> CreateAsync(string userId, Schedule schedule, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var members = ScheduleMembers.Of(schedule);
        ApiPath.Checked(schedule.TargetId);
        return client.PostAsync<Schedule>($"users/{userId}/{Collection}", members, cancellationToken);
    }

    /// <summary>Changes members of a schedule: operation <c>updateSchedule</c>.</summary>
    /// <param name="id">The schedule's id.</param>
    /// <param name="changes">What to change.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException">
    /// <see cref="ErrorIds.BadRequest"/>: a value is invalid, or the schedule is of another kind. <see cref="ErrorIds.NotFound"/>: there
    /// is no such schedule.
    /// </exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("updateSchedule", "PUT", "schedules/{scheduleId}")]
    public Task<Schedule> UpdateAsync(string id, ScheduleChanges changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return client.PutAsync<Schedule>($"{Collection}/{id}", ScheduleMembers.Of(changes), cancellationToken);
    }

    /// <summary>Deletes a schedule: operation <c>deleteSchedule</c>.</summary>
    /// <param name="id">The schedule's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.NotFound"/> and others.</exception>
    /// <exception cref="InvalidIdException">The id cannot be sent.</exception>
    [Operation("deleteSchedule", "DELETE", "schedules/{scheduleId}")]
    public Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        client.DeleteAsync($"{Collection}/{id}", cancellationToken);

    internal IAsyncEnumerable<IReadOnlyList<Listed<Schedule>>> PagesAsync(
        string userId, int? pageSize, CancellationToken cancellationToken) =>
        Pager.PagesAsync<Schedule>(client, ApiPath.Text($"users/{userId}/{Collection}"), pageSize, cancellationToken);
}
