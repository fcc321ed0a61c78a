using System.Globalization;
using System.Management.Automation;

namespace Enode.Parameters;

/// <summary>Takes whole numbers, and texts that are whole numbers. PowerShell would round others: month 1.5 would be February.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class WholeNumberAttribute : InvariantNumberAttribute
{
    private protected override void CheckNumber(object? value)
    {
        base.CheckNumber(value);
        if (Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && number != Math.Floor(number))
        {
            throw new ArgumentTransformationMetadataException(
                $"'{SafeText.Line(Convert.ToString(value, CultureInfo.InvariantCulture)!)}' is not a whole number.");
        }
    }
}
