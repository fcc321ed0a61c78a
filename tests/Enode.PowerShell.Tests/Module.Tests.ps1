BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $commands = @((Get-Module Enode).ExportedCmdlets.Values)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $module = Get-ModulePath
    $manifest = Join-Path $module 'Enode.psd1'
}

AfterAll { Reset-Enode }

Describe 'The built module' {
    It 'has a valid manifest' {
        $info = Test-ModuleManifest $manifest -ErrorAction Stop -WarningAction Stop
        $info.Name | Should -Be 'Enode'
        $info.PowerShellVersion | Should -Be '7.4'
        $info.CompatiblePSEditions | Should -Be 'Core'
        $info.Description | Should -Not -BeNullOrEmpty
    }

    It 'has a manifest without code' {
        $data = Import-PowerShellDataFile $manifest
        $data.RootModule | Should -Be 'Enode.PowerShell.dll'
        $data.CmdletsToExport | Should -Not -Contain '*'
        $data.FunctionsToExport + $data.AliasesToExport + $data.VariablesToExport | Should -BeNullOrEmpty
        $data.Keys | Should -Not -Contain 'ScriptsToProcess'
        $data.Keys | Should -Not -Contain 'RequiredModules'
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($manifest, [ref]$null, [ref]$null)
        $code = $ast.FindAll({ $args[0].GetType().Name -in 'CommandAst', 'VariableExpressionAst' }, $true)
        $code | Should -BeNullOrEmpty
    }

    It 'has the version of its assemblies' {
        $version = (Import-PowerShellDataFile $manifest).ModuleVersion
        Get-ChildItem $module -Filter *.dll |
            ForEach-Object { [System.Reflection.AssemblyName]::GetAssemblyName($_.FullName).Version.ToString(3) } |
            Sort-Object -Unique | Should -Be $version
    }

    It 'has exactly its own three assemblies, and no script' {
        Get-ChildItem $module -Recurse -Filter *.dll | ForEach-Object Name | Sort-Object |
            Should -Be 'Enode.Client.dll', 'Enode.PowerShell.dll', 'Enode.Simulator.dll'
        Get-ChildItem $module -Recurse -Include *.ps1, *.psm1, *.exe, *.so, *.dylib | Should -BeNullOrEmpty
    }

    It 'references only the runtime, PowerShell and itself' {
        $own = 'Enode.Client', 'Enode.PowerShell', 'Enode.Simulator'
        $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -in $own }
        $loaded.GetReferencedAssemblies().Name | Sort-Object -Unique | Where-Object { $_ -notin $own } | ForEach-Object {
            $_ | Should -Match '^(System\.|netstandard$|System$|mscorlib$|Microsoft\.Win32\.)'
        }
        $client = $loaded | Where-Object { $_.GetName().Name -eq 'Enode.Client' }
        $client.GetReferencedAssemblies().Name | Should -Not -Contain 'System.Management.Automation'
    }

    It 'exports exactly its cmdlets, which the manifest lists' {
        $listed = (Import-PowerShellDataFile $manifest).CmdletsToExport | Sort-Object
        $exported = (Get-Module Enode).ExportedCommands
        $exported.Values.CommandType | Sort-Object -Unique | Should -Be 'Cmdlet'
        $exported.Keys | Sort-Object | Should -Be $listed
        $types = [AppDomain]::CurrentDomain.GetAssemblies().Where({ $_.GetName().Name -eq 'Enode.PowerShell' }).GetTypes() |
            Where-Object { -not $_.IsAbstract -and $_.IsSubclassOf([System.Management.Automation.Cmdlet]) }
        $attributes = $types | ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)[0] }
        $attributes | ForEach-Object { "$($_.VerbName)-$($_.NounName)" } | Sort-Object | Should -Be $listed
    }

    It 'lists its commands in order' {
        $listed = (Import-PowerShellDataFile $manifest).CmdletsToExport
        $listed | Should -Be ($listed | Sort-Object)
    }
}

