using Enode.Parameters;

namespace Enode.Tariffs;

/// <summary>Takes prices of tariffs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TariffRatesAttribute : BuiltFromAttribute<TariffRate>
{
    private protected override TariffRate Create(object given)
    {
        var members = GivenMembers.Of(given, nameof(TariffRate.Name), nameof(TariffRate.Cost));
        return new TariffRate { Name = members.Text(nameof(TariffRate.Name)), Cost = members.Number(nameof(TariffRate.Cost)) };
    }

    private protected override MemberError? ErrorOf(TariffRate item) => TariffCheck.ErrorOf(item);
}
