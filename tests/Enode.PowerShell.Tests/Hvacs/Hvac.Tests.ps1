# Set-EnodeHvacHold and Resume-EnodeHvacSchedule.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # The JSON of a unit with all capabilities, unless -Capabilities has others.
    function ConvertTo-Unit([string] $Id, [hashtable] $Capabilities = @{}) {
        $all = @{
            capableModes            = 'AUTO', 'HEAT', 'COOL', 'OFF'
            heatSetpointRange       = @{ min = 7; max = 30 }
            coolSetpointRange       = @{ min = 16; max = 32 }
            setpointDifferenceRange = @{ min = 2; max = 10 }
            setFollowSchedule       = New-Capability $true
            setPermanentHold        = New-Capability $true
        }
        foreach ($name in $Capabilities.Keys) { $all[$name] = $Capabilities[$name] }
        ConvertTo-Json -Depth 5 -Compress @{ id = $Id; userId = 'u1'; information = @{ displayName = "Room $Id" }; capabilities = $all }
    }

    # A connected server with the units h1, h2 and no, of which the last does not support a command. -Target is of its actions.
    function Start-UnitServer([string] $Capability, [string] $Path, [hashtable] $Target) {
        $server = Start-FreshServer
        foreach ($id in 'h1', 'h2', 'no') {
            $unit = ConvertTo-Unit $id @{ $Capability = New-Capability ($id -ne 'no') }
            $null = $server.ReplyTo('GET', "/hvacs/$id", 200, $unit)
            $null = $server.ReplyTo('POST', "/hvacs/$id/$Path", 200, (ConvertTo-Action hvac $id @{ target = $Target }))
        }

        $server
    }
}

AfterAll { Reset-Enode }

