using System.Collections.Specialized;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace Enode.Tests.Authentication;

public sealed class AuthorizationRequestTests
{
    private static readonly Uri Endpoint = new("https://id.example/oauth2/auth");
    private static readonly Uri Redirect = new("http://127.0.0.1:5000/callback?x=1&y=é");

    [Fact]
    public void The_address_has_every_parameter_once_and_encoded()
    {
        var request = Request(scopes: ["offline_access", "a&b=c"], clientId: "fleet: é&+%");

        Assert.StartsWith($"{Endpoint}?response_type=code&client_id=", request.Uri.AbsoluteUri, StringComparison.Ordinal);
        var query = QueryOf(request);
        Assert.Equal(
            ["client_id", "code_challenge", "code_challenge_method", "redirect_uri", "response_type", "scope", "state"],
            query.AllKeys.Order(StringComparer.Ordinal));
        Assert.All(query.AllKeys, name => Assert.Single(query.GetValues(name)!));
        Assert.Equal(("fleet: é&+%", "offline_access a&b=c"), (query["client_id"], query["scope"]));
        Assert.Equal((Redirect.AbsoluteUri, "S256"), (query["redirect_uri"], query["code_challenge_method"]));
    }

    [Fact]
    public void The_challenge_is_the_hash_of_the_verifier_that_is_exchanged()
    {
        var request = Request();
        var code = request.ReadResponse(Response(request, ("code", "c")));

        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(code.CodeVerifier));
        Assert.Equal(Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_'), QueryOf(request)["code_challenge"]);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", code.CodeVerifier);
        Assert.Equal(("c", Redirect), (code.Code, code.RedirectUri));
        Assert.Equal("[redacted]", code.ToString());
    }

    [Fact]
    public void Each_request_has_its_own_state_and_verifier()
    {
        var queries = Enumerable.Range(0, 16).Select(_ => QueryOf(Request())).ToList();

        Assert.Equal(16, queries.Select(query => query["state"]).Distinct().Count());
        Assert.Equal(16, queries.Select(query => query["code_challenge"]).Distinct().Count());
        Assert.All(queries, query => Assert.Equal(43, query["state"]!.Length));
    }

    [Fact]
    public void A_given_state_is_sent_and_scopes_can_be_left_out()
    {
        var query = QueryOf(Request(state: "link+state/=", scopes: []));

        Assert.Equal("link+state/=", query["state"]);
        Assert.DoesNotContain("scope", query.AllKeys);
    }

    [Theory]
    [InlineData("state=x")]
    [InlineData("tenant=t1&client%5Fid=other")]
    [InlineData("Response_Type=token")]
    [InlineData("scope=more")]
    [InlineData("tenant=t1&tenant=t2")]
    public void A_query_that_would_repeat_a_parameter_is_rejected(string query)
    {
        var exception = Assert.Throws<EnodeApiException>(
            () => new AuthorizationRequest(new Uri($"{Endpoint}?{query}"), "id", Redirect, ["all"]));
        Assert.Equal(ErrorIds.InvalidUri, exception.ErrorId);
    }

