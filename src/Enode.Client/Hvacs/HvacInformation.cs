using System.Text.Json.Serialization;

namespace Enode;

/// <summary>Brand, model, name and room of a heating or cooling unit.</summary>
public sealed class HvacInformation : EnodeModel
{
    /// <summary>The brand, as in <c>Tado</c>.</summary>
    public string? Brand { get; set; }

    /// <summary>The model. Null when it is not known.</summary>
    public string? Model { get; set; }

    /// <summary>The name that the owner gave the unit.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The room or zone. Null when there is none.</summary>
    public string? GroupName { get; set; }

    /// <summary>
    /// <c>HEATING</c>, <c>COOLING</c>, <c>HEAT_PUMP</c> or <c>AGGREGATOR</c>, or a value that is newer than this version.
    /// </summary>
    public string? Category { get; set; }

    [JsonIgnore]
    internal string? BrandAndModel => DisplayText.Joined(Brand, Model);

    /// <summary>Brand, model and room.</summary>
    public override string ToString() => DisplayText.Listed(BrandAndModel, GroupName);
}
