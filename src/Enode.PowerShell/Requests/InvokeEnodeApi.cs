using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using Enode.Cmdlets;
using Enode.Completion;
using Enode.Errors;
using Enode.Parameters;
using Enode.Requests;

namespace Enode.Commands;

/// <summary>Invoke-EnodeApi: any call of the API, with this module's tokens, retries and errors.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "EnodeApi", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject), typeof(string))]
public sealed class InvokeEnodeApi : ConnectedCmdlet
{
    /// <summary>The path below the API's root, with or without a slash before it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ApiPathCompleter))]
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

    /// <summary>Gives the text of each response as it came.</summary>
    [Parameter]
    [RefuseNull]
    public SwitchParameter Raw { get; set; }

    private protected override ParameterNames? Parameters => null;

    private protected override bool IsReading => Method == HttpMethod.Get.Method;

    private protected override object? DefaultErrorTarget => Body ?? base.DefaultErrorTarget;

    private protected override void Process()
    {
        var method = new HttpMethod(Method);
        if (Paginate && method != HttpMethod.Get)
        {
            throw new EnodeCommandException(
                ErrorIds.InvalidArgument, $"-Paginate requires the method GET, and -Method is {Method}.");
        }

        if (!TryPath(out var path))
        {
            return;
        }

        var body = RequestBody.From(Body);
        // Without -Paginate the text does not have to be JSON, so that -Raw shows any response.
        Func<ApiCall, ApiResponse, RawResponse> read =
            Paginate ? RawResponse.ReadPage : Raw ? RawResponse.ReadText : RawResponse.ReadContent;
        if (method != HttpMethod.Get)
        {
            StartChange(
                Path,
                null,
                path,
                method.Method,
                async (client, token) => Output(await client.SendRawAsync(method, path, body, read, token).ConfigureAwait(false)));
            return;
        }

        StartItem(Path, null, async (workItem, _, client) =>
        {
            var cursors = new HashSet<string>(StringComparer.Ordinal);
            string? cursor = null;
            do
            {
                var page = cursor is null ? path : ApiQuery.Set(path, "after", cursor);
                var response = await client.SendRawAsync(method, page, body, read, workItem.Token).ConfigureAwait(false);
                if (Output(response) is { } output)
                {
                    await workItem.WriteAsync(() => WriteObject(output, enumerateCollection: true)).ConfigureAwait(false);
                }

                cursor = response.NextCursor;
                if (cursor is not null && !cursors.Add(cursor))
                {
                    throw Pager.Repeated(path, cursor);
                }
            }
            while (cursor is not null);
        });
    }

    // A path that is rejected is a non-terminating error.
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

    /// <summary>What is written of a response. Null when it has no content.</summary>
    private object? Output(RawResponse response) => response.Text.Length == 0 ? null
        : Raw ? response.Text
        : PlainObject.From(response.Content) ?? new object?[] { null };
}
