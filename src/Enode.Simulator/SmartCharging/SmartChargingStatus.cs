using System.Text.Json;

namespace Enode.Simulation;

/// <summary>The state of the smart charging of a vehicle at one time.</summary>
internal sealed class SmartChargingStatus
{
    private readonly SimulatedVehicle vehicle;
    private readonly DateTimeOffset updatedAt;
    private readonly string state;
    private readonly DateTimeOffset stateChangedAt;
    private readonly SmartPlan? plan;
    private readonly SmartOverride? smartOverride;
    private readonly (bool IsPluggedIn, bool IsCharging, bool IsAtLocation, bool HasTimeEstimate)? consideration;

    /// <summary>Reads the state. It requires the lock of the battery.</summary>
    public SmartChargingStatus(SimulatedVehicle vehicle, SmartCharging smart)
    {
        this.vehicle = vehicle;
        updatedAt = vehicle.At;
        state = smart.State;
        stateChangedAt = smart.StateChangedAt;
        plan = state.StartsWith("PLAN:", StringComparison.Ordinal) ? smart.Plan : null;
        smartOverride = smart.Override;
        if (state == SmartStates.Considering)
        {
            var battery = vehicle.Battery;
            consideration = (battery.IsPluggedIn, battery.IsCharging, vehicle.IsWhere(null), battery.NeedsCharge);
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteTime("updatedAt", updatedAt);
        json.WriteString("vehicleId", vehicle.Id);
        json.WriteString("userId", vehicle.UserId);
        json.WriteString("vendor", vehicle.Vendor);
        json.WriteString("state", state);
        json.WriteTime("stateChangedAt", stateChangedAt);
        json.WriteObjectOrNull("consideration", consideration is null ? null : WriteConsideration);
        json.WriteObjectOrNull("plan", plan is null ? null : plan.Write);
        json.WriteObjectOrNull("smartOverride", smartOverride is null ? null : smartOverride.Write);
        json.WriteEndObject();
    }

    private void WriteConsideration(Utf8JsonWriter json)
    {
        var considered = consideration!.Value;
        json.WriteStartObject();
        json.WriteBoolean("isPluggedIn", considered.IsPluggedIn);
        json.WriteBoolean("isCharging", considered.IsCharging);
        json.WriteBoolean("atChargingLocation", considered.IsAtLocation);
        json.WriteBoolean("hasTimeEstimate", considered.HasTimeEstimate);
        json.WriteEndObject();
    }
}
