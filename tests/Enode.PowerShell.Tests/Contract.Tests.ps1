# What the commands send and what the simulator answers, validated by Prism against Enode's own OpenAPI document.
# That document is no part of this project: $env:ENODE_OPENAPI says where it is.

BeforeDiscovery {
    $missing = @(
        if (-not ($env:ENODE_OPENAPI -and (Test-Path $env:ENODE_OPENAPI -PathType Leaf))) {
            'ENODE_OPENAPI does not name the OpenAPI document'
        }
        foreach ($program in 'node', 'npm') {
            if (-not (Get-Command $program -CommandType Application -ErrorAction Ignore)) { "$program is not installed" }
        }
    )
    if ($missing) { Write-Warning "NOTHING IS VALIDATED AGAINST ENODE'S DOCUMENT: $($missing -join ', ')." }
}

Describe 'The contract' -Skip:([bool]$missing) {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
        Import-ModuleUnderTest
        $contract = Join-Path $PSScriptRoot 'contract'
        Install-NodePackage $contract

        # A contract proxy before a simulator, and a connection that goes through it. Ended by closing its standard input.
        function Start-ContractProxy($Simulator) {
            $start = [System.Diagnostics.ProcessStartInfo]::new('node')
            'proxy.mjs', '--document', $env:ENODE_OPENAPI, '--upstream', $Simulator.ApiUri | ForEach-Object { $start.ArgumentList.Add($_) }
            $start.WorkingDirectory = $contract
            $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
            $process = [System.Diagnostics.Process]::Start($start)
            $address = $process.StandardOutput.ReadLine()
            if (-not $address) { throw "The contract proxy did not start: it ended with $($process.ExitCode)." }
            $address = ConvertFrom-Json $address
            $there = @{ ApiUri = $address.url; TokenUri = $Simulator.TokenUri; Credential = $Simulator.Credential }
            Connect-Enode @there -Name "validated-$($Simulator.Port)"
            [pscustomobject]@{ Process = $process; Report = $address.report }
        }

        # What was validated since the last time.
        function Get-Report { Invoke-RestMethod $proxy.Report -Method Post }

        # What the contract proxy objects to, as text that says where to look.
        function Get-Objection($Report) {
            $Report.violations | ForEach-Object {
                "$($_.direction) $($_.method) $($_.path) $($_.status): $($_.code) $($_.location) $($_.message)"
            }
        }

        # Operations by how often each was exercised.
        function Get-Operation($Report) {
            $Report.operations.PSObject.Properties | ForEach-Object { "$($_.Name) $($_.Value)" } | Sort-Object
        }
    }

    Context 'with a contract proxy' {
        BeforeAll {
            Reset-Enode
            # An action is pending for 0.4 to 1 s, which is time to cancel it on a busy machine too, and for 12 s at a device that does
            # not respond.
            $simulator = Start-EnodeSimulator -Speed 5
            $proxy = Start-ContractProxy $simulator
            $fleet = Get-EnodeVehicle
            $parked = $fleet | Where-Object { $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' -and $_.IsReachable } | Select-Object -First 1
            $unreachable = $fleet | Where-Object { $_.IsPluggedIn -and $_.IsReachable -eq $false } | Select-Object -First 1
            $unplugged = $fleet | Where-Object { $_.IsPluggedIn -eq $false -and $_.IsReachable } | Select-Object -First 1
            $charging = $fleet | Where-Object IsCharging | Select-Object -First 1
            $full = $fleet | Where-Object PowerDeliveryState -EQ 'PLUGGED_IN:COMPLETE' | Select-Object -First 1
            $unknown = $fleet | Where-Object PowerDeliveryState -EQ 'UNKNOWN' | Select-Object -First 1
            $nobody = '00000000-0000-4000-8000-000000000000'
            $exercised = @{}
            # The operations that the client sends, as its methods declare them: id, verb and route.
            $declared = foreach ($type in [Enode.EnodeClient].Assembly.GetTypes()) {
                foreach ($member in @($type) + $type.GetMethods('Public, Instance, DeclaredOnly')) {
                    $member.CustomAttributes | Where-Object { $_.AttributeType.Name -eq 'OperationAttribute' } | ForEach-Object {
                        [pscustomobject]@{ Id = $_.ConstructorArguments[0].Value; Route = "/$($_.ConstructorArguments[2].Value)" }
                    }
                }
            }
        }

        AfterAll {
            $proxy.Process.StandardInput.Close()
            $ended = $proxy.Process.WaitForExit(10000)
            if (-not $ended) { $proxy.Process.Kill() }
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
                $unknown | Stop-EnodeCharging -Force 2>&1
            )
            Get-ErrorId $ended | Should -Be (@('Enode.NotFound') * 5 + @('Enode.BadRequest') * 2)
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be @(
                'cancelVehicleAction 1', 'getUser 1', 'getVehicle 1', 'getVehiclesAction 1', 'postVehiclesVehicleidCharging 3')
        }

        It 'approves of lists of <path>, page by page, of a user''s, and of each by itself' -ForEach @(
            @{ path = 'chargers'; command = 'Get-EnodeCharger'; operations = 'listChargers', 'listUserChargers', 'getCharger' }
            @{ path = 'hvacs'; command = 'Get-EnodeHvac'; operations = 'listHVACs', 'listUserHVACs', 'getHVAC' }
            @{ path = 'inverters'; command = 'Get-EnodeInverter'; operations = 'listInverters', 'listUserInverters', 'getInverter' }
            @{ path = 'batteries'; command = 'Get-EnodeBattery'; operations = 'listBatteries', 'listUserBatteries', 'getBattery' }
            @{ path = 'meters'; command = 'Get-EnodeMeter'; operations = 'listMeters', 'listUserMeters', 'getMeter' }
            @{ path = 'hem-systems'; command = 'Get-EnodeHemSystem'; operations = 'listHems', 'listHemsForUser', 'getHemsById' }
        ) {
            $all = @(& $command -PageSize 2)
            $all.Count | Should -BeGreaterThan 3
            @(Get-EnodeUser | & $command -ThrottleLimit 4).Count | Should -Be $all.Count
            & $command -UserId nope | Should -BeNullOrEmpty
            @($all | & $command -ThrottleLimit 4).Count | Should -Be $all.Count
            & $command $nobody -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -Be 'Enode.NotFound'
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            $expected = @(
                "$($operations[2]) $($all.Count + 1)"
                "$($operations[0]) $([Math]::Ceiling($all.Count / 2))"
                "$($operations[1]) 9"
                'listUsers 1'
            )
            Get-Operation $report | Should -Be ($expected | Sort-Object)
        }

        It 'approves of hints, places, and what there is not' {
            $devices = & {
                Get-EnodeVehicle -First 1; Get-EnodeCharger -First 1; Get-EnodeHvac -First 1
                Get-EnodeInverter -First 1; Get-EnodeBattery -First 1; Get-EnodeMeter -First 1
            }
            $null = Get-Report
            $devices | Send-EnodeRefreshHint -ErrorAction Stop
            foreach ($kind in 'Vehicle', 'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter') {
                $id = @{ "$($kind)Id" = $nobody }
                Send-EnodeRefreshHint @id -ErrorAction SilentlyContinue -ErrorVariable failed
                Get-ErrorId $failed | Should -Be 'Enode.NotFound'
            }

            $sites = $devices[1, 2] | New-EnodeLocation -Name Home -Latitude 59.9 -Longitude 10.7 -TimezoneName Europe/Oslo
            ($devices[1] | Set-EnodeCharger -LocationId $sites[0].Id).LocationId | Should -Be $sites[0].Id
            ($devices[1] | Set-EnodeCharger -ClearLocation).LocationId | Should -BeNullOrEmpty
            ($devices[2] | Set-EnodeHvac -LocationId $sites[1].Id).LocationId | Should -Be $sites[1].Id
            ($devices[2] | Set-EnodeHvac -ClearLocation).LocationId | Should -BeNullOrEmpty
            $ended = @(
                Set-EnodeCharger $nobody -ClearLocation 2>&1; Set-EnodeHvac $nobody -ClearLocation 2>&1
                $devices[1] | Set-EnodeCharger -LocationId $nobody 2>&1
                $devices[2] | Set-EnodeHvac -LocationId $nobody 2>&1
            )
            Get-ErrorId $ended | Should -Be (@('Enode.NotFound') * 4)
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be @(
                'batteriesRefreshHint 2', 'chargersRefreshHint 2', 'createLocation 2', 'hvacsRefreshHint 2', 'invertersRefreshHint 2'
                'metersRefreshHint 2', 'updateCharger 4', 'updateHVAC 4', 'vehiclesRefreshHint 2'
            )
        }

        It 'approves of <name>: sent, called off, too late, confirmed, refused' -ForEach @(
            @{
                name = 'the current of vehicles'; targetType = 'vehicle'
                sent = 'postVehiclesVehicleidMaxCurrent'; read = 'getVehiclesAction'; cancel = 'cancelVehicleAction'
                device = {
                    Get-EnodeVehicle | Where-Object { $_.Capabilities.SetMaxCurrent.IsCapable -and $_.IsReachable } |
                        Select-Object -First 1
                }
                incapable = { $parked }
                act = { $input | Set-EnodeMaxCurrent -MaxCurrent 12.5 @args }; missing = { Set-EnodeMaxCurrent $nobody -MaxCurrent 6 }
                # For the calling off of a vehicle's action, the document knows the response for charging alone.
                known = foreach ($status in 200, 409) {
                    "response POST /vehicles/actions/{0}/cancel $status`: required body Response body must have required property 'kind'"
                    "response POST /vehicles/actions/{0}/cancel $status`: additionalProperties body Response body must NOT have " +
                    "additional properties; found 'targetState'"
                }
            }
            @{
                name = 'chargers that charge'; targetType = 'charger'
                sent = 'controlChargerCharging'; read = 'getChargersAction'; cancel = 'cancelChargerAction'
                device = {
                    Get-EnodeCharger | Where-Object { $_.IsCharging -and -not $_.ChargeState.PluggedInVehicleId } | Select-Object -First 1
                }
                incapable = {
                    Get-EnodeCharger | Where-Object { $_.Capabilities.StopCharging.IsCapable -eq $false } | Select-Object -First 1
                }
                act = { $input | Stop-EnodeCharging @args }; missing = { Start-EnodeCharging -ChargerId $nobody }
            }
            @{
                name = 'the current of chargers'; targetType = 'charger'
                sent = 'postSetChargerMaxCurrent'; read = 'getChargersAction'; cancel = 'cancelChargerAction'
                device = {
                    Get-EnodeCharger | Where-Object { $_.Capabilities.SetMaxCurrent.IsCapable -and $_.IsReachable } |
                        Select-Object -First 1
                }
                incapable = {
                    Get-EnodeCharger | Where-Object { $_.Capabilities.SetMaxCurrent.IsCapable -eq $false } | Select-Object -First 1
                }
                act = { $input | Set-EnodeMaxCurrent -MaxCurrent 12.5 @args }
                missing = { Set-EnodeMaxCurrent -ChargerId $nobody -MaxCurrent 6 }
            }
            @{
                name = 'units that heat'; targetType = 'hvac'
                sent = 'postSetHvacPermanentHold'; read = 'getHvacsAction'; cancel = 'cancelHvacAction'
                device = {
                    Get-EnodeHvac | Where-Object { $_.Capabilities.CapableModes -contains 'HEAT' } |
                        Where-Object { $_.Capabilities.SetPermanentHold.IsCapable -and $_.IsReachable } | Select-Object -First 1
                }
                incapable = {
                    Get-EnodeHvac | Where-Object { $_.Capabilities.SetPermanentHold.IsCapable -eq $false } | Select-Object -First 1
                }
                act = { $input | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 19.5 @args }; missing = { Set-EnodeHvacHold $nobody -Mode OFF }
            }
            @{
                name = 'units that heat and cool'; targetType = 'hvac'
                sent = 'postSetHvacPermanentHold'; read = 'getHvacsAction'; cancel = 'cancelHvacAction'
                device = {
                    Get-EnodeHvac | Where-Object { $_.Capabilities.CapableModes -contains 'AUTO' -and $_.IsReachable } |
                        Select-Object -First 1
                }
                incapable = {
                    Get-EnodeHvac | Where-Object { $_.Capabilities.SetPermanentHold.IsCapable -eq $false } | Select-Object -First 1
                }
                act = { $input | Set-EnodeHvacHold -Mode AUTO -HeatSetpoint 19.5 -CoolSetpoint 25 @args }
                missing = { Set-EnodeHvacHold $nobody -Mode COOL -CoolSetpoint 25 }
            }
            @{
                name = 'units that follow their schedule'; targetType = 'hvac'
                sent = 'postSetHvacFollowSchedule'; read = 'getHvacsAction'; cancel = 'cancelHvacAction'
                device = {
                    Get-EnodeHvac | Where-Object { $_.Capabilities.SetFollowSchedule.IsCapable -and $_.IsReachable } |
                        Select-Object -First 1
                }
                incapable = {
                    Get-EnodeHvac | Where-Object { $_.Capabilities.SetFollowSchedule.IsCapable -eq $false } | Select-Object -First 1
                }
                act = { $input | Resume-EnodeHvacSchedule @args }; missing = { Resume-EnodeHvacSchedule $nobody }
            }
            @{
                name = 'batteries in a mode'; targetType = 'battery'
                sent = 'postUserSetOperationMode'; read = 'getBatteriesAction'; cancel = 'cancelBatteryAction'
                device = { Get-EnodeBattery | Where-Object { $_.Capabilities.Idle.IsCapable -and $_.IsReachable } | Select-Object -First 1 }
                incapable = { Get-EnodeBattery | Where-Object { $_.Capabilities.Idle.IsCapable -eq $false } | Select-Object -First 1 }
                act = { $input | Set-EnodeBatteryOperationMode -OperationMode IDLE @args }
                missing = { Set-EnodeBatteryOperationMode $nobody -OperationMode IDLE }
            }
        ) {
            $device, $incapable = (& $device), (& $incapable)
            $device, $incapable | Should -Not -Contain $null
            $null = Get-Report
            $action = $device | & $act
            $action.State | Should -Be 'PENDING'
            ($action | Get-EnodeAction).Id | Should -Be $action.Id
            ($action | Stop-EnodeAction).State | Should -Be 'CANCELLED'
            $action | Stop-EnodeAction -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -Be 'Enode.ActionSettled'
            ($device | & $act -Wait).State | Should -Be 'CONFIRMED'
            $ended = @(
                & $missing 2>&1
                Get-EnodeAction $nobody -TargetType $targetType 2>&1
                Stop-EnodeAction $nobody -TargetType $targetType 2>&1
                $incapable | & $act -Force 2>&1
            )
            Get-ErrorId $ended | Should -Be 'Enode.NotFound', 'Enode.NotFound', 'Enode.NotFound', 'Enode.BadRequest'
            $report = Get-Report
            @(Get-Objection $report) -join "`n" | Should -BeExactly (@($known | ForEach-Object { $_ -f $action.Id }) -join "`n")
            $report.operations.$sent | Should -Be 4
            $report.operations.$cancel | Should -Be 3
            $report.operations.$read | Should -BeGreaterOrEqual 3
        }

        It 'approves of actions of all kinds that come to nothing' {
            $actions = & {
                Get-EnodeCharger | Where-Object IsReachable -EQ $false | Select-Object -First 1 | Set-EnodeMaxCurrent -MaxCurrent 6
                Get-EnodeHvac | Where-Object IsReachable -EQ $false | Select-Object -First 1 | Set-EnodeHvacHold -Mode OFF
                Get-EnodeBattery | Where-Object IsReachable -EQ $false | Select-Object -First 1 |
                    Set-EnodeBatteryOperationMode -OperationMode IDLE
            }
            ($actions | Wait-EnodeAction -ErrorAction SilentlyContinue -ErrorVariable failed).State |
                Should -Be 'FAILED', 'FAILED', 'FAILED'
            Get-ErrorId $failed | Should -Be 'Enode.ActionFailed', 'Enode.ActionFailed', 'Enode.ActionFailed'
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
        }

        It 'approves of interventions: the list, those of a kind of device, and each by id' {
            $interventions = Get-EnodeIntervention
            $interventions.Count | Should -BeGreaterThan 1
            @(Get-EnodeIntervention -VendorType vehicle -Language de-DE).VendorType | Select-Object -Unique | Should -Be 'vehicle'
            ($interventions | Get-EnodeIntervention -ThrottleLimit 4).Id | Should -Be $interventions.Id
            Get-EnodeIntervention $nobody -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -Be 'Enode.NotFound'
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be "getIntervention $($interventions.Count + 1)", 'listInterventions 2'
        }

        It 'approves of locations: created, listed, read, changed and deleted' {
            $user = Get-EnodeUser -First 1
            $site = $user | New-EnodeLocation -Name Depot -Latitude 60.5 -Longitude -11 -TimezoneName Europe/Oslo
            (Get-EnodeLocation).Id | Should -Contain $site.Id
            ($user | Get-EnodeLocation).Id | Should -Contain $site.Id
            ($site | Set-EnodeLocation -Name Yard -TimezoneName UTC | Get-EnodeLocation).Name | Should -BeExactly 'Yard'
            ($site | Remove-EnodeLocation -Confirm:$false).Id | Should -BeExactly $site.Id
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be @(
                'createLocation 1', 'deleteLocation 1', 'getLocation 1', 'getLocations 1', 'getUserlocations 1', 'listUsers 1'
                'updateLocation 1')
        }

        It 'approves of smart charging: policies, states, plans and overrides' {
            $car = Get-EnodeVehicle | Where-Object { $_.PowerDeliveryState -eq 'PLUGGED_IN:CHARGING' -and $_.IsReachable } |
                Where-Object { $_.Location.Latitude -and $_.Capabilities.SmartCharging.IsCapable } |
                Where-Object { $_.ChargeState.ChargeLimit -in 1..99 } | Select-Object -First 1
            $place = @{ Latitude = $car.Location.Latitude; Longitude = $car.Location.Longitude; TimezoneName = 'UTC' }
            $null = $car | New-EnodeLocation -Name Home @place
            $null = Get-Report
            ($car | Get-EnodeSmartChargingPolicy).IsEnabled | Should -BeFalse
            $time = $simulator.Now.UtcDateTime.AddHours(-1).ToString('HH:mm', [cultureinfo]::InvariantCulture)
            ($car | Set-EnodeSmartChargingPolicy -IsEnabled $true -Deadline $time -MinimumChargeLimit 0).Deadline | Should -Be $time
            $status = $car | Get-EnodeSmartChargingStatus
            $status.State | Should -BeLike 'PLAN:EXECUTING:*'
            ($status | Get-EnodeSmartChargingPlan).Id | Should -Be $status.Plan.Id
            ($car | Get-EnodeSmartChargingPlan).Id | Should -Be $status.Plan.Id
            ($car | Start-EnodeSmartOverride).IsActive | Should -BeTrue
            ($car | Get-EnodeSmartChargingStatus).IsOverridden | Should -BeTrue
            ($car | Stop-EnodeSmartOverride).IsActive | Should -BeFalse
            $car | Set-EnodeSmartChargingPolicy -MinimumChargeLimit 100 -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -Be 'Enode.BadRequest'
            $car | Set-EnodeSmartChargingPolicy -IsEnabled $false | Get-EnodeSmartChargingStatus | ForEach-Object State |
                Should -BeLike '*DISABLED'
            $ended = @(
                $car | Stop-EnodeSmartOverride 2>&1
                Get-EnodeSmartChargingPolicy $nobody 2>&1
                Set-EnodeSmartChargingPolicy $nobody -IsEnabled $false 2>&1
                Get-EnodeSmartChargingStatus $nobody 2>&1
                Get-EnodeSmartChargingPlan $nobody 2>&1
                Start-EnodeSmartOverride $nobody 2>&1
            )
            Get-ErrorId $ended | Should -Be (@('Enode.NotFound') * 6)
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be @(
                'getVehiclesVehicleidSmartchargingplans 3', 'getVehiclesVehicleidSmartchargingpolicy 2'
                'getVehiclesVehicleidSmartchargingstatus 4', 'updateVehicleSmartChargingPolicy 4', 'vehicleCreateSmartOverride 2'
                'vehicleEndSmartOverride 2'
            )
        }

        It 'approves of statistics of charging, and the sessions have the sum of the periods' {
            $range = @{ StartDate = $simulator.Now.AddDays(-20); EndDate = $simulator.Now.AddDays(-1) }
            $car = Get-EnodeVehicle -First 1
            $null = Get-Report
            $days = $car | Get-EnodeChargingStatistic @range
            $hours = $car | Get-EnodeChargingStatistic @range -Resolution HOUR
            $sessions = $car | Get-EnodeChargingSession @range
            $sums = $days, $hours, $sessions | ForEach-Object { ($_ | Measure-Object KwhSum -Sum).Sum }
            $sums[0] | Should -BeGreaterThan 1
            $sums[1], $sums[2] | ForEach-Object { [Math]::Abs($_ - $sums[0]) | Should -BeLessThan 0.01 }
            @(Get-EnodeChargingSession $car.UserId -Type charger @range).DeviceType | Select-Object -Unique | Should -BeIn 'charger', $null
            $null = Get-EnodeChargingStatistic $car.UserId -Type hvac @range
            Get-EnodeChargingStatistic $car.UserId -Type vehicle -Id $nobody @range -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -Be 'Enode.NotFound'
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be 'getChargingSessionsStatistics 2', 'getChargingStatistics 4'
        }

        It 'approves of statistics of inverters and of HEM systems' {
            $last = $simulator.Now.AddDays(-20)
            $inverter = Get-EnodeInverter | Where-Object { $_.Capabilities.ProductionStatistics.IsCapable } | Select-Object -First 1
            $system = Get-EnodeHemSystem -First 1
            $null = Get-Report
            $points = $inverter | Get-EnodeInverterStatistic -Year $last.Year -Month $last.Month -Day $last.Day
            $points.Count | Should -BeGreaterOrEqual 92
            $points[0].IsProvisional | Should -BeFalse
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
            $month = @{ Year = $simulator.Now.Year; Month = $simulator.Now.Month }
            $points = $inverter | Get-EnodeInverterStatistic @month -Wait -TimeoutSec 1 @quiet
            $points[0].IsProvisional | Should -BeTrue
            Get-ErrorId $failed | Should -Be 'Enode.WaitTimeout'
            $series = $system | Get-EnodeHemSystemStatistic -Interval $last.ToString('yyyy-MM', [cultureinfo]::InvariantCulture)
            @($series | Group-Object Series).Count | Should -Be 7
            $ended = @(
                Get-EnodeInverterStatistic $nobody -Year 2026 -Month 1 2>&1
                Get-EnodeHemSystemStatistic $nobody -Interval 2026-01 2>&1
            )
            Get-ErrorId $ended | Should -Be 'Enode.NotFound', 'Enode.NotFound'
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be 'getHemsStatistics 2', 'getInverterStatistics 3'
        }

        It 'approves of schedules: created, listed, read, followed, changed, deleted and refused' {
            $car = $fleet | Where-Object { $_.Capabilities.StartCharging.IsCapable -and $_.Id -ne $parked.Id } | Select-Object -First 1
            $unit = Get-EnodeHvac | Where-Object { $_.Capabilities.CapableModes -contains 'HEAT' } |
                Where-Object { $_.Capabilities.SetPermanentHold.IsCapable -and $_.Capabilities.SetFollowSchedule.IsCapable } |
                Select-Object -First 1
            $null = Get-Report
            $period = @{ FromTimestamp = '2026-01-01'; ToTimestamp = '2027-01-01' }
            $night = @{ From = '22:00'; To = '06:00'; Weekday = 'Mon-Fri'; ShouldCharge = $true }
            $charge = $car | New-EnodeSchedule -DefaultShouldCharge $false -Rule $night, ($period + @{ ShouldCharge = $false })
            $morning = @{ From = '06:00'; To = '08:00'; TargetState = 'HEAT 20.5' }
            $heat = $unit | New-EnodeSchedule -DefaultTargetState SCHEDULED -Rule $morning
            @($car.UserId, $unit.UserId | Select-Object -Unique | ForEach-Object { Get-EnodeSchedule -UserId $_ -PageSize 50 }).Id |
                Should -Contain $charge.Id
            ($charge, $heat | Get-EnodeSchedule).Id | Should -Be $charge.Id, $heat.Id
            ($charge, $heat | Get-EnodeScheduleStatus).ScheduleType | Should -Be 'CHARGE', 'TEMPERATURE'
            ($charge | Set-EnodeSchedule -ClearLocation -IsEnabled $false -Rule $charge.Rules).IsEnabled | Should -BeFalse
            ($heat | Set-EnodeSchedule -DefaultTargetState OFF -Rule @()).Rules | Should -BeNullOrEmpty
            $charge, $heat | Remove-EnodeSchedule -Confirm:$false
            $ended = @(
                Get-EnodeSchedule $nobody 2>&1
                Get-EnodeScheduleStatus $nobody 2>&1
                Set-EnodeSchedule $nobody -IsEnabled $true 2>&1
                Remove-EnodeSchedule $nobody -Confirm:$false 2>&1
                New-EnodeSchedule -UserId $car.UserId -VehicleId $nobody -DefaultShouldCharge $true 2>&1
            )
            Get-ErrorId $ended | Should -Be (@('Enode.NotFound') * 5)
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            $report.operations.getSchedules | Should -BeIn 1, 2
            Get-Operation $report | Where-Object { $_ -notlike 'getSchedules *' } | Should -Be @(
                'createSchedule 3', 'deleteSchedule 3', 'getSchedule 3', 'getScheduleStatus 3', 'updateSchedule 3')
        }

        It 'approves of tariffs, and of their times at a location' {
            $site = New-EnodeLocation user-001 -Name Home -Latitude 1 -Longitude 2 -TimezoneName Europe/Oslo
            $null = Get-Report
            Set-EnodeTariff FLEX -Rate (New-EnodeTariffRate DAY 0.31), (New-EnodeTariffRate NIGHT -0.000000001)
            $tariff = Get-EnodeTariff FLEX
            $site | Set-EnodeLocationTariff -TariffId $tariff -TariffInterval @(
                New-EnodeTariffInterval NIGHT -From 22:00 -To 06:00
                New-EnodeTariffInterval DAY -From 06:00 -To 22:00 -Weekday Mon-Fri)
            ($site | Get-EnodeLocationTariff).Intervals.Count | Should -BeGreaterThan 10
            $flat = @{ Name = 'FLAT'; From = '00:00'; To = '24:00' }
            $ended = @(
                Get-EnodeTariff NOPE 2>&1
                Get-EnodeLocationTariff $nobody 2>&1
                $site | Set-EnodeLocationTariff -TariffId NOPE -TariffInterval $flat 2>&1
                $site | Set-EnodeLocationTariff -TariffId FLEX -TariffInterval $flat 2>&1
            )
            Get-ErrorId $ended | Should -Be 'Enode.NotFound', 'Enode.NotFound', 'Enode.NotFound', 'Enode.BadRequest'
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be @(
                'associateUserLocationWithTariff 3', 'getTariffInformation 3', 'getUserLocationTariff 2', 'sendTariffInformation 1')
        }

        It 'approves of deletions of vendor accounts, authorizations and users' {
            $user = Get-EnodeUser | Select-Object -Last 1 | Get-EnodeUser
            $user.LinkedVendors[0] | Disconnect-EnodeVendor -Force
            $user | Disconnect-EnodeVendor -Vendor $user.LinkedVendors[-1].Vendor -Force
            $user | Revoke-EnodeUserAuthorization -Force
            $user | Remove-EnodeUser -Force
            $user | Remove-EnodeUser -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -Be 'Enode.NotFound'
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
            Get-Operation $report | Should -Be @(
                'deleteUsersUserid 2', 'deleteUsersUseridAuthorization 1', 'disconnectUserVendor 1', 'disconnectUserVendorVendorType 1'
                'getUser 1', 'listUsers 1')
        }

        It 'approves of integrations, the health of vendors and of the service' {
            (Get-EnodeIntegration).Vendor | Should -Not -BeNullOrEmpty
            (Get-EnodeVendorHealth).Status | Select-Object -Unique | Should -BeExactly 'READY'
            Test-EnodeService | Should -BeTrue
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
        }

        It 'approves of webhooks: created, listed, read, changed, tested and deleted' {
            $hook = New-EnodeWebhook -Url 'https://example.com/enode' -Event 'user:vehicle:updated'
            (Get-EnodeWebhook).Id | Should -Contain $hook.Id
            ($hook | Set-EnodeWebhook -Event '*' | Get-EnodeWebhook).Events | Should -BeExactly '*'
            ($hook | Test-EnodeWebhook).Status | Should -BeIn 'SUCCESS', 'FAILURE'
            $hook | Remove-EnodeWebhook -Confirm:$false
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
        }

        It 'approves of link sessions, for a user and for an asset' {
            $with = @{ Language = 'de-DE'; RedirectUri = 'https://example.com/done' }
            (New-EnodeLinkSession -UserId 'a new user' -Scope vehicle:read:data @with).LinkUrl | Should -Not -BeNullOrEmpty
            $gone = Get-EnodeVehicle | Where-Object IsReachable -EQ $false | Select-Object -First 1
            $null = New-EnodeLinkSession -AssetId $gone.Id @with -ErrorAction SilentlyContinue
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
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

        It 'has validated every operation that the client has, and has seen no other' {
            $report = Get-Report
            $exercised.Keys | Sort-Object | Should -BeExactly ($declared.Id | Sort-Object)
        }

        It 'reaches every operation of the collections that users have' {
            $report = Get-Report
            $document = Get-Content $env:ENODE_OPENAPI -Raw | ConvertFrom-Json -AsHashtable
            $collections = $declared.Route -match '^/users/\{userId\}/[^/]+$' -replace '.*/'
            $ofCollections = "^(/users/\{userId\})?/($($collections -join '|'))(/|$)"
            $there = foreach ($path in $document.paths.Keys -match $ofCollections) {
                $document.paths[$path].Values | Where-Object { $_ -is [System.Collections.IDictionary] -and $_.operationId } |
                    ForEach-Object operationId
            }

            $reached = ($declared | Where-Object Route -Match $ofCollections).Id
            $reached | Sort-Object | Should -BeExactly ($there | Sort-Object)
        }

        It 'objects to <name>' -ForEach @(
            @{
                name = 'a value that there is not'; objection = 'enum body.action'
                call = @{ Path = 'vehicles/{0}/charging'; Method = 'POST'; Body = @{ action = 'HONK' } }
            }
            @{
                name = 'a member that there is not'; objection = 'additionalProperties body'
                call = @{ Path = 'vehicles/{0}/charging'; Method = 'POST'; Body = @{ action = 'START'; loud = $true } }
            }
            @{ name = 'a body that is missing'; call = @{ Path = 'vehicles/{0}/charging'; Method = 'POST' }; objection = 'required ' }
            @{
                name = 'a query that there is not'; objection = 'unknown query.pagesize'
                call = @{ Path = 'vehicles'; Query = @{ pagesize = 5 } }
            }
            @{ name = 'a path that there is not'; call = @{ Path = 'vehicules' }; objection = 'route ' }
        ) {
            $call.Path = $call.Path -f $parked.Id
            Invoke-EnodeApi @call -ErrorAction SilentlyContinue | Out-Null
            $report = Get-Report
            $report.violations | Where-Object direction -EQ 'request' | ForEach-Object { "$($_.code) $($_.location)" } |
                Should -BeExactly $objection
        }
    }

    Context 'with operations that no command sends' {
        BeforeAll {
            Reset-Enode
            $simulator = Start-EnodeSimulator
            $proxy = Start-ContractProxy $simulator
            $user = 'user-001'

            # The status of a request, and what it was answered with.
            function Send-Request([string] $Method, [string] $Path, $Body, $Query = @{}) {
                $with = if ($null -ne $Body) { @{ Body = ConvertTo-Json $Body -Depth 9 } } else { @{} }
                $simulator.ClearRequestLog()
                $answer = Invoke-EnodeApi $Path -Method $Method -Query $Query @with -ErrorAction SilentlyContinue -Confirm:$false
                [pscustomobject]@{ Status = $simulator.RequestLog[-1].Status; Body = $answer }
            }
        }

        AfterAll {
            $proxy.Process.StandardInput.Close()
            $null = $proxy.Process.WaitForExit(10000)
            Reset-Enode
        }

        BeforeEach { $null = Get-Report }

        It 'accepts tariffs, and their weeks at locations' {
            $home1 = @{ name = 'Home'; latitude = 59.9; longitude = 10.7; timezoneName = 'Europe/Oslo' }
            $site = (Send-Request POST "users/$user/locations" $home1).Body
            $rates = @(@{ name = 'DAY'; cost = '1.25' }; @{ name = 'NIGHT'; cost = '.5' })
            (Send-Request PUT 'tariffs/T-1_a' $rates).Status | Should -Be 204
            (Send-Request GET 'tariffs/T-1_a').Body.name | Should -Be 'DAY', 'NIGHT'
            $night = @{ name = 'NIGHT'; from = '22:00'; to = '06:00' }
            $day = @{ name = 'DAY'; weekdays = 0, 1, 2, 3, 4; from = '06:00'; to = '22:00' }
            $path = "locations/$($site.id)/tariff"
            (Send-Request GET $path).Status | Should -Be 404
            (Send-Request PUT $path @{ tariffId = 'T-1_a'; tariffIntervals = $night, $day }).Status | Should -Be 204
            (Send-Request GET $path).Body.Count | Should -Be 19
            (Send-Request PUT $path @{ tariffId = 'T-1_a'; tariffIntervals = $night, $night }).Status | Should -Be 400
            (Send-Request PUT $path @{ tariffId = 'other'; tariffIntervals = @($night) }).Status | Should -Be 404
            (Send-Request PUT "locations/$([guid]::NewGuid())/tariff" @{ tariffId = 'T-1_a'; tariffIntervals = @($night) }).Status |
                Should -Be 404
            (Send-Request DELETE "locations/$($site.id)").Status | Should -Be 200
            (Send-Request GET $path).Status | Should -Be 404
            'GET', 'DELETE' | ForEach-Object { (Send-Request $_ "locations/$($site.id)").Status } | Should -Be 404, 404
            (Send-Request PUT "locations/$($site.id)" @{ name = 'Yard' }).Status | Should -Be 404
            $validated = Get-Report
            Get-Objection $validated | Should -BeNullOrEmpty
            Get-Operation $validated | Should -Be @(
                'associateUserLocationWithTariff 4', 'createLocation 1', 'deleteLocation 2', 'getLocation 1', 'getTariffInformation 1'
                'getUserLocationTariff 3', 'sendTariffInformation 1', 'updateLocation 1')
        }

        It 'accepts statistics of inverters: final, provisional and rejected' {
            $inverter = Get-EnodeInverter | Where-Object { $_.Capabilities.ProductionStatistics.IsCapable } | Select-Object -First 1
            $null = Get-Report
            $path = "inverters/$($inverter.Id)/statistics"
            $now, $last = $simulator.Now, $simulator.Now.AddDays(-20)
            $final = Send-Request GET $path -Query @{ year = $last.Year; month = $last.Month; day = $last.Day }
            $final.Status, @($final.Body.resolutions.QUARTER_HOUR.data).Count -ge 92 | Should -Be 200, $true
            (Send-Request GET $path -Query @{ year = $now.Year; month = $now.Month }).Status | Should -Be 202
            (Send-Request GET $path -Query @{ year = $now.Year + 1; month = 2; day = 1 }).Status | Should -Be 202
            (Send-Request GET $path -Query @{ year = 1990; month = 1 }).Status | Should -Be 400
            (Send-Request GET "inverters/$([guid]::NewGuid())/statistics" -Query @{ year = 2026; month = 1 }).Status | Should -Be 404
            $validated = Get-Report
            Get-Objection $validated | Should -BeNullOrEmpty
            Get-Operation $validated | Should -Be 'getInverterStatistics 5'
        }

        It 'accepts statistics of HEM systems: available, rejected, not available, and without an answer of the vendor' {
            $systems = Get-EnodeHemSystem
            $null = Get-Report
            $day = $simulator.Now.AddDays(-20).ToString('yyyy-MM-dd')
            $status = foreach ($system in $systems) {
                foreach ($interval in $day, $day.Substring(0, 7), '1990-01') {
                    (Send-Request GET "hem-systems/$($system.Id)/statistics" -Query @{ interval = $interval }).Status
                }
            }

            $status | Sort-Object -Unique | Should -Be 200, 400, 422, 503
            (Send-Request GET "hem-systems/$([guid]::NewGuid())/statistics" -Query @{ interval = $day }).Status | Should -Be 404
            $validated = Get-Report
            Get-Objection $validated | Should -BeNullOrEmpty
        }

        It 'accepts interventions in each language' {
            foreach ($language in 'en-US', 'de-DE', 'nb-NO', 'fi-FI') { (Get-EnodeIntervention -Language $language).Count | Should -Be 4 }
            $report = Get-Report
            Get-Objection $report | Should -BeNullOrEmpty
        }

        It 'accepts link sessions: of a new user, beyond the quota, and of assets to relink' {
            $body = @{ scopes = @('vehicle:read:data'); language = 'nb-NO'; redirectUri = 'https://example.com/done' }
            $session = Send-Request POST 'users/new-user/link' ($body + @{ vendor = 'TESLA'; vendorType = 'vehicle'; colorScheme = 'dark' })
            $session.Status, $session.Body.linkUrl | Should -Be 200, "$($simulator.ApiUri)link/$($session.Body.linkToken)"
            (Send-Request GET 'users/new-user').Body.linkedVendors | Should -BeNullOrEmpty
            (Send-Request POST 'users/new-user/link' ($body + @{ vendor = 'ADAX' })).Status | Should -Be 400
            $simulator.ConnectionQuota = 1
            (Send-Request POST 'users/new-user/link' $body).Status | Should -Be 403
            $simulator.ConnectionQuota = $null
            $vehicles = (Send-Request GET 'vehicles').Body.data
            $linked = $vehicles | Where-Object isReachable | Select-Object -First 1
            # A vendor account whose credentials the vendor rejects: all of its devices can be linked again.
            $lost = $vehicles | Where-Object {
                $vehicle = $_
                (Send-Request GET "users/$($vehicle.userId)").Body.linkedVendors |
                    Where-Object { $_.vendor -eq $vehicle.vendor -and $_.vendorType -eq 'vehicle' -and -not $_.isValid }
            } | Select-Object -First 1
            $body.Remove('scopes')
            (Send-Request POST "assets/$($lost.id)/relink" $body).Status | Should -Be 200
            (Send-Request POST "assets/$($linked.id)/relink" $body).Status | Should -Be 400
            $validated = Get-Report
            Get-Objection $validated | Should -BeNullOrEmpty
            Get-Operation $validated | Where-Object { $_ -notlike 'getUser *' } | Should -Be 'getVehicles 1', 'postAssetsAssetidRelink 2', 'postUsersUseridLink 3'
        }

        It 'accepts integrations and health, also during an outage' {
            $kinds = 'vehicles', 'chargers', 'hvacs', 'inverters', 'batteries', 'meters'
            foreach ($status in 'READY', 'OUTAGE', 'ELEVATED_ERROR_RATE') {
                $simulator.SetVendorStatus('TESLA', $status)
                foreach ($kind in $kinds) {
                    $vendors = (Send-Request GET "health/$kind").Body
                    $vendors.Count | Should -BeGreaterThan 5
                    $vendors | Where-Object vendor -EQ TESLA | ForEach-Object status | Should -BeIn $status, $null
                    (Send-Request GET $kind).Status | Should -Be 200
                }

                (Send-Request GET 'integrations').Body.Count | Should -BeGreaterThan 40
            }

            $simulator.SetVendorStatus('TESLA', 'READY')
            (Send-Request GET 'integrations' -Query @{ assetTypes = 'vehicle,hvac' }).Body.assetTypes | Should -Contain 'hvac'
            (Send-Request GET 'integrations' -Query @{ assetTypes = 'car' }).Status | Should -Be 400
            (Send-Request GET 'health/ready').Status | Should -Be 204
            $simulator.IsReady = $false
            (Send-Request GET 'health/ready').Status | Should -Be 503
            $simulator.IsReady = $true
            $validated = Get-Report
            Get-Objection $validated | Should -BeNullOrEmpty
            @($validated.operations.PSObject.Properties.Name).Count | Should -Be 14
        }

        It 'accepts webhooks: created, listed, read, updated, tested and deleted' {
            $hook = @{ url = 'https://example.com/hook'; secret = 'a secret of the client' }
            $plain = (Send-Request POST 'webhooks' $hook).Body
            $plain.events, $plain.isActive | Should -Be '*', $true
            $header = @{ headerName = 'x-api-key'; headerValue = 'value' }
            $full = @{ events = @('user:vehicle:updated', '*'); apiVersion = '2024-10-01'; authentication = $header }
            $other = @{ url = 'https://example.com/other'; secret = $hook.secret }
            $path = "webhooks/$((Send-Request POST 'webhooks' ($other + $full)).Body.id)"
            (Send-Request GET 'webhooks').Body.data.Count | Should -Be 2
            (Send-Request GET $path).Body.authentication.headerName | Should -Be 'x-api-key'
            (Send-Request POST "$path/test").Body.status | Should -Be 'SUCCESS'
            $change = @{ url = 'https://example.invalid'; authentication = $null; apiVersion = $null }
            (Send-Request PATCH $path $change).Body.authentication | Should -BeNullOrEmpty
            (Send-Request POST "$path/test").Body.status | Should -Be 'FAILURE'
            (Send-Request POST 'webhooks' @{ url = 'http://example.com'; secret = 'long enough' }).Status | Should -Be 400
            (Send-Request DELETE $path).Status | Should -Be 204
            'GET', 'DELETE' | ForEach-Object { (Send-Request $_ $path).Status } | Should -Be 404, 404
            (Send-Request PATCH $path $change).Status, (Send-Request POST "$path/test").Status | Should -Be 404, 404
            $validated = Get-Report
            Get-Objection $validated | Should -BeNullOrEmpty
            Get-Operation $validated | Should -Be @(
                'createWebhook 3', 'deleteWebhook 2', 'getWebhook 2', 'listWebhooks 1', 'testWebhook 3', 'updateWebhook 2')
        }

        It 'accepts deletions of a vendor, an authorization and a user' {
            $vendor = (Get-EnodeInverter -UserId $user).Vendor
            $null = Send-Request POST "users/$user/locations" @{ name = 'a'; latitude = 1; longitude = 1; timezoneName = 'UTC' }
            $null = Get-Report
            (Send-Request DELETE "users/$user/vendors/$vendor/inverter").Status | Should -Be 204
            (Send-Request DELETE "users/$user/vendors/$vendor").Status | Should -Be 204
            (Send-Request DELETE 'users/user-002/authorization').Status | Should -Be 204
            (Send-Request DELETE "users/$user").Status | Should -Be 204
            (Send-Request DELETE "users/$user").Status | Should -Be 404
            (Send-Request GET "users/$user/locations").Body.data | Should -BeNullOrEmpty
            $validated = Get-Report
            Get-Objection $validated | Should -BeNullOrEmpty
            $validated.operations.PSObject.Properties.Name.Count | Should -Be 5
        }
    }

    It 'knows which of the document''s own examples break its schemas' {
        $said = node (Join-Path $contract 'examples.mjs') --document $env:ENODE_OPENAPI 2>&1
        $LASTEXITCODE | Should -Be 0 -Because ($said -join "`n")
    }
}
