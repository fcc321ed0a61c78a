namespace Enode.Simulation;

/// <summary>What has to be done before a device has a capability.</summary>
/// <param name="Id">The id.</param>
/// <param name="Vendor">The vendor's code. Null if it applies to any vendor.</param>
/// <param name="Brand">The brand. The API's description requires a text for any vendor too.</param>
/// <param name="VendorTypes">The types of devices that it applies to.</param>
/// <param name="Domain"><c>Account</c> or <c>Device</c>.</param>
/// <param name="Title">What has to be done, in a few words.</param>
/// <param name="Description">What has to be done, in Markdown.</param>
/// <param name="Access"><c>Remote</c> or <c>Physical</c>.</param>
/// <param name="Agent"><c>User</c> or <c>ThirdParty</c>.</param>
internal sealed record Intervention(
    string Id,
    string? Vendor,
    string Brand,
    string[] VendorTypes,
    string Domain,
    string Title,
    string Description,
    string Access,
    string Agent)
{
    private const string AnyBrand = "Any brand";

    public static Intervention AllowCommands { get; } = new(
        "3f0c9a52-6d1e-4b7a-9c28-5e8d17a4b0f6",
        null,
        AnyBrand,
        [AssetTypes.Vehicle, AssetTypes.Charger],
        "Account",
        "Allow remote commands",
        "The device does not accept commands from other apps:<br><br>1. Open the **vendor's app**<br>2. Allow remote commands<br>3. "
            + "Connect again",
        "Remote",
        "User");

    public static Intervention AllowThermostat { get; } = new(
        "8a41d7c3-25be-4f09-8d16-c0b93e5f7a24",
        "PANASONIC",
        "Panasonic",
        [AssetTypes.Hvac],
        "Account",
        "Allow other apps to set the temperature",
        "The unit does not accept settings from other apps:<br><br>"
            + "1. Open the **Panasonic app**<br>2. Allow other apps<br>3. Connect again",
        "Remote",
        "User");

    public static Intervention AllowOperationModes { get; } = new(
        "c5e2b196-70fd-4a83-b34c-1d96a8e0725b",
        null,
        AnyBrand,
        [AssetTypes.Battery],
        "Device",
        "Have the operation modes unlocked",
        "The battery does not accept other operation modes. Ask your **installer** to unlock them, and connect again.",
        "Remote",
        "ThirdParty");

    public static Intervention FitMeter { get; } = new(
        "16f7e08b-93ac-4d52-a7e1-4b0c6d25f983",
        null,
        AnyBrand,
        [AssetTypes.Meter],
        "Device",
        "Have a bidirectional meter installed",
        "The meter cannot measure import and export. Ask your **installer** for a bidirectional meter, and connect again.",
        "Physical",
        "ThirdParty");

    public static IReadOnlyList<Intervention> All { get; } = [AllowCommands, AllowThermostat, AllowOperationModes, FitMeter];
}
