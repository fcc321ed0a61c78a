using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;

namespace Enode.Commands;

/// <summary>Disconnect-EnodeVendor: operations <c>disconnectUserVendor</c> and <c>disconnectUserVendorVendorType</c>.</summary>
[Cmdlet(
    VerbsCommunications.Disconnect,
    "EnodeVendor",
    DefaultParameterSetName = InputObjectSet,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
public sealed class DisconnectEnodeVendor : DeletionCmdlet
{
    /// <summary>Your own keys of the users.</summary>
    [Parameter(ParameterSetName = nameof(UserId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] UserId { get; set; } = [];

    /// <summary>The vendor's code. A linked vendor in the pipeline has its own.</summary>
    [Parameter(ParameterSetName = nameof(UserId), Mandatory = true)]
    [Parameter(ParameterSetName = InputObjectSet)]
    [NotEmpty("the code of a vendor, as in TESLA")]
    [ArgumentCompleter(typeof(VendorCompleter))]
    [Vendor]
    public string? Vendor { get; set; }

    /// <summary>The kind of device. Default: all kinds. A linked vendor in the pipeline has its own.</summary>
    [Parameter]
    [NotEmpty("a kind of device, as in vehicle")]
    [ArgumentCompleter(typeof(VendorTypeCompleter))]
    [VendorType]
    public string? VendorType { get; set; }

    private protected override string RowColumn => nameof(UserId);

    private protected override IReadOnlyList<string> AdvisedColumns =>
        Vendor is null ? [nameof(UserId), nameof(Vendor), nameof(VendorType)] : [nameof(UserId)];

    /// <summary>A row of a linked vendor: it has the columns of one, and no others.</summary>
    private protected override EnodeResource? FromRow(PSObject row)
    {
        var known = typeof(LinkedVendor).GetProperties().Select(property => property.Name);
        string[] required = [nameof(UserId), nameof(Vendor), nameof(VendorType)];
        var columns = row.Properties.Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return columns.IsSupersetOf(required) && columns.IsSubsetOf(known)
            ? (LinkedVendor)InputTypes.WithIds(new LinkedVendor(), row)
            : null;
    }

    private protected override void Process() => ProcessInputs(UserId.Select(Input.Of), Start);

    private void Start(Input input)
    {
        switch (input.Object)
        {
            case LinkedVendor linked when Vendor is null && VendorType is null:
                // What is missing is empty, which is rejected: a vendor without its kind must not stand for all kinds.
                Disconnect(input, linked.UserId, linked.Vendor, linked.VendorType ?? string.Empty);
                break;
            case LinkedVendor linked:
                Reject(input, $"-Vendor and -VendorType are for users. The input is the vendor {linked}, which has its own.");
                break;
            case null or User when Vendor is not null:
                Disconnect(input, input.Id, Vendor, VendorType);
                break;
            case null or User:
                Reject(input, $"Specify -Vendor for the user '{input.Id}'.");
                break;
            default:
                RejectKind(input, "a linked vendor, or with -Vendor a user");
                break;
        }
    }

    private void Disconnect(Input input, string? userId, string? vendor, string? vendorType)
    {
        string?[] sent = vendorType is null ? [userId, vendor] : [userId, vendor, vendorType];
        if (!CanBeSent(input, sent))
        {
            return;
        }

        StartChange(
            input.Target,
            input.Object,
            $"user {userId}",
            vendorType is null
                ? $"Disconnect {vendor}, with all devices of this vendor"
                : $"Disconnect {vendor} {vendorType}, with all devices of this kind",
            (client, token) => client.Users.DisconnectVendorAsync(userId!, vendor!, vendorType, token));
    }

    private void Reject(Input input, string message) =>
        WriteItemError(new EnodeCommandException(ErrorIds.InvalidArgument, message), input.Target);
}
