# Start-EnodeCharging and Stop-EnodeCharging for chargers, and for vehicles and chargers together.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe '<command> for chargers' -ForEach @(
    @{ command = 'Start-EnodeCharging'; word = 'START'; doing = 'Start charging'; capability = 'startCharging' }
    @{ command = 'Stop-EnodeCharging'; word = 'STOP'; doing = 'Stop charging'; capability = 'stopCharging' }
) {
    BeforeEach {
        $server = Start-FreshServer
        foreach ($id in 'c1', 'c2', 'no') {
            $capabilities = @{ $capability = New-Capability ($id -ne 'no') }
            $charger = ConvertTo-Json -Depth 4 @{ id = $id; userId = 'u1'; capabilities = $capabilities }
            $null = $server.ReplyTo('GET', "/chargers/$id", 200, $charger)
            $null = $server.ReplyTo('POST', "/chargers/$id/charging", 200, (ConvertTo-Action charger $id @{ kind = $word }))
        }

        $chargers = Get-EnodeCharger c1, c2
        $incapable = Get-EnodeCharger no
        $server.ClearJournal()
    }

    It 'sends the command and nothing else, <name>' -ForEach @(
        @{ name = 'for chargers in the pipeline'; run = { $chargers | & $command } }
        @{ name = 'for -InputObject'; run = { $chargers | ForEach-Object { & $command -InputObject $_ } } }
        @{ name = 'for -ChargerId'; run = { & $command -ChargerId c1, c2 } }
        @{ name = 'for objects with ChargerId'; run = { 'c1', 'c2' | ForEach-Object { [pscustomobject]@{ ChargerId = $_ } } | & $command } }
        @{ name = 'for chargers from a Clixml file'; run = { $chargers | Copy-ThroughClixml | & $command } }
        @{ name = 'several at a time'; run = { $chargers | & $command -ThrottleLimit 16 } }
    ) {
        $actions = & $run
        $actions | Should -BeOfType ([Enode.ChargeAction])
        $actions.TargetId | Should -Be 'c1', 'c2'
        $actions.TargetType | Should -Be 'charger', 'charger'
        $actions.Kind | Should -BeExactly $word, $word
        Get-Sent $server | Sort-Object | Should -BeExactly 'POST /chargers/c1/charging', 'POST /chargers/c2/charging'
        $server.Calls.Body | Should -BeExactly "{`"action`":`"$word`"}", "{`"action`":`"$word`"}"
    }

    It 'sends nothing to a charger that does not support it, names the interventions, and continues' {
        $actions = $chargers[0], $incapable, $chargers[1] | & $command -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'c1', 'c2'
        $failed.Count | Should -Be 1
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        $failed[0].TargetObject | Should -Be $incapable
        $failed[0].Exception.Message | Should -BeExactly (
            "The charger 'no' does not support the command to $($doing.ToLowerInvariant()). Interventions that can enable it: i1, i2.")
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*Get-EnodeIntervention i1 *-Force*'
        Get-Sent $server | Should -BeExactly 'POST /chargers/c1/charging', 'POST /chargers/c2/charging'
    }

    It 'sends it nevertheless <name>' -ForEach @(
        @{ name = 'with -Force'; run = { $incapable | & $command -Force -ErrorAction Stop } }
        @{ name = 'for an id, whose capabilities are not known'; run = { & $command -ChargerId no -ErrorAction Stop } }
        @{ name = 'for a copy, whose capabilities are not used'; run = { $incapable | Copy-ThroughClixml | & $command -ErrorAction Stop } }
    ) {
        (& $run).TargetId | Should -Be 'no'
        Get-Sent $server | Should -BeExactly 'POST /chargers/no/charging'
    }

    It 'sends nothing with -WhatIf, and names the device and the connection with -Verbose' {
        $run = Invoke-InRunspace {
            $chargers | & $command -WhatIf
            & $command -ChargerId c1 -WhatIf -Wait
        } @{ command = $command; chargers = $chargers }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @(& $command -ChargerId c1 -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation $doing "charger c1 through connection 'scripted'")
    }

    It 'writes a response with status <status> as an error, and continues' -ForEach @(
        @{ status = 400; type = 'bad-request'; error = 'Enode.BadRequest' }
        @{ status = 404; type = 'not-found'; error = 'Enode.NotFound' }
        @{ status = 422; type = 'unprocessable-entity'; error = 'Enode.UnprocessableEntity' }
    ) {
        $null = $server.ReplyTo('POST', '/chargers/c9/charging', $status, (ConvertTo-Problem $type 'Title' 'That is how it is.'))
        $refused = [Enode.Charger]@{ Id = 'c9' }
        $came = $refused, $chargers[0] | & $command -ErrorAction SilentlyContinue -ErrorVariable failed
        $came.TargetId | Should -Be 'c1'
        Get-ErrorId $failed | Should -BeExactly $error
        $failed[0].TargetObject | Should -Be $refused
        $failed[0].Exception.Message | Should -BeLike '*That is how it is.*'
    }

    It 'rejects a device of another kind: <_>' -ForEach 'Inverter', 'Hvac', 'Battery', 'Meter' {
        $other = ("Enode.$_" -as [type])::new()
        $other.Id = 'x1'
        $actions = $other, $chargers[0] | & $command -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'c1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].TargetObject | Should -Be $other
        $failed[0].Exception.Message | Should -BeExactly "This cmdlet accepts a vehicle or a charger, or an action of one. The input is $_ 'x1'."
        Get-Sent $server | Should -BeExactly 'POST /chargers/c1/charging'
    }
}

Describe 'Charging of vehicles and chargers together' {
    BeforeEach {
        $simulator = Start-FreshSimulator -Speed 1000
        $cars = @(Get-EnodeVehicle)
        $chargers = @(Get-EnodeCharger)
        $simulator.ClearRequestLog()
    }

    It 'sends each command to its own path, in order, and waits for all, with -ThrottleLimit <_>' -ForEach 1, 16 {
        $stopped = @($cars | Select-Startable | Where-Object { -not $_.ChargeState.PluggedInChargerId })[0, 1]
        $charger = $chargers | Select-Startable | Select-Object -First 1
        $actions = $stopped[0], $charger, $stopped[1] | Start-EnodeCharging -Wait -ThrottleLimit $_
        $actions.TargetId | Should -Be $stopped[0].Id, $charger.Id, $stopped[1].Id
        $actions.TargetType | Should -Be 'vehicle', 'charger', 'vehicle'
        $actions.State | Should -Be 'CONFIRMED', 'CONFIRMED', 'CONFIRMED'
        $sent = Get-Sent $simulator
        $posts = @(
            "POST /vehicles/$($stopped[0].Id)/charging"
            "POST /chargers/$($charger.Id)/charging"
            "POST /vehicles/$($stopped[1].Id)/charging"
        )
        $sent[0..2] | Sort-Object | Should -BeExactly ($posts | Sort-Object)
        $sent[3..99] | Should -BeLike 'GET /*/actions/*'
        $sent[3..99] | Should -Contain "GET /chargers/actions/$($actions[1].Id)"
    }

    It 'accepts both from one Clixml file' {
        $car = $cars | Where-Object IsCharging | Select-Object -First 1
        $charger = $chargers | Where-Object { $_.IsCharging -and -not $_.ChargeState.PluggedInVehicleId } | Select-Object -First 1
        $both = $car, $charger
        $actions = $both | Copy-ThroughClixml | Stop-EnodeCharging
        $actions.TargetId | Should -Be $both.Id
        Get-Sent $simulator | Should -BeExactly "POST /vehicles/$($both[0].Id)/charging", "POST /chargers/$($both[1].Id)/charging"
    }

    It 'changes a vehicle and its charger together, when the command is sent to the <name>' -ForEach @(
        @{ name = 'charger'; pick = { $charger } }
        @{ name = 'vehicle'; pick = { $car } }
    ) {
        $charger = $chargers | Select-Startable | Where-Object { $_.ChargeState.PluggedInVehicleId } | Select-Object -First 1
        $car = $cars | Where-Object Id -EQ $charger.ChargeState.PluggedInVehicleId
        $car.ChargeState.PluggedInChargerId | Should -BeExactly $charger.Id
        $car.UserId | Should -BeExactly $charger.UserId
        (& $pick | Start-EnodeCharging -Wait).State | Should -BeExactly 'CONFIRMED'
        $car, $charger = ($car | Get-EnodeVehicle), ($charger | Get-EnodeCharger)
        $car.IsCharging, $charger.IsCharging | Should -Be $true, $true
        $charger.PowerDeliveryState | Should -BeExactly 'PLUGGED_IN:CHARGING'
        $car.PowerDeliveryState | Should -BeExactly 'PLUGGED_IN:CHARGING'
        $charger.ChargeRate | Should -BeGreaterThan 0

        (& $pick | Stop-EnodeCharging -Wait).State | Should -BeExactly 'CONFIRMED'
        ($car | Get-EnodeVehicle).IsCharging, ($charger | Get-EnodeCharger).IsCharging | Should -Be $false, $false
    }

    It 'writes a failed action for a charger that does not respond, and the reason as an error' {
        $unreachable = $chargers | Select-Unreachable | Select-Object -First 1
        $unplugged = $chargers | Where-Object PowerDeliveryState -EQ 'UNPLUGGED' | Select-Object -First 1
        $came = $unreachable, $unplugged | Start-EnodeCharging -Wait 2>&1
        $came | ForEach-Object { $_ -is [Enode.ChargeAction] ? $_.State : (Get-ErrorId $_) } |
            Should -BeExactly 'FAILED', 'CANCELLED', 'Enode.ActionFailed', 'Enode.ActionFailed'
        $came[2].Exception.Message | Should -BeLike '*NO_RESPONSE*'
        $came[2].TargetObject | Should -Be $came[0]
        $came[3].Exception.Message | Should -BeLike '*FAILED_PRECONDITION*'
    }
}
