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
        $items = @($list.Entries[0].Items.DisplayEntry)
        $items.ValueType | Should -Not -Contain 'ScriptBlock'
        $items.Value | Sort-Object | Should -BeExactly ($type.GetProperties().Name | Sort-Object)
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
