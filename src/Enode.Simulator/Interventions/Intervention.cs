namespace Enode.Simulation;

/// <summary>What has to be done before a device has a capability.</summary>
/// <param name="Id">The id.</param>
/// <param name="Vendor">The vendor's code. Null if it applies to any vendor.</param>
/// <param name="Brand">The brand. The API's description requires a text for any vendor too.</param>
/// <param name="VendorTypes">The types of devices that it applies to.</param>
/// <param name="Domain"><c>Account</c> or <c>Device</c>.</param>
/// <param name="Access"><c>Remote</c> or <c>Physical</c>.</param>
/// <param name="Agent"><c>User</c> or <c>ThirdParty</c>.</param>
/// <param name="Texts">What has to be done, by languages. <c>en-US</c> is one of them.</param>
internal sealed record Intervention(
    string Id,
    string? Vendor,
    string Brand,
    string[] VendorTypes,
    string Domain,
    string Access,
    string Agent,
    IReadOnlyDictionary<string, InterventionText> Texts)
{
    private const string AnyBrand = "Any brand";

    public static Intervention AllowCommands { get; } = new(
        "3f0c9a52-6d1e-4b7a-9c28-5e8d17a4b0f6",
        null,
        AnyBrand,
        [AssetTypes.Vehicle, AssetTypes.Charger],
        "Account",
        "Remote",
        "User",
        new Dictionary<string, InterventionText>
        {
            ["en-US"] = new(
                "Allow remote commands",
                "The device does not accept commands from other apps:<br><br>1. Open the **vendor's app**<br>"
                    + "2. Allow remote commands<br>3. Connect again"),
            ["de-DE"] = new(
                "Fernbefehle erlauben",
                "Das Gerät nimmt keine Befehle von anderen Apps an:<br><br>1. Öffne die **App des Herstellers**<br>"
                    + "2. Erlaube Fernbefehle<br>3. Stelle die Verbindung erneut her"),
            ["nb-NO"] = new(
                "Tillat fjernkommandoer",
                "Enheten tar ikke imot kommandoer fra andre apper:<br><br>1. Åpne **appen til produsenten**<br>"
                    + "2. Tillat fjernkommandoer<br>3. Koble til på nytt"),
        });

    public static Intervention AllowThermostat { get; } = new(
        "8a41d7c3-25be-4f09-8d16-c0b93e5f7a24",
        "PANASONIC",
        "Panasonic",
        [AssetTypes.Hvac],
        "Account",
        "Remote",
        "User",
        new Dictionary<string, InterventionText>
        {
            ["en-US"] = new(
                "Allow other apps to set the temperature",
                "The unit does not accept settings from other apps:<br><br>1. Open the **Panasonic app**<br>"
                    + "2. Allow other apps<br>3. Connect again"),
            ["de-DE"] = new(
                "Anderen Apps erlauben, die Temperatur einzustellen",
                "Das Gerät nimmt keine Einstellungen von anderen Apps an:<br><br>1. Öffne die **Panasonic-App**<br>"
                    + "2. Erlaube andere Apps<br>3. Stelle die Verbindung erneut her"),
            ["nb-NO"] = new(
                "La andre apper stille inn temperaturen",
                "Enheten tar ikke imot innstillinger fra andre apper:<br><br>1. Åpne **Panasonic-appen**<br>"
                    + "2. Tillat andre apper<br>3. Koble til på nytt"),
        });

    public static Intervention AllowOperationModes { get; } = new(
        "c5e2b196-70fd-4a83-b34c-1d96a8e0725b",
        null,
        AnyBrand,
        [AssetTypes.Battery],
        "Device",
        "Remote",
        "ThirdParty",
        new Dictionary<string, InterventionText>
        {
            ["en-US"] = new(
                "Have the operation modes unlocked",
                "The battery does not accept other operation modes. Ask your **installer** to unlock them, and connect again."),
            ["de-DE"] = new(
                "Betriebsmodi freischalten lassen",
                "Der Speicher nimmt keine anderen Betriebsmodi an. "
                    + "Bitte deinen **Installateur**, sie freizuschalten, und stelle die Verbindung erneut her."),
            ["nb-NO"] = new(
                "Få driftsmodusene låst opp",
                "Batteriet tar ikke imot andre driftsmoduser. Be **installatøren** om å låse dem opp, og koble til på nytt."),
        });

    public static Intervention FitMeter { get; } = new(
        "16f7e08b-93ac-4d52-a7e1-4b0c6d25f983",
        null,
        AnyBrand,
        [AssetTypes.Meter],
        "Device",
        "Physical",
        "ThirdParty",
        new Dictionary<string, InterventionText>
        {
            ["en-US"] = new(
                "Have a bidirectional meter installed",
                "The meter cannot measure import and export. Ask your **installer** for a bidirectional meter, and connect again."),
            ["de-DE"] = new(
                "Zweirichtungszähler einbauen lassen",
                "Der Zähler kann Bezug und Einspeisung nicht messen. "
                    + "Bitte deinen **Installateur** um einen Zweirichtungszähler, und stelle die Verbindung erneut her."),
            ["nb-NO"] = new(
                "Få montert en toveismåler",
                "Måleren kan ikke måle import og eksport. Be **installatøren** om en toveismåler, og koble til på nytt."),
        });

    public static IReadOnlyList<Intervention> All { get; } = [AllowCommands, AllowThermostat, AllowOperationModes, FitMeter];

    /// <summary>The text in a language. The one in <c>en-US</c> for null and for languages that the intervention does not have.</summary>
    public InterventionText TextIn(string? language) => Texts.GetValueOrDefault(language ?? "en-US", Texts["en-US"]);
}

/// <summary>What has to be done, in one language.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Description">In Markdown.</param>
internal sealed record InterventionText(string Title, string Description);
