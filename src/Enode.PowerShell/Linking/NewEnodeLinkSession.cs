using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Errors;
using Enode.Linking;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Commands;

/// <summary>New-EnodeLinkSession: operations <c>postUsersUseridLink</c> and <c>postAssetsAssetidRelink</c>.</summary>
[Cmdlet(VerbsCommon.New, "EnodeLinkSession", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true)]
[OutputType(typeof(LinkSession), typeof(LinkedVendor))]
public sealed class NewEnodeLinkSession : InputCmdlet
{
    /// <summary>Your own keys of the users who link vendor accounts. A user who does not exist is created.</summary>
    [Parameter(ParameterSetName = nameof(UserId), Mandatory = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(IdCompleter))]
    [TextOnly]
    public string[] UserId { get; set; } = [];

    /// <summary>Ids of the devices to link again.</summary>
    [Parameter(ParameterSetName = nameof(AssetId), Mandatory = true)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [AllowEmptyString]
    [TextOnly]
    public string[] AssetId { get; set; } = [];

    /// <summary>What the user is asked to allow, as in <c>vehicle:read:data</c>. Not for devices, which keep their scopes.</summary>
    [Parameter(ParameterSetName = nameof(UserId), Mandatory = true)]
    [Parameter(ParameterSetName = InputObjectSet)]
    [NotEmpty("one or more scopes, as in vehicle:read:data")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    [Scope]
    public string[] Scope { get; set; } = [];

    /// <summary>The language of the pages, as in de-DE, or browser for that of the browser.</summary>
    [Parameter(Mandatory = true)]
    [NotEmpty("a language, as in en-US")]
    [ArgumentCompleter(typeof(LinkLanguageCompleter))]
    [LinkLanguage]
    public string Language { get; set; } = string.Empty;

    /// <summary>
    /// The address to which the browser goes at the end. Addresses of apps are accepted, as in myapp://linked. Required without -Wait.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NoCompleter))]
    [RedirectUri]
    [WithoutUserInfo]
    public string RedirectUri { get; set; } = string.Empty;

    /// <summary>The code of the vendor to link. Default: the user chooses.</summary>
    [Parameter(ParameterSetName = nameof(UserId))]
    [Parameter(ParameterSetName = InputObjectSet)]
    [NotEmpty("the code of a vendor, as in TESLA")]
    [ArgumentCompleter(typeof(VendorCompleter))]
    [Vendor]
    public string? Vendor { get; set; }

    /// <summary>The kind of device to link. Default: the kinds that the scopes name.</summary>
    [Parameter(ParameterSetName = nameof(UserId))]
    [Parameter(ParameterSetName = InputObjectSet)]
    [NotEmpty("a kind of device, as in vehicle")]
    [ArgumentCompleter(typeof(VendorTypeCompleter))]
    [VendorType]
    public string? VendorType { get; set; }

    /// <summary>The colors of the pages. Default: system, the setting of the user's device.</summary>
    [Parameter]
    [ValidateSet("system", "light", "dark")]
    [TextOnly]
    public string? ColorScheme { get; set; }

    /// <summary>Opens each session in the default browser.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Open { get; set; }

    /// <summary>
    /// Waits for each session, one after the other, until the browser comes back to this machine, and writes the user's linked vendors
    /// instead of the session.
    /// </summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Wait { get; set; }

    /// <summary>With -Wait, how many seconds to wait at most for each session. Default: 600.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [WholeNumber]
    public int TimeoutSec { get; set; } = 600;

    // A person can be at one page at a time.
    private protected override int Concurrency => Wait ? 1 : base.Concurrency;

    private protected override void BeginConnected()
    {
        if (Wait == (RedirectUri.Length > 0))
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument,
                Wait
                    ? "-RedirectUri and -Wait exclude each other: with -Wait, the browser comes back to this command."
                    : "Specify where the browser goes at the end with -RedirectUri, or -Wait to wait for it.");
        }
    }

    // The row of a device stands for the device and not for its owner, as the device itself does.
    private protected override Input Resolve(object given)
    {
        var input = ResolveUserOrDevice(given);
        return input is { Object: User, Target: PSObject row } && LinkedVendorOf(row) is { } linked
            ? input with { Id = null, Object = linked }
            : input;
    }

