using System.Management.Automation;

namespace Enode.Pipeline;

/// <summary>Carries a finished error record from the work to the pipeline thread, which ends the pipeline with it.</summary>
internal sealed class PipelineEndingException : Exception
{
    internal PipelineEndingException(ErrorRecord record, SentChange? change = null)
        : base(record.Exception.Message, record.Exception)
    {
        Record = record;
        Change = change;
    }

    internal ErrorRecord Record { get; }

    /// <summary>The change that failed. Null when the error is not about a change.</summary>
    internal SentChange? Change { get; }
}