    [Fact]
    public void The_query_of_the_endpoint_is_kept()
    {
        var request = new AuthorizationRequest(new Uri("https://id.example/auth?tenant=t1&scope=own"), "id", Redirect, []);

        Assert.StartsWith("https://id.example/auth?tenant=t1&scope=own&response_type=code&", request.Uri.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("https://id.example/auth", request.ToString());
    }

    [Theory]
    [InlineData("http://id.example/auth", ErrorIds.InsecureUri)]
    [InlineData("https://me:password@id.example/auth", ErrorIds.InvalidUri)]
    [InlineData("https://id.example/auth#part", ErrorIds.InvalidUri)]
    [InlineData("file:///auth", ErrorIds.InvalidUri)]
    public void An_endpoint_that_cannot_be_trusted_is_rejected(string endpoint, string id)
    {
        var failure = Assert.Throws<EnodeApiException>(() => new AuthorizationRequest(new Uri(endpoint), "id", Redirect, []));

        Assert.Equal(id, failure.ErrorId);
        Assert.DoesNotContain("password@", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("é")]
    [InlineData("a\n")]
    public void A_scope_with_a_character_that_is_not_allowed_is_rejected(string scope)
    {
        Assert.Equal(ErrorIds.InvalidArgument, Assert.Throws<EnodeApiException>(() => Request(scopes: [scope])).ErrorId);
    }

    [Theory]
    [InlineData("code=c")]
    [InlineData("code=c&state=")]
    [InlineData("code=c&state=Expected")]
    [InlineData("code=c&state=expected2")]
    [InlineData("code=c&state=expecte")]
    [InlineData("code=c&state=expected&state=expected")]
    [InlineData("code=c&state=expected&state=other")]
    [InlineData("code=c&STATE2=expected")]
    [InlineData("error=access_denied&error_description=forged")]
    [InlineData("error=access_denied&state=other")]
    [InlineData("")]
    public void A_forged_or_missing_state_gives_no_code_and_no_error_of_the_server(string query)
    {
        var failure = Assert.Throws<EnodeApiException>(() => Request(state: "expected").ReadResponse(HttpUtility.ParseQueryString(query)));

        Assert.Equal(ErrorIds.StateMismatch, failure.ErrorId);
        Assert.DoesNotContain("forged", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("expected", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_request", "Enode.InvalidRequest")]
    [InlineData("unauthorized_client", "Enode.UnauthorizedClient")]
    [InlineData("access_denied", "Enode.AccessDenied")]
    [InlineData("unsupported_response_type", "Enode.UnsupportedResponseType")]
    [InlineData("invalid_scope", "Enode.InvalidScope")]
    [InlineData("server_error", "Enode.ServerError")]
    [InlineData("temporarily_unavailable", "Enode.TemporarilyUnavailable")]
    [InlineData("login_required", "Enode.LoginRequired")]
    [InlineData("???", "Enode.InvalidAuthorizationResponse")]
    public void Every_error_has_its_own_id_and_its_description(string error, string id)
    {
        var request = Request();
        var described = Failure(request, ("error", error), ("error_description", "The words of the server."), ("code", "c"));
        var plain = Failure(request, ("error", error));

        Assert.Equal((id, id), (described.ErrorId, plain.ErrorId));
        Assert.Equal($"The authorization server rejected the request: {error}: The words of the server.", described.Message);
        Assert.Matches($"{System.Text.RegularExpressions.Regex.Escape(error)}: [A-Z][a-z]* .*\\.$", plain.Message);
    }

    [Fact]
    public void What_the_server_writes_is_safe_to_show_and_repeats_no_secret()
    {
        var request = Request(state: "canary-state-0123456789");

        var failure = Failure(request, ("error", "access_denied"), ("error_description", "a\u001b[31m canary-state-0123456789"));
        var named = Failure(request, ("error", "canary-state-0123456789"));

        Assert.EndsWith("access_denied: a\\u001b[31m [redacted]", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.InvalidAuthorizationResponse, named.ErrorId);
        Assert.DoesNotContain("canary", failure.ToString() + named, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_response_without_exactly_one_code_is_not_valid()
    {
        var request = Request();

        foreach (var response in new (string, string)[][] { [], [("code", "")], [("code", "a"), ("code", "b")], [("error", "")] })
        {
            Assert.Equal(ErrorIds.InvalidAuthorizationResponse, Failure(request, response).ErrorId);
        }
    }

    private static AuthorizationRequest Request(string? state = null, string[]? scopes = null, string clientId = "id") =>
        new(Endpoint, clientId, Redirect, scopes ?? ["openid"], state);

    private static NameValueCollection QueryOf(AuthorizationRequest request) => HttpUtility.ParseQueryString(request.Uri.Query);

    private static NameValueCollection Response(AuthorizationRequest request, params (string Name, string Value)[] fields)
    {
        var query = new NameValueCollection { ["state"] = QueryOf(request)["state"] };
        foreach (var (name, value) in fields)
        {
            query.Add(name, value);
        }

        return query;
    }

    private static EnodeApiException Failure(AuthorizationRequest request, params (string Name, string Value)[] fields) =>
        Assert.Throws<EnodeApiException>(() => request.ReadResponse(Response(request, fields)));
}
