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
    [InlineData(
        """{"access_token":"X","token_type":"bearer","expires_in":3599,"scope":""}""",
        """{"access_token":"[redacted]","token_type":"bearer","expires_in":3599,"scope":""}""")]
    [InlineData("""{"a":[{"b":{"client_secret":"X"}}]}""", """{"a":[{"b":{"client_secret":"[redacted]"}}]}""")]
    [InlineData("""[{"password":"X"},{"secret":null,"secrets":3}]""", """[{"password":"[redacted]"},{"secret":null,"secrets":3}]""")]
    [InlineData("""{"linkUrl":"https://link/X","linkToken":"X"}""", """{"linkUrl":"[redacted]","linkToken":"[redacted]"}""")]
    [InlineData(
        """{"refresh_token":"X","code":"X","code_verifier":"X"}""",
        """{"refresh_token":"[redacted]","code":"[redacted]","code_verifier":"[redacted]"}""")]
    [InlineData(
        """{"tokens":["X","X"],"credentials":{"user":"X","more":[{"pin":"X"}]}}""",
        """{"tokens":["[redacted]","[redacted]"],"credentials":{"user":"[redacted]","more":[{"pin":"[redacted]"}]}}""")]
    [InlineData("""{"id":"v1","n":1.10}""", """{"id":"v1","n":1.10}""")]
    [InlineData("  [1]", "[1]")]
    public void Json_members_with_a_secret_name_are_masked_at_every_depth(string body, string shown)
    {
        Assert.Equal(shown, Show(body, "application/json"));
        Assert.Equal(shown, Show(body, "text/plain"));
    }

    public static TheoryData<string> SecretNames =>
    [
        "secret", "token", "password", "authorization", "cookie", "credential", "api-key", "apikey", "assertion",
        "linkUrl", "headerValue", "code", "code_verifier",
    ];

    [Theory]
    [MemberData(nameof(SecretNames))]
    public void Every_secret_name_alone_is_masked_in_any_case_and_encoding(string name)
    {
        string[] cases = [name, name.ToUpperInvariant(), name.ToLowerInvariant(), char.ToUpperInvariant(name[0]) + name[1..]];
        foreach (var written in cases)
        {
            var percent = string.Concat(written.Select(letter => $"%{(int)letter:X2}"));
            var unicode = string.Concat(written.Select(letter => $"\\u{(int)letter:x4}"));

            Assert.Equal($"{written}: [redacted]", Redactor.Header(written, ["X"]));
            Assert.Equal($$"""{"{{written}}":"[redacted]","id":"v"}""", Show($$"""{"{{written}}":"X","id":"v"}""", "application/json"));
            Assert.Equal($$"""{"{{written}}":"[redacted]"}""", Show($$"""{"{{unicode}}":"X"}""", "application/json"));
            Assert.Equal($"{written}=[redacted]&id=v", Show($"{written}=X&id=v", "application/x-www-form-urlencoded"));
            Assert.Equal($"{percent}=[redacted]", Show($"{percent}=X", "application/x-www-form-urlencoded"));
        }
    }

    [Theory]
    [InlineData("decode")]
    [InlineData("barcode")]
    [InlineData("postcode")]
    [InlineData("url")]
    public void A_name_that_only_ends_like_a_secret_one_is_shown(string name)
    {
        Assert.Equal($"{name}: X", Redactor.Header(name, ["X"]));
    }

    [Theory]
    [InlineData("api", "https://enode-api.production.enode.io/", "https://enode-api.production.enode.io/")]
    [InlineData("vehicle", "The vehicle is not there", "The vehicle is not there")]
    [InlineData("vehicle", "Authorization: Bearer vehicle", "Authorization: Bearer [redacted]")]
    [InlineData("vehicle", "was 'basic  VEHICLE', vehicle", "was 'basic  [redacted]', vehicle")]
    [InlineData("vehicle", "Bearer vehicles, Bearer vehicle", "Bearer vehicles, Bearer [redacted]")]
    [InlineData("vehicle", "client_secret=vehicle&scope=vehicle", "client_secret=[redacted]&scope=vehicle")]
    [InlineData("vehicle", "the secret: \"vehicle\" of a vehicle", "the secret: \"[redacted]\" of a vehicle")]
    [InlineData("vehicle", "was {\"access_token\" : 'vehicle'", "was {\"access_token\" : '[redacted]'")]
    [InlineData("a b", "password=a+b, a b", "password=[redacted], a b")]
    [InlineData("vehicle", "code=vehicle, barcode=vehicle", "code=[redacted], barcode=vehicle")]
    [InlineData("vehicle", "proxy-authorization: vehicle", "proxy-authorization: [redacted]")]
    [InlineData("7letter", "7letters", "7letters")]
    [InlineData("8letters", "an 8letterssss", "an [redacted]sss")]
    public void A_short_secret_is_masked_only_where_a_secret_is_expected(string secret, string text, string shown)
    {
        Assert.Equal(shown, Redactor.Scrub(text, [secret]));
        Assert.Equal(shown, Show(text, "text/html", secret));
    }

    [Fact]
    public void A_short_secret_in_a_secret_member_is_masked_and_the_same_word_elsewhere_is_not()
    {
        const string Body = """{"client_secret":"vehicle","title":"a vehicle"}""";

        Assert.Equal("""{"client_secret":"[redacted]","title":"a vehicle"}""", Show(Body, "application/json", "vehicle"));
    }

    [Theory]
    [InlineData("""{"access_token":"canary","name":"\ud800"}""")]
    [InlineData("""{"\ud800":"token","token":"canary"}""")]
    [InlineData("""{"token":"\udc00 canary"}""")]
    public void Half_a_surrogate_pair_does_not_make_it_fail(string body)
    {
        Assert.DoesNotContain("canary", Show(body, "application/json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_shows_the_letters_that_people_typed()
    {
        Assert.Equal(
            """{"displayName":"Snöflinga & Söhne + 1"}""", Show("""{"displayName":"Sn\u00f6flinga & Söhne + 1"}""", "application/json"));
    }

    [Theory]
    [InlineData(
        "grant_type=client_credentials&client_id=a&client_secret=X",
        "grant_type=client_credentials&client_id=a&client_secret=[redacted]")]
    [InlineData("client%5Fsecret=X&a=1", "client%5Fsecret=[redacted]&a=1")]
    [InlineData("refresh_token=X=&code=X", "refresh_token=[redacted]&code=[redacted]")]
    [InlineData("password", "password=[redacted]")]
    [InlineData("", "")]
    public void Form_fields_with_a_secret_name_are_masked(string body, string shown)
    {
        Assert.Equal(shown, Show(body, "application/x-www-form-urlencoded"));
    }

    public static TheoryData<string, string> Texts => new()
    {
        { "access_token=canary+/==&token_type=bearer", "access_token=[redacted]&token_type=bearer" },
        { "a=b access_token=canary, id=v", "a=b access_token=[redacted], id=v" },
        { "password=canary,canary;canary", "password=[redacted]" },
        { "client_secret : canary\nid: v", "client_secret : [redacted]\nid: v" },
        {
            "callback({\"access_token\":\"canary\",\"token_type\":\"bearer\"})",
            "callback({\"access_token\":\"[redacted]\",\"token_type\":\"bearer\"})"
        },
        { "was {'refresh_token' => 'a canary'}", "was {'refresh_token' => '[redacted]'}" },
        { "f({\"token\":\"a\\\"canary\"})", "f({\"token\":\"[redacted]\"})" },
        { "\"{\\\"token\\\":\\\"canary\\\"}\"", "\"{\\\"token\\\":\\\"[redacted]\\\"}\"" },
        { "f({\"token\":\"canary canary", "f({\"token\":\"[redacted]" },
        { "f({\"tokens\":[\"canary\",\"canary\"]})", "f({\"tokens\":[redacted]" },
        { "f({\"credentials\":{\"pin\":\"canary\"}})", "f({\"credentials\":[redacted]" },
        { "<p>{&quot;token&quot;:&quot;a canary&quot;}</p>", "<p>{&quot;token&quot;:&quot;[redacted]&quot;}</p>" },
        { "<p>&#34;token&#x22;: &#39;canary&#39;</p>", "<p>&#34;token&#x22;: &#39;[redacted]&#39;</p>" },
        { "%22token%22%3A%22canary%22", "%22token%22%3A%22[redacted]%22" },
        { "go to /x?redirect=%2F%3Fcode%3Dcanary&id=v", "go to /x?redirect=%2F%3Fcode%3D[redacted]&id=v" },
        { "<access_token>canary</access_token>", "<access_token>[redacted]</access_token>" },
        { "<input name=\"access_token\" value=\"canary\">", "<input name=\"access_token\" value=\"[redacted]\">" },
        { "Authorization: Digest a=\"b\", c=\"canary\"\nId: v", "Authorization: [redacted]\nId: v" },
        { "<pre>Cookie: a=b; c=canary</pre>", "<pre>Cookie: [redacted]</pre>" },
        { "Authorization: Bearer canary", "Authorization: Bearer [redacted]" },
        { "The token is not valid: it has no scope", "The token is not valid: it has no scope" },
        { "barcode=7, token_type: bearer", "barcode=7, token_type: bearer" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void In_any_other_text_what_follows_a_secret_name_is_masked(string text, string shown)
    {
        Assert.Equal(shown, Show(text, "text/plain"));
        Assert.Equal(shown.ToUpperInvariant(), Show(text.ToUpperInvariant(), "text/html").ToUpperInvariant());
        Assert.DoesNotContain(
            "canary", Show($$"""{"detail":{{JsonSerializer.Serialize(text)}}}""", "application/json"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(SecretNames))]
    public void Every_secret_name_is_found_in_a_text_in_any_case(string name)
    {
        string[] cases = [name, name.ToUpperInvariant(), name.ToLowerInvariant(), char.ToUpperInvariant(name[0]) + name[1..]];
        foreach (var written in cases)
        {
            Assert.Equal($"was {written}=[redacted]", Show($"was {written}=canary", "text/plain"));
            Assert.Equal($"was {written}: [redacted]", Show($"was {written}: canary", "text/plain"));
            Assert.Equal($"f({{\"{written}\":\"[redacted]\"}})", Show($"f({{\"{written}\":\"canary\"}})", "text/plain"));
        }
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public void The_format_is_taken_from_the_body_and_not_from_the_media_type(string? mediaType)
    {
        Assert.Equal("""{"access_token":"[redacted]"}""", Show("\uFEFF {\"access_token\":\"canary\"}", mediaType));
        Assert.Equal("%74oken=[redacted]&a=1", Show("%74oken=canary&a=1", mediaType));
        Assert.Equal("f({\"token\":\"[redacted]\"})", Show("f({\"token\":\"canary\"})", mediaType));
    }

    [Fact]
    public void Text_in_utf16_is_shown_by_its_size_alone()
    {
        Assert.Equal("[28 characters that are not JSON]", Redactor.Body(Encoding.Unicode.GetBytes("<token>canary/"), "text/xml", []));
    }

    [Theory]
    [InlineData(
        "\uFEFF{\"access_token\":\"canary\",\"token_type\":\"bearer\"}",
        "{\"access_token\":\"[redacted]\",\"token_type\":\"bearer\"}")]
    [InlineData("access_token=canary&token_type=bearer", "access_token=[redacted]&token_type=bearer")]
    [InlineData("ACCESS_TOKEN=canary&expires_in=5", "ACCESS_TOKEN=[redacted]&expires_in=5")]
    [InlineData("error=invalid_client", "error=invalid_client")]
    [InlineData("", "")]
    [InlineData("callback({\"access_token\":\"canary\"})", null)]
    [InlineData("/**/callback({\"Access_Token\":\"canary\"});", null)]
    [InlineData(")]}',\n{\"access_token\":\"canary\"}", null)]
    [InlineData("{\"access_token\":\"canary\"}{}", null)]
    [InlineData("[{\"access_token\":\"canary\"}]", null)]
    [InlineData("\"canary\"", null)]
    [InlineData("canary", null)]
    [InlineData("canary==", null)]
    [InlineData("access_token=x canary", null)]
    [InlineData("<access_token>canary</access_token>", null)]
    public void Of_the_answer_of_a_token_endpoint_only_an_object_and_a_form_are_shown(string body, string? shown)
    {
        foreach (var mediaType in new[] { "application/json", "text/plain", "application/x-www-form-urlencoded", null })
        {
            Assert.Equal(
                shown ?? $"[{body.Length} characters that are not JSON]",
                Redactor.Body(Encoding.UTF8.GetBytes(body), mediaType, [], isForToken: true));
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData("token")]
    [InlineData("token ")]
    [InlineData("token\"")]
    [InlineData("code=")]
    [InlineData("token=,")]
    [InlineData("token=\\")]
    [InlineData("&#0")]
    public async Task A_long_text_does_not_take_more_than_linear_time(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 50_000));

        Assert.NotEmpty(await Task.Run(() => NamedSecrets.MaskValues(text)).WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("""{"access_token":"canary""")]
    [InlineData("""{"access_token":"canary"}}""")]
    [InlineData("[\"canary\"")]
    public void Half_a_document_is_shown_by_its_size_alone(string body)
    {
        Assert.Equal($"[{body.Length} characters that are not JSON]", Show(body, "application/json"));
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
        var body = JsonSerializer.Serialize(
            new Dictionary<string, object> { ["detail"] = $"you sent {secret}!", ["list"] = new[] { secret } });

        Assert.Equal("""{"detail":"you sent [redacted]!","list":["[redacted]"]}""", Show(body, "application/json", secret));
    }

    [Fact]
    public void A_long_body_is_shortened_and_its_secrets_are_gone_before_that()
    {
        var shown = Show(new string('x', 8 * 1024 - 3) + "a-canary" + new string('y', 5000), "text/plain", "a-canary");

        Assert.StartsWith("xxx", shown, StringComparison.Ordinal);
        Assert.EndsWith("x[re... [5007 characters more]", shown, StringComparison.Ordinal);
    }

    private static string Show(string body, string? mediaType, params string[] secrets) =>
        Redactor.Body(Encoding.UTF8.GetBytes(body), mediaType, secrets);
}
