# What a terminal shows: the text of the views, in several widths, with and without colour.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'FilledObject.psm1') -Force
    Import-ModuleUnderTest
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    # The lines of a table or list, as a console of this width shows them.
    function Get-Text([int] $Width = 120) { @(($input | Out-String -Width $Width) -split ' *\r?\n' | Where-Object { $_.Trim() }) }

    function New-Car([string] $Name, [hashtable] $State = @{}, [hashtable] $With = @{}) {
        [Enode.Vehicle](@{
                Id = 'v1'; Information = [Enode.VehicleInformation]@{ DisplayName = $Name }
                ChargeState = [Enode.VehicleChargeState] $State
            } + $With)
    }

    function Get-Header($Line) { $Line.Trim() -split ' +' }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    Reset-Enode
}

Describe 'A table' {
    It 'of vehicles has a bar, units, one word for the state, and the age' {
        $car = New-Car 'Moby' @{
            BatteryLevel = 66.4; Range = 312.4; PowerDeliveryState = 'PLUGGED_IN:CHARGING'; ChargeRate = 10.987
        } @{ UserId = 'user-004'; LastSeen = [DateTimeOffset]::UtcNow.AddMinutes(-5.5) }
        $text = $car | Get-Text -Width 135
        Get-Header $text[0] | Should -BeExactly @(
            'DisplayName', 'BatteryLevel', 'State', 'Id', 'Age', 'UserId', 'Range', 'Connection', 'ChargeRate'
        )
        $text[2] | Should -BeExactly (
            'Moby             ████░░  66 % Charging     v1                                      5 min user-004     312 km' +
            '                  10.99 kW')
    }

    It 'shows no part of a number that is wider than its column' {
        $far = [DateTimeOffset]::MaxValue
        $car = New-Car 'Moby' @{ BatteryLevel = 1234; Range = 12345678.9; ChargeRate = [double]::NegativeInfinity } @{
            LastSeen = [DateTimeOffset]::MinValue
        }
        ($car | Get-Text -Width 135)[2] | Should -Match '^Moby +1234 % +! Unknown +v1 +! 20\d\d y +… +…$'
        (New-Car 'Moby' @{ Range = 1234 } | Get-Text)[2] | Should -Match ' 1234 km$'
        ([Enode.User]@{ Id = 'u'; CreatedAt = $far } | Get-Text)[2] | Should -Match '^u +in 7\d\d\d y$'
        $session = [Enode.ChargingSession]@{
            CostSum = 12.3456789; KwhSum = 123.4567; From = '2026-01-01'; To = '2026-01-05T04:05:00'
        }
        ($session | Get-Text -Width 160)[2] | Should -Match ' 123\.46 kWh +12\.346 .* 100 h 05 min$'
        ([Enode.ChargingSession]@{ CostSum = [decimal]::MaxValue } | Get-Text)[2] | Should -Match '^ +7\.9E\+28$'
    }

    It 'is the same in <_>' -ForEach 'de-DE', 'ar-SA', 'th-TH', 'fa-IR' {
        $car = New-Car 'Moby' @{ BatteryLevel = 66.4; ChargeRate = 10.987 } @{ LastSeen = [DateTimeOffset]'2026-01-02T03:04:05Z' }
        $expected = $car | Format-Table | Get-Text
        Invoke-WithCulture $_ { $car | Format-Table | Get-Text } | Should -BeExactly $expected

        (Invoke-WithCulture $_ { $car | Format-List | Get-Text }) -match '^LastSeen' |
            Should -BeExactly 'LastSeen             : 2026-01-02 03:04:05 +00:00'
    }

    It 'shows a level of <level> as nothing' -ForEach @(
        @{ level = [double]::NaN }
        @{ level = [double]::PositiveInfinity }
        @{ level = $null }
    ) {
        $Error.Clear()
        (New-Car 'Moby' @{ BatteryLevel = $level } | Get-Text)[2] | Should -Match '^Moby +Unknown +v1$'
        $Error | Should -BeNullOrEmpty
    }

    It 'shows a state that is newer than this version as it is, and none without a charge state' {
        (New-Car 'Moby' @{ PowerDeliveryState = 'DREAMING' } | Get-Text)[2] | Should -Match 'DREAMING'
        ([Enode.Vehicle]@{ Id = 'v1' } | Get-Text)[2] | Should -Match '^ +v1'
    }

    It 'cuts a long name at the end of a character: <name>' -ForEach @(
        @{ name = 'Tesla Model S P85D of the neighbour'; cut = 'Tesla Model S P…' }
        @{ name = '日本語の長い名前の車です'; cut = '日本語の長い名…' }
        @{ name = "abcdefghijklmnq`u{323}`u{307}xyz"; cut = 'abcdefghijklmn…' }
    ) {
        (New-Car $name | Get-Text)[2] | Should -Match "^$cut +Unknown"
    }

    It 'escapes control characters, and cuts them as text' {
        (New-Car "a$([char]27)[31mb" | Get-Text)[2] | Should -BeLike 'a\u001b`[31mb *'
    }

    It 'shows a time as far from now, before and after' {
        $now = [DateTimeOffset]::UtcNow
        foreach ($case in @(
                @{ time = $now.AddDays(-3); text = '3 d ago' }
                @{ time = $now.AddSeconds(90); text = 'in 1 min' }
            )) {
            ([Enode.User]@{ Id = 'u'; CreatedAt = $case.time } | Get-Text)[2] | Should -Match "^u +$($case.text)"
        }
    }

    It 'counts by the clock of the simulator for an object of a simulator, and its age can be compared' {
        $simulator = Start-FreshSimulator -Speed 100000
        while ($simulator.Now -lt $simulator.StartedAt.AddDays(2)) { $null = [System.Threading.Thread]::Yield() }
        $car = Get-EnodeVehicle -First 1
        $car.LastSeen | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddDays(1))
        $car.Age | Should -BeGreaterThan ([timespan]::Zero)
        $car.Age | Should -BeLessThan ($simulator.Now - $car.LastSeen + [timespan]'00:00:01')
        @($car | Where-Object Age -GE '0:00') | Should -HaveCount 1
        @($car | Where-Object Age -GT '1000.00:00') | Should -HaveCount 0

        # The receiver answers with an error, so that another attempt is due, by the clock of the simulator.
        $server = New-ScriptedServer
        $null = $server.ReplyTo('POST', '/hook', 500, '{}')
        $null = New-EnodeWebhook "$($server.Uri)hook" -InformationAction Ignore
        $sent = Send-EnodeSimulatorEvent enode:webhook:test
        $sent.NextAttemptAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddDays(1))
        $simulator.DeactivateWebhook((Get-EnodeWebhook).Id)
        while ($simulator.Now -lt $sent.NextAttemptAt) { $null = [System.Threading.Thread]::Yield() }
        ($sent | Get-Text)[2] | Should -Match ' ago '
    }

    It 'of <type> shows <label> with <size> characters in <width> columns' -ForEach @(
        @{ type = 'Meter'; label = 'State'; size = '! Importing'.Length; width = 80 }
        @{ type = 'Meter'; label = 'Connection'; size = 24; width = 160 }
        @{ type = 'Hvac'; label = 'DisplayName'; size = 23; width = 80 }
        @{ type = 'Hvac'; label = 'CurrentTemperature'; size = 18; width = 100 }
        @{ type = 'User'; label = 'Vendors'; size = 40; width = 100 }
        @{ type = 'User'; label = 'Connection'; size = 24; width = 120 }
        @{ type = 'EnodeConnection'; label = 'Name'; size = 24; width = 80 }
        @{ type = 'EnodeConnection'; label = 'ApiUri'; size = 'https://enode-api.production.enode.io/'.Length; width = 80 }
    ) {
        $table = (Get-FormatData "Enode.$type" -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition[0].Control
        $end = -1
        foreach ($header in $table.Headers) {
            $end += 1 + $header.Width
            if ($header.Label -eq $label) { break }
        }

        $header.Label | Should -BeExactly $label
        $header.Width | Should -Not -BeLessThan $size
        $end | Should -Not -BeGreaterThan $width
    }
}

