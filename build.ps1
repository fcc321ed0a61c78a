#requires -Version 7.4

<#
.SYNOPSIS
    Builds, demonstrates and tests the module.
.DESCRIPTION
    build   builds the module in out/Enode (the default)
    demo    builds the module, and runs a demo on a simulator, without an account or a network
    test    builds the module, and runs every test that this machine can run
    mutate  adds small faults to Enode.Client, one at a time, and lists those that its tests do not detect. It takes an hour
    clean   removes the output of the other tasks
    help    shows this help
.EXAMPLE
    ./build.ps1 test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'demo', 'test', 'mutate', 'clean', 'help')]
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
# The module runs in another process of this shell: an assembly that is loaded here cannot be replaced by the next build.
$pwsh = (Get-Process -Id $PID).Path

function Step([string] $Text) { Write-Host "`n== $Text" -ForegroundColor Cyan }

function Build-Module {
    Step 'Build'
    Restore-Package
    $how = '--no-restore', '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet'
    dotnet build (Join-Path $root 'Enode.PowerShell.sln') @how
    dotnet build (Join-Path $root 'src/Enode.PowerShell') --target Module @how
    Build-Help
    Write-Host "The module is in $module"
}

function Restore-Package {
    $PSNativeCommandUseErrorActionPreference = $false
    dotnet restore (Join-Path $root 'Enode.PowerShell.sln') --verbosity quiet
    if ($LASTEXITCODE -eq 0) { return }
    $packages = ([xml](Get-Content -LiteralPath (Join-Path $root 'Directory.Packages.props') -Raw)).Project.ItemGroup.PackageVersion.Include
    throw "The packages could not be restored. The first build needs a NuGet source that has $($packages -join ' and ')."
}

function Build-Help {
    if (-not (Install-Tool 'Microsoft.PowerShell.PlatyPS' '1.0.0')) {
        if ($Task -eq 'test') { throw 'Microsoft.PowerShell.PlatyPS is missing: the help cannot be built and tested.' }
        Write-Warning 'Microsoft.PowerShell.PlatyPS is missing: Get-Help shows only the syntax. The help pages are in docs/en-US.'
        return
    }

    $docs = Join-Path $root 'docs'
    & $pwsh -NoProfile -NonInteractive -File (Join-Path $docs 'Build-Help.ps1') -Source $docs -Destination (Join-Path $module 'en-US')
}

# Returns true if the module is installed, or was installed from the PowerShell Gallery.
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
    $results = @(Test-Xunit; Test-Pester)
    Step 'Results'
    $xunit, $pester = $results.Where({ $_.Suite -ne 'Enode.PowerShell.Tests' }, 'Split')
    Write-Host "xunit: $(($xunit.Passed | Measure-Object -Sum).Sum) passed, $(($xunit.Failed | Measure-Object -Sum).Sum) failed"
    Write-Host "Pester: $($pester.Passed) passed, $($pester.Failed) failed, $($pester.Skipped) skipped"
    if (($results.Failed | Measure-Object -Sum).Sum -gt 0) { exit 1 }
}

# Returns the counts of each suite. A suite without a report, or with a report without tests, has failed.
function Test-Xunit {
    $PSNativeCommandUseErrorActionPreference = $false
    $null = New-Item (Join-Path $out 'TestResults') -ItemType Directory -Force
    foreach ($suite in 'Enode.Client.Tests', 'Enode.Simulator.Tests', 'Enode.Surface.Tests') {
        Step $suite
        $report = Join-Path $out "TestResults/$suite.xml"
        if (Test-Path -LiteralPath $report) { Remove-Item -LiteralPath $report }
        dotnet exec (Join-Path $root "tests/$suite/bin/$Configuration/net8.0/$suite.dll") -noLogo -xml $report | Out-Host
        $text = (Test-Path -LiteralPath $report) ? (Get-Content -LiteralPath $report -Raw) : '<assemblies/>'
        $counts = @{ total = 0; passed = 0; failed = 0; errors = 0; skipped = 0 }
        foreach ($name in @($counts.Keys)) {
            $counts[$name] = [int]"$(([xml]$text).SelectSingleNode("/assemblies/assembly/@$name")?.Value)"
        }
        $failed = $counts.total -eq 0 ? 1 : $counts.failed + $counts.errors
        @{ Suite = $suite; Passed = $counts.passed; Failed = $failed; Skipped = $counts.skipped }
    }
}

function Test-Pester {
    Step 'Enode.PowerShell.Tests'
    if (-not (Install-Tool 'Pester' '5.5.0')) { throw 'Pester 5 is missing: the commands cannot be tested.' }
    $PSNativeCommandUseErrorActionPreference = $false
    $result = Join-Path $out 'TestResults/Pester.json'
    Remove-Item -LiteralPath $result -ErrorAction Ignore
    $tests = Join-Path $root 'tests/Enode.PowerShell.Tests/Invoke-Tests.ps1'
    & $pwsh -NoProfile -NonInteractive -File $tests -Module $module -Configuration $Configuration -Result $result | Out-Host
    if (-not (Test-Path -LiteralPath $result)) { throw 'Pester ended without a result.' }
    $counts = Get-Content -LiteralPath $result -Raw | ConvertFrom-Json
    @{ Suite = 'Enode.PowerShell.Tests'; Passed = $counts.Passed; Failed = $counts.Failed; Skipped = $counts.Skipped }
}

# Runs in a copy, because the faults are compiled into the assemblies that the other tasks use.
function Test-Mutant {
    Step 'Mutate Enode.Client'
    $copy = Join-Path $out 'mutate'
    & (Join-Path $root 'tests/Copy-Tree.ps1') -Destination $copy
    Push-Location -LiteralPath (Join-Path $copy 'tests/Enode.Client.Tests')
    try {
        dotnet tool restore
        dotnet stryker --output (Join-Path $out 'TestResults/mutate')
    }
    finally { Pop-Location }
}

switch ($Task) {
    'build' { Build-Module }
    'demo' { Build-Module; Show-Demo }
    'test' { Build-Module; Test-All }
    'mutate' { Restore-Package; Test-Mutant }
    'help' { Get-Help $PSCommandPath -Detailed }
    'clean' {
        Get-ChildItem -LiteralPath $root -Recurse -Directory -Include bin, obj, out | Where-Object FullName -NotMatch 'node_modules' |
            Remove-Item -Recurse -Force
    }
}
