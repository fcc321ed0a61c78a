# Devices in a list with members of another type than documented: each is an error, and the others are written.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # Objects and errors in their order: an id, or the id and the member of an error.
    filter Get-Place {
        if ($_ -isnot [System.Management.Automation.ErrorRecord]) { return $_.Id }
        $_.FullyQualifiedErrorId | Should -BeLike 'Enode.InvalidResponse,*'
        "! $($_.TargetObject) $($_.Exception.MemberPath)"
    }
}

AfterAll { Reset-Enode }

Describe 'A device with a member of another type' {
    BeforeEach { $server = Start-FreshServer @{ MaximumRetryCount = 0 } }

    It 'is a non-terminating error between the others: <item>' -ForEach @(
        @{ item = '{"id":"odd","lastSeen":""}'; target = 'odd'; member = '.lastSeen' }
        @{ item = '{"id":"odd","information":{"year":"2020"}}'; target = 'odd'; member = '.information.year' }
        @{ item = '{"id":"odd","information":{"displayName":"\ud800"}}'; target = 'odd'; member = '.information.displayName' }
        @{ item = '{"id":7}'; target = ''; member = '.id' }
        @{ item = 'null'; target = ''; member = '' }
        @{ item = '"text"'; target = ''; member = '' }
    ) {
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'v1' }, $item, @{ id = 'v2' } -After 'p2'))
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'v3' }))
        Get-EnodeVehicle 2>&1 | Get-Place | Should -BeExactly 'v1', "! $target `$.data[1]$member", 'v2', 'v3'
        Get-Sent $server | Should -BeExactly 'GET /vehicles', 'GET /vehicles?after=p2'
    }

    It 'is named with its id and its member, and a recommendation' {
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'v1' }, '{"id":"odd","lastSeen":""}'))
        $null = Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable failure
        $message = "The item 'odd' of the response to GET /vehicles has another shape than documented, at `$.data[1].lastSeen."
        "$($failure[0])" | Should -BeExactly $message
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*others are not affected*Invoke-EnodeApi*'
        $failure[0].Exception.ItemId | Should -BeExactly 'odd'
    }

    It 'has the input as the target of its error when it has no id' {
        $null = $server.Reply(200, (ConvertTo-Page 'null', @{ id = 'v1' }))
        Get-EnodeVehicle -UserId u1 2>&1 | Get-Place | Should -BeExactly '! u1 $.data[0]', 'v1'
    }

    It 'is not counted for -Skip and -First' {
        $odd = 0..4 | ForEach-Object { "{`"id`":`"odd$_`",`"vendor`":1}" }
        $null = $server.Reply(200, (ConvertTo-Page $odd[1], @{ id = 'v1' }, $odd[2], @{ id = 'v2' } -After 'p2'))
        $null = $server.Reply(200, (ConvertTo-Page $odd[3], @{ id = 'v3' }, $odd[4], @{ id = 'v4' } -After 'p3'))
        Get-EnodeVehicle -Skip 1 -First 2 2>&1 | Get-Place |
            Should -BeExactly '! odd1 $.data[0].vendor', '! odd2 $.data[2].vendor', 'v2', '! odd3 $.data[0].vendor', 'v3'
        Get-Sent $server | Should -BeExactly 'GET /vehicles', 'GET /vehicles?after=p2'
    }

    It 'is an error also with -BatteryBelow' {
        $cars = @{ v1 = 10; v2 = 90; v3 = 5 }
        $low, $full, $empty = 'v1', 'v2', 'v3' | ForEach-Object { @{ id = $_; chargeState = @{ batteryLevel = $cars[$_] } } }
        $null = $server.Reply(200, (ConvertTo-Page $low, '{"id":"odd","vendor":1}', $full -After 'p2'))
        $null = $server.Reply(200, (ConvertTo-Page $empty -After 'p3'))
        Get-EnodeVehicle -BatteryBelow 20 -First 2 2>&1 | Get-Place | Should -BeExactly 'v1', '! odd $.data[1].vendor', 'v3'
        Get-Sent $server | Should -HaveCount 2
    }

    It 'is written in order in the lists of several users' {
        foreach ($user in 1..6) {
            $page = ConvertTo-Page @{ id = "v$user" }, @{ id = "odd$user"; vendor = 1 }, @{ id = "w$user" }
            $null = $server.ReplyTo('GET', "/users/u$user/vehicles", 200, $page)
        }

        $places = 1..6 | ForEach-Object { [Enode.User]@{ Id = "u$_" } } | Get-EnodeVehicle -ThrottleLimit 4 2>&1 | Get-Place
        $places | Should -BeExactly (1..6 | ForEach-Object { "v$_"; "! odd$_ `$.data[1].vendor"; "w$_" })
    }

    It 'ends the command with -ErrorAction Stop, after the objects before it' {
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'v1' }, '{"id":"odd","vendor":1}', @{ id = 'v2' }))
        $seen = [System.Collections.Generic.List[object]]::new()
        { Get-EnodeVehicle -ErrorAction Stop | ForEach-Object { $seen.Add($_.Id) } } | Should -Throw -ErrorId 'Enode.InvalidResponse,*'
        $seen | Should -BeExactly 'v1'
    }

    It 'is different from a page of another shape, which ends the list: <page>' -ForEach @(
        @{ page = '{"data":[{"id":"v2"},null]}'; member = '$.pagination' }
        @{ page = '{"pagination":{"after":null}}'; member = '$.data' }
        @{ page = '{"data":[{"id":"v2"},null],"pagination":{"after":7}}'; member = '$.pagination.after' }
    ) {
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'v1' } -After 'p2')).Reply(200, $page)
        Get-EnodeVehicle 2>&1 | Get-Place | Should -BeExactly 'v1', "!  $member"
    }

    It 'is an error with its member when it is read by id' {
        $null = $server.ReplyTo('GET', '/vehicles/odd', 200, '{"id":"odd","lastSeen":""}')
        $null = $server.ReplyTo('GET', '/vehicles/v1', 200, '{"id":"v1"}')
        'odd', 'v1' | Get-EnodeVehicle 2>&1 | Get-Place | Should -BeExactly '! odd $.lastSeen', 'v1'
    }
}
