namespace Enode.Tests.Json;

/// <summary>What objects say of themselves goes into files that are read elsewhere: it is the same in every culture.</summary>
public sealed class CultureTests : ClientTest
{
    public static TheoryData<string> Cultures => ["de-DE", "tr-TR", "ar-SA", "th-TH", "fa-IR", "sv-SE"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_list_is_the_same_in_every_culture(string culture)
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        using var other = new InCulture(culture);

        Assert.Equal("-1234.5, 0.25", new EnodeList<double> { -1234.5, 0.25 }.ToString());
        Assert.Equal("-7, 1.50, -12345678901234567890, True, I, , 01/02/2026 03:04:05 +00:00", new EnodeList<object?>
        {
            -7L, 1.50m, -(System.Numerics.BigInteger)12345678901234567890UL, true, "I", null, time,
        }.ToString());
        Assert.Equal("-1.5, 2", new EnodeList<EnodeList<double>> { new() { -1.5, 2 } }.ToString());
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public async Task Every_text_of_every_object_is_the_same_in_every_culture(string culture)
    {
        foreach (var sample in Sample.All)
        {
            var document = JsonTree.WithAll(
                sample.Json,
                node => node.GetValueKind() == System.Text.Json.JsonValueKind.Number && !JsonTree.IsWeekday(node),
                "-1234.5");
            Server.Reply(200, JsonTree.WithMember(document.ToJsonString(), "newer", "[-1234.5,{\"a\":-0.5}]").ToJsonString());
            var read = await sample.ReadAsync(Connect());
            var expected = Texts(read).ToList();
            using (new InCulture(culture))
            {
                Assert.Equal(expected, Texts(read));
            }
        }
    }

    // The object's own, and those of all that is in it.
    private static IEnumerable<string?> Texts(object? value) => value switch
    {
        EnodeModel data => data.GetType().GetProperties().SelectMany(property => Texts(property.GetValue(data)))
            .Append(data.ToString())
            .Append(data.ToJson()),
        EnodeMembers members => [members.ToString()],
        System.Collections.IEnumerable items and not string => items.Cast<object?>().SelectMany(Texts).Append(items.ToString()),
        string text => [text],
        _ => [],
    };
}
