using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>Takes an address without a user name and a password. One that has them is rejected, and not repeated.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WithoutUserInfoAttribute : TextOnlyAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        return EnodeUri.HasUserInfo(PSObject.AsPSObject(inputData).ToString())
            ? throw new ArgumentTransformationMetadataException(
                "The address contains a user name or a password. Specify one that contains neither.")
            : inputData;
    }
}
