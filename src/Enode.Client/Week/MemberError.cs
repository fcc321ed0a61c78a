namespace Enode.Internal;

/// <summary>What is wrong with a member of an object that a user puts together.</summary>
/// <param name="Member">The member as parameters name it, as in <c>Weekday</c>.</param>
/// <param name="Text">What is wrong, as a sentence.</param>
internal sealed record MemberError(string Member, string Text);
