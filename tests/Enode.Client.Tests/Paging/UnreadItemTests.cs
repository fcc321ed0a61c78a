namespace Enode.Tests.Paging;

/// <summary>One item of another shape is an error of that item: the others come out, in their order.</summary>
public sealed class UnreadItemTests : ClientTest
{
    private const string Token = "canary-Token_123456";

    private static readonly string DeepMember = string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70);

    public static TheoryData<string, string, string?> OddItems => new()
    {
        { """{"id":"odd","lastSeen":""}""", ".lastSeen", "odd" },
        { """{"id":"odd","lastSeen":"0001-01-01T00:00:00+14:00"}""", ".lastSeen", "odd" },
        { """{"lastSeen":"yesterday","id":"odd"}""", ".lastSeen", "odd" },
        { """{"id":"odd","information":{"year":"2020"}}""", ".information.year", "odd" },
        { """{"id":"odd","information":{"displayName":"\ud800"}}""", ".information.displayName", "odd" },
        { """{"id":"odd","scopes":["a",{}]}""", ".scopes[1]", "odd" },
        { """{"id":"odd","chargeState":{"isCharging":99999999999999999999}}""", ".chargeState.isCharging", "odd" },
        { """{"id":"odd","newer":"\udc00"}""", ".newer", "odd" },
        { """{"id":"odd","newer":{"\ud800":1}}""", ".newer", "odd" },
        { """{"\ud800":1,"id":"odd","lastSeen":""}""", "", "odd" },
        { """{"id":5}""", ".id", null },
        { """{"id":"\ud800"}""", ".id", null },
        { """{"vendor":[]}""", ".vendor", null },
        { "null", "", null },
        { "7", "", null },
        { "\"text\"", "", null },
        { "[]", "", null },
        { "[{\"id\":\"odd\"}]", "", null },
        { $$"""{"id":"odd","newer":{{DeepMember}}}""", ".newer", "odd" },
    };

    [Theory]
    [MemberData(nameof(OddItems))]
    public async Task The_others_come_out_in_their_order_and_the_odd_one_is_named(string item, string member, string? id)
    {
        Server.ReplyTo("GET", "/vehicles", 200, Payloads.Page("p2", """{"id":"v1"}""", item, """{"id":"v2"}"""));
        Server.ReplyTo("GET", "/vehicles?after=p2", 200, Payloads.Page(null, """{"id":"v3"}"""));

        var (seen, failure) = await ReadAsync();

        Assert.Equal(["v1", "v2", "v3"], seen);
        Assert.Equal((ErrorIds.InvalidResponse, id, $"$.data[1]{member}"), (failure!.ErrorId, failure.ItemId, failure.MemberPath));
        Assert.True(failure.IsOfOneItem);
        var subject = id is null ? "An item" : $"The item '{id}'";
        Assert.Equal(
            $"{subject} of the response to GET /vehicles has another shape than documented, at $.data[1]{member}.", failure.Message);
        Assert.Equal((200, "GET", "/vehicles", 1), ((int)failure.StatusCode!, failure.Method, failure.Path, failure.Attempts));
        Assert.Equal(["/vehicles", "/vehicles?after=p2"], Server.Calls.Select(call => call.Target));
    }

    [Fact]
    public async Task What_is_not_valid_utf8_is_odd_in_its_item_alone()
    {
        var odd = "{\"id\":\"odd\",\"vendor\":\"\u00ff\"}";
        var page = System.Text.Encoding.Latin1.GetBytes(Payloads.Page(null, """{"id":"v1"}""", odd, """{"id":"v2"}"""));
        using var handler = new StubHandler().Response(page);

        var (seen, failure) = await ReadAsync(Connect(Options(accessToken: "a-token-of-the-test"), handler));

        Assert.Equal(["v1", "v2"], seen);
        Assert.Equal(("odd", "$.data[1].vendor"), (failure!.ItemId, failure.MemberPath));
    }

    [Fact]
    public async Task Items_that_cannot_be_read_are_one_error_after_the_last_page()
    {
        var first = Response.Json(200, Payloads.Page("p2", "null", """{"id":"v1"}""", """{"id":"odd","vendor":1}"""));
        Server.ReplyTo("GET", "/vehicles", first.With("x-request-id", "r-1"));
        Server.ReplyTo("GET", "/vehicles?after=p2", 200, Payloads.Page(null, """{"id":"v2"}""", "[]"));

        var (seen, failure) = await ReadAsync();

        Assert.Equal(["v1", "v2"], seen);
        Assert.Equal(
            "3 items could not be read. The first: An item of the response to GET /vehicles has another shape than documented, at "
                + "$.data[0].",
            failure!.Message);
        Assert.Equal((200, "GET", "/vehicles", 1), ((int)failure.StatusCode!, failure.Method, failure.Path, failure.Attempts));
        Assert.Equal(("r-1", null, "$.data[0]"), (failure.RequestId, failure.ItemId, failure.MemberPath));
        var each = Assert.IsType<AggregateException>(failure.InnerException).InnerExceptions.Cast<EnodeApiException>();
        Assert.Equal(
            [("/vehicles", "$.data[0]"), ("/vehicles", "$.data[2].vendor"), ("/vehicles?after=p2", "$.data[1]")],
            each.Select(one => (one.Path, one.MemberPath)));
    }

    [Fact]
    public async Task Of_very_many_the_exception_holds_a_hundred_and_says_how_many_there_were()
    {
        Server.Reply(200, Payloads.Page(null, Enumerable.Repeat("null", 250).ToArray()));

        var (seen, failure) = await ReadAsync();

        Assert.Empty(seen);
        Assert.StartsWith("250 items could not be read.", failure!.Message, StringComparison.Ordinal);
        Assert.Equal(100, Assert.IsType<AggregateException>(failure.InnerException).InnerExceptions.Count);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task What_is_not_an_object_takes_no_exception_with_a_stack(string item)
    {
        Server.Reply(200, Payloads.Page(null, item, item));

        var (_, failure) = await ReadAsync();

        var each = Assert.IsType<AggregateException>(failure!.InnerException).InnerExceptions;
        Assert.All(each, one => Assert.Null(one.StackTrace));
        Assert.All(each, one => Assert.Null(one.InnerException?.StackTrace));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("""{"id":5}""")]
    public async Task A_page_may_have_a_thousand_items_that_cannot_be_read_and_no_more(string item)
    {
        var thousand = Enumerable.Repeat(item, 1000).ToList();
        Server.ReplyTo("GET", "/vehicles", 200, Payloads.Page("p2", [.. thousand, """{"id":"v1"}"""]));
        Server.ReplyTo("GET", "/vehicles?after=p2", 200, Payloads.Page("p3", ["""{"id":"v2"}""", .. thousand, item, """{"id":"v3"}"""]));

        var (seen, failure) = await ReadAsync();

        Assert.Equal(["v1"], seen);
        Assert.StartsWith(
            "The response to GET /vehicles?after=p2 has more than 1,000 items of another shape than documented, and was not read on.",
            failure!.Message,
            StringComparison.Ordinal);
        Assert.Equal((ErrorIds.InvalidResponse, false, null), (failure.ErrorId, failure.IsOfOneItem, failure.InnerException));
        Assert.StartsWith("$.data[1001]", failure.MemberPath, StringComparison.Ordinal);
        Assert.Equal(["/vehicles", "/vehicles?after=p2"], Server.Calls.Select(call => call.Target));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("""{"id":"v"}""")]
    public async Task Cancellation_ends_the_reading_of_a_page_that_has_arrived(string item)
    {
        Server.Reply(200, Payloads.Page(null, item));
        using var cancel = new CancellationTokenSource();
        var client = Connect(Options(accessToken: "a-token-of-the-test")).WithObserver(new CancellingObserver(cancel));

        await AssertCancelledAsync(ListAsync(client.Vehicles.ListAsync(cancellationToken: cancel.Token)));

        Assert.Single(Server.Calls);
    }

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("7", "$")]
    [InlineData("""{"pagination":{}}""", "$.data")]
    [InlineData("""{"data":null,"pagination":{}}""", "$.data")]
    [InlineData("""{"data":{},"pagination":{}}""", "$.data")]
    [InlineData("""{"data":[]}""", "$.pagination")]
    [InlineData("""{"data":[],"pagination":[]}""", "$.pagination")]
    [InlineData("""{"data":[],"pagination":{"after":5}}""", "$.pagination.after")]
    [InlineData("""{"data":[{"id":"v1"}],"pagination":{}}x""", null)]
    [InlineData("""{"data":[{"id":"v1"}],"pagination":{}""", null)]
    [InlineData("""{"data":[{"id":"v1"}{"id":"v2"}],"pagination":{}}""", null)]
    [InlineData("""{"data":[{"id":"v1"},],"pagination":{}}""", null)]
    [InlineData("""{"data":[{"id":"v1"},x],"pagination":{}}""", null)]
    [InlineData("""{"data":[{"id":"v1"]],"pagination":{}}""", null)]
    [InlineData("""{"data":[{"id":"v1"}],"data":[1],"pagination":{}}x""", null)]
    [InlineData("""{"data":[{]],"data":[],"pagination":{}}""", null)]
    [InlineData("""{"data":[{"id":"v1"}, "text, "pagination":{}}""", null)]
    [InlineData("", null)]
    public async Task An_answer_that_is_not_a_page_is_an_error_of_its_own(string body, string? member)
    {
        Server.Reply(200, body);

        var (seen, failure) = await ReadAsync();

        Assert.Empty(seen);
        Assert.Equal((ErrorIds.InvalidResponse, member), (failure!.ErrorId, failure.MemberPath));
    }

    [Theory]
    [InlineData("""{"d\u0061ta":[{"id":"v1"}],"pagination":{}}""")]
    [InlineData("""{"data" : [ {"id" : "v1", "new" : [ "]", {"a":"\\\"}],"} ] } ] , "pagination":{}}""")]
    [InlineData("""{"data":[7],"newer":{"data":[8]},"data":[{"id":"v1"}],"pagination":{"after":"p2"},"pagination":{"after":null}}""")]
    [InlineData("""{"\ud800ab":{"data":[]},"pagination":{},"data":[{"id":"v1"}]}""")]
    public async Task A_page_is_found_whatever_else_stands_around_its_items(string body)
    {
        Server.Reply(200, body);

        var (seen, failure) = await ReadAsync();

        Assert.Equal(["v1"], seen);
        Assert.Null(failure);
    }

    [Fact]
    public async Task A_list_that_is_left_early_has_no_error_of_items_that_were_not_asked_for()
    {
        Server.Reply(200, Payloads.Page("p2", """{"id":"v1"}""", "null"));

        await foreach (var vehicle in Connect().Vehicles.ListAsync())
        {
            Assert.Equal("v1", vehicle.Id);
            break;
        }

        Assert.Single(Server.Calls);
    }

    [Fact]
    public async Task A_page_that_fails_after_an_odd_item_ends_the_list_with_its_own_error()
    {
        Server.Reply(Response.Json(200, Payloads.Page("p2", "null", """{"id":"v1"}""")), Response.Json(404));

        var (seen, failure) = await ReadAsync();

        Assert.Equal(["v1"], seen);
        Assert.Equal(ErrorIds.NotFound, failure!.ErrorId);
    }

    [Fact]
    public async Task A_secret_that_the_server_echoes_in_names_and_ids_is_in_no_part_of_the_error()
    {
        var item = $$"""{"id":"x-{{Token}}","information":{ "{{Token}}":"\ud800" } }""";
        Server.Reply(200, Payloads.Page(null, item));

        var (_, failure) = await ReadAsync(Connect(Options(accessToken: Token)));

        Assert.Equal("x-[redacted]", failure!.ItemId);
        Assert.StartsWith("$.data[0].information", failure.MemberPath, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""{"id":"v","lastSeen":""}""", "$.lastSeen")]
    [InlineData("""{"id":"v","information":{"year":"2020"}}""", "$.information.year")]
    [InlineData("""{"id":"v","information":{"displayName":"\ud800"}}""", "$.information.displayName")]
    public async Task A_single_odd_device_is_an_error_with_its_path_and_member(string body, string member)
    {
        Server.Reply(200, body);

        var failure = await FailureOf(Connect().Vehicles.GetAsync("v"));

        Assert.Equal((ErrorIds.InvalidResponse, "/vehicles/v"), (failure.ErrorId, failure.Path));
        Assert.Equal((member, null), (failure.MemberPath, failure.ItemId));
        Assert.Equal($"The response to GET /vehicles/v has another shape than documented, at {member}.", failure.Message);
    }

    private async Task<(List<string?> Seen, EnodeApiException? Failure)> ReadAsync(EnodeClient? client = null)
    {
        var seen = new List<string?>();
        try
        {
            await foreach (var vehicle in (client ?? Connect(Options(retries: 0))).Vehicles.ListAsync())
            {
                seen.Add(vehicle.Id);
            }
        }
        catch (EnodeApiException failure)
        {
            return (seen, failure);
        }

        return (seen, null);
    }

    /// <summary>Cancels as soon as a response has arrived, and before it is read.</summary>
    private sealed class CancellingObserver(CancellationTokenSource cancel) : IRequestObserver
    {
        public bool WantsDetail => false;

        public void OnSend(RequestStart start)
        {
        }

        public void OnAttempt(RequestAttempt attempt) => cancel.Cancel();

        public void OnDetail(string text)
        {
        }

        public void OnWait(RetryWait wait)
        {
        }
    }
}
