BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest
    # What the commands say they give, and the requests in a simulator's log.
    $given = @((Get-Command -Module Enode).OutputType.Type | Where-Object Namespace -Like 'Enode*')
    $request = ($given | Where-Object Name -EQ 'EnodeSimulator').GetProperty('RequestLog').PropertyType.GetGenericArguments()[0]
    $types = $given + $request + [Enode.UnknownAction] | Sort-Object FullName -Unique | ForEach-Object { @{ type = $_; name = $_.Name } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'FilledObject.psm1') -Force
    Import-ModuleUnderTest
    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'

    # The lines of a table or list, as a console of this width shows them.
    function Get-Text([int] $Width = 120) { @(($input | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() }) }

    # The labels of a table's head: whatever stands over the dashes.
    function Get-Header([string[]] $Text) {
        [regex]::Matches($Text[1], '-+(?: -+)*?(?= |$)') | ForEach-Object { $Text[0].Substring($_.Index).Substring(0, [Math]::Min($_.Length, $Text[0].Length - $_.Index)).Trim() }
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

    It 'show in the list every public property, each once' {
        $items = @($list.Entries[0].Items)
        $shown = foreach ($item in $items) {
            if ($item.DisplayEntry.ValueType -eq 'Property') { $item.DisplayEntry.Value; continue }
            # The label is the property's own name, and the text is made safe.
            $item.DisplayEntry.Value.Trim() | Should -BeExactly "[Enode.Formatting.Display]::Text(`$_.$($item.Label))"
            $item.Label
        }

        $shown | Sort-Object | Should -BeExactly ($type.GetProperties().Name | Sort-Object)
    }

    It 'show in the table properties that there are, and hold no logic' {
        $columns = @($table.Rows[0].Columns)
        $columns.Count | Should -Be $table.Headers.Count
        $columns.Count | Should -BeGreaterThan 2
        foreach ($entry in $columns.DisplayEntry) {
            if ($entry.ValueType -eq 'Property') { $entry.Value | Should -BeIn $type.GetProperties().Name }
            else { $entry.Value.Trim() | Should -Match '^\[Enode\.Formatting\.Display\]::\w+\(\$_(\.\w+)?\)$' }
        }
    }

    It 'show as a property only what cannot hold text from outside' {
        $shown = @($table.Rows[0].Columns.DisplayEntry) + @($list.Entries[0].Items.DisplayEntry) | Where-Object ValueType -EQ 'Property'
        foreach ($name in $shown.Value) {
            $kind = $type.GetProperty($name).PropertyType
            $kind = [Nullable]::GetUnderlyingType($kind) ?? $kind
            $isPlain = $kind.IsPrimitive -or $kind -in [DateTimeOffset], [pscredential] -or $name -eq 'RequestLog'
            $isPlain | Should -BeTrue -Because "$name is a $kind"
        }
    }

    It 'show an object of which nothing is known' {
        if (-not $type.GetConstructor([type[]]@())) {
            # Only the module makes these, and never without what they need.
            $type.GetConstructors() | Should -BeNullOrEmpty
            return
        }

        $empty = $type::new()
        $text = $empty | Format-Table | Get-Text
        $text[0] | Should -Match '\bId\b'
        $text = $empty | Format-List | Get-Text
        $text.Count | Should -Be $type.GetProperties().Count
        $text -join "`n" | Should -Not -Match 'Enode\.|System\.'
        $Error.Clear()
        $null = $empty | Format-Table | Out-String
        $Error | Should -BeNullOrEmpty
    }
}

