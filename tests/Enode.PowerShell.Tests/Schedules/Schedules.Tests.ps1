# Get-, New-, Set- and Remove-EnodeSchedule and Get-EnodeScheduleStatus: what they send and write.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    $night = @{ From = '22:00'; To = '06:00'; ShouldCharge = $true }
    $nightBody = '{"hourMinute":{"from":"22:00","to":"06:00"},"shouldCharge":true}'

    function ConvertTo-ChargeSchedule([string] $Id) {
        $rule = @{ hourMinute = @{ from = '22:00'; to = '06:00' }; weekdays = 0, 1; shouldCharge = $true }
        ConvertTo-Json -Depth 6 -Compress @{
            id = $Id; targetId = 'v1'; targetType = 'vehicle'; locationId = 'l1'; isEnabled = $true; defaultShouldCharge = $false
            rules = @($rule)
        }
    }

    function ConvertTo-TemperatureSchedule([string] $Id) {
        $warm = @{ holdType = 'PERMANENT'; mode = 'HEAT'; heatSetpoint = 21.5 }
        $rule = @{ hourMinute = @{ from = '06:00'; to = '08:00' }; targetState = $warm }
        ConvertTo-Json -Depth 6 -Compress @{
            id = $Id; targetId = 'h1'; targetType = 'hvac'; isEnabled = $false; defaultTargetState = @{ holdType = 'SCHEDULED' }
            rules = @($rule)
        }
    }

    function ConvertTo-ChargeStatus([string] $Id) {
        ConvertTo-Json -Depth 6 -Compress @{
            scheduleId = $Id; scheduleType = 'CHARGE'; changedAt = '2026-01-14T08:00:00Z'; state = 'MISALIGNED'; isCharging = $false
            isChargingExpected = $true; isChargingExpectedParts = @{ needsCharge = $true; isPluggedIn = $true; shouldCharge = $true }
            upcomingTransitions = @(@{ at = '2026-01-15T06:00:00Z'; shouldCharge = $false }); smartOverride = $null
        }
    }

    # A schedule server: s1 is a charge schedule of u1, and s2 is a temperature schedule.
    function Start-ScheduleServer([hashtable] $With = @{ MaximumRetryCount = 0 }) {
        $server = Start-FreshServer $With
        $null = $server.ReplyTo('GET', '/users/u1/schedules', 200, (ConvertTo-Page (ConvertTo-ChargeSchedule s1) -After c))
        $null = $server.ReplyTo('GET', '/users/u1/schedules?after=c', 200, (ConvertTo-Page (ConvertTo-TemperatureSchedule s2)))
        foreach ($verb in 'GET', 'PUT') {
            $null = $server.ReplyTo($verb, '/schedules/s1', 200, (ConvertTo-ChargeSchedule s1))
            $null = $server.ReplyTo($verb, '/schedules/s2', 200, (ConvertTo-TemperatureSchedule s2))
        }

        foreach ($id in 's1', 's2') {
            $null = $server.ReplyTo('GET', "/schedules/$id/status", 200, (ConvertTo-ChargeStatus $id))
            $null = $server.ReplyTo('DELETE', "/schedules/$id", 204, '')
        }

        $null = $server.ReplyTo('POST', '/users/u1/schedules', 200, (ConvertTo-ChargeSchedule new))
        $server
    }
}

AfterAll { Reset-Enode }

