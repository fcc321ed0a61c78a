namespace Enode;

/// <summary>The kinds of device that take commands, and where the API keeps their actions.</summary>
public static class ActionTargets
{
    /// <summary>Vehicles.</summary>
    public const string Vehicle = "vehicle";

    /// <summary>The first part of the path of a target type's actions.</summary>
    /// <exception cref="ArgumentException">This version knows no actions of such a target.</exception>
    internal static string Collection(string? targetType) => targetType switch
    {
        Vehicle => "vehicles",
        _ => throw new ArgumentException($"Actions of targets of type '{targetType}' are not known; known is: {Vehicle}.", nameof(targetType)),
    };
}