Describe 'The views of <name> from a file' -ForEach @($types | Where-Object { $_.type.GetConstructor([type[]]@()) }) {
    It 'show in the table and the list what they showed before' {
        $thing = New-Filled $type 'some text'
        if ($thing -is [Enode.Vehicle] -or $thing -is [Enode.Charger]) { $thing.ChargeState.PowerDeliveryState = 'PLUGGED_IN:CHARGING' }
        $file = Join-Path $TestDrive "$name.xml"
        $thing | Export-Clixml $file
        $read = Import-Clixml $file
        $read.PSObject.TypeNames[0] | Should -BeExactly "Deserialized.$($type.FullName)"
        # A file has a time as text, which has no culture.
        $time = '0?1/0?2/2026 0?3:04:05(.AM)? \+00:00', '<time>'
        foreach ($view in { $input | Format-Table }, { $input | Format-List }) {
            $before = @($thing | & $view | Get-Text -Width 1000) -replace $time -replace ' +', ' '
            @($read | & $view | Get-Text -Width 1000) -replace $time -replace ' +', ' ' | Should -BeExactly $before
            $before | Where-Object { $_ -match ' : *$' } | Should -BeNullOrEmpty
        }
    }

    It 'show in the table what they showed before a job' {
        $thing = New-Filled $type 'some text'
        if ($thing -is [Enode.Vehicle] -or $thing -is [Enode.Charger]) { $thing.ChargeState.PowerDeliveryState = 'PLUGGED_IN:CHARGING' }
        if ($thing -is [Enode.AssetAction]) { $thing.FailureReason.Type = 'NO_RESPONSE' }
        # The depth that jobs and remote sessions have.
        $read = Copy-Serialized $thing 1
        $before = @($thing | Format-Table | Get-Text -Width 400)
        $after = @($read | Format-Table | Get-Text -Width 400)
        $after[0] | Should -BeExactly $before[0]
        if ($thing -is [Enode.User]) { return }
        $after | Should -BeExactly $before
    }
}

Describe 'The views of what is not known' {
    It 'a level of <level> has no bar, and a power of it no number' -ForEach @(
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

    It 'a charge state without a state is Unknown, and no charge state is empty' {
        $cars = [Enode.Vehicle]@{ Id = 'v1'; ChargeState = [Enode.VehicleChargeState]@{ BatteryLevel = 50 } }, [Enode.Vehicle]@{ Id = 'v2' }
        $text = $cars | Format-Table | Get-Text -Width 160
        $text[2] | Should -Match '50 % +Unknown +v1'
        $text[3] | Should -Match '^ +v2'
    }

    It 'a time of another zone is shown where the machine is, and no time as nothing' {
        $time = [DateTimeOffset]::new(2026, 1, 2, 3, 4, 5, 678, [timespan]'05:30')
        $local = $time.LocalDateTime.ToString('HH:mm:ss.fff', [cultureinfo]::InvariantCulture)
        [Enode.Formatting.Display]::TimeOfDay($time) | Should -BeExactly $local
        $read = Copy-Serialized $time
        [Enode.Formatting.Display]::TimeOfDay($read) | Should -BeExactly $local
        [Enode.Formatting.Display]::TimeOfDay($null) | Should -BeExactly ''
        try {
            $env:TZ = 'Asia/Tokyo'
            $zones = Invoke-InProcess { [Enode.Formatting.Display]::TimeOfDay([DateTimeOffset]'2026-01-02T03:04:05.678+05:30') }
        }
        finally {
            $env:TZ = $null
        }

        $zones.Text.Trim() | Should -BeExactly '06:34:05.678'
    }

    It 'a connection and a simulator from a file have their columns' {
        Reset-Enode
        $simulator = Start-EnodeSimulator -Connect
        $file = Join-Path $TestDrive 'things.xml'
        Get-EnodeConnection | Export-Clixml $file
        $text = Import-Clixml $file | Format-Table | Get-Text
        $text[2] | Should -Match "^ *Simulator +Simulator +\S+ +\d+ +$([regex]::Escape($simulator.ApiUri))"
        $simulator.RequestLog | Export-Clixml $file
        (Import-Clixml $file | Format-Table | Get-Text) | Should -BeExactly ($simulator.RequestLog | Format-Table | Get-Text)
    }
}

Describe 'A list in a CSV file' {
    It 'is the same in <_>' -ForEach 'de-DE', 'tr-TR', 'ar-SA', 'th-TH', 'fa-IR' {
        $thing = [pscustomobject]@{
            Numbers = [Enode.EnodeList[double]]@(-1234.5, 0.25)
            Times   = [Enode.EnodeList[DateTimeOffset]]@([DateTimeOffset]::new(2026, 1, 2, 3, 4, 5, [timespan]::Zero))
        }
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $row = ($thing | ConvertTo-Csv)[1]
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }

        $row | Should -BeExactly '"-1234.5, 0.25","01/02/2026 03:04:05 +00:00"'
    }
}

