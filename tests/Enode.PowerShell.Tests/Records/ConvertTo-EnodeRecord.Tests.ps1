BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot '../FilledObject.psm1') -Force
    Import-ModuleUnderTest
    $types = Get-GivenType | Where-Object { $_.IsSubclassOf([Enode.EnodeModel]) } | ForEach-Object { @{ type = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot '../FilledObject.psm1') -Force
    Import-ModuleUnderTest

    # Every value as text, as Export-Csv writes it.
    function Get-Line($Record) { ($Record | ConvertTo-Csv -UseQuotes Always | Select-Object -Skip 1) -join "`n" }
}

AfterAll { Reset-Enode }

Describe 'ConvertTo-EnodeRecord' {
    BeforeAll {
        $null = Start-FreshSimulator -Seed 1
        $vehicle = Get-EnodeVehicle -First 1
    }

    It 'has dotted names, and the members of the API as columns' {
        $record = $vehicle | ConvertTo-EnodeRecord
        $record.'ChargeState.BatteryLevel' | Should -Be $vehicle.BatteryLevel
        $record.'Capabilities.StartCharging.IsCapable' | Should -BeTrue
        $record.'SmartChargingPolicy.MinimumChargeLimit' | Should -Be $vehicle.SmartChargingPolicy.MinimumChargeLimit
        $record.Scopes | Should -BeExactly ($vehicle.Scopes -join '; ')
        $record.AssetType, $record.DisplayName, $record.Connection | Should -BeExactly 'vehicle', $vehicle.DisplayName, 'Simulator'
        $record.LastSeen | Should -BeExactly $vehicle.LastSeen.ToString('yyyy-MM-ddTHH:mm:ss.FFFFFFFZ', [cultureinfo]::InvariantCulture)
        $record.PSObject.Properties.Name | Should -Not -Contain 'BatteryLevel' -Because 'it is a column already'
    }

    It 'has flat values only: <type>' -ForEach $types {
        $record = ConvertTo-EnodeRecord (New-Filled $type 'x')
        foreach ($property in $record.PSObject.Properties) {
            if ($null -ne $property.Value) {
                $property.Value.GetType().FullName | Should -Match '^System\.(String|Boolean|Double|Decimal|Int32|Int64)$' -Because $property.Name
            }
        }

        $record.PSObject.Properties.Value | Should -Not -BeNullOrEmpty
        "$(Get-Line $record)" | Should -Not -BeLike '*secret*'
    }

    It 'has the same columns for an empty object, so that Export-Csv loses none: <type>' -ForEach $types {
        $full, $empty = (ConvertTo-EnodeRecord (New-Filled $type 'x')), (ConvertTo-EnodeRecord $type::new())
        $empty.PSObject.Properties.Name | Should -BeExactly $full.PSObject.Properties.Name
    }

    It 'has the same text in <_>' -ForEach 'de-DE', 'tr-TR', 'sv-SE', 'ar-SA', 'th-TH' {
        $thing = New-Filled ([Enode.Vehicle]) 'x'
        $thing.Location.Longitude = -70.25
        $expected = Invoke-WithCulture 'en-US' { Get-Line (ConvertTo-EnodeRecord $thing) }
        Invoke-WithCulture $_ { Get-Line (ConvertTo-EnodeRecord $thing) } | Should -BeExactly $expected
        $expected | Should -BeLike '*"-70.25"*'
        $record = ConvertTo-EnodeRecord $thing
        Invoke-WithCulture $_ { ConvertTo-Json $record -Compress } | Should -BeLike '*"Location.Longitude":-70.25,*'
    }

    It 'has numbers that compare as numbers' {
        $record = ConvertTo-EnodeRecord ([pscustomobject]@{ level = 9.5; price = [decimal]::Parse('0.10', [cultureinfo]::InvariantCulture) })
        $record.level -lt 30 | Should -BeTrue
        ($record, $record | Measure-Object level -Sum).Sum | Should -Be 19
        "$($record.price)" | Should -BeExactly '0.10'
    }

    It 'is the same for a copy from Clixml' {
        $copy = Copy-Serialized $vehicle -Depth 5
        Get-Line (ConvertTo-EnodeRecord $copy) | Should -BeExactly (Get-Line (ConvertTo-EnodeRecord $vehicle))
    }

    It 'has the members that the API does not define in one column, as JSON' {
        $thing = New-Filled ([Enode.Vehicle]) 'x'
        $members = (ConvertTo-EnodeRecord $thing).AdditionalProperties | ConvertFrom-Json -AsHashtable
        $members['newestx'].x | Should -BeExactly 'x'
        $members['ChargeState.newestx'].x | Should -BeExactly 'x'
    }

    It 'has lists of objects as JSON' {
        $user = Get-EnodeUser user-001
        $vendors = (ConvertTo-EnodeRecord $user).LinkedVendors | ConvertFrom-Json
        $vendors.vendor | Should -BeExactly $user.LinkedVendors.Vendor
    }

    It 'takes rows, hashtables and objects of Invoke-EnodeApi' {
        $of = Invoke-EnodeApi "vehicles/$($vehicle.Id)" | ConvertTo-EnodeRecord
        $of.'chargeState.batteryLevel' | Should -Be $vehicle.BatteryLevel
        (ConvertTo-EnodeRecord ([ordered]@{ a = @{ b = 1, 2 }; 'a.b' = 'x'; c = [timespan]'1:05' })) | ConvertTo-Json -Compress |
            Should -BeExactly '{"a.b":"1; 2","a.b_2":"x","c":"PT1H5M"}'
        ConvertTo-EnodeRecord @() | Should -BeNullOrEmpty
        $action = [Enode.ChargeAction]@{ Id = 'a'; TargetId = 'v1' }
        ($action | ConvertTo-EnodeRecord).TargetName | Should -BeExactly 'v1'
        ($action | Copy-ThroughClixml | ConvertTo-EnodeRecord).TargetName | Should -BeExactly 'v1'
        $selected = $vehicle | Select-Object Id, BatteryLevel | ConvertTo-EnodeRecord
        $selected.PSObject.Properties.Name | Should -BeExactly 'Id', 'BatteryLevel'
    }

    It 'has days, times of day and hashtables the same in every process' {
        $given = [pscustomobject]@{ day = [DateOnly]::new(2026, 1, 2); time = [TimeOnly]::new(13, 5, 6); all = @(@{ b = 1; a = 2 }) }
        $record = ConvertTo-EnodeRecord $given
        $record.day, $record.time, $record.all | Should -BeExactly '2026-01-02', '13:05:06', '[{"a":2,"b":1}]'
    }

    It 'rejects <what>, and converts the others' -ForEach @(
        @{
            what = 'a list that contains itself'
            of   = { $list = [System.Collections.Generic.List[object]]::new(); $list.Add($list); [pscustomobject]@{ Id = 'x'; list = $list } }
        }
        @{ what = 'text'; of = { 'x' } }
        @{ what = 'a process'; of = { Get-Process -Id $PID } }
        @{ what = 'what contains itself'; of = { $loop = @{}; $loop.loop = $loop; $loop } }
    ) {
        $given = @((& $of), $vehicle)
        $records = $given | ConvertTo-EnodeRecord -ErrorAction SilentlyContinue -ErrorVariable failed
        $records.Id | Should -BeExactly $vehicle.Id
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
    }

    It 'writes no secret of a webhook' {
        $webhook = New-EnodeWebhook -Url 'https://example.com/records' -Event '*'
        $record = $webhook | ConvertTo-EnodeRecord
        $record.PSObject.Properties.Name | Should -Not -Contain 'Secret'
        $record.Events | Should -BeExactly '*'
    }
}
