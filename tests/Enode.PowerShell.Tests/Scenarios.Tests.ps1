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
}
