using System.Management.Automation;

namespace Enode.Assets;

/// <summary>Lets a user who came through a job, a remote session or a file count as one: such an object has the type's name, not the type.</summary>
public sealed class UserTransformationAttribute : ArgumentTransformationAttribute
{
    private const string DeserializedUser = "Deserialized.Enode.User";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is PSObject candidate && candidate.TypeNames.Contains(DeserializedUser)
            ? new User { Id = candidate.Properties["Id"]?.Value as string }
            : inputData;
}
