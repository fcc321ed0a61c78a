using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Enode.Internal;

/// <summary>How the API's JSON maps to types, generated at compile time: no reflection when the module is imported.</summary>
/// <remarks>The one list of types that go over the wire: the generator reads no second part of this class.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcTimeConverter), typeof(PlainValueConverter)])]
[JsonSerializable(typeof(EnodeMembers))]
[JsonSerializable(typeof(EnodeList<object?>))]
[JsonSerializable(typeof(PageCursors))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Vehicle))]
[JsonSerializable(typeof(Charger))]
[JsonSerializable(typeof(Hvac))]
[JsonSerializable(typeof(Inverter))]
[JsonSerializable(typeof(Battery))]
[JsonSerializable(typeof(Meter))]
[JsonSerializable(typeof(HemSystem))]
[JsonSerializable(typeof(Intervention))]
[JsonSerializable(typeof(Location))]
[JsonSerializable(typeof(VehicleSmartChargingPolicy))]
[JsonSerializable(typeof(SmartChargingStatus))]
[JsonSerializable(typeof(SmartChargingPlan))]
[JsonSerializable(typeof(SmartOverride))]
[JsonSerializable(typeof(SmartChargingPolicyRequest))]
[JsonSerializable(typeof(ChargingStatistic))]
[JsonSerializable(typeof(ChargingSession))]
[JsonSerializable(typeof(InverterStatistics))]
[JsonSerializable(typeof(InverterStatistic))]
[JsonSerializable(typeof(HemSystemStatistics))]
[JsonSerializable(typeof(HemSystemStatistic))]
[JsonSerializable(typeof(Schedule))]
[JsonSerializable(typeof(ChargeSchedule))]
[JsonSerializable(typeof(TemperatureSchedule))]
[JsonSerializable(typeof(UnknownSchedule))]
[JsonSerializable(typeof(ScheduleMembers))]
[JsonSerializable(typeof(ScheduleStatus))]
[JsonSerializable(typeof(ChargeScheduleStatus))]
[JsonSerializable(typeof(TemperatureScheduleStatus))]
[JsonSerializable(typeof(UnknownScheduleStatus))]
[JsonSerializable(typeof(Tariff))]
[JsonSerializable(typeof(LocationTariff))]
[JsonSerializable(typeof(LocationTariffRequest))]
[JsonSerializable(typeof(LinkSession))]
[JsonSerializable(typeof(Integration))]
[JsonSerializable(typeof(VendorHealth))]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(WebhookTest))]
[JsonSerializable(typeof(WebhookEvent))]
[JsonSerializable(typeof(VehicleEvent))]
[JsonSerializable(typeof(ChargerEvent))]
[JsonSerializable(typeof(HvacEvent))]
[JsonSerializable(typeof(InverterEvent))]
[JsonSerializable(typeof(BatteryEvent))]
[JsonSerializable(typeof(MeterEvent))]
[JsonSerializable(typeof(HemSystemEvent))]
[JsonSerializable(typeof(SmartChargingStatusEvent))]
[JsonSerializable(typeof(InverterStatisticsEvent))]
[JsonSerializable(typeof(CredentialsEvent))]
[JsonSerializable(typeof(ActionEvent))]
[JsonSerializable(typeof(ScheduleStatusEvent))]
[JsonSerializable(typeof(HeartbeatEvent))]
[JsonSerializable(typeof(WebhookTestEvent))]
[JsonSerializable(typeof(UnknownEvent))]
[JsonSerializable(typeof(AssetAction))]
[JsonSerializable(typeof(ChargeAction))]
[JsonSerializable(typeof(MaxCurrentAction))]
[JsonSerializable(typeof(OperationModeAction))]
[JsonSerializable(typeof(PermanentHoldAction))]
[JsonSerializable(typeof(FollowScheduleAction))]
[JsonSerializable(typeof(UnknownAction))]
[JsonSerializable(typeof(ChargingRequest))]
[JsonSerializable(typeof(MaxCurrentRequest))]
[JsonSerializable(typeof(LocationRequest))]
[JsonSerializable(typeof(LocationMembers))]
[JsonSerializable(typeof(LinkRequest))]
[JsonSerializable(typeof(RelinkRequest))]
[JsonSerializable(typeof(LinkStateRequest))]
[JsonSerializable(typeof(LinkState))]
[JsonSerializable(typeof(WebhookMembers))]
[JsonSerializable(typeof(WebhookHeaderMembers))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(PermanentHoldRequest))]
[JsonSerializable(typeof(OperationModeRequest))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(object))]
internal sealed partial class EnodeJson : JsonSerializerContext
{
    /// <summary>How deep a response may be nested that is looked at in parts. Each part has the serializer's own limit: 64.</summary>
    internal const int DeepestResponse = 100_000;

    /// <summary>For what stands around the items of a page: the items have the serializer's own limit each.</summary>
    internal static EnodeJson Deep { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = DeepestResponse,
    });

    /// <summary>For display: indented, and without escapes for letters outside ASCII.</summary>
    internal static EnodeJson Indented { get; } = Readable(indented: true);

    /// <summary>For display, in a line.</summary>
    internal static EnodeJson Compact { get; } = Readable(indented: false);

    private static EnodeJson Readable(bool indented) => new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new UtcTimeConverter(), new NumberConverter(), new PlainValueConverter() },
        WriteIndented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The mapping of an object's own type, whatever it is declared as.</summary>
    internal JsonTypeInfo TypeInfoOf(object value) => Options.GetTypeInfo(value.GetType());

    internal JsonTypeInfo<T> For<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}
