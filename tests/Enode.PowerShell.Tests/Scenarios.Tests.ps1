# Complete pipelines, from a list to the last command, and what they send.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'A fleet of all kinds' {
    BeforeEach {
        $simulator = Start-FreshSimulator -Speed 1000
    }

    It 'Get-EnodeUser | New-EnodeLocation | ForEach-Object { Get-EnodeCharger -UserId $_.UserId | Set-EnodeCharger -LocationId $_.Id }' {
        $chargers = Get-EnodeCharger
        $simulator.ClearRequestLog()
        $sites = Get-EnodeUser | New-EnodeLocation -Name Home -Latitude 60 -Longitude 11 -TimezoneName Europe/Oslo
        $changed = foreach ($site in $sites) { Get-EnodeCharger -UserId $site.UserId | Set-EnodeCharger -LocationId $site.Id }
        $changed.Id | Sort-Object | Should -BeExactly ($chargers.Id | Sort-Object)
        Get-Sent $simulator -Like 'PUT *' | Should -BeExactly ($changed | ForEach-Object { "PUT /chargers/$($_.Id)" })
        foreach ($charger in Get-EnodeCharger) {
            $charger.LocationId | Should -BeExactly ($sites | Where-Object UserId -EQ $charger.UserId).Id
        }
    }

    It 'Get-EnodeVehicle | Send-EnodeRefreshHint' {
        $fleet = Get-EnodeVehicle
        $simulator.ClearRequestLog()
        Get-EnodeVehicle | Send-EnodeRefreshHint | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeExactly (@('GET /vehicles') + ($fleet | ForEach-Object { "POST /vehicles/$($_.Id)/refresh-hint" }))
    }

    It 'Get-EnodeBattery | Where-Object BatteryLevel -ge 80 | Set-EnodeBatteryOperationMode -OperationMode EXPORT_FOCUS -WhatIf' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $levels = [ordered]@{ full = 80; low = 79.9; unknown = $null }
        $batteries = $levels.Keys | ForEach-Object { @{ id = $_; chargeState = @{ batteryLevel = $levels[$_] } } }
        $action = ConvertTo-Action battery full @{ targetState = @{ operationMode = 'EXPORT_FOCUS' } }
        $null = $server.ReplyTo('GET', '/batteries', 200, (ConvertTo-Page $batteries))
        $null = $server.ReplyTo('POST', '/batteries/full/operation-mode', 200, $action)
        $run = Invoke-InRunspace {
            Get-EnodeBattery -Connection scripted | Where-Object BatteryLevel -ge 80 |
                Set-EnodeBatteryOperationMode -OperationMode EXPORT_FOCUS -WhatIf
        }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'GET /batteries'
        $changed = Get-EnodeBattery | Where-Object BatteryLevel -ge 80 | Set-EnodeBatteryOperationMode -OperationMode EXPORT_FOCUS
        $changed.TargetId | Should -BeExactly 'full'
        Get-Sent $server | Should -BeExactly 'GET /batteries', 'GET /batteries', 'POST /batteries/full/operation-mode'
    }

    It 'Get-EnodeCharger -UserId u | Set-EnodeMaxCurrent -MaxCurrent 10 -Wait' {
        $charger = Get-EnodeCharger | Select-Capable SetMaxCurrent | Select-Object -First 1
        $simulator.ClearRequestLog()
        $action = Get-EnodeCharger -UserId $charger.UserId | Set-EnodeMaxCurrent -MaxCurrent 10 -Wait
        $action.State | Should -BeExactly 'CONFIRMED'
        (Get-Sent $simulator)[0..2] | Should -BeExactly @(
            "GET /users/$($charger.UserId)/chargers"
            "POST /chargers/$($charger.Id)/max-current"
            "GET /chargers/actions/$($action.Id)"
        )
        ($charger | Get-EnodeCharger).MaxCurrent | Should -Be 10
    }

    It 'Import-Csv | Start-EnodeCharging, for vehicles of an edited CSV file' {
        $file = Join-Path $TestDrive 'fleet.csv'
        Get-EnodeVehicle | Select-Startable | Export-Csv $file
        $rows = Import-Csv $file
        $rows[0, 2] | Export-Csv $file
        $simulator.ClearRequestLog()
        $actions = Import-Csv $file | Start-EnodeCharging -Wait
        $actions.TargetId | Should -BeExactly $rows[0, 2].Id
        $actions.State | Should -BeExactly 'CONFIRMED', 'CONFIRMED'
        (Get-Sent $simulator)[0, 1] | Should -BeExactly ($rows[0, 2] | ForEach-Object { "POST /vehicles/$($_.Id)/charging" })
        (Get-EnodeVehicle $actions.TargetId).IsCharging | Should -Be $true, $true
    }

    It '$actions | Stop-EnodeAction' {
        $slow = Start-EnodeSimulator -Speed 0.001 -Connect
        $actions = Get-EnodeVehicle | Select-Startable | Start-EnodeCharging
        $actions.Count | Should -BeGreaterThan 2
        $slow.ClearRequestLog()
        $stopped = $actions | Stop-EnodeAction
        $stopped.Id | Should -BeExactly $actions.Id
        $stopped.State | Select-Object -Unique | Should -BeExactly 'CANCELLED'
        Get-Sent $slow | Should -BeExactly ($actions | ForEach-Object { "POST /vehicles/actions/$($_.Id)/cancel" })
    }

    It 'Get-EnodeUser | Get-EnodeCharger -ThrottleLimit 16 | Export-Csv' {
        $file = Join-Path $TestDrive 'chargers.csv'
        Get-EnodeUser | Get-EnodeCharger -ThrottleLimit 16 | Export-Csv $file
        $rows = Import-Csv $file
        $rows.Id | Sort-Object | Should -BeExactly ((Get-EnodeCharger).Id | Sort-Object)
        Get-Content $file -Raw | Should -Not -Match 'System\.|Enode\.'
        $rows[0].MaxCurrent | Should -Be (Get-EnodeCharger $rows[0].Id).MaxCurrent
    }

    It 'a schedule of the cheap hours makes the charging of the next day cheaper' {
        # What the fleet pays for the energy of one simulated day, and for how much of it.
        function Measure-NextDay([scriptblock] $Prepare) {
            $fleet = Start-EnodeSimulator -VehicleCount 25 -Speed 50000 -Connect
            $cars = @(Get-EnodeVehicle | Where-Object { $_.Capabilities.StartCharging.IsCapable -and $_.Capabilities.StopCharging.IsCapable })
            & $Prepare
            # The second day: the first one begins before the schedule.
            $day = [datetimeoffset]::new($fleet.Now.UtcDateTime.Date.AddDays(2), [timespan]::Zero)
            while ($fleet.Now -lt $day.AddDays(1).AddHours(1)) { $null = Get-EnodeUser -First 1 }
            $points = $cars | Get-EnodeChargingStatistic -StartDate $day -EndDate $day.AddDays(1) -Resolution DAY -ThrottleLimit 4
            Stop-EnodeSimulator -Port $fleet.Port -Confirm:$false
            [pscustomobject]@{
                Energy = ($points | Measure-Object KwhSum -Sum).Sum
                Cost   = ($points | Measure-Object CostSum -Sum).Sum
            }
        }

        $without = Measure-NextDay { }
        $with = Measure-NextDay {
            # The six hours that were cheapest in the last weeks, in local time, as a schedule reads its clock times.
            $zone = (Get-EnodeLocation -First 1).TimezoneName
            $hours = $cars | Get-EnodeChargingStatistic -StartDate $fleet.Now.AddDays(-30) -Resolution HOUR -ThrottleLimit 4 |
                Group-Object { [TimeZoneInfo]::ConvertTimeBySystemTimeZoneId($_.Date, $zone).Hour } |
                Sort-Object { ($_.Group | Measure-Object PriceMean -Average).Average } |
                Select-Object -First 6
            $rules = $hours.Name | ForEach-Object {
                New-EnodeScheduleRule -From ('{0:00}:00' -f [int]$_) -To ('{0:00}:00' -f ([int]$_ + 1)) -ShouldCharge $true
            }
            $schedules = $cars | New-EnodeSchedule -IsEnabled $true -DefaultShouldCharge $false -Rule $rules -ThrottleLimit 4
            $schedules.Count | Should -Be $cars.Count
        }

        $without.Energy | Should -BeGreaterThan 20
        $with.Energy | Should -BeGreaterThan 20
        ($with.Cost / $with.Energy) | Should -BeLessThan ($without.Cost / $without.Energy)
        $with.Cost | Should -BeLessThan $without.Cost
    }
}
