# Start-EnodeCharging and Stop-EnodeCharging, which do the same with two actions.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe '<command>: what is sent' -ForEach @(
    @{ command = 'Start-EnodeCharging'; word = 'START' }
    @{ command = 'Stop-EnodeCharging'; word = 'STOP' }
) {
    BeforeEach {
        $server = Start-FreshServer
        foreach ($car in 'v1', 'v2', 'v3') {
            $null = $server.ReplyTo('POST', "/vehicles/$car/charging", 200, (ConvertTo-Action vehicle $car @{ kind = $word }))
            $null = $server.ReplyTo('GET', "/vehicles/$car", 200, "{`"id`":`"$car`",`"userId`":`"u1`"}")
        }
    }

    It 'sends the command and nothing else, <name>' -ForEach @(
        @{ name = 'by position'; run = { & $command v1, v2 } }
        @{ name = 'for -VehicleId'; run = { & $command -VehicleId v1, v2 } }
        @{ name = 'for -Id'; run = { & $command -Id v1, v2 } }
        @{ name = 'for ids in the pipeline'; run = { 'v1', 'v2' | & $command } }
        @{ name = 'for vehicles in the pipeline'; run = { Get-EnodeVehicle v1, v2 | & $command } }
        @{ name = 'for -InputObject'; run = { Get-EnodeVehicle v1, v2 | ForEach-Object { & $command -InputObject $_ } } }
        @{ name = 'for objects with Id and UserId'; run = { Get-EnodeVehicle v1, v2 | Select-Object Id, UserId | & $command } }
        @{ name = 'for objects with VehicleId'; run = { 'v1', 'v2' | ForEach-Object { [pscustomobject]@{ VehicleId = $_ } } | & $command } }
        @{ name = 'with -Confirm:$false'; run = { & $command v1, v2 -Confirm:$false } }
    ) {
        $actions = & $run
        $actions | Should -BeOfType ([Enode.ChargeAction])
        $actions.Id | Should -Be 'a-v1', 'a-v2'
        $actions.Kind | Should -BeExactly $word, $word
        $actions.IsPending | Should -Be $true, $true
        $posts = @($server.Calls | Where-Object Method -EQ 'POST')
        $posts.Target | Should -BeExactly '/vehicles/v1/charging', '/vehicles/v2/charging'
        $posts.Body | Should -BeExactly "{`"action`":`"$word`"}", "{`"action`":`"$word`"}"
        $posts[0].Header('Content-Type') | Should -BeLike 'application/json*'
    }

    It 'rejects an id <name>, and sends the others' -ForEach @(
        @{ name = 'that is empty'; id = '' }
        @{ name = '..'; id = '..' }
        @{ name = 'with a line break'; id = "a`rb" }
    ) {
        $actions = 'v1', $id, 'v2' | & $command -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'v1', 'v2'
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        $failed[0].TargetObject | Should -BeExactly $id
        (Get-Sent $server) | Should -BeExactly 'POST /vehicles/v1/charging', 'POST /vehicles/v2/charging'
    }

    It 'rejects a vehicle without an id' {
        [Enode.Vehicle]::new() | & $command -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'sends a command once, and writes an error, when <name>' -ForEach @(
        @{ name = 'the server returns 500'; answer = { [Enode.Testing.Response]::Json(500, '{}') }; error = 'Enode.ServerError' }
        @{ name = 'the server returns 502'; answer = { [Enode.Testing.Response]::Json(502) }; error = 'Enode.ServerError' }
        @{ name = 'the server returns 503'; answer = { [Enode.Testing.Response]::Json(503) }; error = 'Enode.ServerError' }
        @{ name = 'the server returns 504'; answer = { [Enode.Testing.Response]::Json(504) }; error = 'Enode.ServerError' }
        @{ name = 'the server returns 408'; answer = { [Enode.Testing.Response]::Json(408) }; error = 'Enode.RequestTimeout' }
        @{ name = 'the connection is reset'; answer = { [Enode.Testing.Response]::Reset }; error = 'Enode.ConnectionFailed' }
        @{ name = 'the connection is closed'; answer = { [Enode.Testing.Response]::Close }; error = 'Enode.ConnectionFailed' }
        @{
            name = 'the response is incomplete'; error = 'Enode.ConnectionFailed'
            answer = { [Enode.Testing.Response]::CutShort(200, (ConvertTo-StartAction 'v9'), 20) }
        }
        @{ name = 'the response is HTML'; answer = { [Enode.Testing.Response]::Html(200, '<html>') }; error = 'Enode.InvalidResponse' }
    ) {
        $null = $server.ReplyTo('POST', '/vehicles/v9/charging', (& $answer))
        $actions = 'v1', 'v9', 'v2' | & $command -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'v1', 'v2'
        Get-ErrorId $failed | Should -Be $error
        $failed[0].TargetObject | Should -BeExactly 'v9'
        Get-Sent $server | Should -BeExactly ('v1', 'v9', 'v2' | ForEach-Object { "POST /vehicles/$_/charging" })
    }

    It 'keeps the order with -ThrottleLimit 16 when the responses come in another order' {
        $gate = [Enode.Testing.Gate]::new()
        $slow = [Enode.Testing.Response]::Json(200, (ConvertTo-StartAction 'slow')).After($gate)
        $null = $server.ReplyTo('POST', '/vehicles/slow/charging', $slow)
        $null = $server.ReplyTo('POST', '/vehicles/none/charging', 404, '{}')
        $tokens = $server.Journal.Count
        $script = { 'slow', 'v1', 'none', 'v2', 'v3' | & $command -ThrottleLimit 16 2>&1 }
        $run = Invoke-InRunspace $script @{ command = $command } -While {
            $server.WaitForRequests($tokens + 5)
            $gate.Open()
        }
        $run.Output | ForEach-Object { $_.TargetId ?? "$($_.TargetObject) failed" } |
            Should -Be 'slow', 'v1', 'none failed', 'v2', 'v3'
    }
}

Describe 'Start-EnodeCharging and Stop-EnodeCharging with a simulator' {
    BeforeEach {
        $simulator = Start-FreshSimulator -Speed 1000
        $cars = @(Get-EnodeVehicle | Select-Startable)
        $simulator.ClearRequestLog()
    }

    It 'starts and stops a vehicle' {
        $started = $cars[0] | Start-EnodeCharging -Wait
        $started.State | Should -BeExactly 'CONFIRMED'
        ($cars[0] | Get-EnodeVehicle).IsCharging | Should -BeTrue
        $stopped = $cars[0] | Stop-EnodeCharging -Wait
        $stopped.State | Should -BeExactly 'CONFIRMED'
        $stopped.Kind | Should -BeExactly 'STOP'
        ($cars[0] | Get-EnodeVehicle).IsCharging | Should -BeFalse
    }

    It 'writes the action at once without -Wait' {
        $actions = $cars[0..2] | Start-EnodeCharging
        $actions.State | Should -Be 'PENDING', 'PENDING', 'PENDING'
        $actions.TargetId | Should -Be $cars[0..2].Id
        Get-Sent $simulator | Should -BeExactly ($cars[0..2] | ForEach-Object { "POST /vehicles/$($_.Id)/charging" })
    }

    It 'uses the connection of the vehicle, and not the selected one' {
        $other = Start-EnodeSimulator -Connect
        $action = $cars[0] | Start-EnodeCharging
        Get-Sent $simulator | Should -BeExactly "POST /vehicles/$($cars[0].Id)/charging"
        ($action | Get-EnodeAction).Id | Should -Be $action.Id
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It 'rejects a vehicle of another connection than -Connection, and sends nothing' {
        $other = Start-EnodeSimulator -Connect
        $to = @{ Connection = "Simulator-$($other.Port)" }
        $cars[0] | Start-EnodeCharging @to -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionMismatch'
        $failed[0].TargetObject | Should -Be $cars[0]
        Get-Sent $simulator | Should -BeNullOrEmpty
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and names the vehicle and the connection' {
        $process = Invoke-InProcess {
            $simulator = Start-EnodeSimulator -Connect
            $car = Get-EnodeVehicle -First 1
            $car | Start-EnodeCharging -WhatIf -Wait
            Stop-EnodeCharging $car.Id -WhatIf
            "PIPED $($car.DisplayName) $($car.Id)"
            "POSTS $(@($simulator.RequestLog | Where-Object { $_.Method -eq 'POST' -and $_.Path -ne '/oauth2/token' }).Count)"
        }
        $null = $process.Text -match 'PIPED (?<name>.+) (?<id>\S+)'
        $name, $id = $Matches.name, $Matches.id
        $start = Format-Operation 'Start charging' "vehicle '$name' ($id) through connection 'Simulator'"
        # The connection has listed the id.
        $stop = Format-Operation 'Stop charging' "vehicle '$name' ($id) through connection 'Simulator'"
        $process.Text | Should -Match ([regex]::Escape("What if: $start"))
        $process.Text | Should -Match ([regex]::Escape("What if: $stop"))
        $process.Text | Should -Match 'POSTS 0'
    }

    It 'names the operation and the request with -Verbose' {
        $said = @($cars[0] | Start-EnodeCharging -Verbose 4>&1 | Select-VerboseMessage)
        $name = "vehicle '$($cars[0].DisplayName)' ($($cars[0].Id))"
        $said[0] | Should -BeExactly (Format-Operation 'Start charging' "$name through connection 'Simulator'")
        $said[1] | Should -BeLike "POST /vehicles/$($cars[0].Id)/charging -> 200 (* ms, attempt 1)"
    }

    It 'writes a response with an error status as an error, and continues' {
        $charging = Get-EnodeVehicle | Where-Object IsCharging | Select-Object -First 1
        $actions = $cars[0], $charging, $cars[1] | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be $cars[0, 1].Id
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'Enode.BadRequest,Enode.Commands.StartEnodeCharging'
        $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failed[0].TargetObject | Should -Be $charging
        $failed[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'writes an error for an id that does not exist' {
        Start-EnodeCharging nope -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.NotFound'
        $failed[0].TargetObject | Should -BeExactly 'nope'
        Get-Sent $simulator | Should -BeExactly 'POST /vehicles/nope/charging'
    }
}

Describe 'Start-EnodeCharging -Wait' {
    BeforeEach {
        $simulator = Start-FreshSimulator -Speed 1000
        $fleet = @(Get-EnodeVehicle)
        $cars = @($fleet | Select-Startable)
        $unreachable = $fleet | Select-Unreachable | Select-Object -First 1
        $unplugged = $fleet | Where-Object { $_.IsPluggedIn -eq $false -and $_.IsReachable } | Select-Object -First 1
        $charging = $fleet | Where-Object IsCharging | Select-Object -First 1
        $simulator.ClearRequestLog()
    }

    It 'sends all commands, in order, before it polls the first action; with -ThrottleLimit <_>' -ForEach 1, 16 {
        $actions = $cars[0..9] | Start-EnodeCharging -Wait -ThrottleLimit $_
        $actions.TargetId | Should -Be $cars[0..9].Id
        $actions.State | Should -Be (@('CONFIRMED') * 10)
        $actions.IsPending | Should -Not -Contain $true
        $sent = Get-Sent $simulator
        $posts = $cars[0..9] | ForEach-Object { "POST /vehicles/$($_.Id)/charging" }
        $polls = $actions | ForEach-Object { "GET /vehicles/actions/$($_.Id)" }
        $sent[0..9] | Sort-Object | Should -BeExactly ($posts | Sort-Object)
        if ($_ -eq 1) { $sent[0..9] | Should -BeExactly $posts }
        $sent[10..99] | Should -BeLike 'GET /vehicles/actions/*'
        $sent[10..99] | Sort-Object -Unique | Should -BeExactly ($polls | Sort-Object)
    }

    It 'writes all actions first, and then an error with the reason for each that failed or was cancelled' {
        $came = $cars[0], $unreachable, $unplugged, $charging, $cars[1] | Start-EnodeCharging -Wait 2>&1
        $came | ForEach-Object { $_ -is [Enode.ChargeAction] ? $_.State : (Get-ErrorId $_) } | Should -BeExactly @(
            'Enode.BadRequest', 'CONFIRMED', 'FAILED', 'CANCELLED', 'CONFIRMED', 'Enode.ActionFailed', 'Enode.ActionFailed')

        $null, $first, $failed, $cancelled, $last, $failure, $cancellation = $came
        $first.TargetId, $failed.TargetId, $cancelled.TargetId, $last.TargetId |
            Should -Be $cars[0].Id, $unreachable.Id, $unplugged.Id, $cars[1].Id
        $failed.FailureReason.Type | Should -BeExactly 'NO_RESPONSE'
        $failure.TargetObject | Should -Be $failed
        $failure.Exception.Message | Should -BeLike '*FAILED*NO_RESPONSE*'
        $failure.CategoryInfo.Category | Should -Be 'InvalidOperation'
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*IsReachable*'
        $cancelled.FailureReason.Type | Should -BeExactly 'FAILED_PRECONDITION'
        $cancellation.TargetObject | Should -Be $cancelled
        $cancellation.Exception.Message | Should -BeLike '*CANCELLED*FAILED_PRECONDITION*'
    }

    It 'does not poll an action that is returned in a final state' {
        $null = $unplugged | Start-EnodeCharging -Wait -ErrorAction SilentlyContinue
        Get-Sent $simulator | Should -BeExactly "POST /vehicles/$($unplugged.Id)/charging"
    }

    It 'shows the counts on the host, and in neither the output nor the verbose stream' {
        $run = Invoke-InRunspace { $ids | Start-EnodeCharging -Wait -Verbose -ErrorAction SilentlyContinue } @{
            ids = $cars[0].Id, $cars[1].Id, $unreachable.Id, $unplugged.Id
        }
        $run.Information.Count | Should -Be 1
        "$($run.Information)" | Should -BeExactly 'Start charging: 2 confirmed, 1 failed, 1 cancelled'
        $run.Information[0].Tags | Should -Contain 'PSHOST'
        $run.Output | Should -BeOfType ([Enode.ChargeAction])
        $run.Verbose -match 'confirmed' | Should -BeNullOrEmpty
    }

    It 'shows the counts in a console' {
        $process = Invoke-InProcess {
            $null = Start-EnodeSimulator -Speed 1000 -Connect
            $car = Get-EnodeVehicle |
                Where-Object { $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' -and $_.IsReachable } | Select-Object -First 1
            $null = $car | Start-EnodeCharging -Wait
        }
        $process.Text.Trim() | Should -BeExactly 'Start charging: 1 confirmed'
    }

    It 'shows no counts with -InformationAction Ignore, and those of the errors when nothing was sent' {
        $run = Invoke-InRunspace {
            $id | Start-EnodeCharging -Wait -InformationAction Ignore
            Start-EnodeCharging nope -Wait -ErrorAction SilentlyContinue
        } @{ id = $cars[0].Id }
        $run.Output.State | Should -Be 'CONFIRMED'
        "$($run.Information)" | Should -BeExactly 'Start charging: 0 sent, 1 rejected'
    }

    It 'shows one progress bar, and completes it' {
        $ran = Invoke-InRunspace { Get-EnodeVehicle $ids | Start-EnodeCharging -Wait } @{ ids = $cars[0..2].Id }
        $ran.Output.State | Should -Be 'CONFIRMED', 'CONFIRMED', 'CONFIRMED'
        $ran.Progress.Count | Should -BeGreaterOrEqual 2
        @($ran.Progress.ActivityId | Sort-Object -Unique).Count | Should -Be 1
        $ran.Progress[0].Activity | Should -BeExactly 'Start charging'
        $waiting = @($ran.Progress | Where-Object Activity -EQ 'Waiting for actions')
        $name = "$($cars[0].DisplayName) ($($cars[0].UserId))"
        $waiting[0].StatusDescription | Should -BeLike "0 of 3 in a final state, pending: $name, * and 1 more"
        $waiting[0].SecondsRemaining | Should -BeIn 599, 600
        $ran.Progress[0].RecordType | Should -Be 'Processing'
        $ran.Progress[-1].RecordType | Should -Be 'Completed'
    }
}

Describe 'Start-EnodeCharging -Wait -TimeoutSec' {
    BeforeEach {
        # So slow that every action stays pending.
        $simulator = Start-FreshSimulator -Speed 0.001
        $cars = @(Get-EnodeVehicle | Select-Startable)
        $unplugged = Get-EnodeVehicle | Where-Object { $_.IsPluggedIn -eq $false -and $_.IsReachable } | Select-Object -First 1
        $simulator.ClearRequestLog()
    }

    It 'writes the pending actions, with an error for each, and completes the progress bar' {
        $ran = Invoke-InRunspace { $ids | Start-EnodeCharging -Wait -TimeoutSec 1 -Verbose } @{
            ids = $cars[0].Id, $unplugged.Id, $cars[1].Id
        }
        $ran.Output.TargetId | Should -Be $cars[0].Id, $unplugged.Id, $cars[1].Id
        $ran.Output.State | Should -Be 'PENDING', 'CANCELLED', 'PENDING'
        Get-ErrorId $ran.Errors | Should -Be 'Enode.WaitTimeout', 'Enode.ActionFailed', 'Enode.WaitTimeout'
        $ran.Errors.TargetObject | Should -Be $ran.Output
        $ran.Errors[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $ran.Errors[0].Exception.Message | Should -BeLike '*PENDING after 1 s.'
        $ran.Errors[0].ErrorDetails.RecommendedAction | Should -BeLike '*Wait-EnodeAction*Stop-EnodeAction*'
        "$($ran.Information)" | Should -BeExactly 'Start charging: 0 confirmed, 1 cancelled, 2 pending'
        $ran.Progress[-1].RecordType | Should -Be 'Completed'
    }

    It 'does not cancel the actions' {
        $action = $cars[0] | Start-EnodeCharging -Wait -TimeoutSec 1 -ErrorAction SilentlyContinue
        ($action | Get-EnodeAction).State | Should -Be 'PENDING'
        Get-Sent $simulator -Like '*cancel' | Should -BeNullOrEmpty
    }

    It 'rejects a timeout of <_> seconds' -ForEach 0, -1, 86401 {
        { $cars[0] | Start-EnodeCharging -Wait -TimeoutSec $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'ends at once on Ctrl+C' {
        Stop-Within 2000 { Start-EnodeCharging $id -Wait } -Variable @{ id = $cars[0].Id } -When {
            Wait-Until { @(Get-Sent $simulator).Count -ge 2 }
        }
    }
}

Describe 'Start-EnodeCharging -Wait: polls that fail' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        foreach ($car in 'v1', 'v2') { $null = $server.ReplyTo('POST', "/vehicles/$car/charging", 200, (ConvertTo-StartAction $car)) }
        $confirmed = [Enode.Testing.Response]::Json(200, (ConvertTo-StartAction 'v2' 'CONFIRMED'))
        $pending = [Enode.Testing.Response]::Json(200, (ConvertTo-StartAction 'v2'))
    }

    It 'continues to wait after <what>' -ForEach @(
        @{ what = 'status 500'; answer = { [Enode.Testing.Response]::Json(500) } }
        @{ what = 'status 429'; answer = { [Enode.Testing.Response]::Json(429) } }
        @{ what = 'a reset'; answer = { [Enode.Testing.Response]::Reset } }
        @{ what = 'a web page of a proxy'; answer = { [Enode.Testing.Response]::Html(200, '<html>') } }
    ) {
        $null = Connect-Scripted $server -With @{ MaximumRetryCount = 0 }
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v2', @((& $answer), $confirmed))
        $came = @('v2' | Start-EnodeCharging -Wait -TimeoutSec 30 2>&1)
        $came.Count | Should -Be 1
        $came[0].State | Should -BeExactly 'CONFIRMED'
        @(Get-Sent $server -Like 'GET *').Count | Should -Be 2
    }

    It 'reports after the timeout why the last poll failed' {
        $null = Connect-Scripted $server -With @{ MaximumRetryCount = 0 }
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v1', 500, '{"title":"Broken"}')
        $came = 'v1' | Start-EnodeCharging -Wait -TimeoutSec 1 2>&1
        $came[0].TargetId, $came[0].State | Should -Be 'v1', 'PENDING'
        Get-ErrorId $came[1] | Should -Be 'Enode.WaitTimeout'
        $came[1].TargetObject | Should -Be $came[0]
        $came[1].Exception.Message | Should -BeExactly 'vehicle v1 (u1) START PENDING after 1 s. The last poll failed: Broken'
        $came[1].Exception.InnerException.ErrorId | Should -BeExactly 'Enode.ServerError'
        $came[1].CategoryInfo.Category | Should -Be 'OperationTimeout'
    }

    It 'ends after -TimeoutSec although <what>' -ForEach @(
        @{
            what   = 'no poll gets a response'; polls = 1
            answer = { [Enode.Testing.Response]::Hang }
            why    = 'It was not answered in time.'
        }
        @{
            what   = 'a server asks for a long wait'; polls = 2
            answer = { [Enode.Testing.Response]::Json(503).With('Retry-After', 60) }
            why    = 'The server answered 503 ServiceUnavailable to GET /vehicles/actions/a-v1.'
        }
    ) {
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v1', (& $answer))
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $came = 'v1' | Start-EnodeCharging -Wait -TimeoutSec 1 2>&1
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 10
        $came[0].State | Should -BeExactly 'PENDING'
        Get-ErrorId $came[1] | Should -Be 'Enode.WaitTimeout'
        $came[1].Exception.Message | Should -BeExactly "vehicle v1 (u1) START PENDING after 1 s. The last poll failed: $why"
        Get-Sent $server | Should -BeExactly (@('POST /vehicles/v1/charging') + @('GET /vehicles/actions/a-v1') * $polls)
    }

    It 'polls the others while one action <what>' -ForEach @(
        @{ what = 'gets no response'; answer = { [Enode.Testing.Response]::Hang } }
        @{ what = 'always fails'; answer = { [Enode.Testing.Response]::Json(500) } }
    ) {
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v1', (& $answer))
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v2', @($pending, $confirmed))
        $came = 'v1', 'v2' | Start-EnodeCharging -Wait -TimeoutSec 6 2>&1
        $came[0..1].State | Should -BeExactly 'PENDING', 'CONFIRMED'
        Get-ErrorId $came[2] | Should -Be 'Enode.WaitTimeout'
        @(Get-Sent $server -Like '*a-v2').Count | Should -Be 2
    }

    It 'reports that the result is not known when the response to a command has no id' {
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('POST', '/vehicles/v3/charging', 200, '{}')
        $came = @('v3' | Start-EnodeCharging -Wait -TimeoutSec 5 2>&1)
        $came.Count | Should -Be 1
        Get-ErrorId $came[0] | Should -Be 'Enode.InvalidResponse'
        $came[0].TargetObject | Should -BeExactly 'v3'
        $came[0].Exception.Message | Should -BeLike '*vehicle v3 was sent*result is not known*'
        Get-Sent $server | Should -BeExactly 'POST /vehicles/v3/charging'
    }

    It 'polls an action whose response has no target type at the path of the command' {
        $null = Connect-Scripted $server
        $done = [Enode.Testing.Response]::Json(200, (ConvertTo-StartAction 'v4' 'CONFIRMED'))
        $null = $server.ReplyTo('POST', '/vehicles/v4/charging', 200, '{"id":"a-v4","kind":"START","state":"PENDING"}')
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v4', @([Enode.Testing.Response]::Json(200, '{}'), $done))
        ('v4' | Start-EnodeCharging -Wait -TimeoutSec 30).State | Should -BeExactly 'CONFIRMED'
        ('v4' | Start-EnodeCharging | Wait-EnodeAction -TimeoutSec 30).State | Should -BeExactly 'CONFIRMED'
    }

    It 'counts the first read of an id towards -TimeoutSec of Wait-EnodeAction' {
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v1', [Enode.Testing.Response]::Hang)
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $came = @(Wait-EnodeAction -Id 'a-v1' -TimeoutSec 1 2>&1)
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
        $came.Count | Should -Be 1
        Get-ErrorId $came[0] | Should -Be 'Enode.WaitTimeout'
        $came[0].TargetObject | Should -BeExactly 'a-v1'
        $came[0].Exception.Message | Should -BeExactly (
            'Action a-v1 was not read within 1 s. The last poll failed: It was not answered in time.')
    }

    It 'continues to wait when the first read of an id fails' {
        $null = Connect-Scripted $server -With @{ MaximumRetryCount = 0 }
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v2', @([Enode.Testing.Response]::Json(503), $confirmed))
        (Wait-EnodeAction -Id 'a-v2' -TimeoutSec 30 -ErrorAction Stop).State | Should -BeExactly 'CONFIRMED'
        @(Get-Sent $server).Count | Should -Be 2
    }

    It 'writes an action that cannot be read as it was, with an error, and waits for the others' {
        $null = Connect-Scripted $server -With @{ MaximumRetryCount = 0 }
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v1', 404, '{}')
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v2', @($pending, $confirmed))

        $came = 'v1', 'v2' | Start-EnodeCharging -Wait 2>&1
        $came.Count | Should -Be 3
        $came[0].TargetId, $came[0].State | Should -Be 'v1', 'PENDING'
        $came[1].TargetId, $came[1].State | Should -Be 'v2', 'CONFIRMED'
        Get-ErrorId $came[2] | Should -Be 'Enode.NotFound'
        $came[2].TargetObject | Should -Be $came[0]
        Get-Sent $server -Like '*a-v1' | Should -BeExactly 'GET /vehicles/actions/a-v1'
        Get-Sent $server -Like '*a-v2' | Should -BeExactly 'GET /vehicles/actions/a-v2', 'GET /vehicles/actions/a-v2'
    }
}
