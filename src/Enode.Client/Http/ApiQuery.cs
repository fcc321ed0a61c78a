namespace Enode.Internal;

/// <summary>Query strings.</summary>
internal static class ApiQuery
{
    /// <summary>The path with these members in its query; a member without a value is left out.</summary>
    internal static string Add(string path, params (string Name, string? Value)[] members)
    {
        var query = string.Join('&', members
            .Where(member => member.Value is not null)
            .Select(member => $"{Uri.EscapeDataString(member.Name)}={Uri.EscapeDataString(member.Value!)}"));
        return query.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }

    /// <summary>The path with this member in its query, in the place of any that it has by that name.</summary>
    internal static string Set(string path, string name, string value)
    {
        if (path.Split('?', 2) is not [var bare, var query])
        {
            return Add(path, (name, value));
        }

        var others = query.Split('&').Where(member => Uri.UnescapeDataString(member.Split('=')[0]) != name).ToList();
        return Add(others.Count == 0 ? bare : $"{bare}?{string.Join('&', others)}", (name, value));
    }
}
