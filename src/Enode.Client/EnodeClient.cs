namespace Enode;

/// <summary>The Enode API as plain C#. Thread-safe; one for each set of credentials is enough for a process.</summary>
public sealed partial class EnodeClient : IDisposable
{
    private readonly EnodeHttp http;
    private readonly IRequestObserver observer;
    private readonly Lease<EnodeHttp>? own;
    private readonly bool isRetrying = true;
    private readonly Func<int, bool>? wantsMoreThan;

    /// <summary>A client. Nothing is sent before the first call.</summary>
    /// <param name="options">Addresses and credentials.</param>
    /// <exception cref="EnodeApiException"><see cref="ErrorIds.InvalidUri"/> or <see cref="ErrorIds.InsecureUri"/>: an address that no
    /// secret may be sent to.</exception>
    public EnodeClient(EnodeClientOptions options)
        : this(options, null)
    {
    }

    internal EnodeClient(EnodeClientOptions options, HttpMessageHandler? handler)
    {
        own = EnodeHttp.Open(options, handler);
        http = own.Value;
        observer = SilentObserver.Instance;
    }

    private EnodeClient(EnodeHttp http, IRequestObserver observer, bool isRetrying, Func<int, bool>? wantsMoreThan)
    {
        this.http = http;
        this.observer = observer;
        this.isRetrying = isRetrying;
        this.wantsMoreThan = wantsMoreThan;
    }

    /// <summary>The operations of users.</summary>
    public UserOperations Users => new(this);

    /// <summary>The operations of Vehicles.</summary>
    public VehicleOperations Vehicles => new(this);

    /// <summary>The operations of Charge points.</summary>
    public ChargerOperations Chargers => new(this);

    /// <summary>The operations of Heating and cooling units.</summary>
    public HvacOperations Hvacs => new(this);

    /// <summary>The operations of solar inverters.</summary>
    public InverterOperations Inverters => new(this);

    /// <summary>The operations of Home batteries.</summary>
    public BatteryOperations Batteries => new(this);

    /// <summary>The operations of energy meters.</summary>
    public MeterOperations Meters => new(this);

    /// <summary>The operations of home energy management systems.</summary>
    public HemSystemOperations HemSystems => new(this);

    /// <summary>The operations of actions, the state of commands to devices.</summary>
    public ActionOperations Actions => new(this);

    /// <summary>The operations of interventions, the steps that unblock capabilities of devices.</summary>
    public InterventionOperations Interventions => new(this);

    /// <summary>The operations of locations, the places at which devices stand.</summary>
    public LocationOperations Locations => new(this);

    /// <summary>The operations of smart charging: policies, states, plans and overrides of vehicles.</summary>
    public SmartChargingOperations SmartCharging => new(this);

    /// <summary>The operations of statistics: charging, inverters and HEM systems.</summary>
    public StatisticsOperations Statistics => new(this);

    /// <summary>The operations of schedules, the plans for devices that repeat every week.</summary>
    public ScheduleOperations Schedules => new(this);

    /// <summary>The operations of tariffs, the prices of energy, and of their times at locations.</summary>
    public TariffOperations Tariffs => new(this);

    /// <summary>The operations that create link sessions, in which users link vendor accounts.</summary>
    public LinkingOperations Linking => new(this);

    /// <summary>The operations that report the state of vendors and of the API itself.</summary>
    public HealthOperations Health => new(this);

    /// <summary>The operations of webhooks, the subscriptions to events.</summary>
    public WebhookOperations Webhooks => new(this);

    /// <summary>How many requests have been sent, those for tokens and repeated ones included.</summary>
    public long RequestCount => http.RequestCount;

    /// <summary>When the token in use expires. Null before the first call, and for a token that was given.</summary>
    public DateTimeOffset? TokenExpiresAt => http.Tokens.ExpiresAt;

    internal IRequestObserver Observer => observer;

    /// <summary>The root of the API.</summary>
    internal Uri ApiUri => http.ApiRoot;

    internal TimeProvider TimeProvider => http.Options.TimeProvider;

    /// <summary>The same client, with the same connections and tokens, and an observer of each request.</summary>
    /// <param name="observer">Receives each request.</param>
    public EnodeClient WithObserver(IRequestObserver observer) => new(http, observer, isRetrying, wantsMoreThan);

