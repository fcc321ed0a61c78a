using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Locations;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Set-EnodeLocation: operation <c>updateLocation</c>.</summary>
[Cmdlet(VerbsCommon.Set, "EnodeLocation", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(Location))]
public sealed class SetEnodeLocation : ChangeResourceCmdlet<Location>
{
    /// <summary>The new name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a name")]
    [TextOnly]
    public string? Name { get; set; }

    /// <summary>The new latitude, in degrees.</summary>
    [Parameter]
    [ValidateRange(-90.0, 90.0)]
    [InvariantNumber]
    public double? Latitude { get; set; }

    /// <summary>The new longitude, in degrees.</summary>
    [Parameter]
    [ValidateRange(-180.0, 180.0)]
    [InvariantNumber]
    public double? Longitude { get; set; }

    /// <summary>The new time zone's name in the IANA database, as in <c>Europe/Oslo</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [TimeZoneName]
    public string? TimezoneName { get; set; }

    private protected override string NameWithArticle => "a location";

    private protected override void BeginConnected() =>
        RequireOneOf(nameof(Name), nameof(Latitude), nameof(Longitude), nameof(TimezoneName));

    private protected override void Change(Input input, string id) => StartChange(
        input.Target,
        input.Object,
        input.NameAs("location"),
        "Change",
        (client, token) => client.Locations.UpdateAsync(id, Name, Latitude, Longitude, TimezoneName, token));
}
