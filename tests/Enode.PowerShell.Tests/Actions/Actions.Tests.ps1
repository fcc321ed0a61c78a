# Get-EnodeAction, Wait-EnodeAction and Stop-EnodeAction.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'Actions that are pending' {
    BeforeEach {
        # So slow that every action stays pending.
        $simulator = Start-FreshSimulator -Speed 0.001
        $actions = @(Get-EnodeVehicle | Select-Startable | Select-Object -First 3 | Start-EnodeCharging)
        $simulator.ClearRequestLog()
    }

    It '<command> accepts actions <name>' -ForEach @(
        $commands = @(
            @{ command = 'Get-EnodeAction'; method = 'GET'; tail = '' }
            @{ command = 'Stop-EnodeAction'; method = 'POST'; tail = '/cancel' }
        )
        foreach ($common in $commands) {
            $common + @{ name = 'from the pipeline'; run = { $actions[2, 0] | & $command } }
            $common + @{ name = 'as -InputObject'; run = { $actions[2, 0] | ForEach-Object { & $command -InputObject $_ } } }
            $common + @{ name = 'by id'; run = { & $command $actions[2, 0].Id } }
            $common + @{ name = 'by -Id and -TargetType'; run = { & $command -Id $actions[2, 0].Id -TargetType vehicle } }
            $common + @{ name = 'by ids in the pipeline'; run = { $actions[2, 0].Id | & $command } }
            $common + @{ name = 'by properties'; run = { $actions[2, 0] | Select-Object Id, TargetType, TargetId, UserId | & $command } }
            $common + @{
                name = 'by the property ActionId'
                run  = { $actions[2, 0] | Select-Object @{ n = 'ActionId'; e = { $_.Id } } | & $command }
            }
            $common + @{ name = 'from a CSV file'; run = { $actions[2, 0] | Copy-ThroughCsv | & $command } }
            $common + @{ name = 'several at a time'; run = { $actions[2, 0] | & $command -ThrottleLimit 16 } }
        }
    ) {
        $came = & $run
        $came | Should -BeOfType ([Enode.ChargeAction])
        $came.Id | Should -Be $actions[2, 0].Id
        $expected = $actions[2, 0] | ForEach-Object { "$method /vehicles/actions/$($_.Id)$tail" }
        Get-Sent $simulator | Sort-Object | Should -BeExactly ($expected | Sort-Object)
    }

    It '<_> uses the connection of the action, and not the selected one' -ForEach 'Get-EnodeAction', 'Stop-EnodeAction' {
        $other = Start-EnodeSimulator -Connect
        ($actions[0] | & $_ -ErrorAction Stop).Id | Should -BeExactly $actions[0].Id
        (Get-Sent $simulator).Count | Should -Be 1
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It '<_> rejects an action of another connection than -Connection, and sends nothing' -ForEach @(
        'Get-EnodeAction', 'Stop-EnodeAction', 'Wait-EnodeAction'
    ) {
        $other = Start-EnodeSimulator -Connect
        $to = @{ Connection = "Simulator-$($other.Port)" }
        $actions[0] | & $_ @to -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionMismatch'
        $failed[0].TargetObject | Should -Be $actions[0]
        Get-Sent $simulator | Should -BeNullOrEmpty
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It 'Get-EnodeAction reads the current action' {
        $action = Get-EnodeAction $actions[0].Id
        $action.State | Should -BeExactly 'PENDING'
        $action.Kind | Should -BeExactly 'START'
        $action.TargetId | Should -BeExactly $actions[0].TargetId
        $action.TargetType | Should -BeExactly 'vehicle'
        $action.UserId | Should -BeExactly $actions[0].UserId
        $action.CreatedAt | Should -Be $actions[0].CreatedAt
        $action.CompletedAt | Should -Be $null
        $action.FailureReason | Should -Be $null
    }

    It 'Stop-EnodeAction cancels an action' {
        $action = $actions[0] | Stop-EnodeAction -ErrorAction Stop
        $action.State | Should -BeExactly 'CANCELLED'
        $action.IsPending | Should -BeFalse
        $action.FailureReason.Type | Should -BeExactly 'REQUESTED_CANCELLATION'
        (Get-EnodeAction $action.Id).State | Should -BeExactly 'CANCELLED'
    }

    It 'Stop-EnodeAction sends nothing with -WhatIf, and names the action and the connection with -Verbose' {
        $null = Invoke-InRunspace { Stop-EnodeAction $id -WhatIf } @{ id = $actions[0].Id }
        Get-Sent $simulator | Should -BeNullOrEmpty
        $said = @($actions[0] | Stop-EnodeAction -Verbose 4>&1 | Select-VerboseMessage)
        $action = "action $($actions[0].Id) ($($actions[0].TargetName) ($($actions[0].UserId)) START PENDING)"
        $said[0] | Should -BeExactly (Format-Operation 'Cancel' "$action through connection 'Simulator'")
    }

    It 'Wait-EnodeAction waits for several together, and reports those that are pending after the timeout' {
        $null = $actions[1] | Stop-EnodeAction
        $simulator.ClearRequestLog()
        $came = $actions | Wait-EnodeAction -TimeoutSec 1 2>&1
        $came | ForEach-Object { $_ -is [Enode.ChargeAction] ? "$($_.State) $($_.TargetId)" : (Get-ErrorId $_) } | Should -BeExactly @(
            "PENDING $($actions[0].TargetId)", "CANCELLED $($actions[1].TargetId)", "PENDING $($actions[2].TargetId)"
            'Enode.WaitTimeout', 'Enode.ActionFailed', 'Enode.WaitTimeout')
        $came[3..5].TargetObject | Should -Be $came[0..2]
        $expected = $actions | ForEach-Object { "GET /vehicles/actions/$($_.Id)" }
        Get-Sent $simulator | Sort-Object -Unique | Should -BeExactly ($expected | Sort-Object)
        # The cancelled one was read once, and a pending one more than once.
        @(Get-Sent $simulator -Like "*$($actions[1].Id)").Count | Should -Be 1
        @(Get-Sent $simulator -Like "*$($actions[2].Id)").Count | Should -BeGreaterOrEqual 2
    }

    It 'Wait-EnodeAction ends at once on Ctrl+C' {
        Stop-Within 2000 { Wait-EnodeAction $id } -Variable @{ id = $actions[0].Id } -When {
            Wait-Until { @(Get-Sent $simulator).Count -ge 2 }
        }
    }
}

Describe 'Actions that reach a final state' {
    BeforeEach {
        $simulator = Start-FreshSimulator -Speed 1000
        $cars = @(Get-EnodeVehicle | Select-Startable | Select-Object -First 3)
    }

    It 'Wait-EnodeAction waits for all of them, <name>, and writes them in their order' -ForEach @(
        @{ name = 'from the pipeline'; run = { $actions | Wait-EnodeAction } }
        @{ name = 'by id'; run = { Wait-EnodeAction $actions.Id } }
        @{ name = 'by ids in the pipeline'; run = { $actions.Id | Wait-EnodeAction -ThrottleLimit 16 } }
        @{ name = 'by -Id and -TargetType'; run = { Wait-EnodeAction -Id $actions.Id -TargetType vehicle } }
        @{ name = 'from a CSV file'; run = { $actions | Copy-ThroughCsv | Wait-EnodeAction } }
    ) {
        $actions = @($cars | Start-EnodeCharging)
        $came = & $run
        $came.Id | Should -Be $actions.Id
        $came.State | Should -Be 'CONFIRMED', 'CONFIRMED', 'CONFIRMED'
        $came.CompletedAt | Should -Not -Contain $null
    }

    It 'Wait-EnodeAction sends no request for an action that is in a final state' {
        $confirmed = @($cars | Start-EnodeCharging -Wait)
        $simulator.ClearRequestLog()
        $came = $confirmed | Wait-EnodeAction
        $came | Should -Be $confirmed
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'Wait-EnodeAction reads an id once when its action is in a final state' {
        $confirmed = $cars[0] | Start-EnodeCharging -Wait
        $simulator.ClearRequestLog()
        (Wait-EnodeAction $confirmed.Id).State | Should -BeExactly 'CONFIRMED'
        Get-Sent $simulator | Should -BeExactly "GET /vehicles/actions/$($confirmed.Id)"
    }

    It 'Wait-EnodeAction waits for actions of two connections, each through its own' {
        $other = Start-EnodeSimulator -Speed 1000 -Seed 2 -Connect
        $car = Get-EnodeVehicle | Select-Startable | Select-Object -First 1
        $here, $there = ($cars[0] | Start-EnodeCharging), ($car | Start-EnodeCharging)
        $simulator.ClearRequestLog()
        $other.ClearRequestLog()
        $came = $here, $there | Wait-EnodeAction
        $came.Id | Should -Be $here.Id, $there.Id
        $came.State | Should -Be 'CONFIRMED', 'CONFIRMED'
        Get-Sent $simulator | Sort-Object -Unique | Should -BeExactly "GET /vehicles/actions/$($here.Id)"
        Get-Sent $other | Sort-Object -Unique | Should -BeExactly "GET /vehicles/actions/$($there.Id)"
    }

    It 'Wait-EnodeAction writes an error for an id without an action, and waits for the others' {
        $action = $cars[0] | Start-EnodeCharging
        $came = 'nope', $action.Id | Wait-EnodeAction 2>&1
        $came[0].Id, $came[0].State | Should -Be $action.Id, 'CONFIRMED'
        Get-ErrorId $came[1] | Should -Be 'Enode.NotFound'
        $came[1].TargetObject | Should -BeExactly 'nope'
    }

    It 'Stop-EnodeAction rejects <name> in a final state, with the action as it is' -ForEach @(
        @{ name = 'an action'; run = { $pending | Stop-EnodeAction @args } }
        @{ name = 'the id of an action'; run = { Stop-EnodeAction $pending.Id @args } }
    ) {
        $pending = $cars[0] | Start-EnodeCharging
        $null = $pending | Wait-EnodeAction
        $simulator.ClearRequestLog()
        & $run -ErrorAction SilentlyContinue -ErrorVariable script:failed | Should -BeNullOrEmpty
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'Enode.ActionSettled,Enode.Commands.StopEnodeAction'
        $failed[0].Exception.Message | Should -BeExactly (
            "$($cars[0].DisplayName) ($($cars[0].UserId)) START CONFIRMED. The action is in a final state and cannot be cancelled.")
        $failed[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        $failed[0].TargetObject | Should -BeOfType ([Enode.ChargeAction])
        $failed[0].TargetObject.Id | Should -BeExactly $pending.Id
        $failed[0].TargetObject.State | Should -BeExactly 'CONFIRMED'
        Get-Sent $simulator | Should -BeExactly "POST /vehicles/actions/$($pending.Id)/cancel"
    }

    It 'Stop-EnodeAction continues after an action in a final state' {
        $confirmed = $cars[0] | Start-EnodeCharging -Wait
        $slow = Start-EnodeSimulator -Speed 0.001 -Connect
        $pending = Get-EnodeVehicle | Select-Startable | Select-Object -First 1 | Start-EnodeCharging
        $came = $confirmed, $pending | Stop-EnodeAction -ErrorAction SilentlyContinue
        $came.Id | Should -Be $pending.Id
        Get-Sent $slow | Should -Contain "POST /vehicles/actions/$($pending.Id)/cancel"
    }
}

Describe 'Actions that do not exist' {
    BeforeEach {
        $simulator = Start-FreshSimulator
        $action = Get-EnodeVehicle | Select-Startable | Select-Object -First 1 | Start-EnodeCharging
        $simulator.ClearRequestLog()
    }

    It '<command> writes an error, and continues' -ForEach @(
        @{ command = 'Get-EnodeAction'; sent = 'GET /vehicles/actions/nope' }
        @{ command = 'Stop-EnodeAction'; sent = 'POST /vehicles/actions/nope/cancel' }
    ) {
        $came = 'nope', $action.Id | & $command -ErrorAction SilentlyContinue -ErrorVariable failed
        $came.Id | Should -BeExactly $action.Id
        Get-ErrorId $failed[0] | Should -Be 'Enode.NotFound'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -BeExactly 'nope'
        (Get-Sent $simulator)[0] | Should -BeExactly $sent
    }

    It '<command> rejects an id <name>, and sends nothing' -ForEach @(
        foreach ($command in 'Get-EnodeAction', 'Stop-EnodeAction', 'Wait-EnodeAction') {
            @{ command = $command; name = 'that is empty'; id = '' }
            @{ command = $command; name = '..'; id = '..' }
        }
    ) {
        & $command $id -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It '<_> rejects an unknown -TargetType, and sends nothing' -ForEach 'Get-EnodeAction', 'Stop-EnodeAction', 'Wait-EnodeAction' {
        { & $_ -Id $action.Id -TargetType toaster } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }
}

Describe 'Actions of unknown types, or with fewer members' {
    BeforeEach { $server = Start-FreshServer }

    It 'returns an action of an unknown type with all its members' {
        $body = '{"id":"a1","state":"WAITING","targetId":"v1","targetType":"vehicle","honk":{"times":3}}'
        $null = $server.ReplyTo('GET', '/vehicles/actions/a1', 200, $body)
        $action = Get-EnodeAction a1
        $action | Should -BeOfType ([Enode.UnknownAction])
        $action.State | Should -BeExactly 'WAITING'
        $action.AdditionalProperties['honk']['times'] | Should -Be 3
        $action.UserId | Should -Be $null
    }

    It 'accepts an action of an unknown type from <name>' -ForEach @(
        @{ name = 'a file'; depth = 2 }
        @{ name = 'a job'; depth = 1 }
    ) {
        $body = '{"id":"a1","state":"WAITING","targetId":"c1","targetType":"charger","honk":{"times":3}}'
        $null = $server.ReplyTo('GET', '/chargers/actions/a1', 200, $body).ReplyTo('POST', '/chargers/actions/a1/cancel', 200, $body)
        $null = $server.ReplyTo('GET', '/chargers/c1', 200, '{"id":"c1"}')
        $action = Get-EnodeAction a1 -TargetType charger
        $read = Copy-Serialized $action $depth
        $read.PSObject.TypeNames[0] | Should -BeExactly 'Deserialized.Enode.UnknownAction'
        ($read | Get-EnodeAction).AdditionalProperties['honk']['times'] | Should -Be 3
        ($read | Get-EnodeCharger).Id | Should -BeExactly 'c1'
        ($read | Stop-EnodeAction).Id | Should -BeExactly 'a1'
        Get-Sent $server | Should -BeExactly @(
            'GET /chargers/actions/a1', 'GET /chargers/actions/a1', 'GET /chargers/c1', 'POST /chargers/actions/a1/cancel'
        )
    }

    It 'accepts the action of a <kind> from <name>' -ForEach @(
        foreach ($kind in 'vehicle', 'charger', 'hvac', 'battery') {
            @{ kind = $kind; name = 'a CSV file'; read = { $action | Copy-ThroughCsv } }
            @{ kind = $kind; name = 'a Clixml file'; read = { Copy-Serialized $action } }
            @{ kind = $kind; name = 'JSON'; read = { $action.ToJson() | ConvertFrom-Json } }
        }
    ) {
        $action = [Enode.ChargeAction]@{ Id = 'a1'; TargetId = 'd1'; TargetType = $kind; Kind = 'START'; State = 'PENDING' }
        $collection = @{ vehicle = 'vehicles'; charger = 'chargers'; hvac = 'hvacs'; battery = 'batteries' }[$kind]
        $answer = '{"id":"a1","kind":"START","state":"CONFIRMED"}'
        $null = $server.Reply(200, $answer).Reply(200, $answer)
        $null = & $read | Get-EnodeAction
        $null = & $read | Stop-EnodeAction
        Get-Sent $server | Should -BeExactly "GET /$collection/actions/a1", "POST /$collection/actions/a1/cancel"
    }

    It 'returns an action for a maximum current as MaxCurrentAction' {
        $body = '{"id":"a1","state":"PENDING","targetId":"v1","targetType":"vehicle","targetState":{"maxCurrent":16}}'
        $null = $server.ReplyTo('GET', '/vehicles/actions/a1', 200, $body)
        $action = Get-EnodeAction a1
        $action | Should -BeOfType ([Enode.MaxCurrentAction])
        $action.TargetState.MaxCurrent | Should -Be 16
    }

    It 'does not read <name> as an action' -ForEach @(
        @{
            name   = 'a problem with 409'
            status = 409
            body   = '{"type":"https://developers.enode.com/api/problems/conflict","title":"Conflict","detail":"Something else."}'
            error  = 'Enode.Conflict'
        }
        @{ name = 'a page'; status = 200; body = '<html>'; error = 'Enode.InvalidResponse' }
        @{ name = 'a list'; status = 200; body = '[]'; error = 'Enode.InvalidResponse' }
    ) {
        $null = $server.ReplyTo('POST', '/vehicles/actions/a1/cancel', $status, $body)
        Stop-EnodeAction a1 -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be $error
        $failed[0].TargetObject | Should -BeExactly 'a1'
    }

    It 'does not cancel an action twice when the response is lost' {
        $null = $server.ReplyTo('POST', '/vehicles/actions/a1/cancel', [Enode.Testing.Response]::Reset)
        Stop-EnodeAction a1 -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionFailed'
        Get-Sent $server | Should -BeExactly 'POST /vehicles/actions/a1/cancel'
    }
}