Describe 'Devices of several kinds in one pipeline' {
    BeforeAll {
        $null = Start-FreshSimulator
        $devices = @(Get-EnodeVehicle -First 2) + @(Get-EnodeCharger -First 2) + @(Get-EnodeHvac -First 1) + @(Get-EnodeMeter -First 1)
    }

    It 'are one table, that of the first one: <first>' -ForEach @(
        @{ first = 'Vehicle'; index = 0 }
        @{ first = 'Charger'; index = 2 }
        @{ first = 'Hvac'; index = 4 }
        @{ first = 'Meter'; index = 5 }
    ) {
        $mixed = @($devices[$index]) + @($devices | Where-Object Id -NE $devices[$index].Id)
        foreach ($given in $mixed, @($mixed | Copy-ThroughClixml)) {
            $labels, $dashes, $rows = $given | Get-Text -Width 200
            Get-Header $labels | Should -Contain 'State'
            $rows | Should -HaveCount 6
            for ($i = 0; $i -lt 6; $i++) { $rows[$i] | Should -BeLike "*$($given[$i].State)*$($given[$i].Id)*" }
        }
    }

    It 'are in the same table as HEM systems' {
        $system = Get-EnodeHemSystem -First 1
        foreach ($given in @($devices[0], $system), @($system, $devices[0])) {
            foreach ($form in $given, @($given | Copy-ThroughClixml)) {
                $labels, $dashes, $rows = $form | Get-Text
                Get-Header $labels | Should -Contain 'Connection'
                $rows | Should -HaveCount 2
                0, 1 | ForEach-Object { $rows[$_] | Should -BeLike "*$($given[$_].Id)*" }
            }
        }

        (Get-Header ($system | Get-Text)[0]) | Should -Contain 'GenerationToday'
    }

    It 'have a view of their own, with the kind' {
        $labels, $dashes, $rows = $devices | Format-Table -View Enode.Device | Get-Text
        Get-Header $labels | Should -BeExactly 'AssetType', 'DisplayName', 'State', 'Id', 'Age', 'UserId', 'Connection'
        $rows | ForEach-Object { ($_ -split ' ')[0] } | Should -BeExactly $devices.AssetType
    }
}

