# The help is correct and complete, and its examples run.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSupport.psm1", "$PSScriptRoot/HelpPages.psm1" -Force
    $manifest = Import-PowerShellDataFile (Join-Path (Get-ModulePath) 'Enode.psd1')
    $docs = Get-DocsPath
    $commands = foreach ($name in $manifest.CmdletsToExport) {
        $path = Join-Path $docs "en-US/$name.md"
        @{ Name = $name; Path = $path; Examples = @((Test-Path $path) ? (Get-PageExample $path) : @()) }
    }

    $topics = Get-ChildItem $docs -Filter 'about_*.md' | ForEach-Object { @{ Name = $_.BaseName; Path = $_.FullName } }
    $pages = @(
        $commands | ForEach-Object { @{ Name = $_.Name; Blocks = @($_.Examples | Where-Object Runs) } }
        Get-ChildItem $docs -File -Filter '*.md' | Where-Object Name -Match '^(about_.*|errors)\.md$' | ForEach-Object {
            @{ Name = $_.Name; Blocks = @(Get-CodeBlock (Get-Content $_.FullName -Raw) | Where-Object Runs) }
        }
    )
    $clearing = $commands.Examples | Where-Object { $_.Runs -and $_.Code -match '-ClearLocation' } |
        ForEach-Object { @{ Title = $_.Title; Block = $_ } }
    $otherCode = foreach ($file in Get-ChildItem $docs -File -Filter '*.md' | Where-Object Name -Match '^(about_.*|errors)\.md$') {
        $number = 0
        Get-CodeBlock (Get-Content $file.FullName -Raw) | Where-Object Runs |
            ForEach-Object { @{ File = $file.Name; Number = ++$number; Block = $_ } }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSupport.psm1", "$PSScriptRoot/HelpPages.psm1" -Force
    Import-Module (Get-ModulePath) -Global

    Import-Module Microsoft.PowerShell.PlatyPS
    $commandTypes = (Get-Command Get-EnodeVehicle).ImplementingType.Assembly

    # All error ids: those of the client, and those that only commands use.
    function Get-KnownErrorId {
        foreach ($type in [Enode.ErrorIds], $commandTypes.GetType('Enode.Errors.CommandErrorIds')) {
            $type.GetFields([System.Reflection.BindingFlags]'Public, NonPublic, Static').ForEach({ $_.GetRawConstantValue() })
        }
    }

    $docs = Get-DocsPath
    $operations = [regex]::Matches((Get-Content (Join-Path $docs 'operations.md') -Raw), '(?m)^\| `(?<id>\w+)`').ForEach({ $_.Groups['id'].Value })
    $buildHelp = Join-Path $docs 'Build-Help.ps1'

    # As for an installed module: new runspaces load it from there automatically.
    $modulePath = $env:PSModulePath
    $env:PSModulePath = (Split-Path (Get-ModulePath)) + [System.IO.Path]::PathSeparator + $modulePath

    # Runs code in a new session, with the module and, unless the code starts one, a simulator.
    function Invoke-Documented([object] $Block, [string] $Folder) {
        $start = $Block.BringsItsOwn ? '' : '$null = Start-EnodeSimulator -Speed 60 -Connect'
        $script = "`$ErrorActionPreference = 'Stop'`nSet-Location `$folder`n$start`n$($Block.Code)"
        Invoke-InRunspace ([scriptblock]::Create($script)) @{ folder = $Folder }
    }

    # Runs code blocks in one session with a simulator, as in about_Enode, and gives for each of them its output and what it
    # leaves behind: environment variables, connections, simulators and files.
    function Invoke-Session([object[]] $Blocks, [string] $Folder) {
        $shell = New-Shell { Set-Location $folder; $null = Start-EnodeSimulator -Speed 60 -Connect } @{ folder = $Folder }
        try {
            $null = $shell.Invoke()
            foreach ($block in $Blocks) {
                $before = Get-Trace $Folder
                $shell.Commands.Clear()
                $shell.Streams.ClearStreams()
                $null = $shell.AddScript($block.Code)
                $ended = $output = $null
                try { $output = $shell.Invoke() } catch { $ended = $_ }
                [pscustomobject]@{
                    Block   = $block
                    Output  = @($output)
                    Errors  = @($shell.Streams.Error)
                    EndedBy = $ended
                    Warning = @($shell.Streams.Warning | ForEach-Object Message)
                    Left    = @(Get-Trace $Folder | Where-Object { $_ -notin $before })
                }
            }
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }
    }

    # What a script can leave behind, one line for each item.
    function Get-Trace([string] $Folder) {
        Get-ChildItem Env: | ForEach-Object { "variable $($_.Name)=$($_.Value)" }
        Get-EnodeConnection | ForEach-Object { "connection $($_.Name)" }
        Get-EnodeSimulator | ForEach-Object { "simulator $($_.Port)" }
        Get-ChildItem $Folder -Recurse | ForEach-Object { "file $($_.FullName)" }
    }

    function Assert-Ran([object] $Result, [bool] $HasOutput) {
        "$($Result.EndedBy)" | Should -BeNullOrEmpty -Because 'the code must not end early'
        $Result.Errors | ForEach-Object ToString | Should -BeNullOrEmpty -Because 'the code must run without an error'
        $Result.Warning | Should -BeNullOrEmpty
        if ($HasOutput) { ($Result.Output | Out-String).Trim() | Should -Not -BeNullOrEmpty -Because 'an example must write something' }
        else { $Result.Output | Should -BeNullOrEmpty -Because 'it is marked as no-output' }
    }
}

