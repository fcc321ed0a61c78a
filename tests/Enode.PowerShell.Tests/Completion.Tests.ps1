BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'Completion without a connection' {
    It 'offers nothing for <_>, without an error' -ForEach @(
        'Get-EnodeVehicle -Connection '
        'Get-EnodeVehicle -Id '
        'Get-EnodeVehicle -UserId '
        'Get-EnodeVehicle -Connection nope -Id '
        'Get-EnodeUser '
        'Get-EnodeCharger '
        'Start-EnodeCharging '
        'Stop-EnodeCharging -VehicleId '
        'Set-EnodeHvacHold '
        'Set-EnodeCharger c1 -LocationId '
        'Send-EnodeRefreshHint -MeterId '
        'Select-EnodeConnection '
        'Disconnect-Enode '
        'Get-EnodeConnection '
    ) {
        Reset-Enode
        $Error.Clear()
        Get-Completion $_ | Should -BeNullOrEmpty
        $Error | Should -BeNullOrEmpty
    }
}

Describe 'Completion of connections' {
    BeforeAll {
        $simulator = Start-FreshSimulator
        $there = Get-Address $simulator
        $null = Connect-Enode @there -Name "the boss's own" -Credential $simulator.Credential
        $simulator.ClearRequestLog()
    }

    It 'offers their names for <_>' -ForEach @(
        'Get-EnodeVehicle -Connection '
        'Get-EnodeUser -Connection '
        'Start-EnodeCharging v1 -Connection '
        'Get-EnodeAction a1 -Connection '
        'Invoke-EnodeApi users -Connection '
        'Select-EnodeConnection '
        'Disconnect-Enode -Connection '
        'Get-EnodeConnection '
    ) {
        $offers = Get-Completion $_
        $offers.CompletionText | Should -Be 'Simulator', "'the boss''s own'"
        $offers[0].ToolTip | Should -BeLike "Simulator*127.0.0.1*$($simulator.ClientId)"
        $offers[0].ToolTip | Should -Not -BeLike "*$($simulator.Credential.GetNetworkCredential().Password)*"
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'offers the connections that begin with <typed>' -ForEach @(
        @{ typed = 'sim'; text = 'Simulator' }
        @{ typed = 'th'; text = "'the boss''s own'" }
        @{ typed = "'the b"; text = "'the boss''s own'" }
        @{ typed = '"The b'; text = "'the boss''s own'" }
    ) {
        (Get-Completion "Get-EnodeVehicle -Connection $typed").CompletionText | Should -Be $text
    }
}

Describe 'Completion of ids' {
    BeforeEach { $simulator = Start-FreshSimulator }

    It 'offers nothing before the first list, and sends no request' {
        $simulator.ClearRequestLog()
        foreach ($line in 'Get-EnodeVehicle ', 'Get-EnodeVehicle -UserId ', 'Start-EnodeCharging ', 'Get-EnodeUser ') {
            Get-Completion $line | Should -BeNullOrEmpty
        }

        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'offers the ids of the last list, with the display names as tooltips, for <_>' -ForEach @(
        'Get-EnodeVehicle '
        'Get-EnodeVehicle -Id '
        'Get-EnodeVehicle -Connection Simulator -Id '
        'Start-EnodeCharging '
        'Start-EnodeCharging -VehicleId '
        'Stop-EnodeCharging -Id '
    ) {
        $listed = Get-EnodeVehicle -First 5
        $simulator.ClearRequestLog()
        $offers = Get-Completion $_
        $offers.CompletionText | Should -Be $listed.Id
        $offers.ToolTip | Should -Be $listed.DisplayName
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'offers the ids of the last list of the kind for <line>' -ForEach @(
        @{ read = 'Get-EnodeCharger'; line = 'Get-EnodeCharger ' }
        @{ read = 'Get-EnodeCharger'; line = 'Set-EnodeCharger ' }
        @{ read = 'Get-EnodeCharger'; line = 'Set-EnodeCharger -ClearLocation -Id ' }
        @{ read = 'Get-EnodeCharger'; line = 'Start-EnodeCharging -ChargerId ' }
        @{ read = 'Get-EnodeCharger'; line = 'Set-EnodeMaxCurrent -MaxCurrent 10 -ChargerId ' }
        @{ read = 'Get-EnodeCharger'; line = 'Send-EnodeRefreshHint -ChargerId ' }
        @{ read = 'Get-EnodeVehicle'; line = 'Set-EnodeMaxCurrent -MaxCurrent 10 -VehicleId ' }
        @{ read = 'Get-EnodeVehicle'; line = 'Send-EnodeRefreshHint -VehicleId ' }
        @{ read = 'Get-EnodeHvac'; line = 'Get-EnodeHvac ' }
        @{ read = 'Get-EnodeHvac'; line = 'Set-EnodeHvac ' }
        @{ read = 'Get-EnodeHvac'; line = 'Set-EnodeHvacHold ' }
        @{ read = 'Get-EnodeHvac'; line = 'Set-EnodeHvacHold -Mode OFF -Id ' }
        @{ read = 'Get-EnodeHvac'; line = 'Resume-EnodeHvacSchedule ' }
        @{ read = 'Get-EnodeHvac'; line = 'Send-EnodeRefreshHint -HvacId ' }
        @{ read = 'Get-EnodeInverter'; line = 'Get-EnodeInverter ' }
        @{ read = 'Get-EnodeInverter'; line = 'Send-EnodeRefreshHint -InverterId ' }
        @{ read = 'Get-EnodeBattery'; line = 'Get-EnodeBattery ' }
        @{ read = 'Get-EnodeBattery'; line = 'Set-EnodeBatteryOperationMode ' }
        @{ read = 'Get-EnodeBattery'; line = 'Send-EnodeRefreshHint -BatteryId ' }
        @{ read = 'Get-EnodeMeter'; line = 'Get-EnodeMeter ' }
        @{ read = 'Get-EnodeMeter'; line = 'Send-EnodeRefreshHint -MeterId ' }
        @{ read = 'Get-EnodeHemSystem'; line = 'Get-EnodeHemSystem -Id ' }
    ) {
        Get-Completion $line | Should -BeNullOrEmpty
        $null = Get-EnodeUser
        # A list of another kind does not matter.
        $null = $read -eq 'Get-EnodeMeter' ? (Get-EnodeInverter) : (Get-EnodeMeter)
        $listed = & $read
        $simulator.ClearRequestLog()
        $offers = Get-Completion $line
        $offers.CompletionText | Should -Be $listed.Id
        $offers.ToolTip | Should -Be $listed.DisplayName
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'offers the valid values for <line>' -ForEach @(
        @{ line = 'Set-EnodeHvacHold h1 -Mode '; values = 'AUTO', 'COOL', 'HEAT', 'OFF' }
        @{
            line   = 'Set-EnodeBatteryOperationMode b1 -OperationMode '
            values = 'EXPORT_FOCUS', 'IDLE', 'IMPORT_FOCUS', 'SELF_RELIANCE', 'TIME_OF_USE'
        }
        @{ line = 'Get-EnodeAction a1 -TargetType '; values = 'battery', 'charger', 'hvac', 'vehicle' }
    ) {
        (Get-Completion $line).CompletionText | Sort-Object | Should -BeExactly $values
    }

    It 'offers users for <_>' -ForEach 'Get-EnodeUser ', 'Get-EnodeUser -Id ', 'Get-EnodeVehicle -UserId ' {
        $users = Get-EnodeUser
        (Get-Completion $_).CompletionText | Should -Be $users.Id
    }

    It 'offers vehicles also by the start of their display name' {
        $listed = Get-EnodeVehicle
        $car = $listed | Where-Object { $_.DisplayName.Length -gt 4 } | Select-Object -First 1
        (Get-Completion "Start-EnodeCharging $($car.DisplayName.Substring(0, 4))").CompletionText | Should -Contain $car.Id
        (Get-Completion "Start-EnodeCharging $($car.Id.Substring(0, 8))").CompletionText | Should -Be $car.Id
        Get-Completion 'Start-EnodeCharging zzz' | Should -BeNullOrEmpty
    }

    It 'offers the ids of a new list, and none of the last one' {
        $null = Get-EnodeVehicle
        $second = Get-EnodeVehicle -UserId 'user-002'
        (Get-Completion 'Get-EnodeVehicle ').CompletionText | Should -Be $second.Id
    }

    It 'offers a vehicle once that was read several times' {
        $listed = Get-EnodeVehicle -First 3
        $null = Get-EnodeVehicle $listed[1].Id
        $null = $listed | Get-EnodeVehicle
        (Get-Completion 'Get-EnodeVehicle ').CompletionText | Should -Be $listed.Id
    }

    It 'offers the vehicles of all users of one command, with -ThrottleLimit <_>' -ForEach 1, 16 {
        $listed = Get-EnodeUser | Get-EnodeVehicle -ThrottleLimit $_
        $listed.Count | Should -Be 25
        (Get-Completion 'Get-EnodeVehicle ').CompletionText | Should -Be $listed.Id
    }

    It 'offers the ids of the connection that the line names' {
        $here = Get-EnodeVehicle -First 3
        $other = Start-EnodeSimulator -Seed 2 -Connect
        Get-Completion 'Get-EnodeVehicle ' | Should -BeNullOrEmpty
        $there = Get-EnodeVehicle -First 2
        (Get-Completion 'Get-EnodeVehicle ').CompletionText | Should -Be $there.Id
        (Get-Completion 'Get-EnodeVehicle -Connection Simulator -Id ').CompletionText | Should -Be $here.Id
        (Get-Completion "Get-EnodeVehicle -Connection Simulator-$($other.Port) -Id ").CompletionText | Should -Be $there.Id
        $connection = Get-EnodeConnection Simulator
        # Called here: the variable does not exist in the scope of Get-Completion.
        $line = 'Get-EnodeVehicle -Connection $connection -Id '
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be $here.Id
        $connection.ApiUri | Should -Be $simulator.ApiUri
    }

    It 'offers at most 500, the first ones' {
        $null = Start-FreshSimulator -VehicleCount 1000
        $listed = Get-EnodeVehicle -PageSize 1000
        $offers = Get-Completion 'Get-EnodeVehicle '
        $offers.Count | Should -Be 500
        $offers.CompletionText | Should -Be $listed[0..499].Id
    }

    It 'takes less than 500 ms for 500 ids' {
        $null = Start-FreshSimulator -VehicleCount 500
        $null = Get-EnodeVehicle -PageSize 1000
        $null = Get-Completion 'Get-EnodeVehicle '
        (Measure-Command { Get-Completion 'Get-EnodeVehicle ' }).TotalMilliseconds | Should -BeLessThan 500
    }

    It 'quotes an id where it is necessary' {
        $ids = "it's", 'a b', '$(Get-Date);x', '@home', 'a,b', '-First', 'a`b', 'plain-1', 'a"b', '#1', '1,5', '5', '0x10', '10kb'
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('GET', '/users', 200, (ConvertTo-Page ($ids | ForEach-Object { @{ id = $_ } })))
        $null = Get-EnodeUser
        $offers = Get-Completion 'Get-EnodeUser -Connection scripted -Id '
        $offers.Count | Should -Be $ids.Count
        # Each completion, run as an argument, is the id again.
        $seen = $offers | ForEach-Object {
            & ([scriptblock]::Create("param() `$x = { param([string[]] `$Id) `$Id }; & `$x -Id $($_.CompletionText)"))
        }
        $seen | Should -BeExactly $ids
        ($offers | Where-Object ToolTip -EQ 'plain-1').CompletionText | Should -BeExactly 'plain-1'
        $server.Calls.Count | Should -Be 1
    }
}