Describe 'A row that needs attention' {
    BeforeDiscovery {
        $cases = @(
            @{
                what = 'vehicle that is not reachable'; column = 'Age'; colour = 33; mark = '! 3 h'
                thing = { New-Car 'Moby' @{} @{ IsReachable = $false; LastSeen = [DateTimeOffset]::UtcNow.AddHours(-3.5) } }
            }
            @{
                what = 'vehicle that was seen a day ago'; column = 'Age'; colour = 33; mark = '! 1 d'
                thing = { New-Car 'Moby' @{} @{ IsReachable = $true; LastSeen = [DateTimeOffset]::UtcNow.AddHours(-25) } }
            }
            @{
                what = 'vehicle with a fault'; column = 'State'; colour = 31; mark = '! Fault'
                thing = { New-Car 'Moby' @{ PowerDeliveryState = 'PLUGGED_IN:FAULT' } @{ IsReachable = $false } }
            }
            @{
                what = 'vendor to link again'; column = 'IsValid'; colour = 31; mark = '! False'
                thing = { [Enode.LinkedVendor]@{ UserId = 'u'; Vendor = 'TESLA'; IsValid = $false } }
            }
            @{
                what = 'webhook that is not active'; column = 'IsActive'; colour = 31; mark = '! False'
                thing = { [Enode.Webhook]@{ Url = 'https://a.example'; IsActive = $false } }
            }
            @{
                what = 'test of a webhook that failed'; column = 'Status'; colour = 31; mark = '! FAILURE'
                thing = { [Enode.WebhookTest]@{ Status = 'FAILURE'; Description = 'no' } }
            }
            @{
                what = 'action that failed'; column = 'State'; colour = 31; mark = '! FAILED'
                thing = { [Enode.ChargeAction]@{ Id = 'a'; Kind = 'START'; State = 'FAILED' } }
            }
            @{
                what = 'action that was cancelled'; column = 'State'; colour = 33; mark = '! CANCELLED'
                thing = { [Enode.ChargeAction]@{ Id = 'a'; Kind = 'START'; State = 'CANCELLED' } }
            }
            @{
                what = 'vendor that is down'; column = 'Status'; colour = 31; mark = '! OUTAGE'
                thing = { [Enode.VendorHealth]@{ Vendor = 'TESLA'; Status = 'OUTAGE'; LinkingStatus = 'READY' } }
            }
            @{
                what = 'vendor with errors in linking'; column = 'LinkingStatus'; colour = 33; mark = '! ELEVATED_ERROR_RATE'
                thing = { [Enode.VendorHealth]@{ Vendor = 'TESLA'; Status = 'READY'; LinkingStatus = 'ELEVATED_ERROR_RATE' } }
            }
            @{
                what = 'series without values'; column = 'Reason'; colour = 33; mark = '! no meter'
                thing = { [Enode.HemSystemStatistic]@{ Series = 'import'; IsAvailable = $false; Reason = 'no meter' } }
            }
        )
    }

    AfterEach { $PSStyle.OutputRendering = 'PlainText' }

    It 'has a mark, and a colour where there is colour: a <what>' -ForEach $cases {
        foreach ($given in (& $thing), (& $thing | Copy-ThroughClixml)) {
            ($given | Format-Table | Get-Text)[2] | Should -Match ([regex]::Escape($mark))
            ($given | Format-List | Get-Text) -match "^$column +: " | Should -Match ([regex]::Escape($mark))
            $PSStyle.OutputRendering = 'Ansi'
            $escape = [char] 27
            $row = ($given | Format-Table | Get-Text)[2]
            $row | Should -Match "$escape\[${colour}m$([regex]::Escape($mark))$escape\[0m"
            $row | Should -Match "^$escape\[${colour}m"
            ($given | Format-List | Get-Text) -match "$escape\[${colour}m" | Should -Not -BeNullOrEmpty
            $PSStyle.OutputRendering = 'PlainText'
            ($given | Format-Table | Get-Text)[2] | Should -Not -Match $escape
        }
    }

    It 'is not a row with <what>' -ForEach @(
        @{ what = 'a vehicle that was seen now'; thing = { New-Car 'Moby' @{} @{ IsReachable = $true; LastSeen = [DateTimeOffset]::UtcNow } } }
        @{ what = 'a vehicle of which nothing is known'; thing = { [Enode.Vehicle]@{ Id = 'v1' } } }
        @{ what = 'a heating that is not active'; thing = { [Enode.Hvac]@{ TemperatureState = [Enode.HvacTemperatureState]@{ IsActive = $false } } } }
        @{ what = 'an override that has ended'; thing = { [Enode.SmartOverride]@{ TargetId = 'v'; EndedAt = [DateTimeOffset]::UtcNow } } }
        @{ what = 'a battery of another status'; thing = { [Enode.Battery]@{ ChargeState = [Enode.BatteryChargeState]@{ Status = 'OUTAGE' } } } }
    ) {
        $PSStyle.OutputRendering = 'Ansi'
        $text = (& $thing | Format-Table | Get-Text -Width 200) -join "`n"
        $text | Should -Not -Match '!'
        $text | Should -Not -Match "$([char] 27)\[3[13]m"
    }

    It 'has no colour in a file, in a text, and with NO_COLOR' {
        $file = Join-Path $TestDrive 'rows.txt'
        $run = Invoke-InProcess {
            $file = $env:ROWS_FILE
            $car = [Enode.Vehicle]@{ Id = 'v1'; IsReachable = $false }
            $car > $file
            $car | Out-File $file -Append
            $car | Tee-Object -FilePath $file -Append | Out-Null
            [string] (Get-Content $file -Raw).Contains([char] 27)
            [string] ($car | Out-String).Contains([char] 27)
            [string] (Get-Content $file -Raw).Contains('!')
        } @{ ROWS_FILE = $file }
        $run.Text.Trim() -split '\s+' | Should -Be 'False', 'False', 'True'
        $run = Invoke-InProcess {
            "$($PSStyle.OutputRendering)"
            [Enode.Vehicle]@{ Id = 'u1'; IsReachable = $false } | Format-Table
        } @{ NO_COLOR = '1' }
        $run.Text | Should -BeLike 'PlainText*!*u1*'
        $run.Text | Should -Not -Match ([char] 27)
    }
}