AfterAll {
    $env:PSModulePath = $modulePath
}

Describe 'The help pages' {
    It 'are one for each command' {
        $pages = (Get-ChildItem (Join-Path $docs 'en-US') -Filter '*.md').BaseName | Sort-Object
        $exported = (Get-Command -Module Enode).Name | Sort-Object
        $pages -join ' ' | Should -BeExactly ($exported -join ' ')
    }

    It 'are in the help of the module, each once' {
        $maml = [xml](Get-Content (Join-Path (Get-ModulePath) 'en-US/Enode.PowerShell.dll-Help.xml') -Raw)
        $helped = $maml.helpItems.command.details.name | Sort-Object
        $helped -join ' ' | Should -BeExactly (((Get-Command -Module Enode).Name | Sort-Object) -join ' ')
    }

    It 'leave no markdown in the help of the module' {
        $maml = [xml](Get-Content (Join-Path (Get-ModulePath) 'en-US/Enode.PowerShell.dll-Help.xml') -Raw)
        $markdown = '`|\*\*|\]\(|^#|<!--|\\[\[\]<>_*]|\u0080|  $'
        $maml.GetElementsByTagName('maml:para') | ForEach-Object InnerText | Where-Object { $_ -match $markdown } | Should -BeNullOrEmpty
    }
}

