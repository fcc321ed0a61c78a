# Get- and Set-EnodeTariff, Get- and Set-EnodeLocationTariff, and what they are given: what they send and write.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    $flexRates = '[{"name":"PEAK","cost":"31.50"},{"name":"OFF-PEAK","cost":"12.25"}]'
    $week = '[' + ((0..6 | ForEach-Object {
                '{{"weekday":{0},"fromHourMinute":"00:00","toHourMinute":"06:00","tariffId":"FLEX","tariffName":"OFF-PEAK"}}' -f $_
                '{{"weekday":{0},"fromHourMinute":"06:00","toHourMinute":"{1}","tariffId":"FLEX","tariffName":"PEAK"}}' -f
                $_, ($_ -lt 5 ? '24:00' : '12:00')
            }) -join ',') + ']'
    $flat = @{ Name = 'FLAT'; From = '00:00'; To = '24:00' }

    function Start-TariffServer {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($id in 'FLEX', 'OTHER') {
            $null = $server.ReplyTo('GET', "/tariffs/$id", 200, $flexRates).ReplyTo('PUT', "/tariffs/$id", 204, '')
        }

        foreach ($id in 'l1', 'l2') {
            $null = $server.ReplyTo('GET', "/locations/$id/tariff", 200, $week).ReplyTo('PUT', "/locations/$id/tariff", 204, '')
        }

        $server
    }
}

AfterAll { Reset-Enode }

Describe 'Get-EnodeTariff' {
    BeforeEach { $server = Start-TariffServer }

    It 'reads <name>' -ForEach @(
        @{ name = 'an id'; run = { Get-EnodeTariff FLEX } }
        @{ name = '-Id'; run = { Get-EnodeTariff -Id FLEX } }
        @{ name = 'a tariff'; run = { [Enode.Tariff]@{ Id = 'FLEX' } | Get-EnodeTariff } }
        @{ name = 'a copy'; run = { [Enode.Tariff]@{ Id = 'FLEX' } | Copy-ThroughClixml | Get-EnodeTariff } }
        @{ name = 'a row of a CSV file'; run = { [Enode.Tariff]@{ Id = 'FLEX' } | Copy-ThroughCsv | Get-EnodeTariff } }
        @{ name = 'the tariff of a location'; run = { Get-EnodeLocationTariff l1 | Get-EnodeTariff } }
        @{ name = 'the copy of the tariff of a location'; run = { Get-EnodeLocationTariff l1 | Copy-ThroughClixml | Get-EnodeTariff } }
        @{ name = 'the row of the tariff of a location'; run = { Get-EnodeLocationTariff l1 | Copy-ThroughCsv | Get-EnodeTariff } }
    ) {
        $tariff = & $run
        $tariff | Should -BeOfType Enode.Tariff
        $tariff.Id | Should -BeExactly 'FLEX'
        $tariff.Rates.Cost | Should -BeExactly 31.50, 12.25
        $tariff.Rates[0].Cost | Should -BeOfType decimal
        @(Get-Sent $server)[-1] | Should -BeExactly 'GET /tariffs/FLEX'
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'a location'; with = { [Enode.Location]@{ Id = 'l1' } } }
        @{ name = 'the tariff of a location without one'; with = { [Enode.LocationTariff]@{ LocationId = 'l1' } } }
    ) {
        & $with | Get-EnodeTariff -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'names a tariff that does not exist' {
        $null = $server.ReplyTo('GET', '/tariffs/NOPE', 404, '{"title":"Not Found"}')
        Get-EnodeTariff NOPE -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
    }

    It 'completes the ids that were read' {
        $null = Get-EnodeTariff FLEX
        foreach ($line in 'Get-EnodeTariff F', 'Set-EnodeTariff -Id F', 'Set-EnodeLocationTariff l1 -TariffId F') {
            (Get-Completion $line).CompletionText | Should -BeExactly 'FLEX' -Because $line
        }
    }
}

