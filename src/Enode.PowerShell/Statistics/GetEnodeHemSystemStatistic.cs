using System.Management.Automation;
using System.Runtime.CompilerServices;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;
using Enode.Statistics;

namespace Enode.Commands;

/// <summary>Get-EnodeHemSystemStatistic: operation <c>getHemsStatistics</c>.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeHemSystemStatistic", DefaultParameterSetName = InputObjectSet, SupportsPaging = true)]
[OutputType(typeof(HemSystemStatistic))]
public sealed class GetEnodeHemSystemStatistic : ListCmdlet<HemSystemStatistic>
{
    /// <summary>Ids of HEM systems.</summary>
    [Parameter(ParameterSetName = nameof(HemSystemId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] HemSystemId { get; set; } = [];

    /// <summary>A day as YYYY-MM-DD, or a month as YYYY-MM, in the time zone of the system.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(IntervalCompleter))]
    [Interval]
    public string Interval { get; set; } = string.Empty;

    private protected override void Process() => ProcessInputs(HemSystemId.Select(Input.Of), Start);

    private void Start(Input input)
    {
        if (input.Object is null or HemSystem)
        {
            var id = input.Id ?? string.Empty;
            StartList(input.Target, input.Object, (client, token) => PagesAsync(client, id, token));
        }
        else
        {
            RejectKind(input, AssetKind.Of<HemSystem>().NameWithArticle);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<Listed<HemSystemStatistic>>> PagesAsync(
        EnodeClient client, string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var statistics = await client.Statistics.GetHemSystemAsync(id, Interval, cancellationToken).ConfigureAwait(false);
        yield return Page(statistics.GetPoints(), statistics.UnreadPoints);
    }
}
