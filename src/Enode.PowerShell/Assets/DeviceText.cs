namespace Enode.Assets;

/// <summary>A device as prompts and -WhatIf name it.</summary>
internal static class DeviceText
{
    /// <summary>As in <c>vehicle 'Batmobile' (05ee9df5)</c>, or <c>vehicle 05ee9df5</c> when only its id was given.</summary>
    internal static string Of(string assetType, Device? device, string? id) => device is null || device.ToString() == id ? $"{assetType} {id}" : $"{assetType} '{device}' ({id})";
}
