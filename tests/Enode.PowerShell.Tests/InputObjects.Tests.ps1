# Objects as input: each is processed by its own id, also when several are processed at the same time.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
    Import-ModuleUnderTest
}

Describe 'Objects as input' {
    BeforeEach {
        $simulator = Start-FreshSimulator
        $vehicles = Get-EnodeVehicle
    }

    AfterAll { Reset-Enode }

    It 'reads each piped vehicle again, and not the next one' {
        $simulator.ClearRequestLog()

        ($vehicles | Get-EnodeVehicle -ThrottleLimit 16).Id | Should -Be $vehicles.Id

        Get-Sent $simulator | Sort-Object | Should -Be ($vehicles.Id | ForEach-Object { "GET /vehicles/$_" } | Sort-Object)
    }

    It 'reads each piped user again, and not the next one' {
        $users = Get-EnodeUser

        ($users | Get-EnodeUser -ThrottleLimit 16).Id | Should -Be $users.Id
    }

    It 'reads the owner of each piped vehicle' {
        ($vehicles | Get-EnodeUser -ThrottleLimit 16).Id | Should -Be $vehicles.UserId
    }

    It 'reads the vehicle of each piped action' {
        $startable = $vehicles | Select-Startable | Select-Object -First 5

        ($startable | Start-EnodeCharging | Get-EnodeVehicle -ThrottleLimit 16).Id | Should -Be $startable.Id
    }

    It 'rejects an object for the ids of <Command>, and does not send its name' -ForEach @(
        @{ Command = 'Get-EnodeVehicle'; Arguments = @{ Id = 'vehicle' } }
        @{ Command = 'Get-EnodeVehicle'; Arguments = @{ UserId = 'vehicle' } }
        @{ Command = 'Get-EnodeUser'; Arguments = @{ Id = 'vehicle' } }
        @{ Command = 'Start-EnodeCharging'; Arguments = @{ VehicleId = 'vehicle' } }
        @{ Command = 'Wait-EnodeAction'; Arguments = @{ Id = 'vehicle' } }
    ) {
        $simulator.ClearRequestLog()
        $given = @{}
        $Arguments.Keys | ForEach-Object { $given[$_] = $vehicles[0], $vehicles[1] }

        { & $Command @given } | Should -Throw '*accepts a string, not*Specify its Id*'

        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'rejects a <Kind> piped to <Command>, and sends nothing' -ForEach @(
        @{ Kind = 'Vehicle'; Command = 'Set-EnodeHvacHold'; With = @{ Mode = 'OFF' } }
        @{ Kind = 'Vehicle'; Command = 'Resume-EnodeHvacSchedule'; With = @{} }
        @{ Kind = 'Vehicle'; Command = 'Set-EnodeBatteryOperationMode'; With = @{ OperationMode = 'IDLE'; Force = $true } }
        @{ Kind = 'Vehicle'; Command = 'Set-EnodeCharger'; With = @{ ClearLocation = $true } }
        @{ Kind = 'Charger'; Command = 'Set-EnodeHvac'; With = @{ ClearLocation = $true } }
        @{ Kind = 'HemSystem'; Command = 'Start-EnodeCharging'; With = @{ Force = $true } }
        @{ Kind = 'Inverter'; Command = 'Set-EnodeMaxCurrent'; With = @{ MaxCurrent = 10 } }
        @{ Kind = 'HemSystem'; Command = 'Send-EnodeRefreshHint'; With = @{} }
        @{ Kind = 'User'; Command = 'Start-EnodeCharging'; With = @{} }
        @{ Kind = 'User'; Command = 'Set-EnodeHvacHold'; With = @{ Mode = 'OFF' } }
        @{ Kind = 'User'; Command = 'Set-EnodeCharger'; With = @{ ClearLocation = $true } }
        @{ Kind = 'User'; Command = 'Send-EnodeRefreshHint'; With = @{} }
        @{ Kind = 'Meter'; Command = 'Get-EnodeVehicle'; With = @{} }
        @{ Kind = 'Vehicle'; Command = 'Get-EnodeMeter'; With = @{} }
    ) {
        $thing = & "Get-Enode$Kind" -First 1
        $simulator.ClearRequestLog()

        $output = $thing | & $Command @With -ErrorAction SilentlyContinue -ErrorVariable refused

        $output | Should -BeNullOrEmpty
        Get-ErrorId $refused | Should -Be 'Enode.InvalidArgument'
        $refused[0].TargetObject | Should -Be $thing
        "$($refused[0])" | Should -BeLike "*$thing*"
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'rejects a <Kind> from a Clixml file piped to <Command>' -ForEach @(
        @{ Kind = 'Vehicle'; Command = 'Set-EnodeHvacHold'; With = @{ Mode = 'OFF' } }
        @{ Kind = 'HemSystem'; Command = 'Start-EnodeCharging'; With = @{} }
        @{ Kind = 'User'; Command = 'Start-EnodeCharging'; With = @{} }
        @{ Kind = 'HemSystem'; Command = 'Send-EnodeRefreshHint'; With = @{} }
        @{ Kind = 'Meter'; Command = 'Get-EnodeVehicle'; With = @{} }
        @{ Kind = 'Inverter'; Command = 'Get-EnodeCharger'; With = @{} }
    ) {
        $copy = & "Get-Enode$Kind" -First 1 | Copy-ThroughClixml
        $simulator.ClearRequestLog()

        $copy | & $Command @With -ErrorAction SilentlyContinue -ErrorVariable refused

        Get-ErrorId $refused | Should -Be 'Enode.InvalidArgument'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'does not treat the id of an action as the id of a vehicle, also from a Clixml file' {
        $action = $vehicles | Select-Startable | Select-Object -First 1 | Start-EnodeCharging
        $copy = $action | Copy-ThroughClixml
        $simulator.ClearRequestLog()

        $null = $action, $copy | Stop-EnodeCharging

        Get-Sent $simulator | Should -BeExactly (@("POST /vehicles/$($action.TargetId)/charging") * 2)
        ($copy | Get-EnodeVehicle).Id | Should -Be $action.TargetId
    }

    It 'rejects an action of another kind of device' {
        $action = $vehicles | Select-Startable | Select-Object -First 1 | Start-EnodeCharging
        $simulator.ClearRequestLog()

        $action | Get-EnodeCharger -ErrorAction SilentlyContinue -ErrorVariable refused

        Get-ErrorId $refused | Should -Be 'Enode.InvalidArgument'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'reads the charger that a vehicle is plugged into, and its vehicle' {
        $plugged = $vehicles | Where-Object { $_.ChargeState.PluggedInChargerId } | Select-Object -First 1

        $charger = $plugged | Get-EnodeCharger

        $charger.Id | Should -Be $plugged.ChargeState.PluggedInChargerId
        ($charger | Get-EnodeVehicle).Id | Should -Be $plugged.Id
    }

    It 'reads the HEM system of a <_>' -ForEach 'Inverter', 'Battery', 'Meter' {
        $device = & "Get-Enode$_" | Where-Object HemSystemId | Select-Object -First 1

        ($device | Get-EnodeHemSystem).Id | Should -Be $device.HemSystemId
    }

    It 'processes the rows of a CSV file with vehicles and chargers' {
        $vehicle = $vehicles | Select-Startable | Where-Object { -not $_.ChargeState.PluggedInChargerId } | Select-Object -First 1
        $charger = Get-EnodeCharger | Select-Startable | Select-Object -First 1
        $rows = $vehicle, $charger | Select-Object Id, AssetType, UserId, DisplayName | Copy-ThroughCsv
        $simulator.ClearRequestLog()

        $actions = $rows | Start-EnodeCharging

        $actions.TargetType | Should -Be 'vehicle', 'charger'
        Get-Sent $simulator | Should -Be "POST /vehicles/$($vehicle.Id)/charging", "POST /chargers/$($charger.Id)/charging"
    }

    It 'rejects the row of an inverter, and sends nothing' {
        $row = Get-EnodeInverter -First 1 | Copy-ThroughCsv
        $simulator.ClearRequestLog()

        $row | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable refused

        "$($refused[0])" | Should -BeLike "*Inverter*"
        Get-Sent $simulator | Should -BeNullOrEmpty
    }
}
