#requires -Version 7.4

<#
.SYNOPSIS
    Builds, demonstrates, tests and packs the module.
.DESCRIPTION
    build    builds the module in out/Enode (the default)
    demo     builds the module, and runs a demo on a simulator, without an account or a network
    test     builds the module, and runs every test that this machine can run
    docs     checks the help pages, builds the help of out/Enode, and runs the session of the picture in the README again
    analyze  runs PSScriptAnalyzer over every script, and over every example of the documentation
    package  builds the packages of the module and of Enode.Client in out/package, with checksums and a list of their contents
    install  builds the packages, and installs the module for this user
    bench    builds the module, compares it with raw C# and with Invoke-RestMethod, and writes docs/benchmarks.md
    mutate   adds small faults to Enode.Client, one at a time, and lists those that its tests do not detect. It takes an hour
    clean    removes the output of the other tasks
    help     shows this help
.PARAMETER RepositoryUrl
    The https address of the repository, for package and install. The links of the manifest and of the help pages, and the
    assemblies refer to it. Without it, the packages have none of them. The default is the environment variable
    ENODE_REPOSITORY_URL.
.PARAMETER Package
    A package of the module, for test: the commands are tested as it contains them, and not as built in out/Enode.
.PARAMETER Destination
    A module path, for install. The default is the first folder of the environment variable PSModulePath.
.EXAMPLE
    ./build.ps1 test
.EXAMPLE
    ./build.ps1 test -Package ./out/package/Enode.0.1.0.nupkg
.EXAMPLE
    ./build.ps1 bench -Quick -Case stream, charge
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('build', 'demo', 'test', 'docs', 'analyze', 'package', 'install', 'bench', 'mutate', 'clean', 'help')]
    [string] $Task = 'build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [string] $RepositoryUrl = $env:ENODE_REPOSITORY_URL,

    [string] $Package,

    [string] $Destination = ($env:PSModulePath -split [System.IO.Path]::PathSeparator)[0],

    # Of bench: fewer rounds, without the slow rows. It prints the page and does not write it.
    [switch] $Quick,

    # Of bench: only the cases whose names begin so. It prints the page and does not write it.
    [string[]] $Case = @()
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$root = $PSScriptRoot
$out = Join-Path $root 'out'
$module = Join-Path $out 'Enode'
# The module runs in another process of this shell: an assembly that is loaded here cannot be replaced by the next build.
$pwsh = (Get-Process -Id $PID).Path

Import-Module (Join-Path $root 'build/Package.psm1'), (Join-Path $root 'build/Release.psm1') -Force

function Step([string] $Text) { Write-Host "`n== $Text" -ForegroundColor Cyan }

# The module is put together in another folder, so that a build that fails leaves the previous one.
function Build-Module {
    Step 'Build'
    Restore-Package
    $stage = New-Stage
    $how = '--no-restore', '--configuration', $Configuration, '--nologo', '--verbosity', 'quiet'
    dotnet build (Join-Path $root 'Enode.PowerShell.sln') @how
    dotnet build (Join-Path $root 'src/Enode.PowerShell') --target Module "-p:ModuleFolder=$stage/Enode" @how
    Build-Help "$stage/Enode/en-US"
    Move-Folder "$stage/Enode" $module
    Remove-Item -LiteralPath $stage -Recurse
    Write-Host "The module is in $module"
}

# An empty folder for what is not complete yet.
function New-Stage {
    $stage = Join-Path $out 'stage'
    if (Test-Path -LiteralPath $stage) { Remove-Item -LiteralPath $stage -Recurse -Force }
    (New-Item $stage -ItemType Directory).FullName
}

function Restore-Package {
    $PSNativeCommandUseErrorActionPreference = $false
    dotnet restore (Join-Path $root 'Enode.PowerShell.sln') --verbosity quiet
    if ($LASTEXITCODE -eq 0) { return }
    $packages = ([xml](Get-Content -LiteralPath (Join-Path $root 'Directory.Packages.props') -Raw)).Project.ItemGroup.PackageVersion.Include
    throw "The packages could not be restored. The first build needs a NuGet source that has $($packages -join ' and ')."
}

