using System.Buffers;
using System.Net;

namespace Enode.Tests.Http;

public sealed class ApiResponseTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(100_000)]
    public async Task A_body_is_read_whole_and_its_buffers_go_back_to_the_pool_once(int size)
    {
        var body = new byte[size];
        new Random(size).NextBytes(body);
        using var stream = new MemoryStream(body);
        var response = new ApiResponse { Status = HttpStatusCode.OK };

        Assert.True(await response.FillAsync(stream, 200_000, CancellationToken.None));
        Assert.Equal(body, response.Body.ToArray());
        response.Dispose();
        response.Dispose();

        Assert.Equal(0, response.Body.Length);
        for (var length = 16 * 1024; length / 2 < size; length *= 2)
        {
            // This thread gets back what it returned last, as it was left.
            var held = Math.Min(length, size);
            var (last, other) = (ArrayPool<byte>.Shared.Rent(length), ArrayPool<byte>.Shared.Rent(length));
            Assert.Equal(body[..held], last[..held]);
            Assert.NotSame(last, other);
        }
    }
}
