using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Linking;

/// <summary>Waits until the browser comes back from one link session, and writes the vendor accounts of the user.</summary>
internal sealed class LinkWait : IDisposable
{
    private readonly ConnectedCmdlet cmdlet;
    private readonly string name;
    private readonly TimeSpan timeout;
    private readonly Func<EnodeClient, CancellationToken, Task<string?>> readUserId;
    private LoopbackCallback? callback;

    /// <param name="cmdlet">The command.</param>
    /// <param name="name">The user or the device, as in <c>user u1</c>.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <param name="readUserId">Gets the user of the session. Null if there is none any more.</param>
    internal LinkWait(
        ConnectedCmdlet cmdlet, string name, TimeSpan timeout, Func<EnodeClient, CancellationToken, Task<string?>> readUserId)
    {
        this.cmdlet = cmdlet;
        this.name = name;
        this.timeout = timeout;
        this.readUserId = readUserId;
    }

    /// <summary>The session. Null until it is created.</summary>
    internal SentChange? Session { get; private set; }

    /// <summary>The address to which the browser has to be sent. Its port is opened by the first call, and is open from then on.</summary>
    /// <exception cref="EnodeCommandException"><see cref="CommandErrorIds.CallbackFailed"/>: no port can be opened.</exception>
    internal string OpenRedirectUri()
    {
        try
        {
            return (callback ??= LoopbackCallback.Open()).Address.AbsoluteUri;
        }
        catch (IOException exception)
        {
            throw new EnodeCommandException(CommandErrorIds.CallbackFailed, exception.Message, exception);
        }
    }

    /// <summary>Takes the session, which is not written: nothing but the browser needs it.</summary>
    internal void Take(SentChange session)
    {
        session.IsWritten = true;
        Session = session;
    }

    /// <summary>Waits, and writes the vendor accounts.</summary>
    internal async Task CompleteAsync(PipelineWorkItem workItem, EnodeClient client)
    {
        var query = await WaitAsync(workItem, client.TimeProvider).ConfigureAwait(false);
        if (query is null)
        {
            throw Late();
        }

        if (LinkFailure.IsIn(query))
        {
            throw LinkFailure.From(query, name);
        }

        await WriteVendorsAsync(workItem, client).ConfigureAwait(false);
    }

    /// <summary>Closes the port.</summary>
    public void Dispose() => callback?.Dispose();

    private async Task<NameValueCollection?> WaitAsync(PipelineWorkItem workItem, TimeProvider time)
    {
        var countdown = Countdown.Start(workItem, time, timeout, ShowProgress);
        try
        {
            return await callback!.WaitAsync(PageFor, timeout, time, workItem.Token).ConfigureAwait(false);
        }
        finally
        {
            countdown.End(() => cmdlet.Progress.Complete(CommandProgress.Browser));
        }
    }

    private void ShowProgress(int secondsLeft) => cmdlet.Progress.Show(
        new ProgressRecord(CommandProgress.Browser, "Waiting for the browser", $"The {name} is linking a vendor account")
        {
            SecondsRemaining = secondsLeft,
        });

    // Nothing of the query: it can come from anyone.
    private static HtmlPage PageFor(NameValueCollection query) => LinkFailure.IsIn(query)
        ? HtmlPage.OfText("The account was not linked", "PowerShell shows the reason. You can close this page.")
        : HtmlPage.OfText("You can close this page", "You are done here. PowerShell continues.");

    private async Task WriteVendorsAsync(PipelineWorkItem workItem, EnodeClient client)
    {
        var userId = await readUserId(client, workItem.Token).ConfigureAwait(false);
        IReadOnlyList<LinkedVendor> vendors =
            userId is null ? [] : await LinkResult.ReadVendorsAsync(client, userId, workItem.Token).ConfigureAwait(false);
        if (vendors.Count == 0)
        {
            await workItem.WriteAsync(() => cmdlet.WriteWarning(
                $"The browser came back without an error, and the {name} has no linked vendor yet.")).ConfigureAwait(false);
        }

        foreach (var vendor in vendors)
        {
            vendor.Origin = Session!.Connection;
            await workItem.WriteAsync(() => cmdlet.WriteObject(vendor)).ConfigureAwait(false);
        }
    }

    private EnodeCommandException Late() => new(
        CommandErrorIds.WaitTimeout,
        string.Create(CultureInfo.InvariantCulture, $"The browser of the {name} did not come back within {timeout.TotalSeconds:0} s."))
    {
        Recommendation = "Create another session, with a larger -TimeoutSec: this one leads back to a port that is closed now. "
            + "What the user has linked meanwhile is shown by Get-EnodeUser -Id.",
    };
}
