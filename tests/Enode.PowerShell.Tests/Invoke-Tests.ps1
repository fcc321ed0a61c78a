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
$env:ENODE_TEST_SERVER = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot "../Enode.TestServer/bin/$Configuration/net8.0/Enode.TestServer.dll")).Path

$settings = New-PesterConfiguration
$settings.Run.Path = $PSScriptRoot
$settings.Run.PassThru = $true
$settings.Output.Verbosity = 'Normal'
$settings.Output.StackTraceVerbosity = 'Filtered'
# The tests run as a user's session does, and not with the strictness of this script.
Set-StrictMode -Off
$ErrorActionPreference = 'Continue'
$run = Invoke-Pester -Configuration $settings

# A file that cannot be read and a block that cannot be set up are failures too; so is a run without a single test.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
if ($run.PassedCount -eq 0 -and $failed -eq 0) { $failed = 1 }
if ($Result) {
    $null = New-Item (Split-Path $Result) -ItemType Directory -Force
    @{ Passed = $run.PassedCount; Failed = $failed; Skipped = $run.SkippedCount + $run.InconclusiveCount + $run.NotRunCount } | ConvertTo-Json | Set-Content -LiteralPath $Result
}

exit [int]($failed -gt 0)
