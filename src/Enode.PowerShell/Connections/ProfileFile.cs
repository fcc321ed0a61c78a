using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Enode.Connections;

/// <summary>A profile as JSON. A member that is not of a profile is rejected: it could be a secret that was added by hand.</summary>
internal static class ProfileFile
{
    internal static byte[] Write(EnodeProfile profile)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in MembersOf(profile).Where(member => member.Value is not null))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">It is not an object of texts, or has another member.</exception>
    /// <exception cref="FormatException">A member has a value that it cannot have.</exception>
    /// <exception cref="EnodeApiException">An address is not allowed.</exception>
    internal static EnodeProfile Parse(byte[] content)
    {
        using var document = JsonDocument.Parse(content);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("It is not an object");
        }

        var members = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            // Not the value: it can be a secret.
            members[member.Name] = member.Value.ValueKind == JsonValueKind.String
                ? member.Value.GetString()!
                : throw new JsonException($"Its member '{member.Name}' is not a string");
        }

        if (members.FirstOrDefault(member => string.IsNullOrWhiteSpace(member.Value)) is { Key: { } empty })
        {
            throw new FormatException($"Its {empty} is empty");
        }

        var profile = Read(members);
        return members.Keys.Except(MembersOf(profile).Select(member => member.Name)).FirstOrDefault() is { } other
            ? throw new JsonException($"A profile has no member '{other}'")
            : profile;
    }

    private static EnodeProfile Read(Dictionary<string, string> members)
    {
        string? Text(string name) => members.GetValueOrDefault(name);

        // Otherwise environment variables, or the addresses of two servers, would decide where the secret is sent.
        if (Text("environment") is null == Text("apiUri") is null || (Text("tokenUri") is not null && Text("apiUri") is null))
        {
            throw new FormatException("It has to have either an environment, or an apiUri with its tokenUri");
        }

        return new EnodeProfile
        {
            Name = Matching("name", EnodeProfile.NamePattern) ?? throw new FormatException("It has no name"),
            Environment = Text("environment") switch
            {
                null => null,
                ConnectionSettings.Production => ConnectionSettings.Production,
                ConnectionSettings.Sandbox => ConnectionSettings.Sandbox,
                _ => throw new FormatException($"Its environment is not valid. {ConnectionSettings.ValidEnvironments}"),
            },
            ApiUri = Text("apiUri") is { } api ? EnodeUri.Root(api, "apiUri") : null,
            TokenUri = Text("tokenUri") is { } token ? EnodeUri.Endpoint(token, "tokenUri") : null,
            ClientId = Text("clientId"),
            SecretName = Text("secretName"),
            VaultName = Text("vaultName"),
            ConnectionName = Text("connectionName"),
            ClientAuthentication = Text("clientAuthentication") switch
            {
                nameof(ClientAuthentication.Basic) => ClientAuthentication.Basic,
                nameof(ClientAuthentication.Body) => ClientAuthentication.Body,
                _ => throw new FormatException("Its clientAuthentication is not Basic or Body"),
            },
            ApiVersion = Matching("apiVersion", EnodeProfile.VersionPattern) ?? throw new FormatException("It has no apiVersion"),
            Proxy = Text("proxy") is { } proxy ? WithoutUser(EnodeUri.Proxy(proxy, "proxy")) : null,
            TimeoutSec = Number("timeoutSec", 1, EnodeProfile.LongestTimeout),
            MaximumRetryCount = Number("maximumRetryCount", 0, 20),
        };

        string? Matching(string name, string pattern) => Text(name) is not { } text || Regex.IsMatch(text, pattern)
            ? Text(name)
            : throw new FormatException($"Its {name} is not valid");

        static Uri WithoutUser(Uri proxy) =>
            proxy.UserInfo.Length == 0 ? proxy : throw new FormatException("Its proxy contains a user name or a password");

        int Number(string name, int lowest, int highest) =>
            int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= lowest && number <= highest
                ? number
                : throw new FormatException($"Its {name} is not a number from {lowest} to {highest}");
    }

    private static IEnumerable<(string Name, string? Value)> MembersOf(EnodeProfile profile) =>
    [
        ("name", profile.Name),
        ("environment", profile.Environment),
        ("apiUri", profile.ApiUri?.AbsoluteUri),
        ("tokenUri", profile.TokenUri?.AbsoluteUri),
        ("clientId", profile.ClientId),
        ("secretName", profile.SecretName),
        ("vaultName", profile.VaultName),
        ("connectionName", profile.ConnectionName),
        ("clientAuthentication", profile.ClientAuthentication.ToString()),
        ("apiVersion", profile.ApiVersion),
        ("proxy", profile.Proxy?.AbsoluteUri),
        ("timeoutSec", profile.TimeoutSec.ToString(CultureInfo.InvariantCulture)),
        ("maximumRetryCount", profile.MaximumRetryCount.ToString(CultureInfo.InvariantCulture)),
    ];
}
