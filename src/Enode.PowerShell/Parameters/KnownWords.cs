namespace Enode.Parameters;

/// <summary>Words of the API's open sets, as they were when this version was made.</summary>
internal static class KnownWords
{
    /// <summary>The codes of vendors. Their case matters.</summary>
    internal static IReadOnlyList<string> Vendors { get; } =
    [
        "ACURA", "ADAX", "AFORE", "ALFAROMEO", "ALFEN", "ALPINE", "APSYSTEMS", "AUDI", "BMW", "BOSCH", "BYD", "CADILLAC", "CHARGEAMPS",
        "CHARGEPOINT", "CHEVROLET", "CHRYSLER", "CITROEN", "CSISolar", "CUPRA", "DACIA", "DAIKIN", "Deye", "DODGE", "DS", "EASEE", "ECOBEE",
        "ENELX", "ENPHASE", "EO", "EVBOX", "FIAT", "FORD", "FOXESS", "FRONIUS", "FUJITSU", "GARO", "GIVENERGY", "GMC", "GOE", "GOODWE",
        "GROWATT", "HEIDELBERG", "HONDA", "HONEYWELL", "Hoymiles", "HUAWEI", "HYPERVOLT", "HYUNDAI", "INVT", "JAGUAR", "JEEP", "KEBA",
        "KIA", "LANCIA", "LANDROVER", "LEXUS", "LUCID", "MAZDA", "MERCEDES", "MG", "MICROMATIC", "MILL", "MINI", "MITSUBISHI", "MYENERGI",
        "NEST", "NETATMO", "NIBE", "NIO", "NISSAN", "OHME", "OPEL", "PANASONIC", "PEUGEOT", "PODPOINT", "POLESTAR", "PORSCHE", "RAM", "RENAULT",
        "RESIDEO", "RIVIAN", "SCHNEIDER", "SEAT", "SENSIBO", "SKODA", "SMA", "SOFAR", "SOLAREDGE", "SOLARK", "SOLAX", "SOLIS", "SOLPLANET",
        "SUBARU", "SUNGROW", "SUNSYNK", "TADO", "TESLA", "TOSHIBA", "TOYOTA", "TSUN", "VAUXHALL", "VOLKSWAGEN", "VOLVO", "WALLBOX", "XPENG",
        "ZAPTEC",
    ];

    /// <summary>The languages of texts, by their BCP 47 tags.</summary>
    internal static IReadOnlyList<string> Languages { get; } =
    [
        "da-DK", "de-DE", "en-GB", "en-US", "es-ES", "fi-FI", "fr-FR", "ja-JP", "lt-LT", "lv-LV", "nb-NO", "nl-BE", "nl-NL", "pl-PL",
        "pt-PT", "ro-RO", "sv-SE",
    ];
}
