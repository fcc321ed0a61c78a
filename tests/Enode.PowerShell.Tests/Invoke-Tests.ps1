#requires -Version 7.4
<#
.SYNOPSIS
    Runs the tests below this folder against a built module, and writes their counts.
#>
[CmdletBinding()]
param(
    # The folder of the built module.
    [string] $Module = (Join-Path $PSScriptRoot '../../out/Enode'),

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Where to write the counts, as JSON.
    [string] $Result
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

Import-Module Pester -MinimumVersion 5.5.0 -MaximumVersion 5.99.99

$env:ENODE_TEST_MODULE = (Resolve-Path -LiteralPath $Module).Path
$server = Join-Path $PSScriptRoot "../Enode.TestServer/bin/$Configuration/net8.0/Enode.TestServer.dll"
$env:ENODE_TEST_SERVER = (Resolve-Path -LiteralPath $server).Path

$settings = New-PesterConfiguration
$settings.Run.Path = $PSScriptRoot
$settings.Run.PassThru = $true
$settings.Output.Verbosity = 'Normal'
$settings.Output.StackTraceVerbosity = 'Filtered'
# The tests run without strict mode and without Stop, as in a user's session.
Set-StrictMode -Off
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $settings

# A file that cannot be read, a block whose setup fails, and a run without tests are failures too.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
if ($run.PassedCount -eq 0 -and $failed -eq 0) { $failed = 1 }
if ($Result) {
    $null = New-Item (Split-Path $Result) -ItemType Directory -Force
    $skipped = $run.SkippedCount + $run.InconclusiveCount + $run.NotRunCount
    @{ Passed = $run.PassedCount; Failed = $failed; Skipped = $skipped } | ConvertTo-Json | Set-Content -LiteralPath $Result
}

exit [int]($failed -gt 0)
