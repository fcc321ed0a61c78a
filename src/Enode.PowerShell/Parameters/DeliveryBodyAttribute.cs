using System.Collections;
using System.Management.Automation;
using System.Text;

namespace Enode.Parameters;

/// <summary>
/// Takes the body of a delivery: bytes, or a text, which stands for its bytes in UTF-8. A list of lines is rejected, because without the
/// line ends it is another text.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeliveryBodyAttribute : RefuseNullAttribute
{
    /// <summary>True where null is an empty body.</summary>
    public bool AllowNull { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (AllowNull && Plain(inputData) is null)
        {
            return Array.Empty<byte>();
        }

        base.Transform(engineIntrinsics, inputData);
        return Plain(inputData) switch
        {
            byte[] bytes => bytes,
            string text => Encoding.UTF8.GetBytes(text),
            IList { Count: > 0 } list when list.Cast<object?>().All(item => Plain(item) is byte) =>
                list.Cast<object?>().Select(item => (byte)Plain(item)!).ToArray(),
            IList { Count: 1 } list when Plain(list[0]) is string text => Encoding.UTF8.GetBytes(text),
            IList => throw Rejected("a list. Read a file with Get-Content -Raw, or -AsByteStream -Raw, which returns it as a whole"),
            byte => throw Rejected("a single byte. Use a comma before a byte array that is piped, as in: , $bytes | ..."),
            var other => throw Rejected($"of type {other!.GetType().FullName}"),
        };
    }

    private static ArgumentTransformationMetadataException Rejected(string given) =>
        new($"This parameter accepts the body of a delivery as a string or as a byte array. The value is {given}.");
}
