using System.Text;
using System.Text.Json;

namespace Enode.Tests.Http;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("Authorization", true)]
    [InlineData("proxy-authorization", true)]
    [InlineData("Cookie", true)]
    [InlineData("Set-Cookie", true)]
    [InlineData("X-Api-Key", true)]
    [InlineData("X-Auth-Token", true)]
    [InlineData("X-Client-Secret", true)]
    [InlineData("User-Agent", false)]
    [InlineData("Enode-Version", false)]
    [InlineData("x-request-id", false)]
    public void Headers_with_a_secret_name_are_masked(string name, bool masked)
    {
        Assert.Equal(masked ? $"{name}: [redacted]" : $"{name}: a, b", Redactor.Header(name, ["a", "b"]));
    }

    [Theory]
    [InlineData("""{"access_token":"X","token_type":"bearer","expires_in":3599,"scope":""}""", """{"access_token":"[redacted]","token_type":"bearer","expires_in":3599,"scope":""}""")]
    [InlineData("""{"a":[{"b":{"client_secret":"X"}}]}""", """{"a":[{"b":{"client_secret":"[redacted]"}}]}""")]
    [InlineData("""[{"password":"X"},{"secret":null,"secrets":3}]""", """[{"password":"[redacted]"},{"secret":null,"secrets":3}]""")]
    [InlineData("""{"linkUrl":"https://link/X","linkToken":"X"}""", """{"linkUrl":"[redacted]","linkToken":"[redacted]"}""")]
    [InlineData("""{"refresh_token":"X","code":"X","code_verifier":"X"}""", """{"refresh_token":"[redacted]","code":"[redacted]","code_verifier":"[redacted]"}""")]
    [InlineData("""{"tokens":["X","X"],"credentials":{"user":"X","more":[{"pin":"X"}]}}""", """{"tokens":["[redacted]","[redacted]"],"credentials":{"user":"[redacted]","more":[{"pin":"[redacted]"}]}}""")]
    [InlineData("""{"id":"v1","n":1.10}""", """{"id":"v1","n":1.10}""")]
    [InlineData("  [1]", "[1]")]
    public void Json_members_with_a_secret_name_are_masked_at_every_depth(string body, string shown)
    {
        Assert.Equal(shown, Show(body, "application/json"));
        Assert.Equal(shown, Show(body, "text/plain"));
    }

    [Fact]
    public void Json_shows_the_letters_that_people_typed()
    {
        Assert.Equal("""{"displayName":"Snöflinga & Söhne + 1"}""", Show("""{"displayName":"Sn\u00f6flinga & Söhne + 1"}""", "application/json"));
    }

    [Theory]
    [InlineData("grant_type=client_credentials&client_id=a&client_secret=X", "grant_type=client_credentials&client_id=a&client_secret=[redacted]")]
    [InlineData("client%5Fsecret=X&a=1", "client%5Fsecret=[redacted]&a=1")]
    [InlineData("refresh_token=X=&code=X", "refresh_token=[redacted]&code=[redacted]")]
    [InlineData("password", "password=[redacted]")]
    [InlineData("", "")]
    public void Form_fields_with_a_secret_name_are_masked(string body, string shown)
    {
        Assert.Equal(shown, Show(body, "application/x-www-form-urlencoded"));
    }

    [Theory]
    [InlineData("""{"access_token":"canary""")]
    [InlineData("""{"access_token":"canary"}}""")]
    [InlineData("[\"canary\"")]
    public void Half_a_document_is_shown_by_its_size_alone(string body)
    {
        Assert.Equal($"[{body.Length} characters that are no JSON]", Show(body, "application/json"));
    }

    [Fact]
    public void A_member_that_comes_twice_is_no_reason_to_fail_or_to_show_it()
    {
        var shown = Show("""{"access_token":"canary-1","access_token":"canary-2"}""", "application/json");

        Assert.DoesNotContain("canary", shown, StringComparison.Ordinal);
    }

    public static TheoryData<string> Secrets => ["plain-canary", "canary é ü", "canary+/=&?#", "canary\"'\\<>", "canary:%25 %", "🚗 canary"];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_known_secret_is_scrubbed_in_whatever_encoding_it_is_echoed(string secret)
    {
        string[] forms =
        [
            secret,
            secret.ToUpperInvariant(),
            Uri.EscapeDataString(secret),
            System.Net.WebUtility.UrlEncode(secret),
            System.Net.WebUtility.UrlEncode(secret).ToLowerInvariant(),
            System.Net.WebUtility.HtmlEncode(secret),
            JsonEncodedText.Encode(secret).ToString(),
            JsonEncodedText.Encode(secret, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        ];
        foreach (var form in forms)
        {
            Assert.Equal("you sent [redacted]!", Redactor.Scrub($"you sent {form}!", ["", secret]));
            Assert.Equal("<p>you sent [redacted]!</p>", Show($"<p>you sent {form}!</p>", "text/html", secret));
        }
    }

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_known_secret_in_json_is_scrubbed_whatever_its_member_is_called(string secret)
    {
        var body = JsonSerializer.Serialize(new Dictionary<string, object> { ["detail"] = $"you sent {secret}!", ["list"] = new[] { secret } });

        Assert.Equal("""{"detail":"you sent [redacted]!","list":["[redacted]"]}""", Show(body, "application/json", secret));
    }

    [Fact]
    public void A_long_body_is_shortened_and_its_secrets_are_gone_before_that()
    {
        var shown = Show(new string('x', 8 * 1024 - 3) + "canary" + new string('y', 5000), "text/plain", "canary");

        Assert.StartsWith("xxx", shown, StringComparison.Ordinal);
        Assert.EndsWith("x[re... [5007 characters more]", shown, StringComparison.Ordinal);
    }

    private static string Show(string body, string mediaType, params string[] secrets) => Redactor.Body(Encoding.UTF8.GetBytes(body), mediaType, secrets);
}
