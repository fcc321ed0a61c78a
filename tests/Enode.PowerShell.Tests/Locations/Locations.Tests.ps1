# Get-, New-, Set- and Remove-EnodeLocation: what they send and write.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    function ConvertTo-Location([string] $Id, [string] $UserId = 'u1') {
        $place = @{ name = "Site $Id"; latitude = 59.5; longitude = -10.25; timezoneName = 'Europe/Oslo' }
        ConvertTo-Json ($place + @{ id = $Id; userId = $UserId; createdAt = '2024-04-07T17:04:26Z' }) -Compress
    }
}

AfterAll { Reset-Enode }

Describe 'Get-EnodeLocation' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        $null = $server.ReplyTo('GET', '/locations', 200, ('{{"data":[{0},{1}],"pagination":{{"after":null}}}}' -f
            (ConvertTo-Location l1), (ConvertTo-Location l2 u2)))
        $null = $server.ReplyTo('GET', '/users/u1/locations', 200, ('{{"data":[{0}],"pagination":{{"after":null}}}}' -f
            (ConvertTo-Location l1)))
        foreach ($id in 'l1', 'l2') { $null = $server.ReplyTo('GET', "/locations/$id", 200, (ConvertTo-Location $id)) }
    }

    It 'lists the locations of all users' {
        $sites = Get-EnodeLocation
        $sites | Should -BeOfType Enode.Location
        $sites.Id | Should -BeExactly 'l1', 'l2'
        $sites[0].Latitude | Should -Be 59.5
        $sites[0].Longitude | Should -Be -10.25
        $sites[0].TimezoneName | Should -BeExactly 'Europe/Oslo'
        Get-Sent $server | Should -BeExactly 'GET /locations'
    }

    It 'lists the locations of <name>' -ForEach @(
        @{ name = 'a user id'; run = { Get-EnodeLocation -UserId u1 } }
        @{ name = 'a user'; run = { [Enode.User]@{ Id = 'u1' } | Get-EnodeLocation } }
        @{ name = 'a user from a Clixml file'; run = { [Enode.User]@{ Id = 'u1' } | Copy-ThroughClixml | Get-EnodeLocation } }
    ) {
        (& $run).Id | Should -BeExactly 'l1'
        Get-Sent $server | Should -BeExactly 'GET /users/u1/locations'
    }

    It 'gives with -WithoutTariff those that no tariff is linked to, <name>' -ForEach @(
        @{ name = 'of all users'; with = @{}; list = '/locations'; ids = 'l1', 'l2' }
        @{ name = 'several at a time'; with = @{ ThrottleLimit = 8 }; list = '/locations'; ids = 'l1', 'l2' }
        @{ name = 'of a user'; with = @{ UserId = 'u1' }; list = '/users/u1/locations'; ids = , 'l1' }
    ) {
        $none = ConvertTo-Problem 'not-found' 'Not Found' 'No tariff'
        $null = $server.ReplyTo('GET', '/locations/l1/tariff', 404, $none)
        $null = $server.ReplyTo('GET', '/locations/l2/tariff', 200, '[]')
        (Get-EnodeLocation -WithoutTariff @with).Id | Should -BeExactly 'l1'
        $sent = Get-Sent $server
        $sent[0] | Should -BeExactly "GET $list"
        $sent[1..9] | Sort-Object | Should -BeExactly ($ids | ForEach-Object { "GET /locations/$_/tariff" })
    }

    It 'does not take a failure for a missing tariff' {
        $null = $server.ReplyTo('GET', '/locations/l1/tariff', 404, (ConvertTo-Problem 'not-found' 'Not Found' 'No tariff'))
        $null = $server.ReplyTo('GET', '/locations/l2/tariff', 500, '{}')
        Get-EnodeLocation -WithoutTariff -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.ServerError'
    }

    It 'reads <name>' -ForEach @(
        @{ name = 'an id'; run = { Get-EnodeLocation l1 } }
        @{ name = '-Id'; run = { Get-EnodeLocation -Id l1 } }
        @{ name = 'a row'; run = { [pscustomobject]@{ Id = 'l1' } | Get-EnodeLocation } }
        @{ name = 'a row of a CSV file'; run = { Get-EnodeLocation -First 1 | Copy-ThroughCsv | Get-EnodeLocation } }
        @{ name = 'a charger at it'; run = { [Enode.Charger]@{ Id = 'c'; Location = @{ Id = 'l1' } } | Get-EnodeLocation } }
        @{ name = 'a vehicle at it'; run = { [Enode.Vehicle]@{ Id = 'v'; Location = @{ Id = 'l1' } } | Get-EnodeLocation } }
        @{
            name = 'a copy of a vehicle at it'
            run  = { [Enode.Vehicle]@{ Id = 'v'; Location = @{ Id = 'l1' } } | Copy-ThroughClixml | Get-EnodeLocation }
        }
        @{ name = 'a HEM system at it'; run = { [Enode.HemSystem]@{ Id = 'h'; LocationId = 'l1' } | Get-EnodeLocation } }
    ) {
        (& $run).Id | Should -BeExactly 'l1'
        @(Get-Sent $server)[-1] | Should -BeExactly 'GET /locations/l1'
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'a device without a location'; with = { [Enode.Vehicle]@{ Id = 'v1' } } }
        @{ name = 'an action'; with = { [Enode.ChargeAction]@{ Id = 'a1'; TargetId = 'v1' } } }
    ) {
        & $with | Get-EnodeLocation -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed.Exception.Message | Should -BeLike 'This cmdlet accepts a location, or an object that refers to one. *'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'leads to the user' {
        $null = $server.ReplyTo('GET', '/users/u2', 200, '{"id":"u2","linkedVendors":[]}')
        (Get-EnodeLocation | Select-Object -Last 1 | Get-EnodeUser).Id | Should -BeExactly 'u2'
        @(Get-Sent $server)[-1] | Should -BeExactly 'GET /users/u2'
    }

    It 'completes ids of the last list with their names' {
        $null = Get-EnodeLocation
        foreach ($line in 'Get-EnodeLocation l', 'Set-EnodeLocation -Id l', 'Set-EnodeCharger c1 -LocationId l') {
            $matched = Get-Completion $line
            $matched.CompletionText | Should -BeExactly 'l1', 'l2' -Because $line
            $matched[0].ListItemText | Should -BeExactly 'Site l1'
        }
    }

    It 'shows a table and a list' {
        (Get-EnodeLocation l1 | Out-String -Width 160) | Should -Match 'Site l1\s+Europe/Oslo\s+l1\s+u1\s+\S+\s+59\.5\s+-10\.25'
        (Get-EnodeLocation l1 | Format-List | Out-String) | Should -Match '(?s)Name\s+: Site l1.*TimezoneName\s+: Europe/Oslo.*CreatedAt'
    }
}

