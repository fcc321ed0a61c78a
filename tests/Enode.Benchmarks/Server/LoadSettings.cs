using System.Globalization;

namespace Enode.Benchmarks.Server;

/// <summary>What a client asks of the server. It is the first part of each path, so that the server has no state to set.</summary>
/// <param name="Vehicles">How many vehicles a list of all has.</param>
/// <param name="Latency">How long each response of the API waits, in ms.</param>
/// <param name="SlowFirst">How long the response to the first vehicle of a bulk waits, in ms. 0 for no longer than the others.</param>
/// <param name="Rate">How many requests are accepted per second. 0 for all.</param>
internal readonly record struct LoadSettings(int Vehicles, int Latency = 0, int SlowFirst = 0, int Rate = 0)
{
    /// <summary>The text of <see cref="ToString"/> as settings.</summary>
    internal static LoadSettings Parse(string text)
    {
        var numbers = Array.ConvertAll(text.Split('-'), part => int.Parse(part, CultureInfo.InvariantCulture));
        return new(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Vehicles}-{Latency}-{SlowFirst}-{Rate}");
}
