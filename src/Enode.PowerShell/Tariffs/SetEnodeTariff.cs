using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Errors;
using Enode.Parameters;
using Enode.Tariffs;

namespace Enode.Commands;

/// <summary>Set-EnodeTariff: operation <c>sendTariffInformation</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeTariff", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
public sealed class SetEnodeTariff : ChangeResourceCmdlet<Tariff>
{
    /// <summary>The prices, which replace all former ones.</summary>
    [Parameter(Mandatory = true)]
    [TariffRates]
    public TariffRate[] Rate { get; set; } = [];

    private protected override string NameWithArticle => "a tariff";

    private protected override IReadOnlyList<string> IdColumns => [nameof(LocationTariff.TariffId)];

    private protected override void BeginConnected() => Check(TariffCheck.ErrorOf(Rate));

    private protected override void Change(Input input, string id)
    {
        if (TariffCheck.IsId(id))
        {
            StartChange(
                input.Target,
                input.Object,
                input.NameAs("tariff"),
                $"Replace all rates by {new EnodeList<TariffRate>(Rate)}",
                (client, token) => client.Tariffs.SetAsync(id, Rate, token));
        }
        else
        {
            WriteItemError(new EnodeCommandException(ErrorIds.InvalidArgument, TariffIdAttribute.Reason(id)), input.Target);
        }
    }
}