Describe 'The help of <Name>' -ForEach $commands {
    BeforeAll {
        $command = Get-Command $Name
        $text = Get-Content $Path -Raw
        $page = Import-MarkdownCommandHelp $Path
        $help = Get-Help $Name -Full
        $parameters = Get-OwnParameter $command
    }

    It 'has a page that is valid and has no placeholders' {
        Test-MarkdownCommandHelp $Path | Should -BeTrue
        $text | Should -Not -Match '\{\{' -Because 'placeholders must be replaced'
        $page.Title | Should -BeExactly $Name
        $page.ModuleName | Should -BeExactly 'Enode'
        $page.ExternalHelpFile | Should -BeExactly 'Enode.PowerShell.dll-Help.xml'
    }

    It 'has a short synopsis that begins with a verb, and is the one that Get-Help shows' {
        $page.Synopsis | Should -CMatch '^[A-Z][a-z]+s [^\r\n]{10,100}\.$'
        $help.Synopsis.Trim() | Should -BeExactly ($page.Synopsis -replace '`')
    }

    It 'has a description, and lists operations and errors' {
        $page.Description.Length | Should -BeGreaterThan 100
        $first = ($page.Notes -split '\r?\n\r?\n')[0]
        $named = [regex]::Matches($first, '`(?<id>[a-z]\w+)`').ForEach({ $_.Groups['id'].Value }) | Where-Object { $_ -in $operations }
        if (-not $named) { $first | Should -Match '(no|No) (API )?operation\b|API operations: all' -Because 'the ids of its operations are listed first' }
        else { $first | Should -Match '^API operations?: `|\boperations? `|with .* also ' }
        $page.Notes | Should -Match '\berrors?\b'
    }

    It 'describes every parameter correctly on the page' {
        $page.Parameters.Name | Sort-Object | Should -BeExactly ($parameters.Name | Sort-Object)
        $differences = foreach ($parameter in $parameters) {
            $described = $page.Parameters.Where({ $_.Name -ceq $parameter.Name })[0]
            if ($described.Description -notmatch '^[^{]{15,}') { "-$($parameter.Name) has no description" }
            Compare-Description "-$($parameter.Name)" (Get-PageParameter $described) (Get-RealParameter $command $parameter)
        }

        $differences | Should -BeNullOrEmpty
    }

    It 'describes every parameter correctly in Get-Help' {
        $differences = foreach ($parameter in $parameters) {
            $shown = $help.parameters.parameter | Where-Object name -CEQ $parameter.Name
            $sets = @($parameter.ParameterSets.Values)
            if (($shown.description.Text -join '').Length -lt 15) { "-$($parameter.Name) has no description" }
            $byValue, $byName = [bool]($sets.ValueFromPipeline -eq $true), [bool]($sets.ValueFromPipelineByPropertyName -eq $true)
            $ways = @($byValue ? 'ByValue' : $null; $byName ? 'ByPropertyName' : $null).Where({ $_ })
            $default = Get-RealDefault $command $parameter
            Compare-Description "-$($parameter.Name)" @{
                required      = $shown.required
                position      = $shown.position
                pipelineInput = $shown.pipelineInput
                globbing      = $shown.globbing
                aliases       = ($shown.aliases -split ', ' | Sort-Object) -join ', '
                default       = $shown.defaultValue
            } @{
                required      = "$([bool]($sets.IsMandatory -eq $true))".ToLowerInvariant()
                position      = $sets[0].Position -eq [int]::MinValue ? 'Named' : "$($sets[0].Position)"
                pipelineInput = $ways ? "true ($($ways -join ', '))" : 'false'
                globbing      = "$(Test-Wildcard $parameter)".ToLowerInvariant()
                aliases       = $parameter.Aliases ? ($parameter.Aliases | Sort-Object) -join ', ' : 'none'
                default       = $default ? $default : 'None'
            }
        }

        $differences | Should -BeNullOrEmpty
    }

    It 'shows the syntax of every parameter set' {
        $onPage = foreach ($syntax in $page.Syntax) {
            $names = [regex]::Matches("$($syntax.SyntaxParameters)", '-(\w+)').ForEach({ $_.Groups[1].Value }) | Sort-Object
            "$($syntax.ParameterSetName)$($syntax.IsDefaultParameterSet ? ' (default)' : ''): $names"
        }
        $real = foreach ($set in $command.ParameterSets) {
            $names = ($set.Parameters | Where-Object Name -In $parameters.Name).Name | Sort-Object
            "$($set.Name)$($set.IsDefault -and $set.Name -ne '__AllParameterSets' ? ' (default)' : ''): $names"
        }

        ($onPage | Sort-Object) -join "`n" | Should -BeExactly (($real | Sort-Object) -join "`n")
        @($help.syntax.syntaxItem).Count | Should -Be $command.ParameterSets.Count
    }

    It 'lists the types of the input and the output' {
        $fromPipeline = $parameters | Where-Object {
            $sets = $_.ParameterSets.Values
            $sets.ValueFromPipeline -contains $true -or $sets.ValueFromPipelineByPropertyName -contains $true
        }
        $in = $fromPipeline | ForEach-Object { $_.ParameterType.ToString() } | Sort-Object -Unique
        $out = $command.OutputType.Name | Sort-Object -Unique
        ($page.Inputs.Typename | Sort-Object) -join ', ' | Should -BeExactly ($in ? $in -join ', ' : 'None')
        ($page.Outputs.Typename | Sort-Object) -join ', ' | Should -BeExactly ($out ? $out -join ', ' : 'None')
    }

    It 'has links to existing pages' {
        $page.RelatedLinks.Count | Should -BeGreaterThan 0
        foreach ($link in $page.RelatedLinks) {
            Join-Path (Split-Path $Path) $link.Uri | Should -Exist
            (Split-Path $link.Uri -LeafBase) | Should -BeExactly $link.LinkText
        }
        $page.RelatedLinks.LinkText | Should -Not -Contain $Name
    }

    It 'names only existing error ids and types' {
        $ids = Get-KnownErrorId
        $named = [regex]::Matches($text, '\bEnode\.(?<id>\w+)`').ForEach({ $_.Value.TrimEnd('`') })
        $named | Where-Object { $_ -notin $ids -and -not ($_ -as [type]) } | Should -BeNullOrEmpty
    }

    It 'has at least two examples that run anywhere' {
        @($Examples | Where-Object Runs).Count | Should -BeGreaterOrEqual 2
    }

    It 'describes each example, and why one does not run anywhere' {
        foreach ($example in $Examples) {
            $example.Title | Should -CMatch '^Example \d+: [A-Z]'
            $example.Text | Should -Not -BeNullOrEmpty -Because $example.Title
            if (-not $example.Runs) { $example.Text | Should -Match '\bIt needs\b' -Because $example.Title }
        }
        # Get-Help indents by 4 in a terminal of 80 columns, and wraps longer lines at any character.
        $Examples.Code -split '\r?\n' | Where-Object Length -GT 75 | Should -BeNullOrEmpty
        $Examples.Title | Where-Object Length -GT 56 | Should -BeNullOrEmpty
        @($Examples.Title -replace '^Example (\d+):.*', '$1') -join ' ' | Should -BeExactly (1..$Examples.Count -join ' ')
    }

    It 'shows all examples of the page in Get-Help, code and text apart' {
        $shown = @($help.examples.example)
        $shown.Count | Should -Be $Examples.Count
        for ($i = 0; $i -lt $shown.Count; $i++) {
            $shown[$i].title | Should -BeLike "*$($Examples[$i].Title)*"
            $shown[$i].code | Should -BeExactly $Examples[$i].Code
            ($shown[$i].remarks.Text -join '').Trim() | Should -Not -BeNullOrEmpty
        }
        ($help.examples | Out-String -Width 200) | Should -Not -Match '```'
    }

    Context 'its examples' {
        AfterEach {
            Reset-Enode
        }

        It '<Title>' -ForEach @(
            $Examples | Where-Object Runs | ForEach-Object { @{ Title = $_.Title; Block = $_ } }
        ) {
            Assert-Ran (Invoke-Documented $Block $TestDrive) $Block.HasOutput
            Get-ChildItem $TestDrive | Should -BeNullOrEmpty -Because 'an example must remove its files'
        }
    }
}