Describe '<_.Name>' -ForEach $commands {
    BeforeAll { $command = $_ }

    It 'has an approved verb' {
        (Get-Verb).Verb | Should -Contain $command.Verb
    }

    It 'has a noun with the prefix Enode, in the singular' {
        $command.Noun | Should -Match '^Enode'
        $command.Noun | Should -Not -Match '(?<!statu|s)s$'
    }

    It 'has parameters in PascalCase, and no alias of a common parameter' {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
        $command.Parameters.Values | Where-Object Name -NotIn $common | ForEach-Object {
            $_.Name | Should -MatchExactly '^[A-Z][A-Za-z]*$'
            $_.Aliases | Where-Object { $_ -in $common } | Should -BeNullOrEmpty
        }
    }

    It 'has output types, if it has output' {
        $silent = 'Disconnect-Enode', 'Disconnect-EnodeUser', 'Disconnect-EnodeVendor', 'Remove-EnodeProfile', 'Remove-EnodeSchedule',
        'Remove-EnodeUser', 'Remove-EnodeWebhook', 'Revoke-EnodeUserAuthorization', 'Send-EnodeRefreshHint', 'Set-EnodeLocationTariff',
        'Set-EnodeTariff', 'Stop-EnodeSimulator'
        if ($command.Name -notin $silent) {
            $command.OutputType | Should -Not -BeNullOrEmpty
        }
    }

    It 'has -WhatIf and -Confirm, if it changes something' {
        # Connections and simulators are of the session. Other changes are made at Enode.
        $harmless = 'Get', 'Connect', 'Disconnect', 'Select', 'Wait', 'Test', 'ConvertFrom', 'ConvertTo', 'Receive'
        if ($command.Verb -notin $harmless -and $command.Name -notmatch 'Rule$|TariffRate$|TariffInterval$|^Start-EnodeSimulator$') {
            $command.Parameters.Keys | Should -Contain 'WhatIf'
            $command.Parameters.Keys | Should -Contain 'Confirm'
        }
    }

    It 'has -Connection, if it calls the API' {
        $nouns = '^Enode$|Connection$|Profile$|Record$|Simulator$|SimulatorEvent$|WebhookSignature$|ScheduleRule$|TariffRate$|TariffInterval$'
        $isLocal = $command.Noun -match $nouns -or
            $command.Name -match '^(ConvertFrom|Receive)-|^Connect-EnodeUser$'
        if (-not $isLocal) {
            $command.Parameters.Keys | Should -Contain 'Connection'
        }
    }
}

Describe 'Importing the module' {
    BeforeEach { Reset-Enode }

    It 'keeps commands, connections and simulators, <what>' -ForEach @(
        @{ what = 'with -Force, twice'; again = { Import-Module $path -Force; Import-Module $path -Force } }
        @{ what = 'after Remove-Module'; again = { Remove-Module Enode; Import-Module $path } }
    ) {
        $run = Invoke-InRunspace ([scriptblock]::Create(@"
            `$before = (Get-Command -Module Enode).Name
            `$simulator = Start-EnodeSimulator -Connect
            $again
            [pscustomobject]@{
                Commands   = @(Compare-Object `$before (Get-Command -Module Enode).Name).Count
                Count      = @(Get-Command -Module Enode).Count
                Connection = (Get-EnodeConnection).Name
                Selected   = (Get-EnodeConnection -Selected).Name
                Port       = (Get-EnodeSimulator).Port - `$simulator.Port
                Vehicles   = @(Get-EnodeVehicle).Count
                Tokens     = @(`$simulator.RequestLog | Where-Object Path -eq '/oauth2/token').Count
            }
"@)) @{ path = $module }
        $run.Errors | Should -BeNullOrEmpty
        $run.EndedBy | Should -BeNullOrEmpty
        $state = $run.Output[0]
        $state.Commands | Should -Be 0
        $state.Count | Should -Be (Import-PowerShellDataFile $manifest).CmdletsToExport.Count
        $state.Connection, $state.Selected | Should -Be 'Simulator', 'Simulator'
        $state.Port | Should -Be 0
        $state.Vehicles | Should -Be 25
        $state.Tokens | Should -Be 1
    }

    It 'keeps simulators and connections while the module is removed' {
        $simulator = Start-EnodeSimulator -Connect
        $run = Invoke-InRunspace { Remove-Module Enode; Get-Command Get-EnodeUser -ErrorAction Ignore }
        $run.Output | Should -BeNullOrEmpty
        $simulator.IsRunning | Should -BeTrue
        @(Get-EnodeUser).Count | Should -Be 8
    }

    It 'opens no connection, also with credentials in environment variables, and writes no file' {
        $server = New-ScriptedServer
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = 'id', 'secret'
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        $before = Get-ChildItem $module -Recurse | ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks)" }
        $run = Invoke-InProcess { @(Get-EnodeConnection).Count }
        $run.Text.Trim() | Should -Be '0'
        $server.Journal.Count | Should -Be 0
        $server.ConnectionCount | Should -Be 0
        Get-ChildItem $module -Recurse | ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks)" } | Should -Be $before
    }

    It 'loads the simulator only when one is started' {
        $run = Invoke-InProcess {
            Get-EnodeConnection
            [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match '^Enode' | Sort-Object
        }
        $run.Text.Trim() -split '\r?\n' | Should -Contain 'Enode.PowerShell'
        $run.Text.Trim() -split '\r?\n' | Should -Not -Contain 'Enode.Simulator'
    }
}
