using System.ComponentModel;
using System.Management.Automation;
using Enode.Errors;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Cmdlets;

/// <summary>The base of every command: runs asynchronous work on a pump, stops on Ctrl+C, and writes errors as records.</summary>
/// <remarks>
/// Prompts, verbose and debug lines and warnings carry names and ids as they were received, and are made safe to show here. For errors
/// <see cref="ErrorRecords"/> does so, for progress <see cref="CommandProgress"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EnodeCmdlet : PSCmdlet, IDisposable
{
    private Pump? pump;
    private CommandProgress? progress;
    private bool wantsDetail;
    private bool isDebugAlone;

    /// <summary>The recommended actions that the errors of this command have shown.</summary>
    private readonly HashSet<string> recommended = [];

    /// <summary>The number of work items that run at the same time.</summary>
    private protected virtual int Concurrency => 1;

    /// <summary>The target of an error that does not belong to an input.</summary>
    private protected virtual object? DefaultErrorTarget => null;

    /// <summary>The parameters that errors name in place of members of the API. Null for a cmdlet whose user writes the request.</summary>
    private protected virtual ParameterNames? Parameters => ParameterNames.Of(GetType());

    private protected Pump Pump => pump ??= new Pump(Concurrency);

    /// <summary>The progress records of the command. Belongs to the pipeline thread.</summary>
    internal CommandProgress Progress => progress!;

    /// <summary>The host, for when the pipeline takes no more output. Null before the command has begun.</summary>
    private protected CommandHost? CommandHost { get; private set; }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(() =>
    {
        // Read once, on this thread: the work needs it for every request.
        wantsDetail = Wants("Debug", "DebugPreference");
        isDebugAlone = wantsDetail &&
            MyInvocation.BoundParameters.ContainsKey("Debug") &&
            !MyInvocation.BoundParameters.ContainsKey("Verbose");
        WantsNotes = isDebugAlone || Wants("Verbose", "VerbosePreference");
        ClosedSets.Canonicalize(this);
        ErrorsEnd = Preference("ErrorAction", "ErrorActionPreference") == ActionPreference.Stop;
        CommandHost = new CommandHost(Host)
        {
            TakesWarnings = IsShown(Preference("WarningAction", "WarningPreference")),
            WarningsEnd = Preference("WarningAction", "WarningPreference") == ActionPreference.Stop,
            TakesProgress = IsShown(Preference("ProgressAction", "ProgressPreference")),
        };
        progress = new CommandProgress(CommandRuntime, CommandHost);
        _ = Pump;
        Begin();
    });

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(() =>
    {
        ClosedSets.Canonicalize(this);
        Process();
    });

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(() =>
    {
        Pump.Finish();
        End();
        Progress.CompleteAll();
    });

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        pump?.Stop();
        OnStop();
    }

    /// <summary>Cancels and awaits the work that still runs.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels and awaits the work that still runs.</summary>
    /// <param name="disposing">True when called by the engine.</param>
    protected virtual void Dispose(bool disposing)
    {
        pump?.Dispose();
        progress?.CompleteAll();
    }

    /// <inheritdoc cref="Cmdlet.ShouldProcess(string, string)"/>
    private protected new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(SafeText.Line(target), SafeText.Line(action));

    /// <inheritdoc cref="Cmdlet.WriteVerbose"/>
    internal new void WriteVerbose(string text) => base.WriteVerbose(SafeText.Lines(text));

    /// <inheritdoc cref="Cmdlet.WriteDebug"/>
    internal new void WriteDebug(string text) => base.WriteDebug(SafeText.Lines(text));

    /// <inheritdoc cref="Cmdlet.WriteWarning"/>
    internal new void WriteWarning(string text) => base.WriteWarning(SafeText.Lines(text));

    /// <inheritdoc cref="Cmdlet.WriteError"/>
    /// <remarks>
    /// The view of errors shows the recommended action. Of fifty errors with the same one, the first shows it: while one of the others is
    /// written, and therefore shown, it has none.
    /// </remarks>
    internal new void WriteError(ErrorRecord record)
    {
        var recommendation = record.ErrorDetails.RecommendedAction;
        if (recommended.Add(recommendation))
        {
            base.WriteError(record);
            return;
        }

        record.ErrorDetails.RecommendedAction = string.Empty;
        try
        {
            base.WriteError(record);
        }
        finally
        {
            record.ErrorDetails.RecommendedAction = recommendation;
        }
    }

    /// <summary>False where what <see cref="WriteNote"/> writes is not shown.</summary>
    internal bool WantsNotes { get; private set; }

    /// <summary>Writes a line to the verbose stream.</summary>
    /// <remarks>Under -Debug alone, PowerShell stops at each verbose line to ask whether to go on; there it is a debug line.</remarks>
    internal void WriteNote(string text)
    {
        if (isDebugAlone)
        {
            WriteDebug(text);
        }
        else
        {
            WriteVerbose(text);
        }
    }

    /// <summary>Writes a line to the information stream as Write-Host does: shown in a console, and not part of the output.</summary>
    internal void WriteSummary(string text) =>
        WriteInformation(new HostInformationMessage { Message = SafeText.Lines(text) }, ["PSHOST", "EnodeSummary"]);

    /// <summary>True when the user wants the command to end at its first error.</summary>
    internal bool ErrorsEnd { get; private set; }

    /// <summary>True when the user wants the command to end at its first information record.</summary>
    internal bool InformationEnds => Preference("InformationAction", "InformationPreference") == ActionPreference.Stop;

    private protected virtual void Begin()
    {
    }

    private protected virtual void Process()
    {
    }

    /// <summary>Rejects an object that the parameters of the command describe.</summary>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: something is wrong with it.</exception>
    private protected static void Check(MemberError? error)
    {
        if (error is not null)
        {
            throw new EnodeCommandException(ErrorIds.InvalidArgument, $"-{error.Member}: {error.Text}");
        }
    }

    /// <summary>Called when all started work is over.</summary>
    private protected virtual void End()
    {
    }

    /// <summary>Called before an error that ends the command, when output can still be written.</summary>
    private protected virtual void OnEnding()
    {
    }

    /// <summary>Called before the error of an input is written.</summary>
    /// <param name="change">The change that failed. Null when none was started for the input.</param>
    private protected virtual void OnItemError(SentChange? change)
    {
    }

    /// <summary>Called on Ctrl+C, on another thread than the pipeline's.</summary>
    private protected virtual void OnStop()
    {
    }

    /// <summary>
    /// Starts work for one input. An error of that input is written, and the other inputs are processed; an error that all inputs
    /// would have ends the pipeline.
    /// </summary>
    /// <param name="target">What the user gave: the target of its errors.</param>
    /// <param name="connection">Where the work goes. Null when that is what went wrong, or does not matter.</param>
    /// <param name="work">The work, given its work item and a client that reports to it.</param>
    /// <param name="change">The change that the work sends. Null for work that sends none.</param>
    private protected void StartItem(
        object? target,
        EnodeConnection connection,
        Func<PipelineWorkItem, EnodeClient, Task> work,
        SentChange? change = null) => Pump.Start(async workItem =>
    {
        try
        {
            await work(workItem, connection.Client.WithObserver(Observer(workItem))).ConfigureAwait(false);
        }
        catch (Exception exception) when (ErrorRecords.HasErrorRecord(exception) && !EndsPipeline(exception, target))
        {
            workItem.Post(() => WriteItemError(exception, target, connection, change));
        }
        catch (Exception exception) when (ErrorRecords.HasErrorRecord(exception))
        {
            throw new PipelineEndingException(ErrorRecords.From(exception, target, connection, change?.Label, Parameters), change);
        }
    });

    /// <summary>True for an error that all inputs would have.</summary>
    private protected virtual bool EndsPipeline(Exception exception, object? target) => !ErrorRecords.IsNonTerminating(exception);

    private bool Wants(string parameter, string preference) => MyInvocation.BoundParameters.TryGetValue(parameter, out var given)
        ? LanguagePrimitives.IsTrue(given)
        : GetVariableValue(preference) is not (null or ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    /// <summary>Reports the requests of a work item to the user.</summary>
    private protected WorkItemObserver Observer(PipelineWorkItem workItem) => new(this, workItem, wantsDetail);

    /// <summary>Runs work whose failure ends the command, and returns when it is over.</summary>
    private protected void Run(EnodeConnection connection, Func<PipelineWorkItem, EnodeClient, Task> work)
    {
        Pump.Start(workItem => work(workItem, connection.Client.WithObserver(Observer(workItem))));
        Pump.Finish();
    }

    private protected void WriteItemError(Exception exception, object? target) => WriteItemError(exception, target, null);

    private protected void WriteItemError(Exception exception, object? target, EnodeConnection? connection, SentChange? change = null)
    {
        OnItemError(change);

        // After an error under -ErrorAction Stop, nothing more can be written.
        if (ErrorsEnd)
        {
            EndBeforeErrorOf(change);
        }
        else if (change is not null)
        {
            change.IsWritten = true;
        }

        WriteError(ErrorRecords.From(exception, target, connection, change?.Label, Parameters));
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (PipelineEndingException ending)
        {
            EndBeforeErrorOf(ending.Change);
            ThrowTerminatingError(ending.Record);
        }
        catch (Exception exception) when (ErrorRecords.HasErrorRecord(exception))
        {
            OnEnding();
            ThrowTerminatingError(ErrorRecords.From(exception, DefaultErrorTarget, null));
        }
    }

    // The change is not named, because its error comes next; unless a command behind this one or Ctrl+C ends the pipeline before.
    private void EndBeforeErrorOf(SentChange? change)
    {
        if (change is null)
        {
            OnEnding();
            return;
        }

        change.IsWritten = true;
        try
        {
            OnEnding();
        }
        catch
        {
            change.IsWritten = false;
            throw;
        }
    }

    private static bool IsShown(ActionPreference preference) =>
        preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private ActionPreference Preference(string parameter, string variable)
    {
        var value = MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) ? bound : GetVariableValue(variable);
        return LanguagePrimitives.TryConvertTo(value, out ActionPreference preference) ? preference : ActionPreference.Continue;
    }
}