Describe 'Get-EnodeSchedule' {
    BeforeEach { $server = Start-ScheduleServer }

    It 'lists the schedules of <name>, each of its kind, page by page' -ForEach @(
        @{ name = 'a user id'; run = { Get-EnodeSchedule -UserId u1 } }
        @{ name = 'a user'; run = { [Enode.User]@{ Id = 'u1' } | Get-EnodeSchedule } }
        @{ name = 'a user from a Clixml file'; run = { [Enode.User]@{ Id = 'u1' } | Copy-ThroughClixml | Get-EnodeSchedule } }
    ) {
        $schedules = & $run
        $schedules.ForEach({ $_.GetType() }) | Should -Be ([Enode.ChargeSchedule], [Enode.TemperatureSchedule])
        $schedules.Default | Should -BeExactly 'no charge', 'SCHEDULED'
        Get-Sent $server | Should -BeExactly 'GET /users/u1/schedules', 'GET /users/u1/schedules?after=c'
    }

    It 'reads <name>' -ForEach @(
        @{ name = 'an id'; run = { Get-EnodeSchedule s1 } }
        @{ name = '-Id'; run = { Get-EnodeSchedule -Id s1 } }
        @{ name = 'a schedule'; run = { [Enode.ChargeSchedule]@{ Id = 's1' } | Get-EnodeSchedule } }
        @{ name = 'a row'; run = { [pscustomobject]@{ Id = 's1' } | Get-EnodeSchedule } }
        @{ name = 'a row with a ScheduleId'; run = { [pscustomobject]@{ ScheduleId = 's1' } | Get-EnodeSchedule } }
        @{ name = 'a row of a CSV file'; run = { Get-EnodeSchedule s1 | Copy-ThroughCsv | Get-EnodeSchedule } }
        @{ name = 'a copy'; run = { Get-EnodeSchedule s1 | Copy-ThroughClixml | Get-EnodeSchedule } }
        @{ name = 'a status'; run = { Get-EnodeScheduleStatus s1 | Get-EnodeSchedule } }
        @{ name = 'the row of a status'; run = { Get-EnodeScheduleStatus s1 | Copy-ThroughCsv | Get-EnodeSchedule } }
    ) {
        (& $run).Id | Should -BeExactly 's1'
        @(Get-Sent $server)[-1] | Should -BeExactly 'GET /schedules/s1'
    }

    It 'rejects a device, and sends nothing' {
        [Enode.Vehicle]@{ Id = 'v1' } | Get-EnodeSchedule -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'lists one page for -First 1' {
        (Get-EnodeSchedule -UserId u1 -First 1).Id | Should -BeExactly 's1'
        Get-Sent $server | Should -BeExactly 'GET /users/u1/schedules'
    }

    It 'leads to the device' {
        $null = $server.ReplyTo('GET', '/vehicles/v1', 200, '{"id":"v1"}').ReplyTo('GET', '/hvacs/h1', 200, '{"id":"h1"}')
        (Get-EnodeSchedule s1 | Get-EnodeVehicle).Id | Should -BeExactly 'v1'
        (Get-EnodeSchedule s2 | Copy-ThroughCsv | Get-EnodeHvac).Id | Should -BeExactly 'h1'
        Get-EnodeSchedule s2 | Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
    }

    It 'completes ids of the last list with their devices' {
        $null = Get-EnodeSchedule -UserId u1
        $lines = 'Get-EnodeSchedule s', 'Set-EnodeSchedule -Id s', 'Get-EnodeScheduleStatus s', 'Get-EnodeScheduleStatus -ScheduleId s'
        foreach ($line in $lines) {
            $matched = Get-Completion $line
            $matched.CompletionText | Should -BeExactly 's1', 's2' -Because $line
            $matched[0].ListItemText | Should -BeLike 'vehicle v1*'
        }
    }
}

Describe 'New-EnodeSchedule' {
    BeforeEach {
        $server = Start-ScheduleServer
        $charge = '{{"targetType":"{0}","targetId":"{1}","locationId":null,"isEnabled":true,"defaultShouldCharge":false,"rules":[{2}]}}'
    }

    It 'takes user, id and kind from <name>' -ForEach @(
        @{ name = 'a vehicle'; with = { [Enode.Vehicle]@{ Id = 'd1'; UserId = 'u1' } }; type = 'vehicle' }
        @{ name = 'a charger'; with = { [Enode.Charger]@{ Id = 'd1'; UserId = 'u1' } }; type = 'charger' }
        @{ name = 'a copy'; with = { [Enode.Charger]@{ Id = 'd1'; UserId = 'u1' } | Copy-ThroughClixml }; type = 'charger' }
        @{ name = 'a row of a CSV file'; with = { [Enode.Vehicle]@{ Id = 'd1'; UserId = 'u1' } | Copy-ThroughCsv }; type = 'vehicle' }
        @{ name = 'a row with a ChargerId'; with = { [pscustomobject]@{ UserId = 'u1'; ChargerId = 'd1' } }; type = 'charger' }
    ) {
        (& $with | New-EnodeSchedule -DefaultShouldCharge $false).Id | Should -BeExactly 'new'
        New-EnodeSchedule (& $with) -DefaultShouldCharge $false | Should -BeOfType Enode.ChargeSchedule
        Get-Sent $server | Should -BeExactly 'POST /users/u1/schedules', 'POST /users/u1/schedules'
        $server.Calls.Body | Should -BeExactly (@($charge -f $type, 'd1', '') * 2)
    }

    It 'takes <parameter> with -UserId' -ForEach @(
        @{ parameter = 'VehicleId'; type = 'vehicle' }
        @{ parameter = 'ChargerId'; type = 'charger' }
    ) {
        $device = @{ $parameter = 'd/1'; UserId = 'u1' }
        $null = New-EnodeSchedule @device -DefaultShouldCharge $false -Rule $night
        $server.Calls.Body | Should -BeExactly ($charge -f $type, 'd/1', $nightBody)
    }

    It 'sends a temperature schedule for a heating or cooling unit' {
        $rule = @{ From = '06:00'; To = '08:00'; Weekday = 'sat', 'Sunday'; TargetState = 'heat 21.5' }
        $null = [Enode.Hvac]@{ Id = 'h1'; UserId = 'u1' } | New-EnodeSchedule -DefaultTargetState 'auto 19-24' -Rule $rule -IsEnabled $false
        $null = New-EnodeSchedule -UserId u1 -HvacId h1 -DefaultTargetState SCHEDULED
        $server.Calls.Body | Should -BeExactly @(
            '{"targetType":"hvac","targetId":"h1","isEnabled":false,"defaultTargetState":{"holdType":"PERMANENT","mode":"AUTO",' +
            '"heatSetpoint":19,"coolSetpoint":24},"rules":[{"hourMinute":{"from":"06:00","to":"08:00"},"weekdays":[5,6],' +
            '"targetState":{"holdType":"PERMANENT","mode":"HEAT","heatSetpoint":21.5}}]}'
            '{"targetType":"hvac","targetId":"h1","isEnabled":true,"defaultTargetState":{"holdType":"SCHEDULED"},"rules":[]}')
    }

    It 'sends the location and whether it is enabled' {
        $null = New-EnodeSchedule -UserId u1 -ChargerId c1 -DefaultShouldCharge $true -IsEnabled $false -LocationId l1
        $server.Calls.Body | Should -BeExactly ('{"targetType":"charger","targetId":"c1","locationId":"l1","isEnabled":false,' +
            '"defaultShouldCharge":true,"rules":[]}')
    }

    It 'rejects <name>, sends nothing, and continues' -ForEach @(
        @{ name = 'an empty -VehicleId'; run = { New-EnodeSchedule -UserId u1 -VehicleId '' @with } }
        @{ name = 'a path as -ChargerId'; run = { New-EnodeSchedule -UserId u1 -ChargerId '..' @with } }
        @{ name = 'an object without an id'; run = { [Enode.Vehicle]@{ UserId = 'u1' }, $car | New-EnodeSchedule @with } }
        @{
            name = 'a row with a blank id'
            run = { [pscustomobject]@{ AssetType = 'vehicle'; Id = ' '; UserId = 'u1' }, $car | New-EnodeSchedule @with }
        }
    ) {
        $car = [Enode.Vehicle]@{ Id = 'next'; UserId = 'u1' }
        $with = @{ DefaultShouldCharge = $false; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        $null = . $run
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidId'
        $server.Calls.Body | Should -BeExactly ("$run" -like '*car*' ? ($charge -f 'vehicle', 'next', '') : $null)
    }

    It 'takes a rule with times back from <name>' -ForEach @(
        @{ name = 'a Clixml file'; copy = { $input | Copy-ThroughClixml }; culture = 'de-DE' }
        @{ name = 'a job'; copy = { Copy-Serialized @($input)[0] 1 }; culture = 'de-DE' }
        @{
            name = 'a copy of less depth'; culture = 'en-GB'
            copy = { @{ FromTimestamp = '01/31/2026 06:30:00 +00:00'; ShouldCharge = $true } }
        }
        @{ name = 'a CSV file'; copy = { $input | Copy-ThroughCsv }; culture = 'en-US' }
        @{ name = 'a CSV file in German'; copy = { $input | Copy-ThroughCsv }; culture = 'de-DE' }
        @{ name = 'a CSV file in British English'; copy = { $input | Copy-ThroughCsv }; culture = 'en-GB' }
    ) {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $culture
            $rule = New-EnodeScheduleRule -FromTimestamp 2026-01-31T07:30:00+01:00 -ShouldCharge $true | & $copy
            $null = New-EnodeSchedule -UserId u1 -VehicleId v1 -DefaultShouldCharge $false -Rule $rule
        }
        finally { [cultureinfo]::CurrentCulture = $before }

        $server.Calls.Body | Should -BeExactly (
            $charge -f 'vehicle', 'v1', '{"fromTimestamp":"2026-01-31T06:30:00Z","shouldCharge":true}')
    }

    It 'takes rules as <name>' -ForEach @(
        @{ name = 'an object'; rules = { New-EnodeScheduleRule -From 22:00 -To 06:00 -ShouldCharge $true } }
        @{ name = 'a hashtable'; rules = { $night } }
        @{ name = 'a hashtable with keys in another case'; rules = { @{ FROM = '22:00'; to = '06:00'; shouldcharge = $true } } }
        @{ name = 'a hashtable as in the API'; rules = { @{ hourMinute = @{ from = '22:00'; to = '06:00' }; shouldCharge = $true } } }
        @{ name = 'a row of a CSV file'; rules = { "From,To,Weekday,ShouldCharge`n22:00,06:00,,TRUE" | ConvertFrom-Csv } }
        @{ name = 'a rule in a CSV file'; rules = { New-EnodeScheduleRule -From 22:00 -To 06:00 -ShouldCharge $true | Copy-ThroughCsv } }
        @{ name = 'a copy'; rules = { New-EnodeScheduleRule -From 22:00 -To 06:00 -ShouldCharge $true | Copy-ThroughClixml } }
        @{ name = 'a selected object'; rules = { New-EnodeScheduleRule -From 22:00 -To 06:00 -ShouldCharge $true | Select-Object * } }
    ) {
        $null = New-EnodeSchedule -UserId u1 -VehicleId v1 -DefaultShouldCharge $false -Rule (& $rules)
        $server.Calls.Body | Should -BeExactly ($charge -f 'vehicle', 'v1', $nightBody)
    }

    It 'takes back what was read, from <name>' -ForEach @(
        @{ name = 'live rules'; copy = { $input } }
        @{ name = 'a Clixml file'; copy = { $input | Copy-ThroughClixml -Depth 5 } }
        @{ name = 'a CSV file'; copy = { $input | Copy-ThroughCsv } }
    ) {
        $rules = (Get-EnodeSchedule s2).Rules | & $copy
        $null = New-EnodeSchedule -UserId u1 -HvacId h1 -DefaultTargetState OFF -Rule $rules
        ($server.Calls[-1].Body | ConvertFrom-Json).rules | ConvertTo-Json -Depth 5 -Compress | Should -BeExactly (
            '{"hourMinute":{"from":"06:00","to":"08:00"},"targetState":{"holdType":"PERMANENT","mode":"HEAT","heatSetpoint":21.5}}')
    }

    It 'sends times of a culture with commas as the API writes them' {
        $run = Invoke-InRunspace {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $from = [datetime]::new(2026, 1, 12, 0, 0, 0, [DateTimeKind]::Utc)
            $period = @{ FromTimestamp = $from; ToTimestamp = '2026-02-12T01:00:00+01:00' }
            $rule = $period + @{ TargetState = @{ Mode = 'heat'; HeatSetpoint = '20.5' } }
            $null = New-EnodeSchedule -UserId u1 -HvacId h1 -DefaultTargetState 'AUTO 19.5 to 24 °C' -Rule $rule
        }
        $run.Errors | Should -BeNullOrEmpty
        $server.Calls.Body | Should -BeExactly ('{"targetType":"hvac","targetId":"h1","isEnabled":true,"defaultTargetState":' +
            '{"holdType":"PERMANENT","mode":"AUTO","heatSetpoint":19.5,"coolSetpoint":24},"rules":[' +
            '{"fromTimestamp":"2026-01-12T00:00:00Z","toTimestamp":"2026-02-12T00:00:00Z",' +
            '"targetState":{"holdType":"PERMANENT","mode":"HEAT","heatSetpoint":20.5}}]}')
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{
            name = 'a misspelt key'; says = "*'Rule'*'Too' is not known here*"
            rule = @{ From = '1:00'; Too = '02:00'; ShouldCharge = $true }
        }
        @{ name = 'a misspelt column'; rule = [pscustomobject]@{ Weekdys = ''; ShouldCharge = $true }; says = "*'Weekdys' is not known*" }
        @{ name = 'a key with null'; rule = @{ From = $null; To = '02:00'; ShouldCharge = $true }; says = '*From is null*' }
        @{ name = 'a key twice'; rule = @{ Weekday = 0; Weekdays = 1; ShouldCharge = $true }; says = '*Weekday is given twice*' }
        @{
            name = 'a clock time of another form'; says = "*From: '6:00' is not*"
            rule = @{ From = '6:00'; To = '08:00'; ShouldCharge = $true }
        }
        @{
            name = 'a clock time after 24:00'; says = "*To: '24:01' is not*"
            rule = @{ From = '06:00'; To = '24:01'; ShouldCharge = $true }
        }
        @{ name = 'a number as clock time'; rule = @{ From = 6; To = '08:00'; ShouldCharge = $true }; says = "*From: '6' is not text*" }
        @{ name = 'an empty range'; rule = @{ From = '06:00'; To = '06:00'; ShouldCharge = $true }; says = '*To: The range * is empty*' }
        @{ name = 'a range without an end'; rule = @{ From = '06:00'; ShouldCharge = $true }; says = '*To: It is required*' }
        @{ name = 'a day that does not exist'; rule = @{ Weekday = 7; ShouldCharge = $true }; says = "*Weekday: '7' is not a day*" }
        @{ name = 'a day with a comma'; rule = @{ Weekday = '1.5'; ShouldCharge = $true }; says = "*Weekday: '1.5' is not a day*" }
        @{ name = 'no days'; rule = @{ Weekday = @(); ShouldCharge = $true }; says = '*Weekday: An empty list of days never applies*' }
        @{ name = 'no result'; rule = @{ Weekday = 0 }; says = '*ShouldCharge: A rule requires ShouldCharge, or TargetState*' }
        @{
            name = 'a result that is not true or false'; says = "*ShouldCharge: 'yes' is not true or false*"
            rule = @{ ShouldCharge = 'yes' }
        }
        @{ name = 'a result that is a number'; rule = @{ ShouldCharge = 1 }; says = "*ShouldCharge: '1' is not true or false*" }
        @{
            name = 'an end before the beginning'; says = '*ToTimestamp: The rule ends at 2026-01-11*'
            rule = @{ FromTimestamp = '2026-01-12'; ToTimestamp = '2026-01-11'; ShouldCharge = $true }
        }
        @{
            name = 'a time of a culture'; says = '*FromTimestamp: *ISO 8601*'
            rule = @{ FromTimestamp = '12.1.2026'; ShouldCharge = $true }
        }
        @{
            name = 'days outside of the period'; says = '*ToTimestamp: The rule never applies*'
            rule = @{ FromTimestamp = '2026-01-12'; ToTimestamp = '2026-01-13'; Weekday = 'Friday'; ShouldCharge = $true }
        }
        @{
            name = 'contradicting clock times'; says = "*HourMinute is '01:00-02:00', and From and To are '03:00-04:00'*"
            rule = @{ From = '03:00'; To = '04:00'; HourMinute = '01:00-02:00'; ShouldCharge = $true }
        }
        @{ name = 'a text'; rule = '22:00-06:00'; says = '*System.String cannot be used here*' }
        @{ name = 'the second of two'; rule = @{ ShouldCharge = $true }, @{ ShouldCharge = 'no' }; says = '*Item 2: ShouldCharge*' }
        @{ name = 'null'; rule = $null; says = '*The argument is null*' }
        @{ name = 'a list with null'; rule = @(@{ ShouldCharge = $true }, $null); says = '*The argument is null*' }
    ) {
        { New-EnodeSchedule -UserId u1 -VehicleId v1 -DefaultShouldCharge $false -Rule $rule -ErrorAction Stop } | Should -Throw $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects the target state <state>, and sends nothing' -ForEach @(
        @{ state = 'WARM 21' }, @{ state = 'HEAT' }, @{ state = 'HEAT 21,5' }, @{ state = 'AUTO 24-19' }, @{ state = 'HEAT 200' }
        @{ state = '' }
        @{ state = @{ Mode = 'HEAT' } }, @{ state = @{ Mode = 'HEAT'; HeatSetpoint = '21,5' } }, @{ state = @{ Mode = 'HEAT'; Heat = 21 } }
        @{ state = @{ Mode = 'WARM' } }, @{ state = 21 }, @{ state = $null }, @{ state = @{ HoldType = 'SCHEDULED'; Mode = 'OFF' } }
    ) {
        { New-EnodeSchedule -UserId u1 -HvacId h1 -DefaultTargetState $state -ErrorAction Stop } | Should -Throw "*'DefaultTargetState'*"
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{
            name = 'a vehicle without a default'; says = '-DefaultShouldCharge is required for a vehicle.'
            run = { $car | New-EnodeSchedule }
        }
        @{ name = 'a unit without a default'; run = { $unit | New-EnodeSchedule }; says = '-DefaultTargetState is required for a heating*' }
        @{
            name = 'the state of a unit for a vehicle'; run = { $car | New-EnodeSchedule -DefaultTargetState OFF }
            says = '-DefaultTargetState cannot be used for a charge schedule.'
        }
        @{
            name = 'a location for a unit'; run = { $unit | New-EnodeSchedule -DefaultTargetState OFF -LocationId l1 }
            says = 'The parameters are for different kinds of schedule. * -LocationId cannot be used for a temperature schedule.'
        }
        @{
            name = 'the rule of a vehicle for a unit'; run = { $unit | New-EnodeSchedule -DefaultTargetState OFF -Rule $night }
            says = "*-Rule: '22:00-06:00: charge' cannot be a rule of a temperature schedule."
        }
        @{
            name = 'the rule of a unit for a vehicle'
            run  = { $car | New-EnodeSchedule -DefaultShouldCharge $true -Rule @{ TargetState = 'OFF' } }
            says = "*-Rule: 'always: OFF' cannot be a rule of a charge schedule.*"
        }
        @{
            name = 'an inverter'; says = 'This cmdlet *'
            run = { [Enode.Inverter]@{ Id = 'i1' } | New-EnodeSchedule -DefaultShouldCharge $true }
        }
        @{ name = 'an id alone'; run = { 'v1' | New-EnodeSchedule -DefaultShouldCharge $true }; says = 'This cmdlet accepts a vehicle, *' }
        @{
            name = 'a vehicle without a user'; says = 'The vehicle has no UserId. *'
            run  = { [Enode.Vehicle]@{ Id = 'v1' } | New-EnodeSchedule -DefaultShouldCharge $true }
        }
    ) {
        $car = [Enode.Vehicle]@{ Id = 'v1'; UserId = 'u1' }
        $unit = [Enode.Hvac]@{ Id = 'h1'; UserId = 'u1' }
        $failed = @(try { & $run 2>&1 } catch { $_ })
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].Exception.Message | Should -BeLike $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'writes an error for each device that does not fit, and continues' {
        $devices = [Enode.Hvac]@{ Id = 'h1'; UserId = 'u1' }, [Enode.Vehicle]@{ Id = 'v1'; UserId = 'u1' }
        $made = $devices | New-EnodeSchedule -DefaultShouldCharge $true -ErrorAction SilentlyContinue -ErrorVariable failed
        $made.Id | Should -BeExactly 'new'
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].TargetObject | Should -Be $devices[0]
        Get-Sent $server | Should -BeExactly 'POST /users/u1/schedules'
    }

    It 'sends nothing with -WhatIf, and names the device, the schedule and the connection' {
        $with = @{ UserId = 'u1'; VehicleId = 'v1'; DefaultShouldCharge = $false; Rule = $night }
        $run = Invoke-InRunspace { New-EnodeSchedule @with -WhatIf } @{ with = $with }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @(New-EnodeSchedule @with -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation 'Create schedule: no charge, 1 rule' "vehicle v1 through connection 'scripted'")
    }
}

