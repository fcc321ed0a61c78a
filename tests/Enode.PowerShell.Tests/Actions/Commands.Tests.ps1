# Commands to many devices: what names the devices, what is shown, and how what was sent is found and sent again.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # The JSON of a car that charges or not. -State is its power delivery state.
    function ConvertTo-Car([string] $Id, [string] $Name, [string] $State = 'PLUGGED_IN:STOPPED', [hashtable] $Capabilities = @{}) {
        ConvertTo-Json -Depth 5 -Compress @{
            id           = $Id
            userId       = 'u1'
            information  = @{ displayName = $Name }
            chargeState  = @{ powerDeliveryState = $State; isCharging = $State -eq 'PLUGGED_IN:CHARGING'; maxCurrent = 16 }
            capabilities = $Capabilities
        }
    }

    # A connected server with a client of its own: the process stores what it has sent, and a port can be used again.
    function Start-NewServer { Start-FreshServer @{ Credential = New-Credential (New-Guid) } }

    # A connected server with the cars v1 (Moby), v2 (Zeus) and v3, which accept commands. -State is that of all actions.
    function Start-CarServer([string] $State = 'CONFIRMED', [hashtable] $With = @{}) {
        $server = Start-NewServer
        $names = @{ v1 = 'Moby'; v2 = 'Zeus'; v3 = 'Rosie' }
        foreach ($id in $names.Keys) {
            $null = $server.ReplyTo('GET', "/vehicles/$id", 200, (ConvertTo-Car $id $names[$id]))
            $null = $server.ReplyTo('POST', "/vehicles/$id/charging", 200, (ConvertTo-StartAction $id))
            $action = ConvertTo-Action vehicle $id (@{ kind = 'START'; state = $State } + $With)
            $null = $server.ReplyTo('GET', "/vehicles/actions/a-$id", 200, $action)
        }

        $null = $server.ReplyTo('POST', '/vehicles/bad/charging', 400, (ConvertTo-Problem 'bad-request' 'Bad Request' 'It is full.'))
        $server
    }
}

AfterAll { Reset-Enode }

