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

    It 'offers the ids of the last list, shown by the display names, for <_>' -ForEach @(
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
        $offers.ListItemText | Should -Be $listed.DisplayName
        $offers.ToolTip | Should -Be ($listed | ForEach-Object { $_.DisplayName -eq $_.Id ? $_.Id : "$($_.DisplayName), $($_.Id)" })
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
        $offers.ListItemText | Should -Be $listed.DisplayName
        $offers.ToolTip | Should -Be ($listed | ForEach-Object { $_.DisplayName -eq $_.Id ? $_.Id : "$($_.DisplayName), $($_.Id)" })
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

    It 'offers users for <_>' -ForEach @(
        'Get-EnodeUser '
        'Get-EnodeUser -Id '
        'Get-EnodeVehicle -UserId '
        'Disconnect-EnodeVendor '
        'Revoke-EnodeUserAuthorization '
        'New-EnodeLinkSession '
    ) {
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

    It 'offers vehicles by each word of their display name' {
        $car = Get-EnodeVehicle | Where-Object DisplayName -Like '* *' | Select-Object -First 1
        $first, $rest = $car.DisplayName -split ' ', 2
        (Get-Completion "Start-EnodeCharging $($rest.Substring(0, 3))").CompletionText | Should -Contain $car.Id
        (Get-Completion "Start-EnodeCharging '$first $($rest.Substring(0, 2))").CompletionText | Should -Contain $car.Id
    }

    It 'shows the beginning of the id where several have the same name' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $same = 'aaaaaaaa-1', 'bbbbbbbb-2' | ForEach-Object { @{ id = $_; userId = 'u'; information = @{ displayName = 'Moby' } } }
        $null = $server.ReplyTo('GET', '/vehicles', 200, (ConvertTo-Page $same))
        $null = Get-EnodeVehicle
        (Get-Completion 'Start-EnodeCharging mob').ListItemText | Should -BeExactly 'Moby aaaaaaaa', 'Moby bbbbbbbb'
    }

    It 'offers the actions that were sent, newest first, for <_>' -ForEach @(
        'Get-EnodeAction -Id '
        'Wait-EnodeAction -Connection Simulator -Id '
        'Stop-EnodeAction '
    ) {
        $actions = Get-EnodeVehicle | Where-Object State -EQ 'PluggedIn' | Select-Object -First 2 |
            Start-EnodeCharging -InformationAction Ignore
        $actions | Should -HaveCount 2
        $offers = Get-Completion $_ | Select-Object -First 2
        $offers.CompletionText | Should -Be $actions[1].Id, $actions[0].Id
        $offers[0].ListItemText | Should -BeExactly "$($actions[1].TargetName) START PENDING"
        $null = $actions[1] | Stop-EnodeAction
        (Get-Completion $_).CompletionText -contains $actions[1].Id | Should -Be ($_ -like 'Get-*')
        $null = Start-EnodeSimulator -Connect
        Get-Completion 'Get-EnodeAction -Id ' | Should -BeNullOrEmpty
    }

    It 'offers devices of all kinds for -AssetId' {
        $devices = (Get-EnodeVehicle -First 2) + (Get-EnodeMeter -First 1)
        (Get-Completion 'New-EnodeLinkSession -AssetId ').CompletionText | Should -Be $devices.Id
    }

    It 'offers the ids of all connections that the line names' {
        $other = Start-EnodeSimulator -Seed 2 -Connect
        $ids = @((Get-EnodeVehicle -Connection Simulator -First 2).Id) + (Get-EnodeVehicle -First 1).Id
        (Get-Completion 'Get-EnodeVehicle -Connection Simulator* -Id ').CompletionText | Should -Be $ids
        (Get-Completion "Get-EnodeVehicle -Connection Simulator, Simulator-$($other.Port) -Id ").CompletionText | Should -Be $ids
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

Describe 'Completion of paths' {
    BeforeAll {
        Reset-Enode
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('GET', '/users', 200, (ConvertTo-Page @{ id = 'a/b' }, @{ id = 'fleet 1' }))
        $null = $server.ReplyTo('GET', '/vehicles', 200, (ConvertTo-Page @{ id = 'v1'; information = @{ displayName = 'Moby' } }))
        $null = (Get-EnodeUser), (Get-EnodeVehicle)
    }

    It 'offers <offers> for <line>' -ForEach @(
        @{ line = 'Invoke-EnodeApi veh'; offers = 'vehicles' }
        @{ line = 'Invoke-EnodeApi -Path /hem'; offers = '/hem-systems' }
        @{ line = 'Invoke-EnodeApi users/'; offers = "'users/a%2Fb'", "'users/fleet%201'" }
        @{ line = 'Invoke-EnodeApi users/x/veh'; offers = 'users/x/vehicles' }
        @{ line = 'Invoke-EnodeApi vehicles/mo'; offers = 'vehicles/v1' }
        @{ line = 'Invoke-EnodeApi -Method Post -Path vehicles/v1/'; offers = 'vehicles/v1/charging', 'vehicles/v1/max-current',
            'vehicles/v1/refresh-hint', 'vehicles/v1/smart-override' }
        @{ line = 'Invoke-EnodeApi nothing/'; offers = @() }
        @{ line = 'Invoke-EnodeApi health/m'; offers = 'health/meters' }
    ) {
        (Get-Completion $line).CompletionText | Should -BeExactly $offers
    }

    It 'offers paths without a connection' {
        Reset-Enode
        (Get-Completion 'Invoke-EnodeApi vehicles/').CompletionText | Should -BeExactly 'vehicles/actions'
        (Get-Completion 'Invoke-EnodeApi tar').CompletionText | Should -BeExactly 'tariffs'
    }
}

Describe 'Completion of times' {
    It 'offers days that are read as they are written for <_>' -ForEach @(
        'Get-EnodeChargingStatistic u -Type vehicle -StartDate '
        'New-EnodeScheduleRule -FromTimestamp '
    ) {
        $today = [datetime]::UtcNow.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        (Get-Completion $_)[0].CompletionText | Should -BeExactly $today
        Invoke-WithCulture 'th-TH' { (Get-Completion $_)[0].CompletionText } | Should -BeExactly $today
    }

    It 'offers <expected> for <line>' -ForEach @(
        @{ line = 'New-EnodeScheduleRule -ToTimestamp to'; expected = 'today', 'tomorrow' }
        @{ line = 'New-EnodeScheduleRule -From 2'; expected = '20:00', '21:00', '22:00', '23:00', '24:00' }
        @{ line = 'Get-EnodeHemSystemStatistic h -Interval '; expected = ([datetime]::UtcNow.ToString('yyyy-MM-dd')) }
    ) {
        (Get-Completion $line).CompletionText | Select-Object -First @($expected).Count | Should -BeExactly $expected
    }

    It 'offers the ports of simulators' {
        $simulator = Start-FreshSimulator
        (Get-Completion 'Stop-EnodeSimulator -Port ').CompletionText | Should -Be $simulator.Port
        Reset-Enode
    }

    It 'offers no files for a value that only the user knows: <_>' -ForEach @(
        'New-EnodeWebhook -Url '
        'New-EnodeLinkSession -RedirectUri '
        'Connect-Enode -Name '
    ) {
        (TabExpansion2 $_ $_.Length).CompletionMatches | Should -BeNullOrEmpty
    }
}