Describe 'Set-EnodeSchedule' {
    BeforeEach { $server = Start-ScheduleServer }

    It 'sends what was specified alone: <body>' -ForEach @(
        @{ with = @{ IsEnabled = $false }; body = '{"isEnabled":false}' }
        @{ with = @{ DefaultShouldCharge = $true }; body = '{"defaultShouldCharge":true}' }
        @{ with = @{ LocationId = 'l2' }; body = '{"locationId":"l2"}' }
        @{ with = @{ ClearLocation = $true }; body = '{"locationId":null}' }
        @{ with = @{ Rule = @{ Weekday = 'Sunday'; ShouldCharge = $false } }; body = '{"rules":[{"weekdays":[6],"shouldCharge":false}]}' }
        @{ with = @{ Rule = @() }; body = '{"rules":[]}' }
        @{ with = @{ IsEnabled = $true; ClearLocation = $true }; body = '{"locationId":null,"isEnabled":true}' }
    ) {
        (Set-EnodeSchedule s1 @with).Id | Should -BeExactly 's1'
        Get-EnodeSchedule s1 | Set-EnodeSchedule @with | Should -BeOfType Enode.ChargeSchedule
        Get-Sent $server | Should -BeExactly 'PUT /schedules/s1', 'GET /schedules/s1', 'PUT /schedules/s1'
        $server.Calls[0, 2].Body | Should -BeExactly $body, $body
    }

    It 'sends the state of a temperature schedule' {
        $null = Get-EnodeSchedule s2 | Set-EnodeSchedule -DefaultTargetState 'HEAT 18' -Rule @{ TargetState = 'OFF' }
        $server.Calls[1].Body | Should -BeExactly ('{"defaultTargetState":{"holdType":"PERMANENT","mode":"HEAT","heatSetpoint":18},' +
            '"rules":[{"targetState":{"holdType":"PERMANENT","mode":"OFF"}}]}')
    }

    It 'changes <name>' -ForEach @(
        @{ name = 'ids in the pipeline'; run = { 's1', 's2' | Set-EnodeSchedule -IsEnabled $true } }
        @{ name = '-Id'; run = { Set-EnodeSchedule -Id s1, s2 -IsEnabled $true } }
        @{ name = 'schedules'; run = { $schedules | Set-EnodeSchedule -IsEnabled $true } }
        @{
            name = 'rows of a CSV file'
            run = { $schedules | ForEach-Object { $_ | Copy-ThroughCsv } | Set-EnodeSchedule -IsEnabled $true }
        }
        @{ name = 'copies'; run = { $schedules | Copy-ThroughClixml | Set-EnodeSchedule -IsEnabled $true } }
    ) {
        $schedules = Get-EnodeSchedule s1, s2
        $server.ClearJournal()
        (& $run).Id | Should -BeExactly 's1', 's2'
        Get-Sent $server | Should -BeExactly 'PUT /schedules/s1', 'PUT /schedules/s2'
        $server.Calls.Body | Should -BeExactly '{"isEnabled":true}', '{"isEnabled":true}'
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'nothing'; with = @{}; says = '*none of -LocationId, -ClearLocation, -IsEnabled, *' }
        @{ name = 'a location and its removal'; with = @{ LocationId = 'l1'; ClearLocation = $true }; says = '-LocationId cannot be used*' }
        @{ name = '-ClearLocation:$false'; with = @{ ClearLocation = $false }; says = '-ClearLocation:$false neither *' }
        @{
            name = 'defaults of both kinds'; with = @{ DefaultShouldCharge = $true; DefaultTargetState = 'OFF' }
            says = 'The parameters are for different kinds of schedule. -DefaultTargetState * -DefaultShouldCharge *'
        }
        @{
            name = 'rules of both kinds'; with = @{ Rule = @{ ShouldCharge = $true }, @{ TargetState = 'OFF' } }
            says = 'The parameters are for different kinds of schedule. *'
        }
    ) {
        { 's1' | Set-EnodeSchedule @with -ErrorAction Stop } | Should -Throw $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects <name> for the <form> of a schedule of the other kind' -ForEach @(
        foreach ($form in 'object', 'copy', 'row') {
            @{ form = $form; id = 's1'; name = 'a state'; with = @{ DefaultTargetState = 'OFF' } }
            @{ form = $form; id = 's1'; name = 'a rule of a unit'; with = @{ Rule = @{ TargetState = 'OFF' } } }
            @{ form = $form; id = 's2'; name = 'a default of a vehicle'; with = @{ DefaultShouldCharge = $true } }
            @{ form = $form; id = 's2'; name = 'a rule of a vehicle'; with = @{ Rule = @{ ShouldCharge = $true } } }
            @{ form = $form; id = 's2'; name = 'a location'; with = @{ LocationId = 'l1' } }
            @{ form = $form; id = 's2'; name = 'the removal of a location'; with = @{ ClearLocation = $true } }
        }
    ) {
        $schedule = Get-EnodeSchedule $id
        $given = switch ($form) { 'object' { $schedule }; 'copy' { $schedule | Copy-ThroughClixml }; 'row' { $schedule | Copy-ThroughCsv } }
        $server.ClearJournal()
        $given | Set-EnodeSchedule @with -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].Exception.Message | Should -BeLike "-$($with.Keys)* a $($id -eq 's1' ? 'charge' : 'temperature') schedule."
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'names the schedule and the connection with -Verbose' {
        $said = @(Get-EnodeSchedule s1 | Set-EnodeSchedule -IsEnabled $true -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation 'Change' "schedule 'vehicle v1' (s1) through connection 'scripted'")
    }
}

