using System.Text.Json;

namespace Enode.Internal;

/// <summary>Finds the type of a schedule's status.</summary>
internal sealed class ScheduleStatusConverter : KindConverter<ScheduleStatus>
{
    private protected override Type Unknown => typeof(UnknownScheduleStatus);

    private protected override Type? KindOf(Utf8JsonReader member) => member switch
    {
        _ when member.ValueTextEquals("isChargingExpected"u8) => typeof(ChargeScheduleStatus),
        _ when member.ValueTextEquals("expected"u8) => typeof(TemperatureScheduleStatus),
        _ when member.ValueTextEquals("scheduleType"u8) => KindOfSchedule(member),
        _ => null,
    };

    private static Type? KindOfSchedule(Utf8JsonReader member) =>
        Is(member, ScheduleTypes.Charge) ? typeof(ChargeScheduleStatus)
        : Is(member, ScheduleTypes.Temperature) ? typeof(TemperatureScheduleStatus)
        : null;
}
