BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # The statistics of two days. -RetryAfter makes them provisional: seconds from now.
    function ConvertTo-Production([double] $RetryAfter = [double]::NaN) {
        $body = @{
            timezone    = 'Europe/Oslo'
            resolutions = @{
                DAY = @{
                    unit = 'kWh'
                    data = @(
                        @{ date = '2026-03-28T00:00:00+01:00'; value = 12.5 }
                        @{ date = '2026-03-29T00:00:00+01:00'; value = $null }
                    )
                }
            }
        }
        if (-not [double]::IsNaN($RetryAfter)) { $body.retryAfter = [datetime]::UtcNow.AddSeconds($RetryAfter).ToString('o') }
        ConvertTo-Json $body -Depth 6
    }
}

AfterAll { Reset-Enode }

Describe 'Get-EnodeInverterStatistic' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($id in 'i1', 'i2') { $null = $server.ReplyTo('GET', "/inverters/$id/statistics", 200, (ConvertTo-Production)) }
        $march = @{ Year = 2026; Month = 3 }
        $sent = 'GET /inverters/{0}/statistics?year=2026&month=3'
        $inverter = [Enode.Inverter]@{ Id = 'i1' }
    }

    It 'reads the statistics of inverters, <name>' -ForEach @(
        @{ name = 'by position'; run = { Get-EnodeInverterStatistic i1, i2 @march } }
        @{ name = 'for -InverterId'; run = { Get-EnodeInverterStatistic -InverterId i1, i2 @march } }
        @{ name = 'for -Id'; run = { Get-EnodeInverterStatistic -Id i1, i2 @march } }
        @{ name = 'for ids in the pipeline'; run = { 'i1', 'i2' | Get-EnodeInverterStatistic @march } }
        @{ name = 'for inverters in the pipeline'; run = { $inverter, [Enode.Inverter]@{ Id = 'i2' } | Get-EnodeInverterStatistic @march } }
        @{
            name = 'for inverters from a Clixml file'
            run  = { $inverter, [Enode.Inverter]@{ Id = 'i2' } | Copy-ThroughClixml | Get-EnodeInverterStatistic @march }
        }
        @{
            name = 'for rows of a CSV file'
            run  = { $inverter, [Enode.Inverter]@{ Id = 'i2' } | Copy-ThroughCsv | Get-EnodeInverterStatistic @march }
        }
        @{ name = 'several at a time'; run = { 'i1', 'i2' | Get-EnodeInverterStatistic @march -ThrottleLimit 4 } }
        @{ name = 'with -Wait'; run = { 'i1', 'i2' | Get-EnodeInverterStatistic @march -Wait } }
    ) {
        $points = & $run
        $points | Should -BeOfType Enode.InverterStatistic
        $points.InverterId | Should -BeExactly 'i1', 'i1', 'i2', 'i2'
        $points.Value | Should -Be 12.5, $null, 12.5, $null
        Get-Sent $server | Sort-Object | Should -BeExactly ($sent -f 'i1'), ($sent -f 'i2')
    }

    It 'gives flat points with unit, resolution and time zone' {
        $point = (Get-EnodeInverterStatistic i1 @march)[0]
        $point.Unit, $point.Resolution, $point.Timezone, $point.IsProvisional | Should -BeExactly 'kWh', 'DAY', 'Europe/Oslo', $false
        $point.Date.Offset | Should -Be ([timespan]'01:00')
        (Get-EnodeInverterStatistic i1 @march | Measure-Object Value -Sum).Sum | Should -Be 12.5
        $row = $point | Copy-ThroughCsv
        $row.PSObject.Properties.Value -match 'System\.|Enode\.' | Should -BeNullOrEmpty
    }

    It 'leads to its inverter' {
        $null = $server.ReplyTo('GET', '/inverters/i1', 200, '{"id":"i1"}')
        $point = (Get-EnodeInverterStatistic i1 @march)[0]
        ($point | Get-EnodeInverter).Id | Should -BeExactly 'i1'
        ($point | Copy-ThroughClixml | Get-EnodeInverter).Id | Should -BeExactly 'i1'
    }

    It 'sends the day' {
        $null = Get-EnodeInverterStatistic i1 -Year 2024 -Month 2 -Day 29
        Get-Sent $server | Should -BeExactly 'GET /inverters/i1/statistics?year=2024&month=2&day=29'
    }

    It 'reads the current month of UTC without -Year and -Month, and a month of this year with -Month' {
        # The month can end during the test.
        $before = [datetime]::UtcNow
        $null = Get-EnodeInverterStatistic i1
        $null = Get-EnodeInverterStatistic i1 -Month 3 -Day 31
        $sent = Get-Sent $server
        $times = $before, [datetime]::UtcNow
        $sent[0] | Should -BeIn ($times | ForEach-Object { "GET /inverters/i1/statistics?year=$($_.Year)&month=$($_.Month)" })
        $sent[1] | Should -BeIn ($times | ForEach-Object { "GET /inverters/i1/statistics?year=$($_.Year)&month=3&day=31" })
        $sent.Count | Should -Be 2
    }

    It 'rejects <name> before a request, and names the parameter' -ForEach @(
        @{ name = 'a year without a month'; with = @{ Year = 2025 }; says = '-Year and -Day require -Month.' }
        @{ name = 'a day without a month'; with = @{ Day = 1 }; says = '-Year and -Day require -Month.' }
        @{ name = 'June 31'; with = @{ Year = 2026; Month = 6; Day = 31 }; says = '-Day is 31, and 2026-06 has 30 days.' }
        @{ name = 'February 29 of 2026'; with = @{ Year = 2026; Month = 2; Day = 29 }; says = '-Day is 29, and 2026-02 has 28 days.' }
        @{ name = 'a day 32'; with = @{ Year = 2026; Month = 1; Day = 32 }; says = "*'Day'*" }
        @{ name = 'a day 0'; with = @{ Year = 2026; Month = 1; Day = 0 }; says = "*'Day'*" }
        @{ name = 'a month 13'; with = @{ Year = 2026; Month = 13 }; says = "*'Month'*" }
        @{ name = 'a year 26'; with = @{ Year = 26; Month = 1 }; says = "*'Year'*" }
        @{ name = 'a day of null'; with = @{ Year = 2026; Month = 1; Day = $null }; says = "*'Day'*null*" }
        @{ name = 'a day with a comma'; with = @{ Year = 2026; Month = 1; Day = '1,5' }; says = "*'Day'*" }
    ) {
        { Get-EnodeInverterStatistic i1 @with } | Should -Throw $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'a vehicle'; given = { [Enode.Vehicle]@{ Id = 'i1' } }; errorId = 'Enode.InvalidArgument' }
        @{
            name    = 'a user from a Clixml file'
            given   = { [Enode.User]@{ Id = 'i1' } | Copy-ThroughClixml }
            errorId = 'Enode.InvalidArgument'
        }
        @{ name = 'an empty id'; given = { '' }; errorId = 'Enode.InvalidId' }
        @{ name = 'an inverter without an id'; given = { [Enode.Inverter]::new() }; errorId = 'Enode.InvalidId' }
    ) {
        foreach ($wait in @{}, @{ Wait = $true }) {
            & $given | Get-EnodeInverterStatistic @march @wait -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
            Get-ErrorId $failed | Should -BeExactly $errorId
        }

        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'writes an error for an inverter that does not exist, and continues' {
        $null = $server.ReplyTo('GET', '/inverters/none/statistics', 404, (ConvertTo-Problem 'not-found' 'Not Found' 'Asset not found'))
        foreach ($wait in @{}, @{ Wait = $true }) {
            $points = 'none', 'i1' | Get-EnodeInverterStatistic @march @wait -ErrorAction SilentlyContinue -ErrorVariable failed
            $points.InverterId | Select-Object -Unique | Should -BeExactly 'i1'
            Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
            $failed.TargetObject | Should -BeExactly 'none'
        }
    }

    It 'writes the points beside a null one, and an error that names its path<name>' -ForEach @(
        @{ name = ''; with = @{} }
        @{ name = ', with -Wait'; with = @{ Wait = $true } }
    ) {
        $null = $server.ReplyTo('GET', '/inverters/odd/statistics', 200, '{"resolutions":{"DAY":{"data":[null,{"value":3}]}}}')
        $points = 'odd', 'i1' | Get-EnodeInverterStatistic @march @with -ErrorAction SilentlyContinue -ErrorVariable failed
        $points.InverterId | Should -BeExactly 'odd', 'i1', 'i1'
        $points[0].Value | Should -Be 3
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidResponse'
        $failed.TargetObject | Should -BeExactly 'odd'
        $failed.Exception.Message | Should -BeLike '*at $.resolutions.DAY.data`[0`].'
    }

    It 'warns of provisional statistics without values, and of no others' {
        $null = $server.ReplyTo('GET', '/inverters/empty/statistics', 202, '{"retryAfter":"2026-03-31T10:00:00Z","resolutions":{}}')
        $null = $server.ReplyTo('GET', '/inverters/i3/statistics', 202, (ConvertTo-Production -RetryAfter 3600))
        $points = 'empty', 'i3', 'i1' | Get-EnodeInverterStatistic @march -WarningAction SilentlyContinue -WarningVariable warned
        $points.InverterId | Should -BeExactly 'i3', 'i3', 'i1', 'i1'
        $warned.Message | Should -BeExactly (
            'The statistics of the inverter empty are provisional, and have no values yet. ' +
            'The API asks to read them again at 2026-03-31T10:00:00Z.')
    }

    It 'says of provisional statistics that they are, and when to read them again' {
        $null = $server.ReplyTo('GET', '/inverters/i3/statistics', 202, (ConvertTo-Production -RetryAfter 3600))
        $points = Get-EnodeInverterStatistic i3 @march
        $points.IsProvisional | Should -Be $true, $true
        $points[0].RetryAfter | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        Get-Sent $server | Should -HaveCount 1
    }
}