Describe 'Remove-EnodeSchedule' {
    BeforeEach { $server = Start-ScheduleServer @{ MaximumRetryCount = 1 } }

    It 'deletes <name>, and writes nothing' -ForEach @(
        @{ name = 'ids'; run = { 's1', 's2' | Remove-EnodeSchedule -Confirm:$false } }
        @{
            name = 'schedules'
            run = { 's1', 's2' | ForEach-Object { [Enode.ChargeSchedule]@{ Id = $_ } } | Remove-EnodeSchedule -Confirm:$false }
        }
        @{
            name = 'rows'
            run = { 's1', 's2' | ForEach-Object { [pscustomobject]@{ ScheduleId = $_ } } | Remove-EnodeSchedule -Confirm:$false }
        }
    ) {
        & $run | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'DELETE /schedules/s1', 'DELETE /schedules/s2'
    }

    It 'sends nothing with -WhatIf, and asks by default' {
        $run = Invoke-InRunspace { Remove-EnodeSchedule s1 -WhatIf }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        [System.Management.Automation.CommandMetadata]::new((Get-Command Remove-EnodeSchedule)).ConfirmImpact | Should -Be 'High'
    }

    It 'writes no error when the schedule is gone after a lost response' {
        $null = $server.Reply([Enode.Testing.Response]::Reset).Reply(404, '{"title":"Not Found"}')
        Remove-EnodeSchedule s9 -Confirm:$false -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'DELETE /schedules/s9', 'DELETE /schedules/s9'
    }

    It 'rejects the status as <name>, and sends nothing' -ForEach @(
        @{ name = 'an object'; copy = { $input } }
        @{ name = 'a copy'; copy = { $input | Copy-ThroughClixml } }
        @{ name = 'a row with its type'; copy = { $input | Copy-ThroughCsv -IncludeTypeInformation } }
    ) {
        [Enode.ChargeScheduleStatus]@{ ScheduleId = 's1' } | & $copy |
            Remove-EnodeSchedule -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects the device, and sends nothing' {
        [Enode.Vehicle]@{ Id = 'v1' } | Remove-EnodeSchedule -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }
}

