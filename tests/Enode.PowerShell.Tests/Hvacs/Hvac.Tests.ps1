# Set-EnodeHvacHold and Resume-EnodeHvacSchedule.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # The JSON of an action for a heating or cooling unit. -Target is JSON.
    function ConvertTo-Action([string] $UnitId, [string] $Target) {
        "{`"id`":`"a-$UnitId`",`"userId`":`"u1`",`"createdAt`":`"2024-04-07T17:04:26Z`",`"updatedAt`":`"2024-04-07T17:04:26Z`",`"completedAt`":null," +
        "`"state`":`"PENDING`",`"targetId`":`"$UnitId`",`"targetType`":`"hvac`",`"target`":$Target,`"failureReason`":null}"
    }

    # The JSON of a unit that can do all, unless its capabilities say otherwise.
    function ConvertTo-Unit([string] $Id, [hashtable] $Capabilities = @{}) {
        $can = @{ isCapable = $true; interventionIds = @() }
        $all = @{
            capableModes = 'AUTO', 'HEAT', 'COOL', 'OFF'; heatSetpointRange = @{ min = 7; max = 30 }; coolSetpointRange = @{ min = 16; max = 32 }
            setpointDifferenceRange = @{ min = 2; max = 10 }; setFollowSchedule = $can; setPermanentHold = $can
        }
        foreach ($name in $Capabilities.Keys) { $all[$name] = $Capabilities[$name] }
        ConvertTo-Json -Depth 5 -Compress @{ id = $Id; userId = 'u1'; information = @{ displayName = "Room $Id" }; capabilities = $all }
    }
}

AfterAll { Reset-Enode }

