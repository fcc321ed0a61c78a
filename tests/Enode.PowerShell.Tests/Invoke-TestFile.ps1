#requires -Version 7.4
<#
.SYNOPSIS
    Runs test files that no other process has taken, one after the other, and writes the sum of their counts.
#>
[CmdletBinding()]
param(
    # A folder in which a file by the name of each test file that was taken is created.
    [Parameter(Mandatory)]
    [string] $Queue,

    # Where to write the counts, as JSON.
    [Parameter(Mandatory)]
    [string] $Result
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

Import-Module Pester -MinimumVersion 5.5.0 -MaximumVersion 5.99.99

# False if another process has taken the file.
function Lock-TestFile([string] $Path) {
    $name = [IO.Path]::GetRelativePath($PSScriptRoot, $Path).Replace([IO.Path]::DirectorySeparatorChar, '-')
    try {
        [IO.File]::Open((Join-Path $Queue $name), [IO.FileMode]::CreateNew).Dispose()
        $true
    }
    catch [System.IO.IOException] { $false }
}

# The files that take longest first, then the large ones, so that the processes end at about the same time.
$longest = 'Build', 'Help', 'Contract', 'Secrets', 'Concurrency', 'Parameters', 'EventQueue', 'InputMatrix'
$files = Get-ChildItem -LiteralPath $PSScriptRoot -Filter *.Tests.ps1 -Recurse |
    Where-Object FullName -NotMatch 'node_modules' |
    Sort-Object { $_.Name.Split('.')[0] -in $longest }, Length -Descending
$counts = @{ Passed = 0; Failed = 0; Skipped = 0 }
foreach ($file in $files) {
    if (-not (Lock-TestFile $file.FullName)) { continue }
    $settings = New-PesterConfiguration
    $settings.Run.Path = $file.FullName
    $settings.Run.PassThru = $true
    $settings.Output.Verbosity = 'Normal'
    $settings.Output.StackTraceVerbosity = 'Filtered'
    # The tests run without strict mode and without Stop, as in a user's session.
    Set-StrictMode -Off
    $ErrorActionPreference = 'Continue'
    $run = Invoke-Pester -Configuration $settings
    # A file that cannot be read and a block whose setup fails are failures too.
    $counts.Failed += $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    $counts.Passed += $run.PassedCount
    $counts.Skipped += $run.SkippedCount + $run.InconclusiveCount + $run.NotRunCount
}

$counts | ConvertTo-Json | Set-Content -LiteralPath $Result
