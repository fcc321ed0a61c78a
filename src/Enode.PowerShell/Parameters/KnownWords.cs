namespace Enode.Parameters;

/// <summary>Words of the API's open sets, as they were when this version was made.</summary>
internal static class KnownWords
{
    private static readonly Dictionary<string, string[]> VendorsByType = new(StringComparer.OrdinalIgnoreCase)
    {
        [AssetTypes.Vehicle] = Split(
            """
            ACURA ALFAROMEO ALPINE AUDI BMW BYD CADILLAC CHEVROLET CHRYSLER CITROEN CUPRA DACIA DODGE DS FIAT FORD GMC HONDA HYUNDAI
            JAGUAR JEEP KIA LANCIA LANDROVER LEXUS LUCID MAZDA MERCEDES MG MINI NIO NISSAN OPEL PEUGEOT POLESTAR PORSCHE RAM RENAULT
            RIVIAN SEAT SKODA SUBARU TESLA TOYOTA VAUXHALL VOLKSWAGEN VOLVO XPENG
            """),
        [AssetTypes.Charger] = Split(
            """
            ALFEN CHARGEAMPS CHARGEPOINT EASEE ENELX EO EVBOX GARO GOE HEIDELBERG HYPERVOLT KEBA MYENERGI OHME PODPOINT SCHNEIDER TESLA
            WALLBOX ZAPTEC
            """),
        [AssetTypes.Hvac] = Split(
            """
            ADAX BOSCH DAIKIN ECOBEE FUJITSU HONEYWELL MICROMATIC MILL MITSUBISHI NEST NETATMO NIBE PANASONIC RESIDEO SENSIBO TADO
            TOSHIBA
            """),
        [AssetTypes.Inverter] = Split(
            """
            AFORE APSYSTEMS CSISolar Deye ENPHASE FOXESS FRONIUS GIVENERGY GOODWE GROWATT Hoymiles HUAWEI INVT SMA SOFAR SOLAREDGE
            SOLARK SOLAX SOLIS SOLPLANET SUNGROW SUNSYNK TESLA TSUN
            """),
        [AssetTypes.Battery] = Split("ENPHASE FOXESS GIVENERGY HUAWEI SMA SOLAREDGE SOLAX SOLIS TESLA"),
        [AssetTypes.Meter] = Split("ENPHASE FOXESS GIVENERGY HUAWEI SMA SOLAREDGE SOLAX SOLIS TESLA"),
    };

    /// <summary>The codes of all vendors. Their case matters.</summary>
    internal static IReadOnlyList<string> Vendors { get; } =
        [.. VendorsByType.Values.SelectMany(vendors => vendors).Distinct().Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The languages of texts, by their BCP 47 tags.</summary>
    internal static IReadOnlyList<string> Languages { get; } =
    [
        "da-DK", "de-DE", "en-GB", "en-US", "es-ES", "fi-FI", "fr-FR", "ja-JP", "lt-LT", "lv-LV", "nb-NO", "nl-BE", "nl-NL", "pl-PL",
        "pt-PT", "ro-RO", "sv-SE",
    ];

    /// <summary>The languages of the pages on which users link vendor accounts. <c>browser</c> is that of the browser.</summary>
    internal static IReadOnlyList<string> LinkLanguages { get; } =
        [.. Languages.Concat(["browser", "it-IT"]).Order(StringComparer.Ordinal)];

    /// <summary>What users can be asked to allow.</summary>
    internal static IReadOnlyList<string> Scopes { get; } = Split(
        """
        vehicle:read:data vehicle:read:location vehicle:control:charging charger:read:data charger:control:charging hvac:read:data
        hvac:control:mode inverter:read:data inverter:read:location battery:read:data battery:read:location
        battery:control:operation_mode meter:read:data meter:read:location
        """);

    /// <summary>The names of events, and <c>*</c> for all.</summary>
    internal static IReadOnlyList<string> Events { get; } = Split(
        """
        * user:vehicle:discovered user:vehicle:updated user:vehicle:deleted user:vehicle:smart-charging-status-updated
        user:charger:discovered user:charger:updated user:charger:deleted user:hvac:discovered user:hvac:updated user:hvac:deleted
        user:inverter:discovered user:inverter:updated user:inverter:deleted user:inverter:statistics-updated
        user:battery:discovered user:battery:updated user:battery:deleted user:meter:discovered user:meter:updated
        user:meter:deleted user:vendor-action:updated user:charge-action:updated user:schedule:execution-updated
        user:credentials:invalidated enode:webhook:test
        """);

    /// <summary>A word in the spelling of the set. A word that the set does not have as it is.</summary>
    internal static string Spelled(IEnumerable<string> words, string given) =>
        words.FirstOrDefault(word => word.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? given;

    /// <summary>The codes of the vendors that have a kind of device. Of all vendors for another kind.</summary>
    internal static IReadOnlyList<string> VendorsOf(string? vendorType) =>
        vendorType is not null && VendorsByType.GetValueOrDefault(vendorType) is { } vendors ? vendors : Vendors;

    /// <summary>The kinds of device that a vendor has.</summary>
    internal static IEnumerable<string> TypesOf(string vendor) =>
        VendorsByType.Where(vendors => vendors.Value.Contains(vendor)).Select(vendors => vendors.Key);

    private static string[] Split(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