Describe 'The topic <Name>' -ForEach $topics {
    It 'is found by Get-Help, and contains no markdown' {
        $shown = Get-Help $Name
        $shown | Should -BeOfType [string]
        $shown | Should -Match "(?s)^TOPIC\s+$Name\s+SHORT DESCRIPTION\s+\S.*LONG DESCRIPTION\s+\S"
        $shown | Should -Not -Match '`|\]\(|(?m)^#'
        (Get-Help 'about_Enode*').Name | Should -Contain $Name
    }

    It 'names only existing commands, error ids and topics' {
        $text = Get-Content $Path -Raw
        $commandNames = (Get-Command -Module Enode).Name
        [regex]::Matches($text, '\b[A-Z]\w+-Enode\w*').Value | Where-Object { $_ -notin $commandNames } | Should -BeNullOrEmpty
        $ids = Get-KnownErrorId
        [regex]::Matches($text, '`(?<id>Enode\.\w+)`').ForEach({ $_.Groups['id'].Value }) |
            Where-Object { $_ -notin $ids } | Should -BeNullOrEmpty
        [regex]::Matches($text, '\babout_\w+').Value | ForEach-Object { Join-Path $docs "$_.md" | Should -Exist }
    }
}

Describe 'about_Enode' {
    It 'lists every command' {
        $text = Get-Content (Join-Path $docs 'about_Enode.md') -Raw
        $listed = [regex]::Matches($text, '(?m)^\| `([^`]+)` \|').ForEach({ $_.Groups[1].Value }) | Sort-Object
        $listed -join ' ' | Should -BeExactly (((Get-Command -Module Enode).Name | Sort-Object) -join ' ')
    }
}

