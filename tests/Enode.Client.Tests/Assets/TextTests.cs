using System.Text.Json;

namespace Enode.Tests.Assets;

/// <summary>The texts of models in table cells and CSV files.</summary>
public sealed class TextTests
{
    // Texts that say more than the values: no end is an override that is active, no list has no periods, and a range has a dash.
    private static readonly Type[] WithFixedText =
    [
        typeof(SmartOverride), typeof(SmartOverrideStatus), typeof(InverterStatisticsEntry), typeof(HourMinuteRange),
        typeof(ScheduleRule), typeof(LocationTariffInterval), typeof(TariffInterval),
    ];

    public static IEnumerable<TheoryDataRow<Type>> Models => typeof(EnodeModel).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsPublic: true } && type.IsSubclassOf(typeof(EnodeModel)))
        .Where(type => type.GetMethod(nameof(ToString))!.DeclaringType!.Assembly == type.Assembly)
        .Where(type => !type.IsSubclassOf(typeof(AssetAction)) && !WithFixedText.Contains(type))
        .Select(type => new TheoryDataRow<Type>(type));

    public static IEnumerable<TheoryDataRow<Type, string>> Capabilities =>
        from type in typeof(EnodeModel).Assembly.GetTypes()
        where type.Name.EndsWith("Capabilities", StringComparison.Ordinal) && type.IsSubclassOf(typeof(EnodeModel))
        from property in type.GetProperties()
        where property.PropertyType.GetProperty(nameof(Capability.IsCapable)) is not null
        select new TheoryDataRow<Type, string>(type, property.Name);

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_without_values_has_no_text(Type type) =>
        Assert.Equal(string.Empty, Activator.CreateInstance(type)!.ToString()!.Trim());

    [Theory]
    [MemberData(nameof(Capabilities))]
    public void A_capability_that_a_device_has_is_named_as_the_api_names_it(Type type, string name)
    {
        var property = type.GetProperty(name)!;
        var capability = Activator.CreateInstance(property.PropertyType)!;
        property.PropertyType.GetProperty(nameof(Capability.IsCapable))!.SetValue(capability, true);
        var capabilities = Activator.CreateInstance(type)!;
        property.SetValue(capabilities, capability);

        Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(name), capabilities.ToString());
    }
}
