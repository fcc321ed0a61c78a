BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # Members in alphabetical order, so that two texts of the same JSON are the same text.
    function ConvertTo-Canonical([string] $Json) {
        function Get-Sorted($value) {
            if ($value -is [System.Collections.IDictionary]) {
                $sorted = [ordered]@{}
                $value.Keys | Sort-Object | ForEach-Object { $sorted[$_] = Get-Sorted $value[$_] }
                return $sorted
            }

            if ($value -is [System.Collections.IList]) { return , @($value | ForEach-Object { Get-Sorted $_ }) }
            $value
        }

        ConvertTo-Json (Get-Sorted (ConvertFrom-Json $Json -AsHashtable -DateKind String)) -Depth 20 -Compress
    }
}

AfterAll { Reset-Enode }

Describe 'Get-EnodeVehicle: lists' {
    BeforeAll {
        $simulator = Start-FreshSimulator -VehicleCount 1000
        $all = @(Get-EnodeVehicle)
    }

    BeforeEach { $simulator.ClearRequestLog() }

    It 'reads every page, and each vehicle once' {
        $vehicles = @(Get-EnodeVehicle)
        $vehicles.Count | Should -Be 1000
        @($vehicles.Id | Sort-Object -Unique).Count | Should -Be 1000
        $vehicles | Should -BeOfType ([Enode.Vehicle])
        $sent = Get-Sent $simulator
        $sent.Count | Should -Be 20
        $sent[0] | Should -BeExactly 'GET /vehicles'
        $sent[1..19] | Should -BeLike 'GET /vehicles?after=*'
    }

    It 'sends -PageSize with every page' {
        @(Get-EnodeVehicle -PageSize 400).Count | Should -Be 1000
        $sent = Get-Sent $simulator
        $sent.Count | Should -Be 3
        $sent[0] | Should -BeExactly 'GET /vehicles?pageSize=400'
        $sent[1..2] | Should -BeLike 'GET /vehicles?pageSize=400&after=*'
    }

    It 'sends one request for -First 3' {
        (Get-EnodeVehicle -First 3).Id | Should -Be $all[0..2].Id
        Get-Sent $simulator | Should -BeExactly 'GET /vehicles'
    }

    It 'sends no request for -First 0' {
        Get-EnodeVehicle -First 0 | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'leaves out -Skip, across pages' {
        (Get-EnodeVehicle -Skip 48 -First 4).Id | Should -Be $all[48..51].Id
        (Get-Sent $simulator).Count | Should -Be 2
    }

    It 'writes the last ones with -Skip alone' {
        (Get-EnodeVehicle -Skip 998).Id | Should -Be $all[998..999].Id
    }

    It 'writes first, with -IncludeTotalCount, that the total count is unknown, and sends no further request' {
        $total, $vehicles = Get-EnodeVehicle -IncludeTotalCount -First 2
        $total | Should -BeOfType ([ulong])
        $total.Accuracy | Should -Be 0
        $total.ToString() | Should -Match 'unknown'
        $vehicles.Id | Should -Be $all[0..1].Id
        (Get-Sent $simulator).Count | Should -Be 1
    }

    It 'writes vehicles with a known level below -BatteryBelow' {
        $vehicles = @(Get-EnodeVehicle -BatteryBelow 30)
        $vehicles.Count | Should -BeGreaterThan 10
        $vehicles.Id | Should -Be ($all | Where-Object { $null -ne $_.BatteryLevel -and $_.BatteryLevel -lt 30 }).Id
    }

    It 'does not treat an unknown level as an empty battery' {
        $unknown = @($all | Where-Object BatteryLevel -EQ $null)
        $unknown.Count | Should -BeGreaterThan 0
        $below = @(Get-EnodeVehicle -BatteryBelow 100)
        $below | Where-Object Id -In $unknown.Id | Should -BeNullOrEmpty
        $below.Count | Should -Be ($all.Count - $unknown.Count - @($all | Where-Object BatteryLevel -EQ 100).Count)
    }

    It 'counts -First and -Skip after -BatteryBelow' {
        $low = @($all | Where-Object { $null -ne $_.BatteryLevel -and $_.BatteryLevel -lt 20 })
        (Get-EnodeVehicle -BatteryBelow 20 -Skip 2 -First 3).Id | Should -Be $low[2..4].Id
        $pages = 1 + [Math]::Floor($all.Id.IndexOf($low[4].Id) / 50)
        (Get-Sent $simulator).Count | Should -Be $pages
    }

    It 'rejects <parameters>' -ForEach @(
        @{ parameters = @{ PageSize = 0 } }
        @{ parameters = @{ PageSize = 1001 } }
        @{ parameters = @{ BatteryBelow = 101 } }
        @{ parameters = @{ BatteryBelow = -1 } }
        @{ parameters = @{ ThrottleLimit = 0 } }
    ) {
        { Get-EnodeVehicle @parameters } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'sets -PipelineVariable' {
        $seen = Get-EnodeVehicle -First 60 -PipelineVariable car | ForEach-Object { $car.Id }
        $seen | Should -Be $all[0..59].Id
    }

    It 'stops reading after Select-Object -First' {
        (Get-EnodeVehicle | Select-Object -First 2).Id | Should -Be $all[0..1].Id
        (Get-Sent $simulator).Count | Should -BeLessOrEqual 4
    }

    It 'writes the first vehicle before the second page is read' {
        $server = New-ScriptedServer
        # The timeout ends the test if the vehicle is not written.
        $null = Connect-Scripted $server 'behind a gate' -With @{ TimeoutSec = 20; MaximumRetryCount = 0 }
        $gate = [Enode.Testing.Gate]::new()
        $null = $server.ReplyTo('GET', '/vehicles', 200, (ConvertTo-Page @{ id = 'v1' } -After 'c1'))
        $second = [Enode.Testing.Response]::Json(200, (ConvertTo-Page @{ id = 'v2' }))
        $null = $server.ReplyTo('GET', '/vehicles?after=c1', $second.After($gate))
        # The gate opens only when the first vehicle is written.
        Get-EnodeVehicle -Connection 'behind a gate' | ForEach-Object { $gate.Open(); $_.Id } | Should -Be 'v1', 'v2'
        Select-EnodeConnection Simulator
    }
}

Describe 'Get-EnodeVehicle: vehicles of users' {
    BeforeEach {
        $simulator = Start-FreshSimulator
        $all = @(Get-EnodeVehicle)
        $users = @(Get-EnodeUser)
        $simulator.ClearRequestLog()
    }

    It 'lists the vehicles of -UserId' {
        $vehicles = @(Get-EnodeVehicle -UserId 'user-002')
        $vehicles.Id | Should -Be ($all | Where-Object UserId -EQ 'user-002').Id
        Get-Sent $simulator | Should -BeExactly 'GET /users/user-002/vehicles'
    }

    It 'lists the vehicles of several -UserId, in their order' {
        $vehicles = Get-EnodeVehicle -UserId 'user-003', 'user-001' -PageSize 2
        $vehicles.Id | Should -Be @(($all | Where-Object UserId -EQ 'user-003').Id; ($all | Where-Object UserId -EQ 'user-001').Id)
        (Get-Sent $simulator) -replace 'after=.*', 'after=' | Should -BeExactly @(
            'GET /users/user-003/vehicles?pageSize=2', 'GET /users/user-003/vehicles?pageSize=2&after='
            'GET /users/user-001/vehicles?pageSize=2', 'GET /users/user-001/vehicles?pageSize=2&after=')
    }

    It 'filters the vehicles of a user by -BatteryBelow' {
        $expected = ($all | Where-Object { $_.UserId -eq 'user-001' -and $_.BatteryLevel -lt 50 }).Id
        $expected | Should -Not -BeNullOrEmpty
        (Get-EnodeVehicle -UserId 'user-001' -BatteryBelow 50).Id | Should -Be $expected
    }

    It 'finds none for a user who does not exist' {
        Get-EnodeVehicle -UserId 'nope' -ErrorAction Stop | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeExactly 'GET /users/nope/vehicles'
    }

    It 'lists every vehicle once, in the order of the users, with -ThrottleLimit <_>' -ForEach 1, 16 {
        $vehicles = @($users | Get-EnodeVehicle -ThrottleLimit $_)
        $vehicles.Id | Should -Be $all.Id
        Get-Sent $simulator | Sort-Object | Should -BeExactly ($users | ForEach-Object { "GET /users/$($_.Id)/vehicles" })
    }

    It 'lists the vehicles of each user as soon as it is read' {
        (Get-EnodeUser -PageSize 3 | Get-EnodeVehicle).Id | Should -Be $all.Id
        Get-Sent $simulator -Like 'GET /vehicles*' | Should -BeNullOrEmpty
    }

    It 'lists the vehicles of a user by position' {
        (Get-EnodeVehicle $users[1]).Id | Should -Be ($all | Where-Object UserId -EQ $users[1].Id).Id
        Get-Sent $simulator | Should -BeExactly "GET /users/$($users[1].Id)/vehicles"
    }

    It 'counts -First and -Skip over all users together, with -ThrottleLimit <_>' -ForEach 1, 16 {
        ($users | Get-EnodeVehicle -Skip 2 -First 4 -ThrottleLimit $_).Id | Should -Be $all[2..5].Id
    }

    It 'counts -First over all users after -BatteryBelow' {
        $expected = ($all | Where-Object { $null -ne $_.BatteryLevel -and $_.BatteryLevel -lt 40 } | Select-Object -First 4).Id
        ($users | Get-EnodeVehicle -BatteryBelow 40 -First 4).Id | Should -Be $expected
    }

    It 'reads no more users and pages than -First needs' {
        ($users | Get-EnodeVehicle -First 4 -PageSize 1).Id | Should -Be $all[0..3].Id
        $sent = Get-Sent $simulator
        @($sent -like "GET /users/$($users[0].Id)/*").Count | Should -Be 3
        @($sent -like "GET /users/$($users[1].Id)/*").Count | Should -Be 1
        $sent.Count | Should -Be 4
    }

    It 'lists the vehicles of a user from a Clixml file' {
        $user = $users[2] | Copy-ThroughClixml
        $user.PSTypeNames | Should -Contain 'Deserialized.Enode.User'
        ($user | Get-EnodeVehicle).Id | Should -Be ($all | Where-Object UserId -EQ $users[2].Id).Id
        Get-Sent $simulator | Should -BeExactly "GET /users/$($users[2].Id)/vehicles"
    }

    It 'lists nothing for a user <name>, and not the vehicles of all users' -ForEach @(
        @{ name = 'without an id'; user = { [Enode.User]::new() } }
        @{ name = 'with an empty id'; user = { [Enode.User]@{ Id = '' } } }
        @{ name = 'named ..'; user = { [Enode.User]@{ Id = '..' } } }
    ) {
        $user = & $user
        $user | Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        $failed.TargetObject | Should -BeOfType ([Enode.User])
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'rejects a copy of a user without an id, and does not list all vehicles' {
        $user = Copy-Serialized ([Enode.User]::new())
        $user | Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidArgument'
        $failed.TargetObject | Should -Be $user
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'rejects -UserId <name>, and does not list the vehicles of all users' -ForEach @(
        @{ name = 'empty'; id = '' }
        @{ name = 'of white space'; id = ' ' }
    ) {
        Get-EnodeVehicle -UserId $id -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'uses the connection of the user, and not the selected one' {
        $other = Start-EnodeSimulator -Seed 2 -Connect
        ($users[0] | Get-EnodeVehicle).Id | Should -Be ($all | Where-Object UserId -EQ $users[0].Id).Id
        Get-Sent $other | Should -BeNullOrEmpty
    }
}

Describe 'Get-EnodeVehicle: single vehicles' {
    BeforeEach {
        $simulator = Start-FreshSimulator -Speed 1000
        $all = @(Get-EnodeVehicle)
        $a, $b, $c = $all[0, 5, 9]
        $simulator.ClearRequestLog()
    }

    It 'reads -Id' {
        $vehicle = Get-EnodeVehicle -Id $a.Id
        $vehicle.Id | Should -BeExactly $a.Id
        $vehicle.DisplayName | Should -BeExactly $a.DisplayName
        Get-Sent $simulator | Should -BeExactly "GET /vehicles/$($a.Id)"
    }

    It 'reads several ids, in their order, <name>' -ForEach @(
        @{ name = 'as -Id'; read = { Get-EnodeVehicle -Id $c.Id, $a.Id, $b.Id } }
        @{ name = 'by position'; read = { Get-EnodeVehicle $c.Id, $a.Id, $b.Id } }
        @{ name = 'from the pipeline'; read = { $c.Id, $a.Id, $b.Id | Get-EnodeVehicle } }
        @{ name = 'from properties'; read = { $c, $a, $b | Select-Object Id | Get-EnodeVehicle } }
        @{ name = 'from objects with Id and UserId'; read = { $c, $a, $b | Select-Object Id, UserId | Get-EnodeVehicle } }
        @{ name = 'several at a time'; read = { $c.Id, $a.Id, $b.Id | Get-EnodeVehicle -ThrottleLimit 16 } }
    ) {
        (& $read).Id | Should -Be $c.Id, $a.Id, $b.Id
        $expected = $c, $a, $b | ForEach-Object { "GET /vehicles/$($_.Id)" }
        Get-Sent $simulator | Sort-Object | Should -BeExactly ($expected | Sort-Object)
    }

    It 'reads the vehicle, and not the user, of a CSV row with both ids' {
        $rows = $b, $a | Copy-ThroughCsv
        $rows[0].UserId | Should -Not -BeNullOrEmpty
        ($rows | Get-EnodeVehicle).Id | Should -Be $b.Id, $a.Id
        Get-Sent $simulator | Should -BeExactly "GET /vehicles/$($b.Id)", "GET /vehicles/$($a.Id)"
    }

    It 'reads a piped vehicle again' {
        $parked = $all | Select-Startable | Select-Object -First 1
        $null = $parked | Start-EnodeCharging -Wait
        $simulator.ClearRequestLog()
        $now = $parked | Get-EnodeVehicle
        $now.Id | Should -BeExactly $parked.Id
        $now.IsCharging | Should -BeTrue
        $parked.IsCharging | Should -BeFalse
        Get-Sent $simulator | Should -BeExactly "GET /vehicles/$($parked.Id)"
    }

    It 'reads the vehicle of a piped action' {
        $action = Start-EnodeCharging $a.Id
        $simulator.ClearRequestLog()
        ($action | Get-EnodeVehicle).Id | Should -BeExactly $a.Id
        Get-Sent $simulator | Should -BeExactly "GET /vehicles/$($a.Id)"
    }

    It 'uses the connection of the vehicle, and not the selected one' {
        $other = Start-EnodeSimulator -Connect
        ($a | Get-EnodeVehicle).Id | Should -BeExactly $a.Id
        Get-Sent $simulator | Should -BeExactly "GET /vehicles/$($a.Id)"
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It 'rejects a vehicle of another connection than -Connection, and sends nothing' {
        $other = Start-EnodeSimulator -Connect
        $to = @{ Connection = "Simulator-$($other.Port)" }
        $a | Get-EnodeVehicle @to -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionMismatch'
        $failed.TargetObject | Should -Be $a
        Get-Sent $simulator | Should -BeNullOrEmpty
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It 'applies -BatteryBelow to piped vehicles' {
        $low = $all | Where-Object { $null -ne $_.BatteryLevel -and $_.BatteryLevel -lt 30 }
        ($all | Get-EnodeVehicle -BatteryBelow 30).Id | Should -Be $low.Id
    }

    It 'writes a non-terminating error with a recommendation for an id that does not exist' {
        $vehicle = Get-EnodeVehicle nope -ErrorAction SilentlyContinue -ErrorVariable failed
        $vehicle | Should -BeNullOrEmpty
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'Enode.NotFound,Enode.Commands.GetEnodeVehicle'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -BeExactly 'nope'
        $failed[0].Exception | Should -BeOfType ([Enode.EnodeApiException])
        $failed[0].Exception.StatusCode | Should -Be 404
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike "*'Simulator'*"
        Get-Sent $simulator | Should -BeExactly 'GET /vehicles/nope'
    }

    It 'rejects an id <name>, and sends nothing' -ForEach @(
        @{ name = '..'; id = '..' }
        @{ name = '.'; id = '.' }
        @{ name = 'that is empty'; id = '' }
        @{ name = 'of white space'; id = "`t " }
        @{ name = 'with a line break'; id = "a`nb" }
        @{ name = 'with a null'; id = "a`0" }
    ) {
        Get-EnodeVehicle $id -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failed[0].TargetObject | Should -BeExactly $id
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'sends the id <id> as one segment' -ForEach @(
        @{ id = 'a/b'; sent = 'a%2Fb' }
        @{ id = '../users'; sent = '..%2Fusers' }
        @{ id = '100%'; sent = '100%25' }
        @{ id = '%2e%2e'; sent = '%252e%252e' }
        @{ id = 'é'; sent = '%C3%A9' }
        @{ id = 'a b'; sent = 'a%20b' }
        @{ id = 'a#b'; sent = 'a%23b' }
        @{ id = 'a?b=c&d'; sent = 'a%3Fb%3Dc%26d' }
        @{ id = 'a+b'; sent = 'a%2Bb' }
        @{ id = '🚗'; sent = '%F0%9F%9A%97' }
    ) {
        Get-EnodeVehicle $id -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.NotFound'
        $failed[0].Exception.Message | Should -BeLike "*$id*"
        Get-Sent $simulator | Should -BeExactly "GET /vehicles/$sent"
    }

    It 'continues after ids that do not exist, in order, with -ThrottleLimit <_>' -ForEach 1, 16 {
        $given = $a.Id, 'nope', '..', $b.Id, '', $c.Id, 'nada'
        $came = $given | Get-EnodeVehicle -ThrottleLimit $_ 2>&1
        $came.Count | Should -Be $given.Count
        $came | ForEach-Object { $_ -is [Enode.Vehicle] ? $_.Id : "$(Get-ErrorId $_) $($_.TargetObject)" } | Should -BeExactly @(
            $a.Id, 'Enode.NotFound nope', 'Enode.InvalidId ..', $b.Id, 'Enode.InvalidId ', $c.Id, 'Enode.NotFound nada')
    }
}

Describe 'Get-EnodeVehicle: several at a time' {
    BeforeEach {
        $server = Start-FreshServer
        1..20 | ForEach-Object { $null = $server.ReplyTo('GET', "/vehicles/v$_", 200, "{`"id`":`"v$_`"}") }
        $tokens = $server.Journal.Count
    }

    It 'writes vehicles and errors in the order of the ids, when the responses have another order' {
        $gate = [Enode.Testing.Gate]::new()
        $null = $server.ReplyTo('GET', '/vehicles/slow', [Enode.Testing.Response]::Json(200, '{"id":"slow"}').After($gate))
        $null = $server.ReplyTo('GET', '/vehicles/none', 404, '{}')
        $run = Invoke-InRunspace { 'slow', 'none', 'v1', 'v2', 'v3', 'v4' | Get-EnodeVehicle -ThrottleLimit 16 2>&1 } -While {
            # The requests for the others are sent while the first one has no response.
            $server.WaitForRequests($tokens + 6)
            $gate.Open()
        }
        $run.Output | ForEach-Object { $_.Id ?? "$($_.TargetObject) failed" } |
            Should -Be 'slow', 'none failed', 'v1', 'v2', 'v3', 'v4'
    }

    It 'sends at most -ThrottleLimit requests at a time' {
        $gate = $server.Hold()
        $run = Invoke-InRunspace { 1..20 | ForEach-Object { "v$_" } | Get-EnodeVehicle -ThrottleLimit 4 } -While {
            $server.WaitForRequests($tokens + 4)
            $gate.Open()
        }
        $run.Output.Id | Should -Be (1..20 | ForEach-Object { "v$_" })
        # A fifth request at the same time would have needed another connection.
        ($server.Calls.Connection | Sort-Object -Unique).Count | Should -BeLessOrEqual 4
    }
}

Describe 'Get-EnodeVehicle: unexpected responses' {
    BeforeEach { $server = Start-FreshServer @{ MaximumRetryCount = 0 } }

    It 'ends a list with an error when a page fails, after the vehicles of the pages before' {
        $null = $server.ReplyTo('GET', '/vehicles', 200, (ConvertTo-Page @{ id = 'v1' }, @{ id = 'v2' } -After 'c1'))
        $null = $server.ReplyTo('GET', '/vehicles?after=c1', 500, (ConvertTo-Problem 'server-error' 'Server Error' 'It broke.'))
        $came = Get-EnodeVehicle 2>&1
        $came[0..1].Id | Should -Be 'v1', 'v2'
        $came.Count | Should -Be 3
        Get-ErrorId $came[2] | Should -Be 'Enode.ServerError'
        $came[2].Exception.Message | Should -BeExactly 'Server Error: It broke.'
    }

    It 'continues with the next user when a page of one fails' {
        $null = $server.ReplyTo('GET', '/users/u1/vehicles', 200, (ConvertTo-Page @{ id = 'v1' } -After 'c1'))
        $null = $server.ReplyTo('GET', '/users/u1/vehicles?after=c1', 500, '')
        $null = $server.ReplyTo('GET', '/users/u2/vehicles', 200, (ConvertTo-Page @{ id = 'v3' }))
        $came = [Enode.User]@{ Id = 'u1' }, [Enode.User]@{ Id = 'u2' } | Get-EnodeVehicle -ThrottleLimit 4 2>&1
        $came[0].Id, $came[2].Id | Should -Be 'v1', 'v3'
        Get-ErrorId $came[1] | Should -Be 'Enode.ServerError'
        $came[1].TargetObject.Id | Should -Be 'u1'
    }

    It 'does not treat <name> as the end of the list' -ForEach @(
        @{ name = 'a page without cursors'; page = '{"data":[{"id":"v2"}]}'; error = 'Enode.InvalidResponse' }
        @{ name = 'a page without data'; page = '{"pagination":{"after":null,"before":null}}'; error = 'Enode.InvalidResponse' }
        @{ name = 'a page that was cut off'; page = '{"data":[{"id":"v2"}],"pagi'; error = 'Enode.InvalidResponse' }
        @{ name = 'a repeated cursor'; page = '{"data":[],"pagination":{"after":"c1","before":null}}'; error = 'Enode.RepeatedCursor' }
    ) {
        $null = $server.ReplyTo('GET', '/vehicles', 200, (ConvertTo-Page @{ id = 'v1' } -After 'c1'))
        $null = $server.ReplyTo('GET', '/vehicles?after=c1', 200, $page)
        $vehicles = Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable failed
        $vehicles[0].Id | Should -Be 'v1'
        Get-ErrorId $failed | Should -Be $error
    }

    It 'writes a vehicle with unknown values and members, and with missing members' {
        $json = '{
            "id": "v1", "vendor": "NEWBRAND", "lastSeen": "2024-04-07T17:04:26", "isReachable": null, "information": null,
            "newest": {"list": [1, 2.5, "x", true, null], "text": "t"},
            "chargeState": {"powerDeliveryState": "PLUGGED_IN:DREAMING", "batteryLevel": 12.5, "isCharging": null,
                "cells": 96, "temperature": 21.5}
        }'
        $null = $server.ReplyTo('GET', '/vehicles/v1', 200, $json)
        $vehicle = Get-EnodeVehicle v1
        $vehicle.Vendor | Should -BeExactly 'NEWBRAND'
        $vehicle.PowerDeliveryState | Should -BeExactly 'PLUGGED_IN:DREAMING'
        $vehicle.BatteryLevel | Should -Be 12.5
        $vehicle.LastSeen | Should -Be ([DateTimeOffset]'2024-04-07T17:04:26Z')
        $missing = 'UserId', 'IsReachable', 'IsCharging', 'Information', 'DisplayName', 'Brand', 'Year', 'Location', 'Scopes'
        foreach ($name in $missing + 'Capabilities') {
            $vehicle.$name | Should -BeNullOrEmpty -Because "$name is not in the response"
        }

        $newest = $vehicle.AdditionalProperties['newest']
        $newest['text'] | Should -BeOfType ([string])
        $newest['list'][0] | Should -BeOfType ([long])
        $newest['list'][1] | Should -Be 2.5
        $newest['list'][2] | Should -BeExactly 'x'
        $newest['list'][3] | Should -BeOfType ([bool])
        $newest['list'][4] | Should -BeNullOrEmpty
        $newest['list'].Count | Should -Be 5
        $vehicle.ChargeState.AdditionalProperties['cells'] | Should -BeOfType ([long])
        $vehicle.ChargeState.AdditionalProperties['temperature'] | Should -Be 21.5
    }

    It 'has the same JSON in ToJson(), at any depth' {
        $json = '{
            "id": "v1", "userId": "é <&> \u0001", "vendor": "TESLA", "lastSeen": "2024-04-07T17:04:26Z", "isReachable": true,
            "information": {"vin": "5YJ3", "brand": "Tesla", "model": "Model 3", "year": 2021, "displayName": "Ünder \"quotes\"",
                "imageUrl": "https://example.com/1.webp", "colour": {"code": 7}},
            "chargeState": {"batteryLevel": 66, "range": 280.5, "isPluggedIn": true, "isCharging": true, "isFullyCharged": false,
                "batteryCapacity": 48.1, "chargeLimit": 90, "chargeRate": 1.7, "chargeTimeRemaining": 285,
                "lastUpdated": "2020-04-07T17:04:26.123Z", "maxCurrent": 16, "powerDeliveryState": "PLUGGED_IN:CHARGING",
                "pluggedInChargerId": null},
            "smartChargingPolicy": {"deadline": "07:00", "isEnabled": true, "minimumChargeLimit": 40},
            "odometer": {"distance": 64999.5, "lastUpdated": "2020-04-07T17:04:26Z"},
            "location": {"id": null, "longitude": 10.7197486, "latitude": 59.9173985, "lastUpdated": "2020-04-07T17:04:26Z"},
            "scopes": ["vehicle:read:data"],
            "capabilities": {"chargeState": {"isCapable": true, "interventionIds": []},
                "startCharging": {"isCapable": false, "interventionIds": ["i1", "i2"]}},
            "later": [{"a": [1, {"b": null}]}, 12345678901234567890, 0.1]
        }'
        $null = $server.ReplyTo('GET', '/vehicles/v1', 200, $json)
        $text = (Get-EnodeVehicle v1).ToJson()
        $came, $sent = $text, $json | ForEach-Object { ConvertFrom-Json $_ -AsHashtable -DateKind String }
        # Members that the response did not have can be null.
        foreach ($name in $came.Keys.Where({ $_ -notin $sent.Keys })) { $came[$name] | Should -BeNullOrEmpty }
        foreach ($name in $sent.Keys.Where({ $_ -ne 'capabilities' })) {
            $actual, $expected = $came[$name], $sent[$name] | ForEach-Object { ConvertTo-Canonical (ConvertTo-Json $_ -Depth 20) }
            $actual | Should -BeExactly $expected -Because $name
        }

        $came.capabilities.startCharging.interventionIds | Should -Be 'i1', 'i2'
        $text | Should -Match '12345678901234567890'
        $text | Should -Match '"Ünder \\"quotes\\""'
    }
}

Describe 'Get-EnodeVehicle: CSV files' {
    BeforeEach {
        $simulator = Start-FreshSimulator
        $file = Join-Path $TestDrive 'fleet.csv'
    }

    It 'has readable values to filter by' {
        Get-EnodeVehicle | Export-Csv $file
        $row = (Import-Csv $file)[0]
        $vehicle = Get-EnodeVehicle -First 1
        $row.Id | Should -BeExactly $vehicle.Id
        $row.BatteryLevel | Should -Be $vehicle.BatteryLevel
        $row.IsPluggedIn | Should -BeExactly 'True'
        $row.Information | Should -BeExactly "$($vehicle.Brand) $($vehicle.Model) $($vehicle.Year)"
        $row.Scopes | Should -BeExactly ($vehicle.Scopes -join ', ')
        Get-Content $file -Raw | Should -Not -Match 'System\.|Enode\.'
    }

    It 'can be edited, and its rows start charging' {
        Get-EnodeVehicle | Export-Csv $file
        $rows = Import-Csv $file | Where-Object { [double]($_.BatteryLevel ? $_.BatteryLevel : 100) -lt 30 -and $_.IsPluggedIn -eq 'True' }
        $rows.Count | Should -BeGreaterThan 2
        $rows | Select-Object Id, UserId, DisplayName, @{ n = 'Note'; e = { 'low' } } | Export-Csv $file
        $simulator.ClearRequestLog()

        $null = Invoke-InRunspace { Import-Csv $file | Start-EnodeCharging -WhatIf } @{ file = $file }
        Get-Sent $simulator | Should -BeNullOrEmpty

        $actions = Import-Csv $file | Start-EnodeCharging
        $actions.TargetId | Should -Be $rows.Id
        Get-Sent $simulator | Should -BeExactly ($rows | ForEach-Object { "POST /vehicles/$($_.Id)/charging" })
    }
}
