using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>
/// Lets an object that came through a job, a remote session or a file stand for what it was: such an object has the type's name,
/// not the type, and its properties alone would let a command take the id of one thing for that of another.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeserializedTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Prefix = "Deserialized.Enode.";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is not PSObject candidate || candidate.TypeNames.FirstOrDefault()?.StartsWith(Prefix, StringComparison.Ordinal) != true)
        {
            return inputData;
        }

        // What it could do when it was written down says nothing about now: only who it is counts.
        var id = candidate.Properties["Id"]?.Value as string;
        return candidate.TypeNames[0][Prefix.Length..] switch
        {
            nameof(Vehicle) => new Vehicle { Id = id },
            nameof(Charger) => new Charger { Id = id },
            nameof(Hvac) => new Hvac { Id = id },
            nameof(Inverter) => new Inverter { Id = id },
            nameof(Battery) => new Battery { Id = id },
            nameof(Meter) => new Meter { Id = id },
            nameof(HemSystem) => new HemSystem { Id = id },
            nameof(User) => new User { Id = id },
            nameof(ChargeAction) => Action(new ChargeAction(), candidate, id),
            nameof(MaxCurrentAction) => Action(new MaxCurrentAction(), candidate, id),
            nameof(PermanentHoldAction) => Action(new PermanentHoldAction(), candidate, id),
            nameof(FollowScheduleAction) => Action(new FollowScheduleAction(), candidate, id),
            nameof(OperationModeAction) => Action(new OperationModeAction(), candidate, id),
            _ => inputData,
        };
    }

    private static AssetAction Action(AssetAction action, PSObject candidate, string? id)
    {
        action.Id = id;
        action.TargetId = candidate.Properties["TargetId"]?.Value as string;
        action.TargetType = candidate.Properties["TargetType"]?.Value as string;
        return action;
    }
}
