#requires -Version 7.4
<#
.SYNOPSIS
    Runs the tests below this folder against a built module, and writes their counts.
.DESCRIPTION
    Several processes run the files, because many tests only wait. Each process takes the next file when it has finished one.
#>
[CmdletBinding()]
param(
    # The folder of the built module.
    [string] $Module = (Join-Path $PSScriptRoot '../../out/Enode'),

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Where to write the counts, as JSON.
    [string] $Result,

    # How many processes run tests at the same time.
    [ValidateRange(1, 16)]
    [int] $Processes = [Math]::Clamp([Environment]::ProcessorCount + 1, 2, 4)
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$env:ENODE_TEST_MODULE = (Resolve-Path -LiteralPath $Module).Path
$server = Join-Path $PSScriptRoot "../Enode.TestServer/bin/$Configuration/net8.0/Enode.TestServer.dll"
$env:ENODE_TEST_SERVER = (Resolve-Path -LiteralPath $server).Path

$queue = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "enode-tests-$PID") -ItemType Directory -Force).FullName
$pwsh = (Get-Process -Id $PID).Path
$worker = Join-Path $PSScriptRoot 'Invoke-TestFile.ps1'
try {
    1..$Processes | ForEach-Object -ThrottleLimit $Processes -Parallel {
        & $using:pwsh -NoProfile -NonInteractive -File $using:worker -Queue $using:queue -Result "$using:queue/$_.json" 2>&1
    } | Out-Host
    $counts = @(Get-ChildItem -LiteralPath $queue -Filter *.json | Get-Content -Raw | ConvertFrom-Json)
}
finally { Remove-Item -LiteralPath $queue -Recurse -Force }

$sum = { param($name) ($counts | Measure-Object $name -Sum).Sum }
$passed, $failed, $skipped = (& $sum Passed), (& $sum Failed), (& $sum Skipped)
# A process without a result, and a run without tests, are failures too.
$failed += $Processes - $counts.Count
if ($passed -eq 0 -and $failed -eq 0) { $failed = 1 }
if ($Result) {
    $null = New-Item (Split-Path $Result) -ItemType Directory -Force
    @{ Passed = $passed; Failed = $failed; Skipped = $skipped } | ConvertTo-Json | Set-Content -LiteralPath $Result
}

exit [int]($failed -gt 0)
