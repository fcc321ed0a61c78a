# The scripts of the page for the night run, and send and write what the page describes.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSupport.psm1", "$PSScriptRoot/HelpPages.psm1" -Force
    $text = Get-Content (Join-Path (Get-DocsPath) 'cookbook-night.md') -Raw
    $sections = foreach ($section in [regex]::Matches($text, '(?ms)^## (?<title>[^\r\n]+)\r?\n(?<body>.*?)(?=^## |\z)')) {
        @{ Title = $section.Groups['title'].Value; Code = @((Get-CodeBlock $section.Groups['body'].Value).Code) }
    }

    $checks = @{
        'A CI job with its secret and without a prompt'                              = {
            $script = [scriptblock]::Create($Code[0])
            $simulator = Start-NightSimulator
            $lost = @(Invoke-Direct chargers | Where-Object { -not $_.isReachable })
            $lost.Count | Should -BeGreaterThan 0
            $simulator.ClearRequestLog()
            $done = Invoke-InProcess $script
            $done.ExitCode | Should -Be 1
            $done.Text | Should -Match "(?m)^.+ of $($lost[0].userId) was last seen at \d{4}-"
            @($done.Text -split '\n' -match 'was last seen').Count | Should -Be $lost.Count
            $simulator.RequestLog | ForEach-Object { "$($_.Method) $($_.Path)" } | Should -BeExactly 'POST /oauth2/token', 'GET /chargers'

            $simulator.ClearRequestLog()
            $done = Invoke-InProcess $script @{ ENODE_CLIENT_SECRET = '' }
            $done.ExitCode | Should -Be 1
            $done.Text | Should -Match 'ENODE_CLIENT_SECRET'
            $simulator.RequestCount | Should -Be 0

            $simulator = Start-NightSimulator -VehicleCount 0
            Invoke-Script $Code[0]
            $LASTEXITCODE | Should -Be 0
        }
        'A secret from a vault'                                                      = {
            $simulator = Start-NightSimulator
            $global:typed = $simulator.Credential
            Remove-Item Env:ENODE_CLIENT_ID, Env:ENODE_CLIENT_SECRET
            Invoke-Script $Code[0]
            $stored.Keys | Should -BeExactly 'EnodeFleet'
            (Invoke-Script $Code[1]).Count | Should -Be $simulator.UserCount
            Get-Sent $simulator | Should -BeExactly 'GET /users'

            $stored.Clear()
            $simulator.ClearRequestLog()
            { Invoke-Script $Code[1] } | Should -Throw -ErrorId 'Enode.SecretNotFound,*'
            $simulator.RequestCount | Should -Be 0
        }
        'A nightly export'                                                           = {
            $simulator = Start-NightSimulator -VehicleCount 60
            Invoke-WithCulture de-DE { Invoke-Script $Code[0] } | Should -BeNullOrEmpty
            Get-Sent $simulator | Should -BeLike 'GET /*s*'
            foreach ($kind in 'vehicles', 'chargers') {
                $raw = @(Invoke-Direct $kind)
                $rows = @(Import-Csv (Get-ChildItem "$kind-????-??-??.csv"))
                $lines = @(Get-Content (Get-ChildItem "$kind-????-??-??.ndjson") | ConvertFrom-Json)
                $rows.Id | Should -BeExactly $raw.id
                $lines.Id | Should -BeExactly $raw.id
                $at = [array]::FindIndex($raw, [Predicate[object]] { $args[0].chargeState.chargeRate % 1 })
                $rate = $raw[$at].chargeState.chargeRate
                $rows[$at].'ChargeState.ChargeRate' | Should -BeExactly $rate.ToString([cultureinfo]::InvariantCulture)
                $lines[$at].'ChargeState.ChargeRate' | Should -Be $rate
            }

            # The second page fails.
            Remove-Item *
            $server = New-ScriptedServer
            Set-Address $server
            $null = $server.Reply(200, (ConvertTo-Page @{ id = 'v1' } c2)).Reply(400)
            { Invoke-Script $Code[0] } | Should -Throw -ErrorId 'Enode.BadRequest,*'
            Get-ChildItem | Should -BeNullOrEmpty
        }
        'Two clients side by side'                                                   = {
            if ($IsWindows) { Set-ItResult -Skipped -Because 'there is no variable for the folder of the profiles'; return }
            $env:XDG_CONFIG_HOME = (New-Item config -ItemType Directory).FullName
            $norway, $sweden = (Start-EnodeSimulator -Seed 3 -VehicleCount 30), (Start-EnodeSimulator -Seed 5 -VehicleCount 40)
            $low = foreach ($one in @{ Simulator = $norway; Name = 'Norway' }, @{ Simulator = $sweden; Name = 'Sweden' }) {
                $stored["Enode$($one.Name)"] = $one.Simulator.Credential
                $address = Get-Address $one.Simulator
                $fleet = "fleet-$($one.Name -eq 'Norway' ? 'no' : 'se')"
                Connect-Enode @address -SecretName "Enode$($one.Name)" -Name $one.Name -SaveProfile $fleet
                , @(Invoke-EnodeApi vehicles -Paginate | Select-LowAndIdle 15)
            }
            Get-EnodeConnection | Disconnect-Enode
            $norway, $sweden | ForEach-Object ClearRequestLog

            $output = @(Invoke-Script $Code[0] | Where-Object { $_ -is [Microsoft.PowerShell.Commands.GroupInfo] })
            $output[0..1] | ForEach-Object { "$($_.Name) $($_.Count)" } | Should -BeExactly 'Norway 30', 'Sweden 40'
            $output[2..3] | ForEach-Object { "$($_.Name) $($_.Count)" } |
                Should -BeExactly "Norway, PENDING $($low[0].Count)", "Sweden, PENDING $($low[1].Count)"
            Get-Sent $norway 'POST *' | Should -BeExactly ($low[0].id | ForEach-Object { "POST /vehicles/$_/charging" })
            Get-Sent $sweden 'POST *' | Should -BeExactly ($low[1].id | ForEach-Object { "POST /vehicles/$_/charging" })
        }
        'A script that runs longer than its token'                                   = {
            $server = New-ScriptedServer
            Set-Address $server
            # The token of each round has expired in the next one. The second round fails, and the API rejects a token in the third.
            $server.TokenLifetime = 0
            $null = $server.Reply(200, (ConvertTo-Page @{ id = 'v1' })).Reply(403).Reply(401).Reply(200, (ConvertTo-Page @{ id = 'v3' })).
                Reply(200, (ConvertTo-Page @{ id = 'v4' }))
            $output = Invoke-Script $Code[0].Replace('1..96', '1..4')
            $output | Should -HaveCount 1
            "$output" | Should -BeLike 'Round 2: *'
            (Import-Csv levels.csv).Id | Should -BeExactly 'v1', 'v3', 'v4'
            $slept | Should -Be 900, 900, 900, 900
            $server.Calls | ForEach-Object { $_.Header('Authorization') } |
                Should -BeExactly (2..6 | ForEach-Object { "Bearer token-$_" })
        }
        'Events of a webhook in a file'                                              = {
            $null = Start-FreshSimulator -Speed 100
            $port = Get-UnusedPort
            $null = Invoke-Script $Code[0].Replace('https://fleet-events.example.com/', "http://127.0.0.1:$port/")
            $stored.EnodeWebhook | Should -BeOfType securestring
            $script = [scriptblock]::Create(@"
Set-Location '$PWD'
function Get-Secret { `$secret }
$($Code[1].Replace('3663', $port))
"@)
            $changes = Get-EnodeVehicle -First 2
            # Each event occurs while the script does not run. It is started, and stopped when the file has the event.
            foreach ($vehicle in $changes) {
                $null = $vehicle | Send-EnodeSimulatorEvent user:vehicle:updated
                $null = Stop-Script $script -Variable @{ secret = $stored.EnodeWebhook } -When {
                    Wait-Until { (Test-Path events.ndjson) -and (Select-String $vehicle.Id events.ndjson) }
                }
            }

            'events.journal' | Should -Exist
            $lines = @(Get-Content events.ndjson | ConvertFrom-Json)
            $lines.Event | Should -Contain 'user:vehicle:updated'
            $lines.'Vehicle.Id' | Should -Contain $changes[0].Id
            $lines.'Vehicle.Id' | Should -Contain $changes[1].Id
        }
        'Cap the current of every charger of a location at night, and restore it'    = {
            $simulator = Start-NightSimulator -VehicleCount 100 -Speed 1000
            $there = Invoke-Direct chargers | Where-Object { $_.userId -eq 'user-012' -and $_.capabilities.setMaxCurrent.isCapable }
            $there.chargeState.maxCurrent | Should -Be 32, 32
            $posts = $there.id | ForEach-Object { "POST /chargers/$_/max-current" }
            $null = Invoke-Script $Code[0]
            Get-Sent $simulator 'POST *' | Should -BeExactly $posts
            $there.id | ForEach-Object { (Invoke-Direct "chargers/$_").chargeState.maxCurrent } | Should -Be 10, 10

            # The second run ends before it changes anything, and keeps the file.
            $simulator.ClearRequestLog()
            { Invoke-Script $Code[0] } | Should -Throw -ErrorId 'NoClobber,*'
            Get-Sent $simulator 'POST *' | Should -BeNullOrEmpty

            $null = Invoke-Script $Code[1]
            Get-Sent $simulator 'POST *' | Should -BeExactly $posts
            $there.id | ForEach-Object { (Invoke-Direct "chargers/$_").chargeState.maxCurrent } | Should -Be 32, 32
            Get-ChildItem | Should -BeNullOrEmpty
        }
        'Retry in the morning what failed at night'                                  = {
            $simulator = Start-NightSimulator -Speed 1000
            $low = @(Invoke-Direct vehicles | Select-LowAndIdle 30)
            $failing = $low | Where-Object isReachable | Select-Object -Last 1
            $simulator.SetVendorStatus($failing.vendor, 'OUTAGE')
            $output = Invoke-Script $Code[0]
            @($output -match '^Enode\.ActionFailed: ').Count | Should -Be @($low | Where-Object {
                    $_.vendor -eq $failing.vendor -or -not $_.isReachable
                }).Count
            $simulator.SetVendorStatus($failing.vendor, 'READY')
            $simulator.ClearRequestLog()
            $null = Invoke-Script $Code[1]
            Get-Sent $simulator 'POST *' | Should -BeExactly "POST /vehicles/$($failing.id)/charging"
            Get-ChildItem | Should -BeNullOrEmpty

            # Nothing has failed.
            $simulator.ClearRequestLog()
            Invoke-Script $Code[1] | Should -BeNullOrEmpty
            Get-Sent $simulator | Should -BeNullOrEmpty
        }
        'Exit codes of a scheduled script'                                           = {
            $server = New-ScriptedServer
            Set-Address $server
            $null = $server.Reply(200, (ConvertTo-Page)).Reply(403).Reply(503, '', @{ 'Retry-After' = 86400 })
            $output = foreach ($expected in 0, 1, 75) {
                Invoke-Script $Code[0]
                $LASTEXITCODE | Should -Be $expected
            }
            $output[0] | Should -BeLike 'Enode.Forbidden: *'
            $output[1] | Should -BeLike 'Recommendation: *account*'
            $output[2] | Should -BeLike 'Enode.ServerError: *'
            Get-Sent $server | Should -BeExactly 'GET /vehicles', 'GET /vehicles', 'GET /vehicles'

            $env:ENODE_CLIENT_ID = $null
            @(Invoke-Script $Code[0]) -like 'Enode.MissingCredential: *' | Should -HaveCount 1
            $LASTEXITCODE | Should -Be 1

            # A terminating error of a cmdlet ends the statement. It ends the script only with the preference.
            $failing = "Connect-Enode -Profile none -ErrorAction Stop`n'goes on'"
            (Invoke-InRunspace ([scriptblock]::Create($failing))).Output | Should -BeExactly 'goes on'
            $stopped = Invoke-InRunspace ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n$failing"))
            $stopped.Output | Should -BeNullOrEmpty
            Get-ErrorId $stopped.EndedBy | Should -BeExactly 'Enode.ProfileNotFound'
        }
        'A log without secrets'                                                      = {
            $simulator = Start-NightSimulator
            Invoke-Script $Code[0].Replace('-Verbose', '-Verbose -Debug') | Should -BeNullOrEmpty
            $log = Get-Content night.log -Raw
            $log | Should -Match 'GET .*vehicles.* 200'
            $log | Should -Match 'Charging'
            $log | Should -Match 'no vehicle with the id nope'
            $log | Should -Not -Match ([regex]::Escape($env:ENODE_CLIENT_SECRET))
            $log | Should -Not -Match ([regex]::Escape((ConvertFrom-SecureString (Get-EnodeAccessToken) -AsPlainText)))
            Get-Sent $simulator | Should -BeExactly 'GET /vehicles', 'GET /vehicles/nope'
        }
        'From Invoke-RestMethod to this module'                                      = {
            $simulator = Start-NightSimulator -VehicleCount 120 -Speed 1000
            $Code.Count | Should -Be 12
            $sent, $written = @($null, $null), @($null, $null)
            for ($i = 0; $i -lt $Code.Count; $i++) {
                $simulator.ClearRequestLog()
                $result = @(. ([scriptblock]::Create($Code[$i])))
                $value = switch -Regex ($Code[$i]) {
                    '(?m)^\$vehicles =' { $vehicles.id }
                    '(?m)^\$users =' { $users.id }
                    '(?m)^\$webhooks =' { @($webhooks).Count }
                    '(?m)^\$action =' { $action.state, $action.targetId }
                }
                $written[$i % 2] = @($result) + @($value)
                $sent[$i % 2] = @(Get-Sent $simulator) -replace '\?.*' | Select-Object -Unique
                if ($Code[$i] -match '(?m)^\$action =') { $null = Stop-EnodeCharging $action.targetId -Wait }
                if (-not ($i % 2)) { continue }
                "$($written[1])" | Should -BeExactly "$($written[0])" -Because $Code[$i]
                # The command of the second block reads the vehicle first.
                if ($Code[$i] -notmatch 'Start-EnodeCharging') { $sent[1] | Should -BeExactly $sent[0] -Because $Code[$i] }
            }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSupport.psm1", "$PSScriptRoot/HelpPages.psm1" -Force
    Import-ModuleUnderTest
    $configuration = $env:XDG_CONFIG_HOME

    # Stand for Microsoft.PowerShell.SecretManagement, for a prompt, and for the time between rounds.
    $global:stored = @{}
    function global:Set-Secret([string] $Name, $Secret) { $stored[$Name] = $Secret }
    function global:Get-Secret {
        [CmdletBinding()]
        param([string] $Name, [string] $Vault)
        if (-not $global:stored.ContainsKey($Name)) { Write-Error "The secret $Name was not found." }
        $global:stored[$Name]
    }
    function global:Get-Credential { $global:typed }
    function global:Start-Sleep([int] $Seconds) { $global:slept += @($Seconds) }

    # Runs a block as a script, and returns all that it writes.
    function Invoke-Script([string] $Text) {
        $file = Join-Path $TestDrive 'script.ps1'
        Set-Content $file $Text
        $global:LASTEXITCODE = 0
        & $file *>&1
    }

    # Lets Connect-Enode without parameters connect to a server.
    function Set-Address($Server) {
        $address = Get-Address $Server
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = "$($address.ApiUri)".TrimEnd('/'), "$($address.TokenUri)"
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = 'client', 'CANARY-secret'
    }

    function Start-NightSimulator {
        $simulator = Start-EnodeSimulator -Seed 3 @args
        Set-Address $simulator
        $login = $simulator.Credential.GetNetworkCredential()
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = $login.UserName, $login.Password
        $simulator
    }

    # What the API itself returns.
    function Invoke-Direct([string] $Path) {
        if (-not (Get-EnodeConnection)) { Connect-Enode }
        Invoke-EnodeApi $Path -Paginate:($Path -notmatch '/')
    }

    filter Select-LowAndIdle([int] $Percent) {
        $state = $_.chargeState
        if ($_.capabilities.startCharging.isCapable -and $state.isPluggedIn -and -not $state.isCharging -and
            $null -ne $state.batteryLevel -and $state.batteryLevel -lt $Percent) { $_ }
    }
}

AfterAll {
    Remove-Item function:Set-Secret, function:Get-Secret, function:Get-Credential, function:Start-Sleep
    Remove-Variable stored, typed, slept -Scope Global -ErrorAction Ignore
    $env:XDG_CONFIG_HOME = $configuration
    Reset-Enode
}

Describe 'The cookbook for the night' {
    It 'has a test for each section' -ForEach @{ titles = $sections.Title; tested = $checks.Keys } {
        $titles | Sort-Object | Should -BeExactly ($tested | Sort-Object)
    }

    It 'runs: <Title>' -ForEach ($sections | ForEach-Object { $_ + @{ Check = $checks[$_.Title] } }) {
        Reset-Enode
        $stored.Clear()
        $global:slept = @()
        Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid())))
        try { . $Check }
        finally { Pop-Location }
    }
}