Describe 'The code in <File>' -ForEach $otherCode {
    AfterEach {
        Reset-Enode
    }

    It 'runs, block <Number>' {
        Assert-Ran (Invoke-Documented $Block $TestDrive) $Block.HasOutput
    }
}

# Environment variables that a page sets and does not remove would send the next real credentials to the address of its simulator.
Describe 'The code of <Name>, one block after the other' -ForEach $pages {
    AfterEach {
        Reset-Enode
    }

    It 'runs in one session, and leaves nothing behind' {
        foreach ($run in Invoke-Session $Blocks $TestDrive) {
            try { Assert-Ran $run $run.Block.HasOutput }
            catch { throw "$($run.Block.Code)`n$_" }
            if (-not $run.Block.Stays) { $run.Left | Should -BeNullOrEmpty -Because "this must leave nothing behind:`n$($run.Block.Code)" }
        }
    }
}

Describe 'Examples that clear locations' {
    AfterEach {
        Reset-Enode
    }

    It 'restore the location of every device: <Title>' -ForEach $clearing {
        $setUp = [pscustomobject]@{
            Code = @'
foreach ($site in Get-EnodeUser | New-EnodeLocation -Name Home -Latitude 60 -Longitude 11 -TimezoneName Europe/Oslo) {
    Get-EnodeCharger -UserId $site.UserId | Set-EnodeCharger -LocationId $site.Id
    Get-EnodeHvac -UserId $site.UserId | Set-EnodeHvac -LocationId $site.Id
}
'@
        }
        $read = [pscustomobject]@{ Code = 'Get-EnodeCharger; Get-EnodeHvac' }
        $runs = Invoke-Session @($setUp, $Block, $read) $TestDrive
        $runs.Errors + $runs.EndedBy | Where-Object { $_ } | Should -BeNullOrEmpty
        $runs[2].Output.Count | Should -BeGreaterThan 10
        $runs[2].Output | Where-Object LocationId -EQ $null | Should -BeNullOrEmpty
    }
}

Describe 'errors.md' {
    BeforeAll {
        $page = Get-Content (Join-Path $docs 'errors.md') -Raw
        $rows = [regex]::Matches($page, '(?m)^\| `(?<id>Enode\.\w+)` \|(?<cells>.*)\|\s*$') | ForEach-Object {
            $when, $category, $ends, $what = $_.Groups['cells'].Value.Split('|').Trim()
            [pscustomobject]@{ Id = $_.Groups['id'].Value; When = $when; Category = $category; Ends = $ends; What = $what }
        }
    }

    It 'lists every error id once, and nothing else' {
        $ids = Get-KnownErrorId | Sort-Object
        ($rows.Id | Sort-Object) -join "`n" | Should -BeExactly ($ids -join "`n")
    }

    It 'has for each id its cause, its category, whether it ends the command, and a recommendation' {
        $catalog = $commandTypes.GetType('Enode.Errors.ErrorCatalog')
        $for = $catalog.GetMethod('For', [System.Reflection.BindingFlags]'NonPublic, Static')
        foreach ($row in $rows) {
            $row.Category | Should -BeExactly "$($for.Invoke($null, @($row.Id, $null, $null)).Item1)" -Because $row.Id
            $row.Ends | Should -BeIn 'Yes', 'No' -Because $row.Id
            $row.When, $row.What | Should -Not -BeNullOrEmpty -Because $row.Id
            $row.What | Should -Not -Match '^Read the message' -Because "$($row.Id) requires an action"
            $for.Invoke($null, @($row.Id, $null, $null)).Item2 |
                Should -Match '^[A-Z](?!.*(message (includes|describes)|\S  )).*\.$' -Because $row.Id
        }
    }
}

