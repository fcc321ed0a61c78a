using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Get-EnodeProfile: the saved profiles of this user.</summary>
[Cmdlet(VerbsCommon.Get, "EnodeProfile")]
[OutputType(typeof(EnodeProfile))]
public sealed class GetEnodeProfile : EnodeCmdlet
{
    /// <summary>Names of profiles; wildcards are allowed. Default: all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [TextOnly]
    public string[] Name { get; set; } = ["*"];

    private protected override void Process()
    {
        foreach (var name in Name.SelectMany(ProfileStore.Matching))
        {
            try
            {
                WriteObject(ProfileStore.Read(name));
            }
            catch (EnodeCommandException exception)
            {
                WriteItemError(exception, name);
            }
        }
    }
}
