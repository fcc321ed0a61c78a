using System.Collections.Concurrent;
using System.Reflection;
using System.Security;
using System.Text.Json.Serialization;

namespace Enode.Records;

/// <summary>Which properties of a type become columns of a record.</summary>
internal static class RecordColumns
{
    /// <summary>Computed, and columns nevertheless: they say what a record is about.</summary>
    private static readonly string[] Computed = [nameof(Device.AssetType), nameof(Asset.DisplayName), nameof(AssetAction.TargetName)];

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> ByType = new();

    /// <summary>True for a type whose members become columns themselves.</summary>
    internal static bool IsFlattened(Type type) => type.IsSubclassOf(typeof(EnodeModel)) || type == typeof(EnodeConnection);

    /// <summary>
    /// The members that the API defines, and what the module adds to them. A property that repeats a nested member is left out: the
    /// member has a column.
    /// </summary>
    internal static IReadOnlyList<PropertyInfo> Of(Type type) => ByType.GetOrAdd(type, static known =>
    [
        .. known.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType != typeof(SecureString) && property.Name != nameof(EnodeModel.AdditionalProperties))
            .Where(property => !IsComputed(property) || Computed.Contains(property.Name)),
    ]);

    private static bool IsComputed(PropertyInfo property) =>
        property.DeclaringType!.IsSubclassOf(typeof(EnodeModel)) && !property.CanWrite &&
        property.GetCustomAttribute<JsonIgnoreAttribute>() is not null;
}
