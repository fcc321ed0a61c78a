using Enode.Pipeline;

namespace Enode.Assets;

/// <summary>A device as prompts and -WhatIf name it.</summary>
internal static class DeviceText
{
    /// <summary>As in <c>a vehicle</c> or <c>an inverter</c>.</summary>
    internal static string WithArticle(string kind) => $"{(kind is AssetTypes.Inverter or AssetTypes.Hvac ? "an" : "a")} {kind}";

    /// <summary>As in <c>vehicle 'Batmobile' (05ee9df5)</c>, or <c>vehicle 05ee9df5</c> when only its id was given.</summary>
    internal static string Of(string assetType, Input input) =>
        input.ReadDevice is not { } device || device.ToString() == input.Id ? $"{assetType} {input.Id}" : $"{assetType} '{device}' ({input.Id})";
}
