BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest
    # The output types of the commands, and the requests in a simulator's log.
    $given = @((Get-Command -Module Enode).OutputType.Type | Where-Object Namespace -Like 'Enode*')
    $request = ($given | Where-Object Name -EQ 'EnodeSimulator').GetProperty('RequestLog').PropertyType.GetGenericArguments()[0]
    $others = [Enode.UnknownAction], [Enode.UnknownSchedule], [Enode.UnknownScheduleStatus], [Enode.LocationTariffInterval],
    [Enode.LinkedVendor]
    $types = $given + $request + $others | Sort-Object FullName -Unique | ForEach-Object { @{ type = $_; name = $_.Name } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'FilledObject.psm1') -Force
    Import-ModuleUnderTest
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    # The lines of a table or list, as a console of this width shows them.
    function Get-Text([int] $Width = 120) { @(($input | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() }) }

    # An object with every member set, and with a state that its views show.
    function New-Shown([type] $Type) {
        $thing = New-Filled $Type 'some text'
        if ($thing -is [Enode.Vehicle] -or $thing -is [Enode.Charger]) { $thing.ChargeState.PowerDeliveryState = 'PLUGGED_IN:CHARGING' }
        if ($thing -is [Enode.AssetAction]) { $thing.FailureReason.Type = 'NO_RESPONSE' }
        if ($thing -is [Enode.SmartOverride]) { $thing.TargetType = 'vehicle' }
        $thing
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    Reset-Enode
}

