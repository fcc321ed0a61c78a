# Objects as input: each stands for itself, however many are worked on at once.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
    Import-ModuleUnderTest
}

Describe 'Objects as input' {
    BeforeEach {
        Reset-Enode
        $simulator = Start-EnodeSimulator -Connect
        $vehicles = Get-EnodeVehicle
    }

    AfterAll { Reset-Enode }

    It 'reads each piped vehicle afresh, and not the one that came after it' {
        $simulator.ClearRequestLog()

        ($vehicles | Get-EnodeVehicle -ThrottleLimit 16).Id | Should -Be $vehicles.Id

        Get-Sent $simulator | Sort-Object | Should -Be ($vehicles.Id | ForEach-Object { "GET /vehicles/$_" } | Sort-Object)
    }

    It 'reads each piped user afresh, and not the one that came after' {
        $users = Get-EnodeUser

        ($users | Get-EnodeUser -ThrottleLimit 16).Id | Should -Be $users.Id
    }

    It 'reads the owner of each piped vehicle' {
        ($vehicles | Get-EnodeUser -ThrottleLimit 16).Id | Should -Be $vehicles.UserId
    }

    It 'reads the vehicle of each piped action' {
        $startable = $vehicles | Where-Object PowerDeliveryState -EQ 'PLUGGED_IN:STOPPED' | Select-Object -First 5

        ($startable | Start-EnodeCharging | Get-EnodeVehicle -ThrottleLimit 16).Id | Should -Be $startable.Id
    }

    It 'refuses an object where <Command> takes ids, instead of asking for its name' -ForEach @(
        @{ Command = 'Get-EnodeVehicle'; Arguments = @{ Id = 'vehicle' } }
        @{ Command = 'Get-EnodeVehicle'; Arguments = @{ UserId = 'vehicle' } }
        @{ Command = 'Get-EnodeUser'; Arguments = @{ Id = 'vehicle' } }
        @{ Command = 'Start-EnodeCharging'; Arguments = @{ VehicleId = 'vehicle' } }
        @{ Command = 'Wait-EnodeAction'; Arguments = @{ Id = 'vehicle' } }
    ) {
        $simulator.ClearRequestLog()
        $given = @{}
        $Arguments.Keys | ForEach-Object { $given[$_] = $vehicles[0], $vehicles[1] }

        { & $Command @given } | Should -Throw '*accepts a string, not*Pipe it to the cmdlet*'

        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'refuses a <Kind> piped to <Command>, whatever is selected, and sends nothing' -ForEach @(
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

    It 'refuses a <Kind> that came out of a file and is piped to <Command>' -ForEach @(
        @{ Kind = 'Vehicle'; Command = 'Set-EnodeHvacHold'; With = @{ Mode = 'OFF' } }
        @{ Kind = 'HemSystem'; Command = 'Start-EnodeCharging'; With = @{} }
        @{ Kind = 'User'; Command = 'Start-EnodeCharging'; With = @{} }
        @{ Kind = 'HemSystem'; Command = 'Send-EnodeRefreshHint'; With = @{} }
        @{ Kind = 'Meter'; Command = 'Get-EnodeVehicle'; With = @{} }
        @{ Kind = 'Inverter'; Command = 'Get-EnodeCharger'; With = @{} }
    ) {
        $file = Join-Path $TestDrive 'thing.xml'
        & "Get-Enode$Kind" -First 1 | Export-Clixml $file
        $simulator.ClearRequestLog()

        Import-Clixml $file | & $Command @With -ErrorAction SilentlyContinue -ErrorVariable refused

        Get-ErrorId $refused | Should -Be 'Enode.InvalidArgument'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'takes an action for what it is, and not for the vehicle of its id, out of a file too' {
        $file = Join-Path $TestDrive 'action.xml'
        $action = $vehicles | Where-Object PowerDeliveryState -EQ 'PLUGGED_IN:STOPPED' | Select-Object -First 1 | Start-EnodeCharging
        $action | Export-Clixml $file
        $simulator.ClearRequestLog()

        $action | Stop-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable refused
        Import-Clixml $file | Stop-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable +refused

        Get-ErrorId $refused | Should -Be 'Enode.InvalidArgument', 'Enode.InvalidArgument'
        Get-Sent $simulator | Should -BeNullOrEmpty
        (Import-Clixml $file | Get-EnodeVehicle).Id | Should -Be $action.TargetId
    }

    It 'refuses an action of another kind of device' {
        $action = $vehicles | Where-Object PowerDeliveryState -EQ 'PLUGGED_IN:STOPPED' | Select-Object -First 1 | Start-EnodeCharging
        $simulator.ClearRequestLog()

        $action | Get-EnodeCharger -ErrorAction SilentlyContinue -ErrorVariable refused

        Get-ErrorId $refused | Should -Be 'Enode.InvalidArgument'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'goes from a vehicle to the charger that it is plugged into, and back' {
        $plugged = $vehicles | Where-Object { $_.ChargeState.PluggedInChargerId } | Select-Object -First 1

        $charger = $plugged | Get-EnodeCharger

        $charger.Id | Should -Be $plugged.ChargeState.PluggedInChargerId
        ($charger | Get-EnodeVehicle).Id | Should -Be $plugged.Id
    }

    It 'goes from a <_> to its HEM system' -ForEach 'Inverter', 'Battery', 'Meter' {
        $device = & "Get-Enode$_" | Where-Object HemSystemId | Select-Object -First 1

        ($device | Get-EnodeHemSystem).Id | Should -Be $device.HemSystemId
    }

    It 'takes the rows of a CSV file for what they are: vehicles and chargers, mixed' {
        $file = Join-Path $TestDrive 'devices.csv'
        $vehicle = $vehicles | Where-Object PowerDeliveryState -EQ 'PLUGGED_IN:STOPPED' | Where-Object { -not $_.ChargeState.PluggedInChargerId } | Select-Object -First 1
        $charger = Get-EnodeCharger | Where-Object { $_.IsReachable -and $_.Capabilities.StartCharging.IsCapable -and $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' } | Select-Object -First 1
        $vehicle, $charger | Select-Object Id, AssetType, UserId, DisplayName | Export-Csv $file
        $simulator.ClearRequestLog()

        $actions = Import-Csv $file | Start-EnodeCharging

        $actions.TargetType | Should -Be 'vehicle', 'charger'
        Get-Sent $simulator | Should -Be "POST /vehicles/$($vehicle.Id)/charging", "POST /chargers/$($charger.Id)/charging"
    }

    It 'refuses the row of an inverter, and sends nothing' {
        $file = Join-Path $TestDrive 'inverters.csv'
        Get-EnodeInverter -First 1 | Export-Csv $file
        $simulator.ClearRequestLog()

        Import-Csv $file | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable refused

        "$($refused[0])" | Should -BeLike "*Inverter*"
        Get-Sent $simulator | Should -BeNullOrEmpty
    }
}
