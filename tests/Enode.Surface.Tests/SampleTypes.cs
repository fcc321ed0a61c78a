// What is listed below breaks rules for a library on purpose.
#pragma warning disable CA1000, CA1003, CA1044, CA1063, CA1816, CA1822

namespace Enode.Surface.Samples;

public class Base
{
    public override string ToString() => string.Empty;
}

public abstract class Everything<T> : Base, IDisposable
    where T : class, new()
{
    public const string Limit = "10";
    public static readonly int? Maximum = 1;
    private int hidden;

    protected Everything(int size)
    {
        hidden = size;
    }

    public event EventHandler<EventArgs>? Changed;

    public required string Name { get; init; }

    public bool? Flag { get; protected set; }

    public string WriteOnly { set => hidden = value.Length; }

    internal string Hidden => string.Empty;

    protected virtual string Protected => string.Empty;

    public string this[int index] => $"{hidden}{index}";

    public static Base operator +(Everything<T> left, int right) => left;

    public static void Print(params string[] words) => Console.Write(words);

    public Task<List<string?>?> RunAsync(string? text = null, string word = "a", bool flag = true, DateTime time = default) =>
        Task.FromResult<List<string?>?>(null);

    public bool Parse(string text, out int? number, ref double factor, in long offset) => (number = null) is null;

    public TOther Convert<TOther>(T item)
        where TOther : struct => default;

    public abstract void Abstract();

    public void Dispose() => Changed?.Invoke(this, EventArgs.Empty);

    public sealed override string ToString() => string.Empty;

    protected internal string Internal() => string.Empty;

    private protected void Private()
    {
    }
}

public enum Colour
{
    Red,
    Blue = 5,
}

public interface IShape
{
    int[] Sizes(IReadOnlyList<object?> items);
}

public static class Fixed
{
    public static string Name => string.Empty;
}

public readonly struct Point
{
    public decimal X => 1;
}

public sealed record Pair(int Left, string? Right)
{
    public enum Side
    {
        Left,
    }
}