Describe 'Set-EnodeHvacHold: what is sent' {
    BeforeEach {
        $target = @{ mode = 'HEAT'; heatSetpoint = 20.5; holdType = 'PERMANENT' }
        $server = Start-UnitServer setPermanentHold permanent-hold $target
        $units = Get-EnodeHvac h1, h2
        $incapable = Get-EnodeHvac no
        $server.ClearJournal()
    }

    It 'sends <name> and nothing else' -ForEach @(
        @{ name = 'HEAT'; hold = @{ Mode = 'HEAT'; HeatSetpoint = 20.5 }; body = [ordered]@{ heatSetpoint = 20.5; mode = 'HEAT' } }
        @{ name = 'COOL'; hold = @{ Mode = 'COOL'; CoolSetpoint = 25 }; body = [ordered]@{ coolSetpoint = 25; mode = 'COOL' } }
        @{
            name = 'AUTO'; hold = @{ Mode = 'AUTO'; HeatSetpoint = 19; CoolSetpoint = 24.5 }
            body = [ordered]@{ coolSetpoint = 24.5; heatSetpoint = 19; mode = 'AUTO' }
        }
        @{ name = 'OFF'; hold = @{ Mode = 'OFF' }; body = [ordered]@{ mode = 'OFF' } }
        @{
            name = 'HEAT for a mode in lower case'; hold = @{ Mode = 'heat'; HeatSetpoint = 20 }
            body = [ordered]@{ heatSetpoint = 20; mode = 'HEAT' }
        }
    ) {
        $action = $units[0] | Set-EnodeHvacHold @hold -ErrorAction Stop
        $action | Should -BeOfType ([Enode.PermanentHoldAction])
        $action.Target.HeatSetpoint | Should -Be 20.5
        $action.Target.HoldType | Should -BeExactly 'PERMANENT'
        Get-Sent $server | Should -BeExactly 'POST /hvacs/h1/permanent-hold'
        $sent = ConvertFrom-Json $server.Calls[0].Body -AsHashtable
        $sent.Keys | Sort-Object | Should -BeExactly @($body.Keys)
        foreach ($key in $body.Keys) { $sent[$key] | Should -BeExactly $body[$key] }
    }

    It 'takes the mode <mode> from the setpoints' -ForEach @(
        @{ mode = 'HEAT'; hold = @{ HeatSetpoint = 20.5 }; body = '{"mode":"HEAT","heatSetpoint":20.5}' }
        @{ mode = 'COOL'; hold = @{ CoolSetpoint = 25 }; body = '{"mode":"COOL","coolSetpoint":25}' }
        @{
            mode = 'AUTO'; hold = @{ HeatSetpoint = 19; CoolSetpoint = 24.5 }
            body = '{"mode":"AUTO","heatSetpoint":19,"coolSetpoint":24.5}'
        }
    ) {
        $said = @($units[0] | Set-EnodeHvacHold @hold -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeLike "*`"Hold $mode *"
        $server.Calls.Body | Should -BeExactly $body
    }

    It 'rejects a call without a mode and without a setpoint, and sends nothing' {
        { $units | Set-EnodeHvacHold } | Should -Throw -ErrorId 'Enode.InvalidArgument*' -ExpectedMessage (
            'There is nothing to hold. Specify -HeatSetpoint, -CoolSetpoint or both, or -Mode OFF.')
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'sends it to each, <name>' -ForEach @(
        @{ name = 'by position'; run = { Set-EnodeHvacHold h1, h2 -Mode OFF } }
        @{ name = 'for ids in the pipeline'; run = { 'h1', 'h2' | Set-EnodeHvacHold -Mode OFF } }
        @{ name = 'for units in the pipeline'; run = { $units | Set-EnodeHvacHold -Mode OFF } }
        @{ name = 'from a CSV file'; run = { $units | Copy-ThroughCsv | Set-EnodeHvacHold -Mode OFF } }
        @{ name = 'from a Clixml file'; run = { $units | Copy-ThroughClixml | Set-EnodeHvacHold -Mode OFF } }
        @{ name = 'several at a time'; run = { $units | Set-EnodeHvacHold -Mode OFF -ThrottleLimit 16 } }
    ) {
        (& $run).TargetId | Should -Be 'h1', 'h2'
        Get-Sent $server | Sort-Object | Should -BeExactly 'POST /hvacs/h1/permanent-hold', 'POST /hvacs/h2/permanent-hold'
        $server.Calls.Body | Should -BeExactly '{"mode":"OFF"}', '{"mode":"OFF"}'
    }

    It 'rejects <name> before it sends anything, and names <parameter>' -ForEach @(
        @{ name = 'AUTO without a heat setpoint'; hold = @{ Mode = 'AUTO'; CoolSetpoint = 25 }; parameter = '-HeatSetpoint' }
        @{ name = 'AUTO without a cool setpoint'; hold = @{ Mode = 'AUTO'; HeatSetpoint = 20 }; parameter = '-CoolSetpoint' }
        @{ name = 'HEAT without a setpoint'; hold = @{ Mode = 'HEAT' }; parameter = '-HeatSetpoint' }
        @{ name = 'COOL without a setpoint'; hold = @{ Mode = 'COOL' }; parameter = '-CoolSetpoint' }
        @{
            name = 'HEAT with a cool setpoint'; parameter = '-CoolSetpoint'
            hold = @{ Mode = 'HEAT'; HeatSetpoint = 20; CoolSetpoint = 25 }
        }
        @{
            name = 'COOL with a heat setpoint'; parameter = '-HeatSetpoint'
            hold = @{ Mode = 'COOL'; HeatSetpoint = 20; CoolSetpoint = 25 }
        }
        @{ name = 'OFF with a heat setpoint'; hold = @{ Mode = 'OFF'; HeatSetpoint = 20 }; parameter = '-HeatSetpoint' }
        @{ name = 'OFF with a cool setpoint'; hold = @{ Mode = 'OFF'; CoolSetpoint = 20 }; parameter = '-CoolSetpoint' }
        @{
            name = 'a heat setpoint greater than the cool setpoint'; parameter = '-HeatSetpoint'
            hold = @{ Mode = 'AUTO'; HeatSetpoint = 25.5; CoolSetpoint = 25 }
        }
    ) {
        { $units | Set-EnodeHvacHold @hold } | Should -Throw -ErrorId 'Enode.InvalidArgument*' -ExpectedMessage "*$parameter*"
        { Set-EnodeHvacHold h1 @hold -Force } | Should -Throw -ErrorId 'Enode.InvalidArgument*' -ExpectedMessage "*$parameter*"
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects <name>' -ForEach @(
        @{ name = 'a mode that cannot be set'; hold = @{ Mode = 'UNKNOWN' } }
        @{ name = 'a setpoint out of range'; hold = @{ Mode = 'HEAT'; HeatSetpoint = 293.15 } }
    ) {
        { Set-EnodeHvacHold h1 @hold } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects for a unit that was read <name>, and continues' -ForEach @(
        @{
            name         = 'a mode that it does not support'
            hold         = @{ Mode = 'HEAT'; HeatSetpoint = 20 }
            capabilities = @{ capableModes = 'COOL', 'OFF' }
            message      = "-Mode HEAT: 'Room h3' supports COOL, OFF."
        }
        @{
            name         = 'a heat setpoint below its range'
            hold         = @{ Mode = 'HEAT'; HeatSetpoint = 9.5 }
            capabilities = @{ heatSetpointRange = @{ min = 10; max = 30 } }
            message      = "-HeatSetpoint is 9.5 °C, and 'Room h3' supports 10 to 30 °C."
        }
        @{
            name         = 'a cool setpoint above its range'
            hold         = @{ Mode = 'COOL'; CoolSetpoint = 29 }
            capabilities = @{ coolSetpointRange = @{ min = 16; max = 28.5 } }
            message      = "-CoolSetpoint is 29 °C, and 'Room h3' supports 16 to 28.5 °C."
        }
        @{
            name         = 'setpoints with too small a difference'
            hold         = @{ Mode = 'AUTO'; HeatSetpoint = 20; CoolSetpoint = 23 }
            capabilities = @{ setpointDifferenceRange = @{ min = 4; max = 10 } }
            message      = "-CoolSetpoint minus -HeatSetpoint is 3 °C, and 'Room h3' supports 4 to 10 °C."
        }
    ) {
        $null = $server.ReplyTo('GET', '/hvacs/h3', 200, (ConvertTo-Unit 'h3' $capabilities))
        $unit = Get-EnodeHvac h3
        $server.ClearJournal()
        $actions = $unit, $units[0] | Set-EnodeHvacHold @hold -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'h1'
        $failed.Count | Should -Be 1
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].TargetObject | Should -Be $unit
        $failed[0].Exception.Message | Should -BeExactly $message
        Get-Sent $server | Should -BeExactly 'POST /hvacs/h1/permanent-hold'
    }

    It 'accepts the limits of a range, and a unit without capabilities' {
        $null = $server.ReplyTo('GET', '/hvacs/h4', 200, '{"id":"h4","capabilities":{"capableModes":null,"heatSetpointRange":null}}')
        $null = $server.ReplyTo('POST', '/hvacs/h4/permanent-hold', 200, (ConvertTo-Action hvac 'h4' @{ target = @{ mode = 'HEAT' } }))
        $silent = Get-EnodeHvac h4
        ($units[0], $silent | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 7 -ErrorAction Stop).TargetId | Should -Be 'h1', 'h4'
        ($units[0] | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 30 -ErrorAction Stop).TargetId | Should -Be 'h1'
        ($units[0] | Set-EnodeHvacHold -Mode AUTO -HeatSetpoint 20 -CoolSetpoint 22 -ErrorAction Stop).TargetId | Should -Be 'h1'
    }

    It 'sends nothing to a unit that does not support it, names the interventions, and continues; -Force sends it' {
        $actions = $incapable, $units[0] | Set-EnodeHvacHold -Mode OFF -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'h1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        $failed[0].TargetObject | Should -Be $incapable
        $failed[0].Exception.Message | Should -BeLike '*does not support the command to hold a temperature. *: i1, i2.'
        Get-Sent $server | Should -BeExactly 'POST /hvacs/h1/permanent-hold'
        ($incapable | Set-EnodeHvacHold -Mode OFF -Force -ErrorAction Stop).TargetId | Should -Be 'no'
        (Get-Sent $server)[1] | Should -BeExactly 'POST /hvacs/no/permanent-hold'
    }

    It 'sends nothing with -WhatIf, and names the operation with -Verbose' {
        $run = Invoke-InRunspace { $units | Set-EnodeHvacHold -Mode OFF -WhatIf -Wait } @{ units = $units }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @($units[0] | Set-EnodeHvacHold -Mode AUTO -HeatSetpoint 19.5 -CoolSetpoint 24 -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeLike (Format-Operation 'Hold AUTO*19.5*24*' "hvac 'Room h1' (h1) through connection 'scripted'")
    }

    It 'writes a response with status <status> as an error, with its issues, and continues' -ForEach @(
        @{ status = 400; type = 'bad-request'; error = 'Enode.BadRequest' }
        @{ status = 404; type = 'not-found'; error = 'Enode.NotFound' }
        @{ status = 422; type = 'unprocessable-entity'; error = 'Enode.UnprocessableEntity' }
    ) {
        $problem = ConvertTo-Problem $type 'Title' 'That is how it is.' @{ code = 'no'; path = @('mode'); message = 'Not today.' }
        $null = $server.ReplyTo('POST', '/hvacs/h9/permanent-hold', $status, $problem)
        $actions = 'h9', '', 'h1' | Set-EnodeHvacHold -Mode OFF -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'h1'
        Get-ErrorId $failed | Should -BeExactly $error, 'Enode.InvalidId'
        $failed[0].TargetObject | Should -BeExactly 'h9'
        $failed[0].Exception.Message | Should -BeLike '*That is how it is.*Not today.*'
    }
}

Describe 'Resume-EnodeHvacSchedule: what is sent' {
    BeforeEach {
        $server = Start-UnitServer setFollowSchedule follow-schedule @{ holdType = 'SCHEDULED' }
        $units = Get-EnodeHvac h1, h2
        $incapable = Get-EnodeHvac no
        $server.ClearJournal()
    }

    It 'sends the command without a body, <name>' -ForEach @(
        @{ name = 'by position'; run = { Resume-EnodeHvacSchedule h1, h2 } }
        @{ name = 'for ids in the pipeline'; run = { 'h1', 'h2' | Resume-EnodeHvacSchedule } }
        @{ name = 'for units in the pipeline'; run = { $units | Resume-EnodeHvacSchedule } }
        @{ name = 'from a CSV file'; run = { $units | Copy-ThroughCsv | Resume-EnodeHvacSchedule } }
        @{ name = 'several at a time'; run = { $units | Resume-EnodeHvacSchedule -ThrottleLimit 16 } }
    ) {
        $actions = & $run
        $actions | Should -BeOfType ([Enode.FollowScheduleAction])
        $actions.TargetId | Should -Be 'h1', 'h2'
        $actions[0].Target.HoldType | Should -BeExactly 'SCHEDULED'
        Get-Sent $server | Sort-Object | Should -BeExactly 'POST /hvacs/h1/follow-schedule', 'POST /hvacs/h2/follow-schedule'
        $server.Calls.Body | Should -BeExactly '', ''
    }

    It 'sends nothing to a unit that does not support it, names the interventions, and continues; -Force sends it' {
        $actions = $incapable, $units[0] | Resume-EnodeHvacSchedule -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'h1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        $failed[0].Exception.Message | Should -BeLike '*does not support the command to resume the schedule. *: i1, i2.'
        Get-Sent $server | Should -BeExactly 'POST /hvacs/h1/follow-schedule'
        ($incapable | Resume-EnodeHvacSchedule -Force -ErrorAction Stop).TargetId | Should -Be 'no'
    }

    It 'sends nothing with -WhatIf, and names the operation with -Verbose' {
        $run = Invoke-InRunspace { $units | Resume-EnodeHvacSchedule -WhatIf } @{ units = $units }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @($units[0] | Resume-EnodeHvacSchedule -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation 'Resume the schedule' "hvac 'Room h1' (h1) through connection 'scripted'")
    }

    It 'writes a response with status <status> as an error, and continues' -ForEach @(
        @{ status = 400; type = 'bad-request'; error = 'Enode.BadRequest' }
        @{ status = 422; type = 'unprocessable-entity'; error = 'Enode.UnprocessableEntity' }
    ) {
        $null = $server.ReplyTo('POST', '/hvacs/h9/follow-schedule', $status, (ConvertTo-Problem $type 'Title' 'That is how it is.'))
        $actions = 'h9', 'h1' | Resume-EnodeHvacSchedule -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'h1'
        Get-ErrorId $failed | Should -BeExactly $error
        $failed[0].TargetObject | Should -BeExactly 'h9'
    }
}

Describe 'Heating and cooling units of a simulator' {
    BeforeEach {
        $simulator = Start-FreshSimulator -Speed 1000
        $units = Get-EnodeHvac
        $able = @($units | Select-Capable SetPermanentHold | Select-Capable SetFollowSchedule |
                Where-Object { $_.Capabilities.CapableModes -contains 'HEAT' })
        $simulator.ClearRequestLog()
    }

    It 'hold a temperature, and resume their schedule' {
        $held = $able | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 18.5 -Wait
        $held.State | Should -Be (@('CONFIRMED') * $able.Count)
        $held | Should -BeOfType ([Enode.PermanentHoldAction])
        (Get-Sent $simulator)[0..($able.Count - 1)] | Should -BeExactly ($able | ForEach-Object { "POST /hvacs/$($_.Id)/permanent-hold" })
        $now = $able | Get-EnodeHvac
        $now.HeatSetpoint | Should -Be (@(18.5) * $able.Count)
        $now.HoldType | Should -Be (@('PERMANENT') * $able.Count)

        $resumed = $able | Resume-EnodeHvacSchedule -Wait
        $resumed.State | Should -Be (@('CONFIRMED') * $able.Count)
        $resumed | Should -BeOfType ([Enode.FollowScheduleAction])
        ($able | Get-EnodeHvac).HoldType | Should -Be (@('SCHEDULED') * $able.Count)
    }

    It 'have failed actions when they do not respond, and errors for what they do not support' {
        $unreachable = $units | Where-Object IsReachable -EQ $false | Select-Object -First 1
        $incapable = $units | Where-Object { $_.Capabilities.SetPermanentHold.InterventionIds.Count } | Select-Object -First 1
        $came = $unreachable, $incapable | Set-EnodeHvacHold -Mode OFF -Wait -Force 2>&1
        $came | ForEach-Object { $_ -is [Enode.PermanentHoldAction] ? $_.State : (Get-ErrorId $_) } |
            Should -BeExactly 'Enode.BadRequest', 'FAILED', 'Enode.ActionFailed'
        $came[0].TargetObject | Should -Be $incapable
        $came[2].Exception.Message | Should -BeLike '*NO_RESPONSE*'
        $came[2].TargetObject | Should -Be $came[1]
    }
}
