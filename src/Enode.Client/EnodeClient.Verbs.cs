namespace Enode;

/// <content>
/// The API's verbs. A method with a type reads the response as an object; one without is for operations that answer without content.
/// </content>
public sealed partial class EnodeClient
{
    internal Task<T> GetAsync<T>(ApiPath path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, ResponseReader.Read<T>, cancellationToken);

    internal Task GetAsync(ApiPath path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, ResponseReader.ReadNothing, cancellationToken);

    internal Task<T> PostAsync<T>(ApiPath path, object? body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, ResponseReader.Read<T>, cancellationToken);

    internal Task PostAsync(ApiPath path, object? body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, ResponseReader.ReadNothing, cancellationToken);

    internal Task<T> PutAsync<T>(ApiPath path, object body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, path, body, ResponseReader.Read<T>, cancellationToken);

    internal Task PutAsync(ApiPath path, object body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, path, body, ResponseReader.ReadNothing, cancellationToken);

    internal Task<T> PatchAsync<T>(ApiPath path, object body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, path, body, ResponseReader.Read<T>, cancellationToken);

    internal Task PatchAsync(ApiPath path, object body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, path, body, ResponseReader.ReadNothing, cancellationToken);

    /// <summary>Null for a response without content, as when an earlier attempt deleted the resource and its response was lost.</summary>
    internal Task<T?> DeleteAsync<T>(ApiPath path, CancellationToken cancellationToken)
        where T : class =>
        SendAsync(HttpMethod.Delete, path, null, ResponseReader.ReadOrNull<T>, cancellationToken);

    internal Task DeleteAsync(ApiPath path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, path, null, ResponseReader.ReadNothing, cancellationToken);
}
