# What the commands send and what the simulator answers, judged by Prism against Enode's own OpenAPI document.
# That document is no part of this project: $env:ENODE_OPENAPI says where it is.

BeforeDiscovery {
    $missing = @(
        if (-not ($env:ENODE_OPENAPI -and (Test-Path $env:ENODE_OPENAPI -PathType Leaf))) { 'ENODE_OPENAPI does not name the OpenAPI document' }
        foreach ($program in 'node', 'npm') { if (-not (Get-Command $program -CommandType Application -ErrorAction Ignore)) { "$program is not installed" } }
    )
    if ($missing) { Write-Warning "NOTHING IS JUDGED AGAINST ENODE'S DOCUMENT: $($missing -join ', ')." }
}

Describe 'The contract' -Skip:([bool]$missing) {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
        Import-ModuleUnderTest
        $contract = Join-Path $PSScriptRoot 'contract'
        if (-not (Test-Path (Join-Path $contract 'node_modules'))) {
            $said = npm ci --prefix $contract --no-audit --no-fund 2>&1
            if ($LASTEXITCODE -ne 0) { throw "npm ci failed: $said" }
        }

        # A judge before a simulator, and a connection that goes through it. Ended by closing its standard input.
        function Start-Judge($Simulator) {
            $start = [System.Diagnostics.ProcessStartInfo]::new('node')
            'judge.mjs', '--document', $env:ENODE_OPENAPI, '--upstream', $Simulator.ApiUri | ForEach-Object { $start.ArgumentList.Add($_) }
            $start.WorkingDirectory = $contract
            $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
            $process = [System.Diagnostics.Process]::Start($start)
            $address = $process.StandardOutput.ReadLine()
            if (-not $address) { throw "The judge did not start: it ended with $($process.ExitCode)." }
            $address = ConvertFrom-Json $address
            Connect-Enode -ApiUri $address.url -TokenUri $Simulator.TokenUri -Credential $Simulator.Credential -Name "judged-$($Simulator.Port)"
            [pscustomobject]@{ Process = $process; Report = $address.report }
        }

        # What was judged since the last time.
        function Get-Report { Invoke-RestMethod $judge.Report -Method Post }

        # What the judge objects to, as text that says where to look.
        function Get-Objection($Report) {
            $Report.violations | ForEach-Object { "$($_.direction) $($_.method) $($_.path) $($_.status): $($_.code) $($_.location) $($_.message)" }
        }

        # Operations by how often each was exercised.
        function Get-Operation($Report) { $Report.operations.PSObject.Properties | ForEach-Object { "$($_.Name) $($_.Value)" } | Sort-Object }
    }

    Context 'with a judge' {
        BeforeAll {
            Reset-Enode
            # An action of a car that does not answer is pending for three seconds, time enough to call it off; the others settle sooner.
            $simulator = Start-EnodeSimulator -Speed 20
            $judge = Start-Judge $simulator
            $fleet = Get-EnodeVehicle
            $parked = $fleet | Where-Object { $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' -and $_.IsReachable } | Select-Object -First 1
            $unreachable = $fleet | Where-Object { $_.IsPluggedIn -and $_.IsReachable -eq $false } | Select-Object -First 1
            $unplugged = $fleet | Where-Object { $_.IsPluggedIn -eq $false -and $_.IsReachable } | Select-Object -First 1
            $charging = $fleet | Where-Object IsCharging | Select-Object -First 1
            $full = $fleet | Where-Object PowerDeliveryState -EQ 'PLUGGED_IN:COMPLETE' | Select-Object -First 1
            $unknown = $fleet | Where-Object PowerDeliveryState -EQ 'UNKNOWN' | Select-Object -First 1
            $nobody = '00000000-0000-4000-8000-000000000000'
            $exercised = @{}
        }

        AfterAll {
            $judge.Process.StandardInput.Close()
            $ended = $judge.Process.WaitForExit(10000)
            if (-not $ended) { $judge.Process.Kill() }
            Reset-Enode
            $ended | Should -BeTrue
        }

        BeforeEach { $null = Get-Report }

        AfterEach { $report.operations.PSObject.Properties | ForEach-Object { $exercised[$_.Name] += $_.Value } }

        It 'approves of lists of users and vehicles, page by page' {
            @(Get-EnodeUser).Count | Should -Be 8
            @(Get-EnodeUser -PageSize 3).Count | Should -Be 8
            @(Get-EnodeVehicle).Count | Should -Be 25
            @(Get-EnodeVehicle -PageSize 10).Count | Should -Be 25
            @(Get-EnodeUser | Get-EnodeVehicle -PageSize 2 -ThrottleLimit 4).Count | Should -Be 25
            Get-EnodeVehicle -UserId nope | Should -BeNullOrEmpty
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be 'getVehicles 4', 'listUsers 5', 'listUserVehicles 17'
        }

        It 'approves of every user and vehicle by itself' {
            @(Get-EnodeUser | Get-EnodeUser -ThrottleLimit 4).Count | Should -Be 8
            @(Get-EnodeVehicle | Get-EnodeVehicle -ThrottleLimit 4).Count | Should -Be 25
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be 'getUser 8', 'getVehicle 25', 'getVehicles 1', 'listUsers 1'
        }

        It 'approves of commands, and of actions that are pending, called off and too late to be called off' {
            $action = $unreachable | Start-EnodeCharging
            $action.State | Should -Be 'PENDING'
            ($action | Get-EnodeAction).State | Should -Be 'PENDING'
            ($action | Stop-EnodeAction).State | Should -Be 'CANCELLED'
            ($action | Get-EnodeAction).FailureReason.Type | Should -Be 'REQUESTED_CANCELLATION'
            $action | Stop-EnodeAction -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -Be 'Enode.ActionSettled'
            ($charging | Stop-EnodeCharging).Kind | Should -Be 'STOP'
            ($unplugged | Start-EnodeCharging).State | Should -Be 'CANCELLED'

            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be 'cancelVehicleAction 2', 'getVehiclesAction 2', 'postVehiclesVehicleidCharging 3'
        }

        It 'approves of actions that came to something, and of those that did not' {
            $actions = $parked, $unreachable | Start-EnodeCharging -Wait -ErrorAction SilentlyContinue
            $actions.State | Should -Be 'CONFIRMED', 'FAILED'
            ($parked | Get-EnodeVehicle).IsCharging | Should -BeTrue
            $actions | Stop-EnodeAction -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -Be 'Enode.ActionSettled', 'Enode.ActionSettled'

            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            $report.operations.getVehiclesAction | Should -BeGreaterOrEqual 2
            $report.operations.cancelVehicleAction | Should -Be 2
        }

        It 'approves of refusals: what is not there, and what makes no sense' {
            $ended = @(
                Get-EnodeUser nope 2>&1
                Get-EnodeVehicle $nobody 2>&1
                Start-EnodeCharging $nobody 2>&1
                Get-EnodeAction $nobody 2>&1
                Stop-EnodeAction $nobody 2>&1
                $full | Start-EnodeCharging 2>&1
                $unknown | Stop-EnodeCharging 2>&1
            )
            Get-ErrorId $ended | Should -Be (@('Enode.NotFound') * 5 + @('Enode.BadRequest') * 2)
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be 'cancelVehicleAction 1', 'getUser 1', 'getVehicle 1', 'getVehiclesAction 1', 'postVehiclesVehicleidCharging 3'
        }

        It 'approves of the refusal of a token' {
            $simulator.RevokeTokens()
            (Get-EnodeUser -First 1).Id | Should -Be 'user-001'
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be 'listUsers 2'
        }

        It 'approves of a refused page' {
            Invoke-EnodeApi users -Query @{ after = 'no cursor' } -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -Be 'Enode.BadRequest'
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
        }

        It 'has judged every operation that the commands have' {
            $report = Get-Report
            foreach ($operation in 'listUsers', 'getUser', 'getVehicles', 'listUserVehicles', 'getVehicle', 'postVehiclesVehicleidCharging', 'getVehiclesAction', 'cancelVehicleAction') {
                $exercised[$operation] | Should -BeGreaterThan 0 -Because "$operation must have been judged"
            }
        }

        It 'objects to <name>' -ForEach @(
            @{ name = 'a value that there is not'; call = @{ Path = 'vehicles/{0}/charging'; Method = 'POST'; Body = @{ action = 'HONK' } }; objection = 'enum body.action' }
            @{ name = 'a member that there is not'; call = @{ Path = 'vehicles/{0}/charging'; Method = 'POST'; Body = @{ action = 'START'; loud = $true } }; objection = 'additionalProperties body' }
            @{ name = 'a body that is missing'; call = @{ Path = 'vehicles/{0}/charging'; Method = 'POST' }; objection = 'required ' }
            @{ name = 'a query that there is not'; call = @{ Path = 'vehicles'; Query = @{ pagesize = 5 } }; objection = 'unknown query.pagesize' }
            @{ name = 'a path that there is not'; call = @{ Path = 'vehicules' }; objection = 'route ' }
        ) {
            $call.Path = $call.Path -f $parked.Id
            Invoke-EnodeApi @call -ErrorAction SilentlyContinue | Out-Null
            $report = Get-Report
            $report.violations | Where-Object direction -EQ 'request' | ForEach-Object { "$($_.code) $($_.location)" } | Should -BeExactly $objection
        }
    }

    It 'knows which of the document''s own examples break its schemas' {
        $said = node (Join-Path $contract 'examples.mjs') --document $env:ENODE_OPENAPI 2>&1
        $LASTEXITCODE | Should -Be 0 -Because ($said -join "`n")
    }
}
