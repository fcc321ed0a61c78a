# Several inputs at a time, with few and with many processors: no deadlock, no lost object, and the order of the inputs.

BeforeDiscovery {
    $processorCounts = 1, 2, 4, 8, 16
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
    Import-ModuleUnderTest
}

Describe 'With <_> processors' -ForEach $processorCounts {
    BeforeAll { $processors = @{ DOTNET_PROCESSOR_COUNT = $_ } }

    It 'reads lists of several pages for several users at a time, repeatedly' {
        $result = Invoke-InProcess -Environment $processors -TimeoutSec 120 {
            $null = Start-EnodeSimulator -VehicleCount 400 -Connect
            $expected = @(Get-EnodeUser | Get-EnodeVehicle).Id -join ' '
            foreach ($round in 1..4) {
                foreach ($limit in 2, 4, 16) {
                    $got = @(Get-EnodeUser | Get-EnodeVehicle -ThrottleLimit $limit -PageSize 1).Id -join ' '
                    if ($got -ne $expected) { "round $round, limit ${limit}: $($got.Length) of $($expected.Length) characters" }
                }
            }

            'ended'
        }

        $result.Text.Trim() | Should -BeExactly 'ended'
    }

    It 'writes in the order of the inputs, and sends none far ahead of another' {
        $result = Invoke-InProcess -Environment $processors -TimeoutSec 60 {
            $simulator = Start-EnodeSimulator -VehicleCount 300 -Connect
            $vehicles = Get-EnodeVehicle
            foreach ($limit in 1, 4, 16) {
                $simulator.ClearRequestLog()
                $written = ($vehicles | Get-EnodeVehicle -ThrottleLimit $limit).Id -join ' '
                if ($written -ne ($vehicles.Id -join ' ')) { "limit ${limit}: the output is out of order" }
                $sent = $simulator.RequestLog.Path
                if ($sent.Count -ne $vehicles.Count) { "limit ${limit}: $($sent.Count) requests" }
                # A request that was started can arrive later than requests that were started after it.
                $index = @{}
                foreach ($i in 0..($vehicles.Count - 1)) { $index["/vehicles/$($vehicles[$i].Id)"] = $i }
                $highest = -1
                foreach ($path in $sent) {
                    if ($index[$path] -le $highest - 4 * $limit) { "limit ${limit}: input $($index[$path]) was sent after input $highest" }
                    $highest = [Math]::Max($highest, $index[$path])
                }
            }

            'ended'
        }

        $result.Text.Trim() | Should -BeExactly 'ended'
    }

    It 'waits for provisional statistics of many inverters, and writes them in the order of the inputs' {
        $server = New-ScriptedServer
        try {
            $point = '{"resolutions":{"DAY":{"unit":"kWh","data":[{"date":"2026-03-01T00:00:00Z","value":1}]}}}'
            foreach ($limit in 4, 16) {
                foreach ($i in 1..40) {
                    # Every other one is final at once.
                    $responses = @([Enode.Testing.Response]::Json(202, $point)) * ($i % 2) + [Enode.Testing.Response]::Json(200, $point)
                    $null = $server.ReplyTo('GET', "/inverters/i$limit-$i/statistics", $responses)
                }
            }

            $address = @{ ENODE_API_URL = $server.Uri; ENODE_TOKEN_URL = $server.TokenUri; ENODE_CLIENT_ID = 'c'; ENODE_CLIENT_SECRET = 's' }
            $result = Invoke-InProcess -Environment ($processors + $address) -TimeoutSec 60 {
                $null = Connect-Enode -MaximumRetryCount 0
                foreach ($limit in 4, 16) {
                    $ids = 1..40 | ForEach-Object { "i$limit-$_" }
                    $points = $ids | Get-EnodeInverterStatistic -Year 2026 -Month 3 -Wait -ThrottleLimit $limit
                    if ("$($points.InverterId)" -ne "$ids") { "limit ${limit}: $($points.InverterId)" }
                    if ($points.IsProvisional -contains $true) { "limit ${limit}: not final" }
                }

                'ended'
            }
        }
        finally { Reset-Enode }

        $result.Text.Trim() | Should -BeExactly 'ended'
        $server.Calls | Should -HaveCount (2 * (40 + 20))
    }

    It 'works in eight runspaces at once, each with its own lists' {
        $result = Invoke-InProcess -Environment $processors -TimeoutSec 60 {
            $null = Start-EnodeSimulator -VehicleCount 200 -Connect
            $expected = @(Get-EnodeVehicle).Id -join ' '
            $module = (Get-Module Enode).Path
            $connection = Get-EnodeConnection
            1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
                Import-Module $using:module
                $got = @(Get-EnodeUser -Connection $using:connection | Get-EnodeVehicle -ThrottleLimit 8 -PageSize 1).Id -join ' '
                if ($got -ne $using:expected) { "runspace ${_}: $($got.Length) of $(($using:expected).Length) characters" }
            }

            'ended'
        }

        $result.Text.Trim() | Should -BeExactly 'ended'
    }
}