Describe 'The views of <name>' -ForEach $types {
    BeforeAll {
        $views = @((Get-FormatData $type.FullName -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition)
        $table = ($views | Where-Object { $_.Control -is [System.Management.Automation.TableControl] }).Control
        $list = ($views | Where-Object { $_.Control -is [System.Management.Automation.ListControl] }).Control
    }

    It 'are one table, which comes first, and one list' {
        $views.Count | Should -Be 2
        $views[0].Control | Should -BeOfType ([System.Management.Automation.TableControl])
        $views[1].Control | Should -BeOfType ([System.Management.Automation.ListControl])
    }

    It 'show every public property in the list, each once' {
        $items = @($list.Entries[0].Items)
        $shown = foreach ($item in $items) {
            if ($item.DisplayEntry.ValueType -eq 'Property') { $item.DisplayEntry.Value; continue }
            # A chart of the object, which is not a property.
            if ($item.DisplayEntry.Value.Trim() -match '^\[Enode\.Formatting\.Display\]::(Week|Prices)\(\$_\)$') { continue }
            # The label is the name of the property, and control characters in the text are escaped.
            $item.DisplayEntry.Value.Trim() | Should -BeExactly "[Enode.Formatting.Display]::Text(`$_.$($item.Label))"
            $item.Label
        }

        $shown | Sort-Object | Should -BeExactly ($type.GetProperties().Name | Sort-Object)
    }

    It 'show existing properties in the table, and contain no logic' {
        $columns = @($table.Rows[0].Columns)
        $columns.Count | Should -Be $table.Headers.Count
        $columns.Count | Should -BeGreaterThan 1
        foreach ($entry in $columns.DisplayEntry) {
            if ($entry.ValueType -eq 'Property') { $entry.Value | Should -BeIn $type.GetProperties().Name }
            else { $entry.Value.Trim() | Should -Match '^\[Enode\.Formatting\.Display\]::\w+\(\$_(\.\w+)?\)$' }
        }
    }

    It 'escape every property that can contain text from outside' {
        $shown = @($table.Rows[0].Columns.DisplayEntry) + @($list.Entries[0].Items.DisplayEntry) | Where-Object ValueType -EQ 'Property'
        foreach ($name in $shown.Value) {
            $kind = $type.GetProperty($name).PropertyType
            $kind = [Nullable]::GetUnderlyingType($kind) ?? $kind
            $isPlain = $kind.IsPrimitive -or $kind -in [decimal], [DateTimeOffset], [pscredential] -or $name -eq 'RequestLog'
            $isPlain | Should -BeTrue -Because "$name is a $kind"
        }
    }

    It 'show an object without values' {
        if (-not $type.GetConstructor([type[]]@())) {
            # Only the module creates these objects, and always with values.
            $type.GetConstructors() | Should -BeNullOrEmpty
            return
        }

        $empty = $type::new()
        $text = $empty | Format-Table | Get-Text
        if ($type.IsSubclassOf([Enode.EnodeResource])) { $text[0] | Should -Match 'Id\b' }
        $text = $empty | Format-List | Get-Text
        $text.Count | Should -Be $list.Entries[0].Items.Count
        $text -join "`n" | Should -Not -Match 'Enode\.|System\.'
        $Error.Clear()
        $null = $empty | Format-Table | Out-String
        $Error | Should -BeNullOrEmpty
    }
}

Describe 'The views of <name> from a file' -ForEach @($types | Where-Object { $_.type.GetConstructor([type[]]@()) }) {
    BeforeAll {
        # In a file and a job a time is text, which does not have the culture.
        $time = '0?1/0?2/2026 0?3:04:05(.AM)? \+00:00', '<time>'
    }

    It 'show the same as for the live object' {
        $thing = New-Shown $type
        $read = $thing | Copy-ThroughClixml
        $read.PSObject.TypeNames[0] | Should -BeExactly "Deserialized.$($type.FullName)"
        foreach ($view in { $input | Format-Table }, { $input | Format-List }) {
            $before = @($thing | & $view | Get-Text -Width 1000) -replace $time -replace ' +', ' '
            @($read | & $view | Get-Text -Width 1000) -replace $time -replace ' +', ' ' | Should -BeExactly $before
            # Of an unknown kind, this version cannot compute anything.
            if ($name -notlike 'Unknown*') { $before | Where-Object { $_ -match ' : *$' } | Should -BeNullOrEmpty }
        }
    }

    It 'show the same in the table for an object from a job' {
        $thing = New-Shown $type
        # The depth of jobs and remote sessions.
        $read = Copy-Serialized $thing 1
        $before = @($thing | Format-Table | Get-Text -Width 400) -replace $time -replace ' +', ' '
        $after = @($read | Format-Table | Get-Text -Width 400) -replace $time -replace ' +', ' '
        $after[0] | Should -BeExactly $before[0]
        # A list in a cell has braces, and from a job it is text.
        if ($thing -is [Enode.User] -or $thing -is [Enode.Webhook] -or $thing -is [Enode.Integration]) { return }
        $after | Should -BeExactly $before
    }
}

Describe 'The views of unknown values' {
    It 'show no bar for a level of <level>, and no number for such a power' -ForEach @(
        @{ level = [double]::NaN }
        @{ level = [double]::PositiveInfinity }
        @{ level = [double]::NegativeInfinity }
    ) {
        $state = [Enode.VehicleChargeState]@{ BatteryLevel = $level; ChargeRate = $level; PowerDeliveryState = 'PLUGGED_IN:CHARGING' }
        $car = [Enode.Vehicle]@{ Id = 'v1'; ChargeState = $state }
        $Error.Clear()
        $row = ($car | Format-Table | Get-Text -Width 160)[2]
        $row | Should -Not -Match '[█░%]'
        $row | Should -Match 'Charging +v1'
        $Error | Should -BeNullOrEmpty
    }

    It 'show Unknown for a charge state without a state, and nothing without a charge state' {
        $cars = @(
            [Enode.Vehicle]@{ Id = 'v1'; ChargeState = [Enode.VehicleChargeState]@{ BatteryLevel = 50 } }
            [Enode.Vehicle]@{ Id = 'v2' }
        )
        $text = $cars | Format-Table | Get-Text -Width 160
        $text[2] | Should -Match '50 % +Unknown +v1'
        $text[3] | Should -Match '^ +v2'
    }

    It 'show a time in the time zone of the machine, and nothing for no time' {
        $time = [DateTimeOffset]::new(2026, 1, 2, 3, 4, 5, 678, [timespan]'05:30')
        $local = $time.LocalDateTime.ToString('HH:mm:ss.fff', [cultureinfo]::InvariantCulture)
        [Enode.Formatting.Display]::TimeOfDay($time) | Should -BeExactly $local
        $read = Copy-Serialized $time
        [Enode.Formatting.Display]::TimeOfDay($read) | Should -BeExactly $local
        [Enode.Formatting.Display]::TimeOfDay($null) | Should -BeExactly ''
        $zones = Invoke-InProcess { [Enode.Formatting.Display]::TimeOfDay([DateTimeOffset]'2026-01-02T03:04:05.678+05:30') } @{
            TZ = 'Asia/Tokyo'
        }
        $zones.Text.Trim() | Should -BeExactly '06:34:05.678'
    }

    It 'show a time with its own offset, live and from a file and a job, in every culture' {
        $time = [DateTimeOffset]::new(2026, 6, 1, 12, 15, 30, [timespan]'02:00')
        foreach ($culture in 'en-US', 'de-DE', 'ar-SA', 'th-TH') {
            Invoke-WithCulture $culture {
                foreach ($given in $time, (Copy-Serialized $time), ([pscustomobject]@{ Time = $time } | Copy-ThroughClixml).Time) {
                    [Enode.Formatting.Display]::Time($given) | Should -BeExactly '2026-06-01 12:15 +02:00'
                }
            }
        }

        [Enode.Formatting.Display]::Time($null) | Should -BeExactly ''
        [Enode.Formatting.Display]::Time("soon$([char]27)") | Should -BeExactly 'soon\u001b'
    }

    It 'round a number to three digits, and show nothing for no number' {
        [Enode.Formatting.Display]::Rounded(1.23456) | Should -Be 1.235
        [Enode.Formatting.Display]::Rounded(0) | Should -Be 0
        [Enode.Formatting.Display]::Rounded($null) | Should -BeNullOrEmpty
    }

    It 'of smart charging and statistics keep their columns in a console of 80 and 120 columns: <type>' -ForEach @(
        @{ type = 'VehicleSmartChargingPolicy'; narrow = 'VehicleId IsEnabled Deadline MinimumChargeLimit'; wide = '' }
        @{ type = 'SmartChargingStatus'; narrow = 'VehicleId State'; wide = 'StartAt IsOverridden' }
        @{ type = 'SmartChargingPlan'; narrow = 'StopAt StartAt SmartCost NonSmartCost Currency'; wide = 'Id' }
        @{ type = 'SmartOverride'; narrow = 'TargetId IsActive CreatedAt'; wide = 'VendorActionId' }
        @{ type = 'ChargingStatistic'; narrow = 'Date KwhSum CostSum PriceMean UserId'; wide = 'DeviceId' }
        @{ type = 'ChargingSession'; narrow = 'From Duration KwhSum CostSum UserId'; wide = 'DeviceId' }
        @{ type = 'InverterStatistic'; narrow = 'Date Value Unit Resolution IsProvisional'; wide = 'InverterId' }
        @{ type = 'HemSystemStatistic'; narrow = 'Series Date Value Unit Reason'; wide = 'HemSystemId' }
    ) {
        $thing = New-Shown ("Enode.$type" -as [type])
        (($thing | Format-Table | Get-Text -Width 80)[0].Trim() -split ' +') -join ' ' | Should -BeExactly $narrow
        (($thing | Format-Table | Get-Text -Width 120)[0].Trim() -split ' +') -join ' ' | Should -BeExactly "$narrow $wide".Trim()
    }

    It 'show the columns of a connection and a request from a file' {
        $simulator = Start-FreshSimulator
        $text = Get-EnodeConnection | Copy-ThroughClixml | Format-Table | Get-Text
        $text[2] | Should -Match "^ *Simulator +Simulator +\S+ +\d+ +$([regex]::Escape($simulator.ApiUri))"
        $simulator.RequestLog | Copy-ThroughClixml | Format-Table | Get-Text |
            Should -BeExactly ($simulator.RequestLog | Format-Table | Get-Text)
    }
}

Describe 'A list in a CSV file' {
    It 'is the same in <_>' -ForEach 'de-DE', 'tr-TR', 'ar-SA', 'th-TH', 'fa-IR' {
        $thing = [pscustomobject]@{
            Numbers = [Enode.EnodeList[double]]@(-1234.5, 0.25)
            Times   = [Enode.EnodeList[DateTimeOffset]]@([DateTimeOffset]::new(2026, 1, 2, 3, 4, 5, [timespan]::Zero))
        }
        $row = Invoke-WithCulture $_ { ($thing | ConvertTo-Csv)[1] }
        $row | Should -BeExactly '"-1234.5, 0.25","01/02/2026 03:04:05 +00:00"'
    }
}

Describe 'The default view' {
    BeforeAll {
        $simulator = Start-FreshSimulator -Speed 1000
        $fleet = @(Get-EnodeVehicle)
    }

    BeforeEach { Select-EnodeConnection Simulator }

    It 'of vehicles has a bar for the battery, words for the state, and the complete id' {
        $text = $fleet | Get-Text
        $head, $line, $rows = $text
        $head | Should -Match '^Name +Battery +Range km +State +User +Id'
        $rows.Count | Should -Be $fleet.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            $car = $fleet[$i]
            $rows[$i] | Should -BeLike "*$($car.Id)*"
            $rows[$i] | Should -BeLike "*$($car.UserId)*"
            $rows[$i] | Should -BeLike "$($car.DisplayName.Substring(0, [Math]::Min(20, $car.DisplayName.Length)))*"
            if ($null -ne $car.BatteryLevel) {
                $level = [Math]::Round($car.BatteryLevel, [MidpointRounding]::AwayFromZero)
                $rows[$i] | Should -Match "[█░]{10} +$level %"
            }
            else { $rows[$i] | Should -Not -Match '[█░%]' }
            # Only a long name is truncated.
            $rows[$i].Substring($head.IndexOf('Battery')) | Should -Not -Match '…|\.\.\.'
        }

        $states = @{
            'PLUGGED_IN:CHARGING' = 'Charging [\d.]+ kW'; 'UNPLUGGED' = 'Unplugged'; 'PLUGGED_IN:STOPPED' = 'Plugged in'
        }
        foreach ($state in $states.Keys) {
            $car = $fleet | Where-Object PowerDeliveryState -EQ $state | Select-Object -First 1
            $rows[$fleet.IndexOf($car)] | Should -Match $states[$state]
        }
    }

    It 'of a battery at <level> % is <bar>' -ForEach @(
        @{ level = 0; bar = '░░░░░░░░░░   0 %' }
        @{ level = 4.9; bar = '░░░░░░░░░░   5 %' }
        @{ level = 5; bar = '█░░░░░░░░░   5 %' }
        @{ level = 66; bar = '███████░░░  66 %' }
        @{ level = 100; bar = '██████████ 100 %' }
        @{ level = 120; bar = '██████████ 120 %' }
    ) {
        $car = [Enode.Vehicle]@{ Id = 'v1'; ChargeState = [Enode.VehicleChargeState]@{ BatteryLevel = $level } }
        ($car | Get-Text -Width 160)[2] | Should -BeLike "*$bar*"
    }

    It 'of an unknown state is the state' {
        $car = [Enode.Vehicle]@{ Id = 'v1'; ChargeState = [Enode.VehicleChargeState]@{ PowerDeliveryState = 'DREAMING' } }
        ($car | Get-Text -Width 160)[2] | Should -Match '\bDREAMING\b'
    }

    It 'of one vehicle as a list has all values, and no name of a type' {
        $text = $fleet[0] | Format-List | Get-Text
        $text | Should -Contain "Id                   : $($fleet[0].Id)"
        $text -join "`n" | Should -Match 'ChargeState +: [\d.]+ %, PLUGGED_IN'
        $text -join "`n" | Should -Match 'Odometer +: [\d.]+ km'
        $text -join "`n" | Should -Not -Match 'System\.|Enode\.|…'
    }

    It 'of one vehicle as a list has unknown members' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('GET', '/vehicles/v1', 200, '{"id":"v1","newest":{"tyres":["front left","front right"]}}')
        $car = Get-EnodeVehicle v1 -Connection scripted
        $text = ($car | Format-List | Get-Text) -join "`n"
        $text | Should -Match 'newest'
        $text | Should -Not -Match 'System\.'
        ($car | ConvertTo-Csv) -join "`n" | Should -Not -Match 'System\.'
    }

    It 'of users has id, time of creation and vendors' {
        $text = Get-EnodeUser | Get-Text
        $text[0] | Should -Match '^Id +CreatedAt +LinkedVendors'
        $text.Count | Should -Be 10
        $text[2] | Should -Match '^user-001 +\d'
        $text = Get-EnodeUser user-001 | Format-List | Get-Text
        $text -join "`n" | Should -Match 'LinkedVendors +: .*\bvehicle\b'
        # PowerShell shows at most $FormatEnumerationLimit items of a list.
        $text -join "`n" | Should -Not -Match 'System\.|Enode\.'
    }

    It 'of actions has command, state, target and reason' {
        $unreachable = $fleet | Select-Unreachable | Select-Object -First 1
        $action = $unreachable | Start-EnodeCharging -Wait -ErrorAction SilentlyContinue
        $text = $action | Get-Text
        $text[0] | Should -Match '^Command +State +Target +Reason +Id'
        $text[2] | Should -Match "^START +FAILED +$($unreachable.Id) +NO_RESPONSE +$($action.Id)$"
        $text = $action | Format-List | Get-Text
        $text -join "`n" | Should -Match 'FailureReason +: NO_RESPONSE: \w+'
    }

    It 'of connections marks the selected one' {
        $other = Start-EnodeSimulator -Connect
        Select-EnodeConnection Simulator
        $text = Get-EnodeConnection | Format-Table | Get-Text
        $text[0] | Should -Match '\bName +Environment +ClientId +Requests +ApiUri'
        $text | Where-Object { $_ -match '^\*' } | Should -BeLike "*Simulator *$($simulator.ApiUri)*"
        @($text | Where-Object { $_ -like "*$($other.ApiUri)*" }).Count | Should -Be 1
    }

    It 'of a simulator and of its log has their columns' {
        $text = $simulator | Format-Table | Get-Text
        $text[0] | Should -Match '^ApiUri +Vehicles +Users +Seed +Speed +IsRunning +Requests'
        $text[2] | Should -Match "^$($simulator.ApiUri) +25 +8 +1 +1000 +True +$($simulator.RequestLog.Count)$"
        $text = $simulator.RequestLog[0] | Get-Text
        $text[0] | Should -Match '^Time +Method +Status +Path'
        $text[2] | Should -Match '^\d\d:\d\d:\d\d\.\d{3} +POST +200 +/oauth2/token'
    }

    It 'of <noun>s in a console of <width> columns has <head>' -ForEach @(
        foreach ($width in 80, 120) {
            @{ width = $width; noun = 'Charger'; head = 'Name', 'State', 'Max A', 'User' }
            @{ width = $width; noun = 'Hvac'; head = 'Name', 'Room', '°C', 'Mode', 'Heat', 'Cool', 'Hold', 'User' }
            @{ width = $width; noun = 'Inverter'; head = 'Name', 'Producing', 'kW', 'Lifetime kWh', 'User' }
            @{ width = $width; noun = 'Battery'; head = 'Name', 'Battery', 'Status', 'kW', 'Mode', 'User' }
            @{ width = $width; noun = 'Meter'; head = 'Name', 'Grid kW', 'Vendor', 'User' }
            @{ width = $width; noun = 'HemSystem'; head = 'Name', 'Vendor', 'Generated', 'Used', 'Import', 'Export', 'User' }
        }
    ) {
        $devices = & "Get-Enode$noun"
        $labels, $dashes, $rows = $devices | Get-Text -Width $width
        # The labels are one line: none of them is wrapped.
        $dashes | Should -Match '^[- ]+$'
        $found = $labels.Trim() -split ' {2,}|(?<=\S) (?=kW|Lifetime|Max|Import|Export|°C|Cool|Hold)'
        $found -join ' ' | Should -BeLike "$($head -join ' ')*"
        $labels -match '\bId\b' | Should -Be ($width -eq 120)
        $rows.Count | Should -Be $devices.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            if ($width -eq 120) { $rows[$i] | Should -BeLike "*$($devices[$i].Id)*" }
            $rows[$i] | Should -Match "\b$($devices[$i].UserId)\b"
            # Only a long name is truncated.
            $rows[$i].Substring(20) -replace '^\S*…' | Should -Not -Match '…|\.\.\.'
        }
    }

    It 'of one <noun> as a list has all values, and no name of a type, in <width> columns' -ForEach @(
        foreach ($width in 80, 120) {
            'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter', 'HemSystem' | ForEach-Object { @{ noun = $_; width = $width } }
        }
    ) {
        $device = & "Get-Enode$noun" -First 1
        $text = $device | Format-List | Get-Text -Width $width
        $text -join "`n" | Should -Match "Id +: $($device.Id)"
        $text -join "`n" | Should -Not -Match 'System\.|Enode\.|…'
        foreach ($property in $device.PSObject.Properties.Name) { $text -match "^$property +: " | Should -HaveCount 1 -Because $property }
    }

    It 'of an action for a <noun> has command, state, target and id, in 120 columns' -ForEach @(
        @{ noun = 'charger'; command = 'MAX 10'; act = { Get-EnodeCharger -First 1 | Set-EnodeMaxCurrent -MaxCurrent 10 } }
        @{ noun = 'hvac'; command = 'HEAT'; act = { Get-EnodeHvac -First 1 | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 19.5 } }
        @{
            noun = 'hvac with two setpoints'; command = 'AUTO'
            act  = {
                Get-EnodeHvac | Where-Object { $_.Capabilities.CapableModes -contains 'AUTO' } |
                    Set-EnodeHvacHold -Mode AUTO -HeatSetpoint 19.5 -CoolSetpoint 24.5
            }
        }
        @{
            noun = 'hvac that follows its schedule'; command = 'FOLLOW_SCHEDULE'
            act  = { Get-EnodeHvac | Select-Capable SetFollowSchedule | Select-Object -First 1 | Resume-EnodeHvacSchedule }
        }
        @{
            noun = 'battery'; command = 'SELF_RELIANCE'
            act  = { Get-EnodeBattery -First 1 | Set-EnodeBatteryOperationMode -OperationMode SELF_RELIANCE }
        }
    ) {
        $action = & $act
        $action.Command | Should -BeLike "$command*"
        $labels, $dashes, $rows = $action | Get-Text
        $labels | Should -Match '^Command +State +Target +Reason +Id'
        $rows | Should -Match "^$([regex]::Escape($action.Command)) +PENDING +$($action.TargetId) +$($action.Id)$"
    }

    It 'in a console of 80 columns has the names, the batteries and the states' {
        $text = $fleet[0] | Get-Text -Width 80
        $text[0] | Should -Match '^Name +Battery +Range km +State'
        $text[2] | Should -Match '[█░]{10} +\d+ %'
    }
}
