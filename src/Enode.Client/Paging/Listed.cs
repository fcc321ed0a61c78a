namespace Enode.Internal;

/// <summary>One item of a page: the resource, or why it cannot be read.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Item">The resource. Null when it cannot be read.</param>
/// <param name="Failure">The error of this item alone. Null when it was read.</param>
internal readonly record struct Listed<T>(T? Item, EnodeApiException? Failure)
    where T : class;