Describe 'Output and inputs at the same time' {
    BeforeEach {
        $null = Start-FreshSimulator -VehicleCount 200
        $users = Get-EnodeUser
    }

    AfterAll { Reset-Enode }

    It 'is written before the last input is read, with -ThrottleLimit 4' {
        $seen = [System.Collections.Generic.List[string]]::new()
        $users | ForEach-Object { $seen.Add("in $($_.Id)"); $_ } |
            Get-EnodeVehicle -ThrottleLimit 4 -PageSize 1 | ForEach-Object { $seen.Add("out $($_.UserId)") }

        $first = $seen.FindIndex({ param($entry) $entry -like 'out*' })
        $first | Should -BeLessThan 20
        # Four work items run, and four times as many wait to be read.
        $ahead = 0
        foreach ($entry in $seen) {
            if ($entry -like 'in *') { $last = [array]::IndexOf($users.Id, $entry.Substring(3)) }
            else { $ahead = [Math]::Max($ahead, $last - [array]::IndexOf($users.Id, $entry.Substring(4))) }
        }

        $ahead | Should -BeLessOrEqual 16
    }

    It 'starts the inputs in their order, each as soon as one of the four before it has ended' {
        $server = New-ScriptedServer
        $connection = Connect-Scripted $server
        $ids = 1..12 | ForEach-Object { "v$_" }
        $gates = $ids | ForEach-Object {
            $gate = [Enode.Testing.Gate]::new()
            $null = $server.Reply([Enode.Testing.Response]::Json(200, (ConvertTo-Json @{ id = $_; userId = 'u1' })).After($gate))
            $gate
        }
        $read = { $ids | Get-EnodeVehicle -Connection $connection -ThrottleLimit 4 }
        $run = Invoke-InRunspace $read @{ ids = $ids; connection = $connection } -While {
            foreach ($started in 4..12) {
                $server.WaitForRequests($started + 1)
                $expected = $ids[0..($started - 1)] | ForEach-Object { "GET /vehicles/$_" }
                Get-Sent $server | Sort-Object | Should -BeExactly ($expected | Sort-Object)
                $gates[$started - 4].Open()
            }

            $gates | ForEach-Object Open
        }
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'reads at most three pages ahead of the pipeline' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        foreach ($page in 1..30) { $null = $server.Reply(200, (ConvertTo-Page @(@{ id = "v$page"; userId = 'u1' }) "c$page")) }
        $read = Get-EnodeVehicle | ForEach-Object {
            # One page is queued, one waits for its place in the queue, and one is requested ahead. Without the wait, it would continue.
            $server.WaitForRequests(5)
            $null = [System.Threading.SpinWait]::SpinUntil({ $server.Calls.Count -gt 4 }, 250)
            $server.Calls.Count
        } | Select-Object -First 1

        $read | Should -Be 4
    }
}
