#requires -Version 7.4

<#
.SYNOPSIS
    Copies the sources into a folder, without what was built from them. What is in that folder before is replaced.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Destination
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$root = Split-Path $PSScriptRoot
if (Test-Path -LiteralPath $Destination) { Remove-Item -LiteralPath $Destination -Recurse -Force }
$null = New-Item $Destination -ItemType Directory

function Copy-Folder([string] $From, [string] $To) {
    foreach ($item in Get-ChildItem -LiteralPath $From -Force) {
        if ($item.Name -in '.git', 'bin', 'obj', 'out', 'node_modules', 'TestResults') { continue }
        $copy = Join-Path $To $item.Name
        if ($item.PSIsContainer) { $null = New-Item $copy -ItemType Directory; Copy-Folder $item.FullName $copy }
        else { Copy-Item -LiteralPath $item.FullName $copy }
    }
}

Copy-Folder $root $Destination
