BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'Set-EnodeBatteryOperationMode: what is sent' {
    BeforeEach {
        $server = Start-FreshServer
        $names = 'exportFocus', 'importFocus', 'timeOfUse', 'selfReliance', 'idle'
        foreach ($id in @('b1', 'b2') + $names) {
            # A battery with the name of a mode supports all modes but that one.
            $capabilities = @{}
            foreach ($one in $names) { $capabilities[$one] = New-Capability ($one -ne $id) }
            $battery = ConvertTo-Json -Depth 5 @{ id = $id; userId = 'u1'; capabilities = $capabilities }
            $action = ConvertTo-Action battery $id @{ targetState = @{ operationMode = 'IDLE' } }
            $null = $server.ReplyTo('GET', "/batteries/$id", 200, $battery)
            $null = $server.ReplyTo('POST', "/batteries/$id/operation-mode", 200, $action)
        }

        $batteries = Get-EnodeBattery b1, b2
        $server.ClearJournal()
    }

    It 'sends the mode and nothing else, <name>' -ForEach @(
        @{ name = 'by position'; run = { Set-EnodeBatteryOperationMode b1, b2 -OperationMode IDLE } }
        @{ name = 'for ids in the pipeline'; run = { 'b1', 'b2' | Set-EnodeBatteryOperationMode -OperationMode IDLE } }
        @{ name = 'for batteries in the pipeline'; run = { $batteries | Set-EnodeBatteryOperationMode -OperationMode IDLE } }
        @{ name = 'for a mode in lower case'; run = { $batteries | Set-EnodeBatteryOperationMode -OperationMode idle } }
        @{ name = 'from a CSV file'; run = { $batteries | Copy-ThroughCsv | Set-EnodeBatteryOperationMode -OperationMode IDLE } }
        @{ name = 'from a Clixml file'; run = { $batteries | Copy-ThroughClixml | Set-EnodeBatteryOperationMode -OperationMode IDLE } }
        @{ name = 'several at a time'; run = { $batteries | Set-EnodeBatteryOperationMode -OperationMode IDLE -ThrottleLimit 16 } }
    ) {
        $actions = & $run
        $actions | Should -BeOfType ([Enode.OperationModeAction])
        $actions.TargetId | Should -Be 'b1', 'b2'
        $actions[0].TargetState.OperationMode | Should -BeExactly 'IDLE'
        Get-Sent $server | Sort-Object | Should -BeExactly 'POST /batteries/b1/operation-mode', 'POST /batteries/b2/operation-mode'
        $server.Calls.Body | Should -BeExactly '{"operationMode":"IDLE"}', '{"operationMode":"IDLE"}'
    }

    It 'accepts <mode>, and checks the capability for it alone' -ForEach @(
        @{ mode = 'EXPORT_FOCUS'; name = 'exportFocus' }
        @{ mode = 'IMPORT_FOCUS'; name = 'importFocus' }
        @{ mode = 'TIME_OF_USE'; name = 'timeOfUse' }
        @{ mode = 'SELF_RELIANCE'; name = 'selfReliance' }
        @{ mode = 'IDLE'; name = 'idle' }
    ) {
        $all = Get-EnodeBattery $names
        $server.ClearJournal()
        $actions = $all | Set-EnodeBatteryOperationMode -OperationMode $mode -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be $names.Where({ $_ -ne $name })
        $server.Calls.Body | Select-Object -Unique | Should -BeExactly "{`"operationMode`":`"$mode`"}"
        $failed.Count | Should -Be 1
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        $failed[0].TargetObject.Id | Should -BeExactly $name
        $failed[0].Exception.Message | Should -BeLike "*does not support the command to set operation mode $mode. *: i1, i2."
        $server.ClearJournal()
        $action = $failed[0].TargetObject | Set-EnodeBatteryOperationMode -OperationMode $mode -Force -ErrorAction Stop
        $action.TargetId | Should -BeExactly $name
        Get-Sent $server | Should -BeExactly "POST /batteries/$name/operation-mode"
    }

    It 'rejects <_>, which cannot be set' -ForEach 'UNKNOWN', 'TURBO', '' {
        { Set-EnodeBatteryOperationMode b1 -OperationMode $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and names the operation with -Verbose' {
        $run = Invoke-InRunspace { $batteries | Set-EnodeBatteryOperationMode -OperationMode IDLE -WhatIf -Wait } @{
            batteries = $batteries
        }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @(Set-EnodeBatteryOperationMode b1 -OperationMode idle -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation 'Set operation mode IDLE' "battery b1 through connection 'scripted'")
    }

    It 'writes a response with status <status> as an error, and continues' -ForEach @(
        @{ status = 400; type = 'bad-request'; error = 'Enode.BadRequest' }
        @{ status = 404; type = 'not-found'; error = 'Enode.NotFound' }
        @{ status = 422; type = 'unprocessable-entity'; error = 'Enode.UnprocessableEntity' }
    ) {
        $null = $server.ReplyTo('POST', '/batteries/b9/operation-mode', $status, (ConvertTo-Problem $type 'Title' 'That is how it is.'))
        $actions = 'b9', '..', 'b1' | Set-EnodeBatteryOperationMode -OperationMode IDLE -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'b1'
        Get-ErrorId $failed | Should -BeExactly $error, 'Enode.InvalidId'
        $failed.TargetObject | Should -BeExactly 'b9', '..'
    }
}

Describe 'Batteries of a simulator' {
    BeforeEach {
        $simulator = Start-FreshSimulator -Speed 1000
        $batteries = Get-EnodeBattery
        $simulator.ClearRequestLog()
    }

    It 'are in the mode when -Wait returns' {
        $able = @($batteries | Select-Capable ImportFocus)
        $actions = $able | Set-EnodeBatteryOperationMode -OperationMode IMPORT_FOCUS -Wait
        $actions.State | Should -Be (@('CONFIRMED') * $able.Count)
        $actions | Should -BeOfType ([Enode.OperationModeAction])
        ($able | Get-EnodeBattery).OperationMode | Should -Be (@('IMPORT_FOCUS') * $able.Count)
        (Get-Sent $simulator)[0] | Should -BeExactly "POST /batteries/$($able[0].Id)/operation-mode"
        Get-Sent $simulator | Should -Contain "GET /batteries/actions/$($actions[0].Id)"
    }

    It 'have failed actions when they do not respond, and errors for what they do not support' {
        $unreachable = $batteries | Where-Object IsReachable -EQ $false | Select-Object -First 1
        $incapable = $batteries | Where-Object { $_.Capabilities.Idle.InterventionIds.Count } | Select-Object -First 1
        $came = $unreachable, $incapable | Set-EnodeBatteryOperationMode -OperationMode IDLE -Wait -Force 2>&1
        $came | ForEach-Object { $_ -is [Enode.OperationModeAction] ? $_.State : (Get-ErrorId $_) } |
            Should -BeExactly 'Enode.BadRequest', 'FAILED', 'Enode.ActionFailed'
        $came[2].TargetObject | Should -Be $came[1]
    }
}
