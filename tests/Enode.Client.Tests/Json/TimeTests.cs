using System.Text.Json;

namespace Enode.Tests.Json;

public sealed class TimeTests : ClientTest
{
    [Theory]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01T12:00:00.0000000+00:00")]
    [InlineData("2026-07-01T12:00:00", "2026-07-01T12:00:00.0000000+00:00")]
    [InlineData("2026-07-01T12:00", "2026-07-01T12:00:00.0000000+00:00")]
    [InlineData("2026-07-01", "2026-07-01T00:00:00.0000000+00:00")]
    [InlineData("2026-07-01T12:00:00.1234567", "2026-07-01T12:00:00.1234567+00:00")]
    [InlineData("2026-07-01T12:00:00+02:00", "2026-07-01T12:00:00.0000000+02:00")]
    [InlineData("2026-07-01T12:00:00-07:30", "2026-07-01T12:00:00.0000000-07:30")]
    public void A_time_without_an_offset_is_utc_and_another_keeps_its_own(string text, string read)
    {
        Assert.Equal(read, Read($"\"{text}\"").ToString("O"));
    }

    [Theory]
    [InlineData("2026-07-01T12:00:00Z")]
    [InlineData("2026-07-01T12:00:00.12Z")]
    [InlineData("2026-07-01T12:00:00.1234567Z")]
    [InlineData("2026-07-01T12:00:00+02:00")]
    public void A_time_is_written_as_it_was_read(string text)
    {
        Assert.Equal(
            $"\"{text}\"", JsonSerializer.Serialize(Read($"\"{text}\""), EnodeJson.Indented.Options.GetTypeInfo(typeof(DateTimeOffset))));
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2026-13-01T00:00:00Z\"")]
    [InlineData("\"\"")]
    [InlineData("1751371200")]
    [InlineData("true")]
    [InlineData("{}")]
    public async Task What_is_no_time_is_an_answer_of_another_shape(string value)
    {
        Server.Reply(200, $$"""{"id":"v","lastSeen":{{value}}}""");

        var failure = await FailureOf(Connect().Vehicles.GetAsync("v"));

        Assert.Equal(ErrorIds.InvalidResponse, failure.ErrorId);
        Assert.EndsWith("at $.lastSeen.", failure.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Read(string json) =>
        JsonSerializer.Deserialize(
            json,
            (System.Text.Json.Serialization.Metadata.JsonTypeInfo<DateTimeOffset>)
                EnodeJson.Default.Options.GetTypeInfo(typeof(DateTimeOffset)));
}
