using System.Text;

namespace Enode.Tests.Json;

/// <summary>In the body of a request, a member that is absent, one that is null and one with a value are three things.</summary>
public sealed class ApiBodyTests
{
    [Fact]
    public void A_member_that_was_not_given_is_absent_and_one_that_is_always_there_is_sent_as_null_too()
    {
        Assert.Equal("""{"always":null,"count":0}""", new TestBody().ToJson());
        Assert.Equal("""{"always":null,"count":0}""", new TestBody { Text = Optional<string>.Absent }.ToJson());
    }

    [Fact]
    public void A_null_that_was_given_is_sent()
    {
        Assert.Equal(
            """{"always":null,"count":0,"clearable":null,"number":null,"nested":null}""",
            new TestBody { Clearable = null, Number = null, Nested = null }.ToJson());
    }

    [Fact]
    public void A_value_that_was_given_is_sent_also_where_it_is_the_default_of_its_type()
    {
        Assert.Equal(
            """{"always":"a","count":1,"text":"","clearable":"x","flag":false,"number":0,"time":"2026-01-15T10:00:00Z"}""",
            new TestBody
            {
                Always = "a",
                Count = 1,
                Text = string.Empty,
                Clearable = "x",
                Flag = false,
                Number = 0,
                Time = new DateTimeOffset(2026, 1, 15, 10, 0, 0, TimeSpan.Zero),
            }.ToJson());
    }

    [Fact]
    public void Members_of_members_follow_the_same_rule()
    {
        Assert.Equal(
            """{"always":null,"count":0,"nested":{"always":null,"count":0,"clearable":null,"flag":true}}""",
            new TestBody { Nested = new TestBody { Clearable = null, Flag = true } }.ToJson());
    }

    [Fact]
    public void A_model_in_a_body_sends_what_it_has_and_no_nulls()
    {
        var read = new LinkedVendor { VendorType = "meter", IsValid = false, AdditionalProperties = new() { ["added"] = null } };

        Assert.Equal(
            """{"always":null,"count":0,"models":[{"vendor":"TESLA"},{"vendorType":"meter","isValid":false,"added":null}]}""",
            new TestBody { Models = new EnodeList<LinkedVendor>([new LinkedVendor { Vendor = "TESLA" }, read]) }.ToJson());
    }

    [Fact]
    public void The_bodies_of_the_client_are_written_so()
    {
        Assert.Equal("""{"locationId":null}""", Written(new LocationRequest { LocationId = null }));
        Assert.Equal("""{"mode":"HEAT","heatSetpoint":0}""", Written(new PermanentHoldRequest { Mode = "HEAT", HeatSetpoint = 0 }));
        Assert.Equal("""{"vendor":"TESLA"}""", Written(new LinkedVendor { Vendor = "TESLA" }));
    }

    [Fact]
    public void A_number_that_json_cannot_express_is_rejected()
    {
        Assert.Throws<ArgumentException>(() => Written(new MaxCurrentRequest { MaxCurrent = double.PositiveInfinity }));
        Assert.Throws<ArgumentException>(() => Written(new PermanentHoldRequest { Mode = "HEAT", HeatSetpoint = double.NaN }));
    }

    private static string Written(object body) => Encoding.UTF8.GetString(ApiBody.Write(body));
}
