# Get-EnodeAction, Stop-EnodeAction and Wait-EnodeAction for actions of every kind of device.

BeforeDiscovery {
    $kinds = @(
        @{
            name = 'a vehicle that charges'; targetType = 'vehicle'; path = 'vehicles'; type = 'Enode.ChargeAction'
            act  = { Get-EnodeVehicle | Select-Startable | Select-Object -First 1 | Start-EnodeCharging }
        }
        @{
            name = 'a vehicle with less current'; targetType = 'vehicle'; path = 'vehicles'; type = 'Enode.MaxCurrentAction'
            act  = { Get-EnodeVehicle | Select-Capable SetMaxCurrent | Select-Object -First 1 | Set-EnodeMaxCurrent -MaxCurrent 10 }
        }
        @{
            name = 'a charger that charges'; targetType = 'charger'; path = 'chargers'; type = 'Enode.ChargeAction'
            act  = { Get-EnodeCharger | Select-Startable | Select-Object -First 1 | Start-EnodeCharging }
        }
        @{
            name = 'a charger with less current'; targetType = 'charger'; path = 'chargers'; type = 'Enode.MaxCurrentAction'
            act  = { Get-EnodeCharger -First 1 | Set-EnodeMaxCurrent -MaxCurrent 10 }
        }
        @{
            name = 'a unit that holds a temperature'; targetType = 'hvac'; path = 'hvacs'; type = 'Enode.PermanentHoldAction'
            act  = { Get-EnodeHvac -First 1 | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 19.5 }
        }
        @{
            name = 'a unit that follows its schedule'; targetType = 'hvac'; path = 'hvacs'; type = 'Enode.FollowScheduleAction'
            act  = { Get-EnodeHvac | Select-Capable SetFollowSchedule | Select-Object -First 1 | Resume-EnodeHvacSchedule }
        }
        @{
            name = 'a battery in another mode'; targetType = 'battery'; path = 'batteries'; type = 'Enode.OperationModeAction'
            act  = { Get-EnodeBattery -First 1 | Set-EnodeBatteryOperationMode -OperationMode EXPORT_FOCUS }
        }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'The action of <name>' -ForEach $kinds {
    BeforeEach {
        # So slow that every action stays pending.
        $simulator = Start-FreshSimulator -Speed 0.001
        $action = & $act
        $simulator.ClearRequestLog()
    }

    It 'has its own type, and its target' {
        $action | Should -BeOfType ($type -as [type])
        $action.State | Should -BeExactly 'PENDING'
        $action.IsPending | Should -BeTrue
        $action.TargetType | Should -BeExactly $targetType
        $action.TargetId, $action.UserId, $action.Command | Should -Not -Contain $null
        switch ($action.GetType().Name) {
            'ChargeAction' { $action.Kind | Should -BeExactly 'START' }
            'MaxCurrentAction' { $action.TargetState.MaxCurrent | Should -Be 10 }
            'PermanentHoldAction' {
                $action.Target.Mode, $action.Target.HeatSetpoint, $action.Target.HoldType | Should -Be 'HEAT', 19.5, 'PERMANENT'
            }
            'FollowScheduleAction' { $action.Target.HoldType | Should -BeExactly 'SCHEDULED' }
            'OperationModeAction' { $action.TargetState.OperationMode | Should -BeExactly 'EXPORT_FOCUS' }
        }
    }

    It 'is read, <how>' -ForEach @(
        @{ how = 'from the pipeline'; run = { $action | Get-EnodeAction } }
        @{ how = 'by id and kind of device'; run = { Get-EnodeAction $action.Id -TargetType $targetType } }
        @{ how = 'by properties'; run = { $action | Select-Object Id, TargetType | Get-EnodeAction } }
        @{ how = 'from a CSV file'; run = { $action | Copy-ThroughCsv | Get-EnodeAction } }
        @{ how = 'from a Clixml file'; run = { $action | Copy-ThroughClixml | Get-EnodeAction } }
    ) {
        $came = & $run
        $came | Should -BeOfType ($type -as [type])
        $came.Id | Should -BeExactly $action.Id
        $came.ToJson() | Should -BeExactly $action.ToJson()
        Get-Sent $simulator | Should -BeExactly "GET /$path/actions/$($action.Id)"
    }

    It 'is cancelled once' {
        $came = $action | Stop-EnodeAction -ErrorAction Stop
        $came | Should -BeOfType ($type -as [type])
        $came.State | Should -BeExactly 'CANCELLED'
        $came.FailureReason.Type | Should -BeExactly 'REQUESTED_CANCELLATION'
        Stop-EnodeAction $action.Id -TargetType $targetType -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.ActionSettled'
        $failed[0].TargetObject | Should -BeOfType ($type -as [type])
        $failed[0].TargetObject.State | Should -BeExactly 'CANCELLED'
        Get-Sent $simulator | Should -BeExactly (@("POST /$path/actions/$($action.Id)/cancel") * 2)
    }

    It 'is not cancelled with -WhatIf' {
        $run = Invoke-InRunspace { $action | Stop-EnodeAction -WhatIf } @{ action = $action }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'is waited for, and not read again in a final state' {
        $null = $action | Stop-EnodeAction
        $simulator.ClearRequestLog()
        $read = Get-EnodeAction $action.Id -TargetType $targetType
        $came = $action, $read | Wait-EnodeAction -ErrorAction SilentlyContinue -ErrorVariable failed
        $came.State | Should -BeExactly 'CANCELLED', 'CANCELLED'
        Get-ErrorId $failed | Should -BeExactly 'Enode.ActionFailed', 'Enode.ActionFailed'
        Get-Sent $simulator | Should -BeExactly (@("GET /$path/actions/$($action.Id)") * 2)
    }

    It 'is not found under another kind of device' {
        $other = $targetType -eq 'hvac' ? 'battery' : 'hvac'
        Get-EnodeAction $action.Id -TargetType $other -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
        $failed[0].TargetObject | Should -BeExactly $action.Id
    }
}

Describe 'Actions of several kinds' {
    BeforeAll {
        $send = {
            Get-EnodeHvac -First 1 | Set-EnodeHvacHold -Mode OFF
            Get-EnodeBattery -First 1 | Set-EnodeBatteryOperationMode -OperationMode IDLE
            Get-EnodeCharger -First 1 | Set-EnodeMaxCurrent -MaxCurrent 8
        }
    }

    It 'are cancelled in one pipeline, each at its own path' {
        $simulator = Start-FreshSimulator -Speed 0.001
        $actions = & $send
        $simulator.ClearRequestLog()
        ($actions | Stop-EnodeAction -ErrorAction Stop).State | Should -BeExactly 'CANCELLED', 'CANCELLED', 'CANCELLED'
        Get-Sent $simulator | Should -BeExactly @(
            "POST /hvacs/actions/$($actions[0].Id)/cancel"
            "POST /batteries/actions/$($actions[1].Id)/cancel"
            "POST /chargers/actions/$($actions[2].Id)/cancel"
        )
    }

    It 'are waited for together' {
        $null = Start-FreshSimulator -Speed 1000
        $actions = & $send
        $came = $actions | Wait-EnodeAction -ErrorAction Stop
        $came.Id | Should -BeExactly $actions.Id
        $came.State | Should -BeExactly 'CONFIRMED', 'CONFIRMED', 'CONFIRMED'
        $came | ForEach-Object { $_.GetType().Name } | Should -BeExactly 'PermanentHoldAction', 'OperationModeAction', 'MaxCurrentAction'
    }
}

Describe 'The response to <cancel>' -ForEach @(
    @{
        targetType = 'charger'; cancel = '/chargers/actions/a1/cancel'; type = 'Enode.ChargeAction'
        with       = @{ kind = 'STOP' }
    }
    @{
        targetType = 'charger'; cancel = '/chargers/actions/a1/cancel'; type = 'Enode.MaxCurrentAction'
        with       = @{ targetState = @{ maxCurrent = 10 } }
    }
    @{
        targetType = 'hvac'; cancel = '/hvacs/actions/a1/cancel'; type = 'Enode.PermanentHoldAction'
        with       = @{ target = @{ coolSetpoint = 25; heatSetpoint = 20; mode = 'AUTO'; holdType = 'PERMANENT' } }
    }
    @{
        targetType = 'hvac'; cancel = '/hvacs/actions/a1/cancel'; type = 'Enode.FollowScheduleAction'
        with       = @{ target = @{ holdType = 'SCHEDULED' } }
    }
    @{
        targetType = 'battery'; cancel = '/batteries/actions/a1/cancel'; type = 'Enode.OperationModeAction'
        with       = @{ targetState = @{ operationMode = 'IDLE' } }
    }
) {
    BeforeEach {
        $server = Start-FreshServer
        $members = @{ id = 'a1'; targetId = 'd1'; targetType = $targetType } + $with
    }

    It 'is read as <type> without a userId' {
        $null = $server.ReplyTo('POST', $cancel, 200, (ConvertTo-Json ($members + @{ state = 'CANCELLED' })))
        $action = Stop-EnodeAction a1 -TargetType $targetType -ErrorAction Stop
        $action | Should -BeOfType ($type -as [type])
        $action.UserId | Should -Be $null
        $action.State | Should -BeExactly 'CANCELLED'
        $action.FailureReason | Should -Be $null
    }

    It 'is an error with <type> as its target for 409' {
        $null = $server.ReplyTo('POST', $cancel, 409, (ConvertTo-Json ($members + @{ state = 'CONFIRMED' })))
        Stop-EnodeAction a1 -TargetType $targetType -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.ActionSettled'
        $failed[0].TargetObject | Should -BeOfType ($type -as [type])
        $failed[0].TargetObject.UserId | Should -Be $null
    }
}
