namespace Enode.Simulation;

/// <summary>The fields of a query string or of a form.</summary>
internal sealed class FormFields
{
    private readonly List<KeyValuePair<string, string>> fields = [];

    private FormFields()
    {
    }

    public IEnumerable<string> Names => fields.Select(field => field.Key);

    /// <summary>Null if it cannot be decoded.</summary>
    public static FormFields? TryParse(string text)
    {
        var form = new FormFields();
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? string.Empty : pair[(equals + 1)..];
            if (!PercentEncoding.TryDecode(name, isForm: true, out var decodedName)
                || !PercentEncoding.TryDecode(value, isForm: true, out var decodedValue))
            {
                return null;
            }

            form.fields.Add(new(decodedName, decodedValue));
        }

        return form;
    }

    /// <summary>The values of a field in their order. Empty if there is no such field.</summary>
    public IReadOnlyList<string> All(string name) => fields.Where(field => field.Key == name).Select(field => field.Value).ToList();

    /// <summary>The first value of a field. Null if there is no such field.</summary>
    public string? First(string name) => fields.Find(field => field.Key == name).Value;
}
