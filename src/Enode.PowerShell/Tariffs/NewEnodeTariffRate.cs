using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>New-EnodeTariffRate: a price for Set-EnodeTariff. Sends nothing.</summary>
[Cmdlet(VerbsCommon.New, "EnodeTariffRate")]
[OutputType(typeof(TariffRate))]
public sealed class NewEnodeTariffRate : EnodeCmdlet
{
    /// <summary>The name, which is unique in the tariff.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [TextOnly]
    public string Name { get; set; } = string.Empty;

    /// <summary>The price of a kWh.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ExactNumber]
    public decimal Cost { get; set; }

    private protected override void Process()
    {
        var rate = new TariffRate { Name = Name, Cost = Cost };
        Check(TariffCheck.ErrorOf(rate));
        WriteObject(rate);
    }
}
