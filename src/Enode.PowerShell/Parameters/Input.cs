namespace Enode.Parameters;

/// <summary>What was given to a command: an id, or an object of a known type.</summary>
/// <param name="Target">What the user gave, as errors name it.</param>
/// <param name="Id">The id. Null for an object that has none.</param>
/// <param name="Object">The object. Null for an id alone, which is of the kind that the command is for.</param>
internal sealed record Input(object Target, string? Id, EnodeResource? Object)
{
    /// <summary>An id.</summary>
    internal static Input Of(string id) => new(id, id, null);

    /// <summary>The display name, where it is known from the object that was given. Null otherwise.</summary>
    internal string? KnownName { get; private init; } = ReferenceEquals(Target, Object) ? (Object as Asset)?.DisplayName : null;

    /// <summary>The id of a known kind of device, as from <c>-ChargerId</c>.</summary>
    internal static Input Of(string id, string assetType)
    {
        var device = AssetKind.OfDevice(assetType)!.Create();
        device.Id = id;
        return new(id, id, device);
    }

    /// <summary>The device that an action is for, where an action was given. The input itself otherwise.</summary>
    internal Input ToDevice()
    {
        if (Object is not AssetAction action || AssetKind.OfDevice(action.TargetType) is not { } kind)
        {
            return this;
        }

        var device = kind.Create();
        device.Id = action.TargetId;
        device.UserId = action.UserId;
        device.Origin = action.Origin;
        return new(Target, action.TargetId, device) { KnownName = action.KnownTargetName };
    }

    /// <summary>
    /// The object as prompts name it, as in <c>vehicle 'Batmobile' (05ee9df5)</c>, or <c>vehicle 05ee9df5</c> when only its id was given.
    /// </summary>
    /// <param name="noun">The kind of object, as in <c>vehicle</c>.</param>
    internal string NameAs(string noun) =>
        NameAs(noun, ReferenceEquals(Target, Object) && Object.ToString() is { } name && name != Id ? name : null, Id);

    /// <summary>A thing as prompts name it: with its name, if it is known, and its id.</summary>
    internal static string NameAs(string? noun, string? name, string? id) => name is null ? $"{noun} {id}" : $"{noun} '{name}' ({id})";

    /// <summary>
    /// The device as it was read. Null for one that is known by its id alone, and for a copy, whose capabilities may be out of date.
    /// </summary>
    internal Device? ReadDevice => ReferenceEquals(Target, Object) ? Object as Device : null;
}