Describe 'The name of the device of an action' {
    BeforeEach {
        $reason = @{ type = 'FAILED_PRECONDITION'; detail = 'The cable is not plugged in.' }
        $server = Start-CarServer CANCELLED @{ failureReason = $reason }
    }

    It 'is known <name>' -ForEach @(
        @{ name = 'for a vehicle in the pipeline'; run = { $car | Start-EnodeCharging } }
        @{ name = 'for an id that was listed'; run = { Start-EnodeCharging v1 } }
        @{ name = 'for a row with an id that was listed'; run = { $car | Copy-ThroughCsv | Start-EnodeCharging } }
        @{ name = 'for an action'; run = { $car | Start-EnodeCharging | Start-EnodeCharging } }
        @{ name = 'after a wait'; run = { Start-EnodeCharging v1 -Wait -ErrorAction Ignore } }
        @{ name = 'after the action was read by its id'; run = { $car | Start-EnodeCharging | ForEach-Object { Get-EnodeAction $_.Id } } }
        @{
            name = 'after a wait for the id of an action'
            run  = { $null = $car | Start-EnodeCharging; Wait-EnodeAction a-v1 -ErrorAction Ignore }
        }
    ) {
        $car = Get-EnodeVehicle v1
        $action = & $run
        $action.TargetName | Should -BeExactly 'Moby'
        $action.TargetId | Should -BeExactly 'v1'
        "$action" | Should -BeExactly "Moby (u1) START $($action.State)"
        $action.ToJson() | Should -Not -Match 'Moby|targetName'
    }

    It 'is known from the listings of the connection of the command, and not from those of another' {
        $null = Get-EnodeVehicle v1
        $null = Connect-Scripted $server other
        $action = Start-EnodeCharging v2 -Connection other
        $action.TargetName | Should -BeExactly 'v2'
        "$action" | Should -BeExactly 'vehicle v2 (u1) START PENDING'
        (Start-EnodeCharging v1 -Connection scripted).TargetName | Should -BeExactly 'Moby'
    }

    It 'is known of an action that this process has sent, when a later listing does not have the device' {
        $null = Get-EnodeVehicle v1 | Start-EnodeCharging
        $null = Get-EnodeVehicle v2
        (Start-EnodeCharging v1).TargetName | Should -BeExactly 'Moby'
        (Get-EnodeAction a-v1).TargetName | Should -BeExactly 'Moby'
    }

    It 'is the id where it is not known' {
        (Start-EnodeCharging v3).TargetName | Should -BeExactly 'v3'
        [Enode.ChargeAction]::new().TargetName | Should -Be $null
    }

    It 'is kept in <name>' -ForEach @(
        @{ name = 'a CSV file'; copy = { $action | Copy-ThroughCsv } }
        @{ name = 'a Clixml file'; copy = { $action | Copy-ThroughClixml } }
        @{ name = 'a job'; copy = { Copy-Serialized $action 1 } }
    ) {
        $action = Get-EnodeVehicle v1 | Start-EnodeCharging
        $read = & $copy
        $read.TargetName | Should -BeExactly 'Moby'
        # Neither the journal nor the listing of this one has the name.
        $server = Start-CarServer
        ($read | Get-EnodeAction).TargetName | Should -BeExactly 'Moby'
    }

    It 'is in the error of an action that <name>' -ForEach @(
        @{ name = 'was sent to a vehicle'; run = { $car | Start-EnodeCharging -Wait @args } }
        @{ name = 'was sent to an id'; run = { Start-EnodeCharging v1 -Wait @args } }
        @{ name = 'was sent to a row'; run = { $car | Copy-ThroughCsv | Start-EnodeCharging -Wait @args } }
        @{ name = 'is waited for'; run = { $car | Start-EnodeCharging | Wait-EnodeAction @args } }
    ) {
        $car = Get-EnodeVehicle v1
        $null = & $run -ErrorAction SilentlyContinue -ErrorVariable script:failed
        "$($failed[0])" | Should -BeExactly 'Moby (u1) START CANCELLED: The cable is not plugged in (FAILED_PRECONDITION).'
        $failed[0].TargetObject | Should -BeOfType ([Enode.ChargeAction])
    }

    It 'is in the error of a command for <name> that the API rejects' -ForEach @(
        @{ name = 'an id'; run = { Start-EnodeCharging bad @args } }
        @{ name = 'a row'; run = { [pscustomobject]@{ Id = 'bad' } | Start-EnodeCharging @args } }
        @{ name = 'a vehicle'; run = { $full | Start-EnodeCharging @args } }
    ) {
        $null = $server.ReplyTo('GET', '/vehicles/bad', 200, (ConvertTo-Car bad Pegasus))
        $full = Get-EnodeVehicle bad
        & $run -ErrorAction SilentlyContinue -ErrorVariable script:failed
        "$($failed[0])" | Should -BeExactly 'Bad Request: It is full. [Pegasus, bad]'
    }

    It 'is in the table, with the user and the reason, without the id in 100 columns' {
        $action = Get-EnodeVehicle v1 | Start-EnodeCharging -Wait -ErrorAction Ignore
        $lines = @(($action | Out-String -Width 100) -split '\r?\n' | Where-Object { $_.Trim() })
        $lines[0] | Should -MatchExactly '^Command +State +TargetName +UserId +Reason *$'
        $lines[2] | Should -MatchExactly '^START +! CANCELLED +Moby +u1 +The cable is not plugged in\. *$'
        $action.Reason | Should -BeExactly 'The cable is not plugged in.'
    }

    It 'is in one table for actions of several kinds' {
        $actions = [Enode.ChargeAction]@{ Id = 'a' }, [Enode.OperationModeAction]@{ Id = 'b' }, [Enode.UnknownAction]@{ Id = 'c' }
        @(($actions | Out-String -Width 100) -split '\r?\n' -match '^Command').Count | Should -Be 1
    }
}

Describe 'The progress of commands' {
    BeforeEach { $server = Start-CarServer }

    It 'counts what was sent and rejected, and names the device' {
        $cars = Get-EnodeVehicle v1, v2
        $run = Invoke-InRunspace { $cars[0], 'bad', $cars[1] | Start-EnodeCharging -ErrorAction SilentlyContinue } @{ cars = $cars }
        $said = @($run.Progress | Where-Object RecordType -EQ 'Processing')
        $said.Activity | Select-Object -Unique | Should -BeExactly 'Start charging'
        $said.StatusDescription | Select-Object -Unique | Should -BeExactly @(
            '1 sent, of 2 so far: vehicle bad'
            '1 sent, 1 rejected, of 2 so far: vehicle bad'
            '1 sent, 1 rejected, of 3 so far: Zeus (u1)'
            '2 sent, 1 rejected, of 3 so far: Zeus (u1)'
        )
        $run.Progress[-1].RecordType | Should -Be 'Completed'
        Get-Sent $server -Like 'POST*' | Should -HaveCount 3
    }

    It 'is not shown for one command, or for none' {
        (Invoke-InRunspace { 'v1' | Start-EnodeCharging }).Progress | Should -BeNullOrEmpty
        (Invoke-InRunspace { 'v1', 'v2' | Start-EnodeCharging -WhatIf }).Progress | Should -BeNullOrEmpty
    }

    It 'of a wait counts down, and names the devices of pending actions' {
        $null = $server.ReplyTo('GET', '/vehicles/v4', 200, (ConvertTo-Car v4 Ajax))
        $null = $server.ReplyTo('POST', '/vehicles/v4/charging', 200, (ConvertTo-StartAction v4))
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v4', 200, (ConvertTo-StartAction v4))
        $cars = Get-EnodeVehicle v1, v4, v3
        $run = Invoke-InRunspace { $cars | Start-EnodeCharging -Wait -TimeoutSec 2 -ErrorAction Ignore } @{ cars = $cars }
        $waiting = @($run.Progress | Where-Object Activity -EQ 'Waiting for actions')
        $waiting[0].StatusDescription | Should -BeExactly '0 of 3 in a final state, pending: Moby (u1), Ajax (u1) and 1 more'
        $waiting[0].SecondsRemaining, $waiting[-1].SecondsRemaining | Should -Be 2, 1
        $waiting[-1].StatusDescription | Should -BeExactly '2 of 3 in a final state, pending: Ajax (u1)'
        $waiting[-1].PercentComplete | Should -Be 66
        # The console draws every 200 ms.
        $waiting.Count | Should -BeGreaterOrEqual 4
    }
}

