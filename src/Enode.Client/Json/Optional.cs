using System.Text.Json.Serialization;

namespace Enode.Internal;

/// <summary>A member of a request body that can be absent. A null that was given is a value, and is sent.</summary>
/// <remarks>The default is absent, so that a body sends what was set and nothing else. A value converts by itself.</remarks>
/// <typeparam name="T">The type of the member. Nullable where the API accepts null.</typeparam>
[JsonConverter(typeof(OptionalConverter))]
internal readonly record struct Optional<T> : IOptional
{
    private Optional(T value)
    {
        Value = value;
        IsGiven = true;
    }

    /// <summary>The member is not sent.</summary>
    internal static Optional<T> Absent => default;

    public bool IsGiven { get; }

    /// <summary>The value that was given. Has no meaning when the member is absent.</summary>
    internal T Value { get; }

    public static implicit operator Optional<T>(T value) => new(value);
}

/// <summary>Creates optional members from values that can be null.</summary>
internal static class Optional
{
    /// <summary>Absent for null, for a member that the API does not accept as null.</summary>
    internal static Optional<T> UnlessNull<T>(T? value)
        where T : struct =>
        value is { } given ? given : Optional<T>.Absent;

    /// <inheritdoc cref="UnlessNull{T}(T?)"/>
    internal static Optional<T> UnlessNull<T>(T? value)
        where T : class =>
        value is null ? Optional<T>.Absent : value;
}

/// <summary>An optional member of whatever type.</summary>
internal interface IOptional
{
    /// <summary>False when the member is absent.</summary>
    bool IsGiven { get; }
}