Describe 'Set-EnodeTariff' {
    BeforeEach { $server = Start-TariffServer }

    It 'sends prices given as <name>, and writes nothing' -ForEach @(
        @{ name = 'objects'; rates = { (New-EnodeTariffRate PEAK 31.50), (New-EnodeTariffRate OFF-PEAK 12.25) } }
        @{ name = 'hashtables'; rates = { @{ Name = 'PEAK'; Cost = '31.50' }, @{ NAME = 'OFF-PEAK'; cost = 12.25 } } }
        @{ name = 'a tariff that was read'; rates = { (Get-EnodeTariff FLEX).Rates } }
        @{ name = 'rows of a CSV file'; rates = { "Name,Cost`nPEAK,31.50`nOFF-PEAK,12.25" | ConvertFrom-Csv } }
        @{ name = 'an edited CSV file'; rates = { (Get-EnodeTariff FLEX).Rates | Copy-ThroughCsv } }
        @{ name = 'copies'; rates = { (Get-EnodeTariff FLEX).Rates | Copy-ThroughClixml } }
    ) {
        Set-EnodeTariff FLEX -Rate (& $rates) | Should -BeNullOrEmpty
        @(Get-Sent $server)[-1] | Should -BeExactly 'PUT /tariffs/FLEX'
        $server.Calls[-1].Body -replace '31\.50"', '31.5"' | Should -BeExactly (
            '[{"name":"PEAK","cost":"31.5"},{"name":"OFF-PEAK","cost":"12.25"}]')
    }

    It 'sends costs with a decimal point in a culture with commas' {
        $run = Invoke-InRunspace {
            [cultureinfo]::CurrentCulture = 'de-DE'
            Set-EnodeTariff FLEX -Rate (New-EnodeTariffRate A 0.000000001), @{ Name = 'B'; Cost = '-12.5' }, @{ Name = 'C'; Cost = 1e3 }
        }
        $run.Errors | Should -BeNullOrEmpty
        $server.Calls.Body | Should -BeExactly (
            '[{"name":"A","cost":"0.000000001"},{"name":"B","cost":"-12.5"},{"name":"C","cost":"1000"}]')
    }

    It 'sets <name>' -ForEach @(
        @{ name = 'ids in the pipeline'; run = { 'FLEX', 'OTHER' | Set-EnodeTariff -Rate @{ Name = 'A'; Cost = 1 } } }
        @{ name = '-Id'; run = { Set-EnodeTariff -Id FLEX, OTHER -Rate @{ Name = 'A'; Cost = 1 } } }
        @{
            name = 'tariffs'
            run = { 'FLEX', 'OTHER' | ForEach-Object { [Enode.Tariff]@{ Id = $_ } } | Set-EnodeTariff -Rate @{ Name = 'A'; Cost = 1 } }
        }
    ) {
        & $run
        Get-Sent $server | Should -BeExactly 'PUT /tariffs/FLEX', 'PUT /tariffs/OTHER'
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'a misspelt key'; rate = @{ Name = 'A'; Price = 1 }; says = "*'Rate'*'Price' is not known here*" }
        @{ name = 'no name'; rate = @{ Cost = 1 }; says = "*'Rate'*Name: It is required*" }
        @{ name = 'no cost'; rate = @{ Name = 'A' }; says = "*'Rate'*Cost: It is required*" }
        @{ name = 'a cost with a comma'; rate = @{ Name = 'A'; Cost = '1,5' }; says = "*Cost: '1,5' is not a number*" }
        @{ name = 'a cost that is not a number'; rate = @{ Name = 'A'; Cost = 'dear' }; says = "*Cost: 'dear' is not a number*" }
        @{ name = 'a cost that is too large'; rate = @{ Name = 'A'; Cost = 1e9 }; says = '*Cost: 1000000000 has too many digits*' }
        @{ name = 'a cost beyond decimals'; rate = @{ Name = 'A'; Cost = 1e300 }; says = '*Cost: *' }
        @{ name = 'a cost that is NaN'; rate = @{ Name = 'A'; Cost = [double]::NaN }; says = '*Cost: *' }
        @{ name = 'a name that stands twice'; rate = @{ Name = 'A'; Cost = 1 }, @{ Name = 'A'; Cost = 2 }; says = "-Rate: The name 'A' *" }
        @{ name = 'the second'; rate = @{ Name = 'A'; Cost = 1 }, @{ Name = 'B'; Cost = '' }; says = "*Item 2: Cost: '' is not a number*" }
        @{ name = 'no rates'; rate = @(); says = '*Rate*' }
        @{ name = 'null'; rate = $null; says = '*null*' }
    ) {
        { Set-EnodeTariff FLEX -Rate $rate -ErrorAction Stop } | Should -Throw $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects the id <id>, sends nothing for it, and continues' -ForEach @(
        @{ id = 'FLEX A' }, @{ id = 'FLEX/A' }, @{ id = 'Flèx' }, @{ id = '' }, @{ id = 'x' * 37 }
    ) {
        $id, 'FLEX' | Set-EnodeTariff -Rate @{ Name = 'A'; Cost = 1 } -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].Exception.Message | Should -BeLike "'$id' is not the id of a tariff.*"
        Get-Sent $server | Should -BeExactly 'PUT /tariffs/FLEX'
    }

    It 'rejects the tariff of a location as <name>, and sends nothing' -ForEach @(
        @{ name = 'an object'; copy = { $input } }
        @{ name = 'a copy'; copy = { $input | Copy-ThroughClixml } }
        @{ name = 'a row with its type'; copy = { $input | Copy-ThroughCsv -IncludeTypeInformation } }
    ) {
        $tariff = Get-EnodeLocationTariff l1 | & $copy
        $server.ClearJournal()
        $tariff | Set-EnodeTariff -Rate @{ Name = 'A'; Cost = 1 } -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and names the prices and the connection' {
        $run = Invoke-InRunspace { Set-EnodeTariff FLEX -Rate @{ Name = 'A'; Cost = 1 } -WhatIf }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @(Set-EnodeTariff FLEX -Rate @{ Name = 'A'; Cost = 1.5 } -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation 'Replace all rates by A 1.5' "tariff FLEX through connection 'scripted'")
    }
}