    private protected override void Process()
    {
        if (ParameterSetName == nameof(AssetId))
        {
            ProcessInputs(AssetId.Select(Input.Of), input => Relink(input, input.Id));
        }
        else
        {
            ProcessInputs(UserId.Select(Input.Of), Start);
        }
    }

    private void Start(Input input)
    {
        if (input.Object is Device device)
        {
            Relink(input, device.Id);
            return;
        }

        var userId = input.Object is null ? input.Id : InputResolver.UserIdOf(input.Object);
        var linked = input.Object as LinkedVendor;
        if (userId is null && input.Object is not (User or LinkedVendor))
        {
            RejectKind(input, "a user, an object that belongs to one, or a device");
        }
        else if (linked is not null && (Vendor is not null || VendorType is not null))
        {
            Reject(input, $"-Vendor and -VendorType are for users. The input is the vendor {linked}, which has its own.");
        }
        else
        {
            Link(input, userId ?? string.Empty, linked?.Vendor ?? Vendor, linked?.VendorType ?? VendorType);
        }
    }

    // A row of a user with a vendor, and without an AssetType. Others of a user have neither column.
    private static LinkedVendor? LinkedVendorOf(PSObject row) =>
        InputTypes.WithIds(new LinkedVendor(), row) is LinkedVendor linked && (linked.Vendor ?? linked.VendorType) is not null
            ? linked
            : null;

    private void Link(Input input, string userId, string? vendor, string? vendorType)
    {
        if (Scope.Length == 0)
        {
            Reject(input, $"Specify -Scope: it is required for the user '{userId}'. Only the session of a device has no scopes.");
            return;
        }

        Create(
            input,
            $"user {userId}",
            $"Create link session for {Named(vendor, vendorType)}, with {string.Join(", ", Scope)}",
            (client, redirectUri, token) => client.Linking.CreateSessionAsync(
                userId, Scope, Language, redirectUri, vendor, vendorType, ColorScheme, token),
            (_, _) => Task.FromResult<string?>(userId));
    }

    private void Relink(Input input, string? assetId)
    {
        if (Scope.Length > 0 || Vendor is not null || VendorType is not null)
        {
            Reject(input, $"-Scope, -Vendor and -VendorType are for users. The device '{assetId}' keeps its own.");
            return;
        }

        var owner = (input.Object as Device)?.UserId;
        Create(
            input,
            $"device {assetId}",
            "Create link session",
            (client, redirectUri, token) => client.Linking.CreateRelinkSessionAsync(
                assetId ?? string.Empty, Language, redirectUri, ColorScheme, token),
            async (client, token) => owner ?? await LinkResult.FindOwnerAsync(client, assetId!, token).ConfigureAwait(false));
    }

    /// <summary>Creates a session, opens it, and waits for its end, as far as that is wanted.</summary>
    private void Create(
        Input input,
        string name,
        string description,
        Func<EnodeClient, string, CancellationToken, Task<LinkSession>> create,
        Func<EnodeClient, CancellationToken, Task<string?>> readUserId)
    {
        if (!Wait)
        {
            StartChange(
                input.Target, input.Object, name, description, (client, token) => create(client, RedirectUri, token), OpenAndWrite);
            return;
        }

        using var wait = new LinkWait(this, name, TimeSpan.FromSeconds(TimeoutSec), readUserId);
        StartChange(
            input.Target, input.Object, name, description, (client, token) => create(client, wait.OpenRedirectUri(), token), wait.Take);
        if (wait.Session is { Result: LinkSession session } created)
        {
            if (!Open || !LinkBrowser.TryOpen(this, session))
            {
                LinkBrowser.Show(this, session);
            }

            StartItem(input.Target, created.Connection, wait.CompleteAsync);
        }
    }

    private void OpenAndWrite(SentChange change)
    {
        if (Open && change.Result is LinkSession session)
        {
            LinkBrowser.TryOpen(this, session);
        }

        WriteResult(change);
    }

    private static string Named(string? vendor, string? vendorType) => (vendor, vendorType) switch
    {
        (null, null) => "any vendor",
        (null, _) => $"any {vendorType}",
        _ => $"{vendor} {vendorType}".TrimEnd(),
    };

    private void Reject(Input input, string message) =>
        WriteItemError(new EnodeCommandException(ErrorIds.InvalidArgument, message), input.Target);
}