Describe 'What PowerShell rejects' {
    BeforeAll {
        $simulator = Start-EnodeSimulator -Connect
        $text = Get-Content (Join-Path $docs 'errors.md') -Raw
    }

    BeforeEach {
        $simulator.ClearRequestLog()
    }

    AfterAll {
        Reset-Enode
    }

    It 'is <Id> for { <Code> }, and nothing is sent' -ForEach @(
        @{ Id = 'ParameterArgumentValidationError'; Code = { Set-EnodeHvacHold 'h1' -Mode WARM } }
        @{ Id = 'ParameterArgumentValidationError'; Code = { Get-EnodeUser -ThrottleLimit 0 } }
        @{ Id = 'ParameterArgumentTransformationError'; Code = { Get-EnodeVehicle -Id $null } }
        @{ Id = 'CannotConvertArgument'; Code = { Get-EnodeVehicle -First 1, 2 } }
        @{ Id = 'CannotConvertArgumentNoMessage'; Code = { Get-EnodeVehicle -First -1 } }
        @{ Id = 'NamedParameterNotFound'; Code = { Get-EnodeVehicle -Nope } }
    ) {
        $refused = $null
        try { & $Code } catch { $refused = $_ }
        Get-ErrorId $refused | Should -BeExactly $Id
        $refused.TargetObject, $refused.ErrorDetails.RecommendedAction | Where-Object { $_ } | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeNullOrEmpty
        $text | Should -Match "(?m)^\|.*``$Id``.*\|"
    }

    It 'is an error of its input when it comes from the pipeline' {
        $null, 'v1' | Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable refused
        Get-ErrorId $refused | Should -BeExactly 'ParameterArgumentTransformationError', 'Enode.NotFound'
        Get-Sent $simulator | Should -BeExactly 'GET /vehicles/v1'
    }

    It 'does not include an unknown status, which is Enode.UnexpectedStatus' {
        Import-ModuleUnderTest
        $server = New-ScriptedServer
        $null = $server.Reply(418)
        $null = Connect-Scripted $server
        Get-EnodeVehicle 'v1' -Connection scripted -ErrorAction SilentlyContinue -ErrorVariable refused
        Get-ErrorId $refused | Should -BeExactly 'Enode.UnexpectedStatus'
        [int]$refused[0].Exception.StatusCode | Should -Be 418
        $text | Should -Match 'Enode\.UnexpectedStatus'
    }
}

Describe 'Build-Help.ps1' {
    BeforeAll {
        # Builds the help from a copy of the documentation with one changed page.
        function Build-Changed([scriptblock] $Change) {
            $copy = Join-Path $TestDrive "docs-$([guid]::NewGuid())"
            $null = New-Item (Join-Path $copy 'en-US') -ItemType Directory
            Copy-Item (Join-Path $docs 'en-US/Get-EnodeUser.md') (Join-Path $copy 'en-US')
            $file = Join-Path $copy 'en-US/Get-EnodeUser.md'
            Set-Content $file (& $Change (Get-Content $file -Raw)) -NoNewline
            & $buildHelp -Source $copy -Destination (Join-Path $copy 'out')
        }
    }

    It 'writes nothing for a valid page' {
        Build-Changed { $args[0] } *>&1 | Should -BeNullOrEmpty
    }

    It 'fails when <What>' -ForEach @(
        @{ What = 'a section is missing'; Change = { $args[0] -replace '## SYNOPSIS' }; Message = '*Get-EnodeUser.md is not valid*' }
        @{
            What = 'a placeholder is left'; Message = '*Get-EnodeUser.md is not finished*'
            Change = { $args[0] -replace '(?m)^Gets users.*$', '{{ Fill in the Synopsis }}' }
        }
        @{
            What = 'an example has no code'; Message = '*Example 1*code block*'
            Change = { $args[0] -replace '(?ms)(### Example 1:[^\r\n]*\s+)```.*?^```', '$1' }
        }
    ) {
        { Build-Changed $Change } | Should -Throw $Message
    }
}
