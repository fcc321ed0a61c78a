# Start-EnodeSimulator, Get-EnodeSimulator and Stop-EnodeSimulator.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # The status of each call of the API.
    function Get-Status($Simulator) { $Simulator.RequestLog | Where-Object Path -NE '/oauth2/token' | ForEach-Object Status }

    # A listener on a free port.
    function New-Listener {
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $listener
    }
}

AfterAll { Reset-Enode }

Describe 'Start-EnodeSimulator' {
    BeforeEach { Reset-Enode }

    It 'starts with 25 vehicles of 8 users on a free port' {
        $simulator = Start-EnodeSimulator
        $simulator.GetType().Name | Should -BeExactly 'EnodeSimulator'
        $simulator.VehicleCount | Should -Be 25
        $simulator.UserCount | Should -Be 8
        $simulator.Seed | Should -Be 1
        $simulator.Speed | Should -Be 1
        $simulator.IsRunning | Should -BeTrue
        $simulator.ApiUri | Should -Be ([uri]"http://127.0.0.1:$($simulator.Port)/")
        $simulator.TokenUri | Should -Be ([uri]"http://127.0.0.1:$($simulator.Port)/oauth2/token")
        $simulator.RequestLog.Count | Should -Be 0
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'connects and selects with -Connect' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $simulator = Start-EnodeSimulator -Connect
        $selected = Get-EnodeConnection -Selected
        $selected.Name | Should -BeExactly 'Simulator'
        $selected.Environment | Should -BeExactly 'Simulator'
        $selected.ApiUri | Should -Be $simulator.ApiUri
        $simulator.RequestLog.Path | Should -Be '/oauth2/token'
        @(Get-EnodeVehicle).Count | Should -Be 25
        @(Get-EnodeUser).Count | Should -Be 8
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'stops the simulator and selects nothing when the connection fails' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $listener = New-Listener
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        & {
            # The first verbose line of a request ends the command.
            $VerbosePreference = 'Stop'
            { Start-EnodeSimulator -Connect -Port $port 4>$null } | Should -Throw -ErrorId 'ActionPreferenceStop,*'
        }
        Get-EnodeSimulator | Should -BeNullOrEmpty
        (Get-EnodeConnection).Name | Should -Be 'scripted'
        Get-EnodeConnection -Selected | Should -BeNullOrEmpty
        { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        (Start-EnodeSimulator -Port $port).Port | Should -Be $port
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'accepts its Credential and no other' {
        $simulator = Start-EnodeSimulator
        $there = Get-Address $simulator
        $simulator.Credential.UserName | Should -BeExactly $simulator.ClientId
        Connect-Enode @there -Credential $simulator.Credential
        @(Get-EnodeVehicle).Count | Should -Be 25
        $secret = $simulator.Credential.GetNetworkCredential().Password
        foreach ($wrong in (New-Credential $simulator.ClientId 'wrong'), (New-Credential 'wrong' $secret)) {
            { Connect-Enode @there -Credential $wrong } | Should -Throw -ErrorId 'Enode.InvalidClient*'
        }
    }

    It 'creates -VehicleCount <_> vehicles' -ForEach 0, 1, 26 {
        $null = Start-EnodeSimulator -VehicleCount $_ -Connect
        @(Get-EnodeVehicle).Count | Should -Be $_
    }

    It 'creates the same fleet from the same seed, and another fleet from another seed' {
        $fleets = foreach ($seed in 7, 7, 8) {
            $simulator = Start-EnodeSimulator -Seed $seed -Connect
            $simulator.Seed | Should -Be $seed
            , @(Get-EnodeVehicle | ForEach-Object { "$($_.Id) $($_.DisplayName) $($_.Vin) $($_.BatteryLevel) $($_.UserId)" })
        }

        $fleets[1] | Should -BeExactly $fleets[0]
        $fleets[2] | Where-Object { $_ -in $fleets[0] } | Should -BeNullOrEmpty
    }

    It 'can run twice, with two connections' {
        $first = Start-EnodeSimulator -VehicleCount 5 -Connect
        $second = Start-EnodeSimulator -VehicleCount 7 -Connect
        $connections = Get-EnodeConnection
        $connections.Count | Should -Be 2
        $connections[0].ApiUri | Should -Be $first.ApiUri
        $connections[1].ApiUri | Should -Be $second.ApiUri
        (Get-EnodeConnection -Selected).ApiUri | Should -Be $second.ApiUri
        @(Get-EnodeVehicle).Count | Should -Be 7
        @(Get-EnodeVehicle -Connection $connections[0]).Count | Should -Be 5
        (Get-EnodeSimulator).Port | Should -Be $first.Port, $second.Port
        (Start-EnodeSimulator -Connect -Name Night).ApiUri | Should -Be (Get-EnodeConnection Night).ApiUri
        { Start-EnodeSimulator -Name Night } | Should -Throw -ErrorId 'Enode.InvalidArgument,*' -ExpectedMessage '*requires -Connect.*'
        @(Get-EnodeSimulator).Count | Should -Be 3
    }

    It 'speeds up its time with -Speed' {
        $simulator = Start-EnodeSimulator -Speed 100000
        $simulator.Speed | Should -Be 100000
        Wait-Until { $simulator.Now - $simulator.StartedAt -gt '01:00:00' }
        [DateTimeOffset]::UtcNow - $simulator.StartedAt | Should -BeLessThan ([timespan]'00:30:00')
    }

    It 'writes an error for a port in use' {
        $simulator = Start-EnodeSimulator
        { Start-EnodeSimulator -Port $simulator.Port } |
            Should -Throw -ErrorId 'Enode.SimulatorFailed,*' -ExpectedMessage "*$($simulator.Port)*"
        @(Get-EnodeSimulator).Count | Should -Be 1
    }

    It 'writes an error for a port in use by another program' {
        $listener = New-Listener
        try {
            $failure = { Start-EnodeSimulator -Port $listener.LocalEndpoint.Port -Connect } |
                Should -Throw -ErrorId 'Enode.SimulatorFailed,*' -PassThru
            $failure.ErrorDetails.RecommendedAction | Should -BeLike '*-Port*'
            Get-EnodeSimulator | Should -BeNullOrEmpty
            Get-EnodeConnection | Should -BeNullOrEmpty
        }
        finally {
            $listener.Stop()
        }
    }

    It 'rejects <parameters>' -ForEach @(
        @{ parameters = @{ Port = 65536 } }
        @{ parameters = @{ Port = -1 } }
        @{ parameters = @{ VehicleCount = -1 } }
        @{ parameters = @{ VehicleCount = 1000001 } }
        @{ parameters = @{ Speed = 0 } }
        @{ parameters = @{ Latency = -1 } }
        @{ parameters = @{ Latency = 600001 } }
        @{ parameters = @{ ErrorRate = -0.1 } }
        @{ parameters = @{ ErrorRate = 1.1 } }
        @{ parameters = @{ RateLimit = 0 } }
    ) {
        { Start-EnodeSimulator @parameters } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-EnodeSimulator | Should -BeNullOrEmpty
    }

    It 'delays each call by -Latency milliseconds, and token requests by none' {
        $simulator = Start-EnodeSimulator -Latency 300 -Connect
        $null = Get-EnodeUser -First 1
        $simulator.RequestLog[0].DurationMs | Should -BeLessThan 300
        $simulator.RequestLog[1].DurationMs | Should -BeGreaterOrEqual 295
    }

    It 'fails a part of the calls with -ErrorRate, which cmdlets that read repeat' {
        $simulator = Start-EnodeSimulator -ErrorRate 0.4 -Connect
        1..8 | ForEach-Object { Invoke-EnodeApi users -Method POST -Body @{} -ErrorAction SilentlyContinue -Confirm:$false }
        $status = Get-Status $simulator | Sort-Object -Unique
        $status | Should -BeIn 200, 405, 500, 502, 503, 504
        $status | Where-Object { $_ -ge 500 } | Should -Not -BeNullOrEmpty
        @(Get-EnodeVehicle).Count | Should -Be 25
    }

    It 'fails every call with -ErrorRate 1, and still connects' {
        $simulator = Start-EnodeSimulator -ErrorRate 1 -Connect
        Invoke-EnodeApi users -Method POST -Body @{} -ErrorAction SilentlyContinue -ErrorVariable failed -Confirm:$false
        $failed.Count | Should -BeGreaterThan 0
        (Get-Status $simulator)[-1] | Should -BeIn 500, 502, 503, 504
    }

    It 'limits calls with -RateLimit, and cmdlets wait until they are accepted' {
        $simulator = Start-EnodeSimulator -RateLimit 3 -Connect
        (Get-EnodeVehicle -First 5 | Get-EnodeVehicle).Count | Should -Be 5
        Get-Status $simulator | Should -Contain 429
        @((Get-Status $simulator) -eq 200).Count | Should -Be 6
    }

    It 'gives some devices members that no object has with -IncludeUnknownMember' {
        $null = Start-EnodeSimulator -IncludeUnknownMember -Connect
        $vehicles = Get-EnodeVehicle
        $extended = $vehicles | Where-Object AdditionalProperties
        $extended.Count | Should -Be 7
        $extended[0].AdditionalProperties.Keys | Should -Be 'futureState', 'futureLabels', 'isFuture'
        $extended[0].Vendor | Should -Not -BeNullOrEmpty
    }

    It 'has a home for each user, where smart charging and schedules work' {
        $null = Start-EnodeSimulator -Connect
        Get-EnodeLocation | ForEach-Object Name | Should -Be (@('Home') * 8)
        $changed = Get-EnodeVehicle | Where-Object { $_.Capabilities.SmartCharging.IsCapable } |
            Set-EnodeSmartChargingPolicy -IsEnabled $true -Deadline 07:00 -MinimumChargeLimit 0
        $plugged = Get-EnodeVehicle | Where-Object { $_.Id -in $changed.VehicleId -and $_.LocationId } |
            Where-Object { $_.IsReachable -and $_.IsPluggedIn -and -not $_.ChargeState.IsFullyCharged }
        $plugged.Count | Should -BeGreaterThan 5
        $plugged | Get-EnodeSmartChargingPlan | ForEach-Object LocationId | Should -Be $plugged.LocationId
    }

    It 'makes the devices of a vendor unreachable with SetVendorStatus(), and reachable again' {
        $simulator = Start-EnodeSimulator -Connect
        $car = Get-EnodeVehicle | Where-Object IsReachable | Select-Object -First 1
        $simulator.SetVendorStatus($car.Vendor, 'OUTAGE')
        ($car | Get-EnodeVehicle).IsReachable | Should -BeFalse
        $simulator.SetVendorStatus($car.Vendor, 'READY')
        ($car | Get-EnodeVehicle).IsReachable | Should -BeTrue
        { $simulator.SetVendorStatus('nope', 'OUTAGE') } | Should -Throw '*TESLA*'
    }

    It 'shows no secret' {
        $simulator = Start-EnodeSimulator -Connect
        $null = Get-EnodeVehicle
        $secret = $simulator.Credential.GetNetworkCredential().Password
        $token = [System.Net.NetworkCredential]::new('', (Get-EnodeAccessToken)).Password
        $secret.Length | Should -BeGreaterThan 20
        $shown = @(
            Get-ObjectText $simulator -Depth 6
            $simulator.RequestLog | Format-List * | Out-String -Width 4096
            Get-ObjectText (Get-EnodeConnection)
        ) -join "`n"
        $shown | Should -BeLike "*$($simulator.Port)*"
        $shown | Should -Not -BeLike "*$secret*"
        $shown | Should -Not -BeLike "*$token*"
    }
}

Describe 'The request log' {
    BeforeEach { $simulator = Start-FreshSimulator }

    It 'is live, and has method, path and status of every request' {
        $log = $simulator.RequestLog
        $log | ForEach-Object ToString | Should -BeExactly 'POST /oauth2/token 200'
        $null = Get-EnodeVehicle nope -ErrorAction SilentlyContinue
        $log.Count | Should -Be 2
        $log[1].Method, $log[1].Path, $log[1].Status | Should -Be 'GET', '/vehicles/nope', 404
        $log[1].Time.Offset | Should -Be ([timespan]::Zero)
        ([DateTimeOffset]::UtcNow - $log[1].Time).TotalMinutes | Should -BeLessThan 1
    }

    It 'is cleared by ClearRequestLog()' {
        $simulator.ClearRequestLog()
        $simulator.RequestLog.Count | Should -Be 0
        $null = Get-EnodeUser
        $simulator.RequestLog.Count | Should -Be 1
    }

    It 'shows how a rejected token is replaced' {
        $simulator.ClearRequestLog()
        $simulator.RevokeTokens()
        @(Get-EnodeVehicle).Count | Should -Be 25
        $simulator.RequestLog | ForEach-Object ToString |
            Should -BeExactly 'GET /vehicles 401', 'POST /oauth2/token 200', 'GET /vehicles 200'
    }
}

Describe 'Get-EnodeSimulator and Stop-EnodeSimulator' {
    BeforeEach {
        $first = Start-FreshSimulator
        $second = Start-EnodeSimulator -Connect
        $there = Get-Address $first
        Connect-Enode @there -Name mine -Credential $first.Credential
    }

    It 'Get-EnodeSimulator writes all simulators, or those of -Port' {
        Get-EnodeSimulator | Should -Be $first, $second
        Get-EnodeSimulator $second.Port | Should -Be $second
    }

    It '<_> writes an error for a port without a simulator' -ForEach 'Get-EnodeSimulator', 'Stop-EnodeSimulator' {
        & $_ -Port 1 -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.SimulatorNotFound'
        $failed[0].Exception.Message | Should -BeExactly 'There is no simulator at port 1 in this process.'
        $failed[0].TargetObject | Should -Be 1
        Get-EnodeSimulator | Should -Be $first, $second
    }

    It 'Stop-EnodeSimulator stops <name>, and closes the connections to it' -ForEach @(
        @{ name = 'a piped simulator'; stop = { $first | Stop-EnodeSimulator } }
        @{ name = 'the simulator of -Port'; stop = { Stop-EnodeSimulator -Port $first.Port } }
        @{ name = 'a simulator by position'; stop = { Stop-EnodeSimulator $first } }
    ) {
        & $stop
        $first.IsRunning | Should -BeFalse
        $second.IsRunning | Should -BeTrue
        Get-EnodeSimulator | Should -Be $second
        (Get-EnodeConnection).ApiUri | Should -Be $second.ApiUri
        $first.VehicleCount | Should -Be 25
    }

    It 'Stop-EnodeSimulator stops all without -Port' {
        Stop-EnodeSimulator
        $first.IsRunning, $second.IsRunning | Should -Be $false, $false
        Get-EnodeSimulator | Should -BeNullOrEmpty
        Get-EnodeConnection | Should -BeNullOrEmpty
        { Get-EnodeVehicle } | Should -Throw -ErrorId 'Enode.NotConnected*'
    }

    It 'Stop-EnodeSimulator frees the port' {
        $port = $first.Port
        $first | Stop-EnodeSimulator
        $again = Start-EnodeSimulator -Port $port
        $again.Port | Should -Be $port
        $again.IsRunning | Should -BeTrue
    }

    It 'Stop-EnodeSimulator stops nothing with -WhatIf' {
        $null = Invoke-InRunspace { Stop-EnodeSimulator -WhatIf }
        $first.IsRunning, $second.IsRunning | Should -Be $true, $true
        @(Get-EnodeConnection).Count | Should -Be 3
    }

    It 'Stop-EnodeSimulator does nothing for a stopped simulator' {
        $first | Stop-EnodeSimulator
        { $first | Stop-EnodeSimulator } | Should -Not -Throw
        Get-EnodeSimulator | Should -Be $second
    }

    It 'Start-EnodeCharging writes an error for a vehicle of a stopped simulator, and uses no other' {
        $car = Get-EnodeVehicle -Connection Simulator -First 1
        $first | Stop-EnodeSimulator
        $second.ClearRequestLog()
        Select-EnodeConnection (Get-EnodeConnection)
        $car | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotConnected'
        Get-Sent $second | Should -BeNullOrEmpty
    }
}