Describe 'A list' {
    It 'of a vehicle has a bar, units, an exact age, and full times' {
        $car = New-Car 'Moby' @{ BatteryLevel = 66.4; Range = 312.45; BatteryCapacity = 75.25; ChargeTimeRemaining = 40 } @{
            LastSeen = [DateTimeOffset]::UtcNow.AddMinutes(-125)
        }
        $text = $car | Format-List | Get-Text
        $text | Should -Contain 'BatteryLevel         : ███████░░░  66 %'
        $text | Should -Contain 'Range                : 312.45 km'
        $text | Should -Contain 'BatteryCapacity      : 75.25 kWh'
        $text | Should -Contain 'ChargeTimeRemaining  : 40 min'
        $text | Should -Contain 'Age                  : 2 h 5 min'
        $text -match '^LastSeen' | Should -Match '^LastSeen +: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+00:00$'
    }

    It 'of a statistic has a small chart' {
        $kw = [Enode.Aggregates]@{ Min = 0; Mean = 5.5; Max = 11 }
        $statistic = [Enode.ChargingStatistic]@{ KwhSum = 12.5; Kw = $kw }
        $value = [Enode.InverterStatistic]@{ Value = 1.5; Peak = 3; Unit = 'kWh' }
        foreach ($given in @($statistic, $value), @($statistic, $value | Copy-ThroughClixml)) {
            $text = $given | ForEach-Object { $_ | Format-List | Get-Text }
            $text -match '^Kw ' | Should -Match '^Kw +: 0 to 11, mean 5\.5  ├─+●─+┤$'
            $text -match '^KwhSum ' | Should -Match ': 12\.5 kWh$'
            $text -match '^Value ' | Should -Match '^Value +: 1\.5 kWh  █{10}░{10}$'
            $text -match '^Peak ' | Should -Match ': 3 kWh$'
        }
    }

    It 'of a simulator counts the requests, and shows no secret' {
        $simulator = Start-FreshSimulator
        $text = $simulator | Format-List | Get-Text
        $text -match '^RequestLog' | Should -Match ': \d+ requests?$'
        $text -match '^Credential' | Should -Match ": $([regex]::Escape($simulator.ClientId))$"
        $text -join "`n" | Should -Not -Match ([regex]::Escape($simulator.Credential.GetNetworkCredential().Password))
    }

    It 'of one vehicle has unknown members' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('GET', '/vehicles/v1', 200, '{"id":"v1","newest":{"tyres":["front left","front right"]}}')
        $car = Get-EnodeVehicle v1 -Connection scripted
        $text = ($car | Format-List | Get-Text) -join "`n"
        $text | Should -Match 'AdditionalProperties : \{newest: \{tyres: front left, front right\}\}'
        $text | Should -Match 'Connection +: scripted'
        ($car | ConvertTo-Csv) -join "`n" | Should -Not -Match 'System\.'
    }

    It 'of one <noun> has all values, and no name of a type, in <width> columns' -ForEach @(
        foreach ($width in 80, 120) {
            'Vehicle', 'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter', 'HemSystem', 'User', 'Location' |
                ForEach-Object { @{ noun = $_; width = $width } }
        }
    ) {
        $null = Start-FreshSimulator
        $device = & "Get-Enode$noun" -First 1
        $text = $device | Format-List | Get-Text -Width $width
        $text -join "`n" | Should -Match "Id +: $($device.Id)"
        $text -join "`n" | Should -Match 'Connection +: Simulator'
        $text -join "`n" | Should -Not -Match 'System\.|Enode\.|…'
        foreach ($property in $device.PSObject.Properties.Name) { $text -match "^$property +:" | Should -HaveCount 1 -Because $property }
    }
}

