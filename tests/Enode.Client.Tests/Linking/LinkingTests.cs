namespace Enode.Tests.Linking;

public sealed class LinkingTests : ClientTest
{
    private const string Session = """{"linkUrl":"https://link.example/s3cret-address","linkToken":"s3cret-token"}""";

    [Fact]
    public async Task A_session_has_address_and_token_and_names_its_user()
    {
        Server.Reply(200, Session);

        var session = await Connect().Linking.CreateSessionAsync("u1", ["vehicle:read:data"], "browser", "app://back");

        Assert.Equal(
            ("u1", null, "https://link.example/s3cret-address", "s3cret-token", "u1"),
            (session.UserId, session.AssetId, session.LinkUrl, session.LinkToken, $"{session}"));
        Assert.Null(session.AdditionalProperties);
    }

    [Fact]
    public async Task A_session_has_all_members_that_were_given()
    {
        Server.Reply(200, Session);

        await Connect().Linking.CreateSessionAsync("u1", ["a", "b"], "de-DE", "app://back", "CSISolar", "inverter", "dark");

        Assert.Equal(
            """{"vendor":"CSISolar","vendorType":"inverter","scopes":["a","b"],"language":"de-DE","redirectUri":"app:""" +
            """//back","colorScheme":"dark"}""",
            Assert.Single(Server.Calls).Body);
    }

    [Fact]
    public async Task A_session_that_relinks_names_its_asset()
    {
        Server.Reply(200, Session);

        var session = await Connect().Linking.CreateRelinkSessionAsync("a1", "nb-NO", "app://back", "light");

        Assert.Equal((null, "a1", "a1"), (session.UserId, session.AssetId, $"{session}"));
        Assert.Equal("""{"language":"nb-NO","redirectUri":"app://back","colorScheme":"light"}""", Assert.Single(Server.Calls).Body);
        Assert.Equal(string.Empty, $"{new LinkSession()}");
    }

    [Fact]
    public async Task Address_and_token_are_masked_in_messages()
    {
        Server.Reply(200, Session);
        Observer.WantsDetail = true;

        await Connect().Linking.CreateRelinkSessionAsync("a1", "nb-NO", "app://back");

        Assert.Contains("linkUrl", Observer.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", Observer.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_connections_left_is_forbidden_and_the_request_is_sent_once()
    {
        Server.Reply(
            403,
            """{"type":"https://developers.enode.com/api/problems/forbidden","title":"Limit reached.","detail":"All are in use."}""");

        var failure = await FailureOf(Connect().Linking.CreateSessionAsync("u1", ["a"], "browser", "app://back"));

        Assert.Equal((ErrorIds.Forbidden, "Limit reached.: All are in use."), (failure.ErrorId, failure.Message));
        Assert.Single(Server.Calls);
    }
}
