# How much of a list is read and written: -First, -Skip and -BatteryBelow over several pages, and a pipeline that ends early.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
    Import-ModuleUnderTest
}

Describe 'A list of 1,000 vehicles' {
    BeforeAll {
        $simulator = Start-FreshSimulator -VehicleCount 1000
        $all = Get-EnodeVehicle
    }

    BeforeEach { $simulator.ClearRequestLog() }

    AfterAll { Reset-Enode }

    It 'writes <expected> with -Skip <skip>' -ForEach @(
        @{ skip = 10; expected = 990 }
        @{ skip = 999; expected = 1 }
        @{ skip = 1000; expected = 0 }
        @{ skip = [uint64]::MaxValue; expected = 0 }
        @{ skip = 0; expected = 1000 }
    ) {
        $got = @(Get-EnodeVehicle -Skip $skip)
        $got.Count | Should -Be $expected
        $got.Id | Should -Be @($all.Id | Select-Object -Skip ([Math]::Min($skip, 1000)))
    }

    It 'writes all others with -Skip 10 and the largest -First' {
        @(Get-EnodeVehicle -Skip 10 -First ([uint64]::MaxValue)).Count | Should -Be 990
    }

    It 'counts the vehicles that it writes, and not those that it reads: -BatteryBelow 20 -First 30' {
        $wanted = @($all | Where-Object { $null -ne $_.BatteryLevel -and $_.BatteryLevel -lt 20 })
        $wanted.Count | Should -BeGreaterThan 30
        $got = @(Get-EnodeVehicle -BatteryBelow 20 -First 30 -PageSize 50)
        $got.Id | Should -Be $wanted[0..29].Id
        @(Get-Sent $simulator).Count | Should -BeGreaterThan 1
    }

    It 'sends two requests for -First 2 and twenty ids, with -ThrottleLimit <_>' -ForEach 1, 4, 16 {
        @($all.Id[0..19] | Get-EnodeVehicle -First 2 -ThrottleLimit $_).Id | Should -Be $all.Id[0..1]
        Get-Sent $simulator | Sort-Object | Should -BeExactly ($all.Id[0..1] | ForEach-Object { "GET /vehicles/$_" } | Sort-Object)
    }

    It 'sends three requests for -Skip 1 -First 2 and twenty ids by parameter' {
        @(Get-EnodeVehicle -Id $all.Id[0..19] -Skip 1 -First 2 -ThrottleLimit 8).Id | Should -Be $all.Id[1..2]
        @(Get-Sent $simulator).Count | Should -Be 3
    }

    It 'continues after an id that does not exist, until -First is reached' {
        $ids = 'nope', $all.Id[0], 'nope', $all.Id[1], $all.Id[2]
        @($ids | Get-EnodeVehicle -First 2 -ThrottleLimit 4 -ErrorAction Ignore).Id | Should -Be $all.Id[0..1]
        @(Get-Sent $simulator).Count | Should -Be 4
    }

    It 'ends at once when the pipeline is slow and ends after one vehicle' {
        $result = Invoke-InProcess -TimeoutSec 30 {
            $null = Start-EnodeSimulator -VehicleCount 1000 -Connect
            $taken = Get-EnodeVehicle | ForEach-Object { Start-Sleep -Milliseconds 50; $_ } | Select-Object -First 1
            "took $(@($taken).Count)"
        }
        $result.Text.Trim() | Should -BeExactly 'took 1'
    }

    It 'ends at once on Ctrl+C while pages are unread, with -ThrottleLimit <_>' -ForEach 1, 4 {
        $state = [hashtable]::Synchronized(@{ Seen = 0; Simulator = $simulator; Connection = Get-EnodeConnection; Limit = $_ })
        Stop-Within 2000 -Variable @{ state = $state } -When { Wait-Until { $state.Seen -gt 0 } } -ScriptBlock {
            Get-EnodeUser -Connection $state.Connection | Get-EnodeVehicle -PageSize 1 -ThrottleLimit $state.Limit | ForEach-Object {
                $state.Seen++
                while ($true) { $null = [System.Threading.Thread]::Yield() }
            }
        }
    }
}
