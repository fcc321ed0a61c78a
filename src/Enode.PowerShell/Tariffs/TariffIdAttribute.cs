using System.Collections;
using System.Management.Automation;
using Enode.Parameters;

namespace Enode.Tariffs;

/// <summary>Takes the id of a tariff, a tariff, or a copy of one. An id that the API would reject is rejected.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TariffIdAttribute : RefuseNullAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        base.Transform(engineIntrinsics, inputData);
        return Plain(inputData) switch
        {
            TariffArgument argument => argument,
            Tariff tariff => new TariffArgument(
                Checked(tariff.Id), tariff.Rates is null ? null : Names(tariff.Rates), tariff.Origin as EnodeConnection),
            PSCustomObject => FromRow(PSObject.AsPSObject(inputData)),
            _ => new TariffArgument(Checked(GivenMembers.Converted<string>("Id", inputData!, new TextOnlyAttribute()))),
        };
    }

    /// <summary>Why an id cannot be that of a tariff, as a sentence.</summary>
    internal static string Reason(string? id) =>
        $"'{SafeText.Line(id ?? string.Empty)}' is not the id of a tariff. "
            + "An id has 1 to 36 letters of a to z and A to Z, digits, hyphens and underscores.";

    private static TariffArgument FromRow(PSObject row)
    {
        if (InputTypes.FromCopy(row) is { } copy and not Tariff)
        {
            throw new ArgumentTransformationMetadataException(
                $"This is a copy of a {copy.GetType().Name}. Specify a tariff, or the id of one.");
        }

        return new(
            Checked(InputTypes.ValueOf(row, nameof(Tariff.Id)) as string),
            RefuseNullAttribute.Plain(InputTypes.ValueOf(row, nameof(Tariff.Rates))) is IList rates ? Names(rates) : null,
            null);
    }

    // Of a copy of less depth, the prices are text.
    private static List<string>? Names(IList rates)
    {
        var names = rates.Cast<object?>().Where(rate => rate is not null)
            .Select(rate => PSObject.AsPSObject(rate).Properties[nameof(TariffRate.Name)]?.Value as string).ToList();
        return names.Contains(null) ? null : names.OfType<string>().ToList();
    }

    private static string Checked(string? id) =>
        id is not null && TariffCheck.IsId(id) ? id : throw new ArgumentTransformationMetadataException(Reason(id));
}
