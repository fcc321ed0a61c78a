using System.Management.Automation;
using System.Reflection;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Enode.Parameters;
using Xunit;

namespace Enode.Surface;

/// <summary>Guards what scripts are written against, also on a machine without PowerShell.</summary>
public sealed class SurfaceTests
{
    public static TheoryData<string> Names { get; } = [.. Commands.All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Commands that put an object together for another command, and send nothing.</summary>
    private static string[] Builders { get; } =
        ["ConvertTo-EnodeRecord", "New-EnodeScheduleRule", "New-EnodeTariffInterval", "New-EnodeTariffRate"];

    [Fact]
    public void The_commands_and_their_parameters_are_those_of_the_listing()
    {
        Listing.AssertIsCheckedIn("surface.txt", CommandListing());
    }

    [Fact]
    public void The_public_types_of_the_client_and_their_members_are_those_of_the_listing()
    {
        Listing.AssertIsCheckedIn("client.txt", PublicTypes.Listing(typeof(EnodeClient).Assembly.GetExportedTypes()));
    }

    [Fact]
    public void The_public_types_of_the_module_and_of_the_simulator_are_those_of_the_listing()
    {
        // Commands are in their own listing. Completers and attributes are public only because PowerShell creates them.
        Type[] parts = [typeof(Cmdlet), typeof(Attribute), typeof(IArgumentCompleter)];
        var types = Commands.Module.GetExportedTypes().Concat(typeof(Simulator).Assembly.GetExportedTypes())
            .Where(type => !parts.Any(part => part.IsAssignableFrom(type)));

        Listing.AssertIsCheckedIn("module.txt", PublicTypes.Listing(types));
    }

    [Fact]
    public void The_error_ids_are_those_of_the_listing()
    {
        Listing.AssertIsCheckedIn("errors.txt", string.Concat(ErrorIds().Order(StringComparer.Ordinal).Select(id => $"{id}\n")));
    }

    [Fact]
    public void The_manifest_exports_every_command_and_nothing_else()
    {
        var manifest = File.ReadAllText(Path.Combine(Commands.Root, "Enode.psd1"));
        var exported = Regex.Match(manifest, @"CmdletsToExport\s*=\s*@\((?<list>.*?)\)", RegexOptions.Singleline).Groups["list"].Value;

        Assert.Equal(
            Commands.All.Keys.Order(StringComparer.Ordinal),
            Regex.Matches(exported, "'(?<name>[^']+)'").Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_has_an_approved_verb_and_a_singular_noun_of_ours(string name)
    {
        var type = Commands.All[name];

        Assert.Contains(Commands.Verb(type), ApprovedVerbs());
        Assert.Matches("^Enode([A-Z][A-Za-z]*([^s]|Status))?$", Commands.Noun(type));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_checks_what_it_is_given(string name)
    {
        foreach (var parameter in Commands.ParameterProperties(Commands.All[name]))
        {
            var checks = parameter.GetCustomAttributesData().Select(data => data.AttributeType)
                .Where(typeof(RefuseNullAttribute).IsAssignableFrom).ToList();
            var type = ElementOf(parameter.PropertyType);
            Assert.True(checks.Count == 1, $"{name} -{parameter.Name} has {checks.Count} attributes that reject null.");
            if (CheckOf(type) is { } check && checks[0] != typeof(WeekdayAttribute))
            {
                Assert.Equal(check, checks[0] == typeof(SimulatorPortAttribute) ? checks[0].BaseType : checks[0]);
            }
            else if (type == typeof(string))
            {
                Assert.True(checks[0].IsAssignableTo(typeof(TextOnlyAttribute)), $"{name} -{parameter.Name} accepts other things than text.");
            }
        }
    }

    private static Type? CheckOf(Type type) =>
        type == typeof(int) ? typeof(WholeNumberAttribute)
        : type == typeof(decimal) ? typeof(ExactNumberAttribute)
        : type == typeof(double) ? typeof(InvariantNumberAttribute)
        : type == typeof(bool) ? typeof(TrueOrFalseAttribute)
        : null;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_that_gives_something_says_what(string name)
    {
        string[] silent =
        [
            "Disconnect-Enode", "Disconnect-EnodeUser", "Disconnect-EnodeVendor", "Remove-EnodeProfile", "Remove-EnodeSchedule", "Remove-EnodeUser", "Remove-EnodeWebhook",
            "Revoke-EnodeUserAuthorization", "Send-EnodeRefreshHint", "Set-EnodeLocationTariff", "Set-EnodeTariff", "Stop-EnodeSimulator",
        ];

        Assert.Equal(silent.Contains(name), !Commands.OutputTypes(Commands.All[name]).Any());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_that_changes_something_can_be_asked_what_if(string name)
    {
        // Connections and simulators belong to this process; Wait and Test-EnodeService only read, and deliveries come by themselves.
        string[] changesNothing =
        [
            "Connect-Enode", "Connect-EnodeUser", "ConvertFrom-EnodeWebhook", "Disconnect-Enode", "Disconnect-EnodeUser",
            "Receive-EnodeWebhook", "Select-EnodeConnection", "Start-EnodeSimulator", "Test-EnodeService", "Test-EnodeWebhookSignature",
            "Wait-EnodeAction",
            .. Builders,
        ];
        var type = Commands.All[name];

        Assert.Equal(Commands.Verb(type) != "Get" && !changesNothing.Contains(name), Commands.SupportsShouldProcess(type));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_for_text_or_a_time_is_completed_so_that_no_files_are_offered(string name)
    {
        // The path of a file is completed by PowerShell.
        string[] files = ["JournalPath"];
        Type[] types = [typeof(string), typeof(SecureString), typeof(DateTimeOffset)];
        var open = Commands.ParameterProperties(Commands.All[name])
            .Where(parameter => !files.Contains(parameter.Name))
            .Where(parameter => types.Contains(ElementOf(parameter.PropertyType)))
            .Where(parameter => !parameter.GetCustomAttributesData().Any(data =>
                data.AttributeType == typeof(ArgumentCompleterAttribute) || data.AttributeType == typeof(ValidateSetAttribute)))
            .Select(parameter => parameter.Name);

        Assert.Empty(open);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_has_a_help_page_with_two_examples(string name)
    {
        var page = Path.Combine(Commands.Root, "docs/en-US", $"{name}.md");

        Assert.True(File.Exists(page), $"There is no docs/en-US/{name}.md.");
        Assert.InRange(Regex.Matches(File.ReadAllText(page), "^### Example", RegexOptions.Multiline).Count, 2, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_command_that_calls_the_API_takes_a_connection(string name)
    {
        string[] own =
        [
            "Connect-Enode", "Connect-EnodeUser", "Get-EnodeConnection", "Get-EnodeProfile", "Get-EnodeSimulator", "Remove-EnodeProfile",
            "Send-EnodeSimulatorEvent", "Start-EnodeSimulator", "Stop-EnodeSimulator", "Test-EnodeWebhookSignature", .. Builders
        ];

        Assert.Equal(
            own.Contains(name),
            !Commands.Parameters(Commands.All[name]).Any(line => line.StartsWith("-Connection ", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_ships_refers_to_the_runtime_PowerShell_and_itself_alone()
    {
        string[] own = ["Enode.PowerShell", "Enode.Client", "Enode.Simulator"];
        var references = new[] { Commands.Module, typeof(EnodeClient).Assembly, typeof(Simulator).Assembly }
            .SelectMany(assembly => assembly.GetReferencedAssemblies())
            .Select(reference => reference.Name!)
            .Distinct()
            .Where(reference => !own.Contains(reference) && reference != "System.Management.Automation" && !IsOfTheRuntime(reference));

        Assert.Empty(references);
    }

    [Fact]
    public void The_client_knows_nothing_of_PowerShell_and_the_simulator_only_the_client()
    {
        Assert.DoesNotContain(
            typeof(EnodeClient).Assembly.GetReferencedAssemblies(),
            reference => reference.Name is "System.Management.Automation" or "Enode.PowerShell" or "Enode.Simulator");
        Assert.DoesNotContain(
            typeof(Simulator).Assembly.GetReferencedAssemblies(),
            reference => reference.Name is "System.Management.Automation" or "Enode.PowerShell");
    }

    [Fact]
    public void The_version_of_every_assembly_is_that_of_the_manifest()
    {
        var manifest = File.ReadAllText(Path.Combine(Commands.Root, "Enode.psd1"));
        var version = Regex.Match(manifest, @"ModuleVersion\s*=\s*'(?<version>[^']+)'").Groups["version"].Value;

        Assert.All(
            new[] { Commands.Module, typeof(EnodeClient).Assembly, typeof(Simulator).Assembly },
            assembly => Assert.Equal(version, assembly.GetName().Version!.ToString(3)));
    }

    /// <summary>The ids of the client, and those that only commands use.</summary>
    private static IEnumerable<string> ErrorIds() => new[] { typeof(ErrorIds), Commands.Module.GetType("Enode.Errors.CommandErrorIds", true)! }
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
        .Select(field => (string)field.GetRawConstantValue()!);

    private static bool IsOfTheRuntime(string name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, $"{name}.dll"));

    private static HashSet<string> ApprovedVerbs() => typeof(VerbsCommon).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == typeof(VerbsCommon).Namespace && type.Name.StartsWith("Verbs", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToHashSet(StringComparer.Ordinal);

    private static string CommandListing()
    {
        var text = new StringBuilder();
        foreach (var (name, type) in Commands.All.OrderBy(command => command.Key, StringComparer.Ordinal))
        {
            text.Append(name);
            text.Append(Commands.SupportsShouldProcess(type) ? " [-WhatIf]" : string.Empty);
            text.Append(Commands.SupportsPaging(type) ? " [-First -Skip]" : string.Empty);
            text.Append(Commands.OutputTypes(type).Any() ? $" : {string.Join(", ", Commands.OutputTypes(type))}" : string.Empty).Append(
                '\n');
            foreach (var parameter in Commands.Parameters(type))
            {
                text.Append("    ").Append(parameter).Append('\n');
            }
        }

        return text.ToString();
    }

    private static Type ElementOf(Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type;
        return Nullable.GetUnderlyingType(element) ?? element;
    }
}
