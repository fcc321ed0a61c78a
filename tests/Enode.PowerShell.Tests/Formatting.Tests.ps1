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
        # The address of a session is longer than a line, and a table would cut it.
        $kinds = $name -eq 'LinkSession' ? ('ListControl', 'TableControl') : ('TableControl', 'ListControl')
        $views.Control | ForEach-Object { $_.GetType().Name } | Should -BeExactly $kinds
    }

    It 'show every public property in the list, each once' {
        $items = @($list.Entries[0].Items)
        foreach ($item in $items) {
            $item.DisplayEntry.ValueType | Should -Be 'ScriptBlock'
            $item.DisplayEntry.Value.Trim() | Should -BeExactly "[Enode.Formatting.Display]::Item(`$_, '$($item.Label)')"
        }

        $items.Label | Should -BeExactly $type.GetProperties().Name
    }

    It 'have the name of a property as the header of each column, and a cell of this property' {
        $headers = @($table.Headers)
        $columns = @($table.Rows[0].Columns)
        $columns.Count | Should -Be $headers.Count
        $columns.Count | Should -BeGreaterThan 1
        for ($i = 0; $i -lt $headers.Count; $i++) {
            $header = $headers[$i]
            $header.Label | Should -BeIn $type.GetProperties().Name
            $call = [regex]::Match($columns[$i].DisplayEntry.Value.Trim(),
                "^\[Enode\.Formatting\.Display\]::Cell\(\`$_, '(?<name>\w+)'(, (?<width>\d+))?\)$")
            $call.Groups['name'].Value | Should -BeExactly $header.Label
            # A cell is never longer than its column: PowerShell would cut a number at its start.
            [int] ($call.Groups['width'].Success ? $call.Groups['width'].Value : 0) | Should -Be $header.Width
            if ($header.Width) { $header.Width | Should -Not -BeLessThan $header.Label.Length }
        }
    }

    It 'have values in the columns that can be sorted and compared' {
        foreach ($header in $table.Headers) {
            $value = $type.GetProperty($header.Label).PropertyType
            $value = [Nullable]::GetUnderlyingType($value) ?? $value
            # These sort by their text, which is what the column shows.
            $isText = $value.Name -eq 'EnodeList`1' -or $value -in [uri], [Enode.ActionFailureReason], [Enode.TemperatureTargetState]
            ($isText -or $value -in [string], [bool], [double], [decimal], [int], [long], [DateTimeOffset], [timespan]) |
                Should -BeTrue -Because "$($header.Label) is a $value"
        }
    }

    It 'do not break a header, and cut neither a number nor the first id, in a console of <_> columns' -ForEach @(
        79, 80, 99, 100, 119, 120, 159, 160, 199, 200
    ) {
        # A series, a time and a value leave no room for the id. The ids of tariffs are chosen by the client.
        $id = $name -eq 'HemSystemStatistic' -and $_ -le 80 ? $null : (
            $table.Headers | Where-Object Label -CLike '*Id' | Where-Object Label -NE 'TariffId' | Where-Object Width -GE 36)
        $end = -1
        foreach ($header in $table.Headers | Where-Object Width) {
            # PowerShell shows the last column in what is left of the line.
            $left = $_ - $end - 1
            if ($left -gt 0 -and $left -lt $header.Width) {
                $left | Should -Not -BeLessThan $header.Label.Length -Because $header.Label
                $header.Alignment | Should -Not -Be 'Right' -Because $header.Label
                $header.Label | Should -Not -Be @($id)[0].Label
                if ($header.Label -eq 'LocationId') { $left | Should -Not -BeLessThan 36 }
            }

            if ($header.Label -eq 'Connection' -and $_ -ge 119) { $left | Should -BeGreaterOrEqual 10 }
            $end += 1 + $header.Width
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
        if ($type.GetProperty('Id')) { $text[0] | Should -Match 'Id\b' }
        if ($type.IsSubclassOf([Enode.EnodeResource])) { $text[0] | Should -Match 'Id\b|\bVendor\b' }
        $text = $empty | Format-List | Get-Text
        $text.Count | Should -Be $list.Entries[0].Items.Count
        $text -join "`n" | Should -Not -Match 'Enode\.|System\.'
        $Error.Clear()
        $null = $empty | Format-Table | Out-String
        $Error | Should -BeNullOrEmpty
    }
}

Describe 'The views of <name> from a file' -ForEach @($types | Where-Object { $_.type.GetConstructor([type[]]@()) }) {
    It 'show the same as for the live object' {
        $thing = New-Shown $type
        $read = $thing | Copy-ThroughClixml
        $read.PSObject.TypeNames[0] | Should -BeExactly "Deserialized.$($type.FullName)"
        foreach ($view in { $input | Format-Table }, { $input | Format-List }) {
            $before = @($thing | & $view | Get-Text -Width 1000) -replace ' +', ' '
            @($read | & $view | Get-Text -Width 1000) -replace ' +', ' ' | Should -BeExactly $before
            # Nothing is left empty but the connection and, of an unknown kind, what this version cannot compute.
            $empty = @($before | Where-Object { $_ -match ' : *$' -and $_ -notmatch '^(Connection|InvalidVendors) ' })
            if ($name -notlike 'Unknown*') { $empty | Should -BeNullOrEmpty }
        }
    }

    It 'show the same in the table for an object from a job' {
        $thing = New-Shown $type
        # The depth of jobs and remote sessions.
        $read = Copy-Serialized $thing 1
        @($read | Format-Table | Get-Text -Width 400) -replace ' +', ' ' |
            Should -BeExactly (@($thing | Format-Table | Get-Text -Width 400) -replace ' +', ' ')
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
