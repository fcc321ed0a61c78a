namespace Enode.Tests;

public sealed class DefaultBrowserTests
{
    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("myapp://linked")]
    [InlineData("mailto:a@example.com")]
    public void An_address_that_is_not_of_the_web_is_not_opened(string address)
    {
        var exception = Assert.Throws<IOException>(() => DefaultBrowser.Open(new Uri(address)));
        Assert.Contains("not an http or https address", exception.Message, StringComparison.Ordinal);
    }
}
