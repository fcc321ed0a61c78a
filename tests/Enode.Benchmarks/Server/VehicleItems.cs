using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Enode.Benchmarks.Server;

/// <summary>Vehicles as JSON, made once. A page of any size and place is a copy of them, with the ids written over.</summary>
internal static class VehicleItems
{
    /// <summary>How many differ in more than their ids.</summary>
    private const int Kinds = 50;

    private const string IdStart = "{\"id\":\"00000000-0000-4000-8000-";
    private const int IdDigits = 12;

    private static readonly (string Vendor, string Brand, string Model, double Capacity)[] Models =
    [
        ("TESLA", "Tesla", "Model 3", 57.5), ("VOLKSWAGEN", "Volkswagen", "ID.4", 77), ("BMW", "BMW", "i4 eDrive40", 80.7),
        ("RENAULT", "Renault", "Megane E-Tech", 60), ("POLESTAR", "Polestar", "2 Long Range", 75),
    ];

    private static readonly byte[][] Items = [.. Enumerable.Range(0, Kinds).Select(kind => Encoding.UTF8.GetBytes(Item(kind)))];

    /// <summary>The id of a vehicle.</summary>
    internal static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:D12}");

    /// <summary>Writes a page, with the cursor of the next one.</summary>
    internal static void WritePage(Stream page, int first, int count, string? next)
    {
        page.Write("{\"data\":["u8);
        for (var number = first; number < first + count; number++)
        {
            if (number > first)
            {
                page.WriteByte((byte)',');
            }

            WriteItem(page, number);
        }

        var after = next is null ? "null" : $"\"{next}\"";
        page.Write(Encoding.UTF8.GetBytes($"],\"pagination\":{{\"after\":{after},\"before\":null}}}}"));
    }

    private static void WriteItem(Stream page, int number)
    {
        var item = Items[number % Kinds].AsSpan();
        Span<byte> digits = stackalloc byte[IdDigits];
        Utf8Formatter.TryFormat(number, digits, out _, new('D', IdDigits));
        page.Write(item[..IdStart.Length]);
        page.Write(digits);
        page.Write(item[(IdStart.Length + IdDigits)..]);
    }

    private static string Item(int kind)
    {
        var (vendor, brand, model, capacity) = Models[kind % Models.Length];
        var level = 20 + (kind * 7 % 80);
        var isCharging = kind % 3 == 0;
        var state = isCharging ? "PLUGGED_IN:CHARGING" : "UNPLUGGED";
        var text = FormattableString.Invariant($$"""
            {{{IdStart[1..]}}{{kind:D12}}","userId":"customer-{{kind:D6}}","vendor":"{{vendor}}",
            "lastSeen":"2026-03-{{1 + (kind % 28):D2}}T08:{{kind:D2}}:26.000Z","isReachable":true,
            "information":{"vin":"WVWZZZE1ZMP0{{kind:D5}}","brand":"{{brand}}","model":"{{model}}","year":{{2019 + (kind % 7)}},
            "displayName":"Car number {{kind}}"},
            "chargeState":{"batteryLevel":{{level}},"range":{{level * 4.2:0.0}},"isPluggedIn":{{Word(isCharging)}},
            "isCharging":{{Word(isCharging)}},"isFullyCharged":false,"batteryCapacity":{{capacity}},"chargeLimit":90,
            "chargeRate":{{(isCharging ? "7.4" : "null")}},"chargeTimeRemaining":{{(isCharging ? "285" : "null")}},
            "lastUpdated":"2026-03-01T08:{{kind:D2}}:26Z","maxCurrent":16,"powerDeliveryState":"{{state}}","pluggedInChargerId":null},
            "smartChargingPolicy":{"isEnabled":{{Word(kind % 2 == 0)}},"deadline":"07:00","minimumChargeLimit":20},
            "odometer":{"distance":{{10000 + (kind * 731)}},"lastUpdated":"2026-03-01T08:{{kind:D2}}:26Z"},
            "capabilities":{{{Capabilities(kind)}}},
            "scopes":["vehicle:control:charging","vehicle:read:data","vehicle:read:location"],
            "location":{"longitude":10.{{7000000 + kind}},"latitude":59.{{9000000 + kind}},"lastUpdated":"2026-03-01T08:00:00Z","id":null}
            }
            """);
        return text.ReplaceLineEndings(string.Empty);
    }

    private static string Capabilities(int kind)
    {
        string[] names =
        [
            "information", "chargeState", "location", "odometer", "setMaxCurrent", "startCharging", "stopCharging", "smartCharging"
        ];
        return string.Join(',', names.Select((name, index) =>
        {
            var isCapable = (kind + index) % 5 != 0;
            var interventions = isCapable ? string.Empty : "\"4eaeb363-296d-4ccc-a973-7805e6f400bd\"";
            return $"\"{name}\":{{\"isCapable\":{Word(isCapable)},\"interventionIds\":[{interventions}]}}";
        }));
    }

    private static string Word(bool value) => value ? "true" : "false";
}
