using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Security;
using System.Text.Json;
using Enode.Errors;

namespace Enode.Requests;

/// <summary>Converts objects of a user to JSON.</summary>
/// <param name="Name">What errors name, as in <c>-Body</c>.</param>
/// <param name="ErrorId">The id of these errors.</param>
/// <param name="MaximumDepth">How many levels an object can have. An object that contains itself exceeds it.</param>
/// <param name="SortsMembers">True for members by name, so that equal objects give equal JSON. False for the order of the object.</param>
internal sealed record JsonValues(string Name, string ErrorId, int MaximumDepth, bool SortsMembers)
{
    /// <exception cref="EnodeCommandException">The object is nested too deep, or contains something that JSON cannot have.</exception>
    internal byte[] Serialize(object value) => JsonSerializer.SerializeToUtf8Bytes(Plain(value, 0), EnodeJson.Default.Object);

    private object Plain(object value, int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new EnodeCommandException(ErrorId, $"{Name} is nested deeper than {MaximumDepth} levels.");
        }

        switch (value)
        {
            case PSObject { BaseObject: PSCustomObject } custom:
                return Ordered(custom.Properties.Select(property => KeyValuePair.Create(property.Name, Next(property.Value, depth))));
            case PSObject wrapped:
                return Plain(wrapped.BaseObject, depth);
            case SecureString:
                throw new EnodeCommandException(
                    ErrorId,
                    $"{Name} contains a SecureString, which would be sent as clear text. Convert it explicitly if this is intended.");
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
                return Ordered(members.Keys.Cast<object>().Select(
                    key => KeyValuePair.Create(Convert.ToString(key, CultureInfo.InvariantCulture)!, Next(members[key], depth))));
            case IEnumerable items:
                return items.Cast<object?>().Select(item => Next(item, depth)).ToList();
            default:
                throw new EnodeCommandException(
                    ErrorId,
                    $"{Name} contains {value.GetType().Name} '{value}', which cannot be converted to JSON.");
        }
    }

    private object? Next(object? value, int depth) => value is null ? null : Plain(value, depth + 1);

    private Dictionary<string, object?> Ordered(IEnumerable<KeyValuePair<string, object?>> members) =>
        (SortsMembers ? members.OrderBy(member => member.Key, StringComparer.Ordinal) : members).ToDictionary();
}
