namespace Enode.Internal;

/// <summary>One item of charging statistics, which says what was asked for: the API's items do not.</summary>
internal interface IChargingPoint
{
    string? UserId { get; set; }

    string? DeviceType { get; set; }

    string Unit { get; }

    string Timezone { get; }
}
