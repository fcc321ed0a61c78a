<#
.SYNOPSIS
    The contestant that is measured: the commands of the module.
#>
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Work,
    [Parameter(Mandatory)] [uri] $Uri,
    [int] $Count,
    [int] $Throttle
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
. "$PSScriptRoot/Measure.ps1"
Import-Module $Module
$token = ConvertTo-SecureString benchmark -AsPlainText -Force
Connect-Enode -ApiUri $Uri -AccessToken $token

$csv = New-TemporaryFile
$works = @{
    list    = { (Get-EnodeVehicle -PageSize $Count | Measure-Object).Count }
    collect = { $all = Get-EnodeVehicle -PageSize $Count; $all.Count }
    csv     = { Get-EnodeVehicle -PageSize $Count | Where-Object IsPluggedIn | Export-Csv $csv; (Get-Content $csv -ReadCount 0).Count - 1 }
    first   = { @(Get-EnodeVehicle | Select-Object -First 1).Count }
    three   = { @(Get-EnodeVehicle -First 3).Count }
    charge  = { ($ids | Start-EnodeCharging -ThrottleLimit $Throttle | Measure-Object).Count }
    users   = { ($ids | Get-EnodeVehicle -ThrottleLimit $Throttle | Measure-Object).Count }
}
$ids = switch ($Work) {
    'charge' { Get-VehicleId $Count }
    'users' { 0..($Count - 1) | ForEach-Object { [pscustomobject]@{ PSTypeName = 'Deserialized.Enode.User'; Id = "$_" } } }
}
Measure-Work $works[$Work]
Remove-Item $csv
