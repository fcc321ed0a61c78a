<#
.SYNOPSIS
    The rival: Invoke-RestMethod, in the loop of a user who knows about the cursor in the body.
#>
param(
    [Parameter(Mandatory)] [string] $Work,
    [Parameter(Mandatory)] [uri] $Uri,
    [int] $Count,
    [int] $Throttle
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
. "$PSScriptRoot/Measure.ps1"
$headers = @{ Authorization = 'Bearer benchmark' }

function Get-Vehicle([int] $PageSize = 50) {
    $after = $null
    do {
        $address = "$($Uri)vehicles?pageSize=$PageSize"
        if ($after) { $address += '&after=' + [uri]::EscapeDataString($after) }
        $page = Invoke-RestMethod $address -Headers $headers
        $page.data
        $after = $page.pagination.after
    } while ($after)
}

$csv = New-TemporaryFile
$works = @{
    list     = { (Get-Vehicle $Count | Measure-Object).Count }
    collect  = { $all = Get-Vehicle $Count; $all.Count }
    csv      = {
        Get-Vehicle $Count | Where-Object { $_.chargeState.isPluggedIn } |
            Select-Object id, userId, vendor, lastSeen -ExpandProperty chargeState | Export-Csv $csv
        (Get-Content $csv -ReadCount 0).Count - 1
    }
    first    = { @(Get-Vehicle | Select-Object -First 1).Count }
    three    = { @(Get-Vehicle | Select-Object -First 3).Count }
    charge   = {
        @(foreach ($id in $ids) {
            Invoke-RestMethod "$($Uri)vehicles/$id/charging" -Method Post -Headers $headers -Body '{"action":"START"}' -ContentType application/json
        }).Count
    }
    users    = { @(foreach ($id in $ids) { (Invoke-RestMethod "$($Uri)users/$id/vehicles" -Headers $headers).data }).Count }
    parallel = {
        @($ids | ForEach-Object -Parallel {
            $how = @{ Method = 'Post'; Headers = $using:headers; Body = '{"action":"START"}'; ContentType = 'application/json' }
            Invoke-RestMethod "$($using:Uri)vehicles/$_/charging" @how -MaximumRetryCount 5 -RetryIntervalSec 1
        } -ThrottleLimit $Throttle).Count
    }
    parallelUsers = {
        @($ids | ForEach-Object -Parallel {
            (Invoke-RestMethod "$($using:Uri)users/$_/vehicles" -Headers $using:headers).data
        } -ThrottleLimit $Throttle).Count
    }
}
$ids = switch ($Work) {
    { $_ -in 'charge', 'parallel' } { Get-VehicleId $Count }
    { $_ -in 'users', 'parallelUsers' } { 0..($Count - 1) }
}
Measure-Work $works[$Work]
Remove-Item $csv
