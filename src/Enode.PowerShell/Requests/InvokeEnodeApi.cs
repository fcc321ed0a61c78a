using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using Enode.Connections;
using Enode.Errors;
using Enode.Pipeline;
using Enode.Requests;

namespace Enode.Commands;

/// <summary>Invoke-EnodeApi: any call of the API, with this module's tokens, retries and errors.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EnodeApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeEnodeApi : ConnectedCmdlet
{
    /// <summary>The path below the API's root, with or without a slash before it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [TextOnly]
    public string Path { get; set; } = string.Empty;

    /// <summary>The method. Default: GET.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    [TextOnly]
    public string Method { get; set; } = "GET";

    /// <summary>The body: a hashtable or an object, which becomes JSON, or text that is JSON.</summary>
    [Parameter]
    [RefuseNull(AllowNullItems = true)]
    public object? Body { get; set; }

    /// <summary>Members of the query. A list gives its name once for each value; null leaves a member out.</summary>
    [Parameter]
    [RefuseNull]
    public IDictionary? Query { get; set; }

    /// <summary>Follows the cursors of a list and gives its items one by one.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Paginate { get; set; }

    /// <summary>Gives the text of each answer as it came.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Raw { get; set; }

    private protected override object? Given => Body ?? base.Given;

    private protected override void Process()
    {
        var method = new HttpMethod(Method);
        if (Paginate && method != HttpMethod.Get)
        {
            throw new EnodeCommandException(ErrorIds.InvalidArgument, $"-Paginate reads lists, and -Method is {Method}: a page would be a command.");
        }

        if (!TryPath(out var path))
        {
            return;
        }

        var body = RequestBody.From(Body);
        var connection = ConnectionFor(null);
        // Reading changes nothing and is not asked about.
        if (method != HttpMethod.Get && !ShouldProcess($"{path} through connection '{connection}'", method.Method))
        {
            return;
        }

        // Without pages a text does not have to be JSON: an answer that nothing else can read is still to be seen.
        Func<ApiCall, ApiAnswer, RawAnswer> read = Paginate ? RawAnswer.ReadPage : Raw ? RawAnswer.ReadText : RawAnswer.ReadContent;
        StartItem(Path, connection, async (lane, client) =>
        {
            var cursors = new HashSet<string>(StringComparer.Ordinal);
            string? cursor = null;
            do
            {
                var page = cursor is null ? path : ApiQuery.Set(path, "after", cursor);
                var answer = await client.SendRawAsync(method, page, body, read, lane.Token).ConfigureAwait(false);
                await lane.WriteAsync(() => Write(answer)).ConfigureAwait(false);
                cursor = answer.NextCursor;
                if (cursor is not null && !cursors.Add(cursor))
                {
                    throw Pager.Repeated(path, cursor);
                }
            }
            while (cursor is not null);
        });
    }

    // A path that is refused is an error of that path alone.
    private bool TryPath([NotNullWhen(true)] out string? path)
    {
        try
        {
            path = RequestPath.From(Path, Query);
            return true;
        }
        catch (EnodeApiException exception)
        {
            WriteItemError(exception, Path);
            path = null;
            return false;
        }
    }

    private void Write(RawAnswer answer)
    {
        if (Raw)
        {
            if (answer.Text.Length > 0)
            {
                WriteObject(answer.Text);
            }

            return;
        }

        if (answer.Text.Length > 0)
        {
            WriteObject(PlainObject.From(answer.Content), enumerateCollection: true);
        }
    }
}