function Build-Help([string] $Destination, [string] $OnlinePages) {
    if (-not (Install-Tool 'Microsoft.PowerShell.PlatyPS' '1.0.0')) {
        if ($Task -notin 'build', 'demo') { throw 'Microsoft.PowerShell.PlatyPS is missing: the help cannot be built.' }
        Write-Warning 'Microsoft.PowerShell.PlatyPS is missing: Get-Help shows only the syntax. The help pages are in docs/en-US.'
        return
    }

    $docs = Join-Path $root 'docs'
    $online = $OnlinePages ? @('-OnlinePages', $OnlinePages) : @()
    & $pwsh -NoProfile -NonInteractive -File (Join-Path $docs 'Build-Help.ps1') -Source $docs -Destination $Destination @online
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

# Everything is compiled again, because the assemblies of a package name their commit and the address of the repository.
function Build-Package {
    Step 'Package'
    $version = Get-PackageVersion (Join-Path $root 'Enode.psd1')
    $address = $RepositoryUrl ? (Get-PublicAddress $RepositoryUrl $version) : $null
    $stage = New-Stage
    $how = '--configuration', 'Release', '--nologo', '--verbosity', 'quiet'
    $how += "-p:ArtifactsPath=$stage/artifacts", '-p:ContinuousIntegrationBuild=true'
    if ($address) { $how += "-p:RepositoryUrl=$($address.Project)" }
    $project = Join-Path $root 'src/Enode.PowerShell'
    dotnet restore $project --verbosity quiet "-p:ArtifactsPath=$stage/artifacts"
    dotnet build $project --no-restore --target Module "-p:ModuleFolder=$stage/Enode" @how
    Build-Help "$stage/Enode/en-US" (${address}?.HelpPages)
    $packages = (New-Item "$stage/package" -ItemType Directory).FullName
    dotnet pack (Join-Path $root 'src/Enode.Client') --no-build --output $packages @how
    $commit = Complete-Package "$stage/Enode" $packages $address
    Move-Folder $packages (Join-Path $out 'package')
    Remove-Item -LiteralPath $stage -Recurse -Force

    Write-Host "The packages of $version are in $(Join-Path $out 'package')"
    if (-not $address) {
        Write-Warning ('Without -RepositoryUrl, these are left out of the packages: the pages of Get-Help -Online, ' +
            'the addresses of the project, the license and the icon, and the sources for debuggers.')
    }
    if (-not $commit) { Write-Warning 'This is not a git clone: the assemblies do not name their commit.' }
    elseif (git -C $root status --porcelain) {
        Write-Warning "There are changes that are not in the commit $commit, which the assemblies name."
    }
}

# Adds the addresses and the signatures to a module, packs it, and returns the commit that its assemblies name.
function Complete-Package([string] $Module, [string] $Packages, [object] $Address) {
    if ($Address) { Set-ManifestAddress (Join-Path $Module 'Enode.psd1') $Address }
    $null = Test-ModuleManifest (Join-Path $Module 'Enode.psd1')
    if ($env:ENODE_SIGNING_CERTIFICATE) {
        $password = ConvertTo-SecureString $env:ENODE_SIGNING_PASSWORD -AsPlainText
        Set-ModuleSignature $Module $env:ENODE_SIGNING_CERTIFICATE $password $env:ENODE_SIGNING_TIMESTAMP_SERVER
    }

    $informational = [System.Diagnostics.FileVersionInfo]::GetVersionInfo((Join-Path $Module 'Enode.Client.dll')).ProductVersion
    $commit = ($informational -split '\+')[1]
    $null = New-ModulePackage $Module $Packages
    $null = New-ModuleArchive $Module $Packages
    New-Sbom $Module $Packages $commit
    New-Checksum $Packages
    $commit
}

function Install-LocalPackage {
    Step 'Install'
    $package = Get-ChildItem -Path (Join-Path $out 'package/*') -Include 'Enode.*.nupkg' -Exclude 'Enode.Client.*'
    Write-Host "The module is installed in $(Install-ModulePackage $package.FullName $Destination)"
}

function Build-Document {
    Step 'Docs'
    Build-Help (Join-Path $module 'en-US')
    $picture = Join-Path $root 'docs/session.svg'
    & $pwsh -NoProfile -NonInteractive -File (Join-Path $root 'docs/Build-Picture.ps1') -Module $module -Path $picture
}

function Test-Script {
    Step 'Analyze'
    if (-not (Install-Tool 'PSScriptAnalyzer' '1.22.0')) { throw 'PSScriptAnalyzer is missing.' }
    & $pwsh -NoProfile -NonInteractive -File (Join-Path $root 'build/Invoke-Analysis.ps1') -Module $module
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
    $under = $Package ? (Install-ModulePackage $Package (New-Stage)) : $module
    & $pwsh -NoProfile -NonInteractive -File $tests -Module $under -Configuration $Configuration -Result $result | Out-Host
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

function Measure-Module {
    Step 'Benchmarks'
    $program = Join-Path $root "tests/Enode.Benchmarks/bin/$Configuration/net8.0/Enode.Benchmarks.dll"
    $options = @($Quick ? '-Quick' : @()) + $Case
    dotnet exec $program run $module $pwsh (Join-Path $root 'docs/benchmarks.md') @options
}

switch ($Task) {
    'build' { Build-Module }
    'demo' { Build-Module; Show-Demo }
    'test' { Build-Module; Test-All }
    'docs' { Build-Module; Build-Document }
    'analyze' { Build-Module; Test-Script }
    'package' { Build-Package }
    'install' { Build-Package; Install-LocalPackage }
    'bench' { Build-Module; Measure-Module }
    'mutate' { Restore-Package; Test-Mutant }
    'help' { Get-Help $PSCommandPath -Detailed }
    'clean' {
        Get-ChildItem -LiteralPath $root -Recurse -Directory -Include bin, obj, out | Where-Object FullName -NotMatch 'node_modules' |
            Remove-Item -Recurse -Force
    }
}
