#requires -Version 7.4
<#
.SYNOPSIS
    Links the car of a user in the browser of this machine, and shows it.
.DESCRIPTION
    Opens the Link page, waits until the user has signed in to the vendor and allowed access, and lists the vehicles of the user.
    Without -Connection, it starts a simulator, in which any email address and any password are accepted.
.EXAMPLE
    ./link-a-car.ps1

    Links a simulated car.
.EXAMPLE
    ./link-a-car.ps1 -Connection production -UserId anna -Language nb-NO
#>
[CmdletBinding()]
param(
    # Your own key of the user. A user who does not exist is created.
    [string] $UserId = 'anna',

    # The connection to use. Default: a new simulator.
    [string] $Connection,

    # The language of the pages.
    [string] $Language = 'browser',

    # How many seconds the user has.
    [int] $TimeoutSec = 600
)

$ErrorActionPreference = 'Stop'
Import-Module Enode

$simulator = $Connection ? $null : (Start-EnodeSimulator -Connect)
try {
    $through = $Connection ? @{ Connection = $Connection } : @{}
    $link = @{
        Scope      = 'vehicle:read:data', 'vehicle:read:location', 'vehicle:control:charging'
        VendorType = 'vehicle'
        Language   = $Language
    }
    $vendors = New-EnodeLinkSession $UserId @link @through -Open -Wait -TimeoutSec $TimeoutSec
    Write-Host "$UserId has linked $($vendors -join ', ')."
    Get-EnodeVehicle -UserId $UserId @through
}
finally {
    if ($simulator) { $simulator | Stop-EnodeSimulator -Confirm:$false }
}
