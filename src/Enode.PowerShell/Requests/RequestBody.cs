using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Enode.Errors;

namespace Enode.Requests;

/// <summary>A body that a user gave, as JSON.</summary>
internal static class RequestBody
{
    /// <summary>The maximum depth of a body. Deeper than any body of the API; an object that contains itself exceeds it.</summary>
    private static readonly JsonValues Values =
        new("-Body", CommandErrorIds.InvalidBody, MaximumDepth: 32, SortsMembers: false);

    /// <exception cref="EnodeCommandException"><see cref="CommandErrorIds.InvalidBody"/>.</exception>
    internal static byte[]? From(object? body)
    {
        var plain = body is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : body;
        return plain switch
        {
            null => null,
            string text => FromText(text),
            _ => Values.Serialize(plain),
        };
    }

    private static byte[] FromText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return bytes;
        }
        catch (JsonException exception)
        {
            throw new EnodeCommandException(
                CommandErrorIds.InvalidBody, $"-Body is not valid JSON: {Sentences.Ended(exception.Message)}", exception);
        }
    }
}
