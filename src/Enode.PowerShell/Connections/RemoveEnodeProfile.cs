using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Remove-EnodeProfile: deletes saved profiles of this user.</summary>
[Cmdlet(VerbsCommon.Remove, "EnodeProfile", SupportsShouldProcess = true)]
public sealed class RemoveEnodeProfile : EnodeCmdlet
{
    /// <summary>Names of profiles; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [TextOnly]
    public string[] Name { get; set; } = [];

    private protected override void Process()
    {
        foreach (var name in Name.SelectMany(ProfileStore.Matching))
        {
            try
            {
                if (ShouldProcess($"profile {name}", "Remove profile"))
                {
                    ProfileStore.Remove(name);
                }
            }
            catch (EnodeCommandException exception)
            {
                WriteItemError(exception, name);
            }
        }
    }
}
