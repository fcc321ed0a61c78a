using System.ComponentModel;
using System.Management.Automation;
using Enode.Connections;
using Enode.Errors;
using Enode.Pipeline;

namespace Enode.Cmdlets;

/// <summary>A command that makes a connection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectingCmdlet : EnodeCmdlet
{
    /// <summary>Makes a connection, fetches its token and selects it. When that fails, nothing is selected.</summary>
    /// <param name="getSettings">Gives the settings.</param>
    /// <param name="onConnected">Called with the settings before the connection is added. When it fails, connecting has failed.</param>
    private protected EnodeConnection ConnectAndSelect(
        Func<ConnectionSettings> getSettings, Action<ConnectionSettings>? onConnected = null)
    {
        // If connecting fails, no command may act on the connection that was selected before.
        var before = ConnectionRegistry.Selected;
        ConnectionRegistry.ClearSelection();
        try
        {
            return Connect(getSettings(), onConnected);
        }
        catch (Exception exception) when (before is not null && exception is not PipelineStoppedException)
        {
            var text = $"The connection '{before}' is no longer selected: Select-EnodeConnection selects it again.";
            (CommandHost is { WarningsEnd: true } host ? host.WriteWarning : (Action<string>)WriteWarning)(text);
            throw;
        }
    }

    private EnodeConnection Connect(ConnectionSettings settings, Action<ConnectionSettings>? onConnected)
    {
        var connection = settings.Open();
        try
        {
            FetchToken(connection);
            onConnected?.Invoke(settings);
            WriteNote($"Opened the connection '{connection}' to {connection.ApiUri}.");
        }
        catch
        {
            connection.Close();
            throw;
        }

        ConnectionRegistry.Add(connection);
        ConnectionRegistry.Select(connection);
        return connection;
    }

    private void FetchToken(EnodeConnection connection) => Run(connection, async (workItem, client) =>
    {
        try
        {
            await client.ConnectAsync(workItem.Token).ConfigureAwait(false);
        }
        catch (EnodeApiException exception)
        {
            throw new PipelineEndingException(ErrorRecords.From(exception, connection.ClientId, connection));
        }
    });
}
