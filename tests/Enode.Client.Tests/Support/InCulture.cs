using System.Globalization;

namespace Enode.Tests;

/// <summary>For as long as it is not disposed, the machine speaks another language.</summary>
internal sealed class InCulture : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    internal InCulture(string name)
    {
        CultureInfo.CurrentCulture = new CultureInfo(name);
    }

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
