using System.Text.Json;

namespace Enode.Internal;

/// <summary>Finds the type of a schedule.</summary>
internal sealed class ScheduleConverter : KindConverter<Schedule>
{
    private protected override Type Unknown => typeof(UnknownSchedule);

    private protected override Type? KindOf(Utf8JsonReader member) => member switch
    {
        _ when member.ValueTextEquals("defaultShouldCharge"u8) => typeof(ChargeSchedule),
        _ when member.ValueTextEquals("defaultTargetState"u8) => typeof(TemperatureSchedule),
        _ when member.ValueTextEquals("targetType"u8) => KindOfTarget(member),
        _ => null,
    };

    private static Type? KindOfTarget(Utf8JsonReader member) =>
        Is(member, AssetTypes.Vehicle) || Is(member, AssetTypes.Charger) ? typeof(ChargeSchedule)
        : Is(member, AssetTypes.Hvac) ? typeof(TemperatureSchedule)
        : null;
}
