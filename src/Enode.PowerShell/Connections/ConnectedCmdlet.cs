using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using Enode.Completion;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Connections;

/// <summary>A command that acts through a connection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectedCmdlet : EnodeCmdlet
{
    private readonly HashSet<EnodeConnection> held = [];
    private EnodeConnection? named;
    private EnodeConnection? unnamed;

    /// <summary>The connection to act through, or its name. Default: the one that an input came from, then the selected one, then the only one.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    [RefuseNull]
    [ConnectionTransformation]
    public ConnectionArgument? Connection { get; set; }

    private protected override object? DefaultErrorTarget => Connection?.ToString();

    private protected sealed override void Begin()
    {
        if (Connection is not null)
        {
            named = Hold(Connection.Resolve);
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
        // First the end of what still runs.
        base.Dispose(disposing);
        foreach (var connection in held)
        {
            connection.Release();
        }

        held.Clear();
    }

    private protected virtual void BeginConnected()
    {
    }

    /// <summary>Starts work for one input, where the input came from or else where this command goes.</summary>
    /// <param name="target">What the user gave: the target of errors.</param>
    /// <param name="input">The object that was given, if it was one.</param>
    /// <param name="work">The work, given its work item, its connection and a client that reports to it.</param>
    private protected void StartItem(object? target, EnodeResource? input, Func<PipelineWorkItem, EnodeConnection, EnodeClient, Task> work)
    {
        if (TryConnect(target, input, out var connection))
        {
            StartItem(target, connection, (workItem, client) => work(workItem, connection, client));
        }
    }

    /// <summary>Finds the connection for an input. When it cannot be used for this input alone, an error is written.</summary>
    private protected bool TryConnect(object? target, EnodeResource? input, [NotNullWhen(true)] out EnodeConnection? connection)
    {
        try
        {
            connection = ConnectionFor(input);
            return true;
        }
        catch (EnodeCommandException exception) when (ErrorRecords.IsNonTerminating(exception))
        {
            WriteItemError(exception, target);
            connection = null;
            return false;
        }
    }

    /// <summary>The connection for an input: where the input came from, if it remembers.</summary>
    /// <exception cref="EnodeCommandException">There is none, it is not clear which, or it is not the one that was named.</exception>
    private protected EnodeConnection ConnectionFor(EnodeResource? input)
    {
        if (input?.Origin is not EnodeConnection origin)
        {
            return named ?? (unnamed ??= Hold(ConnectionRegistry.Resolve));
        }

        if (named is null)
        {
            return held.Contains(origin) ? origin : Hold(() => ConnectionRegistry.ResolveCurrent(origin));
        }

        return named.IsSameClient(origin) ? named : throw new EnodeCommandException(
            CommandErrorIds.ConnectionMismatch,
            $"{input.GetType().Name} '{input}' came from the connection '{origin.Name}', and -Connection names '{named.Name}'.");
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
            // Inputs can bring their own connection. One that does not gets this error.
        }
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