Describe 'A header' {
    BeforeAll { $null = Start-FreshSimulator }

    It 'filters, sorts and groups vehicles as it looks' {
        $cars = @(Get-EnodeVehicle)
        $low = @($cars | Where-Object BatteryLevel -LT 30)
        $low.Count | Should -BeGreaterThan 0
        $low.Count | Should -BeLessThan $cars.Count
        $groups = $cars | Group-Object State
        $groups.Name | Should -Contain 'Unplugged'
        ($groups | Measure-Object Count -Sum).Sum | Should -Be $cars.Count
        $ages = @(($cars | Sort-Object Age -Descending).Age.TotalMinutes)
        $ages[0] | Should -BeGreaterThan $ages[-1]
        @($cars | Where-Object Age -GT ([timespan]'1.00:00')).Count | Should -BeIn (1..($cars.Count - 1))
        ($cars | Group-Object Connection).Name | Should -Be 'Simulator'
    }

    It 'finds a linked vendor and one to link again' {
        $users = @(Get-EnodeUser | Get-EnodeUser)
        @($users | Where-Object Vendors -Contains 'TESLA').Count | Should -BeIn (1..($users.Count - 1))
        ($users | Where-Object IsValid -EQ $false).InvalidVendors | Should -Not -BeNullOrEmpty
        # The response of one user has no time of creation, and the list has it.
        $users.CreatedAt | Should -BeExactly (Get-EnodeUser).CreatedAt
        (Get-EnodeUser $users[0].Id).CreatedAt | Should -BeNullOrEmpty
        ($users | Where-Object { $_.InvalidVendors.Count -gt 0 }).IsValid | Sort-Object -Unique | Should -Be $false
    }

    It 'is the selected connection, and the number of requests' {
        Start-EnodeSimulator -Connect
        Select-EnodeConnection Simulator
        (Get-EnodeConnection | Where-Object IsSelected).Name | Should -Be 'Simulator'
        $text = Get-EnodeConnection | Format-Table | Get-Text
        @($text | Where-Object { $_ -match '^\* +Simulator ' }) | Should -HaveCount 1
        $simulator = (Get-EnodeSimulator)[0]
        $simulator.RequestCount | Should -Be $simulator.RequestLog.Count
    }

    It 'is in a CSV file, with the connection and the position' {
        $row = Get-EnodeVehicle -First 1 | Copy-ThroughCsv
        $row.Connection | Should -Be 'Simulator'
        $row.MapUri | Should -Match '^https://www\.openstreetmap\.org/\?mlat=-?[\d.]+&mlon=-?[\d.]+#map='
        @($row.PSObject.Properties.Name)[-2] | Should -Be 'Connection'
    }
}

