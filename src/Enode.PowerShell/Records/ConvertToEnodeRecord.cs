using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Errors;
using Enode.Parameters;
using Enode.Records;

namespace Enode.Commands;

/// <summary>
/// ConvertTo-EnodeRecord: flat objects for files and databases, the same in every culture, from objects of this module, copies of them,
/// and objects of Invoke-EnodeApi.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "EnodeRecord")]
[OutputType(typeof(PSObject))]
public sealed class ConvertToEnodeRecord : EnodeCmdlet
{
    /// <summary>The objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [RefuseNull]
    public object[] InputObject { get; set; } = [];

    private protected override void Process()
    {
        foreach (var given in InputObject)
        {
            try
            {
                WriteObject(Record.Of(PSObject.AsPSObject(given)));
            }
            catch (EnodeCommandException rejection)
            {
                WriteItemError(rejection, given);
            }
        }
    }
}
