using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>Carries a finished error record from the work to the pipeline thread, which ends the pipeline with it.</summary>
internal sealed class PipelineEndingException : Exception
{
    internal PipelineEndingException(ErrorRecord record)
        : base(record.Exception.Message, record.Exception)
    {
        Record = record;
    }

    internal ErrorRecord Record { get; }
}
