BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # In milliseconds, as documented.
    $limit = 500

    # The requests after -Release, other than twenty requests of the test, which are sent after all others.
    function Get-CallsAfter($Server, [scriptblock] $Release) {
        $before = $Server.Journal.Count
        & $Release
        $other = Connect-Scripted $Server -Name 'afterwards' -With @{ AccessToken = ConvertTo-Secure 'other' }
        $null = $Server.ReplyTo('GET', '/marker', 200, '{}')
        1..20 | ForEach-Object { $null = Invoke-EnodeApi marker -Connection $other }
        @($Server.Journal | Select-Object -Skip $before | Where-Object Path -NE '/marker' | ForEach-Object ToString)
    }
}

AfterAll { Reset-Enode }

Describe 'Ctrl+C' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
    }

    It 'ends a list while it waits for the second page' {
        $null = Connect-Scripted $server
        $gate = [Enode.Testing.Gate]::new()
        $second = [Enode.Testing.Response]::Json(200, (ConvertTo-Page @{ id = 'u2' } 'c3'))
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'u1' } 'c2')).Reply($second.After($gate))
        Stop-Within $limit { Get-EnodeUser } -When { $server.WaitForRequests(3) }
        Get-CallsAfter $server { $gate.Open() } | Should -BeNullOrEmpty
    }

    It 'ends several running requests, and starts no others' {
        $null = Connect-Scripted $server
        $gate = $server.Hold()
        1..8 | ForEach-Object { $null = $server.ReplyTo('GET', "/users/u$_", 200, "{`"id`":`"u$_`"}") }
        Stop-Within $limit { 1..8 | ForEach-Object { "u$_" } | Get-EnodeUser -ThrottleLimit 4 } -When {
            $server.WaitForRequests(5)
        }
        Get-CallsAfter $server { $gate.Open() } | Should -BeNullOrEmpty
        @($server.Calls | Where-Object Path -NE '/marker').Count | Should -Be 4
    }

    It 'ends a command that gets no response, and does not send it again' {
        $null = Connect-Scripted $server
        $null = $server.Hang()
        Stop-Within $limit { Start-EnodeCharging 'v1' } -When { $server.WaitForRequests(2) }
        Get-CallsAfter $server { } | Should -BeNullOrEmpty
    }

    It 'ends a wait for an action' {
        $simulator = Start-EnodeSimulator -Speed 0.001 -Connect
        $car = Get-EnodeVehicle | Select-Startable | Select-Object -First 1
        $simulator.ClearRequestLog()
        Stop-Within $limit { $car | Start-EnodeCharging -Wait } -Variable @{ car = $car } -When {
            Wait-Until { $simulator.RequestLog.Count -ge 2 }
        }
        $count = $simulator.RequestLog.Count
        $simulator.RequestLog[0].ToString() | Should -BeLike 'POST /vehicles/*/charging 200'
        1..5 | ForEach-Object { $null = Get-EnodeVehicle -First 1 }
        $simulator.RequestLog.Count | Should -Be ($count + 5)
    }

    It 'ends the wait before a request is sent again' {
        $null = Connect-Scripted $server
        $null = $server.Reply(503, '', @{ 'Retry-After' = 60 }).Reply(200, (ConvertTo-Page))
        $isWaiting = [System.Threading.ManualResetEventSlim]::new()
        $script = { Get-EnodeUser -Verbose 4>&1 | ForEach-Object { if ("$_" -like '*attempt 2 in 60 s') { $isWaiting.Set() } } }
        Stop-Within $limit $script -Variable @{ isWaiting = $isWaiting } -When {
            if (-not $isWaiting.Wait(30000)) { throw 'The request did not wait within 30 s.' }
        }
        $server.Calls.Count | Should -Be 1
        Get-CallsAfter $server { } | Should -BeNullOrEmpty
    }

    It 'ends a Connect-Enode while it waits for the token' {
        $server.ReplyToToken([Enode.Testing.Response]::Hang)
        $there = (Get-Address $server) + @{ Credential = New-Credential }
        Stop-Within $limit { Connect-Enode @there } -Variable @{ there = $there } -When { $server.WaitForRequests(1) }
        Get-EnodeConnection | Should -BeNullOrEmpty
        Get-CallsAfter $server { } | Should -BeNullOrEmpty
    }

    It 'ends a list while it waits for a new token' {
        $gate = [Enode.Testing.Gate]::new()
        $server.ReplyToToken([Enode.Testing.Response]::Token, [Enode.Testing.Response]::Token.After($gate))
        $null = Connect-Scripted $server
        $null = $server.Reply(401)
        Stop-Within $limit { Get-EnodeUser } -When { $server.WaitForRequests(3) }
        Get-CallsAfter $server { $gate.Open() } | Should -BeNullOrEmpty
    }

    It 'ends a raw request' {
        $null = Connect-Scripted $server
        $null = $server.Hang()
        Stop-Within $limit { Invoke-EnodeApi users } -When { $server.WaitForRequests(2) }
        Get-CallsAfter $server { } | Should -BeNullOrEmpty
    }

    It 'leaves the connection usable' {
        $null = Connect-Scripted $server
        $null = $server.Hang().Reply(200, (ConvertTo-Page @{ id = 'u1' }))
        Stop-Within $limit { Get-EnodeUser } -When { $server.WaitForRequests(2) }
        (Get-EnodeUser).Id | Should -Be 'u1'
        $server.TokenCalls.Count | Should -Be 1
    }
}

Describe 'A pipeline that ends early' {
    BeforeEach {
        $server = Start-FreshServer
        1..9 | ForEach-Object { $null = $server.Reply(200, (ConvertTo-Page @{ id = "a$_" }, @{ id = "b$_" }, @{ id = "c$_" } "c$_")) }
    }

    It 'reads one page with -First' {
        (Get-EnodeUser -First 3).Id | Should -Be 'a1', 'b1', 'c1'
        $server.Calls.Count | Should -Be 1
    }

    It 'ends the list after Select-Object -First' {
        (Get-EnodeUser | Select-Object -First 1).Id | Should -Be 'a1'
        $count = $server.Calls.Count
        $count | Should -BeLessOrEqual 4
        (Invoke-EnodeApi users -Paginate | Select-Object -First 1).id | Should -Not -BeNullOrEmpty
        $server.Calls.Count | Should -BeLessOrEqual ($count + 4)
    }

    It 'has the first object before the second page' {
        $server.ClearScript()
        $gate = [Enode.Testing.Gate]::new()
        $second = [Enode.Testing.Response]::Json(200, (ConvertTo-Page @{ id = 'u2' })).After($gate)
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'u1' } 'c2')).Reply($second)
        (Get-EnodeUser | ForEach-Object { if ($_.Id -eq 'u1') { $gate.Open() }; $_.Id }) | Should -Be 'u1', 'u2'
    }
}
