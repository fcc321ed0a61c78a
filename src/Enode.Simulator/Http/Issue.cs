namespace Enode.Simulation;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Code">What kind of thing, for programs.</param>
/// <param name="Path">The member of the body, or the field of the query. Empty for the body as a whole.</param>
/// <param name="Message">What is wrong, for people.</param>
internal sealed record Issue(string Code, string Path, string Message);