Describe 'Set-EnodeHvacHold: what is sent' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        foreach ($id in 'h1', 'h2', 'no') {
            $said = $id -eq 'no' ? @{ setPermanentHold = @{ isCapable = $false; interventionIds = @('i1', 'i2') } } : @{}
            $null = $server.ReplyTo('GET', "/hvacs/$id", 200, (ConvertTo-Unit $id $said))
            $null = $server.ReplyTo('POST', "/hvacs/$id/permanent-hold", 200, (ConvertTo-Action $id '{"mode":"HEAT","heatSetpoint":20.5,"holdType":"PERMANENT"}'))
        }

        $units = Get-EnodeHvac h1, h2
        $incapable = Get-EnodeHvac no
        $server.ClearJournal()
    }

    It 'sends <name> and nothing else' -ForEach @(
        @{ name = 'HEAT'; hold = @{ Mode = 'HEAT'; HeatSetpoint = 20.5 }; body = [ordered]@{ heatSetpoint = 20.5; mode = 'HEAT' } }
        @{ name = 'COOL'; hold = @{ Mode = 'COOL'; CoolSetpoint = 25 }; body = [ordered]@{ coolSetpoint = 25; mode = 'COOL' } }
        @{ name = 'AUTO'; hold = @{ Mode = 'AUTO'; HeatSetpoint = 19; CoolSetpoint = 24.5 }; body = [ordered]@{ coolSetpoint = 24.5; heatSetpoint = 19; mode = 'AUTO' } }
        @{ name = 'OFF'; hold = @{ Mode = 'OFF' }; body = [ordered]@{ mode = 'OFF' } }
        @{ name = 'HEAT for a mode in lower case'; hold = @{ Mode = 'heat'; HeatSetpoint = 20 }; body = [ordered]@{ heatSetpoint = 20; mode = 'HEAT' } }
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

    It 'sends it to each, <name>' -ForEach @(
        @{ name = 'by position'; run = { Set-EnodeHvacHold h1, h2 -Mode OFF } }
        @{ name = 'for ids in the pipeline'; run = { 'h1', 'h2' | Set-EnodeHvacHold -Mode OFF } }
        @{ name = 'for units in the pipeline'; run = { $units | Set-EnodeHvacHold -Mode OFF } }
        @{ name = 'out of a CSV file'; run = { $units | Export-Csv "$TestDrive/h.csv"; Import-Csv "$TestDrive/h.csv" | Set-EnodeHvacHold -Mode OFF } }
        @{ name = 'out of a file'; run = { $units | Export-Clixml "$TestDrive/h.xml"; Import-Clixml "$TestDrive/h.xml" | Set-EnodeHvacHold -Mode OFF } }
        @{ name = 'several at a time'; run = { $units | Set-EnodeHvacHold -Mode OFF -ThrottleLimit 16 } }
    ) {
        (& $run).TargetId | Should -Be 'h1', 'h2'
        Get-Sent $server | Sort-Object | Should -BeExactly 'POST /hvacs/h1/permanent-hold', 'POST /hvacs/h2/permanent-hold'
        $server.Calls.Body | Should -BeExactly '{"mode":"OFF"}', '{"mode":"OFF"}'
    }

    It 'refuses <name> before it sends anything, and names <parameter>' -ForEach @(
        @{ name = 'AUTO without a heat setpoint'; hold = @{ Mode = 'AUTO'; CoolSetpoint = 25 }; parameter = '-HeatSetpoint' }
        @{ name = 'AUTO without a cool setpoint'; hold = @{ Mode = 'AUTO'; HeatSetpoint = 20 }; parameter = '-CoolSetpoint' }
        @{ name = 'HEAT without a setpoint'; hold = @{ Mode = 'HEAT' }; parameter = '-HeatSetpoint' }
        @{ name = 'COOL without a setpoint'; hold = @{ Mode = 'COOL' }; parameter = '-CoolSetpoint' }
        @{ name = 'HEAT with a cool setpoint'; hold = @{ Mode = 'HEAT'; HeatSetpoint = 20; CoolSetpoint = 25 }; parameter = '-CoolSetpoint' }
        @{ name = 'COOL with a heat setpoint'; hold = @{ Mode = 'COOL'; HeatSetpoint = 20; CoolSetpoint = 25 }; parameter = '-HeatSetpoint' }
        @{ name = 'OFF with a heat setpoint'; hold = @{ Mode = 'OFF'; HeatSetpoint = 20 }; parameter = '-HeatSetpoint' }
        @{ name = 'OFF with a cool setpoint'; hold = @{ Mode = 'OFF'; CoolSetpoint = 20 }; parameter = '-CoolSetpoint' }
        @{ name = 'heat above cool'; hold = @{ Mode = 'AUTO'; HeatSetpoint = 25.5; CoolSetpoint = 25 }; parameter = '-HeatSetpoint' }
    ) {
        { $units | Set-EnodeHvacHold @hold } | Should -Throw -ErrorId 'Enode.InvalidArgument*' -ExpectedMessage "*$parameter*"
        { Set-EnodeHvacHold h1 @hold -Force } | Should -Throw -ErrorId 'Enode.InvalidArgument*' -ExpectedMessage "*$parameter*"
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'refuses <name> by its parameter' -ForEach @(
        @{ name = 'a mode that cannot be set'; hold = @{ Mode = 'UNKNOWN' } }
        @{ name = 'a setpoint that is no temperature of a room'; hold = @{ Mode = 'HEAT'; HeatSetpoint = 293.15 } }
    ) {
        { Set-EnodeHvacHold h1 @hold } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'refuses for a unit that was read <name>, names <parameter>, and goes on' -ForEach @(
        @{ name = 'a mode that it does not have'; hold = @{ Mode = 'HEAT'; HeatSetpoint = 20 }; capabilities = @{ capableModes = 'COOL', 'OFF' }; parameter = '-Mode HEAT'; says = 'COOL, OFF' }
        @{ name = 'a heat setpoint under its range'; hold = @{ Mode = 'HEAT'; HeatSetpoint = 9.5 }; capabilities = @{ heatSetpointRange = @{ min = 10; max = 30 } }; parameter = '-HeatSetpoint'; says = '10 to 30' }
        @{ name = 'a cool setpoint over its range'; hold = @{ Mode = 'COOL'; CoolSetpoint = 29 }; capabilities = @{ coolSetpointRange = @{ min = 16; max = 28.5 } }; parameter = '-CoolSetpoint'; says = '16 to 28.5' }
        @{ name = 'setpoints that are too near'; hold = @{ Mode = 'AUTO'; HeatSetpoint = 20; CoolSetpoint = 23 }; capabilities = @{ setpointDifferenceRange = @{ min = 4; max = 10 } }; parameter = '-CoolSetpoint'; says = '4 to 10' }
    ) {
        $null = $server.ReplyTo('GET', '/hvacs/h3', 200, (ConvertTo-Unit 'h3' $capabilities))
        $unit = Get-EnodeHvac h3
        $server.ClearJournal()
        $actions = $unit, $units[0] | Set-EnodeHvacHold @hold -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'h1'
        $failed.Count | Should -Be 1
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].TargetObject | Should -Be $unit
        $failed[0].Exception.Message | Should -BeLike "*$parameter*"
        $failed[0].Exception.Message | Should -BeLike "*$says*"
        Get-Sent $server | Should -BeExactly 'POST /hvacs/h1/permanent-hold'
    }

    It 'takes the ends of a range, and a unit that says nothing about itself' {
        $null = $server.ReplyTo('GET', '/hvacs/h4', 200, '{"id":"h4","capabilities":{"capableModes":null,"heatSetpointRange":null}}')
        $null = $server.ReplyTo('POST', '/hvacs/h4/permanent-hold', 200, (ConvertTo-Action 'h4' '{"mode":"HEAT"}'))
        $silent = Get-EnodeHvac h4
        ($units[0], $silent | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 7 -ErrorAction Stop).TargetId | Should -Be 'h1', 'h4'
        ($units[0] | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 30 -ErrorAction Stop).TargetId | Should -Be 'h1'
        ($units[0] | Set-EnodeHvacHold -Mode AUTO -HeatSetpoint 20 -CoolSetpoint 22 -ErrorAction Stop).TargetId | Should -Be 'h1'
    }

    It 'sends nothing to one that says no, names the interventions, and goes on; with -Force it sends' {
        $actions = $incapable, $units[0] | Set-EnodeHvacHold -Mode OFF -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'h1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        $failed[0].TargetObject | Should -Be $incapable
        $failed[0].Exception.Message | Should -BeLike '*i1, i2*'
        Get-Sent $server | Should -BeExactly 'POST /hvacs/h1/permanent-hold'
        ($incapable | Set-EnodeHvacHold -Mode OFF -Force -ErrorAction Stop).TargetId | Should -Be 'no'
        (Get-Sent $server)[1] | Should -BeExactly 'POST /hvacs/no/permanent-hold'
    }

    It 'sends nothing with -WhatIf, and says with -Verbose what it is about to do' {
        $run = Invoke-InRunspace { $units | Set-EnodeHvacHold -Mode OFF -WhatIf -Wait } @{ units = $units }
        $run.Errors + $run.EndedBy + $run.Output | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = $units[0] | Set-EnodeHvacHold -Mode AUTO -HeatSetpoint 19.5 -CoolSetpoint 24 -Verbose 4>&1
        $said[0].Message | Should -BeLike "Performing the operation `"Hold AUTO*19.5*24*`" on target `"hvac 'Room h1' (h1) through connection 'scripted'`"."
    }

    It 'writes the refusal of <status> as an error, with its issues, and goes on' -ForEach @(
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
        Reset-Enode
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        foreach ($id in 'h1', 'h2', 'no') {
            $said = $id -eq 'no' ? @{ setFollowSchedule = @{ isCapable = $false; interventionIds = @('i1', 'i2') } } : @{}
            $null = $server.ReplyTo('GET', "/hvacs/$id", 200, (ConvertTo-Unit $id $said))
            $null = $server.ReplyTo('POST', "/hvacs/$id/follow-schedule", 200, (ConvertTo-Action $id '{"holdType":"SCHEDULED"}'))
        }

        $units = Get-EnodeHvac h1, h2
        $incapable = Get-EnodeHvac no
        $server.ClearJournal()
    }

    It 'sends the command without a body, <name>' -ForEach @(
        @{ name = 'by position'; run = { Resume-EnodeHvacSchedule h1, h2 } }
        @{ name = 'for ids in the pipeline'; run = { 'h1', 'h2' | Resume-EnodeHvacSchedule } }
        @{ name = 'for units in the pipeline'; run = { $units | Resume-EnodeHvacSchedule } }
        @{ name = 'out of a CSV file'; run = { $units | Export-Csv "$TestDrive/h.csv"; Import-Csv "$TestDrive/h.csv" | Resume-EnodeHvacSchedule } }
        @{ name = 'several at a time'; run = { $units | Resume-EnodeHvacSchedule -ThrottleLimit 16 } }
    ) {
        $actions = & $run
        $actions | Should -BeOfType ([Enode.FollowScheduleAction])
        $actions.TargetId | Should -Be 'h1', 'h2'
        $actions[0].Target.HoldType | Should -BeExactly 'SCHEDULED'
        Get-Sent $server | Sort-Object | Should -BeExactly 'POST /hvacs/h1/follow-schedule', 'POST /hvacs/h2/follow-schedule'
        $server.Calls.Body | Should -BeExactly '', ''
    }

    It 'sends nothing to one that says no, names the interventions, and goes on; with -Force it sends' {
        $actions = $incapable, $units[0] | Resume-EnodeHvacSchedule -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'h1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        $failed[0].Exception.Message | Should -BeLike '*i1, i2*'
        Get-Sent $server | Should -BeExactly 'POST /hvacs/h1/follow-schedule'
        ($incapable | Resume-EnodeHvacSchedule -Force -ErrorAction Stop).TargetId | Should -Be 'no'
    }

    It 'sends nothing with -WhatIf, and says with -Verbose what it is about to do' {
        $run = Invoke-InRunspace { $units | Resume-EnodeHvacSchedule -WhatIf } @{ units = $units }
        $run.Errors + $run.EndedBy + $run.Output | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = $units[0] | Resume-EnodeHvacSchedule -Verbose 4>&1
        $said[0].Message | Should -BeExactly "Performing the operation `"Resume schedule`" on target `"hvac 'Room h1' (h1) through connection 'scripted'`"."
    }

    It 'writes the refusal of <status> as an error, and goes on' -ForEach @(
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

Describe 'Heating and cooling units that obey' {
    BeforeEach {
        Reset-Enode
        $simulator = Start-EnodeSimulator -Speed 1000 -Connect
        $units = Get-EnodeHvac
        $able = @($units | Where-Object { $_.IsReachable -and $_.Capabilities.SetPermanentHold.IsCapable -and $_.Capabilities.SetFollowSchedule.IsCapable -and $_.Capabilities.CapableModes -contains 'HEAT' })
        $simulator.ClearRequestLog()
    }

    It 'hold a temperature, and follow their schedule again' {
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

    It 'fail when they do not answer, and are refused what they cannot do' {
        $unreachable = $units | Where-Object IsReachable -EQ $false | Select-Object -First 1
        $incapable = $units | Where-Object { $_.Capabilities.SetPermanentHold.InterventionIds.Count } | Select-Object -First 1
        $came = $unreachable, $incapable | Set-EnodeHvacHold -Mode OFF -Wait -Force 2>&1
        $came | ForEach-Object { $_ -is [Enode.PermanentHoldAction] ? $_.State : (Get-ErrorId $_) } | Should -BeExactly 'Enode.BadRequest', 'FAILED', 'Enode.ActionFailed'
        $came[0].TargetObject | Should -Be $incapable
        $came[2].Exception.Message | Should -BeLike '*NO_RESPONSE*'
        $came[2].TargetObject | Should -Be $came[1]
    }
}