Describe 'What an operator sees' {
    BeforeAll {
        Reset-Enode
        $simulator = Start-EnodeSimulator -Speed 1000 -Connect
        $fleet = @(Get-EnodeVehicle)
    }

    BeforeEach { Select-EnodeConnection Simulator }

    It 'of vehicles: a bar for the battery, words for the state, and the id in full' {
        $text = $fleet | Get-Text
        $head, $line, $rows = $text
        $head | Should -Match '^Name +Battery +Range km +State +User +Id'
        $rows.Count | Should -Be $fleet.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            $car = $fleet[$i]
            $rows[$i] | Should -BeLike "*$($car.Id)*"
            $rows[$i] | Should -BeLike "*$($car.UserId)*"
            $rows[$i] | Should -BeLike "$($car.DisplayName.Substring(0, [Math]::Min(20, $car.DisplayName.Length)))*"
            if ($null -ne $car.BatteryLevel) { $rows[$i] | Should -Match "[█░]{10} +$([Math]::Round($car.BatteryLevel, [MidpointRounding]::AwayFromZero)) %" }
            else { $rows[$i] | Should -Not -Match '[█░%]' }
            # A long name is all that may be cut.
            $rows[$i].Substring($head.IndexOf('Battery')) | Should -Not -Match '…|\.\.\.'
        }

        $rows[$fleet.IndexOf(($fleet | Where-Object IsCharging | Select-Object -First 1))] | Should -Match 'Charging [\d.]+ kW'
        $rows[$fleet.IndexOf(($fleet | Where-Object PowerDeliveryState -EQ 'UNPLUGGED' | Select-Object -First 1))] | Should -Match 'Unplugged'
        $rows[$fleet.IndexOf(($fleet | Where-Object PowerDeliveryState -EQ 'PLUGGED_IN:STOPPED' | Select-Object -First 1))] | Should -Match 'Plugged in'
    }

    It 'of a battery at <level> %: <bar>' -ForEach @(
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

    It 'of a state that is newer than this version: the state' {
        $car = [Enode.Vehicle]@{ Id = 'v1'; ChargeState = [Enode.VehicleChargeState]@{ PowerDeliveryState = 'DREAMING' } }
        ($car | Get-Text -Width 160)[2] | Should -Match '\bDREAMING\b'
    }

    It 'of one vehicle: everything, and nothing that is only the name of a type' {
        $text = $fleet[0] | Format-List | Get-Text
        $text | Should -Contain "Id                   : $($fleet[0].Id)"
        $text -join "`n" | Should -Match 'ChargeState +: [\d.]+ %, PLUGGED_IN'
        $text -join "`n" | Should -Match 'Odometer +: [\d.]+ km'
        $text -join "`n" | Should -Not -Match 'System\.|Enode\.|…'
    }

    It 'of one vehicle with members that are newer than this version: those too' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('GET', '/vehicles/v1', 200, '{"id":"v1","newest":{"tyres":["front left","front right"]}}')
        $car = Get-EnodeVehicle v1 -Connection scripted
        $text = ($car | Format-List | Get-Text) -join "`n"
        $text | Should -Match 'newest'
        $text | Should -Not -Match 'System\.'
        ($car | ConvertTo-Csv) -join "`n" | Should -Not -Match 'System\.'
    }

    It 'of users: id, since when, and vendors' {
        $text = Get-EnodeUser | Get-Text
        $text[0] | Should -Match '^Id +CreatedAt +LinkedVendors'
        $text.Count | Should -Be 10
        $text[2] | Should -Match '^user-001 +\d'
        $text = Get-EnodeUser user-001 | Format-List | Get-Text
        $text -join "`n" | Should -Match 'LinkedVendors +: .*\bvehicle\b'
        # Of a long list, PowerShell shows as many as $FormatEnumerationLimit says.
        $text -join "`n" | Should -Not -Match 'System\.|Enode\.'
    }

    It 'of actions: command, state, target and why not' {
        $stuck = $fleet | Where-Object { $_.IsPluggedIn -and $_.IsReachable -eq $false } | Select-Object -First 1
        $action = $stuck | Start-EnodeCharging -Wait -ErrorAction SilentlyContinue
        $text = $action | Get-Text
        $text[0] | Should -Match '^Command +State +Target +Reason +Id'
        $text[2] | Should -Match "^START +FAILED +$($stuck.Id) +NO_RESPONSE +$($action.Id)$"
        $text = $action | Format-List | Get-Text
        $text -join "`n" | Should -Match 'FailureReason +: NO_RESPONSE: \w+'
    }

    It 'of connections: which, where, and which is selected' {
        $other = Start-EnodeSimulator -Connect
        Select-EnodeConnection Simulator
        $text = Get-EnodeConnection | Format-Table | Get-Text
        $text[0] | Should -Match '\bName +Environment +ClientId +Requests +ApiUri'
        $text | Where-Object { $_ -match '^\*' } | Should -BeLike "*Simulator *$($simulator.ApiUri)*"
        @($text | Where-Object { $_ -like "*$($other.ApiUri)*" }).Count | Should -Be 1
    }

    It 'of a simulator, and of its log' {
        $text = $simulator | Format-Table | Get-Text
        $text[0] | Should -Match '^ApiUri +Vehicles +Users +Seed +Speed +IsRunning +Requests'
        $text[2] | Should -Match "^$($simulator.ApiUri) +25 +8 +1 +1000 +True +$($simulator.RequestLog.Count)$"
        $text = $simulator.RequestLog[0] | Get-Text
        $text[0] | Should -Match '^Time +Method +Status +Path'
        $text[2] | Should -Match '^\d\d:\d\d:\d\d\.\d{3} +POST +200 +/oauth2/token'
    }

    It 'of <noun>s in a console of <width> columns: <head>' -ForEach @(
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
        # One line for the labels: none of them is squeezed until it wraps.
        $dashes | Should -Match '^[- ]+$'
        $labels.Trim() -split ' {2,}|(?<=\S) (?=kW|Lifetime|Max|Import|Export|°C|Cool|Hold)' -join ' ' | Should -BeLike "$($head -join ' ')*"
        $labels -match '\bId\b' | Should -Be ($width -eq 120)
        $rows.Count | Should -Be $devices.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            if ($width -eq 120) { $rows[$i] | Should -BeLike "*$($devices[$i].Id)*" }
            $rows[$i] | Should -Match "\b$($devices[$i].UserId)\b"
            # A long name is all that may be cut.
            $rows[$i].Substring(20) -replace '^\S*…' | Should -Not -Match '…|\.\.\.'
        }
    }

    It 'of one <noun>: everything, and nothing that is only the name of a type, in <width> columns' -ForEach @(
        foreach ($width in 80, 120) { 'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter', 'HemSystem' | ForEach-Object { @{ noun = $_; width = $width } } }
    ) {
        $device = & "Get-Enode$noun" -First 1
        $text = $device | Format-List | Get-Text -Width $width
        $text -join "`n" | Should -Match "Id +: $($device.Id)"
        $text -join "`n" | Should -Not -Match 'System\.|Enode\.|…'
        foreach ($property in $device.PSObject.Properties.Name) { $text -match "^$property +: " | Should -HaveCount 1 -Because $property }
    }

    It 'of an action for a <noun>: command, state, target and id, in 120 columns' -ForEach @(
        @{ noun = 'charger'; command = 'MAX 10'; act = { Get-EnodeCharger -First 1 | Set-EnodeMaxCurrent -MaxCurrent 10 } }
        @{ noun = 'hvac'; command = 'HEAT'; act = { Get-EnodeHvac -First 1 | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 19.5 } }
        @{ noun = 'hvac in two directions'; command = 'AUTO'; act = { Get-EnodeHvac | Where-Object { $_.Capabilities.CapableModes -contains 'AUTO' } | Set-EnodeHvacHold -Mode AUTO -HeatSetpoint 19.5 -CoolSetpoint 24.5 } }
        @{ noun = 'hvac that follows'; command = 'FOLLOW_SCHEDULE'; act = { Get-EnodeHvac | Where-Object { $_.Capabilities.SetFollowSchedule.IsCapable } | Select-Object -First 1 | Resume-EnodeHvacSchedule } }
        @{ noun = 'battery'; command = 'SELF_RELIANCE'; act = { Get-EnodeBattery -First 1 | Set-EnodeBatteryOperationMode -OperationMode SELF_RELIANCE } }
    ) {
        $action = & $act
        $action.Command | Should -BeLike "$command*"
        $labels, $dashes, $rows = $action | Get-Text
        $labels | Should -Match '^Command +State +Target +Reason +Id'
        $rows | Should -Match "^$([regex]::Escape($action.Command)) +PENDING +$($action.TargetId) +$($action.Id)$"
    }

    It 'in a console of 80 columns: the names, the batteries and the states' {
        $text = $fleet[0] | Get-Text -Width 80
        $text[0] | Should -Match '^Name +Battery +Range km +State'
        $text[2] | Should -Match '[█░]{10} +\d+ %'
    }
}
