using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Security;
using System.Text;
using System.Text.Json;
using Enode.Errors;

namespace Enode.Requests;

/// <summary>A body that a user gave, as JSON.</summary>
internal static class RequestBody
{
    /// <summary>The maximum depth of a body. Deeper than any body of the API; an object that contains itself exceeds it.</summary>
    private const int MaximumDepth = 32;

    /// <exception cref="EnodeCommandException"><see cref="CommandErrorIds.InvalidBody"/>.</exception>
    internal static byte[]? From(object? body)
    {
        var plain = body is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : body;
        return plain switch
        {
            null => null,
            string text => FromText(text),
            _ => JsonSerializer.SerializeToUtf8Bytes(Plain(plain, 0), EnodeJson.Default.Object),
        };
    }

    private static byte[] FromText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return bytes;
        }
        catch (JsonException exception)
        {
            throw new EnodeCommandException(
                CommandErrorIds.InvalidBody, $"-Body is not valid JSON: {Sentences.Ended(exception.Message)}", exception);
        }
    }

    private static object Plain(object value, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new EnodeCommandException(CommandErrorIds.InvalidBody, $"-Body is nested deeper than {MaximumDepth} levels.");
        }

        switch (value)
        {
            case PSObject { BaseObject: PSCustomObject } custom:
                return custom.Properties.ToDictionary(property => property.Name, property => Next(property.Value, depth));
            case PSObject wrapped:
                return Plain(wrapped.BaseObject, depth);
            case SecureString:
                throw new EnodeCommandException(
                    CommandErrorIds.InvalidBody,
                    "-Body contains a SecureString, which would be sent as clear text. Convert it explicitly if this is intended.");
            case string or bool or sbyte or byte or short or ushort or int or uint or long or ulong or decimal or BigInteger:
                return value;
            case double number when double.IsFinite(number):
            case float single when float.IsFinite(single):
                return value;
            case SwitchParameter flag:
                return flag.ToBool();
            case DateTime time:
                return new DateTimeOffset(time.ToUniversalTime());
            case DateOnly day:
                return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case TimeOnly time:
                return time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
            case DateTimeOffset or EnodeModel or JsonElement:
                return value;
            case Guid or Uri or Enum or char:
                return value.ToString()!;
            case IDictionary members:
                return members.Keys.Cast<object>().ToDictionary(
                    name => Convert.ToString(name, CultureInfo.InvariantCulture)!,
                    name => Next(members[name], depth));
            case IEnumerable items:
                return items.Cast<object?>().Select(item => Next(item, depth)).ToList();
            default:
                throw new EnodeCommandException(
                    CommandErrorIds.InvalidBody,
                    $"-Body contains {value.GetType().Name} '{value}', which cannot be converted to JSON.");
        }
    }

    private static object? Next(object? value, int depth) => value is null ? null : Plain(value, depth + 1);
}