Describe 'Get-EnodeScheduleStatus' {
    BeforeEach { $server = Start-ScheduleServer }

    It 'reads the status of <name>' -ForEach @(
        @{ name = 'an id'; run = { Get-EnodeScheduleStatus s1 } }
        @{ name = '-ScheduleId'; run = { Get-EnodeScheduleStatus -ScheduleId s1 } }
        @{ name = 'a schedule'; run = { [Enode.ChargeSchedule]@{ Id = 's1' } | Get-EnodeScheduleStatus } }
        @{ name = 'a copy'; run = { [Enode.ChargeSchedule]@{ Id = 's1' } | Copy-ThroughClixml | Get-EnodeScheduleStatus } }
        @{ name = 'a row'; run = { [Enode.ChargeSchedule]@{ Id = 's1' } | Copy-ThroughCsv | Get-EnodeScheduleStatus } }
        @{ name = 'a status'; run = { Get-EnodeScheduleStatus s1 | Get-EnodeScheduleStatus } }
        @{ name = 'the copy of a status'; run = { Get-EnodeScheduleStatus s1 | Copy-ThroughClixml | Get-EnodeScheduleStatus } }
    ) {
        $status = & $run
        $status | Should -BeOfType Enode.ChargeScheduleStatus
        $status.State, $status.Now, $status.ExpectedNow, $status.IsActive | Should -BeExactly 'MISALIGNED', 'no charge', 'charge', $true
        @(Get-Sent $server)[-1] | Should -BeExactly 'GET /schedules/s1/status'
    }

    It 'writes an error for an id that does not exist, and continues' {
        $null = $server.ReplyTo('GET', '/schedules/s9/status', 404, '{"title":"Not Found"}')
        ('s9', 's1' | Get-EnodeScheduleStatus -ErrorAction SilentlyContinue -ErrorVariable failed).ScheduleId | Should -BeExactly 's1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
    }

    It 'rejects a user, and sends nothing' {
        [Enode.User]@{ Id = 'u1' } | Get-EnodeScheduleStatus -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }
}

