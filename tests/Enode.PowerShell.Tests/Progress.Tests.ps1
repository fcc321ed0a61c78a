# Progress records: their texts, and that each is completed. The streams of a PowerShell object have all that the host gets.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # The records that are still shown after a run.
    function Get-Shown($Progress) {
        $shown = @{}
        foreach ($record in $Progress) {
            if ($record.RecordType -eq 'Completed') { $shown.Remove($record.ActivityId) } else { $shown[$record.ActivityId] = $record }
        }

        @($shown.Values)
    }
}

AfterAll { Reset-Enode }

Describe 'A request that waits before it is sent again' {
    BeforeEach { $server = Start-FreshServer }

    It 'shows the reason and the remaining time, repeatedly while it waits' {
        $null = $server.Reply(429, '', @{ 'Retry-After' = 2 }).Reply(200, (ConvertTo-Page @{ id = 'u1' }))
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $run = Invoke-InRunspace { Get-EnodeUser }
        # The times at the server are no measure: a busy computer can record the first request late.
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 1.9
        $records = @($run.Progress | Where-Object RecordType -EQ 'Processing')
        $records.ActivityId | Sort-Object -Unique | Should -Be 7301
        $records.Activity | Sort-Object -Unique | Should -BeExactly 'GET /users'
        $records[0].StatusDescription | Should -BeExactly 'status 429; attempt 2 in 2 s'
        $records[0].SecondsRemaining | Should -Be 2
        $records[-1].StatusDescription | Should -BeExactly 'status 429; attempt 2 in 1 s'
        $records[-1].SecondsRemaining | Should -Be 1
        # The console draws every 200 ms. Of two records, it would show the first one or none.
        $records.Count | Should -BeGreaterOrEqual 3
        $run.Progress[-1].RecordType | Should -Be 'Completed'
        Get-Shown $run.Progress | Should -BeNullOrEmpty
    }

    It 'shows the reason before each of several attempts' {
        $null = $server.Reply(429, '', @{ 'Retry-After' = 1 }).Reply(503, '', @{ 'Retry-After' = 1 })
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'u1' }))
        $run = Invoke-InRunspace { Get-EnodeUser }
        $run.Progress.StatusDescription | Should -Contain 'status 429; attempt 2 in 1 s'
        $run.Progress.StatusDescription | Should -Contain 'status 503; attempt 3 in 1 s'
        Get-Shown $run.Progress | Should -BeNullOrEmpty
    }

    It 'shows nothing with <name>' -ForEach @(
        @{ name = '-ProgressAction SilentlyContinue'; run = { Get-EnodeUser -ProgressAction SilentlyContinue } }
        @{ name = '$ProgressPreference'; run = { $ProgressPreference = 'SilentlyContinue'; Get-EnodeUser } }
    ) {
        $null = $server.Reply(429, '', @{ 'Retry-After' = 1 }).Reply(200, (ConvertTo-Page @{ id = 'u1' }))
        $ran = Invoke-InRunspace $run
        $ran.Output.Id | Should -Be 'u1'
        $ran.Progress | Should -BeNullOrEmpty
    }

    It 'leaves no record after Ctrl+C' {
        $null = $server.Reply(503, '', @{ 'Retry-After' = 60 })
        $stopped = Stop-Script { Get-EnodeUser } -When {
            param($shell)
            Wait-Until { $shell.Streams.Progress.Count -gt 0 }
            Get-Shown $shell.Streams.Progress | Should -Not -BeNullOrEmpty
        }
        Get-Shown $stopped.Progress | Should -BeNullOrEmpty
    }
}

Describe 'A long list' {
    BeforeEach { $null = Start-FreshSimulator -VehicleCount 1200 }

    It 'shows how many items were read' {
        $run = Invoke-InRunspace { Get-EnodeVehicle -PageSize 200 }
        $run.Output.Count | Should -Be 1200
        $run.Progress[0].Activity | Should -Be 'Get-EnodeVehicle'
        $run.Progress.StatusDescription | Should -Contain '600 read'
        $run.Progress.StatusDescription | Should -Contain '1200 read'
        $run.Progress[-1].RecordType | Should -Be 'Completed'
    }

    It 'leaves no record after <name>' -ForEach @(
        @{ name = 'Select-Object -First'; run = { Get-EnodeVehicle -PageSize 100 | Select-Object -First 900 } }
        @{
            name = 'an exception of a later command'
            run  = {
                $count = 0
                Get-EnodeVehicle -PageSize 100 | ForEach-Object { if (++$count -eq 900) { throw 'enough' } }
            }
        }
        @{
            name = 'break'
            run  = {
                $count = 0
                foreach ($once in 1) { Get-EnodeVehicle -PageSize 100 | ForEach-Object { if (++$count -eq 900) { break } } }
            }
        }
    ) {
        $ran = Invoke-InRunspace $run
        $ran.Progress.StatusDescription | Should -Contain '600 read'
        Get-Shown $ran.Progress | Should -BeNullOrEmpty
    }

    It 'leaves no record after an error that ends it' {
        $server = Start-FreshServer
        $null = $server.Reply(200, (ConvertTo-Page (1..600 | ForEach-Object { @{ id = "u$_" } }) -After 'c')).Reply(404, '{}')
        $run = Invoke-InRunspace { Get-EnodeUser -ErrorAction Stop }
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.NotFound'
        $run.Progress.StatusDescription | Should -Contain '600 read'
        Get-Shown $run.Progress | Should -BeNullOrEmpty
    }
}

Describe 'A wait' {
    It 'leaves no record after Ctrl+C' {
        $null = Start-FreshSimulator -Speed 0.001
        $car = Get-EnodeVehicle | Select-Startable | Select-Object -First 1
        $stopped = Stop-Script { Start-EnodeCharging $id -Wait } -Variable @{ id = $car.Id } -When {
            param($shell)
            Wait-Until { $shell.Streams.Progress.Count -gt 0 }
        }
        $stopped.Progress[0].ActivityId | Should -Be 7303
        Get-Shown $stopped.Progress | Should -BeNullOrEmpty
    }
}
