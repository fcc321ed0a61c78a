<#
.SYNOPSIS
    Demonstrates the module on a simulator: connect, list, charge, wait, and an error.
#>
param([Parameter(Mandatory)] [string] $Module)

# The path of the manifest, because Import-Module treats brackets in the path of a folder as wildcards.
Import-Module (Join-Path $Module 'Enode.psd1') -ErrorAction Stop

$tour = [ordered]@{
    'Start a simulator, at 60 times the real speed' = { Start-EnodeSimulator -Speed 60 -Connect }
    'List all vehicles' = { Get-EnodeVehicle }
    'Find the plugged-in vehicle with the lowest battery level' = {
        $emptiest = Get-EnodeVehicle -BatteryBelow 100 | Where-Object IsPluggedIn | Sort-Object BatteryLevel | Select-Object -First 1
        $emptiest
    }
    'Start charging, and wait for the result' = { $emptiest | Start-EnodeCharging -Wait }
    'Read the vehicle again' = { $emptiest | Get-EnodeVehicle | Format-List DisplayName, BatteryLevel, Range, ChargeRate, PowerDeliveryState }
    'Show the error of a wrong id' = { Get-EnodeVehicle -Id nope }
}

# Each command is shown before its output. It is dot-sourced, so that the next one can use its variables.
foreach ($stop in $tour.GetEnumerator()) {
    $typed = "$($stop.Value)".Trim() -replace '(?m)^\s+', '    '
    Write-Host "`n# $($stop.Key)" -ForegroundColor Green
    Write-Host "PS> $typed" -ForegroundColor Yellow
    . $stop.Value | Out-Host
}

Stop-EnodeSimulator
