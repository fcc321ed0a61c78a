# The commands as parts of a pipeline.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'A pipeline with -ErrorAction Stop' {
    BeforeEach {
        $simulator = Start-FreshSimulator
        $ids = (Get-EnodeVehicle | Select-Startable).Id
        $simulator.ClearRequestLog()
    }

    It 'ends <command> at the first id that does not exist, and sends nothing more' -ForEach @(
        @{ command = 'Get-EnodeVehicle'; sent = 'GET /vehicles/{0}' }
        @{ command = 'Start-EnodeCharging'; sent = 'POST /vehicles/{0}/charging' }
    ) {
        $came = [System.Collections.Generic.List[object]]::new()
        { $ids[0], 'nope', $ids[1], $ids[2] | & $command -ErrorAction Stop | ForEach-Object { $came.Add($_) } } |
            Should -Throw -ErrorId 'Enode.NotFound*'
        $came.Count | Should -Be 1
        Get-Sent $simulator | Should -BeExactly ($sent -f $ids[0]), ($sent -f 'nope')
    }

    It 'ends <_> at an id that cannot be sent' -ForEach @(
        'Get-EnodeVehicle', 'Start-EnodeCharging', 'Get-EnodeAction', 'Stop-EnodeAction', 'Wait-EnodeAction', 'Get-EnodeUser'
    ) {
        { '..', $ids[0] | & $_ -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.InvalidId*'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'does the same for $ErrorActionPreference' {
        $ErrorActionPreference = 'Stop'
        { 'nope', $ids[0] | Get-EnodeVehicle } | Should -Throw -ErrorId 'Enode.NotFound*'
        Get-Sent $simulator | Should -BeExactly 'GET /vehicles/nope'
    }

    It 'writes nothing after the first error with -ThrottleLimit 16' {
        $came = [System.Collections.Generic.List[object]]::new()
        { $ids[0], 'nope', $ids[1] | Get-EnodeVehicle -ThrottleLimit 16 -ErrorAction Stop | ForEach-Object { $came.Add($_) } } |
            Should -Throw -ErrorId 'Enode.NotFound*'
        $came.Id | Should -Be $ids[0]
    }

    It 'ends -Wait at an action that failed, when all have been sent' {
        $fast = Start-EnodeSimulator -Speed 1000 -Connect
        $unreachable = Get-EnodeVehicle | Select-Unreachable | Select-Object -First 1
        $fast.ClearRequestLog()
        { $unreachable.Id, $ids[0] | Start-EnodeCharging -Wait -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.ActionFailed*'
        (Get-Sent $fast)[0..1] | Should -BeExactly "POST /vehicles/$($unreachable.Id)/charging", "POST /vehicles/$($ids[0])/charging"
    }
}

Describe 'A pipeline that cannot continue' {
    It 'ends with one error at the first input without a connection' {
        Reset-Enode
        $failed = { 'v1', 'v2', 'v3' | Get-EnodeVehicle -ErrorAction SilentlyContinue } |
            Should -Throw -ErrorId 'Enode.NotConnected*' -PassThru
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-Enode*Start-EnodeSimulator*'
    }

    It 'ends <command> when the credentials are rejected, and sends nothing more' -ForEach @(
        @{ command = 'Get-EnodeVehicle' }
        @{ command = 'Start-EnodeCharging' }
    ) {
        $server = Start-FreshServer
        $problem = ConvertTo-Problem 'unauthorized' 'Unauthorized' 'No.'
        foreach ($car in 'v1', 'v2') {
            $null = $server.ReplyTo('GET', "/vehicles/$car", 401, $problem).ReplyTo('POST', "/vehicles/$car/charging", 401, $problem)
        }

        { 'v1', 'v2' | & $command -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'Enode.Unauthorized*'
        Get-Sent $server -Like '*v2*' | Should -BeNullOrEmpty
        # Once with each of two tokens.
        (Get-Sent $server).Count | Should -Be 2
    }
}

Describe 'A list that is not read to its end' {
    BeforeEach {
        $server = Start-FreshServer @{ TimeoutSec = 20; MaximumRetryCount = 0 }
        $tokens = $server.Journal.Count
        $gate = [Enode.Testing.Gate]::new()
        $null = $server.ReplyTo('GET', '/vehicles', 200, (ConvertTo-Page @{ id = 'v1' }, @{ id = 'v2' } -After 'c1'))
        $second = [Enode.Testing.Response]::Json(200, (ConvertTo-Page @{ id = 'v3' } -After 'c2'))
        $null = $server.ReplyTo('GET', '/vehicles?after=c1', $second.After($gate))
        $null = $server.ReplyTo('GET', '/vehicles?after=c2', 200, (ConvertTo-Page @{ id = 'v4' }))
        $null = $server.ReplyTo('GET', '/users/u1', 200, '{"id":"u1"}')
        $came = [System.Collections.Generic.List[string]]::new()
        # The second page is being read when the first vehicle is processed.
        $take = {
            $server.WaitForRequests($tokens + 2)
            $came.Add($_.Id)
        }
    }

    It 'leaves no request running after <name>' -ForEach @(
        @{ name = 'break'; run = { foreach ($once in 1) { Get-EnodeVehicle | ForEach-Object { . $take; break } } } }
        @{ name = 'Select-Object -First 1'; run = { $null = Get-EnodeVehicle | ForEach-Object { . $take; $_ } | Select-Object -First 1 } }
        @{ name = 'an exception'; run = { { Get-EnodeVehicle | ForEach-Object { . $take; throw 'enough' } } | Should -Throw 'enough' } }
        @{
            name = 'a command that fails'
            run  = {
                { Get-EnodeVehicle | ForEach-Object { . $take; Get-Item 'nowhere:' -ErrorAction Stop } } |
                    Should -Throw -ErrorId 'DriveNotFound*'
            }
        }
    ) {
        # It ends without the second page, and before the timeout of its request.
        (Measure-Command { & $run }).TotalSeconds | Should -BeLessThan 10
        $came | Should -Be 'v1'
        $gate.Open()
        $null = Get-EnodeUser u1
        Get-Sent $server | Should -BeExactly 'GET /vehicles', 'GET /vehicles?after=c1', 'GET /users/u1'
    }

    It 'leaves no request running after Ctrl+C' {
        Stop-Within 2000 { Get-EnodeVehicle } -When { $server.WaitForRequests($tokens + 2) }
        $gate.Open()
        $null = Get-EnodeUser u1
        Get-Sent $server | Should -BeExactly 'GET /vehicles', 'GET /vehicles?after=c1', 'GET /users/u1'
    }
}

Describe 'Commands within commands' {
    BeforeEach {
        $simulator = Start-FreshSimulator
        $all = @(Get-EnodeVehicle)
    }

    It 'run while the outer list is still being read' {
        $seen = Get-EnodeVehicle -PageSize 10 | ForEach-Object {
            $car = $_
            (Get-EnodeVehicle $car.Id).Id
            Get-EnodeUser $car.UserId | ForEach-Object { $_.Id }
        }

        $seen | Should -Be ($all | ForEach-Object { $_.Id; $_.UserId })
    }

    It 'run within a command that processes several inputs at a time' {
        $users = @(Get-EnodeUser)
        $seen = $users | Get-EnodeVehicle -ThrottleLimit 16 | ForEach-Object { $_ | Get-EnodeVehicle | Get-EnodeUser }
        $seen.Id | Should -Be $all.UserId
    }

    It 'run in a chain, and stop together' {
        (Get-EnodeUser | Get-EnodeVehicle | Get-EnodeVehicle | Select-Object -First 2).Id | Should -Be $all[0, 1].Id
        Get-Sent $simulator -Like '*user-008*' | Should -BeNullOrEmpty
    }

    It 'set -PipelineVariable for every later command' {
        $seen = Get-EnodeUser -PipelineVariable user | Get-EnodeVehicle -PipelineVariable car |
            ForEach-Object { "$($user.Id) $($car.UserId) $($car.Id)" }
        $seen | Should -Be ($all | ForEach-Object { "$($_.UserId) $($_.UserId) $($_.Id)" })
    }

    It 'process an input as soon as it is written' {
        # The second id is only known after the first vehicle is written.
        $seen = [System.Collections.Generic.List[string]]::new()
        & {
            $all[0].Id
            "$($seen.Count) seen"
        } | Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable failed | ForEach-Object { $seen.Add($_.Id) }
        $failed[0].TargetObject | Should -BeExactly '1 seen'
    }

    It 'do nothing without input' {
        @() | Get-EnodeVehicle | Should -BeNullOrEmpty
        @() | Start-EnodeCharging -Wait | Should -BeNullOrEmpty
        @() | Wait-EnodeAction | Should -BeNullOrEmpty
        @() | Get-EnodeUser | Should -BeNullOrEmpty
        (Get-Sent $simulator) | Should -BeExactly 'GET /vehicles'
    }
}

Describe 'ForEach-Object -Parallel' {
    BeforeEach {
        $simulator = Start-FreshSimulator
        $all = @(Get-EnodeVehicle)
        $simulator.ClearRequestLog()
        $module = Get-ModulePath
    }

    It 'reads through the only connection, with one token for all' {
        $seen = $all.Id | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            (Get-EnodeVehicle $_ -ErrorAction Stop).Id
        }

        $seen | Sort-Object | Should -Be ($all.Id | Sort-Object)
        Get-Sent $simulator | Sort-Object | Should -BeExactly ($all | ForEach-Object { "GET /vehicles/$($_.Id)" } | Sort-Object)
        $simulator.RequestLog | Where-Object Path -EQ '/oauth2/token' | Should -BeNullOrEmpty
    }

    It 'uses the connections of the objects' {
        $other = Start-EnodeSimulator -Connect
        $seen = $all[0..3] | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            ($_ | Get-EnodeVehicle -ErrorAction Stop).Id
        }

        $seen | Sort-Object | Should -Be ($all[0..3].Id | Sort-Object)
        (Get-Sent $simulator).Count | Should -Be 4
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It 'uses a connection that is passed to it, and none of two without it' {
        $other = Start-EnodeSimulator -Connect
        $connection = Get-EnodeConnection Simulator
        $seen = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            try { Get-EnodeUser "user-00$_" } catch { $_.FullyQualifiedErrorId }
            (Get-EnodeUser "user-00$_" -Connection $using:connection).Id
        }

        $seen | Sort-Object -Unique | Should -Be @(
            'Enode.AmbiguousConnection,Enode.Commands.GetEnodeUser', 'user-001', 'user-002', 'user-003', 'user-004')
        (Get-Sent $simulator).Count | Should -Be 4
        Get-Sent $other | Should -BeNullOrEmpty
    }
}