Describe 'New-EnodeScheduleRule' {
    It 'creates <text>' -ForEach @(
        @{ with = @{ From = '22:00'; To = '06:00'; ShouldCharge = $true }; text = '22:00-06:00: charge' }
        @{ with = @{ From = '00:00'; To = '24:00'; ShouldCharge = $false }; text = '00:00-24:00: no charge' }
        @{ with = @{ Weekday = 'monday', 'TUE', 6; ShouldCharge = $true }; text = 'Mon-Tue, Sun: charge' }
        @{ with = @{ Weekday = 'Sat-Mon'; ShouldCharge = $true }; text = 'Mon, Sat-Sun: charge' }
        @{ with = @{ Weekday = '0, 1'; ShouldCharge = $true }; text = 'Mon-Tue: charge' }
        @{ with = @{ Weekday = [DayOfWeek]::Sunday, [DayOfWeek]::Monday; ShouldCharge = $true }; text = 'Mon, Sun: charge' }
        @{ with = @{ TargetState = 'auto 19.5-24' }; text = 'always: AUTO 19.5 to 24 °C' }
        @{ with = @{ TargetState = @{ mode = 'off' } }; text = 'always: OFF' }
        @{ with = @{ TargetState = @{ HoldType = 'scheduled' } }; text = 'always: SCHEDULED' }
        @{ with = @{ FromTimestamp = '2026-01-12'; ShouldCharge = $true }; text = 'from 2026-01-12T00:00:00Z: charge' }
        @{ with = @{ ToTimestamp = '2026-01-12T01:00:00+01:00'; ShouldCharge = $true }; text = 'until 2026-01-12T00:00:00Z: charge' }
    ) {
        $rule = New-EnodeScheduleRule @with
        $rule | Should -BeOfType Enode.ScheduleRule
        "$rule" | Should -BeExactly $text
    }

    It 'takes the state of a schedule' {
        $state = [Enode.TemperatureTargetState]@{ HoldType = 'PERMANENT'; Mode = 'COOL'; CoolSetpoint = 24 }
        "$(New-EnodeScheduleRule -TargetState $state)" | Should -BeExactly 'always: COOL 24 °C'
        "$(New-EnodeScheduleRule -TargetState ($state | Copy-ThroughClixml))" | Should -BeExactly 'always: COOL 24 °C'
    }

    It 'sends nothing, and needs no connection' {
        Reset-Enode
        (New-EnodeScheduleRule -ShouldCharge $true).ShouldCharge | Should -BeTrue
    }

    It 'rejects <name>' -ForEach @(
        @{ name = 'an empty range'; with = @{ From = '01:00'; To = '01:00' }; says = '-To: The range from 01:00 to 01:00 is empty.*' }
        @{ name = 'an empty clock time'; with = @{ From = ''; To = '' }; says = "-From: '' is not a clock time.*" }
        @{
            name = 'a clock time with seconds'; says = "-From: '01:00:00' is not a clock time.*"
            with = @{ From = '01:00:00'; To = '02:00' }
        }
        @{ name = 'an end without a beginning'; with = @{ To = '02:00' }; says = '-From: It is required together with To.' }
        @{ name = 'a day that does not exist'; with = @{ Weekday = 7 }; says = "*'Weekday'*'7' is not a day.*" }
        @{ name = 'a day before Monday'; with = @{ Weekday = -1 }; says = "*'Weekday'*'-1' is not a day.*" }
        @{ name = 'an unknown name'; with = @{ Weekday = 'Moonday' }; says = "*'Weekday'*'Moonday' is not a day.*" }
        @{ name = 'an empty text of days'; with = @{ Weekday = '' }; says = '-Weekday: An empty list of days never applies.*' }
        @{ name = 'null as days'; with = @{ Weekday = $null }; says = "*'Weekday'*null*" }
        @{ name = 'null in days'; with = @{ Weekday = 1, $null }; says = "*'Weekday'*null*" }
        @{
            name = 'an end before the beginning'; says = '-ToTimestamp: *'
            with = @{ FromTimestamp = '2026-01-12'; ToTimestamp = '2026-01-12' }
        }
        @{ name = 'a time of a culture'; with = @{ ToTimestamp = '1/2/2026' }; says = "*'ToTimestamp'*ISO 8601*" }
        @{ name = 'an object that is no time'; with = @{ ToTimestamp = [pscustomobject]@{ UtcDateTime = 'x' } }; says = '*ISO 8601*' }
    ) {
        { New-EnodeScheduleRule @with -ShouldCharge $true -ErrorAction Stop } | Should -Throw $says
    }

    It 'rejects the text of a time that two cultures read differently' {
        $run = Invoke-InRunspace {
            [cultureinfo]::CurrentCulture = 'en-GB'
            New-EnodeScheduleRule -FromTimestamp '02/01/2026 00:00:00 +00:00' -ShouldCharge $true
        }
        "$($run.Written)" | Should -BeLike '*is not a time*ISO 8601*'
    }

    It 'takes a period to the end of all times' {
        "$(New-EnodeScheduleRule -FromTimestamp 2026-01-01 -ToTimestamp ([datetime]::MaxValue) -ShouldCharge $true)" |
            Should -BeLike 'from 2026-01-01T00:00:00Z until 9999-12-31T*Z: charge'
    }

    It 'completes days' {
        (Get-Completion 'New-EnodeScheduleRule -Weekday s').CompletionText | Should -BeExactly 'Saturday', 'Sunday'
    }
}

