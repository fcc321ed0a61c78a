namespace Enode.Internal;

/// <summary>Something that belongs to a vehicle, and leads to it.</summary>
internal interface IVehicleResource
{
    /// <summary>The vehicle's id. Null when it is not known.</summary>
    string? VehicleId { get; }
}