Describe 'Get-EnodeInverterStatistic -Wait' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        $march = @{ Year = 2026; Month = 3 }
        $answer = [Enode.Testing.Response]
        $null = $server.ReplyTo('GET', '/inverters/i1/statistics', 200, (ConvertTo-Production))
    }

    It 'reads again until the statistics are final, and writes them in the order of the inverters' {
        $late = $answer::Json(202, (ConvertTo-Production -RetryAfter 0.1)), $answer::Json(200, (ConvertTo-Production))
        $null = $server.ReplyTo('GET', '/inverters/late/statistics', $late)
        $points = 'late', 'i1' | Get-EnodeInverterStatistic @march -Wait
        $points.InverterId | Should -BeExactly 'late', 'late', 'i1', 'i1'
        $points.IsProvisional | Select-Object -Unique | Should -Be $false
        Get-Sent $server | ForEach-Object { $_.Split('/')[2] } | Should -BeExactly 'late', 'i1', 'late'
    }

    It 'ends at once when the API names a time after the timeout, and writes what was read and an error' {
        $null = $server.ReplyTo('GET', '/inverters/later/statistics', 202, (ConvertTo-Production -RetryAfter 3600))
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        $points = 'later', 'i1' | Get-EnodeInverterStatistic @march -Wait -TimeoutSec 600 @quiet
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
        $points.InverterId | Should -BeExactly 'later', 'later', 'i1', 'i1'
        $points.IsProvisional | Should -Be $true, $true, $false, $false
        Get-ErrorId $failed | Should -BeExactly 'Enode.WaitTimeout'
        $failed.TargetObject | Should -BeExactly 'later'
        $failed.Exception.Message | Should -BeLike '*inverter later are provisional*600 s*read them again at 20*Z.'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike 'Read them again later*'
    }

    It 'gives each inverter the whole time, however long another stays provisional' {
        $never, $soon = (ConvertTo-Production -RetryAfter 0.1), (ConvertTo-Production -RetryAfter 2)
        $null = $server.ReplyTo('GET', '/inverters/never/statistics', 202, $never)
        $late = $answer::Json(202, $soon), $answer::Json(200, (ConvertTo-Production))
        $null = $server.ReplyTo('GET', '/inverters/late/statistics', $late)
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        $points = 'never', 'late' | Get-EnodeInverterStatistic @march -Wait -TimeoutSec 4 @quiet
        $points.InverterId | Should -BeExactly 'never', 'never', 'late', 'late'
        $points.IsProvisional | Should -Be $true, $true, $false, $false
        Get-ErrorId $failed | Should -BeExactly 'Enode.WaitTimeout'
        $failed.TargetObject | Should -BeExactly 'never'
        Get-Sent $server | ForEach-Object { $_.Split('/')[2] } | Group-Object -NoElement | ForEach-Object { "$($_.Name) $($_.Count)" } |
            Sort-Object | Should -BeExactly 'late 2', 'never 4'
    }

    It 'does not wait for inverters behind the last one that -First can use' {
        $null = $server.ReplyTo('GET', '/inverters/later/statistics', 202, (ConvertTo-Production -RetryAfter 300))
        $clock = [System.Diagnostics.Stopwatch]::StartNew()
        $points = 'i1', 'later' | Get-EnodeInverterStatistic @march -Wait -First 2
        $points.InverterId | Should -BeExactly 'i1', 'i1'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
        Get-Sent $server | Should -HaveCount 2
    }

    It 'says in the advice when there is no value yet' {
        $null = $server.ReplyTo('GET', '/inverters/empty/statistics', 202, '{"retryAfter":"2999-01-01T00:00:00Z","resolutions":{}}')
        'empty' | Get-EnodeInverterStatistic @march -Wait -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.WaitTimeout'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*no values yet.'
    }

    It 'writes what was read and the error when reading again fails' {
        $broken = $answer::Json(202, (ConvertTo-Production -RetryAfter 0.1)), $answer::Json(404, '{"title":"Gone"}')
        $null = $server.ReplyTo('GET', '/inverters/broken/statistics', $broken)
        $points = 'broken', 'i1' | Get-EnodeInverterStatistic @march -Wait -ErrorAction SilentlyContinue -ErrorVariable failed
        $points.InverterId | Should -BeExactly 'broken', 'broken', 'i1', 'i1'
        $points.IsProvisional | Should -Be $true, $true, $false, $false
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
    }

    It 'writes the error of an inverter after the statistics of those before it, and with -ErrorAction Stop too' {
        $late = $answer::Json(202, (ConvertTo-Production -RetryAfter 0.1)), $answer::Json(200, (ConvertTo-Production))
        $null = $server.ReplyTo('GET', '/inverters/late/statistics', $late)
        $null = $server.ReplyTo('GET', '/inverters/gone/statistics', 404, '{"title":"Gone"}')
        $all = @('late', 'gone', 'i1' | Get-EnodeInverterStatistic @march -Wait -ErrorAction Continue 2>&1)
        $all | ForEach-Object { $_.InverterId ?? $_.TargetObject } | Should -BeExactly 'late', 'late', 'gone', 'i1', 'i1'
        $points = [System.Collections.Generic.List[object]]::new()
        { 'i1', 'gone', 'late' | Get-EnodeInverterStatistic @march -Wait -ErrorAction Stop | ForEach-Object { $points.Add($_) } } |
            Should -Throw -ErrorId 'Enode.NotFound,*'
        $points.InverterId | Should -BeExactly 'i1', 'i1'
    }

    It 'reads again after a failure that can pass, and says at the end what failed last' {
        $late = 202, 500, 200 | ForEach-Object { $answer::Json($_, (ConvertTo-Production -RetryAfter 0.1)) }
        $null = $server.ReplyTo('GET', '/inverters/late/statistics', $late)
        $down = $answer::Json(202, (ConvertTo-Production -RetryAfter 0.1)), $answer::Json(500, '{"title":"Oops"}')
        $null = $server.ReplyTo('GET', '/inverters/down/statistics', $down)
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        $points = 'down', 'late' | Get-EnodeInverterStatistic @march -Wait -TimeoutSec 4 @quiet
        $points.IsProvisional | Should -Be $true, $true, $false, $false
        Get-ErrorId $failed | Should -BeExactly 'Enode.WaitTimeout'
        $failed.Exception.Message | Should -BeLike '*inverter down*not final within 4 s. The last read failed: *Oops*'
    }

    It 'shows the wait, and ends at once on Ctrl+C' {
        $null = $server.ReplyTo('GET', '/inverters/later/statistics', 202, (ConvertTo-Production -RetryAfter 300))
        $run = Stop-Script { 'later' | Get-EnodeInverterStatistic -Year 2026 -Month 3 -Wait } -When {
            param($shell)
            Wait-Until { @($shell.Streams.Progress).Count -gt 0 }
        }
        $run.Elapsed.TotalSeconds | Should -BeLessThan 5
        $run.Progress[0].StatusDescription | Should -BeLike 'the statistics are provisional; attempt 2 in * s'
        $run.Progress[0].Activity | Should -BeExactly 'GET /inverters/later/statistics?year=2026&month=3'
        Get-Sent $server | Should -HaveCount 1
    }
}
