namespace Enode.Simulation;

/// <summary>The routes of schedules.</summary>
internal static class ScheduleRoutes
{
    public static IEnumerable<Route> For(Fleet fleet, Paging paging) =>
    [
        .. new RecordRoutes<SimulatedSchedule>(fleet, paging, fleet.Schedules)
        {
            Lists = ["/users/{userId}/schedules"],
            Write = (json, schedule, _) => ScheduleJson.Write(json, schedule),
            Create = new("/users/{userId}/schedules", RandomPurpose.Schedule, body =>
            {
                var create = ScheduleJson.ReadNew(body);
                return head => Checked(fleet, create(head));
            }),
            Delete = DeleteResponse.NoContent,
        }.All(),
        Route.Put("/schedules/{id}", request =>
        {
            // The kind of the schedule decides which members there can be, and never changes.
            var id = request.PathValues["id"];
            var isTemperature = fleet.Schedules.Require(id).IsTemperature;
            var change = JsonBody.Read(request, body => ScheduleJson.ReadChange(body, isTemperature));
            var schedule = fleet.Schedules.Update(id, former => Checked(fleet, change(former)));
            return Response.Json(200, json => ScheduleJson.Write(json, schedule));
        }),
        Route.Get("/schedules/{id}/status", request =>
        {
            var schedule = fleet.Schedules.Require(request.PathValues["id"]);
            var device = fleet.RequireDevice(schedule.TargetType, schedule.TargetId, schedule.UserId);
            var status = device.ReadSchedule(schedule.Id, fleet.Clock.Now, run => ScheduleStatus.Of(device, run));
            return Response.Json(200, status.Write);
        }),
    ];

    /// <summary>
    /// Checks what a schedule refers to. A device that cannot follow it is rejected, although a status for it is documented: that status is
    /// for a device that could follow the schedule when it was saved.
    /// </summary>
    /// <exception cref="ProblemException">
    /// The user has no such device or location, has not allowed control of the device, or the device cannot follow the schedule.
    /// </exception>
    private static SimulatedSchedule Checked(Fleet fleet, SimulatedSchedule schedule)
    {
        var device = fleet.RequireDevice(schedule.TargetType, schedule.TargetId, schedule.UserId);
        device.RequireControl();
        if (schedule.LocationId is { } locationId)
        {
            fleet.RequireLocation(locationId, schedule.UserId);
        }

        if (schedule.Program.Targets.FirstOrDefault(target => !device.CanFollow(target)) is { } target)
        {
            throw new ProblemException(ApiProblem.BadRequest(
                $"The {schedule.TargetType} cannot follow the schedule.",
                [schedule.IssueOf(target, (device as SimulatedHvac)?.Traits)]));
        }

        return schedule;
    }
}