Describe 'The views of schedules' {
    BeforeAll {
        $null = Start-ScheduleServer
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
    }

    AfterAll { $PSStyle.OutputRendering = $rendering }

    It 'draw the week in 80 columns, of <name>' -ForEach @(
        @{ name = 'a live object'; copy = { $input } }
        @{ name = 'a copy'; copy = { $input | Copy-ThroughClixml } }
    ) {
        $lines = (Get-EnodeSchedule s1 | & $copy | Format-List | Out-String -Width 80) -split '\r?\n' | ForEach-Object TrimEnd
        $drawn = $lines -match '[█░]|^ +0 +3 ' -replace '^ *(?=0 |Mon|Tue|Wed|Thu|Fri|Sat|Sun|█ c|░ n)'
        $drawn | Should -BeExactly @(
            '0     3     6     9     12    15    18    21'
            'Mon ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░████'
            'Tue ████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░████'
            'Wed ████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░'
            'Thu ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░'
            'Fri ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░'
            'Sat ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░'
            'Sun ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░'
            '█ charge'
            '░ no charge')
    }

    It 'draw nothing when the rules are only text, as in <name>' -ForEach @(
        @{ name = 'a job'; copy = { Copy-Serialized @($input)[0] 1 } }
        @{ name = 'a Clixml file of depth 1'; copy = { $input | Copy-ThroughClixml -Depth 1 } }
        @{ name = 'a CSV file with types'; copy = { $input | Copy-ThroughCsv -IncludeTypeInformation } }
    ) {
        $list = Get-EnodeSchedule s1 | & $copy | Format-List | Out-String
        $list | Should -Match 'Rules +: \{?22:00-06:00 Mon-Tue: charge'
        $list | Should -Not -Match '[█░]'
    }

    It 'escape text from outside in the drawing' {
        $rule = [Enode.ScheduleRule]@{ HourMinute = @{ From = "1$([char]27)[31m"; To = 'x' }; ShouldCharge = $true }
        [Enode.Formatting.Display]::Item([Enode.ChargeSchedule]@{ Rules = $rule }, 'Rules') | Should -BeLike '*+ 1\u001b`[31m-x: charge'
        [Enode.Formatting.Display]::Item([Enode.ChargeSchedule]::new(), 'Rules') | Should -BeExactly ''
        [Enode.Formatting.Display]::Item($null, 'Rules') | Should -BeExactly ''
    }

    It 'show the schedules and the rules in tables' {
        $table = Get-EnodeSchedule -UserId u1 | Format-Table | Out-String -Width 200
        $table | Should -Match 'vehicle\s+True\s+no charge\s+s1\s+22:00-06:00 Mon-Tue: charge\s.*\sv1'
        $table | Should -Match 'hvac\s+False\s+SCHEDULED\s+s2\s+06:00-08:00: HEAT 21.5 °C\s.*\sh1'
        (Get-EnodeSchedule s1).Rules | Format-Table | Out-String -Width 200 | Should -Match '22:00\s+06:00\s+Mon-Tue\s+True'
        Get-EnodeScheduleStatus s1 | Format-Table | Out-String -Width 200 | Should -Match 'MISALIGNED\s+no charge\s+s1\s+charge\s'
    }
}