Describe 'The connection of what a command writes' {
    BeforeAll {
        $null = Start-FreshSimulator -VehicleCount 20
        $car = Get-EnodeVehicle | Select-Startable | Select-Object -First 1
    }

    It 'is named by <_>' -ForEach @(
        'Get-EnodeVehicle', 'Get-EnodeCharger', 'Get-EnodeHvac', 'Get-EnodeInverter', 'Get-EnodeBattery', 'Get-EnodeMeter',
        'Get-EnodeHemSystem', 'Get-EnodeUser', 'Get-EnodeLocation', 'Get-EnodeIntervention', 'Get-EnodeIntegration', 'Get-EnodeVendorHealth'
    ) {
        $found = @(& $_ -ErrorAction Ignore)
        $found.Count | Should -BeGreaterThan 0
        $found.Connection | Sort-Object -Unique | Should -BeExactly 'Simulator'
    }

    It 'is named by a command for a vehicle or a home: <what>' -ForEach @(
        @{ what = 'an action'; does = { $car | Start-EnodeCharging } }
        @{ what = 'a schedule'; does = { $car | New-EnodeSchedule -DefaultShouldCharge $true } }
        @{ what = 'the status of a schedule'; does = { $car | New-EnodeSchedule -DefaultShouldCharge $true | Get-EnodeScheduleStatus } }
        @{ what = 'a policy'; does = { $car | Get-EnodeSmartChargingPolicy } }
        @{ what = 'a status'; does = { $car | Get-EnodeSmartChargingStatus } }
        @{ what = 'a webhook'; does = { New-EnodeWebhook -Url 'https://a.example/b' -Event '*' } }
        @{ what = 'a link session'; does = { New-EnodeLinkSession user-001 -Scope vehicle:read:data -RedirectUri app://back -Language browser } }
        @{ what = 'production'; does = { Get-EnodeInverter -First 1 | Get-EnodeInverterStatistic -Year 2026 -Month 1 } }
        @{ what = 'the energy of a home'; does = { Get-EnodeHemSystem -First 1 | Get-EnodeHemSystemStatistic -Interval 2026-01 } }
    ) {
        $found = @(& $does)
        $found.Count | Should -BeGreaterThan 0
        $found.Connection | Sort-Object -Unique | Should -BeExactly 'Simulator'
    }
}