    /// <summary>The same client, for requests that the caller repeats: a failure is given to the caller at once.</summary>
    internal EnodeClient WithoutRetries() => new(http, observer, isRetrying: false, wantsMoreThan);

    /// <summary>The same client, for a list that will be read on: the next page is requested before the last one is parsed.</summary>
    /// <param name="wantsMoreThan">Called with the number of items of a page. False where the list may end with them.</param>
    internal EnodeClient ReadingAhead(Func<int, bool> wantsMoreThan) => new(http, observer, isRetrying, wantsMoreThan);

    /// <summary>True for a list that will be read beyond this number of further items. False where that is not known.</summary>
    internal bool WantsMoreThan(int count) => wantsMoreThan?.Invoke(count) == true;

    /// <summary>Requests a token if there is no valid one, so that invalid credentials are detected now and not later.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EnodeApiException">The token endpoint rejected the request, did not respond, or its response is not a
    /// token.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken = default) =>
        await http.GetTokenAsync(observer, cancellationToken).ConfigureAwait(false);

    /// <summary>The access token in use, fetched or renewed first where needed.</summary>
    internal Task<AccessToken> GetAccessTokenAsync(CancellationToken cancellationToken) => http.GetTokenAsync(observer, cancellationToken);

    /// <summary>Sends a request and reads the response with <paramref name="read"/>.</summary>
    internal Task<T> SendAsync<T>(
        HttpMethod method, ApiPath path, object? body, Func<ApiCall, ApiResponse, T> read, CancellationToken cancellationToken) =>
        SendRawAsync(
            method,
            path.ToString(),
            body is null ? null : ApiBody.Write(body),
            read,
            cancellationToken,
            body is ISecretBody secret ? [.. secret.GetSecrets()] : null);

    /// <summary>Sends a request unchanged, and passes the response to the caller, whatever its status.</summary>
    internal async Task<T> SendRawAsync<T>(
        HttpMethod method,
        string path,
        byte[]? body,
        Func<ApiCall, ApiResponse, T> read,
        CancellationToken cancellationToken,
        IReadOnlyList<string>? secrets = null)
    {
        var (call, response) = await OpenAsync(method, path, body, cancellationToken, secrets).ConfigureAwait(false);
        using (response)
        {
            return read(call, response);
        }
    }

    /// <summary>Sends a request unchanged. The caller reads the response, whatever its status, and disposes of it.</summary>
    internal async Task<(ApiCall Call, ApiResponse Response)> OpenAsync(
        HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken, IReadOnlyList<string>? secrets = null)
    {
        var call = Call(method, path, body, secrets ?? []);
        return (call, await http.SendAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Closes the client. Calls that are pending run to their end; after the last one its token is forgotten and its connections are
    /// closed, unless another client with the same options uses them. On the result of <see cref="WithObserver"/> it does nothing.
    /// </summary>
    public void Dispose() => own?.Dispose();

    private ApiCall Call(HttpMethod method, string path, byte[]? body, IReadOnlyList<string> secrets)
    {
        var uri = new Uri(http.ApiRoot, path);
        if (!EnodeUri.HasSameOrigin(http.ApiRoot, uri))
        {
            throw new EnodeApiException(
                ErrorIds.InvalidPath, $"The path '{path}' leads to another server than {http.ApiRoot.GetLeftPart(UriPartial.Authority)}.");
        }

        // Uri trims blanks, resolves '..' and decodes some characters: 'users/u1/vendors/.. ' would become the user.
        if (Uri.UnescapeDataString(uri.AbsolutePath) != Uri.UnescapeDataString(http.ApiRoot.AbsolutePath + path.Split('?')[0]))
        {
            throw new EnodeApiException(ErrorIds.InvalidPath, $"The path '{path}' would be sent as '{uri.AbsolutePath}'.");
        }

        var request = new ApiRequest
        {
            Method = method,
            Uri = uri,
            Body = body,
            Secrets = secrets,
            IsRepeatable = ApiRequest.IsRepeatableMethod(method),
        };
        return new ApiCall(request, observer) { IsRetried = isRetrying };
    }
}
