BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    $missing = @{ isAvailable = $false; reason = 'Not measured' }
    $series = @{
        isAvailable = $true; unit = 'kW'; unitType = 'Power'; sampling = @{ mode = 'bucketed'; resolution = 'PT15M' }
        timezone = 'Europe/Oslo'
        data = @(@{ t = '2026-10-25T02:45:00+02:00'; v = 1.5 }, @{ t = '2026-10-25T02:00:00+01:00'; v = $null })
    }
    $statistics = ConvertTo-Json -Depth 8 @{
        timeseries = @{
            generation = $series; consumption = $series; import = $missing; export = $missing; charge = $missing; discharge = $missing
            batteryLevel = $missing
        }
    }
}

AfterAll { Reset-Enode }

Describe 'Get-EnodeHemSystemStatistic' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($id in 'h1', 'h2') { $null = $server.ReplyTo('GET', "/hem-systems/$id/statistics", 200, $statistics) }
        $system = [Enode.HemSystem]@{ Id = 'h1' }
    }

    It 'reads the statistics of systems, <name>' -ForEach @(
        @{ name = 'by position'; run = { Get-EnodeHemSystemStatistic h1, h2 -Interval 2026-10 } }
        @{ name = 'for -HemSystemId'; run = { Get-EnodeHemSystemStatistic -HemSystemId h1, h2 -Interval 2026-10 } }
        @{ name = 'for -Id'; run = { Get-EnodeHemSystemStatistic -Id h1, h2 -Interval 2026-10 } }
        @{ name = 'for ids in the pipeline'; run = { 'h1', 'h2' | Get-EnodeHemSystemStatistic -Interval 2026-10 } }
        @{
            name = 'for systems in the pipeline'
            run  = { $system, [Enode.HemSystem]@{ Id = 'h2' } | Get-EnodeHemSystemStatistic -Interval 2026-10 }
        }
        @{
            name = 'for systems from a Clixml file'
            run  = { $system, [Enode.HemSystem]@{ Id = 'h2' } | Copy-ThroughClixml | Get-EnodeHemSystemStatistic -Interval 2026-10 }
        }
        @{
            name = 'for rows of a CSV file'
            run  = { $system, [Enode.HemSystem]@{ Id = 'h2' } | Copy-ThroughCsv | Get-EnodeHemSystemStatistic -Interval 2026-10 }
        }
        @{ name = 'several at a time'; run = { 'h1', 'h2' | Get-EnodeHemSystemStatistic -Interval 2026-10 -ThrottleLimit 4 } }
    ) {
        $points = & $run
        $points | Should -BeOfType Enode.HemSystemStatistic
        ($points | Group-Object HemSystemId -NoElement | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }) |
            Should -BeExactly 'h1 9', 'h2 9'
        $sent = 'h1', 'h2' | ForEach-Object { "GET /hem-systems/$_/statistics?interval=2026-10" }
        Get-Sent $server | Sort-Object | Should -BeExactly $sent
    }

    It 'gives each series with its values, or one object with the reason why there are none' {
        $points = Get-EnodeHemSystemStatistic h1 -Interval 2026-10-25
        ($points | Group-Object Series).Name | Sort-Object |
            Should -BeExactly 'batteryLevel', 'charge', 'consumption', 'discharge', 'export', 'generation', 'import'
        $generation = $points | Where-Object Series -EQ generation
        $generation.Value | Should -Be 1.5, $null
        $generation.Date.Offset.Hours | Should -Be 2, 1
        $generation[0].Unit, $generation[0].Resolution, $generation[0].Timezone | Should -BeExactly 'kW', 'PT15M', 'Europe/Oslo'
        $import = $points | Where-Object Series -EQ import
        $import.IsAvailable, $import.Reason, $import.Date, $import.Value | Should -Be $false, 'Not measured', $null, $null
        ($points | Where-Object IsAvailable | Measure-Object Value -Sum).Sum | Should -Be 3
        ($points | Copy-ThroughCsv).PSObject.Properties.Value -match 'System\.|Enode\.' | Should -BeNullOrEmpty
    }

    It 'writes the values beside a null one, and an error that names its path' {
        $null = $server.ReplyTo('GET', '/hem-systems/odd/statistics', 200,
            '{"timeseries":{"import":{"isAvailable":true,"data":[{"v":3},null]},"export":{"isAvailable":true,"data":[]}}}')
        $points = 'odd', 'h1' | Get-EnodeHemSystemStatistic -Interval 2026-10 -ErrorAction SilentlyContinue -ErrorVariable failed
        ($points | Where-Object HemSystemId -EQ odd | Where-Object IsAvailable).Value | Should -Be 3
        ($points | Where-Object HemSystemId -EQ h1).Count | Should -Be 9
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidResponse'
        $failed.Exception.Message | Should -BeLike '*at $.timeseries.import.data`[1`].'
    }

    It 'leads to its system' {
        $null = $server.ReplyTo('GET', '/hem-systems/h1', 200, '{"id":"h1"}')
        $point = (Get-EnodeHemSystemStatistic h1 -Interval 2026-10)[0]
        ($point | Get-EnodeHemSystem).Id | Should -BeExactly 'h1'
        ($point | Copy-ThroughClixml | Get-EnodeHemSystem).Id | Should -BeExactly 'h1'
    }

    It 'sends <_> unchanged, in every culture' -ForEach '2026-10', '2026-10-25', '2024-02-29' {
        foreach ($culture in 'en-US', 'de-DE', 'tr-TR', 'th-TH', 'ar-SA') {
            $server.ClearJournal()
            $null = Invoke-WithCulture $culture { Get-EnodeHemSystemStatistic h1 -Interval $_ }
            Get-Sent $server | Should -BeExactly "GET /hem-systems/h1/statistics?interval=$_"
        }
    }

    It 'rejects the interval <interval> before a request' -ForEach @(
        foreach ($text in '2026', '2026-6', '2026-13', '2026-06-31', '2026-02-29', '2026-06-1', '06-2026', '2026/06', '2026-06-01T00:00', '') {
            @{ interval = $text }
        }
        @{ interval = $null }
        @{ interval = [datetime]'2026-06-01' }
    ) {
        { Get-EnodeHemSystemStatistic h1 -Interval $interval } | Should -Throw "*'Interval'*"
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'an inverter'; given = { [Enode.Inverter]@{ Id = 'h1'; HemSystemId = 'h1' } }; errorId = 'Enode.InvalidArgument' }
        @{ name = 'an empty id'; given = { '' }; errorId = 'Enode.InvalidId' }
        @{ name = 'a system without an id'; given = { [Enode.HemSystem]::new() }; errorId = 'Enode.InvalidId' }
    ) {
        & $given | Get-EnodeHemSystemStatistic -Interval 2026-10 -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly $errorId
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'writes the error of <status> <type>, <form>, and continues' -ForEach @(
        foreach ($form in 'plain', 'wrapped') {
            @{ form = $form; status = 400; type = 'bad-request'; errorId = 'Enode.BadRequest' }
            @{ form = $form; status = 422; type = 'hem-system-statistics-not-available'; errorId = 'Enode.HemSystemStatisticsNotAvailable' }
            @{ form = $form; status = 503; type = 'vendor-temporarily-unavailable'; errorId = 'Enode.VendorUnavailable' }
        }
    ) {
        $problem = ConvertTo-Problem $type 'Oh' 'No'
        $headers = '{"content-type":"application/problem+json; charset=utf-8","retry-after":42}'
        $body = $form -eq 'plain' ? $problem : '{{"statusCode":{0},"headers":{1},"body":{2}}}' -f $status, $headers, $problem
        $null = $server.ReplyTo('GET', '/hem-systems/h9/statistics', $status, $body)
        $points = 'h9', 'h1' | Get-EnodeHemSystemStatistic -Interval 2026-10 -ErrorAction SilentlyContinue -ErrorVariable failed
        $points.Count | Should -Be 9
        Get-ErrorId $failed | Should -BeExactly $errorId
        $failed.Exception.Message | Should -BeExactly 'Oh: No'
        $failed.Exception.RetryAfter | Should -Be ($status -eq 503 -and $form -eq 'wrapped' ? [timespan]::FromSeconds(42) : $null)
    }

    It 'completes the ids of systems' {
        $null = $server.ReplyTo('GET', '/hem-systems', 200, (ConvertTo-Page @{ id = 'h1'; information = @{ name = 'Farm' } }))
        $null = Get-EnodeHemSystem
        (Get-Completion 'Get-EnodeHemSystemStatistic h').ListItemText | Should -BeExactly 'Farm'
        (Get-Completion 'Get-EnodeHemSystemStatistic -HemSystemId h').CompletionText | Should -BeExactly 'h1'
    }
}
