namespace Enode;

/// <summary>An id that no request can carry safely. Nothing was sent.</summary>
public sealed class InvalidIdException : ArgumentException
{
    /// <summary>Refuses an id.</summary>
    /// <param name="id">The id, as it was given.</param>
    /// <param name="reason">What is wrong with it.</param>
    public InvalidIdException(string? id, string reason)
        : base(reason)
    {
        Id = id;
    }

    /// <summary>The id, as it was given.</summary>
    public string? Id { get; }
}
