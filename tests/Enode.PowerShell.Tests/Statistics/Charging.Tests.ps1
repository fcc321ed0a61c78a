# Get-EnodeChargingStatistic and Get-EnodeChargingSession: whose statistics are asked for, of which time, and what comes of them.

BeforeDiscovery {
    $commands = @(
        @{ Command = 'Get-EnodeChargingStatistic'; Path = 'statistics/charging' }
        @{ Command = 'Get-EnodeChargingSession'; Path = 'statistics/charging/sessions' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    $day = @{ StartDate = '2026-01-14' }

    # A list of points that does for both commands.
    function ConvertTo-PointList([int] $Count = 1) {
        $points = foreach ($number in 1..$Count) {
            @{
                kw = @{ min = 0; max = 11; mean = 7.5 }; kwhSum = $number + 0.25; price = @{ min = 0.1; max = 0.4; mean = 0.25 }
                costSum = 2.5 * $number; nonSmartPrice = @{ min = $null; max = $null; mean = $null }; estimatedSavings = $null
                date = '2026-01-14T00:00:00Z'; id = "v$number"; locationId = 'l1'; from = '2026-01-14T17:00:00Z'
                to = '2026-01-14T19:30:00Z'
            }
        }

        ConvertTo-Json -InputObject @($points) -Depth 5 -Compress
    }
}

AfterAll { Reset-Enode }

Describe '<Command>' -ForEach $commands {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($user in 'u1', 'u2') { $null = $server.ReplyTo('GET', "/users/$user/$Path", 200, (ConvertTo-PointList)) }
        $car = [Enode.Vehicle]@{ Id = 'v1'; UserId = 'u1' }
        $start = '?startDate=2026-01-14T00%3A00%3A00Z'
    }

    It 'asks for the devices of users, <name>' -ForEach @(
        @{ name = 'by position'; run = { & $Command u1, u2 -Type charger @day } }
        @{ name = 'for -UserId'; run = { & $Command -UserId u1, u2 -Type charger @day } }
        @{ name = 'for ids in the pipeline'; run = { 'u1', 'u2' | & $Command -Type charger @day } }
        @{
            name = 'for users in the pipeline'
            run  = { [Enode.User]@{ Id = 'u1' }, [Enode.User]@{ Id = 'u2' } | & $Command -Type charger @day }
        }
        @{
            name = 'for users from a Clixml file'
            run  = { [Enode.User]@{ Id = 'u1' }, [Enode.User]@{ Id = 'u2' } | Copy-ThroughClixml | & $Command -Type charger @day }
        }
        @{
            name = 'for rows with an Id'
            run  = { [pscustomobject]@{ Id = 'u1' }, [pscustomobject]@{ Id = 'u2' } | & $Command -Type charger @day }
        }
        @{
            name = 'for rows with a UserId, whose Id is that of the row'
            run  = { 'u1', 'u2' | ForEach-Object { [pscustomobject]@{ Id = "row of $_"; UserId = $_; AssetType = '' } } |
                    & $Command -Type charger @day }
        }
        @{
            name = 'for rows with a UserId alone'
            run  = { 'u1', 'u2' | ForEach-Object { [pscustomobject]@{ UserId = $_ } } | & $Command -Type charger @day }
        }
        @{ name = 'several at a time'; run = { 'u1', 'u2' | & $Command -Type charger @day -ThrottleLimit 8 } }
    ) {
        $points = & $run
        $points.UserId | Should -BeExactly 'u1', 'u2'
        $points.DeviceType | Should -BeExactly 'charger', 'charger'
        Get-Sent $server | Sort-Object | Should -BeExactly @('u1', 'u2' | ForEach-Object { "GET /users/$_/$Path$start&type=charger" })
    }

    It 'takes user, kind and id of <name>' -ForEach @(
        @{ name = 'a vehicle'; given = { $car }; type = 'vehicle' }
        @{ name = 'a charger'; given = { [Enode.Charger]@{ Id = 'v1'; UserId = 'u1' } }; type = 'charger' }
        @{ name = 'an HVAC unit'; given = { [Enode.Hvac]@{ Id = 'v1'; UserId = 'u1' } }; type = 'hvac' }
        @{ name = 'a vehicle from a Clixml file'; given = { $car | Copy-ThroughClixml }; type = 'vehicle' }
        @{ name = 'a vehicle from a job'; given = { Copy-Serialized $car 1 }; type = 'vehicle' }
        @{ name = 'a selected vehicle'; given = { $car | Select-Object Id, UserId }; type = 'vehicle' }
        @{ name = 'a row of a CSV file'; given = { $car | Copy-ThroughCsv }; type = 'vehicle' }
        @{ name = 'a row with an AssetType'; given = { [pscustomobject]@{ Id = 'v1'; UserId = 'u1'; AssetType = 'HVAC' } }; type = 'hvac' }
    ) {
        $point = & $given | & $Command @day
        $point.UserId, $point.DeviceType, $point.DeviceId | Should -BeExactly 'u1', $type, 'v1'
        Get-Sent $server | Should -BeExactly "GET /users/u1/$Path$start&id=v1&type=$type"
    }

    It 'sends the id of a device, the location and the end' {
        $null = & $Command -UserId u1 -Type Vehicle -DeviceId 'v 9' -LocationId l1 -StartDate 2026-01-14 -EndDate 2026-01-15T06:30+01:00
        $null = & $Command -UserId u1 -Type VEHICLE -Id v9 @day
        Get-Sent $server | Should -BeExactly @(
            "GET /users/u1/$Path$start&endDate=2026-01-15T05%3A30%3A00Z&locationId=l1&id=v%209&type=vehicle"
            "GET /users/u1/$Path$start&id=v9&type=vehicle")
    }

    It 'reads <text> as <utc>, in every culture and time zone' -ForEach @(
        @{ text = '2026-01-14'; utc = '2026-01-14T00:00:00Z' }
        @{ text = '2026-01-14T06:30'; utc = '2026-01-14T06:30:00Z' }
        @{ text = '2026-01-14 06:30:15.25'; utc = '2026-01-14T06:30:15.25Z' }
        @{ text = '2026-01-14T06:30:00Z'; utc = '2026-01-14T06:30:00Z' }
        @{ text = '2026-01-14T00:00:00+01:00'; utc = '2026-01-13T23:00:00Z' }
        @{ text = [datetime]'2026-01-14'; utc = '2026-01-14T00:00:00Z' }
        @{ text = [DateTimeOffset]::new(2026, 1, 14, 0, 0, 0, [timespan]'02:00'); utc = '2026-01-13T22:00:00Z' }
        @{ text = [datetime]::SpecifyKind([datetime]'2026-01-14T06:00:00', 'Utc'); utc = '2026-01-14T06:00:00Z' }
    ) {
        foreach ($culture in 'en-US', 'de-DE', 'tr-TR', 'th-TH', 'ar-SA') {
            $server.ClearJournal()
            $null = Invoke-WithCulture $culture { & $Command -UserId u1 -Type vehicle -StartDate $text }
            Get-Sent $server | Should -BeExactly "GET /users/u1/$Path`?startDate=$([uri]::EscapeDataString($utc))&type=vehicle"
        }
    }

    It 'reads <text> as a day of UTC' -ForEach @(
        @{ text = 'yesterday'; days = -1; time = 'T00:00:00Z' }
        @{ text = 'Today'; days = 0; time = 'T00:00:00Z' }
        @{ text = 'tomorrow'; days = 1; time = 'T00:00:00Z' }
        @{ text = 'yesterday 18:00'; days = -1; time = 'T18:00:00Z' }
        @{ text = 'yesterday 18:30+01:00'; days = -1; time = 'T17:30:00Z' }
    ) {
        # The day can end during the test.
        $before = [datetime]::UtcNow
        $null = Invoke-WithCulture 'th-TH' { & $Command -UserId u1 -Type vehicle -StartDate $text }
        $possible = $before, [datetime]::UtcNow | ForEach-Object {
            $start = $_.AddDays($days).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture) + $time
            "GET /users/u1/$Path`?startDate=$([uri]::EscapeDataString($start))&type=vehicle"
        }
        Get-Sent $server | Should -BeIn $possible
    }

    It 'rejects <name> before a request, and names the parameter' -ForEach @(
        @{
            name = 'an end at the start'
            with = @{ StartDate = '2026-01-14'; EndDate = '2026-01-14' }
            says = '-StartDate (2026-01-14T00:00:00Z) is not before -EndDate *'
        }
        @{ name = 'an end before the start'; with = @{ StartDate = '2026-01-14'; EndDate = '2025-01-14' }; says = '-StartDate *' }
        @{ name = 'a day that does not exist'; with = @{ StartDate = '2026-06-31' }; says = "*'StartDate'*'2026-06-31' is not a time*" }
        @{ name = 'an American date'; with = @{ StartDate = '01/14/2026' }; says = "*'StartDate'*" }
        @{ name = 'a German date'; with = @{ StartDate = '14.01.2026' }; says = "*'StartDate'*" }
        @{ name = 'a word that is not a day'; with = @{ StartDate = 'yesterdays' }; says = "*'StartDate'*'yesterdays' is not a time*" }
        @{ name = 'a day and no time'; with = @{ StartDate = 'yesterday evening' }; says = "*'StartDate'*'yesterday evening' is not*" }
        @{ name = 'a number'; with = @{ StartDate = 20260114 }; says = "*'StartDate'*" }
        @{ name = 'a list'; with = @{ StartDate = @('2026-01-14', '2026-01-15') }; says = "*'StartDate'*" }
        @{ name = 'null'; with = @{ StartDate = $null }; says = "*'StartDate'*null*" }
        @{ name = 'an end of null'; with = @{ StartDate = '2026-01-14'; EndDate = $null }; says = "*'EndDate'*null*" }
        @{ name = 'a kind without statistics'; with = @{ StartDate = '2026-01-14'; Type = 'inverter' }; says = "*'Type'*" }
        @{ name = 'an empty device'; with = @{ StartDate = '2026-01-14'; Id = '' }; says = "*'Id'*" }
    ) {
        $all = $with.Contains('Type') ? $with : ($with + @{ Type = 'vehicle' })
        { & $Command -UserId u1 @all -ErrorAction Stop } | Should -Throw $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects <name>, sends nothing, and continues' -ForEach @(
        @{
            name  = 'a vehicle with another -Type'
            with  = @{ Type = 'charger' }
            given = { $car }
            says  = '*type vehicle, and -Type is charger.'
        }
        @{ name = 'a vehicle with another -Id'; with = @{ Id = 'v9' }; given = { $car }; says = '*vehicle v1, and -Id is v9.' }
        @{
            name  = 'a vehicle without a user'
            with  = @{}
            given = { [Enode.Vehicle]@{ Id = 'v1' } }
            says  = '*no UserId*-UserId, -Type and -Id.'
        }
        @{
            name  = 'an inverter'
            with  = @{}
            given = { [Enode.Inverter]@{ Id = 'i1'; UserId = 'u1' } }
            says  = '*accepts a user, a vehicle, a charger or an HVAC unit*'
        }
        @{ name = 'a location'; with = @{}; given = { [Enode.Location]@{ Id = 'l1'; UserId = 'u1' } }; says = '*accepts a user*' }
    ) {
        & $given | & $Command @day @with -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed.Exception.Message | Should -BeLike $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'ends with one error for <name> without -Type' -ForEach @(
        @{ name = 'ids'; given = { 'u1', 'u2' } }
        @{ name = 'users'; given = { [Enode.User]@{ Id = 'u1' }, [Enode.User]@{ Id = 'u2' } } }
    ) {
        { & $given | & $Command @day -ErrorAction SilentlyContinue -ErrorVariable failed } |
            Should -Throw -ErrorId 'Enode.InvalidArgument,*' -ExpectedMessage '-Type is required*'
        { & $Command -UserId u1, u2 @day } | Should -Throw -ErrorId 'Enode.InvalidArgument,*' -ExpectedMessage '-Type is required*'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'never asks for all devices because an id is empty' {
        $things = [Enode.Vehicle]@{ Id = ''; UserId = 'u1' }, [Enode.Vehicle]@{ UserId = 'u1' }, [Enode.User]::new(), ''
        $things | & $Command @day -Type vehicle -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly (@('Enode.InvalidId') * 4)
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'gives points fit for Group-Object, Measure-Object and Export-Csv' {
        $null = $server.ReplyTo('GET', "/users/u3/$Path", 200, (ConvertTo-PointList 3))
        $points = & $Command -UserId u3 -Type vehicle @day
        ($points | Measure-Object KwhSum -Sum).Sum | Should -Be 6.75
        ($points | Group-Object UserId).Count | Should -Be 3
        $points[0].Unit, $points[0].Timezone | Should -BeExactly 'kWh', 'UTC'
        $points[0].KwMean, $points[0].PriceMean | Should -Be 7.5, 0.25
        $rows = $points | Copy-ThroughCsv
        ($rows | Measure-Object CostSum -Sum).Sum | Should -Be 15
        $rows[0].PSObject.Properties.Value -match 'System\.|Enode\.' | Should -BeNullOrEmpty
    }

    It 'writes the points of ten years as they are read, and no more than -First' {
        $null = $server.ReplyTo('GET', "/users/u3/$Path", 200, (ConvertTo-PointList 2500))
        $years = @{ UserId = 'u3'; Type = 'vehicle'; StartDate = '2016-01-01'; EndDate = '2026-01-01' }
        @(& $Command @years).Count | Should -Be 2500
        @(& $Command @years -Skip 999 -First 2).KwhSum | Should -Be 1000.25, 1001.25
        Get-Sent $server | Should -HaveCount 2
    }

    It 'writes an error for a point that cannot be read, and the others' {
        $odd = (ConvertTo-PointList 2) -replace '"kwhSum":1.25', '"kwhSum":"much"'
        $null = $server.ReplyTo('GET', "/users/u3/$Path", 200, $odd)
        $points = & $Command -UserId u3 -Type vehicle @day -ErrorAction SilentlyContinue -ErrorVariable failed
        $points.KwhSum | Should -Be 2.25
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidResponse'
        $failed.Exception.MemberPath | Should -BeExactly '$[0].kwhSum'
    }

    It 'writes an error for a device that does not exist, and continues' {
        $null = $server.ReplyTo('GET', "/users/none/$Path", 404, (ConvertTo-Problem 'not-found' 'Not Found' 'Asset not found'))
        $points = 'none', 'u1' | & $Command -Type vehicle @day -ErrorAction SilentlyContinue -ErrorVariable failed
        $points.UserId | Should -BeExactly 'u1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
        $failed.TargetObject | Should -BeExactly 'none'
    }

    It 'uses the connection of the device' {
        $null = $server.ReplyTo('GET', '/vehicles/v1', 200, '{"id":"v1","userId":"u1"}')
        $live = Get-EnodeVehicle v1
        $other = New-ScriptedServer
        $null = Connect-Scripted $other 'other'
        ($live | & $Command @day).UserId | Should -BeExactly 'u1'
        Get-Sent $other | Should -BeNullOrEmpty
    }
}

Describe 'A DateTime of the machine' {
    It 'is converted from the time zone of the machine' {
        $server = Start-FreshServer
        $null = $server.ReplyTo('GET', '/users/u1/statistics/charging', 200, '[]')
        $local = [datetime]::SpecifyKind([datetime]'2026-01-14T06:00:00', 'Local')
        Get-EnodeChargingStatistic -UserId u1 -Type vehicle -StartDate $local
        $utc = $local.ToUniversalTime().ToString('yyyy-MM-dd\THH:mm:ss\Z', [cultureinfo]::InvariantCulture)
        Get-Sent $server | Should -BeLike "*startDate=$([uri]::EscapeDataString($utc))&*"
    }

    It 'without a time zone is in UTC, wherever the machine is' {
        $server = Start-FreshServer
        $null = $server.ReplyTo('GET', '/users/u1/statistics/charging', 200, '[]')
        $run = Invoke-InProcess @{
            TZ = 'Asia/Tokyo'; ENODE_API_URL = $server.Uri; ENODE_TOKEN_URL = $server.TokenUri
            ENODE_CLIENT_ID = 'client'; ENODE_CLIENT_SECRET = 'secret'
        } -ScriptBlock {
            Connect-Enode
            $local = [datetime]::SpecifyKind([datetime]'2026-01-14T09:00', 'Local')
            foreach ($time in '2026-01-14', [datetime]'2026-01-14', $local) {
                Get-EnodeChargingStatistic -UserId u1 -Type vehicle -StartDate $time
            }
        }
        $run.Text | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly (@('GET /users/u1/statistics/charging?startDate=2026-01-14T00%3A00%3A00Z&type=vehicle') * 3)
    }
}

Describe 'Get-EnodeChargingStatistic -Resolution' {
    It 'sends <_> in any case' -ForEach 'QUARTER_HOUR', 'HALF_HOUR', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR' {
        $server = Start-FreshServer
        $null = $server.ReplyTo('GET', '/users/u1/statistics/charging', 200, (ConvertTo-PointList))
        foreach ($given in $_, $_.ToLowerInvariant()) {
            $point = Invoke-WithCulture tr-TR { Get-EnodeChargingStatistic -UserId u1 -Type vehicle @day -Resolution $given }
            $point.Resolution | Should -BeExactly $_
        }

        Get-Sent $server | Select-Object -Unique | Should -BeLike "*&type=vehicle&resolution=$_"
    }

    It 'is DAY by default, and nothing is sent for it' {
        $server = Start-FreshServer
        $null = $server.ReplyTo('GET', '/users/u1/statistics/charging', 200, (ConvertTo-PointList))
        (Get-EnodeChargingStatistic -UserId u1 -Type vehicle @day).Resolution | Should -BeExactly 'DAY'
        Get-Sent $server | Should -Not -BeLike '*resolution*'
    }
}

Describe 'A month of charging in a CSV file' {
    It 'has the sum of the sessions' {
        $simulator = Start-FreshSimulator -Speed 60
        $month = @{ StartDate = $simulator.Now.AddDays(-31); EndDate = $simulator.Now.AddDays(-1) }
        $file = Join-Path $TestDrive 'month.csv'
        Get-EnodeUser | Get-EnodeChargingStatistic -Type vehicle -Resolution HOUR @month | Export-Csv $file
        $sessions = Get-EnodeVehicle | Get-EnodeChargingSession @month -ThrottleLimit 4
        foreach ($column in 'KwhSum', 'CostSum') {
            $sum = (Import-Csv $file | Measure-Object $column -Sum).Sum
            $sum | Should -BeGreaterThan 100
            [Math]::Abs($sum - ($sessions | Measure-Object $column -Sum).Sum) | Should -BeLessThan 0.1
        }
    }
}
