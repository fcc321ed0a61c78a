BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1')
    Import-ModuleUnderTest

    $secret = ConvertTo-Secure 'a secret of 16..'

    function Get-Signature([byte[]] $Body) {
        $hash = [System.Security.Cryptography.HMACSHA1]::HashData([System.Text.Encoding]::UTF8.GetBytes('a secret of 16..'), $Body)
        "sha1=$([convert]::ToHexString($hash).ToLowerInvariant())"
    }

    # Sends a delivery as Enode does, and returns the status of the response.
    function Send-Delivery([int] $Port, [string] $Body, [string] $Id, [string] $Signature, [string] $Path = '/') {
        $bytes = [System.Text.Encoding]::UTF8.GetBytes($Body)
        $headers = @{ 'x-enode-delivery' = $Id; 'x-enode-signature' = $Signature ? $Signature : (Get-Signature $bytes) }
        $request = @{ Method = 'Post'; Body = $bytes; ContentType = 'application/json'; Headers = $headers; SkipHttpErrorCheck = $true }
        (Invoke-WebRequest "http://127.0.0.1:$Port$Path" @request).StatusCode
    }

    function New-EventText([string] $Kind, [string] $Members, [string] $UserId = 'u1') {
        "{`"event`":`"$Kind`",`"createdAt`":`"2026-01-15T10:00:00Z`",`"user`":{`"id`":`"$UserId`"},$Members}"
    }

    function New-VehicleEvent([string] $Id) {
        New-EventText user:vehicle:updated "`"vehicle`":{`"id`":`"$Id`",`"userId`":`"u1`"},`"updatedFields`":[`"chargeState`"]"
    }

    # Runs Receive-EnodeWebhook in a runspace of its own, at a free port, and -While when it listens.
    function Invoke-Receiver([scriptblock] $ScriptBlock, [scriptblock] $While, [hashtable] $Variable = @{}) {
        $port = Get-UnusedPort
        Invoke-InRunspace $ScriptBlock (@{ secret = $secret; port = $port } + $Variable) -While {
            Wait-Until { Test-Port $port }
            & $While $port
        }
    }

    function Test-Port([int] $Port) {
        $client = [System.Net.Sockets.TcpClient]::new()
        try { $client.Connect('127.0.0.1', $Port); $true } catch { $false } finally { $client.Dispose() }
    }
}

AfterAll { Reset-Enode }

