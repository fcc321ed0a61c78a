using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Locations;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>New-EnodeLocation: operation <c>createLocation</c>.</summary>
[Cmdlet(VerbsCommon.New, "EnodeLocation", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(Location))]
public sealed class NewEnodeLocation : NewResourceCmdlet
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NoCompleter))]
    [NotEmpty("a name")]
    [TextOnly]
    public string Name { get; set; } = string.Empty;

    /// <summary>Degrees of latitude.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(-90.0, 90.0)]
    [InvariantNumber]
    public double Latitude { get; set; }

    /// <summary>Degrees of longitude.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(-180.0, 180.0)]
    [InvariantNumber]
    public double Longitude { get; set; }

    /// <summary>The time zone's name in the IANA database, as in <c>Europe/Oslo</c>.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    [TimeZoneName]
    public string TimezoneName { get; set; } = string.Empty;

    private protected override void Create(Input input, string userId)
    {
        // Read here: when the request is sent, the parameters may hold the next input already.
        var (name, latitude, longitude, timezoneName) = (Name, Latitude, Longitude, TimezoneName);
        StartChange(
            input.Target,
            input.Object,
            $"user {userId}",
            $"Create location '{name}'",
            (client, token) => client.Locations.CreateAsync(userId, name, latitude, longitude, timezoneName, token));
    }
}