Describe 'The recommended action of several errors' {
    BeforeEach { $server = Start-CarServer }

    It 'is shown with the first error of its kind' {
        $process = Invoke-InProcess {
            $simulator = Start-EnodeSimulator -Connect
            $charging = Get-EnodeVehicle | Where-Object IsCharging | Select-Object -First 3
            $charging | Start-EnodeCharging -ErrorVariable problems
            'nope', 'nada' | Start-EnodeCharging -ErrorVariable +problems
            "COUNT $($charging.Count) OF $(($problems.ErrorDetails.RecommendedAction | Where-Object { $_ }).Count)"
            $charging[0] | Start-EnodeCharging
        }
        # Of the three invocations, each shows each recommended action once.
        ([regex]::Matches($process.Text, 'Recommendation:')).Count | Should -Be 3
        ([regex]::Matches($process.Text, 'Recommendation: See State and Capabilities')).Count | Should -Be 2
        $process.Text | Should -Match 'COUNT 3 OF 5'
    }

    It 'is in every error record, <name>' -ForEach @(
        @{
            name = 'in -ErrorVariable'
            run  = { 'bad', 'bad', 'bad' | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable failed; $failed }
        }
        @{ name = 'in a variable of merged output'; run = { $merged = 'bad', 'bad', 'bad' | Start-EnodeCharging 2>&1; $merged } }
    ) {
        $records = & $run
        $records.Count | Should -Be 3
        $records.ErrorDetails.RecommendedAction | Select-Object -Unique | Should -HaveCount 1
        @($records.ErrorDetails.RecommendedAction -like '*-IfNeeded*').Count | Should -Be 3
    }

    It 'fits the reason <type>' -ForEach @(
        @{ type = 'REQUESTED_CANCELLATION'; advice = '*cancelled on request*'; not = '*online*' }
        @{ type = 'CONFLICT'; advice = '*newer command*Get-EnodeAction*'; not = '*online*' }
        @{ type = 'UNNECESSARY'; advice = '*-IfNeeded*'; not = '*again*' }
        @{ type = 'NOT_FOUND'; advice = '*does not exist any more*'; not = '*again*' }
        @{ type = 'NO_RESPONSE'; advice = '*online*TargetObject*'; not = '*Resolve*' }
        @{ type = 'FAILED_PRECONDITION'; advice = '*Resolve what the message names*TargetObject*'; not = '*online*' }
        @{ type = 'NEWER'; advice = '*FailureReason*'; not = '*online*' }
    ) {
        $server = Start-CarServer CANCELLED @{ failureReason = @{ type = $type; detail = $null } }
        $null = Start-EnodeCharging v1 -Wait -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed[0])" | Should -BeExactly "vehicle v1 (u1) START CANCELLED: $type."
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike $advice
        $failed[0].ErrorDetails.RecommendedAction | Should -Not -BeLike $not
    }
}

