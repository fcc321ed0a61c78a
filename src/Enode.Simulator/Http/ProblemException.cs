using System.Diagnostics.CodeAnalysis;

namespace Enode.Simulation;

/// <summary>Ends the work on a request from any depth; the gateway turns it into the response.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is nothing without its problem.")]
internal sealed class ProblemException : Exception
{
    public ProblemException(ApiProblem problem)
        : base(problem.Detail) => Problem = problem;

    public ApiProblem Problem { get; }
}
