using System.Management.Automation;
using System.Security;

namespace Enode.Parameters;

/// <summary>Takes a SecureString. Another value is rejected with a message that does not contain it, and says how to get one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : RefuseNullAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        return Plain(inputData) is SecureString
            ? inputData
            : throw new ArgumentTransformationMetadataException(
                "This parameter accepts a SecureString and no other type, so that the value is not shown and not stored in the history. " +
                "Read-Host -AsSecureString reads one, and Get-Secret of Microsoft.PowerShell.SecretManagement returns one.");
    }
}
