#requires -Version 7.4
<#
.SYNOPSIS
    Starts a charge, and reacts to the event of its outcome instead of asking for it again and again.
.DESCRIPTION
    Creates a webhook, starts to charge a vehicle, waits for the event of the action, and shows the vehicle. The webhook is deleted
    at the end. Without -Connection, it starts a simulator, which can send events to this machine.
.EXAMPLE
    ./react-to-events.ps1

    Charges a simulated vehicle.
.EXAMPLE
    ./react-to-events.ps1 -Connection sandbox -Url https://fleet-events.example.com/

    Charges a vehicle of the connection sandbox. A tunnel forwards the address to port 3663 of this machine.
#>
[CmdletBinding()]
param(
    # The connection to use. Default: a new simulator.
    [string] $Connection,

    # The address to which events are sent. Default: this machine, which only a simulator can reach.
    [string] $Url,

    # The port of this machine at which events arrive.
    [int] $Port = 3663,

    # How many seconds to wait for the event.
    [int] $TimeoutSec = 600
)

$ErrorActionPreference = 'Stop'
Import-Module Enode

$simulator = $Connection ? $null : (Start-EnodeSimulator -Speed 30 -Connect)
$through = @{ Connection = $Connection ? $Connection : (Get-EnodeConnection -Selected).Name }
$hook = $null
try {
    $address = $Url ? $Url : "http://127.0.0.1:$Port/"
    $hook = New-EnodeWebhook $address -Event user:vendor-action:updated @through -InformationAction Ignore
    $action = Get-EnodeVehicle -Capability StartCharging @through |
        Where-Object { $_.IsPluggedIn -and -not $_.IsCharging -and $_.BatteryLevel -lt 80 } |
        Select-Object -First 1 |
        Start-EnodeCharging
    Write-Host "Waiting for the event of: $action"

    Receive-EnodeWebhook $hook.Secret -Port $Port -TimeoutSec $TimeoutSec @through -WarningAction Ignore |
        Where-Object { $_.VendorAction.Id -eq $action.Id -and -not $_.VendorAction.IsPending } |
        Select-Object -First 1 |
        ForEach-Object {
            Write-Host "The event came: $($_.VendorAction)"
            $_ | Get-EnodeVehicle
        }
}
finally {
    if ($hook) { $hook | Remove-EnodeWebhook -Force }
    if ($simulator) { $simulator | Stop-EnodeSimulator -Confirm:$false }
}
