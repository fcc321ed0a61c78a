using System.Globalization;

namespace Enode.Simulation;

/// <summary>
/// Random numbers that are the same for the same seed on every machine and runtime (SplitMix64). Each generated object has
/// a generator of its own, so that its values do not depend on the number of other objects or on the order in which they are generated.
/// </summary>
internal struct SeededRandom
{
    private ulong state;

    /// <param name="seed">The fleet's seed.</param>
    /// <param name="purpose">What the numbers are for: see <see cref="RandomPurpose"/>.</param>
    /// <param name="index">The index of the object.</param>
    public SeededRandom(int seed, int purpose, long index)
    {
        state = unchecked((ulong)seed);
        state = Next() ^ unchecked((ulong)purpose);
        state = Next() ^ unchecked((ulong)index);
        state = Next();
    }

    /// <summary>From 0, included, to 1, excluded.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From the first number, included, to the second, excluded.</summary>
    public double Between(double low, double high) => low + (Fraction() * (high - low));

    /// <summary>From the first number to the second, both included.</summary>
    public int Between(int low, int high) => low + (int)(Fraction() * (high - low + 1));

    /// <summary>A time from the first number of minutes to the second, both included.</summary>
    public TimeSpan Minutes(int low, int high) => TimeSpan.FromMinutes(Between(low, high));

    /// <summary>True with a probability from 0 to 1.</summary>
    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Between(0, i);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    /// <summary>An id in the form of a random UUID.</summary>
    public string Uuid()
    {
        // Version 4, variant 1, as RFC 9562 requires of random UUIDs.
        var high = (Next() & ~0xF000UL) | 0x4000UL;
        var low = (Next() & ~(3UL << 62)) | (2UL << 62);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{high >> 32:x8}-{(high >> 16) & 0xFFFF:x4}-{high & 0xFFFF:x4}-{low >> 48:x4}-{low & 0xFFFFFFFFFFFF:x12}");
    }

    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
