# The cmdlets that read devices and home energy systems. There is one for each kind, and all do the same.

BeforeDiscovery {
    $kinds = @(
        @{ noun = 'Charger'; path = 'chargers'; type = 'Enode.Charger' }
        @{ noun = 'Hvac'; path = 'hvacs'; type = 'Enode.Hvac' }
        @{ noun = 'Inverter'; path = 'inverters'; type = 'Enode.Inverter' }
        @{ noun = 'Battery'; path = 'batteries'; type = 'Enode.Battery' }
        @{ noun = 'Meter'; path = 'meters'; type = 'Enode.Meter' }
        @{ noun = 'HemSystem'; path = 'hem-systems'; type = 'Enode.HemSystem' }
    )
    $kinds | ForEach-Object { $_.command = "Get-Enode$($_.noun)" }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe '<command>' -ForEach $kinds {
    BeforeAll {
        # Enough users for more than one page of each kind.
        $simulator = Start-FreshSimulator -VehicleCount 400
        $all = @(& $command)
        $users = @(Get-EnodeUser)
        $owners = @($users | Where-Object Id -In $all.UserId)
    }

    BeforeEach {
        Select-EnodeConnection Simulator
        $simulator.ClearRequestLog()
    }

    It 'reads every page, and each device once' {
        $assets = @(& $command)
        $assets | Should -BeOfType ($type -as [type])
        $assets.Count | Should -BeGreaterThan 50
        @($assets.Id | Sort-Object -Unique).Count | Should -Be $assets.Count
        $sent = Get-Sent $simulator
        $sent[0] | Should -BeExactly "GET /$path"
        $sent[1..99] | Should -BeLike "GET /$path`?after=*"
        $sent.Count | Should -Be ([Math]::Ceiling($assets.Count / 50))
    }

    It 'sends -PageSize with every page' {
        (& $command -PageSize 40).Id | Should -Be $all.Id
        $sent = Get-Sent $simulator
        $sent[0] | Should -BeExactly "GET /$path`?pageSize=40"
        $sent[1..99] | Should -BeLike "GET /$path`?pageSize=40&after=*"
        $sent.Count | Should -Be ([Math]::Ceiling($all.Count / 40))
    }

    It 'sends one request for -First, and leaves out -Skip' {
        (& $command -First 3).Id | Should -Be $all[0..2].Id
        Get-Sent $simulator | Should -BeExactly "GET /$path"
        (& $command -Skip 49 -First 2).Id | Should -Be $all[49..50].Id
    }

    It 'lists the devices of -UserId, in the order of the users' {
        $given = $owners[2, 0].Id
        $assets = @(& $command -UserId $given)
        $assets.Id | Should -Be ($given | ForEach-Object { $id = $_; ($all | Where-Object UserId -EQ $id).Id })
        Get-Sent $simulator | Should -BeExactly ($given | ForEach-Object { "GET /users/$_/$path" })
    }

    It 'finds none for a user who does not exist' {
        & $command -UserId 'nope' -ErrorAction Stop | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeExactly "GET /users/nope/$path"
    }

    It 'lists each device once, in the order of piped users, with -ThrottleLimit <_>' -ForEach 1, 16 {
        $assets = @($users | & $command -ThrottleLimit $_)
        $assets.Id | Should -Be ($owners | ForEach-Object { $id = $_.Id; ($all | Where-Object UserId -EQ $id).Id })
        $assets.Count | Should -Be $all.Count
        $expected = $users | ForEach-Object { "GET /users/$($_.Id)/$path" }
        Get-Sent $simulator | Sort-Object | Should -BeExactly ($expected | Sort-Object)
    }

    It 'sends no more requests than -First needs' {
        ($owners | & $command -First 1).Id | Should -Be ($all | Where-Object UserId -EQ $owners[0].Id)[0].Id
        Get-Sent $simulator | Should -BeExactly "GET /users/$($owners[0].Id)/$path"
    }

    It 'lists the devices of a user from a Clixml file' {
        $user = $owners[1] | Copy-ThroughClixml
        $user.PSTypeNames | Should -Contain 'Deserialized.Enode.User'
        ($user | & $command).Id | Should -Be ($all | Where-Object UserId -EQ $owners[1].Id).Id
        Get-Sent $simulator | Should -BeExactly "GET /users/$($owners[1].Id)/$path"
    }

    It 'lists the devices at a piped location: <name>' -ForEach @(
        @{ name = 'live'; form = { $site } }
        @{ name = 'selected'; form = { $site | Select-Object Id, UserId } }
    ) {
        $site = $all | Where-Object LocationId | Select-Object -First 1 | Get-EnodeLocation
        $elsewhere = [Enode.Location]@{ Id = 'elsewhere'; UserId = $site.UserId }
        $simulator.ClearRequestLog()
        $there = & $form | & $command
        $there.Id | Should -BeExactly ($all | Where-Object LocationId -EQ $site.Id).Id
        $there.Connection | Should -BeExactly 'Simulator'
        $elsewhere | & $command | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeExactly "GET /users/$($site.UserId)/$path", "GET /users/$($site.UserId)/$path"
    }

    It 'lists nothing for a location without an id, and not the devices that are at none' {
        [Enode.Location]@{ UserId = $owners[0].Id } | & $command -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidId'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'lists nothing for a user without an id, and not the devices of all users' {
        [Enode.User]::new() | & $command -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        & $command -UserId '' -ErrorAction SilentlyContinue -ErrorVariable +failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId', 'Enode.InvalidId'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'reads several ids, in their order, <name>' -ForEach @(
        @{ name = 'as -Id'; read = { & $command -Id $all[3, 0].Id } }
        @{ name = 'by position'; read = { & $command $all[3, 0].Id } }
        @{ name = 'from the pipeline'; read = { $all[3, 0].Id | & $command } }
        @{ name = 'from objects with Id and UserId'; read = { $all[3, 0] | Select-Object Id, UserId | & $command } }
        @{ name = 'from a CSV file'; read = { $all[3, 0] | Copy-ThroughCsv | & $command } }
    ) {
        $assets = & $read
        $assets.Id | Should -Be $all[3, 0].Id
        $assets.DisplayName | Should -Be $all[3, 0].DisplayName
        Get-Sent $simulator | Should -BeExactly "GET /$path/$($all[3].Id)", "GET /$path/$($all[0].Id)"
    }

    It 'reads each piped device again, and not the next one' {
        $given = $all[0..31]
        ($given | & $command -ThrottleLimit 16).Id | Should -Be $given.Id
        $expected = $given | ForEach-Object { "GET /$path/$($_.Id)" }
        Get-Sent $simulator | Sort-Object | Should -BeExactly ($expected | Sort-Object)
    }

    It 'writes an error for an id that does not exist, and continues' {
        $assets = 'nope', $all[0].Id | & $command -ErrorAction SilentlyContinue -ErrorVariable failed
        $assets.Id | Should -Be $all[0].Id
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly "Enode.NotFound,Enode.Commands.GetEnode$noun"
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -BeExactly 'nope'
        Get-Sent $simulator | Should -BeExactly "GET /$path/nope", "GET /$path/$($all[0].Id)"
    }

    It 'rejects an id <name>, and sends nothing' -ForEach @(
        @{ name = 'that is empty'; id = '' }
        @{ name = '..'; id = '..' }
        @{ name = 'with a line break'; id = "a`rb" }
    ) {
        & $command -Id $id -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        $failed[0].TargetObject | Should -BeExactly $id
        ($type -as [type])::new() | & $command -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'sends an id as one segment of the path' {
        & $command 'a/b ä' -ErrorAction SilentlyContinue
        Get-Sent $simulator | Should -BeExactly "GET /$path/a%2Fb%20%C3%A4"
    }

    It 'uses the connection of the device or user, and not the selected one' {
        $other = Start-EnodeSimulator -Seed 2 -Connect
        ($all[0] | & $command).Id | Should -Be $all[0].Id
        ($owners[0] | & $command).UserId | Select-Object -First 1 | Should -BeExactly $owners[0].Id
        Get-Sent $other | Should -BeNullOrEmpty
        (Get-Sent $simulator).Count | Should -Be 2

        $to = @{ Connection = "Simulator-$($other.Port)" }
        $all[0] | & $command @to -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionMismatch'
        $failed[0].TargetObject | Should -Be $all[0]
        Get-Sent $other | Should -BeNullOrEmpty
        $other | Stop-EnodeSimulator -Confirm:$false
    }
}

Describe '<command>: unusual responses' -ForEach $kinds {
    BeforeEach { $server = Start-FreshServer }

    It 'returns a device whose members are null, and one with an id alone, and shows both' {
        $names = ($type -as [type])::new().ToJson() | ConvertFrom-Json -AsHashtable
        $names.Count | Should -BeGreaterThan 4
        $nulls = [ordered]@{}
        $names.Keys | ForEach-Object { $nulls[$_] = $null }
        $nulls.id = 'a1'
        $null = $server.ReplyTo('GET', "/$path", 200, (ConvertTo-Page $nulls, @{ id = 'a2' }))
        $assets = & $command -ErrorAction Stop
        $assets.Id | Should -Be 'a1', 'a2'
        foreach ($asset in $assets) {
            "$($asset.DisplayName)$($asset.Vendor)$($asset.UserId)$($asset.Information)$($asset.LastSeen)" | Should -BeExactly ''
        }

        "$($assets[0])" | Should -BeExactly 'a1'
        $Error.Clear()
        ($assets | Format-Table | Out-String -Width 200) | Should -Match '(?s)\ba1\b.*\ba2\b'
        ($assets | Format-List | Out-String -Width 120) | Should -Match '(?s)Id +: a1\b.*Id +: a2\b'
        ($assets | ConvertTo-Csv) -join "`n" | Should -Not -Match 'System\.|Enode\.'
        $Error | Should -BeNullOrEmpty
    }

    It 'returns unknown values and members at any depth, and shows them' {
        $simulator = Start-EnodeSimulator -Connect
        $real = (& $command -First 1 -Connection Simulator).ToJson() | ConvertFrom-Json -AsHashtable -DateKind String
        # Every constant is an unknown one, every object has one more member, and every list is empty.
        function Convert-ToNewer($Value) {
            if ($Value -is [System.Collections.IDictionary]) {
                $newer = [ordered]@{}
                foreach ($key in $Value.Keys) { $newer[$key] = Convert-ToNewer $Value[$key] }
                $newer.later = @{ list = @(1, 'x', $null) }
                return $newer
            }

            if ($Value -is [System.Collections.IList]) { return , @() }
            $Value -is [string] -and $Value -cmatch '^[A-Z_:]+$' ? 'DREAMING' : $Value
        }

        $json = ConvertTo-Json (Convert-ToNewer $real) -Depth 20
        $json | Should -BeLike '*DREAMING*'
        $null = $server.ReplyTo('GET', "/$path/a1", 200, $json)
        $asset = & $command a1 -Connection scripted -ErrorAction Stop
        $asset.Id | Should -BeExactly $real.id
        $asset.Vendor | Should -BeExactly 'DREAMING'
        $asset.Information.AdditionalProperties['later']['list'][1] | Should -BeExactly 'x'
        $asset.AdditionalProperties['later']['list'].Count | Should -Be 3
        # No member is lost.
        $back = $asset.ToJson() | ConvertFrom-Json -AsHashtable -DateKind String
        foreach ($name in $real.Keys + 'later') { $back.Keys | Should -Contain $name }
        ([regex]::Matches($asset.ToJson(), '"later"')).Count | Should -Be ([regex]::Matches($json, '"later"')).Count
        ([regex]::Matches($asset.ToJson(), 'DREAMING')).Count | Should -Be ([regex]::Matches($json, 'DREAMING')).Count

        $Error.Clear()
        $asset | Format-Table | Out-String -Width 200 | Should -BeLike "*$($real.id)*"
        $list = $asset | Format-List | Out-String -Width 200
        $list | Should -BeLike '*DREAMING*later*'
        $list | Should -Not -Match 'System\.|Enode\.'
        $Error | Should -BeNullOrEmpty
    }

    It 'names the member that is <name>' -ForEach @(
        @{ name = 'an object instead of a string'; json = '{"id":"a1","userId":{"no":1}}'; where = '$.userId' }
        @{ name = 'a list instead of an object'; json = '{"id":"a1","information":[1]}'; where = '$.information' }
    ) {
        $null = $server.ReplyTo('GET', "/$path/a1", 200, $json)
        & $command a1 -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidResponse'
        $failed[0].TargetObject | Should -BeExactly 'a1'
        $failed[0].Exception.Message | Should -BeLike "*$where*"
    }

    It 'writes an error for an item with a member of another type' {
        $null = $server.ReplyTo('GET', "/$path", 200, (ConvertTo-Page @{ id = 'a1' } -After 'c1'))
        $null = $server.ReplyTo('GET', "/$path`?after=c1", 200, (ConvertTo-Page @{ id = 'a2' }, @{ id = 'a3'; information = 'no object' }))
        $assets = & $command -ErrorAction SilentlyContinue -ErrorVariable failed
        $assets[0].Id | Should -BeExactly 'a1'
        Get-ErrorId $failed | Should -Be 'Enode.InvalidResponse'
        $failed[0].Exception.Message | Should -BeLike '*at $.data`[1`].information*'
    }
}

Describe 'The device that another object refers to' {
    BeforeAll {
        $simulator = Start-FreshSimulator
        $charger = Get-EnodeCharger | Where-Object { $_.ChargeState.PluggedInVehicleId } | Select-Object -First 1
        $car = Get-EnodeVehicle $charger.ChargeState.PluggedInVehicleId
    }

    BeforeEach { $simulator.ClearRequestLog() }

    It 'is the charger of a car, and the car of a charger' {
        ($car | Get-EnodeCharger).Id | Should -BeExactly $charger.Id
        ($charger | Get-EnodeVehicle).Id | Should -BeExactly $car.Id
        Get-Sent $simulator | Should -BeExactly "GET /chargers/$($charger.Id)", "GET /vehicles/$($car.Id)"
    }

    It 'is the home energy system of an inverter, battery or meter' {
        $system = Get-EnodeHemSystem -First 1
        $parts = & { Get-EnodeInverter; Get-EnodeBattery; Get-EnodeMeter } | Where-Object HemSystemId -EQ $system.Id
        $parts.Count | Should -Be 3
        $simulator.ClearRequestLog()
        ($parts | Get-EnodeHemSystem -ThrottleLimit 16).Id | Should -Be $system.Id, $system.Id, $system.Id
        Get-Sent $simulator | Should -BeExactly (@("GET /hem-systems/$($system.Id)") * 3)
    }

    It 'is the device of an action: <read>' -ForEach @(
        @{ read = 'Get-EnodeCharger'; path = 'chargers'; act = { Get-EnodeCharger -First 1 | Set-EnodeMaxCurrent -MaxCurrent 10 } }
        @{ read = 'Get-EnodeHvac'; path = 'hvacs'; act = { Get-EnodeHvac -First 1 | Set-EnodeHvacHold -Mode OFF } }
        @{
            read = 'Get-EnodeBattery'; path = 'batteries'
            act  = { Get-EnodeBattery -First 1 | Set-EnodeBatteryOperationMode -OperationMode IDLE }
        }
    ) {
        $action = & $act
        $simulator.ClearRequestLog()
        ($action | & $read).Id | Should -BeExactly $action.TargetId
        Get-Sent $simulator | Should -BeExactly "GET /$path/$($action.TargetId)"
        # The target is not read as a vehicle.
        $action | Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        (Get-Sent $simulator).Count | Should -Be 1
    }

    It 'does not exist for <name>: <command> rejects it, and sends nothing' -ForEach @(
        @{ name = 'a vehicle that is not plugged in'; command = 'Get-EnodeCharger'; thing = { [Enode.Vehicle]@{ Id = 'x1' } } }
        @{ name = 'a charger without a vehicle'; command = 'Get-EnodeVehicle'; thing = { [Enode.Charger]@{ Id = 'x1' } } }
        @{ name = 'a meter without a system'; command = 'Get-EnodeHemSystem'; thing = { [Enode.Meter]@{ Id = 'x1' } } }
        @{ name = 'a vehicle'; command = 'Get-EnodeHvac'; thing = { [Enode.Vehicle]@{ Id = 'x1' } } }
        @{ name = 'a meter'; command = 'Get-EnodeInverter'; thing = { [Enode.Meter]@{ Id = 'x1' } } }
        @{ name = 'a battery'; command = 'Get-EnodeMeter'; thing = { [Enode.Battery]@{ Id = 'x1' } } }
        @{ name = 'an inverter'; command = 'Get-EnodeBattery'; thing = { [Enode.Inverter]@{ Id = 'x1' } } }
        @{ name = 'a charger'; command = 'Set-EnodeHvac'; thing = { [Enode.Charger]@{ Id = 'x1' } }; with = @{ ClearLocation = $true } }
        @{ name = 'an hvac'; command = 'Set-EnodeCharger'; thing = { [Enode.Hvac]@{ Id = 'x1' } }; with = @{ LocationId = 'l1' } }
        @{
            name = 'a charger'; command = 'Set-EnodeHvacHold'; thing = { [Enode.Charger]@{ Id = 'x1' } }
            with = @{ Mode = 'OFF'; Force = $true }
        }
        @{ name = 'a battery'; command = 'Resume-EnodeHvacSchedule'; thing = { [Enode.Battery]@{ Id = 'x1' } }; with = @{ Force = $true } }
        @{
            name = 'a home energy system'; command = 'Set-EnodeBatteryOperationMode'; thing = { [Enode.HemSystem]@{ Id = 'x1' } }
            with = @{ OperationMode = 'IDLE'; Force = $true }
        }
        @{ name = 'a home energy system'; command = 'Start-EnodeCharging'; thing = { [Enode.HemSystem]@{ Id = 'x1' } } }
        @{ name = 'a home energy system'; command = 'Send-EnodeRefreshHint'; thing = { [Enode.HemSystem]@{ Id = 'x1' } } }
    ) {
        $parameters = $with ?? @{}
        $thing = & $thing
        $thing | & $command @parameters -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].TargetObject | Should -Be $thing
        $failed[0].Exception.Message | Should -BeLike "This cmdlet accepts *. The input is $($thing.GetType().Name) 'x1'."
        Get-Sent $simulator | Should -BeNullOrEmpty
    }
}

Describe 'The capabilities of devices that are read' {
    BeforeAll {
        $simulator = Start-FreshSimulator -VehicleCount 100
        $cars = Get-EnodeVehicle
        $able = $cars | Where-Object { $_.Capabilities.StartCharging.IsCapable }
    }

    BeforeEach { $simulator.ClearRequestLog() }

    It 'are those of -Capability, all of them, in any case' {
        $able.Count | Should -BeGreaterThan 1
        $able.Count | Should -BeLessThan $cars.Count
        (Get-EnodeVehicle -Capability startcharging).Id | Should -BeExactly $able.Id
        $both = $able | Where-Object { $_.Capabilities.SetMaxCurrent.IsCapable }
        (Get-EnodeVehicle -Capability StartCharging, SetMaxCurrent).Id | Should -BeExactly $both.Id
        ($cars | Get-EnodeVehicle -Capability StartCharging -First 2).Id | Should -BeExactly $able[0, 1].Id
        $low = $able | Where-Object { $null -ne $_.BatteryLevel -and $_.BatteryLevel -lt 30 }
        (Get-EnodeVehicle -Capability StartCharging -BatteryBelow 30).Id | Should -BeExactly $low.Id
    }

    It 'are not known of a device without them' {
        $server = New-ScriptedServer
        $null = $server.ReplyTo('GET', '/meters', 200, (ConvertTo-Page @{ id = 'm1' }, @{ id = 'm2'; capabilities = @{ measuresProduction = @{} } }))
        Get-EnodeMeter -Capability MeasuresProduction -Connection (Connect-Scripted $server) | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'GET /meters'
    }

    It 'are completed, and others are rejected before a request: <noun>' -ForEach @(
        @{ noun = 'Vehicle'; known = 'StartCharging' }
        @{ noun = 'Charger'; known = 'SetChargeRateLimit' }
        @{ noun = 'Hvac'; known = 'SetPermanentHold' }
        @{ noun = 'Inverter'; known = 'ProductionStatistics' }
        @{ noun = 'Battery'; known = 'ExportFocus' }
        @{ noun = 'Meter'; known = 'MeasuresProduction' }
    ) {
        $line = "Get-Enode$noun -Capability "
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Contain $known
        { & "Get-Enode$noun" -Capability Fly } | Should -Throw "-Capability is 'Fly'. Valid values: *$known*."
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'do not include the ranges of a unit' {
        { Get-EnodeHvac -Capability CapableModes } | Should -Throw "-Capability is 'CapableModes'. Valid values: SetFollowSchedule, SetPermanentHold."
    }
}
