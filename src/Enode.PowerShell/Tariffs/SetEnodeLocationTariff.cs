using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Parameters;
using Enode.Tariffs;

namespace Enode.Commands;

/// <summary>Set-EnodeLocationTariff: operation <c>associateUserLocationWithTariff</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeLocationTariff", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
public sealed class SetEnodeLocationTariff : InputCmdlet
{
    /// <summary>Ids of locations.</summary>
    [Parameter(ParameterSetName = nameof(LocationId), Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] LocationId { get; set; } = [];

    /// <summary>The tariff: its id, or the tariff as it was read. Then the names of the intervals are checked.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TariffId]
    public TariffArgument TariffId { get; set; } = new(string.Empty);

    /// <summary>When which price applies. The intervals replace all former ones.</summary>
    [Parameter(Mandatory = true)]
    [TariffIntervals]
    public TariffInterval[] TariffInterval { get; set; } = [];

    private protected override IReadOnlyList<string> IdColumns => [nameof(LocationId)];

    private protected override void BeginConnected()
    {
        Check(TariffCheck.ErrorOf(TariffInterval));
        if (TariffId.RateNames is { } names &&
            Array.Find(TariffInterval, interval => !names.Contains(interval.Name, StringComparer.Ordinal)) is { } unknown)
        {
            Check(new MemberError(
                nameof(TariffInterval),
                $"The tariff {TariffId} has no price named '{unknown.Name}'. It has: {string.Join(", ", names)}."));
        }
    }

    private protected override void Process() => ProcessInputs(LocationId.Select(Input.Of), Start);

    private void Start(Input input)
    {
        var (isLocation, id) = input.Object switch
        {
            null => (true, input.Id),
            Location location => (true, location.Id),
            LocationTariff tariff => (true, tariff.LocationId),
            _ => (false, null),
        };
        if (!isLocation)
        {
            RejectKind(input, "a location");
            return;
        }

        if (!TryConnect(input.Target, input.Object, out var connection))
        {
            return;
        }

        if (TariffId.Origin is { } origin && !connection.IsSameClient(origin))
        {
            var other = $"the location is changed through '{connection.Name}'";
            WriteItemError(Mismatch($"Tariff '{TariffId}'", origin, other), input.Target);
            return;
        }

        StartChange(
            input.Target,
            input.Object,
            input.Object is LocationTariff ? $"location {id}" : input.NameAs("location"),
            $"Set tariff {TariffId} with {Sentences.Count(TariffInterval.Length, "interval")}",
            (client, token) => client.Tariffs.SetOfLocationAsync(id ?? string.Empty, TariffId.Id, TariffInterval, token));
    }
}
