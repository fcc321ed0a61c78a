namespace Enode.Tests.Http;

public sealed class ApiQueryTests
{
    [Theory]
    [InlineData("things", "things?after=x%26y")]
    [InlineData("things?a=1", "things?a=1&after=x%26y")]
    [InlineData("things?after=old", "things?after=x%26y")]
    [InlineData("things?after=old&a=1&after=older&b=2", "things?a=1&b=2&after=x%26y")]
    [InlineData("things?%61fter=old&b=2", "things?b=2&after=x%26y")]
    [InlineData("things?afterwards=1", "things?afterwards=1&after=x%26y")]
    public void A_member_takes_the_place_of_any_that_have_its_name(string path, string expected) =>
        Assert.Equal(expected, ApiQuery.Set(path, "after", "x&y"));

    [Fact]
    public void Members_without_a_value_are_left_out() =>
        Assert.Equal(("things", "things?b=2"), (ApiQuery.Add("things", ("a", null)), ApiQuery.Add("things", ("a", null), ("b", "2"))));
}