Describe 'The summary of commands' {
    BeforeEach { $server = Start-CarServer }

    It '<name>' -ForEach @(
        @{ name = 'counts several commands'; says = 'Start charging: 2 sent'; run = { 'v1', 'v2' | Start-EnodeCharging } }
        @{ name = 'is not shown for one command without an error'; says = ''; run = { 'v1' | Start-EnodeCharging } }
        @{ name = 'is shown for an error'; says = 'Start charging: 0 sent, 1 rejected'; run = { 'bad' | Start-EnodeCharging } }
        @{
            name = 'counts ids that cannot be sent'; says = 'Start charging: 1 sent, 1 rejected'
            run  = { 'v1', '..' | Start-EnodeCharging }
        }
        @{
            name = 'counts commands without a response'; says = 'Start charging: 1 sent, 1 not answered'
            run  = { 'v1', 'lost' | Start-EnodeCharging }
        }
        @{
            name = 'counts what -WhatIf would send'; says = 'Start charging: 2 would be sent, 1 rejected'
            run  = { 'v1', [Enode.User]@{ Id = 'u' }, 'v2' | Start-EnodeCharging -WhatIf }
        }
        @{
            name = 'counts kinds of devices'; says = 'Start charging: 3 sent (2 vehicles, 1 charger)'
            run  = { [Enode.Vehicle]@{ Id = 'v1' }, [Enode.Charger]@{ Id = 'c1' }, 'v2' | Start-EnodeCharging }
        }
        @{
            name = 'counts states after a wait'; says = 'Start charging: 1 confirmed, 1 pending, 1 unknown, 1 rejected'
            run  = { 'v1', 'open', 'newer', 'bad' | Start-EnodeCharging -Wait -TimeoutSec 1 }
        }
        @{
            name = 'has a line for each kind of command'
            says = "Start charging: 2 confirmed`n  START vehicle: 1 confirmed`n  START charger: 1 confirmed"
            run  = { 'v1', [Enode.Charger]@{ Id = 'c1' } | Start-EnodeCharging -Wait }
        }
        @{
            name = 'counts actions that are waited for'; says = "Actions: 1 confirmed, 1 unknown"
            run  = { 'a-v1', 'a-newer' | Wait-EnodeAction }
        }
        @{
            name = 'is the same for several at a time'; says = 'Start charging: 2 confirmed, 1 rejected'
            run  = { 'v1', 'bad', 'v2' | Start-EnodeCharging -Wait -ThrottleLimit 8 }
        }
    ) {
        $null = $server.ReplyTo('POST', '/vehicles/open/charging', 200, (ConvertTo-StartAction open))
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-open', 200, (ConvertTo-StartAction open))
        $null = $server.ReplyTo('POST', '/vehicles/newer/charging', 200, (ConvertTo-StartAction newer DREAMING))
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-newer', 200, (ConvertTo-StartAction newer DREAMING))
        $action = ConvertTo-Action charger c1 @{ kind = 'START'; state = 'CONFIRMED' }
        $null = $server.ReplyTo('POST', '/chargers/c1/charging', 200, $action)
        $null = $server.ReplyTo('POST', '/vehicles/lost/charging', [Enode.Testing.Response]::Reset)
        $ran = Invoke-InRunspace $run
        "$($ran.Information)" | Should -BeExactly $says
        if ($says) { $ran.Information[0].Tags | Should -Contain 'PSHOST' }
        $ran.Output | ForEach-Object { $_ | Should -BeOfType ([Enode.AssetAction]) }
    }

    It 'is shown in a console, not captured, and hidden by 6>$null and -InformationAction Ignore' {
        $process = Invoke-InProcess {
            $null = Start-EnodeSimulator -Connect
            'a', 'b' | Start-EnodeCharging -ErrorAction Ignore 6>$null
            'a', 'b' | Start-EnodeCharging -ErrorAction Ignore -InformationAction Ignore
            $captured = 'a', 'b', 'c' | Start-EnodeCharging -ErrorAction Ignore
            "captured '$captured'"
        }
        $process.Text.Trim() -split '\r?\n' | Should -BeExactly 'Start charging: 0 sent, 3 rejected', "captured ''"
    }

    It 'comes after the errors' {
        $records = 'bad', 'bad' | Start-EnodeCharging *>&1
        $records | ForEach-Object { $_.GetType().Name } | Should -BeExactly 'ErrorRecord', 'ErrorRecord', 'InformationRecord'
    }

    It 'comes after the errors of a wait' {
        $server = Start-CarServer FAILED
        $records = 'v1', 'v2' | Start-EnodeCharging -Wait *>&1
        $records | ForEach-Object { $_.GetType().Name } |
            Should -BeExactly 'ChargeAction', 'ChargeAction', 'ErrorRecord', 'ErrorRecord', 'InformationRecord'
    }

    It 'escapes what a server writes in the name of a command' {
        foreach ($id in 'w1', 'w2') {
            $action = (ConvertTo-StartAction $id CONFIRMED).Replace('"START"', "`"$id\u001b[2J`"")
            $null = $server.ReplyTo('POST', "/vehicles/$id/charging", 200, $action)
        }

        $run = Invoke-InRunspace { 'w1', 'w2' | Start-EnodeCharging -Wait }
        "$($run.Information)" | Should -BeLike '*w1\u001b*w2\u001b*'
        "$($run.Information)" | Should -Not -Match ([char]27)
    }
}

Describe '-IfNeeded of <command>' -ForEach @(
    @{
        command = 'Start-EnodeCharging'; path = 'vehicles'; read = 'Get-EnodeVehicle'; end = 'charging'; with = @{}
        does    = @{ chargeState = @{ powerDeliveryState = 'PLUGGED_IN:CHARGING'; isCharging = $true } }
        other   = @{ chargeState = @{ powerDeliveryState = 'PLUGGED_IN:STOPPED'; isCharging = $false } }
    }
    @{
        command = 'Stop-EnodeCharging'; path = 'chargers'; read = 'Get-EnodeCharger'; end = 'charging'; with = @{}
        does    = @{ chargeState = @{ powerDeliveryState = 'UNPLUGGED'; isCharging = $false } }
        other   = @{ chargeState = @{ powerDeliveryState = 'PLUGGED_IN:INITIALIZING'; isCharging = $false } }
    }
    @{
        command = 'Set-EnodeMaxCurrent'; path = 'vehicles'; read = 'Get-EnodeVehicle'; end = 'max-current'; with = @{ MaxCurrent = 10 }
        does    = @{ chargeState = @{ maxCurrent = 10 } }; other = @{ chargeState = @{ maxCurrent = 16 } }
    }
    @{
        command = 'Set-EnodeMaxCurrent'; path = 'chargers'; read = 'Get-EnodeCharger'; end = 'max-current'; with = @{ MaxCurrent = 10 }
        does    = @{ chargeState = @{ maxCurrent = 10 } }; other = @{ chargeState = @{ maxCurrent = $null } }
    }
    @{
        command = 'Set-EnodeHvacHold'; path = 'hvacs'; read = 'Get-EnodeHvac'; end = 'permanent-hold'; with = @{ HeatSetpoint = 20 }
        does    = @{ thermostatState = @{ mode = 'HEAT'; heatSetpoint = 20; coolSetpoint = 25; holdType = 'PERMANENT' } }
        other   = @{ thermostatState = @{ mode = 'HEAT'; heatSetpoint = 21; coolSetpoint = 25; holdType = 'PERMANENT' } }
    }
    @{
        command = 'Set-EnodeHvacHold'; path = 'hvacs'; read = 'Get-EnodeHvac'; end = 'permanent-hold'; with = @{ Mode = 'OFF' }
        does    = @{ thermostatState = @{ mode = 'OFF'; holdType = 'PERMANENT' } }
        other   = @{ thermostatState = @{ mode = 'OFF'; holdType = 'SCHEDULED' } }
    }
    @{
        command = 'Resume-EnodeHvacSchedule'; path = 'hvacs'; read = 'Get-EnodeHvac'; end = 'follow-schedule'; with = @{}
        does    = @{ thermostatState = @{ mode = 'HEAT'; holdType = 'SCHEDULED' } }
        other   = @{ thermostatState = @{ mode = 'HEAT'; holdType = 'PERMANENT' } }
    }
    @{
        command = 'Set-EnodeBatteryOperationMode'; path = 'batteries'; read = 'Get-EnodeBattery'; end = 'operation-mode'
        with    = @{ OperationMode = 'IDLE' }
        does    = @{ config = @{ operationMode = 'IDLE' } }; other = @{ config = @{ operationMode = 'TIME_OF_USE' } }
    }
) {
    BeforeEach {
        $server = Start-NewServer
        foreach ($id in 'does', 'other') {
            $device = @{ id = $id; userId = 'u1' } + (Get-Variable $id -ValueOnly)
            $null = $server.ReplyTo('GET', "/$path/$id", 200, (ConvertTo-Json -Depth 5 $device))
            $null = $server.ReplyTo('POST', "/$path/$id/$end", 200, (ConvertTo-Action x $id @{ kind = 'START' }))
        }

        $devices = & $read does, other
        $server.ClearJournal()
        $post = "POST /$path/other/$end"
    }

    It 'leaves out a device that was read as already doing it, and reads none' {
        $run = Invoke-InRunspace { $devices | & $command -IfNeeded -Verbose @with } @{
            devices = $devices; command = $command; with = $with
        }
        $run.Output.TargetId | Should -Be 'other'
        $run.Errors | Should -BeNullOrEmpty
        @($run.Verbose -like "*: * does is already in the requested state. Nothing was sent.").Count | Should -Be 1
        "$($run.Information)" | Should -BeLike '*: 1 sent, 1 left out'
        Get-Sent $server | Should -BeExactly $post
    }

    It 'sends the command without it' {
        ($devices | & $command @with).TargetId | Should -Be 'does', 'other'
        Get-Sent $server | Should -BeExactly "POST /$path/does/$end", $post
    }

    It 'reads <name> once' -ForEach @(
        @{ name = 'a copy'; run = { $devices | Copy-ThroughClixml | & $command -IfNeeded @with } }
        @{ name = 'a row'; run = { $devices | Copy-ThroughCsv | & $command -IfNeeded @with } }
        @{ name = 'the device of an action'; run = { $actions | & $command -IfNeeded @with } }
    ) {
        $type = @{ vehicles = 'vehicle'; chargers = 'charger'; hvacs = 'hvac'; batteries = 'battery' }[$path]
        $actions = 'does', 'other' | ForEach-Object { [Enode.ChargeAction]@{ Id = "a-$_"; TargetId = $_; TargetType = $type } }
        (& $run).TargetId | Should -Be 'other'
        Get-Sent $server | Should -BeExactly "GET /$path/does", "GET /$path/other", $post
    }
}

Describe '-IfNeeded' {
    BeforeEach { $server = Start-CarServer }

    It 'of Start-EnodeCharging sends nothing to a vehicle that is full' {
        $null = $server.ReplyTo('GET', '/vehicles/v9', 200, (ConvertTo-Car v9 Ninth 'PLUGGED_IN:COMPLETE'))
        Get-EnodeVehicle v9 | Start-EnodeCharging -IfNeeded | Should -BeNullOrEmpty
        Get-Sent $server -Like 'POST*' | Should -BeNullOrEmpty
    }

    It 'of Stop-EnodeCharging sends to a device in the state <state>: <sends>' -ForEach @(
        @{ state = 'PLUGGED_IN:CHARGING'; sends = $true }
        @{ state = 'PLUGGED_IN:INITIALIZING'; sends = $true }
        @{ state = 'PLUGGED_IN:NO_POWER'; sends = $true }
        @{ state = 'PLUGGED_IN:FAULT'; sends = $true }
        @{ state = 'PLUGGED_IN:DISCHARGING'; sends = $true }
        @{ state = 'UNKNOWN'; sends = $true }
        @{ state = 'PLUGGED_IN:STOPPED'; sends = $false }
        @{ state = 'PLUGGED_IN:COMPLETE'; sends = $false }
        @{ state = 'UNPLUGGED'; sends = $false }
    ) {
        $null = $server.ReplyTo('GET', '/vehicles/v9', 200, (ConvertTo-Car v9 Ninth $state))
        $null = $server.ReplyTo('POST', '/vehicles/v9/charging', 200, (ConvertTo-Action vehicle v9 @{ kind = 'STOP' }))
        @(Get-EnodeVehicle v9 | Stop-EnodeCharging -IfNeeded).Count | Should -Be ([int]$sends)
        @(Get-Sent $server -Like 'POST*').Count | Should -Be ([int]$sends)
    }

    It 'reads ids, several at a time, and keeps the order' {
        $null = $server.ReplyTo('GET', '/vehicles/v4', 200, (ConvertTo-Car v4 Ajax 'PLUGGED_IN:CHARGING'))
        $null = $server.ReplyTo('GET', '/vehicles/none', 404, '{}')
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        $came = 'v1', 'v4', 'none', 'v3' | Start-EnodeCharging -IfNeeded -ThrottleLimit 8 -Wait @quiet
        $came.TargetName | Should -Be 'Moby', 'Rosie'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
        $failed[0].TargetObject | Should -BeExactly 'none'
        Get-Sent $server -Like 'POST*' | Sort-Object | Should -BeExactly 'POST /vehicles/v1/charging', 'POST /vehicles/v3/charging'
    }

    It 'reads a live object again to which this process has sent a command: it may be older' {
        $car = Get-EnodeVehicle v1
        $null = $car | Start-EnodeCharging
        $server.ClearJournal()
        # As it was read, it is stopped.
        @($car | Stop-EnodeCharging -IfNeeded).Count | Should -Be 0
        Get-Sent $server | Should -BeExactly 'GET /vehicles/v1'
    }

    It 'checks the capabilities of a device that it reads, unless -Force is specified' {
        $car = ConvertTo-Car v4 Ajax -Capabilities @{ startCharging = New-Capability $false }
        $null = $server.ReplyTo('GET', '/vehicles/v4', 200, $car).ReplyTo('POST', '/vehicles/v4/charging', 200, (ConvertTo-StartAction v4))
        Start-EnodeCharging v4 -IfNeeded -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        Get-Sent $server | Should -BeExactly 'GET /vehicles/v4'
        $read = Get-EnodeVehicle v4
        $null = Connect-Scripted $server second
        $read | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable +failed
        "$($failed[-1])" | Should -BeLike "*, connection 'scripted'?"
        (Start-EnodeCharging v4 -IfNeeded -Force).TargetId | Should -Be 'v4'
    }

    It 'sends nothing with -WhatIf' {
        (Invoke-InRunspace { 'v1' | Start-EnodeCharging -IfNeeded -WhatIf }).Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'names no command as sent when Ctrl+C ends the read before it' {
        $null = $server.ReplyTo('GET', '/vehicles/slow', [Enode.Testing.Response]::Hang)
        $tokens = $server.Journal.Count
        $run = Stop-Script { 'slow' | Start-EnodeCharging -IfNeeded } -When { $server.WaitForRequests($tokens + 1) }
        $run.Warning | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'GET /vehicles/slow'
    }
}

Describe 'What failed' {
    It 'is sent again from the targets of the errors' {
        $server = Start-CarServer CANCELLED @{ failureReason = @{ type = 'NO_RESPONSE'; detail = 'Silence.' } }
        $null = $server.ReplyTo('GET', '/vehicles/bad', 200, (ConvertTo-Car bad Pegasus))
        $cars = Get-EnodeVehicle v1, bad
        $charger = [Enode.Charger]@{ Id = 'c1' }
        $failure = @{ kind = 'START'; state = 'FAILED' }
        $null = $server.ReplyTo('POST', '/chargers/c1/charging', 200, (ConvertTo-Action charger c1 $failure))
        $null = $cars[0], 'v2', $cars[1], $charger | Start-EnodeCharging -Wait -ErrorAction SilentlyContinue -ErrorVariable problems
        Get-ErrorId $problems | Should -BeExactly 'Enode.BadRequest', 'Enode.ActionFailed', 'Enode.ActionFailed', 'Enode.ActionFailed'
        $server.ClearJournal()
        $again = $problems.TargetObject | Start-EnodeCharging -ErrorAction SilentlyContinue
        Get-Sent $server | Should -BeExactly @(
            'POST /vehicles/bad/charging', 'POST /vehicles/v1/charging', 'POST /vehicles/v2/charging', 'POST /chargers/c1/charging')
        $again.TargetName | Should -Be 'Moby', 'v2', 'c1'
    }

    It 'goes to the connection of the action, and not to the selected one' {
        $server = Start-CarServer
        $action = Start-EnodeCharging v1
        $other = New-ScriptedServer
        $null = Connect-Scripted $other other
        ($action | Start-EnodeCharging).TargetId | Should -Be 'v1'
        Get-Sent $other | Should -BeNullOrEmpty
        $action | Stop-EnodeCharging -Connection other -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.ConnectionMismatch'
    }

    It 'is rejected by a command for another kind of device' {
        $server = Start-CarServer
        $action = Start-EnodeCharging v1
        $server.ClearJournal()
        $action | Resume-EnodeHvacSchedule -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.Message | Should -BeExactly (
            "This cmdlet accepts an hvac, or an action of one. The input is ChargeAction 'vehicle v1 (u1) START PENDING'.")
        $failed[0].TargetObject | Should -Be $action
        Get-Sent $server | Should -BeNullOrEmpty
    }
}

Describe 'Get-EnodeAction without arguments' {
    BeforeEach { $server = Start-CarServer }

    It 'returns the actions that were sent, newest last, as they are now' {
        $cars = Get-EnodeVehicle v1, v2
        $null = $cars | Start-EnodeCharging
        $server.ClearJournal()
        $came = Get-EnodeAction
        $came.TargetName | Should -Be 'Moby', 'Zeus'
        $came.State | Should -Be 'CONFIRMED', 'CONFIRMED'
        Get-Sent $server | Should -BeExactly 'GET /vehicles/actions/a-v1', 'GET /vehicles/actions/a-v2'
        # In a final state, nothing is read again.
        $server.ClearJournal()
        (Get-EnodeAction -ThrottleLimit 4).Id | Should -Be 'a-v1', 'a-v2'
        Get-Sent $server | Should -BeNullOrEmpty
        # Sent again, it is the newest.
        $null = $cars[0] | Start-EnodeCharging
        (Get-EnodeAction).Id | Should -Be 'a-v2', 'a-v1'
    }

    It 'does not read again what -Wait or Stop-EnodeAction has read in a final state' {
        $null = Start-EnodeCharging v1 -Wait
        $cancelled = ConvertTo-StartAction v2 CANCELLED
        $null = $server.ReplyTo('POST', '/vehicles/actions/a-v2/cancel', 200, $cancelled)
        $null = Start-EnodeCharging v2 | Stop-EnodeAction
        $server.ClearJournal()
        (Get-EnodeAction).State | Should -Be 'CONFIRMED', 'CANCELLED'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'returns what was sent before Ctrl+C <name>' -ForEach @(
        @{ name = 'during a wait'; requests = 4; run = { 'w1', 'w2' | Start-EnodeCharging -Wait } }
        @{ name = 'while commands are sent'; requests = 3; run = { 'w1', 'w2', 'slow' | Start-EnodeCharging -Wait -ThrottleLimit 8 } }
    ) {
        $null = $server.ReplyTo('POST', '/vehicles/slow/charging', [Enode.Testing.Response]::Hang)
        foreach ($id in 'w1', 'w2') {
            $null = $server.ReplyTo('POST', "/vehicles/$id/charging", 200, (ConvertTo-StartAction $id))
            $null = $server.ReplyTo('GET', "/vehicles/actions/a-$id", 200, (ConvertTo-StartAction $id))
        }

        $tokens = $server.Journal.Count
        $stopped = Stop-Script $run -When {
            param($shell)
            $server.WaitForRequests($tokens + $requests)
            Wait-Until { "$($shell.Streams.Progress.StatusDescription)" -match '2 sent|final state' }
        }
        $stopped.Output | Should -BeNullOrEmpty
        (Get-EnodeAction).Id | Sort-Object | Should -Be 'a-w1', 'a-w2'
    }

    It 'filters by -Connection and by -TargetType, and leaves out closed connections' {
        $null = Start-EnodeCharging v1
        $action = ConvertTo-Action charger c1 @{ kind = 'START'; state = 'CONFIRMED' }
        $null = $server.ReplyTo('POST', '/chargers/c1/charging', 200, $action)
        $null = Start-EnodeCharging -ChargerId c1
        $second = New-ScriptedServer
        $null = $second.ReplyTo('POST', '/vehicles/v8/charging', 200, (ConvertTo-StartAction v8 CONFIRMED))
        $null = Connect-Scripted $second second -With @{ Credential = New-Credential other }
        $null = Start-EnodeCharging v8
        (Get-EnodeAction).Id | Should -Be 'a-v1', 'a-c1', 'a-v8'
        (Get-EnodeAction -Connection scripted).Id | Should -Be 'a-v1', 'a-c1'
        (Get-EnodeAction -Connection second).Id | Should -Be 'a-v8'
        (Get-EnodeAction -TargetType charger).Id | Should -Be 'a-c1'
        (Get-EnodeAction -Connection s*).Id | Should -Be 'a-v1', 'a-c1', 'a-v8'
        (Get-EnodeConnection second | Get-EnodeAction).Id | Should -Be 'a-v8'
        $client = (Get-EnodeConnection scripted).ClientId
        Disconnect-Enode scripted
        $run = @(Get-EnodeAction 6>&1)
        $run[0].Id | Should -Be 'a-v8'
        $why = 'the connection through which the command was sent is closed'
        "$($run[-1])" | Should -BeLike "* actions were omitted: $why. Connect again to read them."
        $run = @(Get-EnodeAction -Connection second -Verbose 4>&1 6>&1)
        "$($run[-1])" | Should -BeLike "* actions were omitted: $why, or -Connection does not specify it."
        $run[-1] | Should -BeOfType ([System.Management.Automation.VerboseRecord])
        # A new connection of the same client finds them.
        $null = Connect-Scripted $server again -With @{ Credential = New-Credential $client }
        (Get-EnodeAction).Id | Should -Be 'a-v1', 'a-c1', 'a-v8'
    }

    It 'writes an error for an action that cannot be read, with the action as its target, and continues' {
        $null = $server.ReplyTo('POST', '/vehicles/gone/charging', 200, (ConvertTo-StartAction gone))
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-gone', 404, '{}')
        $actions = 'gone', 'v2' | Start-EnodeCharging
        (Get-EnodeAction -ErrorAction SilentlyContinue -ErrorVariable failed).Id | Should -Be 'a-v2'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
        $failed[0].TargetObject | Should -Be $actions[0]
    }

    It 'pipes into Stop-EnodeAction' {
        $null = $server.ReplyTo('GET', '/vehicles/v4', 200, (ConvertTo-Car v4 Ajax))
        $null = $server.ReplyTo('POST', '/vehicles/v4/charging', 200, (ConvertTo-StartAction v4))
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-v4', 200, (ConvertTo-StartAction v4))
        $null = $server.ReplyTo('POST', '/vehicles/actions/a-v4/cancel', 200, (ConvertTo-StartAction v4 CANCELLED))
        $null = Get-EnodeVehicle v4 | Start-EnodeCharging
        $stopped = Get-EnodeAction | Where-Object IsPending | Stop-EnodeAction
        "$stopped" | Should -BeExactly 'Ajax (u1) START CANCELLED'
    }
}
