namespace Enode.Errors;

/// <summary>The stable error ids that only commands use. The others are in <see cref="ErrorIds"/>.</summary>
internal static class CommandErrorIds
{
    internal const string ActionSettled = "Enode.ActionSettled";
    internal const string ActionFailed = "Enode.ActionFailed";
    internal const string LinkFailed = "Enode.LinkFailed";
    internal const string CallbackFailed = "Enode.CallbackFailed";
    internal const string ReceiverFailed = "Enode.ReceiverFailed";
    internal const string InvalidJournal = "Enode.InvalidJournal";
    internal const string WaitTimeout = "Enode.WaitTimeout";
    internal const string AmbiguousConnection = "Enode.AmbiguousConnection";
    internal const string ConnectionMismatch = "Enode.ConnectionMismatch";
    internal const string MissingTokenUri = "Enode.MissingTokenUri";
    internal const string MissingAuthorizationUri = "Enode.MissingAuthorizationUri";
    internal const string ProfileNotFound = "Enode.ProfileNotFound";
    internal const string InvalidProfile = "Enode.InvalidProfile";
    internal const string ProfileNotSaved = "Enode.ProfileNotSaved";
    internal const string InvalidEnvironment = "Enode.InvalidEnvironment";
    internal const string SecretNotFound = "Enode.SecretNotFound";
    internal const string SimulatorNotFound = "Enode.SimulatorNotFound";
    internal const string SimulatorFailed = "Enode.SimulatorFailed";
    internal const string EventNotSent = "Enode.EventNotSent";
    internal const string NotCapable = "Enode.NotCapable";
    internal const string InvalidBody = "Enode.InvalidBody";
    internal const string InvalidId = "Enode.InvalidId";
}
