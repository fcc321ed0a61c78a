using Enode.Parameters;

namespace Enode.Tariffs;

/// <summary>Takes intervals of tariffs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TariffIntervalsAttribute : BuiltFromAttribute<TariffInterval>
{
    private protected override TariffInterval Create(object given)
    {
        var members = GivenMembers.Of(
            given, nameof(TariffInterval.Name), nameof(TariffInterval.From), nameof(TariffInterval.To), "Weekday");
        return new TariffInterval
        {
            Name = members.Text(nameof(TariffInterval.Name)),
            From = members.Text(nameof(TariffInterval.From)),
            To = members.Text(nameof(TariffInterval.To)),
            Weekdays = members.Weekdays("Weekday"),
        };
    }

    private protected override MemberError? ErrorOf(TariffInterval item) => TariffCheck.ErrorOf(item);
}
