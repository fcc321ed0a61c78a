using System.Net;
using System.Security;
using System.Text;

namespace Enode.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    // Test case 2 of RFC 2202.
    private const string Text = "what do ya want for nothing?";
    private const string Expected = "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79";

    [Fact]
    public void A_body_is_signed_with_HMAC_SHA1()
    {
        Assert.Equal(Expected, WebhookSignature.Create(Encoding.UTF8.GetBytes(Text), Secret("Jefe")));
    }

    [Theory]
    [InlineData(Expected, true)]
    [InlineData("SHA1=EFFCDF6AE5EB2FA2D27416D5F184DF9C259A7C79", true)]
    [InlineData("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c78", false)]
    [InlineData("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79", false)]
    [InlineData("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c", false)]
    [InlineData("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c7900", false)]
    [InlineData("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c7g", false)]
    [InlineData("sha1= ffcdf6ae5eb2fa2d27416d5f184df9c259a7c79", false)]
    [InlineData("sha256=fcdf6ae5eb2fa2d27416d5f184df9c259a7c79", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_signature_of_the_body_is_valid(string? signature, bool isValid)
    {
        Assert.Equal(isValid, WebhookSignature.IsValid(Encoding.UTF8.GetBytes(Text), signature, Secret("Jefe")));
    }

    [Fact]
    public void Another_body_or_another_secret_has_another_signature()
    {
        Assert.False(WebhookSignature.IsValid(Encoding.UTF8.GetBytes(Text + " "), Expected, Secret("Jefe")));
        Assert.False(WebhookSignature.IsValid(Encoding.UTF8.GetBytes(Text), Expected, Secret("jefe")));
        var signature = WebhookSignature.Create([0xFF, 0, 0x80], Secret("øæ€"));
        Assert.True(WebhookSignature.IsValid([0xFF, 0, 0x80], signature, Secret("øæ€")));
    }

    private static SecureString Secret(string text) => new NetworkCredential(string.Empty, text).SecurePassword;
}
