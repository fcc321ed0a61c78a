using System.Globalization;
using System.Management.Automation;
using System.Numerics;

namespace Enode.Parameters;

/// <summary>
/// Takes numbers, and texts that are numbers with a decimal point. PowerShell ignores commas in a text: '16,5' would be 165 A.
/// It also turns true into 1 and a letter into its code.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public class InvariantNumberAttribute : RefuseNullAttribute
{
    private const NumberStyles Style =
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign |
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>True for a parameter that takes several numbers.</summary>
    public bool AllowList { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        var value = Plain(inputData);
        if (value is Array items)
        {
            if (!AllowList)
            {
                // 12,5 without quotation marks is a list to PowerShell.
                throw Rejection(string.Join(',', items.Cast<object?>()));
            }

            foreach (var item in items)
            {
                CheckNumber(Plain(item));
            }
        }
        else
        {
            CheckNumber(value);
        }

        return inputData;
    }

    /// <summary>Rejects what is not a number.</summary>
    /// <param name="value">One value.</param>
    private protected virtual void CheckNumber(object? value)
    {
        var isNumber = value switch
        {
            string text => double.TryParse(text, Style, CultureInfo.InvariantCulture, out _),
            Enum or char or bool => false,
            IConvertible number => number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal,
            BigInteger => true,
            _ => false,
        };
        if (!isNumber)
        {
            throw Rejection(value);
        }
    }

    private protected static ArgumentTransformationMetadataException Rejection(object? value) =>
        new($"'{SafeText.Line(value?.ToString() ?? string.Empty)}' is not a number. Write it with a decimal point, as in 16.5.");
}
