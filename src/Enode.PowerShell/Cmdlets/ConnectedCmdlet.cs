using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Reflection;
using Enode.Completion;
using Enode.Connections;
using Enode.Errors;
using Enode.Parameters;
using Enode.Pipeline;

namespace Enode.Cmdlets;

/// <summary>A command that reads or changes something through a connection.</summary>
/// <remarks>
/// The result of a change is never lost: it is written, or a warning names it. An error of the command itself comes after the results of
/// what was sent before it. Where a command before or behind this one ends the pipeline, and on Ctrl+C, there is no more output: then
/// it is a warning.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectedCmdlet : EnodeCmdlet
{
    private readonly HashSet<EnodeConnection> held = [];
    private readonly SentChanges sent = new();
    private volatile bool isStopped;
    private List<EnodeConnection>? named;
    private EnodeConnection? unnamed;

    /// <summary>
    /// The connection to act through, or its name; for a cmdlet that only reads, also several, and names with wildcards. Default: the one
    /// that an input came from, then the selected one, then the only one.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [RefuseNull]
    [ConnectionTransformation]
    public ConnectionArgument? Connection { get; set; }

    private protected override object? DefaultErrorTarget => Connection?.ToString();

    /// <summary>True for a cmdlet that only reads. It can do that through several connections.</summary>
    private protected virtual bool IsReading => GetType().GetCustomAttribute<CmdletAttribute>()?.VerbName == VerbsCommon.Get;

    private protected sealed override void Begin()
    {
        if (Connection is not null)
        {
            named = Connection.IsOne || !IsReading ? [Hold(Connection.Resolve)] : HoldAll(Connection);
        }
        else
        {
            TrySelected();
        }

        BeginConnected();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // First cancels and awaits what still runs.
        sent.Cancel();
        base.Dispose(disposing);
        if (CommandHost is { } host)
        {
            Warn(host.WriteWarning);
        }

        foreach (var connection in held)
        {
            connection.Release();
        }

        held.Clear();
    }

    private protected virtual void BeginConnected()
    {
    }

    /// <summary>Rejects a call that changes nothing.</summary>
    /// <param name="parameters">Parameters of which the user must specify one at least.</param>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: none is specified.</exception>
    private protected void RequireOneOf(params string[] parameters)
    {
        if (!Array.Exists(parameters, MyInvocation.BoundParameters.ContainsKey))
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument, $"There is nothing to change: none of -{string.Join(", -", parameters)} is specified.")
            {
                Recommendation = "Specify at least one of the parameters that the message names.",
            };
        }
    }

    /// <summary>Starts work for one input, where the input came from or else where this command goes.</summary>
    /// <param name="target">What the user gave: the target of errors.</param>
    /// <param name="input">The object that was given, if it was one.</param>
    /// <param name="work">The work, given its work item, its connection and a client that reports to it.</param>
    private protected void StartItem(object? target, EnodeResource? input, Func<PipelineWorkItem, EnodeConnection, EnodeClient, Task> work)
    {
        foreach (var connection in TryConnectAll(target, input))
        {
            StartItem(TargetOf(target, connection), connection, (workItem, client) => work(workItem, connection, client));
        }
    }

    /// <summary>The target of errors: of several connections that were named, an error names its own.</summary>
    private protected object? TargetOf(object? target, EnodeConnection connection) => target ?? (named?.Count > 1 ? connection.Name : null);

    // What would fail for all inputs of one connection says nothing about the others.
    private protected sealed override bool EndsPipeline(Exception exception, object? target) =>
        base.EndsPipeline(exception, target) && !(named?.Count > 1) && target is not EnodeConnection;

    /// <summary>Sends one change, when the user agrees, and writes what the server returns.</summary>
    /// <param name="target">What the user gave: the target of errors.</param>
    /// <param name="input">The object that was given, if it was one.</param>
    /// <param name="name">What is changed, as prompts and warnings name it.</param>
    /// <param name="description">What is about to happen, as in <c>Start charging</c>.</param>
    /// <param name="send">Sends it. A null result writes nothing.</param>
    /// <param name="take">Called on the pipeline thread with the result, in place of writing it.</param>
    /// <param name="label">The name and the id of what is changed, as errors name an input that is not an object.</param>
    private protected void StartChange<T>(
        object target,
        EnodeResource? input,
        string name,
        string description,
        Func<EnodeClient, CancellationToken, Task<T>> send,
        Action<SentChange>? take = null,
        string? label = null)
    {
        // Asked here and not in the work: a prompt belongs to the pipeline thread, and -WhatIf sends nothing.
        if (!TryConnect(target, input, out var connection) || !IsApproved($"{name} through connection '{connection}'", description))
        {
            return;
        }

        var change = sent.Add(new SentChange(name, description, connection) { Label = label });
        StartItem(
            target,
            connection,
            async (workItem, client) =>
        {
            try
            {
                await change.SendAsync(client, Observer(workItem), send).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                change.Failure = exception;
                throw;
            }

            await workItem.WriteAsync(() => (take ?? WriteResult)(change)).ConfigureAwait(false);
        },
        change);
    }

    /// <summary>True when the user agrees to a change.</summary>
    private protected virtual bool IsApproved(string target, string description) => ShouldProcess(target, description);

    /// <summary>Sends one change that returns nothing.</summary>
    /// <inheritdoc cref="StartChange{T}"/>
    private protected void StartChange(
        object target, EnodeResource? input, string name, string description, Func<EnodeClient, CancellationToken, Task> send) =>
        StartChange<object?>(target, input, name, description, async (client, token) =>
        {
            await send(client, token).ConfigureAwait(false);
            return null;
        });

    /// <summary>Adds an action that another command has sent: it is written, or named, like those of this one.</summary>
    private protected SentChange Track(string name, AssetAction? action, EnodeConnection connection) =>
        sent.Add(SentChange.Done(
            action is null ? name : Input.NameAs(action.TargetType, action.KnownTargetName, action.TargetId), connection, action));

    /// <summary>Writes the result of a change.</summary>
    internal void WriteResult(SentChange change)
    {
        if (Stopping)
        {
            throw new PipelineStoppedException();
        }

        change.IsWritten = true;
        if (change.Result is null)
        {
            return;
        }

        try
        {
            WriteObject(change.Result, enumerateCollection: true);
        }
        catch (PipelineStoppedException) when (isStopped || Stopping)
        {
            // Ctrl+C came first. After an error of a command behind this one, the result has reached that command.
            change.IsWritten = false;
            throw;
        }
    }

    private protected sealed override void OnEnding()
    {
        // Those that are under way are awaited, unless Ctrl+C cancels them.
        sent.Close();
        Pump.Dispose();
        foreach (var change in sent.Unwritten)
        {
            WriteResult(change);
        }

        // A warning that ends the command would take the place of the error.
        Warn(CommandHost is { WarningsEnd: true } host ? host.WriteWarning : WriteWarning);
    }

    private protected sealed override void OnStop()
    {
        isStopped = true;
        sent.Cancel();
    }

    /// <summary>Finds the connection for an input. When there is none for this input alone, a non-terminating error is written.</summary>
    private protected bool TryConnect(object? target, EnodeResource? input, [NotNullWhen(true)] out EnodeConnection? connection)
    {
        connection = TryConnectAll(target, input) is [var first, ..] ? first : null;
        return connection is not null;
    }

    /// <summary>Finds the connections for an input. When there is none for this input alone, a non-terminating error is written.</summary>
    private protected IReadOnlyList<EnodeConnection> TryConnectAll(object? target, EnodeResource? input)
    {
        try
        {
            return OfRow(target, ConnectionsFor(input));
        }
        // A closed connection of one object says nothing about the other inputs.
        catch (EnodeCommandException exception) when (input?.Origin is not null || !EndsPipeline(exception, target))
        {
            WriteItemError(exception, target);
            return [];
        }
    }

    /// <summary>
    /// Finds the connection for an object that this process stores. False when its connection is closed, or is not the one that
    /// -Connection specifies.
    /// </summary>
    private protected bool TryConnectAgain(EnodeResource stored, [NotNullWhen(true)] out EnodeConnection? connection)
    {
        try
        {
            connection = ConnectionsFor(stored)[0];
            return true;
        }
        catch (EnodeCommandException)
        {
            connection = null;
            return false;
        }
    }

    /// <summary>
    /// The connection for an input: where the input came from, if it remembers. Else those that were named, or the selected one.
    /// </summary>
    /// <exception cref="EnodeCommandException">There is none, it is not clear which, or it is not one that was named.</exception>
    private List<EnodeConnection> ConnectionsFor(EnodeResource? input)
    {
        if (input?.Origin is not EnodeConnection origin)
        {
            return named ?? [unnamed ??= Hold(ConnectionRegistry.Resolve)];
        }

        if (named is null)
        {
            return [held.Contains(origin) ? origin : Hold(() => ConnectionRegistry.ResolveCurrent(origin))];
        }

        return named.Find(connection => connection.IsSameClient(origin)) is { } same
            ? [same]
            : throw Mismatch(
                input is ConnectionInput ? "The input" : $"{input.GetType().Name} '{input}'",
                origin,
                $"-Connection specifies '{Connection}'");
    }

    /// <summary>Of the connections, the one that a row or a copy names in its column <c>Connection</c>.</summary>
    /// <exception cref="EnodeCommandException">It names another one.</exception>
    private static List<EnodeConnection> OfRow(object? target, List<EnodeConnection> connections)
    {
        if (target is null || InputResolver.ConnectionOf(target) is not { } name)
        {
            return connections;
        }

        if (connections.Find(connection => connection.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return [same];
        }

        var others = string.Join(", ", connections);
        throw new EnodeCommandException(
            CommandErrorIds.ConnectionMismatch,
            $"The property Connection of the input is '{name}', and the cmdlet would use the connection '{others}'.")
        {
            Recommendation =
                $"Specify -Connection '{name}', or remove the property with Select-Object -ExcludeProperty Connection if the input " +
                $"is to be used with '{others}'.",
        };
    }

    /// <summary>The error of a thing that was read through a connection of another client, perhaps.</summary>
    /// <param name="thing">Its type and name.</param>
    /// <param name="origin">The connection through which it was read.</param>
    /// <param name="other">Where the other connection comes from, and its name.</param>
    private protected static EnodeCommandException Mismatch(string thing, EnodeConnection origin, string other) => new(
        CommandErrorIds.ConnectionMismatch,
        $"{thing} was read through the connection '{origin.Name}', and {other}, which may belong to another client.");

    private void Warn(Action<string> write)
    {
        foreach (var warning in sent.Warnings())
        {
            write(warning);
        }

        sent.Dispose();
    }

    // Before the first input: what a command upstream selects while the pipeline runs does not redirect it.
    private void TrySelected()
    {
        try
        {
            unnamed = Hold(ConnectionRegistry.Resolve);
        }
        catch (EnodeCommandException)
        {
            // Inputs can have their own connection. One that has none gets this error.
        }
    }

    private List<EnodeConnection> HoldAll(ConnectionArgument argument)
    {
        List<EnodeConnection> all = [];
        foreach (var connection in argument.ResolveAll((failure, name) => WriteItemError(failure, name)))
        {
            try
            {
                all.Add(Hold(new ConnectionArgument(connection).Resolve));
            }
            catch (EnodeCommandException failure)
            {
                WriteItemError(failure, connection.Name);
            }
        }

        return all;
    }

    // Until the command ends, so that Disconnect-Enode and Connect-Enode in other runspaces do not break it.
    private EnodeConnection Hold(Func<EnodeConnection> resolve)
    {
        while (true)
        {
            var connection = resolve();
            if (held.Contains(connection))
            {
                return connection;
            }

            // False when it was closed since: then the next attempt finds its successor, or an error.
            if (connection.TryHold())
            {
                held.Add(connection);
                return connection;
            }
        }
    }
}