Describe 'ConvertFrom-EnodeWebhook' {
    BeforeAll { Reset-Enode }

    It 'gives the events of a string, of bytes, and of each of several deliveries' {
        $body = "[$(New-VehicleEvent v1),$(New-EventText user:vendor-action:updated '"vendorAction":{"id":"a1","kind":"START"}')]"
        $bytes = [System.Text.Encoding]::UTF8.GetBytes($body)
        foreach ($events in (ConvertFrom-EnodeWebhook $body), (ConvertFrom-EnodeWebhook $bytes), (, $bytes | ConvertFrom-EnodeWebhook),
            ($body | ConvertFrom-EnodeWebhook), (ConvertFrom-EnodeWebhook ([object[]]$bytes))) {
            $events.GetType().Name, $events.Count | Should -Be 'Object[]', 2
            $events[0] | Should -BeOfType Enode.VehicleEvent
            $events[0].Vehicle.Id, $events[0].UserId, "$($events[0].UpdatedFields)" | Should -BeExactly 'v1', 'u1', 'chargeState'
            $events[1].VendorAction | Should -BeOfType Enode.ChargeAction
            $events.Connection | Should -BeExactly $null, $null
        }

        $body, $body | ConvertFrom-EnodeWebhook | Should -HaveCount 4
    }

    It 'rejects lines, single bytes and other objects' {
        foreach ($wrong in @('[', ']'), [byte]1, (Get-Date), @{ a = 1 }, $null) {
            { ConvertFrom-EnodeWebhook $wrong } | Should -Throw
        }

        { ConvertFrom-EnodeWebhook '[', ']' } | Should -Throw '*Get-Content -Raw*'
    }

    It 'writes an error for what cannot be read, with the body, and the other events' {
        $body = "[$(New-VehicleEvent v1),{`"event`":`"user:vehicle:updated`",`"vehicle`":7},$(New-VehicleEvent v2)]"
        $events = $body, 'no json' | ConvertFrom-EnodeWebhook -ErrorVariable problems -ErrorAction SilentlyContinue
        $events.Vehicle.Id | Should -BeExactly 'v1', 'v2'
        $problems.FullyQualifiedErrorId | Should -BeLike 'Enode.InvalidResponse,*'
        "$($problems[0])" | Should -BeExactly 'An event of the delivery has another shape than documented, at $[1].vehicle.'
        [System.Text.Encoding]::UTF8.GetString($problems[0].TargetObject) | Should -BeExactly $body
    }

    It 'gives events that act where their connection is, also as copies' {
        $server = Start-FreshServer
        $other = New-ScriptedServer
        $null = Connect-Scripted $other -Name other
        foreach ($one in $server, $other) { $null = $one.ReplyTo('GET', '/vehicles/v1', 200, '{"id":"v1"}') }
        $events = ConvertFrom-EnodeWebhook (New-VehicleEvent v1) -Connection scripted
        $events.Connection | Should -BeExactly 'scripted'
        ($events | Get-EnodeVehicle).Id | Should -BeExactly 'v1'
        (ConvertFrom-EnodeWebhook (New-VehicleEvent v1) | Get-EnodeVehicle).Connection | Should -BeExactly 'other'
        (($events | Copy-ThroughClixml) | Get-EnodeVehicle -Connection scripted).Id | Should -BeExactly 'v1'
        Get-Sent $server '* /vehicles/v1' | Should -HaveCount 2
        Get-Sent $other '* /vehicles/v1' | Should -HaveCount 1
        { ConvertFrom-EnodeWebhook '[]' -Connection none } | Should -Throw -ErrorId 'Enode.NotConnected,*'
    }

    It 'gives events that are not deleted: a deletion wants the object itself' {
        $server = Start-FreshServer
        $events = ConvertFrom-EnodeWebhook "[$(New-VehicleEvent v1),$(New-EventText user:credentials:invalidated '"vendor":"TESLA"')]"
        foreach ($given in $events + @($events | Copy-ThroughClixml)) {
            foreach ($command in 'Remove-EnodeUser', 'Disconnect-EnodeVendor', 'Revoke-EnodeUserAuthorization', 'Remove-EnodeLocation') {
                $given | & $command -Force -ErrorVariable problem -ErrorAction SilentlyContinue
                $problem.FullyQualifiedErrorId | Should -BeLike 'Enode.InvalidArgument,*' -Because $command
            }
        }

        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'gives statistics that lead to their inverter, and points that can be indexed' {
        $server = Start-FreshServer
        $null = $server.ReplyTo('GET', '/inverters/i1', 200, '{"id":"i1"}')
        $points = '"DAY":{"unit":"kWh","data":[{"date":"2026-06-01T00:00:00Z","value":1},{"date":"2026-06-02T00:00:00Z","value":2}]}'
        $happened = ConvertFrom-EnodeWebhook (
            New-EventText user:inverter:statistics-updated "`"statistics`":{`"inverterId`":`"i1`",`"resolutions`":{$points}}")
        ($happened | Get-EnodeInverter).Id | Should -BeExactly 'i1'
        $happened.Points[1].Value | Should -Be 2
    }

    It 'gives events whose shallow copies are rejected by name' {
        $null = Start-FreshServer
        Copy-Serialized (ConvertFrom-EnodeWebhook (New-VehicleEvent v1)) -Depth 1 |
            Get-EnodeVehicle -ErrorVariable problem -ErrorAction SilentlyContinue
        "$problem" | Should -BeLike "The copy of the event 'user:vehicle:updated' does not contain*"
    }

    It 'gives an error for an event that is about no object' {
        $null = Start-FreshServer
        ConvertFrom-EnodeWebhook '{"event":"system:heartbeat"}' | Get-EnodeVehicle -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem.FullyQualifiedErrorId | Should -BeLike 'Enode.InvalidArgument,*'
    }
}

Describe 'Test-EnodeWebhookSignature' {
    It 'is true for the signature of the body alone' {
        $bytes = [System.Text.Encoding]::UTF8.GetBytes('[ "ø" ]')
        $signature = Get-Signature $bytes
        Test-EnodeWebhookSignature $bytes $signature -Secret $secret | Should -BeTrue
        '[ "ø" ]' | Test-EnodeWebhookSignature -Signature $signature -Secret $secret | Should -BeTrue
        Test-EnodeWebhookSignature '["ø"]' $signature -Secret $secret | Should -BeFalse
        Test-EnodeWebhookSignature $bytes $signature -Secret (ConvertTo-Secure 'another secret') | Should -BeFalse
        Test-EnodeWebhookSignature $bytes '' -Secret $secret | Should -BeFalse
        Test-EnodeWebhookSignature ([byte[]]@()) (Get-Signature @()) -Secret $secret | Should -BeTrue
        Test-EnodeWebhookSignature '' $signature -Secret $secret | Should -BeFalse
        Test-EnodeWebhookSignature $bytes $null -Secret $secret | Should -BeFalse
        Test-EnodeWebhookSignature $null $signature -Secret $secret | Should -BeFalse
        Test-EnodeWebhookSignature $bytes @($signature) -Secret $secret | Should -BeTrue
        Test-EnodeWebhookSignature $bytes @($signature, $signature) -Secret $secret | Should -BeFalse
        { Test-EnodeWebhookSignature $bytes $signature -Secret (ConvertTo-Secure 'short') } | Should -Throw -ErrorId 'Enode.InvalidArgument,*'
    }
}

Describe 'Receive-EnodeWebhook' {
    BeforeAll { Reset-Enode }

    It 'writes the events of signed deliveries once and in order, and reports the others' {
        $run = Invoke-Receiver { Receive-EnodeWebhook $secret -Port $port -Event user:VEHICLE:* -First 3 } {
            param($port)
            Send-Delivery $port "[$(New-VehicleEvent v1),$(New-EventText user:charger:updated '"charger":{"id":"c1"}')]" d1 | Should -Be 200
            Send-Delivery $port "[$(New-VehicleEvent v1)]" d1 | Should -Be 200
            Send-Delivery $port "[$(New-VehicleEvent evil)]" d2 'sha1=00' | Should -Be 401
            Send-Delivery $port '[]' d3 -Path /other | Should -Be 404
            Send-Delivery $port 'no json' d4 | Should -Be 200
            Send-Delivery $port "[$(New-VehicleEvent v2),$(New-VehicleEvent v3)]" d2 | Should -Be 200
        }

        $run.Output.Vehicle.Id | Should -BeExactly 'v1', 'v2', 'v3'
        $run.Warning | Should -HaveCount 1
        $run.Warning[0] | Should -BeLike "A request was answered with 401.*delivery id is 'd2'*-Secret*"
        "$($run.Errors)" | Should -BeLike 'The body of the delivery is not a JSON array*'
        "$($run.Information)" | Should -BeLike 'Listening for deliveries at http://127.0.0.1:*'
        $run.EndedBy | Should -BeNullOrEmpty
    }

    It 'acknowledges while the pipeline is busy, and says what was not written' {
        $gate = [System.Threading.ManualResetEventSlim]::new()
        $run = Invoke-Receiver -Variable @{ gate = $gate } {
            Receive-EnodeWebhook $secret -Port $port | ForEach-Object { $null = $gate.Wait(60000); $_.Vehicle.Id } | Select-Object -First 1
        } {
            param($port)
            foreach ($id in 1..5) { Send-Delivery $port "[$(New-VehicleEvent "v$id")]" "d$id" | Should -Be 200 }
            $gate.Set()
        }

        $run.Output | Should -BeExactly 'v1'
        $run.Warning | Should -HaveCount 1
        $run.Warning[0] | Should -BeLike '4 deliveries*were not written*-JournalPath*'
    }

    It 'ends with an error when too few events came in time, and without one when none were asked for' {
        $few = Invoke-Receiver { Receive-EnodeWebhook $secret -Port $port -First 2 -TimeoutSec 2 } {
            param($port)
            Send-Delivery $port "[$(New-VehicleEvent v1)]" d1 | Should -Be 200
        }

        $few.Output.Vehicle.Id | Should -BeExactly 'v1'
        $few.Errors.FullyQualifiedErrorId | Should -BeExactly 'Enode.WaitTimeout,Enode.Commands.ReceiveEnodeWebhook'
        $slow = Invoke-Receiver -Variable @{ gate = [System.Threading.ManualResetEventSlim]::new() } {
            Receive-EnodeWebhook $secret -Port $port -TimeoutSec 2 | ForEach-Object { $_.Vehicle.Id; $null = $gate.Wait(2500) }
        } { param($port) Send-Delivery $port "[$((1..9 | ForEach-Object { New-VehicleEvent "v$_" }) -join ',')]" d1 }
        $slow.Output | Should -BeExactly 'v1'
        "$($slow.Warning)" | Should -BeLike '1 delivery*'

        $none = @(Receive-EnodeWebhook $secret -Port 0 -TimeoutSec 1 6>&1)
        "$none" | Should -BeLike 'Listening*'
    }

    It 'takes the names of events in any case, in any culture' {
        $run = Invoke-Receiver {
            [cultureinfo]::CurrentCulture = 'tr-TR'
            Receive-EnodeWebhook $secret -Port $port -Event USER:VENDOR-ACTION:*, USER:VEHICLE:* -First 1 -TimeoutSec 20
        } { param($port) Send-Delivery $port (New-VehicleEvent v1) d1 | Should -Be 200 }
        $run.Output.Vehicle.Id | Should -BeExactly 'v1'
        $run.Warning | Should -BeNullOrEmpty
    }

    It 'takes the webhook that contains the secret, and warns of a name that no event has' {
        $hook = [Enode.Webhook]@{ Id = 'w1'; Secret = $secret }
        $said = $hook | Receive-EnodeWebhook -Port 0 -Event user:vehcle:* -TimeoutSec 1 3>&1 6> $null
        "$said" | Should -BeLike "-Event 'user:vehcle:*' is not the name*"
        { Receive-EnodeWebhook ([Enode.Webhook]@{ Id = 'w2' }) -Port 0 } | Should -Throw '*w2 does not contain its secret*'
        { New-EnodeWebhook https://a.example/x -Event user:vehicle:* } | Should -Throw '*cannot contain wildcards*'
    }

    It 'stops on Ctrl+C and closes its port' {
        $port = Get-UnusedPort
        $shell = New-Shell { Receive-EnodeWebhook $secret -Port $port } @{ secret = $secret; port = $port }
        $run = Start-Shell $shell
        Wait-Until { Test-Port $port }
        $shell.Stop()
        $run.Running.IsCompleted | Should -BeTrue
        Test-Port $port | Should -BeFalse
        $shell.Runspace.Dispose()
    }

    It 'rejects a port in use, a file that is not a journal, and a path that cannot be one' {
        $file = New-Item TestDrive:/other.csv -Value "Name`n" -Force
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        try {
            { Receive-EnodeWebhook $secret -Port $listener.LocalEndpoint.Port } | Should -Throw -ErrorId 'Enode.ReceiverFailed,*'
        }
        finally { $listener.Stop() }

        { Receive-EnodeWebhook $secret -Port 0 -JournalPath $file.FullName } | Should -Throw -ErrorId 'Enode.InvalidJournal,*'
        { Receive-EnodeWebhook $secret -Port 0 -JournalPath TestDrive:/none/j } | Should -Throw -ErrorId 'Enode.InvalidJournal,*'
        { Receive-EnodeWebhook $secret -Port 0 -JournalPath env:x } | Should -Throw -ErrorId 'Enode.InvalidArgument,*'
        { Receive-EnodeWebhook $secret -Port 0 -Path '/a?b' } | Should -Throw -ErrorId 'Enode.InvalidArgument,*'
        { Receive-EnodeWebhook $secret -Port 0 -Connection none } | Should -Throw -ErrorId 'Enode.NotConnected,*'
    }

    It 'with a journal, writes what a process that was killed had not processed first and in order' {
        $journal = Join-Path $TestDrive 'killed.ndjson'
        $log = Join-Path $TestDrive 'processed.txt'
        $script = Join-Path $TestDrive 'worker.ps1'
        Set-Content $script @"
            param([int] `$Port, [int] `$First, [int] `$HangAt)
            Import-Module '$(Get-ModulePath)'
            `$secret = ConvertTo-SecureString 'a secret of 16..' -AsPlainText -Force
            `$ends = `$First ? @{ First = `$First } : @{}
            Receive-EnodeWebhook `$secret -Port `$Port -JournalPath '$journal' -TimeoutSec 60 @ends 6> `$null | ForEach-Object {
                if (`$_.Vehicle.Id -eq "v`$HangAt") { Start-Sleep 60 }
                Add-Content '$log' `$_.Vehicle.Id
            }
"@
        $pwsh = (Get-Process -Id $PID).Path
        $port = Get-UnusedPort
        $first = Start-Process $pwsh -ArgumentList '-NoProfile', '-File', $script, '-Port', $port, '-HangAt', 4 -PassThru
        try {
            Wait-Until { Test-Port $port }
            Send-Delivery $port "[$((1..3 | ForEach-Object { New-VehicleEvent "v$_" }) -join ',')]" d1 | Should -Be 200
            Send-Delivery $port "[$((4..6 | ForEach-Object { New-VehicleEvent "v$_" }) -join ',')]" d2 | Should -Be 200
            Send-Delivery $port "[$(New-VehicleEvent v7)]" d3 | Should -Be 200
            Wait-Until { (Test-Path $log) -and @(Get-Content $log).Count -eq 3 }
        }
        finally { $first.Kill($true) }

        $first.WaitForExit()
        $second = Start-Process $pwsh -ArgumentList '-NoProfile', '-File', $script, '-Port', $port, '-First', 5 -PassThru
        try {
            Wait-Until { Test-Port $port }
            # Enode repeats what it got no answer for.
            Send-Delivery $port "[$(New-VehicleEvent v7)]" d3 | Should -Be 200
            Send-Delivery $port "[$(New-VehicleEvent v8)]" d4 | Should -Be 200
            $second.WaitForExit(60000) | Should -BeTrue
        }
        finally { if (-not $second.HasExited) { $second.Kill($true) } }

        Get-Content $log | Should -BeExactly (1..8 | ForEach-Object { "v$_" })
        # What was processed is not kept.
        Get-Content $journal -Raw | Should -Not -Match 'vehicle'
    }

    It 'receives each of the 28 events of a simulator, with its type and its connection' {
        $simulator = Start-FreshSimulator -VehicleCount 5
        $names = [Enode.WebhookEventNames]::All
        $run = Invoke-Receiver -Variable @{ names = $names } {
            $hook = New-EnodeWebhook "http://127.0.0.1:$port/" -Secret $secret -Connection Simulator
            $missing = [System.Collections.Generic.HashSet[string]]::new([string[]]$names)
            Receive-EnodeWebhook $secret -Port $port -Connection Simulator -TimeoutSec 60 |
                ForEach-Object { $null = $missing.Remove($_.Event); $_; if (-not $missing.Count) { break } }
        } {
            $sent = $names | ForEach-Object { Send-EnodeSimulatorEvent $_ -ErrorAction Stop }
            $sent.Status | Sort-Object -Unique | Should -Be 200
        }

        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Event | Sort-Object -Unique | Should -BeExactly ($names | Sort-Object)
        $run.Output | Where-Object { $_ -is [Enode.UnknownEvent] -or $_.Connection -cne 'Simulator' -or $_.AdditionalProperties } |
            Should -BeNullOrEmpty
        foreach ($happened in $run.Output | Where-Object UserId) {
            $happened.Subject.Connection | Should -BeExactly 'Simulator' -Because $happened.Event
            $happened.Description | Should -Not -BeNullOrEmpty -Because $happened.Event
        }

        # What an event is about agrees with a read.
        $acted = @($run.Output | Where-Object Event -EQ user:vendor-action:updated)[-1]
        ($acted | Get-EnodeAction).Id | Should -BeExactly $acted.VendorAction.Id
    }

    It 'is used by the example react-to-events.ps1' {
        Reset-Enode
        $paths = $env:PSModulePath
        $env:PSModulePath = "$(Split-Path (Get-ModulePath))$([System.IO.Path]::PathSeparator)$paths"
        $example = Join-Path $PSScriptRoot '../../../docs/examples/react-to-events.ps1'
        $car = try { & $example -Port (Get-UnusedPort) -TimeoutSec 60 6> $null } finally { $env:PSModulePath = $paths }
        $car | Should -BeOfType Enode.Vehicle
        $car.IsCharging | Should -BeTrue
        Get-EnodeSimulator | Should -BeNullOrEmpty
    }
}
