namespace Enode.Simulation;

/// <summary>All routes: one line for each part of the API.</summary>
internal static class ApiRoutes
{
    public static IEnumerable<Route> For(
        ClientCredentials client,
        AccessTokens tokens,
        UserGrants grants,
        Fleet fleet,
        EventService events,
        Paging paging,
        Func<Uri> apiUri) =>
    [
        .. TokenEndpoint.Routes(client, tokens, grants),
        .. AuthorizationEndpoint.Routes(client, grants),
        .. UserRoutes.For(fleet, paging),
        .. VehicleRoutes.For(fleet, paging),
        .. ChargerRoutes.For(fleet, paging),
        .. HvacRoutes.For(fleet, paging),
        .. InverterRoutes.For(fleet, paging),
        .. BatteryRoutes.For(fleet, paging),
        .. MeterRoutes.For(fleet, paging),
        .. HemSystemRoutes.For(fleet, paging),
        .. LocationRoutes.For(fleet, paging),
        .. TariffRoutes.For(fleet),
        .. ScheduleRoutes.For(fleet, paging),
        .. SmartChargingRoutes.For(fleet),
        .. ChargingStatisticsRoutes.For(fleet),
        .. InterventionRoutes.All(),
        .. LinkRoutes.For(fleet, grants, apiUri),
        .. LinkPageRoutes.For(fleet),
        .. HealthRoutes.For(fleet.Health),
        .. WebhookRoutes.For(fleet, events, paging),
    ];
}
