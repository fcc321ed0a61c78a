# The lines of the cookbook run, are short, and answer their questions.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSupport.psm1", "$PSScriptRoot/HelpPages.psm1" -Force
    $text = Get-Content (Join-Path (Get-DocsPath) 'cookbook.md') -Raw
    $lines = foreach ($section in [regex]::Matches($text, '(?ms)^### (?<question>[^\r\n]+)\r?\n(?<body>.*?)(?=^##|\z)')) {
        @{ Question = $section.Groups['question'].Value; Blocks = @(Get-CodeBlock $section.Groups['body'].Value) }
    }

    $preparation = @(Get-CodeBlock ($text -replace '(?ms)^## .*')).Code

    # For each question: what happens before (the simulator is new), and what the answer is. The expected values come from the API's
    # own responses, and not from the properties that the line uses.
    $answers = @{
        'Which vehicles at home are under 30 %?' = @{
            Check = {
                $low = Get-Raw vehicles | Where-Object { $_.location.id -and $null -ne $_.chargeState.batteryLevel } |
                    Where-Object { $_.chargeState.batteryLevel -lt 30 }
                $low.Count | Should -BeGreaterThan 3
                $output.Id | Should -BeExactly $low.id
            }
        }
        'How do I charge all vehicles that are low and plugged in?' = @{
            Check = {
                $low = Get-Raw vehicles | Where-Object { $_.chargeState.isPluggedIn -and $_.chargeState.batteryLevel -lt 30 } |
                    Where-Object { $_.capabilities.startCharging.isCapable -and -not $_.chargeState.isCharging }
                @(Get-Sent $simulator) -like 'POST *' | Should -BeExactly ($low.id | ForEach-Object { "POST /vehicles/$_/charging" })
                $output.TargetId | Should -BeExactly $low.id
            }
        }
        'How much power does the fleet draw now?' = @{
            Check = {
                $output | Should -Be (Get-Raw vehicles | ForEach-Object { $_.chargeState.chargeRate } | Measure-Object -Sum).Sum
                $output | Should -BeGreaterThan 10
            }
        }
        'Which vehicles that charge will not be full in two hours?' = @{
            Check = {
                $late = Get-Raw vehicles | Where-Object { $_.chargeState.chargeTimeRemaining } | Where-Object {
                    ([DateTimeOffset]$_.chargeState.lastUpdated).AddMinutes($_.chargeState.chargeTimeRemaining) -gt (Get-Date).AddHours(2)
                }
                $late | Should -Not -BeNullOrEmpty
                $output.Id | Should -BeExactly $late.id
            }
        }
        'Which brands does the fleet have?' = @{
            Check = {
                ($output | Measure-Object Count -Sum).Sum | Should -Be 50
                $output[0].Name | Should -BeExactly 'Tesla'
                $output[0].Count | Should -Be @((Get-Raw vehicles).information.brand -eq 'Tesla').Count
            }
        }
        'What is the oldest data of each vendor?' = @{
            Check = {
                $raw = Get-Raw vehicles
                $output.Vendor | Sort-Object | Should -BeExactly ($raw.vendor | Sort-Object -Unique)
                foreach ($car in $output) {
                    @($raw | Where-Object { $_.vendor -eq $car.Vendor -and [DateTimeOffset]$_.lastSeen -lt $car.LastSeen.AddMinutes(-1) }).Count |
                        Should -Be 0
                }
            }
        }
        'How do I export the fleet for a database?' = @{
            Check = {
                $output | Should -BeNullOrEmpty
                $rows = Import-Csv fleet.csv
                $rows.Id | Should -BeExactly (Get-Raw vehicles).id
                $rows[0].'ChargeState.BatteryLevel' | Should -BeExactly '7'
            }
        }
        'Which vehicles were added or removed since the last export?' = @{
            Before = {
                Get-EnodeVehicle | ConvertTo-EnodeRecord | Export-Csv fleet.csv
                $script:removed = Get-EnodeVehicle -UserId user-003
                Remove-EnodeUser user-003 -Force
            }
            Check  = {
                $output.Id | Sort-Object | Should -BeExactly ($removed.Id | Sort-Object)
                $output.DisplayName | Should -Not -BeNullOrEmpty
                $output.UserId + $output.SideIndicator | Sort-Object -Unique | Should -BeExactly '<=', 'user-003'
            }
        }
        'Which chargers have been unreachable for a day?' = @{
            Check = {
                $dayAgo = $simulator.Now.AddDays(-1)
                $lost = Get-Raw chargers | Where-Object { -not $_.isReachable -and [DateTimeOffset]$_.lastSeen -lt $dayAgo }
                $lost | Should -Not -BeNullOrEmpty
                $output.Id | Should -BeExactly $lost.id
            }
        }
        'Which chargers have no location?' = @{
            Before = { $script:moved = Get-EnodeCharger -First 2 | Set-EnodeCharger -ClearLocation }
            Check  = { $output.Id | Should -BeExactly $moved.Id }
        }
        'How do I limit the current of all chargers at a location?' = @{
            Before = {
                # Another charger of the user, which is not there.
                $script:away = Get-EnodeCharger -UserId user-002 | Select-Object -Skip 1
                $away | Set-EnodeCharger -ClearLocation
            }
            Check  = {
                $there = Get-Raw chargers | Where-Object { $_.userId -eq 'user-002' -and $_.location.id }
                $there | Should -Not -BeNullOrEmpty
                @(Get-Sent $simulator) -like 'POST *' | Should -BeExactly ($there.id | ForEach-Object { "POST /chargers/$_/max-current" })
                $output.TargetId | Should -BeExactly $there.id
            }
        }
        'How full are the home batteries?' = @{
            Check = {
                $output.BatteryLevel | Should -Be ((Get-Raw batteries).chargeState.batteryLevel | Sort-Object)
            }
        }
        'How much solar energy was produced this month?' = @{
            Check = {
                $now = $simulator.Now.UtcDateTime
                @(Get-Sent $simulator) -like '*/statistics*' | Should -Not -BeNullOrEmpty
                @(Get-Sent $simulator) -like '*/statistics*' | ForEach-Object {
                    $_ | Should -BeLike "*statistics?year=$($now.Year)&month=$($now.Month)"
                }
                $energy = Get-Raw inverters | Where-Object { $_.capabilities.productionStatistics.isCapable } | ForEach-Object {
                    $query = @{ year = $now.Year; month = $now.Month }
                    (Invoke-EnodeApi "inverters/$($_.id)/statistics" -Query $query).resolutions.DAY.data.value
                }
                [math]::Abs($output[0] - ($energy | Measure-Object -Sum).Sum) | Should -BeLessThan 1
            }
        }
        'Which vendor is down?' = @{
            Before = { $simulator.SetVendorStatus('EASEE', 'OUTAGE') }
            Check  = { "$output" | Should -BeExactly 'EASEE charger: OUTAGE' }
        }
        'Who must relink?' = @{
            Check = {
                $broken = (Get-Raw users).id | Where-Object { (Invoke-EnodeApi "users/$_").linkedVendors.isValid -contains $false }
                $output.Id | Should -BeExactly $broken
                ($output | Where-Object Id -EQ user-006).InvalidVendors | Should -BeExactly 'BMW', 'HYPERVOLT'
            }
        }
        'How many accounts of each vendor are valid?' = @{
            Check = {
                $all = (Get-Raw users).id | ForEach-Object { (Invoke-EnodeApi "users/$_").linkedVendors }
                ($output | Measure-Object Count -Sum).Sum | Should -Be $all.Count
                ($output | Where-Object Name -EQ 'AUDI, False').Count |
                    Should -Be @($all | Where-Object { $_.vendor -eq 'AUDI' -and -not $_.isValid }).Count
            }
        }
        "What did last night's charging cost?" = @{
            Before = { Set-Tariff 6 }
            Check  = {
                $from = $simulator.Now.UtcDateTime.Date.AddDays(-1)
                $costs = @{}
                foreach ($id in (Get-Raw users).id) {
                    $query = @{ startDate = $from.ToString('yyyy-MM-ddTHH:mm:ssZ'); type = 'vehicle' }
                    $sessions = Invoke-EnodeApi "users/$id/statistics/charging/sessions" -Query $query
                    if ($sessions) { $costs[$id] = ($sessions.costSum | Measure-Object -Sum).Sum }
                }

                $output.Count | Should -BeGreaterThan 3
                $output -replace ' .*' | Should -BeExactly ($costs.Keys | Sort-Object)
                foreach ($line in $output) {
                    $user, $cost = $line -split ' '
                    [math]::Abs([double]$cost - $costs[$user]) | Should -BeLessThan 0.5
                }
            }
        }
        'Who charged between 17:00 and 20:00 yesterday?' = @{
            Before = { Set-Tariff }
            Check  = {
                $day = [DateTimeOffset]::new($simulator.Now.UtcDateTime.Date.AddDays(-1), [timespan]::Zero)
                $output | Should -Not -BeNullOrEmpty
                foreach ($session in $output) {
                    $session.From | Should -BeLessThan $day.AddHours(20)
                    $session.To | Should -BeGreaterThan $day.AddHours(17)
                }
            }
        }
        'Which locations have no tariff?' = @{
            Before = { Set-Tariff 6 }
            Check  = { $output.Id | Should -BeExactly ((Get-Raw locations).id | Select-Object -Skip 6) }
        }
        'Which schedules are not followed?' = @{
            Before = {
                $cars = Get-EnodeVehicle -Capability StartCharging | Where-Object IsPluggedIn
                $script:enabled = $cars | Where-Object IsCharging | Select-Object -First 1 | New-EnodeSchedule -DefaultShouldCharge $true
                $script:off = $cars | Where-Object State -EQ PluggedIn | Select-Object -First 1 |
                    New-EnodeSchedule -DefaultShouldCharge $true -IsEnabled $false
            }
            Check  = {
                (Invoke-EnodeApi "schedules/$($enabled.Id)/status").state | Should -BeExactly 'ALIGNED'
                $output.ScheduleId | Should -BeExactly $off.Id
                $output.State | Should -BeExactly 'INACTIVE:DISABLED'
            }
        }
        'What does smart charging do now?' = @{
            Before = {
                $car = Get-EnodeVehicle -Capability SmartCharging | Where-Object State -EQ Unplugged |
                    Where-Object IsReachable | Select-Object -First 1
                $null = $car | Set-EnodeSmartChargingPolicy -IsEnabled $true -Deadline '07:00'
            }
            Check  = {
                ($output | Where-Object Name -EQ 'CONSIDERING').Count | Should -Be 1
                $capable = @(Get-Raw vehicles | Where-Object { $_.capabilities.smartCharging.isCapable }).Count
                ($output | Measure-Object Count -Sum).Sum | Should -Be $capable
            }
        }
        'Which commands are pending?' = @{
            With   = @{ Speed = 0.001 }
            Before = {
                $cars = Get-EnodeVehicle | Select-Startable | Select-Object -First 2
                $script:sent = $cars | Start-EnodeCharging
                $null = $sent[0] | Stop-EnodeAction
            }
            Check  = { $output.Id | Should -BeExactly $sent[1].Id }
        }
        'What failed, and how do I repeat it?' = @{
            With   = @{ Speed = 1000 }
            Before = {
                $script:car = Get-EnodeVehicle | Select-Startable | Select-Object -First 1
                $simulator.SetVendorStatus($car.Vendor, 'OUTAGE')
                $null = $car | Start-EnodeCharging -Wait -ErrorAction Ignore
                $simulator.SetVendorStatus($car.Vendor, 'READY')
            }
            Check  = {
                @(Get-Sent $simulator) -like 'POST *' | Should -BeExactly "POST /vehicles/$($car.Id)/charging"
                $output.TargetId | Should -BeExactly $car.Id
            }
        }
        'Which webhooks are inactive?' = @{
            Before = {
                $server = New-ScriptedServer
                $null = $server.ReplyTo('GET', '/webhooks', 200, (ConvertTo-Page @{ id = 'w1'; isActive = $true }, @{ id = 'w2'; isActive = $false }))
                Select-EnodeConnection (Connect-Scripted $server)
            }
            Check  = { $output.Id | Should -BeExactly 'w2' }
        }
        'How do two clients compare?' = @{
            Before = {
                $null = Start-EnodeSimulator -VehicleCount 10 -Connect -Name Night
            }
            Check  = {
                $night = $output | Where-Object Name -Like 'Night, *'
                ($night | Measure-Object Count -Sum).Sum | Should -Be 10
                ($output | Measure-Object Count -Sum).Sum | Should -Be 60
            }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSupport.psm1", "$PSScriptRoot/HelpPages.psm1" -Force
    Import-ModuleUnderTest

    # All items of a list, as the API returns them.
    function Get-Raw([string] $Path) { Invoke-EnodeApi $Path -Paginate }

    # A tariff with two prices for the first locations.
    function Set-Tariff([int] $Count = 100) {
        Set-EnodeTariff T1 -Rate (New-EnodeTariffRate day 0.3), (New-EnodeTariffRate peak 0.6)
        $times = (New-EnodeTariffInterval peak -From 17:00 -To 20:00), (New-EnodeTariffInterval day -From 20:00 -To 17:00)
        Get-EnodeLocation -First $Count | Set-EnodeLocationTariff -TariffId T1 -TariffInterval $times
    }
}

AfterAll { Reset-Enode }

Describe 'The cookbook' {
    It 'has twenty-five questions, each with an answer that is tested' -ForEach @{ lines = $lines; answers = $answers } {
        $lines.Count | Should -Be 25
        $lines.Question | Sort-Object | Should -BeExactly ($answers.Keys | Sort-Object)
    }

    It 'answers in one line: <Question>' -ForEach $lines {
        $Blocks.Count | Should -Be 1
        $Blocks[0].Code | Should -Not -Match '\n'
        # A sum for each user is longer than the others.
        $Blocks[0].Code.Length | Should -BeLessOrEqual ($Question -like '*cost*' ? 175 : 135)
    }

    It 'finds something in the simulator that it prepares, or says why not' -ForEach @{ lines = $lines; preparation = $preparation } {
        Push-Location $TestDrive
        try {
            Reset-Enode
            . ([scriptblock]::Create(($preparation -join "`n")))
            $empty = foreach ($line in $lines) { if (-not @(& ([scriptblock]::Create($line.Blocks[0].Code)))) { $line.Question } }
            $empty | Should -BeExactly @(
                'How do I export the fleet for a database?'
                'Which vehicles were added or removed since the last export?'
                'What failed, and how do I repeat it?'
            )
        }
        finally {
            Pop-Location
        }
    }

    It 'is right: <Question>' -ForEach ($lines | ForEach-Object { $_ + @{ Answer = $answers[$_.Question] } }) {
        Push-Location $TestDrive
        try {
            $with = @{ Seed = 3; VehicleCount = 50 }
            foreach ($name in $Answer.With.Keys) { $with[$name] = $Answer.With[$name] }
            $simulator = Start-FreshSimulator @with
            if ($Answer.Before) { . $Answer.Before }
            $simulator.ClearRequestLog()
            $all = @(& ([scriptblock]::Create($Blocks[0].Code)) 2>&1 3>&1)
            $messages = $all | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] -or $_ -is [System.Management.Automation.WarningRecord] }
            $messages | ForEach-Object ToString | Should -BeNullOrEmpty
            $output = $all
            . $Answer.Check

            # As it is shown at the prompt.
            $shown = $output | Out-String -Width 100
            $shown.Split("`n") | Where-Object { $_.TrimEnd().Length -gt 100 } | Should -BeNullOrEmpty
        }
        finally {
            Pop-Location
        }
    }
}
