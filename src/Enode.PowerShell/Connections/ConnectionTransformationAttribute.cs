using System.Collections;
using System.Management.Automation;

namespace Enode.Connections;

/// <summary>Takes connections or names, and rejects everything else with a message that says what was given.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    private const string DeserializedName = "Deserialized.Enode.EnodeConnection";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Plain(inputData) switch
    {
        // For the attribute that rejects null.
        null => inputData,
        ConnectionArgument argument => argument,
        EnodeConnection connection => new ConnectionArgument(connection),
        string name => new ConnectionArgument(name),
        // A name of digits alone: the conversion gives the digits as they were typed.
        int or long or double or decimal => new ConnectionArgument(LanguagePrimitives.ConvertTo<string>(inputData)),
        IList { Count: 0 } => throw Rejected("-Connection is an empty list."),
        IList list => new ConnectionArgument(list.Cast<object>().Select(item => (ConnectionArgument)Transform(engineIntrinsics, item)!)),
        _ when IsDeserialized(inputData) => throw Rejected(
            "This is a copy of a connection, from a job, a remote session or a file, and cannot be used. " +
            "Specify the name of a connection of this process, or connect again."),
        var other => throw Rejected($"-Connection accepts a connection or its name, not {other.GetType().FullName}."),
    };

    private static bool IsDeserialized(object? inputData) => inputData is PSObject copy && copy.TypeNames.Contains(DeserializedName);

    private static ArgumentTransformationMetadataException Rejected(string message) => new(message);

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
