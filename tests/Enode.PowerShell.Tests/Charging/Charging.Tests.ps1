# Start-EnodeCharging and Stop-EnodeCharging for chargers, and for vehicles and chargers together.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # The JSON of a charge action for a charger.
    function ConvertTo-Action([string] $ChargerId, [string] $Kind) {
        ConvertTo-Json -Compress @{
            id = "a-$ChargerId"; userId = 'u1'; targetId = $ChargerId; targetType = 'charger'; kind = $Kind; state = 'PENDING'; failureReason = $null
            createdAt = '2024-04-07T17:04:26Z'; updatedAt = '2024-04-07T17:04:26Z'; completedAt = $null
        }
    }
}

AfterAll { Reset-Enode }

Describe '<command> for chargers' -ForEach @(
    @{ command = 'Start-EnodeCharging'; word = 'START'; doing = 'Start charging'; capability = 'startCharging' }
    @{ command = 'Stop-EnodeCharging'; word = 'STOP'; doing = 'Stop charging'; capability = 'stopCharging' }
) {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        foreach ($id in 'c1', 'c2') {
            $null = $server.ReplyTo('POST', "/chargers/$id/charging", 200, (ConvertTo-Action $id $word))
            $null = $server.ReplyTo('GET', "/chargers/$id", 200, "{`"id`":`"$id`",`"userId`":`"u1`",`"capabilities`":{`"$capability`":{`"isCapable`":true,`"interventionIds`":[]}}}")
        }

        $no = '{"isCapable":false,"interventionIds":["i1","i2"]}'
        $null = $server.ReplyTo('GET', '/chargers/no', 200, "{`"id`":`"no`",`"userId`":`"u1`",`"capabilities`":{`"$capability`":$no}}")
        $null = $server.ReplyTo('POST', '/chargers/no/charging', 200, (ConvertTo-Action 'no' $word))
        $chargers = Get-EnodeCharger c1, c2
        $incapable = Get-EnodeCharger no
        $server.ClearJournal()
    }

    It 'sends the command and nothing else, <name>' -ForEach @(
        @{ name = 'for chargers in the pipeline'; run = { $chargers | & $command } }
        @{ name = 'for -InputObject'; run = { $chargers | ForEach-Object { & $command -InputObject $_ } } }
        @{ name = 'for -ChargerId'; run = { & $command -ChargerId c1, c2 } }
        @{ name = 'for objects with ChargerId'; run = { [pscustomobject]@{ ChargerId = 'c1' }, [pscustomobject]@{ ChargerId = 'c2' } | & $command } }
        @{ name = 'for chargers out of a file'; run = { $chargers | Export-Clixml "$TestDrive/c.xml"; Import-Clixml "$TestDrive/c.xml" | & $command } }
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

    It 'sends nothing to a charger that says no, names the interventions, and goes on' {
        $actions = $chargers[0], $incapable, $chargers[1] | & $command -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'c1', 'c2'
        $failed.Count | Should -Be 1
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        $failed[0].TargetObject | Should -Be $incapable
        $failed[0].Exception.Message | Should -BeLike '*i1, i2*'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*interventions*-Force*'
        Get-Sent $server | Should -BeExactly 'POST /chargers/c1/charging', 'POST /chargers/c2/charging'
    }

    It 'sends it all the same <name>' -ForEach @(
        @{ name = 'with -Force'; run = { $incapable | & $command -Force -ErrorAction Stop } }
        @{ name = 'by id, of which nothing is known'; run = { & $command -ChargerId no -ErrorAction Stop } }
        @{ name = 'for one out of a file, of which only who it is counts'; run = { $incapable | Export-Clixml "$TestDrive/no.xml"; Import-Clixml "$TestDrive/no.xml" | & $command -ErrorAction Stop } }
    ) {
        (& $run).TargetId | Should -Be 'no'
        Get-Sent $server | Should -BeExactly 'POST /chargers/no/charging'
    }

    It 'sends nothing with -WhatIf, and names device and connection' {
        $run = Invoke-InRunspace { $chargers | & $command -WhatIf; & $command -ChargerId c1 -WhatIf -Wait } @{ command = $command; chargers = $chargers }
        $run.Errors + $run.EndedBy + $run.Output | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = & $command -ChargerId c1 -Verbose 4>&1
        $said[0].Message | Should -BeExactly "Performing the operation `"$doing`" on target `"charger c1 through connection 'scripted'`"."
    }

    It 'writes the refusal of <status> as an error' -ForEach @(
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

    It 'does not take a device of another kind: <_>' -ForEach 'Inverter', 'Hvac', 'Battery', 'Meter' {
        $other = ("Enode.$_" -as [type])::new()
        $other.Id = 'x1'
        $actions = $other, $chargers[0] | & $command -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'c1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].TargetObject | Should -Be $other
        $failed[0].Exception.Message | Should -BeExactly "This cmdlet accepts a vehicle or a charger. The input is $_ 'x1'."
        Get-Sent $server | Should -BeExactly 'POST /chargers/c1/charging'
    }
}

Describe 'Charging of vehicles and chargers together' {
    BeforeEach {
        Reset-Enode
        $simulator = Start-EnodeSimulator -Speed 1000 -Connect
        $cars = @(Get-EnodeVehicle)
        $chargers = @(Get-EnodeCharger)
        $simulator.ClearRequestLog()
    }

    It 'sends each where it belongs, in order, and waits for all, with -ThrottleLimit <_>' -ForEach 1, 16 {
        $stopped = @($cars | Where-Object { $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' -and $_.IsReachable -and $_.Capabilities.StartCharging.IsCapable -and -not $_.ChargeState.PluggedInChargerId })[0, 1]
        $charger = $chargers | Where-Object { $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' -and $_.IsReachable -and $_.Capabilities.StartCharging.IsCapable } | Select-Object -First 1
        $actions = $stopped[0], $charger, $stopped[1] | Start-EnodeCharging -Wait -ThrottleLimit $_
        $actions.TargetId | Should -Be $stopped[0].Id, $charger.Id, $stopped[1].Id
        $actions.TargetType | Should -Be 'vehicle', 'charger', 'vehicle'
        $actions.State | Should -Be 'CONFIRMED', 'CONFIRMED', 'CONFIRMED'
        $sent = Get-Sent $simulator
        $sent[0..2] | Sort-Object | Should -BeExactly ("POST /vehicles/$($stopped[0].Id)/charging", "POST /chargers/$($charger.Id)/charging", "POST /vehicles/$($stopped[1].Id)/charging" | Sort-Object)
        $sent[3..99] | Should -BeLike 'GET /*/actions/*'
        $sent[3..99] | Should -Contain "GET /chargers/actions/$($actions[1].Id)"
    }

    It 'takes both out of one file' {
        $both = ($cars | Where-Object IsCharging | Select-Object -First 1), ($chargers | Where-Object { $_.IsCharging -and -not $_.ChargeState.PluggedInVehicleId } | Select-Object -First 1)
        $both | Export-Clixml "$TestDrive/both.xml"
        $actions = Import-Clixml "$TestDrive/both.xml" | Stop-EnodeCharging
        $actions.TargetId | Should -Be $both.Id
        Get-Sent $simulator | Should -BeExactly "POST /vehicles/$($both[0].Id)/charging", "POST /chargers/$($both[1].Id)/charging"
    }

    It 'moves a vehicle and the charger that it hangs on together, when the <name> is told' -ForEach @(
        @{ name = 'charger'; pick = { $charger } }
        @{ name = 'vehicle'; pick = { $car } }
    ) {
        $charger = $chargers | Where-Object { $_.ChargeState.PluggedInVehicleId -and $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' } | Select-Object -First 1
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

    It 'writes a charger that does not answer as FAILED, and the reason as an error' {
        $unreachable = $chargers | Where-Object { $_.IsReachable -eq $false -and $_.IsPluggedIn } | Select-Object -First 1
        $unplugged = $chargers | Where-Object PowerDeliveryState -EQ 'UNPLUGGED' | Select-Object -First 1
        $came = $unreachable, $unplugged | Start-EnodeCharging -Wait 2>&1
        $came | ForEach-Object { $_ -is [Enode.ChargeAction] ? $_.State : (Get-ErrorId $_) } | Should -BeExactly 'FAILED', 'CANCELLED', 'Enode.ActionFailed', 'Enode.ActionFailed'
        $came[2].Exception.Message | Should -BeLike '*NO_RESPONSE*'
        $came[2].TargetObject | Should -Be $came[0]
        $came[3].Exception.Message | Should -BeLike '*FAILED_PRECONDITION*'
    }
}
