using System.Text.Json;

namespace Enode.Internal;

/// <summary>Finds the type of an action.</summary>
internal sealed class AssetActionConverter : KindConverter<AssetAction>
{
    private protected override Type Unknown => typeof(UnknownAction);

    private protected override Type? KindOf(Utf8JsonReader member) => member switch
    {
        _ when member.ValueTextEquals("kind"u8) => typeof(ChargeAction),
        _ when member.ValueTextEquals("targetState"u8) =>
            Has(member, "operationMode") ? typeof(OperationModeAction) : typeof(MaxCurrentAction),
        _ when member.ValueTextEquals("target"u8) =>
            Has(member, "holdType", "SCHEDULED") ? typeof(FollowScheduleAction) : typeof(PermanentHoldAction),
        _ => null,
    };
}
