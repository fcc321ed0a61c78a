namespace Enode.Internal;

/// <summary>An object that is about a device.</summary>
internal interface ITargeted
{
    /// <summary>The kind of device. Null where the response leaves it out.</summary>
    string? TargetType { get; }

    /// <summary>The id of the device.</summary>
    string? TargetId { get; }
}
