# Get-EnodeAction, Stop-EnodeAction and Wait-EnodeAction for actions of every kind of device.

BeforeDiscovery {
    $kinds = @(
        @{ name = 'a vehicle that charges'; targetType = 'vehicle'; path = 'vehicles'; type = 'Enode.ChargeAction'; act = { Get-EnodeVehicle | Where-Object { $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' -and $_.IsReachable -and $_.Capabilities.StartCharging.IsCapable } | Select-Object -First 1 | Start-EnodeCharging } }
        @{ name = 'a vehicle with less current'; targetType = 'vehicle'; path = 'vehicles'; type = 'Enode.MaxCurrentAction'; act = { Get-EnodeVehicle | Where-Object { $_.Capabilities.SetMaxCurrent.IsCapable -and $_.IsReachable } | Select-Object -First 1 | Set-EnodeMaxCurrent -MaxCurrent 10 } }
        @{ name = 'a charger that charges'; targetType = 'charger'; path = 'chargers'; type = 'Enode.ChargeAction'; act = { Get-EnodeCharger | Where-Object { $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' -and $_.IsReachable } | Select-Object -First 1 | Start-EnodeCharging } }
        @{ name = 'a charger with less current'; targetType = 'charger'; path = 'chargers'; type = 'Enode.MaxCurrentAction'; act = { Get-EnodeCharger -First 1 | Set-EnodeMaxCurrent -MaxCurrent 10 } }
        @{ name = 'a unit that holds'; targetType = 'hvac'; path = 'hvacs'; type = 'Enode.PermanentHoldAction'; act = { Get-EnodeHvac -First 1 | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 19.5 } }
        @{ name = 'a unit that follows its schedule'; targetType = 'hvac'; path = 'hvacs'; type = 'Enode.FollowScheduleAction'; act = { Get-EnodeHvac | Where-Object { $_.Capabilities.SetFollowSchedule.IsCapable -and $_.IsReachable } | Select-Object -First 1 | Resume-EnodeHvacSchedule } }
        @{ name = 'a battery in another mode'; targetType = 'battery'; path = 'batteries'; type = 'Enode.OperationModeAction'; act = { Get-EnodeBattery -First 1 | Set-EnodeBatteryOperationMode -OperationMode EXPORT_FOCUS } }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'The action of <name>' -ForEach $kinds {
    BeforeEach {
        Reset-Enode
        # So slow that nothing ever settles by itself.
        $simulator = Start-EnodeSimulator -Speed 0.001 -Connect
        $action = & $act
        $simulator.ClearRequestLog()
    }

    It 'is of its own type, and says what it is for' {
        $action | Should -BeOfType ($type -as [type])
        $action.State | Should -BeExactly 'PENDING'
        $action.IsPending | Should -BeTrue
        $action.TargetType | Should -BeExactly $targetType
        $action.TargetId, $action.UserId, $action.Command | Should -Not -Contain $null
        switch ($action.GetType().Name) {
            'ChargeAction' { $action.Kind | Should -BeExactly 'START' }
            'MaxCurrentAction' { $action.TargetState.MaxCurrent | Should -Be 10 }
            'PermanentHoldAction' { $action.Target.Mode, $action.Target.HeatSetpoint, $action.Target.HoldType | Should -Be 'HEAT', 19.5, 'PERMANENT' }
            'FollowScheduleAction' { $action.Target.HoldType | Should -BeExactly 'SCHEDULED' }
            'OperationModeAction' { $action.TargetState.OperationMode | Should -BeExactly 'EXPORT_FOCUS' }
        }
    }

    It 'is read, <how>' -ForEach @(
        @{ how = 'from the pipeline'; run = { $action | Get-EnodeAction } }
        @{ how = 'by id and kind of device'; run = { Get-EnodeAction $action.Id -TargetType $targetType } }
        @{ how = 'by properties'; run = { $action | Select-Object Id, TargetType | Get-EnodeAction } }
        @{ how = 'out of a CSV file'; run = { $action | Export-Csv "$TestDrive/a.csv"; Import-Csv "$TestDrive/a.csv" | Get-EnodeAction } }
        @{ how = 'out of a file'; run = { $action | Export-Clixml "$TestDrive/a.xml"; Import-Clixml "$TestDrive/a.xml" | Get-EnodeAction } }
    ) {
        $came = & $run
        $came | Should -BeOfType ($type -as [type])
        $came.Id | Should -BeExactly $action.Id
        $came.ToJson() | Should -BeExactly $action.ToJson()
        Get-Sent $simulator | Should -BeExactly "GET /$path/actions/$($action.Id)"
    }

    It 'is called off once, and then it is too late' {
        $came = $action | Stop-EnodeAction -ErrorAction Stop
        $came | Should -BeOfType ($type -as [type])
        $came.State | Should -BeExactly 'CANCELLED'
        $came.FailureReason.Type | Should -BeExactly 'REQUESTED_CANCELLATION'
        Stop-EnodeAction $action.Id -TargetType $targetType -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.ActionSettled'
        $failed[0].TargetObject | Should -BeOfType ($type -as [type])
        $failed[0].TargetObject.State | Should -BeExactly 'CANCELLED'
        Get-Sent $simulator | Should -BeExactly "POST /$path/actions/$($action.Id)/cancel", "POST /$path/actions/$($action.Id)/cancel"
    }

    It 'is not called off with -WhatIf' {
        $run = Invoke-InRunspace { $action | Stop-EnodeAction -WhatIf } @{ action = $action }
        $run.Errors + $run.EndedBy + $run.Output | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'is waited for, and once settled it is given without a request' {
        $null = $action | Stop-EnodeAction
        $simulator.ClearRequestLog()
        $came = $action, (Get-EnodeAction $action.Id -TargetType $targetType) | Wait-EnodeAction -ErrorAction SilentlyContinue -ErrorVariable failed
        $came.State | Should -BeExactly 'CANCELLED', 'CANCELLED'
        Get-ErrorId $failed | Should -BeExactly 'Enode.ActionFailed', 'Enode.ActionFailed'
        Get-Sent $simulator | Should -BeExactly "GET /$path/actions/$($action.Id)", "GET /$path/actions/$($action.Id)"
    }

    It 'is not found under another kind of device' {
        $other = $targetType -eq 'hvac' ? 'battery' : 'hvac'
        Get-EnodeAction $action.Id -TargetType $other -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
        $failed[0].TargetObject | Should -BeExactly $action.Id
    }
}

Describe 'Actions of several kinds' {
    BeforeEach { Reset-Enode }

    It 'are called off in one pipeline, each where it belongs' {
        $simulator = Start-EnodeSimulator -Speed 0.001 -Connect
        $actions = & { Get-EnodeHvac -First 1 | Set-EnodeHvacHold -Mode OFF; Get-EnodeBattery -First 1 | Set-EnodeBatteryOperationMode -OperationMode IDLE; Get-EnodeCharger -First 1 | Set-EnodeMaxCurrent -MaxCurrent 8 }
        $simulator.ClearRequestLog()
        ($actions | Stop-EnodeAction -ErrorAction Stop).State | Should -BeExactly 'CANCELLED', 'CANCELLED', 'CANCELLED'
        Get-Sent $simulator | Should -BeExactly "POST /hvacs/actions/$($actions[0].Id)/cancel", "POST /batteries/actions/$($actions[1].Id)/cancel", "POST /chargers/actions/$($actions[2].Id)/cancel"
    }

    It 'are waited for together' {
        $simulator = Start-EnodeSimulator -Speed 1000 -Connect
        $actions = & { Get-EnodeHvac -First 1 | Set-EnodeHvacHold -Mode OFF; Get-EnodeBattery -First 1 | Set-EnodeBatteryOperationMode -OperationMode IDLE; Get-EnodeCharger -First 1 | Set-EnodeMaxCurrent -MaxCurrent 8 }
        $came = $actions | Wait-EnodeAction -ErrorAction Stop
        $came.Id | Should -BeExactly $actions.Id
        $came.State | Should -BeExactly 'CONFIRMED', 'CONFIRMED', 'CONFIRMED'
        $came | ForEach-Object { $_.GetType().Name } | Should -BeExactly 'PermanentHoldAction', 'OperationModeAction', 'MaxCurrentAction'
    }
}

Describe 'The response to <cancel>' -ForEach @(
    @{ targetType = 'charger'; cancel = '/chargers/actions/a1/cancel'; type = 'Enode.ChargeAction'; what = '"kind":"STOP"' }
    @{ targetType = 'charger'; cancel = '/chargers/actions/a1/cancel'; type = 'Enode.MaxCurrentAction'; what = '"targetState":{"maxCurrent":10}' }
    @{ targetType = 'hvac'; cancel = '/hvacs/actions/a1/cancel'; type = 'Enode.PermanentHoldAction'; what = '"target":{"coolSetpoint":25,"heatSetpoint":20,"mode":"AUTO","holdType":"PERMANENT"}' }
    @{ targetType = 'hvac'; cancel = '/hvacs/actions/a1/cancel'; type = 'Enode.FollowScheduleAction'; what = '"target":{"holdType":"SCHEDULED"}' }
    @{ targetType = 'battery'; cancel = '/batteries/actions/a1/cancel'; type = 'Enode.OperationModeAction'; what = '"targetState":{"operationMode":"IDLE"}' }
) {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
    }

    It 'without a userId is <type> all the same' {
        $null = $server.ReplyTo('POST', $cancel, 200, "{`"id`":`"a1`",`"state`":`"CANCELLED`",`"targetId`":`"d1`",`"targetType`":`"$targetType`",$what}")
        $action = Stop-EnodeAction a1 -TargetType $targetType -ErrorAction Stop
        $action | Should -BeOfType ($type -as [type])
        $action.UserId | Should -Be $null
        $action.State | Should -BeExactly 'CANCELLED'
        $action.FailureReason | Should -Be $null
    }

    It 'of 409 is an error with <type> as it is' {
        $null = $server.ReplyTo('POST', $cancel, 409, "{`"id`":`"a1`",`"state`":`"CONFIRMED`",`"targetId`":`"d1`",`"targetType`":`"$targetType`",$what}")
        Stop-EnodeAction a1 -TargetType $targetType -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.ActionSettled'
        $failed[0].TargetObject | Should -BeOfType ($type -as [type])
        $failed[0].TargetObject.UserId | Should -Be $null
    }
}