Describe 'New-EnodeLocation' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($user in 'u1', 'u2') { $null = $server.ReplyTo('POST', "/users/$user/locations", 200, (ConvertTo-Location new $user)) }
        $at = @{ Name = 'Home'; Latitude = 59.5; Longitude = -10.25; TimezoneName = 'Europe/Oslo' }
        $body = '{"name":"Home","latitude":59.5,"longitude":-10.25,"timezoneName":"Europe/Oslo"}'
    }

    It 'creates a location of <name>' -ForEach @(
        @{ name = 'an id'; run = { New-EnodeLocation u1 @at } }
        @{ name = '-UserId'; run = { New-EnodeLocation -UserId u1 @at } }
        @{ name = 'a user'; run = { [Enode.User]@{ Id = 'u1' } | New-EnodeLocation @at } }
        @{ name = 'the owner of a device'; run = { [Enode.Charger]@{ Id = 'c1'; UserId = 'u1' } | New-EnodeLocation @at } }
        @{
            name = 'the owner of a device from a Clixml file'
            run  = { [Enode.Charger]@{ Id = 'c1'; UserId = 'u1' } | Copy-ThroughClixml | New-EnodeLocation @at }
        }
        @{ name = 'a row of a user'; run = { [pscustomobject]@{ Id = 'u1' } | New-EnodeLocation @at } }
        @{ name = 'a row with a UserId'; run = { [pscustomobject]@{ Id = 'c1'; UserId = 'u1' } | New-EnodeLocation @at } }
        @{ name = 'a row with all columns'; run = { [pscustomobject]($at + @{ UserId = 'u1' }) | Copy-ThroughCsv | New-EnodeLocation } }
        @{ name = 'a location that was read'; run = { [Enode.Location]@{ Id = 'l9'; UserId = 'u1' } | New-EnodeLocation @at } }
    ) {
        $site = & $run
        $site | Should -BeOfType Enode.Location
        $site.Id | Should -BeExactly 'new'
        Get-Sent $server | Should -BeExactly 'POST /users/u1/locations'
        $server.Calls[0].Body | Should -BeExactly $body
    }

    It 'takes the columns of each row' {
        $rows = @'
UserId,Name,Latitude,Longitude,TimezoneName
u1,A,1.5,2,europe/oslo
u2,B,-3,4e1,UTC
'@ | ConvertFrom-Csv
        $rows | New-EnodeLocation -ThrottleLimit 4 | Should -HaveCount 2
        $sent = $server.Calls | Sort-Object Path
        $sent.Body | Should -BeExactly @(
            '{"name":"A","latitude":1.5,"longitude":2,"timezoneName":"Europe/Oslo"}'
            '{"name":"B","latitude":-3,"longitude":40,"timezoneName":"UTC"}')
    }

    It 'writes an error for a row that it cannot use, sends nothing for it, and continues' {
        $rows = @'
UserId,Name,Latitude,Longitude,TimezoneName
u1,A,91,2,UTC
u1,A,"1,5",2,UTC
u1,A,1,2,Oslo
u1,,1,2,UTC
,A,1,2,UTC
u2,B,3,4,UTC
'@ | ConvertFrom-Csv
        $made = $rows | New-EnodeLocation -ErrorAction SilentlyContinue -ErrorVariable failed
        $made.UserId | Should -BeExactly 'u2'
        $failed.Count | Should -Be 5
        Get-Sent $server | Should -BeExactly 'POST /users/u2/locations'
    }

    It 'rejects <name>' -ForEach @(
        @{ name = 'a zone that does not exist'; with = @{ TimezoneName = 'Europe/Osl' }; error = '*not a time zone of the IANA database*' }
        @{ name = 'a name of Windows'; with = @{ TimezoneName = 'W. Europe Standard Time' }; error = '*not a time zone of the IANA*' }
        @{ name = 'a latitude beyond the pole'; with = @{ Latitude = 90.1 }; error = '*90.1*' }
        @{ name = 'a longitude beyond 180'; with = @{ Longitude = -180.5 }; error = '*180.5*' }
        @{ name = 'a latitude with a comma'; with = @{ Latitude = '59,5' }; error = '*decimal point*' }
        @{ name = 'a latitude that is not a number'; with = @{ Latitude = 'NaN' }; error = '*' }
        @{ name = 'an empty name'; with = @{ Name = '' }; error = '*' }
    ) {
        $settings = @{} + $at
        foreach ($key in $with.Keys) { $settings[$key] = $with[$key] }
        { New-EnodeLocation u1 @settings -ErrorAction Stop } | Should -Throw $error
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'an object without a user'; with = { [Enode.Intervention]@{ Id = 'i1' } }; id = 'Enode.InvalidArgument' }
        @{ name = 'a user without an id'; with = { [Enode.User]::new() }; id = 'Enode.InvalidId' }
        @{ name = 'an empty id'; with = { '' }; id = 'Enode.InvalidId' }
    ) {
        & $with | New-EnodeLocation @at -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly $id
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and names the user and the connection with -Verbose' {
        $run = Invoke-InRunspace { New-EnodeLocation u1 @at -WhatIf } @{ at = $at }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @(New-EnodeLocation u1 @at -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation "Create location 'Home'" "user u1 through connection 'scripted'")
    }

    It 'sends a request once that may have been processed' {
        $null = $server.ReplyTo('POST', '/users/u9/locations', 500, '{"title":"Broken"}')
        Connect-Scripted $server 'retrying' @{ MaximumRetryCount = 3 }
        New-EnodeLocation u9 @at -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.ServerError'
        Get-Sent $server | Should -BeExactly 'POST /users/u9/locations'
    }

    It 'completes time zones by name and by city, in any case' {
        (Get-Completion 'New-EnodeLocation u1 -TimezoneName europe/osl').CompletionText | Should -BeExactly 'Europe/Oslo'
        (Get-Completion 'New-EnodeLocation u1 -TimezoneName osl').CompletionText | Should -BeExactly 'Europe/Oslo'
        (Get-Completion 'Set-EnodeLocation l1 -TimezoneName Europe/').CompletionText.Count | Should -BeGreaterThan 40
    }
}

