#requires -Version 7.4
<#
.SYNOPSIS
    Builds the module, shows it, tests it.
.DESCRIPTION
    build   leaves the module in out/Enode (this is the default)
    demo    builds, and tours a simulated fleet: no account, no network
    test    builds, and runs every test that this machine can run
    clean   removes what the others made
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'demo', 'test', 'clean')]
    [string] $Task = 'build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$root = $PSScriptRoot
$out = Join-Path $root 'out'
$module = Join-Path $out 'Enode'
# The shell that runs this script also runs the module: what is loaded here cannot be replaced by the next build.
$pwsh = (Get-Process -Id $PID).Path

function Step([string] $Text) { Write-Host "`n== $Text" -ForegroundColor Cyan }

function Build-Module {
    Step 'Build'
    dotnet build (Join-Path $root 'Enode.PowerShell.sln') --configuration $Configuration --nologo --verbosity quiet
    if (Test-Path $module) { Remove-Item $module -Recurse -Force }
    $null = New-Item $module -ItemType Directory
    $built = Join-Path $root "src/Enode.PowerShell/bin/$Configuration/net8.0"
    'Enode.PowerShell.dll', 'Enode.Client.dll', 'Enode.Simulator.dll' | ForEach-Object { Copy-Item (Join-Path $built $_) $module }
    'Enode.psd1', 'LICENSE', 'CHANGELOG.md', 'src/Enode.PowerShell/Formatting/Enode.Format.ps1xml' | ForEach-Object { Copy-Item (Join-Path $root $_) $module }
    Build-Help
    Write-Host "The module is in $module"
}

function Build-Help {
    if (-not (Install-Tool 'Microsoft.PowerShell.PlatyPS' '1.0.0')) {
        if ($Task -eq 'test') { throw 'Microsoft.PowerShell.PlatyPS is missing, so that the help cannot be built and tested.' }
        Write-Warning 'Microsoft.PowerShell.PlatyPS is missing: Get-Help will show syntax only. The help pages are in docs/en-US.'
        return
    }

    & $pwsh -NoProfile -NonInteractive -File (Join-Path $root 'docs/Build-Help.ps1') -Source (Join-Path $root 'docs') -Destination (Join-Path $module 'en-US')
}

# True when the module is here, or could be fetched from the Gallery.
function Install-Tool([string] $Name, [version] $Minimum) {
    $here = { Get-Module $Name -ListAvailable | Where-Object Version -GE $Minimum }
    if (& $here) { return $true }
    if (-not (Get-Command Install-PSResource -ErrorAction Ignore)) { return $false }
    Write-Host "Installing $Name from the PowerShell Gallery for this user"
    Install-PSResource $Name -Version "[$Minimum,)" -TrustRepository -ErrorAction Continue
    [bool](& $here)
}

function Show-Demo {
    Step 'Demo'
    & $pwsh -NoProfile -File (Join-Path $root 'samples/FleetTour.ps1') -Module $module
}

function Test-All {
    $results = [ordered]@{ xunit = Test-Xunit; Pester = Test-Pester }
    Step 'Results'
    $results.Values | ForEach-Object { Write-Host $_.Line }
    if ($results.Values.Failed -gt 0) { exit 1 }
}

function Test-Xunit {
    $passed = $failed = 0
    $PSNativeCommandUseErrorActionPreference = $false
    foreach ($suite in 'Enode.Client.Tests', 'Enode.Simulator.Tests', 'Enode.Surface.Tests') {
        Step $suite
        $result = Join-Path $out "TestResults/$suite.xml"
        dotnet exec (Join-Path $root "tests/$suite/bin/$Configuration/net8.0/$suite.dll") -noLogo -xml $result | Out-Host
        $counts = ([xml](Get-Content $result -Raw)).assemblies.assembly
        $passed += [int]$counts.passed
        $failed += [int]$counts.failed + [int]$counts.errors
    }

    @{ Failed = $failed; Line = "xunit: $passed passed, $failed failed" }
}

function Test-Pester {
    Step 'Enode.PowerShell.Tests'
    if (-not (Install-Tool 'Pester' '5.5.0')) { throw 'Pester 5 is missing: the commands cannot be tested.' }
    $PSNativeCommandUseErrorActionPreference = $false
    $result = Join-Path $out 'TestResults/Pester.json'
    Remove-Item $result -ErrorAction Ignore
    & $pwsh -NoProfile -NonInteractive -File (Join-Path $root 'tests/Enode.PowerShell.Tests/Invoke-Tests.ps1') -Module $module -Configuration $Configuration -Result $result | Out-Host
    if (-not (Test-Path $result)) { throw 'Pester ended without a result.' }
    $counts = Get-Content $result -Raw | ConvertFrom-Json
    @{ Failed = $counts.Failed; Line = "Pester: $($counts.Passed) passed, $($counts.Failed) failed, $($counts.Skipped) skipped" }
}

switch ($Task) {
    'build' { Build-Module }
    'demo' { Build-Module; Show-Demo }
    'test' { Build-Module; Test-All }
    'clean' {
        Get-ChildItem $root -Recurse -Directory -Include bin, obj, out | Where-Object FullName -NotMatch 'node_modules' |
            Remove-Item -Recurse -Force
    }
}
