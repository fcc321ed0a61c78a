using System.ComponentModel;

namespace Enode.Assets;

/// <summary>Reads devices of a kind that takes commands: also the one that an action is for.</summary>
/// <typeparam name="T">The kind.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GetControllableCmdlet<T> : GetAssetCmdlet<T>
    where T : Device
{
    private protected override string? RelatedId(EnodeResource input) =>
        input is AssetAction action &&
        (action.TargetType is null || action.TargetType.Equals(KindName, StringComparison.OrdinalIgnoreCase)) ? action.TargetId : null;
}
