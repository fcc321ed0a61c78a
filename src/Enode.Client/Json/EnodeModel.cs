using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enode;

/// <summary>
/// What every piece of data from the API has: a place for members that this version does not know, and its way back to JSON.
/// </summary>
public abstract class EnodeModel
{
    /// <summary>
    /// Members of the response that this version has no property for, as plain .NET values
    /// (text, numbers, booleans, lists, dictionaries). Null when there were none.
    /// </summary>
    /// <remarks>
    /// The API adds members without a new version; nothing that it sends is thrown away. A number is the narrowest of
    /// <see cref="long"/>, <see cref="decimal"/>, <see cref="System.Numerics.BigInteger"/> and <see cref="double"/> that has all
    /// its digits, else a <see cref="System.Text.Json.JsonElement"/>, as is each number of more than 1,000 characters.
    /// </remarks>
    [JsonExtensionData]
    [JsonPropertyOrder(int.MaxValue)]
    public EnodeMembers? AdditionalProperties { get; set; }

    /// <summary>The object as indented JSON in the API's own member names, with every member that was received.</summary>
    /// <remarks>
    /// A number of a known member has the precision of its property, which is a double: of a number with twenty digits about
    /// sixteen are exact. A number in <see cref="AdditionalProperties"/> has all its digits.
    /// </remarks>
    public string ToJson() => JsonSerializer.Serialize(this, EnodeJson.Indented.TypeInfoOf(this));
}
