<#
.SYNOPSIS
    A tour of the module on a simulated fleet: connect, list, charge, wait, and meet an error.
#>
param([Parameter(Mandatory)] [string] $Module)

# The manifest and not the folder: Import-Module takes brackets in the name of a folder for wildcards.
Import-Module (Join-Path $Module 'Enode.psd1') -ErrorAction Stop

$tour = [ordered]@{
    'A fleet without an account: a simulator, sixty times as fast as the clock on the wall' = { Start-EnodeSimulator -Speed 60 -Connect }
    'The fleet, every page of it' = { Get-EnodeVehicle }
    'The emptiest car that is plugged in' = {
        $emptiest = Get-EnodeVehicle -BatteryBelow 100 | Where-Object IsPluggedIn | Sort-Object BatteryLevel | Select-Object -First 1
        $emptiest
    }
    'Charge it, and wait until it has answered' = { $emptiest | Start-EnodeCharging -Wait }
    'The car, charging' = { $emptiest | Get-EnodeVehicle | Format-List DisplayName, BatteryLevel, Range, ChargeRate, PowerDeliveryState }
    'What a wrong id looks like' = { Get-EnodeVehicle -Id nope }
}

# Each command is shown as it would be typed; dot-sourced, so that the next one finds its variables.
foreach ($stop in $tour.GetEnumerator()) {
    $typed = "$($stop.Value)".Trim() -replace '(?m)^\s+', '    '
    Write-Host "`n# $($stop.Key)" -ForegroundColor Green
    Write-Host "PS> $typed" -ForegroundColor Yellow
    . $stop.Value | Out-Host
}

Stop-EnodeSimulator
