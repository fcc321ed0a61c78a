namespace Enode.Tests.Problems;

public sealed class SafeTextTests
{
    [Fact]
    public void What_a_terminal_acts_on_is_written_out_and_everything_else_stays()
    {
        for (var code = 0; code <= 0xFFFF; code++)
        {
            var letter = (char)code;
            var isSeparator = code is 0x2028 or 0x2029;
            var isDirection = code is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
            var isUnsafe = char.IsControl(letter) || isSeparator || isDirection;

            Assert.Equal(isUnsafe ? $"a\\u{code:x4}b" : $"a{letter}b", SafeText.Line($"a{letter}b"));
            Assert.Equal(!isUnsafe, SafeText.IsSafe($"a{letter}b"));
        }
    }

    [Theory]
    [InlineData("one\ntwo\tthree", "one\ntwo\tthree", "one\\u000atwo\\u0009three")]
    [InlineData("one\r\ntwo", "one\ntwo", "one\\u000d\\u000atwo")]
    [InlineData("one\rtwo", "one\\u000dtwo", "one\\u000dtwo")]
    [InlineData("\u001b[2J", "\\u001b[2J", "\\u001b[2J")]
    [InlineData("Snöflinga 🚗 👩‍🚀", "Snöflinga 🚗 👩‍🚀", "Snöflinga 🚗 👩‍🚀")]
    [InlineData("", "", "")]
    public void Text_of_several_lines_keeps_its_lines_and_a_line_is_one(string text, string lines, string line)
    {
        Assert.Equal((lines, line), (SafeText.Lines(text), SafeText.Line(text)));
    }

    [Fact]
    public void The_message_of_an_error_is_safe_and_its_problem_is_as_it_was_received()
    {
        var problem = new Problem { Title = "Bad\u001b[31m" };
        var failure = new EnodeApiException(ErrorIds.BadRequest, "Bad\u001b[31m:\n  - name") { Problem = problem };

        Assert.Equal("Bad\\u001b[31m:\n  - name", failure.Message);
        Assert.Equal("Bad\u001b[31m", failure.Problem.Title);
    }
}
