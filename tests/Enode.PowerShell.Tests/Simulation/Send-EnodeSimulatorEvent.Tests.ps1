# Send-EnodeSimulatorEvent, and the log of deliveries.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    Reset-Enode
    $simulator = Start-EnodeSimulator -Connect
    $server = New-ScriptedServer
    $webhook = New-EnodeWebhook "$($server.Uri)hook" -InformationAction Ignore

    # What the receiver got in this test.
    function Get-ReceivedEvent { $server.Calls | ForEach-Object { ConvertFrom-Json $_.Body } }

    # Lets the receiver answer all requests with a status.
    function Set-Status([int] $Status) {
        $server.ClearScript()
        $null = $server.ReplyTo('POST', '/hook', $Status, '{}')
    }
}

AfterAll { Reset-Enode }

Describe 'Send-EnodeSimulatorEvent' {
    BeforeEach {
        Set-Status 200
        $server.ClearJournal()
        $simulator.ClearDeliveryLog()
    }

    It 'sends each of the 28 kinds, and returns the answer of the receiver' {
        $kinds = @((Get-Completion 'Send-EnodeSimulatorEvent ').CompletionText)
        $kinds.Count | Should -Be 28
        foreach ($kind in $kinds) {
            $sent = Send-EnodeSimulatorEvent $kind
            $sent.GetType().FullName | Should -BeExactly 'Enode.SimulatorDelivery'
            $sent.Status, $sent.Failure, $sent.Attempt | Should -Be 200, $null, 1
            $sent.Events | Should -Contain $kind
        }

        (Get-ReceivedEvent).event | Sort-Object -Unique | Should -BeExactly ($kinds | Sort-Object)
    }

    It 'sends events about a piped <kind>, which a read agrees with' -ForEach @(
        @{ kind = 'vehicle'; read = { Get-EnodeVehicle -Capability StartCharging | Where-Object IsReachable } }
        @{ kind = 'battery'; read = { Get-EnodeBattery | Where-Object { $_.IsReachable -and $_.Capabilities.Idle.IsCapable } } }
    ) {
        $device = & $read | Select-Object -Last 1
        $null = $device | Send-EnodeSimulatorEvent "user:${kind}:updated"
        $changed = Get-ReceivedEvent | Where-Object event -EQ "user:${kind}:updated" | Select-Object -First 1
        $changed.$kind.id | Should -BeExactly $device.Id
        $now = Invoke-EnodeApi "$($kind -eq 'vehicle' ? 'vehicles' : 'batteries')/$($device.Id)"
        foreach ($member in $kind -eq 'vehicle' ? 'powerDeliveryState' : 'status') {
            $now.chargeState.$member | Should -Be $changed.$kind.chargeState.$member
        }
    }

    It 'sends -Count events about -UserId together, and to one of several simulators' {
        $other = Start-EnodeSimulator
        $sent = Send-EnodeSimulatorEvent user:charger:discovered -UserId 'new user' -Count 3 -Port $simulator.Port
        $sent.Events -eq 'user:charger:discovered' | Should -HaveCount 3
        (Get-ReceivedEvent | Where-Object event -EQ 'user:charger:discovered').user.id | Should -Be (@('new user') * 3)
        @(Get-EnodeCharger -UserId 'new user').Count | Should -Be 3
        $null = $simulator | Send-EnodeSimulatorEvent system:heartbeat
        Get-EnodeUser 'new user' | Send-EnodeSimulatorEvent user:charger:deleted | Out-Null
        @(Get-EnodeCharger -UserId 'new user').Count | Should -Be 2
        Stop-EnodeSimulator -Port $other.Port
    }

    It 'shows in the log what failed and when it is attempted again' {
        Set-Status 500
        $sent = Send-EnodeSimulatorEvent enode:webhook:test
        $sent.Status | Should -Be 500
        $sent.Failure | Should -BeExactly 'The receiver answered with the status 500.'
        $sent.NextAttemptAt | Should -BeGreaterThan $sent.Time
        $simulator.DeliveryCount | Should -Be $simulator.DeliveryLog.Count
        $simulator.DeliveryLog[0].DeliveryId | Should -BeExactly $sent.DeliveryId
        $simulator.DeliveryLog[0].WebhookId | Should -BeExactly $webhook.Id
        $PSStyle.OutputRendering, $rendering = 'PlainText', $PSStyle.OutputRendering
        foreach ($case in @{ width = 80; text = '! 500 .* The rec' }, @{ width = 100; text = '! 500 .* The receiver answered' }) {
            $lines = @(($sent | Out-String -Width $case.width) -split ' *\r?\n' | Where-Object { $_ })
            $lines[0] -split ' +' | Should -BeExactly 'Time', 'Status', 'Attempt', 'Events', 'NextAttemptAt', 'Failure'
            $lines | Should -HaveCount 3
            $lines[2] | Should -Match $case.text
        }

        $PSStyle.OutputRendering = $rendering
    }

    It 'writes an error, and changes nothing: <says>' -ForEach @(
        @{ send = { Send-EnodeSimulatorEvent user:vehicle:deleted -Id nope }; id = 'EventNotSent'; says = "*no vehicle with the id 'nope'.*" }
        @{ send = { Send-EnodeSimulatorEvent user:vehicle:deleted -Port 1 }; id = 'SimulatorNotFound'; says = '*port 1*' }
        @{ send = { 7 | Send-EnodeSimulatorEvent user:vehicle:deleted }; id = 'InvalidArgument'; says = '*' }
    ) {
        $count = $simulator.VehicleCount
        . $send -ErrorAction SilentlyContinue -ErrorVariable failed 2>&1 | Tee-Object -Variable failed | Out-Null
        Get-ErrorId $failed[0] | Should -BeExactly "Enode.$id"
        $failed[0].Exception.Message | Should -BeLike $says
        $simulator.VehicleCount | Should -Be $count
        (Get-ReceivedEvent).event | Should -Not -Contain 'user:vehicle:deleted'
    }

    It 'checks all kinds before anything is sent, and names the closest ones' {
        $sending = { Send-EnodeSimulatorEvent system:heartbeat, user:vehicle:updatd, user:car:deleted }
        $failed = $sending | Should -Throw -PassThru
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed.Exception.Message | Should -BeLike "'user:vehicle:updatd' is not *. The closest kinds are user:vehicle:updated, *"
        $failed.Exception.Message | Should -BeLike "*. 'user:car:deleted' is not *"
        $failed.Exception.Message | Should -Not -BeLike '*Parameter*'
        Get-ReceivedEvent | Should -BeNullOrEmpty
    }

    It 'changes and sends nothing with -WhatIf' {
        $count = $simulator.VehicleCount
        Send-EnodeSimulatorEvent user:vehicle:deleted -WhatIf | Should -BeNullOrEmpty
        $simulator.VehicleCount | Should -Be $count
        (Get-ReceivedEvent).event | Should -Not -Contain 'user:vehicle:deleted'
    }

    It 'writes an error without a simulator' {
        Stop-EnodeSimulator
        Send-EnodeSimulatorEvent system:heartbeat -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.SimulatorNotFound'
    }
}
