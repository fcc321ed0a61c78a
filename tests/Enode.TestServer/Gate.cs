namespace Enode.Testing;

/// <summary>Something that answers wait in front of until the test opens it. No clock is involved.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True once it was opened. It is never closed again.</summary>
    public bool IsOpen => opened.Task.IsCompleted;

    internal Task Opened => opened.Task;

    /// <summary>Lets everybody pass, those who wait and those who come.</summary>
    public void Open() => opened.TrySetResult();
}