Describe 'Set-EnodeLocation' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($id in 'l1', 'l2') {
            $null = $server.ReplyTo('GET', "/locations/$id", 200, (ConvertTo-Location $id))
            $null = $server.ReplyTo('PUT', "/locations/$id", 200, (ConvertTo-Location $id))
        }
    }

    It 'sends what was specified alone: <body>' -ForEach @(
        @{ with = @{ Name = 'New' }; body = '{"name":"New"}' }
        @{ with = @{ Latitude = 0 }; body = '{"latitude":0}' }
        @{ with = @{ Longitude = '10.5' }; body = '{"longitude":10.5}' }
        @{ with = @{ TimezoneName = 'utc' }; body = '{"timezoneName":"UTC"}' }
        @{ with = @{ TimezoneName = 'UTC'; Name = 'N' }; body = '{"name":"N","timezoneName":"UTC"}' }
    ) {
        (Set-EnodeLocation l1 @with).Id | Should -BeExactly 'l1'
        Get-Sent $server | Should -BeExactly 'PUT /locations/l1'
        $server.Calls[0].Body | Should -BeExactly $body
    }

    It 'changes <name>' -ForEach @(
        @{ name = 'ids in the pipeline'; run = { 'l1', 'l2' | Set-EnodeLocation -Name N } }
        @{ name = '-Id'; run = { Set-EnodeLocation -Id l1, l2 -Name N } }
        @{ name = 'locations'; run = { $sites | Set-EnodeLocation -Name N } }
        @{ name = 'rows of a CSV file, whose other columns are not sent'; run = { $sites | Copy-ThroughCsv | Set-EnodeLocation -Name N } }
        @{ name = 'locations from a Clixml file'; run = { $sites | Copy-ThroughClixml | Set-EnodeLocation -Name N } }
    ) {
        $sites = Get-EnodeLocation l1, l2
        $server.ClearJournal()
        (& $run).Id | Should -BeExactly 'l1', 'l2'
        Get-Sent $server | Should -BeExactly 'PUT /locations/l1', 'PUT /locations/l2'
        $server.Calls.Body | Should -BeExactly '{"name":"N"}', '{"name":"N"}'
    }

    It 'rejects a call that changes nothing' {
        { Set-EnodeLocation l1 -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.InvalidArgument,*'
        { Set-EnodeLocation l1 -ErrorAction Stop } | Should -Throw '*none of -Name, -Latitude, -Longitude, -TimezoneName is specified.'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects a charger, and sends nothing' {
        [Enode.Charger]@{ Id = 'c1'; Location = @{ Id = 'l1' } } | Set-EnodeLocation -Name N -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'names the location and the connection with -Verbose' {
        $site = Get-EnodeLocation l1
        $said = @($site | Set-EnodeLocation -Name N -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation 'Change' "location 'Site l1' (l1) through connection 'scripted'")
    }
}

Describe 'Remove-EnodeLocation' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 1 }
        foreach ($id in 'l1', 'l2') { $null = $server.ReplyTo('DELETE', "/locations/$id", 200, (ConvertTo-Location $id)) }
    }

    It 'deletes <name>, and writes what was deleted' -ForEach @(
        @{ name = 'ids'; run = { 'l1', 'l2' | Remove-EnodeLocation -Confirm:$false } }
        @{ name = 'locations'; run = { 'l1', 'l2' | ForEach-Object { [Enode.Location]@{ Id = $_ } } | Remove-EnodeLocation -Confirm:$false } }
        @{ name = 'rows'; run = { 'l1', 'l2' | ForEach-Object { [pscustomobject]@{ LocationId = $_ } } | Remove-EnodeLocation -Force } }
    ) {
        $gone = & $run
        $gone | Should -BeOfType Enode.Location
        $gone.Id | Should -BeExactly 'l1', 'l2'
        Get-Sent $server | Should -BeExactly 'DELETE /locations/l1', 'DELETE /locations/l2'
    }

    It 'sends nothing with -WhatIf, and asks by default' {
        $run = Invoke-InRunspace { Remove-EnodeLocation l1 -WhatIf }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        [System.Management.Automation.CommandMetadata]::new((Get-Command Remove-EnodeLocation)).ConfirmImpact | Should -Be 'High'
    }

    It 'writes nothing and no error when the location is gone after a lost response' {
        $null = $server.Reply([Enode.Testing.Response]::Reset).Reply(404, '{"title":"Not Found"}')
        Remove-EnodeLocation l9 -Confirm:$false -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'DELETE /locations/l9', 'DELETE /locations/l9'
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'the device at it'; with = { [Enode.Charger]@{ Id = 'c1'; Location = @{ Id = 'l1' } } } }
        @{ name = 'its user'; with = { [Enode.User]@{ Id = 'u1' } } }
        @{ name = 'a row with an Id, which can be of anything'; with = { [pscustomobject]@{ Id = 'l1' } } }
        @{ name = 'a row of a device'; with = { [pscustomobject]@{ Id = 'c1'; LocationId = 'l1' } } }
    ) {
        & $with | Remove-EnodeLocation -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }
}

Describe 'Locations of the simulator' {
    BeforeAll { $null = Start-FreshSimulator -VehicleCount 10 }

    It 'are created, assigned, changed and deleted' {
        $charger = Get-EnodeCharger -First 1
        $site = $charger | New-EnodeLocation -Name Depot -Latitude 60 -Longitude 11 -TimezoneName Europe/Oslo
        $site.UserId | Should -BeExactly $charger.UserId
        ($charger | Set-EnodeCharger -LocationId $site.Id).LocationId | Should -BeExactly $site.Id
        ($charger | Get-EnodeCharger | Get-EnodeLocation).Name | Should -BeExactly 'Depot'
        ($site | Set-EnodeLocation -Name Yard).Name | Should -BeExactly 'Yard'
        (Get-EnodeLocation -UserId $charger.UserId).Name | Should -Contain 'Yard'
        ($site | Remove-EnodeLocation -Confirm:$false).Id | Should -BeExactly $site.Id
        ($charger | Get-EnodeCharger).LocationId | Should -BeNullOrEmpty
        $site | Get-EnodeLocation -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
    }
}
