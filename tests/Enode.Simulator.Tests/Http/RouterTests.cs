using Xunit;

namespace Enode.Simulation;

public sealed class RouterTests
{
    private static readonly Route Id = Route.Get("/things/{id}", _ => throw new NotSupportedException());
    private static readonly Route Literal = Route.Get("/things/latest", _ => throw new NotSupportedException());
    private static readonly Route Post = Route.Post("/things/{other}", _ => throw new NotSupportedException());
    private readonly Router router = new([Id, Literal, Post]);

    [Fact]
    public void What_is_written_out_wins_over_what_is_left_open() => Assert.Same(Literal, router.Find("GET", ["things", "latest"]).Route);

    [Fact]
    public void What_is_left_open_gets_a_name()
    {
        Assert.Same(Id, router.Find("GET", ["things", "a/b"]).Route);
        Assert.Equal(new Dictionary<string, string> { ["id"] = "a/b" }, Id.Values(["things", "a/b"]));
    }

    [Fact]
    public void The_method_decides_between_routes_of_one_path()
    {
        Assert.Same(Post, router.Find("POST", ["things", "latest"]).Route);
        var (route, others) = router.Find("PUT", ["things", "1"]);
        Assert.Null(route);
        Assert.Equal([Id, Post], others);
        Assert.Empty(router.Find("GET", ["things"]).Others);
    }
}
