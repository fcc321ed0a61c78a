using System.Net;

namespace Enode.Tests.Problems;

public sealed class ErrorIdsTests
{
    private const string Problems = "https://developers.enode.com/api/problems/";

    [Theory]
    [InlineData(400, "Enode.BadRequest")]
    [InlineData(401, "Enode.Unauthorized")]
    [InlineData(403, "Enode.Forbidden")]
    [InlineData(404, "Enode.NotFound")]
    [InlineData(405, "Enode.MethodNotAllowed")]
    [InlineData(409, "Enode.Conflict")]
    [InlineData(410, "Enode.NotFound")]
    [InlineData(418, "Enode.UnexpectedStatus")]
    [InlineData(422, "Enode.UnprocessableEntity")]
    [InlineData(429, "Enode.RateLimited")]
    [InlineData(500, "Enode.ServerError")]
    [InlineData(502, "Enode.ServerError")]
    [InlineData(503, "Enode.ServerError")]
    [InlineData(599, "Enode.ServerError")]
    public void Without_a_type_the_status_names_the_error(int status, string id)
    {
        Assert.Equal(id, ErrorIds.For((HttpStatusCode)status, null));
        Assert.Equal(id, ErrorIds.For((HttpStatusCode)status, new Problem()));
        Assert.Equal(id, ErrorIds.For((HttpStatusCode)status, new Problem { Type = "about:blank" }));
    }

    [Theory]
    [InlineData(Problems + "bad-request", "Enode.BadRequest")]
    [InlineData(Problems + "not-found", "Enode.NotFound")]
    [InlineData(Problems + "forbidden", "Enode.Forbidden")]
    [InlineData(Problems + "unauthorized", "Enode.Unauthorized")]
    [InlineData(Problems + "unprocessable-entity", "Enode.UnprocessableEntity")]
    [InlineData(Problems + "hem-system-statistics-not-available", "Enode.HemSystemStatisticsNotAvailable")]
    [InlineData(Problems + "vendor-temporarily-unavailable", "Enode.VendorUnavailable")]
    [InlineData(Problems + "no-such-thing-yet", "Enode.NoSuchThingYet")]
    [InlineData(Problems + "not-found/", "Enode.NotFound")]
    [InlineData("https://elsewhere.example/errors#quota-used", "Enode.QuotaUsed")]
    [InlineData("https://elsewhere.example/errors/quota_used", "Enode.QuotaUsed")]
    [InlineData("https://elsewhere.example/errors/QuotaUsed", "Enode.QuotaUsed")]
    [InlineData("https://elsewhere.example/errors/quota-used?lang=en", "Enode.QuotaUsed")]
    [InlineData("urn:problem:quota-used", "Enode.QuotaUsed")]
    [InlineData("quota-used", "Enode.QuotaUsed")]
    [InlineData("/errors/http2-needed", "Enode.Http2Needed")]
    public void A_type_names_the_error_by_its_last_part(string type, string id)
    {
        Assert.Equal(id, ErrorIds.For(HttpStatusCode.BadRequest, new Problem { Type = type }));
    }

    [Theory]
    [InlineData(500, "internal-server-error", "Enode.ServerError")]
    [InlineData(502, "bad-gateway", "Enode.ServerError")]
    [InlineData(503, "service-unavailable", "Enode.ServerError")]
    [InlineData(504, "gateway-timeout", "Enode.ServerError")]
    [InlineData(503, "ServiceUnavailable", "Enode.ServerError")]
    [InlineData(503, "vendor-temporarily-unavailable", "Enode.VendorUnavailable")]
    [InlineData(503, "out-of-order", "Enode.OutOfOrder")]
    [InlineData(410, "gone", "Enode.NotFound")]
    [InlineData(422, "unprocessable-content", "Enode.UnprocessableEntity")]
    [InlineData(409, "conflict", "Enode.Conflict")]
    [InlineData(400, "ok", "Enode.Ok")]
    [InlineData(429, "too-many-requests", "Enode.RateLimited")]
    [InlineData(429, "quota-used", "Enode.RateLimited")]
    public void A_type_that_is_the_name_of_a_status_means_no_more_than_the_status(int status, string type, string id)
    {
        Assert.Equal(id, ErrorIds.For((HttpStatusCode)status, new Problem { Type = Problems + type }));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("###")]
    [InlineData(":::")]
    [InlineData("https://developers.enode.com")]
    [InlineData("https://developers.enode.com/")]
    [InlineData("https://developers.enode.com/404")]
    [InlineData("https://developers.enode.com/é-t-é")]
    [InlineData("https://developers.enode.com/an-error-with-a-name-that-goes-on-and-on-and-on-and-tells-the-whole-story")]
    public void A_type_that_names_nothing_leaves_it_to_the_status(string type)
    {
        Assert.Equal("Enode.BadRequest", ErrorIds.For(HttpStatusCode.BadRequest, new Problem { Type = type }));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_name_has_up_to_64_letters(int length, bool isName)
    {
        var name = "A" + new string('b', length - 1);

        Assert.Equal(isName ? $"Enode.{name}" : ErrorIds.BadRequest, ErrorIds.For(HttpStatusCode.BadRequest, new Problem { Type = name }));
    }

    [Theory]
    [InlineData("invalid_client", "Enode.InvalidClient")]
    [InlineData("invalid_grant", "Enode.InvalidGrant")]
    [InlineData("temporarily_unavailable", "Enode.TemporarilyUnavailable")]
    [InlineData("", null)]
    [InlineData("42", null)]
    public void An_oauth_error_names_itself(string error, string? id)
    {
        Assert.Equal(id, ErrorIds.FromOAuthError(error));
    }

    [Fact]
    public void Every_id_has_the_house_prefix_and_is_there_once()
    {
        var ids = typeof(ErrorIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.True(ids.Count > 20);
        Assert.All(ids, id => Assert.Matches("^Enode\\.[A-Z][A-Za-z]+$", id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(typeof(ErrorIds).GetFields(), field => Assert.Equal($"Enode.{field.Name}", field.GetRawConstantValue()));
    }
}
