using System.Collections;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>
/// Takes the value of a signature header. Null is a header that is missing, and is not valid: with an error in its place, a variable that
/// the result is assigned to would keep the value of the delivery before.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SignatureAttribute : TextOnlyAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Plain(inputData) switch
    {
        null => string.Empty,

        // Servers give headers as lists. A header that came twice has no valid signature.
        IList list => string.Join(',', list.Cast<object?>().Select(item => Plain(item)?.ToString())),
        _ => base.Transform(engineIntrinsics, inputData),
    };
}
