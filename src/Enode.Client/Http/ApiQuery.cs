namespace Enode;

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
}
