using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using Enode.Errors;

namespace Enode.Connections;

/// <summary>The saved profiles: a file each, in the configuration folder of the user.</summary>
/// <remarks>
/// A file is written aside and renamed, so that a reader never sees half of one. On Windows the folder gives access to its user alone; on
/// other systems the files get the mode 0600, and a file that others can write is rejected, because it decides where a secret is sent.
/// </remarks>
internal static class ProfileStore
{
    private const string Prefix = "profile-";
    private const string Extension = ".json";
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    internal static string Folder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "Enode");

    /// <summary>The names of all profiles, in lower case. A file that is not found by its name is not a profile.</summary>
    internal static IReadOnlyList<string> Names => !Directory.Exists(Folder)
        ? []
        : [.. Directory.EnumerateFiles(Folder, $"{Prefix}*{Extension}")
            .Select(path => Path.GetFileNameWithoutExtension(path)[Prefix.Length..].ToLowerInvariant())
            .Where(name => Regex.IsMatch(name, EnodeProfile.NamePattern) && LeadsToFile(PathOf(name)))
            .Distinct()
            .Order(StringComparer.Ordinal)];

    /// <exception cref="EnodeCommandException">
    /// <see cref="CommandErrorIds.ProfileNotFound"/>. <see cref="CommandErrorIds.InvalidProfile"/>: it cannot be read, or is not valid.
    /// </exception>
    internal static EnodeProfile Read(string name)
    {
        var path = PathOf(name);
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & WritableByOthers) != 0)
            {
                throw Invalid(path, "other users can write it. Correct its mode with chmod 600");
            }

            var profile = ProfileFile.Parse(File.ReadAllBytes(path));

            // Removing it by its name must not remove the file of another one.
            return profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                ? profile
                : throw Invalid(path, $"its name is '{profile.Name}', and does not fit to the name of the file");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotFound(name);
        }
        catch (Exception exception) when (
            exception is JsonException or FormatException or EnodeApiException or IOException or UnauthorizedAccessException
                or InvalidOperationException)
        {
            // The last one is of a text with half of a surrogate pair.
            throw Invalid(path, exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <exception cref="EnodeCommandException"><see cref="CommandErrorIds.ProfileNotSaved"/>.</exception>
    internal static void Save(EnodeProfile profile)
    {
        if (profile.Proxy?.UserInfo.Length > 0)
        {
            throw new EnodeCommandException(
                CommandErrorIds.ProfileNotSaved,
                "A profile contains no secret, and the address of -Proxy contains a user name or a password. Specify -ProxyCredential " +
                "instead, with each Connect-Enode.");
        }

        var path = PathOf(profile.Name);
        var aside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            CreateFolder();
            using (var file = new FileStream(aside, Options()))
            {
                file.Write(ProfileFile.Write(profile));
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(aside))
            {
                File.Delete(aside);
            }

            throw new EnodeCommandException(
                CommandErrorIds.ProfileNotSaved, $"The profile '{profile.Name}' could not be saved: {exception.Message}", exception);
        }
    }

    /// <exception cref="EnodeCommandException">
    /// <see cref="CommandErrorIds.ProfileNotFound"/>. <see cref="CommandErrorIds.ProfileNotSaved"/>: the file cannot be deleted.
    /// </exception>
    internal static void Remove(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            throw NotFound(name);
        }

        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnodeCommandException(
                CommandErrorIds.ProfileNotSaved, $"The profile '{name}' could not be removed: {exception.Message}", exception);
        }
    }

    /// <summary>The names that match a pattern. A name without wildcards is returned, whether there is such a profile or not.</summary>
    internal static IReadOnlyList<string> Matching(string name) => WildcardPattern.ContainsWildcardCharacters(name)
        ? [.. Names.Where(WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch)]
        : [name];

    // In lower case: Fleet and fleet are one profile on every file system. With a prefix: a file cannot have the name of a device.
    private static string PathOf(string name) => Regex.IsMatch(name, EnodeProfile.NamePattern)
        ? Path.Combine(Folder, $"{Prefix}{name.ToLowerInvariant()}{Extension}")
        : throw NotFound(name);

    // File.Exists is true for a link that leads to nothing.
    private static bool LeadsToFile(string path)
    {
        try
        {
            return (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)).Exists;
        }
        catch (IOException)
        {
            // There is no such file, or a link leads to itself.
            return false;
        }
    }

    private static void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, OwnFolder);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        return options;
    }

    private static EnodeCommandException NotFound(string name)
    {
        var others = Names is { Count: > 0 } names ? $"Existing profiles: {string.Join(", ", names)}." : "There are no profiles.";
        return new EnodeCommandException(CommandErrorIds.ProfileNotFound, $"There is no profile named '{name}'. {others}");
    }

    private static EnodeCommandException Invalid(string path, string what, Exception? inner = null) =>
        new(CommandErrorIds.InvalidProfile, $"The profile {path} cannot be used: {what}.", inner);
}
