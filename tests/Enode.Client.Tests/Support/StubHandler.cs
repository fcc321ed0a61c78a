using System.Net;

namespace Enode.Tests;

/// <summary>Takes the place of the network where a failure cannot be had on loopback: DNS, TLS, a refused connection.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> steps = [];

    /// <summary>Method and target of each request.</summary>
    internal List<string> Sent { get; } = [];

    /// <summary>Method and full address of each request.</summary>
    internal List<string> SentTo { get; } = [];

    internal StubHandler Fail(Exception exception) => Fail(() => exception);

    internal StubHandler Fail(Func<Exception> exception) => Then(() => throw exception());

    internal StubHandler Fail(HttpRequestError error) => Fail(new HttpRequestException(error, "As scripted."));

    internal StubHandler Response(int status, string body = "{}") =>
        Then(() => new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) });

    internal StubHandler Response(HttpContent content) => Then(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = content });

    internal StubHandler Response(byte[] body) => Then(() => new HttpResponseMessage { Content = new ByteArrayContent(body) });

    internal StubHandler Redirect(string location) => Then(() =>
    {
        var response = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
        response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        SentTo.Add($"{request.Method} {request.RequestUri!.AbsoluteUri}");
        Sent.Add($"{request.Method} {request.RequestUri.PathAndQuery}");
        return Task.FromResult(steps.Dequeue()());
    }

    private StubHandler Then(Func<HttpResponseMessage> step)
    {
        steps.Enqueue(step);
        return this;
    }
}