Describe 'Schedules of the simulator' {
    BeforeAll { $null = Start-FreshSimulator -VehicleCount 20 }

    It 'are created, changed, followed and deleted' {
        $car = Get-EnodeVehicle | Select-Startable | Select-Object -First 1
        $schedule = $car | New-EnodeSchedule -DefaultShouldCharge $false -Rule $night
        $schedule | Should -BeOfType Enode.ChargeSchedule
        "$($schedule.Rules)" | Should -BeExactly '22:00-06:00: charge'
        (Get-EnodeSchedule -UserId $car.UserId).Id | Should -Contain $schedule.Id
        ($schedule | Get-EnodeScheduleStatus).ScheduleId | Should -BeExactly $schedule.Id
        ($schedule | Set-EnodeSchedule -IsEnabled $false).IsEnabled | Should -BeFalse
        ($schedule | Get-EnodeScheduleStatus).State | Should -BeExactly 'INACTIVE:DISABLED'
        ($schedule | Get-EnodeVehicle).Id | Should -BeExactly $car.Id
        $schedule | Remove-EnodeSchedule -Confirm:$false
        $schedule | Get-EnodeSchedule -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
    }

    It 'are rejected for a device that cannot follow them' {
        $car = Get-EnodeVehicle | Where-Object { $_.Capabilities.StartCharging.IsCapable -eq $false } | Select-Object -First 1
        $car | New-EnodeSchedule -DefaultShouldCharge $true -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.BadRequest'
    }
}