Describe 'Get-EnodeLocationTariff' {
    BeforeEach { $server = Start-TariffServer }

    It 'reads <name>, with the prices' -ForEach @(
        @{ name = 'an id'; run = { Get-EnodeLocationTariff l1 } }
        @{ name = '-LocationId'; run = { Get-EnodeLocationTariff -LocationId l1 } }
        @{ name = 'a location'; run = { [Enode.Location]@{ Id = 'l1' } | Get-EnodeLocationTariff } }
        @{ name = 'a copy'; run = { [Enode.Location]@{ Id = 'l1' } | Copy-ThroughClixml | Get-EnodeLocationTariff } }
        @{ name = 'a row'; run = { [pscustomobject]@{ LocationId = 'l1' } | Get-EnodeLocationTariff } }
        @{ name = 'a device'; run = { [Enode.Charger]@{ Id = 'c1'; Location = @{ Id = 'l1' } } | Get-EnodeLocationTariff } }
        @{ name = 'the tariff of a location'; run = { [Enode.LocationTariff]@{ LocationId = 'l1' } | Get-EnodeLocationTariff } }
        @{ name = 'a copy of it'; run = { [Enode.LocationTariff]@{ LocationId = 'l1' } | Copy-ThroughClixml | Get-EnodeLocationTariff } }
    ) {
        $tariff = & $run
        $tariff | Should -BeOfType Enode.LocationTariff
        $tariff.LocationId, $tariff.TariffId | Should -BeExactly 'l1', 'FLEX'
        $tariff.Intervals[0, 1].Cost | Should -BeExactly 12.25, 31.50
        Get-Sent $server | Should -BeExactly 'GET /locations/l1/tariff', 'GET /tariffs/FLEX'
    }

    It 'reads a tariff once for several locations' {
        ('l1', 'l2' | Get-EnodeLocationTariff).Intervals.Count | Should -Be 28
        Get-Sent $server | Should -BeExactly 'GET /locations/l1/tariff', 'GET /tariffs/FLEX', 'GET /locations/l2/tariff'
    }

    It 'has no prices when the tariff does not exist any more' {
        $null = $server.ReplyTo('GET', '/locations/l3/tariff', 200, $week.Replace('FLEX', 'GONE'))
        $null = $server.ReplyTo('GET', '/tariffs/GONE', 404, '{"title":"Not Found"}')
        $tariff = Get-EnodeLocationTariff l3 -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        $tariff.Intervals.Count | Should -Be 14
        $tariff.Intervals.Cost | Where-Object { $null -ne $_ } | Should -BeNullOrEmpty
    }

    It 'writes the times, and an error, when the prices cannot be read: <error>' -ForEach @(
        @{ id = 'X'; status = 403; body = '{"title":"Forbidden"}'; error = 'Enode.Forbidden' }
        @{ id = 'X'; status = 500; body = '{"title":"Broken"}'; error = 'Enode.ServerError' }
        @{ id = 'X'; status = 200; body = '[1,2'; error = 'Enode.InvalidResponse' }
        @{ id = '..'; status = 200; body = '[]'; error = 'Enode.InvalidId' }
    ) {
        $null = $server.ReplyTo('GET', '/locations/l3/tariff', 200, $week.Replace('FLEX', $id))
        $null = $server.ReplyTo('GET', "/tariffs/$id", $status, $body)
        $tariffs = 'l3', 'l1' | Get-EnodeLocationTariff -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly $error
        $tariffs.LocationId | Should -BeExactly 'l3', 'l1'
        $tariffs[0].Intervals.Count | Should -Be 14
        $tariffs[0].Intervals.Cost | Where-Object { $null -ne $_ } | Should -BeNullOrEmpty
        $tariffs[1].Intervals[0].Cost | Should -BeExactly 12.25
    }

    It 'rejects a device without a location, and sends nothing' {
        [Enode.Charger]@{ Id = 'c1' } | Get-EnodeLocationTariff -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'draws the prices of the days in 80 columns, of <name>' -ForEach @(
        @{ name = 'a live object'; copy = { $input } }
        @{ name = 'a copy'; copy = { $input | Copy-ThroughClixml } }
    ) {
        $lines = (Get-EnodeLocationTariff l1 | & $copy | Format-List | Out-String -Width 80) -split '\r?\n' | ForEach-Object TrimEnd
        $lines -match '[▁█·]|^ +0 +3 ' -replace '^ {31}|^ {23}' | Should -BeExactly @(
            '0     3     6     9     12    15    18    21'
            'Mon-Fri ▁▁▁▁▁▁▁▁▁▁▁▁████████████████████████████████████'
            'Sat-Sun ▁▁▁▁▁▁▁▁▁▁▁▁████████████························'
            '█ PEAK 31.50'
            '▁ OFF-PEAK 12.25'
            '· market price')
    }

    It 'draws nothing when the times are only text, as in <name>' -ForEach @(
        @{ name = 'a job'; copy = { Copy-Serialized @($input)[0] 1 } }
        @{ name = 'a CSV file with types'; copy = { $input | Copy-ThroughCsv -IncludeTypeInformation } }
    ) {
        $list = Get-EnodeLocationTariff l1 | & $copy | Format-List | Out-String
        $list | Should -Match 'Intervals +: \{?Mon 00:00-06:00 OFF-PEAK'
        $list | Should -Not -Match '[▁█·]'
    }

    It 'escapes text from outside in the drawing' {
        $day = [Enode.LocationTariffInterval]@{ FromHourMinute = '00:00'; ToHourMinute = '24:00'; TariffName = "A$([char]27)" }
        $tariff = [Enode.LocationTariff]@{ Intervals = @($day) }
        [Enode.Formatting.Display]::Item($tariff, 'Intervals') | Should -BeLike '*A\u001b: no price'
        [Enode.Formatting.Display]::Item([Enode.LocationTariff]::new(), 'Intervals') | Should -BeExactly ''
    }
}

Describe 'Set-EnodeLocationTariff' {
    BeforeEach { $server = Start-TariffServer }

    It 'sets the tariff of <name>, and writes nothing' -ForEach @(
        @{ name = 'ids'; run = { 'l1', 'l2' | Set-EnodeLocationTariff @with } }
        @{ name = '-LocationId'; run = { Set-EnodeLocationTariff -LocationId l1, l2 @with } }
        @{ name = 'locations'; run = { 'l1', 'l2' | ForEach-Object { [Enode.Location]@{ Id = $_ } } | Set-EnodeLocationTariff @with } }
        @{ name = 'rows'; run = { 'l1', 'l2' | ForEach-Object { [pscustomobject]@{ LocationId = $_ } } | Set-EnodeLocationTariff @with } }
        @{
            name = 'tariffs of locations'
            run = { 'l1', 'l2' | ForEach-Object { [Enode.LocationTariff]@{ LocationId = $_ } } | Set-EnodeLocationTariff @with }
        }
    ) {
        $with = @{ TariffId = 'FLEX'; TariffInterval = $flat }
        & $run | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'PUT /locations/l1/tariff', 'PUT /locations/l2/tariff'
        $body = '{"tariffId":"FLEX","tariffIntervals":[{"name":"FLAT","from":"00:00","to":"24:00"}]}'
        $server.Calls.Body | Should -BeExactly $body, $body
    }

    It 'sends intervals given as <name>' -ForEach @(
        @{ name = 'objects'; given = { New-EnodeTariffInterval NIGHT -From 22:00 -To 06:00 -Weekday Monday, 1 } }
        @{ name = 'hashtables'; given = { @{ Name = 'NIGHT'; From = '22:00'; To = '06:00'; Weekdays = 'mon-tue' } } }
        @{ name = 'rows'; given = { "Name,From,To,Weekday`nNIGHT,22:00,06:00,""0, 1""" | ConvertFrom-Csv } }
        @{ name = 'a CSV file'; given = { New-EnodeTariffInterval NIGHT -From 22:00 -To 06:00 -Weekday Mon, Tue | Copy-ThroughCsv } }
        @{ name = 'copies'; given = { New-EnodeTariffInterval NIGHT -From 22:00 -To 06:00 -Weekday Mon, Tue | Copy-ThroughClixml } }
    ) {
        Set-EnodeLocationTariff l1 -TariffId FLEX -TariffInterval (& $given)
        $server.Calls.Body | Should -BeExactly (
            '{"tariffId":"FLEX","tariffIntervals":[{"name":"NIGHT","from":"22:00","to":"06:00","weekdays":[0,1]}]}')
    }

    It 'takes the tariff as <name>, and compares the names' -ForEach @(
        @{ name = 'a tariff'; tariff = { Get-EnodeTariff FLEX } }
        @{ name = 'a copy'; tariff = { Get-EnodeTariff FLEX | Copy-ThroughClixml } }
    ) {
        $tariff = & $tariff
        $server.ClearJournal()
        Set-EnodeLocationTariff l1 -TariffId $tariff -TariffInterval @{ Name = 'PEAK'; From = '06:00'; To = '22:00' }
        { Set-EnodeLocationTariff l1 -TariffId $tariff -TariffInterval @{ Name = 'peak'; From = '06:00'; To = '22:00' } } |
            Should -Throw "-TariffInterval: The tariff FLEX has no price named 'peak'. It has: PEAK, OFF-PEAK."
        Get-Sent $server | Should -BeExactly 'PUT /locations/l1/tariff'
    }

    It 'rejects a tariff that was read through another connection, and sends nothing' {
        $other = New-ScriptedServer
        $null = $other.ReplyTo('GET', '/tariffs/FLEX', 200, $flexRates)
        $null = Connect-Scripted $other other
        $tariff = Get-EnodeTariff FLEX -Connection other
        foreach ($with in @{ Connection = 'scripted' }, @{ Connection = 'other' }) {
            Set-EnodeLocationTariff l1 -TariffId $tariff -TariffInterval @{ Name = 'PEAK'; From = '06:00'; To = '22:00' } @with `
                -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly ($with.Connection -eq 'other' ? 'Enode.ServerError' : 'Enode.ConnectionMismatch')
        }

        Get-Sent $server | Should -BeNullOrEmpty
        @(Get-Sent $other)[-1] | Should -BeExactly 'PUT /locations/l1/tariff'
    }

    It 'rejects the copy of a <type> as tariff, and sends nothing' -ForEach @(
        @{ type = 'Location' }, @{ type = 'User' }, @{ type = 'Vehicle' }, @{ type = 'ChargeSchedule' }
    ) {
        $copy = New-Object "Enode.$type" -Property @{ Id = 'x' } | Copy-ThroughClixml
        { Set-EnodeLocationTariff l1 -TariffId $copy -TariffInterval $flat } | Should -Throw "*'TariffId'*copy of a $type*"
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'takes a row of a tariff, whose prices are text' {
        $row = Get-EnodeTariff FLEX | Copy-ThroughCsv
        Set-EnodeLocationTariff l1 -TariffId $row -TariffInterval $flat
        @(Get-Sent $server)[-1] | Should -BeExactly 'PUT /locations/l1/tariff'
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{
            name  = 'intervals that overlap'; says = "-TariffInterval: The intervals 'A 06:00-12:00' and 'B 11:59-13:00' overlap."
            given = @{ Name = 'A'; From = '06:00'; To = '12:00' }, @{ Name = 'B'; From = '11:59'; To = '13:00' }
        }
        @{
            name  = 'intervals that overlap across midnight and the end of the week'; says = '-TariffInterval: * overlap.'
            given = @{ Name = 'A'; From = '22:00'; To = '06:00'; Weekday = 6 }, @{ Name = 'B'; From = '05:00'; To = '07:00'; Weekday = 0 }
        }
        @{ name = 'an empty range'; given = @{ Name = 'A'; From = '06:00'; To = '06:00' }; says = "*'TariffInterval'*To: The range*empty*" }
        @{ name = 'no name'; given = @{ From = '06:00'; To = '07:00' }; says = "*'TariffInterval'*Name: It is required*" }
        @{ name = 'no end'; given = @{ Name = 'A'; From = '06:00' }; says = "*'TariffInterval'*To: It is required*" }
        @{
            name = 'a day that does not exist'; says = "*Weekday: '7' is not*"
            given = @{ Name = 'A'; From = '06:00'; To = '07:00'; Weekday = 7 }
        }
        @{ name = 'a misspelt key'; given = @{ Name = 'A'; Form = '06:00'; To = '07:00' }; says = "*'Form' is not known here*" }
        @{ name = 'no intervals'; given = @(); says = '*TariffInterval*' }
        @{ name = 'null'; given = $null; says = '*null*' }
    ) {
        { Set-EnodeLocationTariff l1 -TariffId FLEX -TariffInterval $given -ErrorAction Stop } | Should -Throw $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'rejects the tariff <name>, and sends nothing' -ForEach @(
        @{ name = 'with a blank'; tariff = 'FLEX A' }, @{ name = 'that is empty'; tariff = '' }
        @{ name = 'of 37 letters'; tariff = 'x' * 37 }
        @{ name = 'without an id'; tariff = [pscustomobject]@{ Name = 'x' } }, @{ name = 'null'; tariff = $null }
        @{ name = 'that is a location'; tariff = [pscustomobject]@{ Id = @(1) } }
    ) {
        { Set-EnodeLocationTariff l1 -TariffId $tariff -TariffInterval $flat -ErrorAction Stop } | Should -Throw "*'TariffId'*"
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'allows intervals that touch, on different days, or with gaps' {
        Set-EnodeLocationTariff l1 -TariffId FLEX -TariffInterval @(
            @{ Name = 'A'; From = '22:00'; To = '06:00'; Weekday = 'Mon-Fri' }
            @{ Name = 'B'; From = '06:00'; To = '22:00'; Weekday = 'Mon-Fri' }
            @{ Name = 'A'; From = '06:00'; To = '24:00'; Weekday = 'Saturday' })
        Get-Sent $server | Should -BeExactly 'PUT /locations/l1/tariff'
    }

    It 'rejects a charger, and sends nothing' {
        [Enode.Charger]@{ Id = 'c1'; Location = @{ Id = 'l1' } } |
            Set-EnodeLocationTariff -TariffId FLEX -TariffInterval $flat -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and names the location and the connection' {
        $run = Invoke-InRunspace { Set-EnodeLocationTariff l1 -TariffId FLEX -TariffInterval $flat -WhatIf } @{ flat = $flat }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @(Set-EnodeLocationTariff l1 -TariffId FLEX -TariffInterval $flat -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation 'Set tariff FLEX with 1 interval' "location l1 through connection 'scripted'")
    }
}

Describe 'New-EnodeTariffRate and New-EnodeTariffInterval' {
    It 'create objects, and need no connection' {
        Reset-Enode
        "$(New-EnodeTariffRate PEAK -Cost 31.50)" | Should -BeExactly 'PEAK 31.5'
        "$(New-EnodeTariffRate -Name PEAK -Cost '31.25')" | Should -BeExactly 'PEAK 31.25'
        # PowerShell by itself would round the text to 123456789.123457.
        "$(New-EnodeTariffRate -Name PEAK -Cost '123456789.123456789')" | Should -BeExactly 'PEAK 123456789.123456789'
        "$(New-EnodeTariffInterval NIGHT -From 22:00 -To 06:00 -Weekday sunday)" | Should -BeExactly 'NIGHT 22:00-06:00 Sun'
        "$(New-EnodeTariffInterval NIGHT -From 00:00 -To 24:00)" | Should -BeExactly 'NIGHT 00:00-24:00'
    }

    It 'reject <name>' -ForEach @(
        @{ name = 'an empty name'; run = { New-EnodeTariffRate ' ' 1 }; says = '-Name: It is required.' }
        @{ name = 'a cost with a comma'; run = { New-EnodeTariffRate A '1,5' }; says = "*'Cost'*'1,5' is not a number*" }
        @{ name = 'a list as cost'; run = { New-EnodeTariffRate A 1, 5 }; says = "*'Cost'*'1,5' is not a number*" }
        @{ name = 'too many digits'; run = { New-EnodeTariffRate A 0.0000000001 }; says = '-Cost: * has too many digits.*' }
        @{ name = 'a cost that would be rounded to 0'; run = { New-EnodeTariffRate A '1e-30' }; says = "*'Cost'*'1e-30' has more digits*" }
        @{ name = 'a cost beyond decimals'; run = { New-EnodeTariffRate A 1e30 }; says = "*'Cost'*" }
        @{
            name = 'an interval without a name'; says = '-Name: It is required.'
            run = { New-EnodeTariffInterval ' ' -From 01:00 -To 02:00 }
        }
        @{ name = 'a clock time that is none'; run = { New-EnodeTariffInterval A -From 1:00 -To 02:00 }; says = "-From: '1:00' is not*" }
        @{ name = 'an empty range'; run = { New-EnodeTariffInterval A -From 24:00 -To 00:00 }; says = '-To: The range*' }
    ) {
        $run | Should -Throw $says
    }
}

Describe 'Tariffs of the simulator' {
    BeforeAll { $null = Start-FreshSimulator -VehicleCount 5 }

    It 'are created, linked to a location, and read back' {
        $site = New-EnodeLocation user-001 -Name Home -Latitude 1 -Longitude 2 -TimezoneName Europe/Oslo
        Set-EnodeTariff FLEX -Rate @{ Name = 'DAY'; Cost = 0.31 }, @{ Name = 'NIGHT'; Cost = 0.14 }
        $tariff = Get-EnodeTariff FLEX
        $site | Set-EnodeLocationTariff -TariffId $tariff -TariffInterval @(
            @{ Name = 'NIGHT'; From = '22:00'; To = '06:00' }, @{ Name = 'DAY'; From = '06:00'; To = '22:00' })
        $read = $site | Get-EnodeLocationTariff
        $read.TariffId | Should -BeExactly 'FLEX'
        $read.Intervals.Count | Should -Be 21
        $read.Intervals | Where-Object TariffName -EQ 'NIGHT' | ForEach-Object Cost | Select-Object -Unique | Should -BeExactly 0.14
        $site | Set-EnodeLocationTariff -TariffId NOPE -TariffInterval $flat -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
    }
}
