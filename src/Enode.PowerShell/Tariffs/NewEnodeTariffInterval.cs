using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>New-EnodeTariffInterval: an interval for Set-EnodeLocationTariff. Sends nothing.</summary>
[Cmdlet(VerbsCommon.New, "EnodeTariffInterval")]
[OutputType(typeof(TariffInterval))]
public sealed class NewEnodeTariffInterval : EnodeCmdlet
{
    /// <summary>The name of the price in the tariff.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [TextOnly]
    public string Name { get; set; } = string.Empty;

    /// <summary>The clock time from which the price applies, as HH:mm.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(ClockTimeCompleter))]
    [TextOnly]
    public string From { get; set; } = string.Empty;

    /// <summary>The clock time until which the price applies, as HH:mm: the first after -From. 24:00 for midnight.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(ClockTimeCompleter))]
    [TextOnly]
    public string To { get; set; } = string.Empty;

    /// <summary>The days on which the price applies. Default: every day.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(WeekdayCompleter))]
    [Weekday]
    public int[]? Weekday { get; set; }

    private protected override void Process()
    {
        var interval = new TariffInterval
        {
            Name = Name,
            From = From,
            To = To,
            Weekdays = Weekday is null ? null : [.. Weekday.Select(day => (int?)day)],
        };
        Check(TariffCheck.ErrorOf(interval));
        WriteObject(interval);
    }
}
