using Xunit;

namespace Enode.Simulation;

public sealed class RequestTargetTests
{
    [Theory]
    [InlineData("/", 0)]
    [InlineData("/a", 1)]
    [InlineData("/a/", 2)]
    [InlineData("//a", 2)]
    [InlineData("http://host:1/a/b?c=d", 2)]
    [InlineData("http://host", 0)]
    public void A_path_is_cut_at_its_slashes(string raw, int segments) => Assert.Equal(segments, RequestTarget.Parse(raw).Segments.Count);

    [Theory]
    [InlineData("/users?after=x&pageSize=2", "/users?after=x&pageSize=2")]
    [InlineData("/users", "/users")]
    [InlineData("/client_secret?a=b", "/client_secret?a=b")]
    [InlineData("/users?ACCESS_TOKEN=x", "/users?ACCESS_TOKEN=***")]
    [InlineData("/users?a=%20&code=x&b", "/users?a=%20&code=***&b")]
    [InlineData("/users?a=1&access%5ftoken=x", "/users?a=1&access%5ftoken=***")]
    public void A_secret_in_the_query_does_not_reach_the_log(string raw, string logged) => Assert.Equal(logged, RequestTarget.Redact(raw));
}
