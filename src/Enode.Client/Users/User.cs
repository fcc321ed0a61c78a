using System.Text.Json.Serialization;

namespace Enode;

/// <summary>An end user of yours whose devices are linked: operations <c>listUsers</c> and <c>getUser</c>.</summary>
/// <remarks>The two operations respond with different members; a property that the one in use does not send is null.</remarks>
public sealed class User : EnodeResource, IJsonOnDeserialized
{
    /// <summary>Your own key for the user. Two environments can hold the same key for two different users.</summary>
    public string? Id { get; set; }

    /// <summary>When the user was first seen, UTC. Null when the user was read by id.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Scopes of the user, as the list reports them. Null when the user was read by id.</summary>
    public EnodeList<string>? Scopes { get; set; }

    /// <summary>The vendor accounts that the user linked. Null when the user came from a list.</summary>
    public EnodeList<LinkedVendor>? LinkedVendors { get; set; }

    /// <summary>
    /// True while every vendor account still works, false when one needs to be linked again. Null when the user came from a list.
    /// </summary>
    [JsonIgnore]
    public bool? IsValid => LinkedVendors?.TrueForAll(vendor => vendor?.IsValid != false);

    /// <summary>The codes of the vendors that the user linked, each once. Null when the user came from a list.</summary>
    [JsonIgnore]
    public EnodeList<string>? Vendors => LinkedVendors is null ? null : Codes(LinkedVendors);

    /// <summary>
    /// The codes of the vendors that the user has to link again. Empty when there are none; null when the user came from a list.
    /// </summary>
    [JsonIgnore]
    public EnodeList<string>? InvalidVendors =>
        LinkedVendors is null ? null : Codes(LinkedVendors.Where(vendor => vendor?.IsValid == false));

    private protected override IEnumerable<EnodeResource?> Parts => LinkedVendors ?? [];

    /// <summary>A linked vendor is an input of commands by itself, and names its user.</summary>
    void IJsonOnDeserialized.OnDeserialized() => LinkedVendors?.FindAll(vendor => vendor is not null).ForEach(vendor => vendor.UserId = Id);

    private static EnodeList<string> Codes(IEnumerable<LinkedVendor?> vendors) =>
        new(vendors.Select(vendor => vendor?.Vendor).OfType<string>().Distinct());

    /// <summary>The user's id.</summary>
    public override string ToString() => Id ?? string.Empty;
}
