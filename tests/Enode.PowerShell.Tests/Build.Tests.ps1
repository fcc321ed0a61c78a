# The build of a fresh clone, with all tools and without some. Windows has build.ps1 alone.

BeforeDiscovery {
    $tasks = 'build', 'demo', 'test', 'docs', 'analyze', 'package', 'install', 'mutate', 'clean', 'help'
}

BeforeAll {
    $root = (Resolve-Path -LiteralPath (Join-Path $PSScriptRoot '../..')).Path
    $pwsh = (Get-Process -Id $PID).Path
    $dotnet = (Get-Command dotnet -CommandType Application)[0].Source

    # Programs that replace those of this machine: a PowerShell that is too old, and a dotnet that runs the script in -Dotnet.
    function New-Machine([string] $Dotnet) {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item $folder -ItemType Directory
        @{ pwsh = 'exit 1'; dotnet = $Dotnet }.GetEnumerator() | ForEach-Object {
            $file = Join-Path $folder $_.Key
            Set-Content $file '#!/bin/sh', $_.Value
            chmod +x $file
        }
        $folder
    }

    # Runs build.sh of a clone, and gives what it printed and its exit code.
    function Invoke-Build([string] $Clone, [string] $Task, [string] $Machine) {
        $path = $env:PATH
        $env:PATH = $Machine + [System.IO.Path]::PathSeparator + $path
        try { $text = bash (Join-Path $Clone 'build.sh') $Task *>&1 | Out-String -Width 200 }
        finally { $env:PATH = $path }
        [pscustomobject]@{ Text = $text; ExitCode = $LASTEXITCODE }
    }
}

Describe 'The help of the build' -Skip:$IsWindows {
    It 'has the task <_> in both scripts' -ForEach $tasks {
        $script = Get-Command (Join-Path $root 'build.ps1')
        $script.Parameters['Task'].Attributes.ValidValues | Should -Contain $_
        (Get-Help $script.Source).Description.Text | Should -Match "(?m)^$_ +\w"
        $shown = Invoke-Build $root '--help' (New-Machine 'exit 1')
        $shown.ExitCode | Should -Be 0
        $shown.Text | Should -Match "(?m)^  $_ +\w"
    }

    It 'is shown for a task that does not exist, which is an error' {
        $shown = Invoke-Build $root 'biuld' (New-Machine 'exit 1')
        $shown.ExitCode | Should -Be 2
        $shown.Text | Should -Match 'Usage: ./build.sh'
    }
}

Describe 'The workflows' {
    It 'use tasks that exist, and test the package with each PowerShell on each system' {
        $valid = (Get-Command (Join-Path $root 'build.ps1')).Parameters['Task'].Attributes.ValidValues
        $text = (Get-ChildItem (Join-Path $root '.github/workflows') -Filter *.yml | Get-Content -Raw) -join "`n"
        $used = [regex]::Matches($text, 'build\.ps1 (?<task>\w+)').ForEach({ $_.Groups['task'].Value }) | Sort-Object -Unique
        $used | Should -BeExactly 'analyze', 'package', 'test'
        $used | Should -BeIn $valid
        $text | Should -Match 'test -Package \$package'
        $text | Should -Match "system: \[windows-latest, ubuntu-latest, macos-latest\]\s[\s\S]*powershell: \['7\.4', '7\.5', '7\.6'\]"
        # A tab is an error in YAML, and a file without a name of its own would not be found in the list of workflows.
        Get-ChildItem (Join-Path $root '.github') -Recurse -File -Filter *.yml | Get-Content -Raw | Should -Not -Match '\t'
    }

    It 'build with the SDK that global.json permits' {
        $sdk = (Get-Content (Join-Path $root 'global.json') -Raw | ConvertFrom-Json).sdk
        $sdk.version, $sdk.rollForward | Should -BeExactly '8.0.100', 'latestMajor'
    }
}

Describe 'A machine without PowerShell' -Skip:$IsWindows {
    It 'installs PowerShell <PowerShell> with the .NET SDK <Sdk>, and reports why it could not' -ForEach @(
        @{ Sdk = '8.0.404'; PowerShell = '7.4.*' }
        @{ Sdk = '9.0.100'; PowerShell = '7.5.*' }
        @{ Sdk = '10.0.401'; PowerShell = '7.6.*' }
    ) {
        $clone = Join-Path $TestDrive "clone-$Sdk"
        $null = New-Item $clone -ItemType Directory
        Copy-Item (Join-Path $root 'build.sh'), (Join-Path $root 'Directory.Packages.props') $clone
        $machine = New-Machine @"
case `$1 in
    --version) echo $Sdk ;;
    tool) echo "asked: `$*"; echo 'the feed is away' >&2; exit 1 ;;
    restore) echo 'NU1301: no source' >&2; exit 1 ;;
    *) echo "not asked for: `$*"; exit 1 ;;
esac
"@
        $run = Invoke-Build $clone 'build' $machine
        $run.ExitCode | Should -Be 1
        $run.Text | Should -Match ([regex]::Escape("asked: tool install PowerShell --version $PowerShell --tool-path"))
        $run.Text | Should -Match 'the feed is away'
        # The packages that the build lacks are reported too.
        $run.Text | Should -Match 'NU1301: no source'
        $run.Text | Should -Match 'first build needs a NuGet source that has PowerShellStandard\.Library and RabbitMQ\.Client and xunit\.v3'
        $run.Text | Should -Not -Match 'not asked for'
    }
}

Describe 'A clone in a folder with brackets and spaces' -Skip:$IsWindows {
    BeforeAll {
        $clone = Join-Path $TestDrive 'x [1] y'
        & (Join-Path $root 'tests/Copy-Tree.ps1') -Destination $clone
        # Without the projects of the tests and the samples, which take most of the time and are built in this clone anyway.
        $solution = Join-Path $clone 'Enode.PowerShell.sln'
        $suites = 'Enode.Client.Tests', 'Enode.Simulator.Tests', 'Enode.Surface.Tests' | ForEach-Object { Join-Path $clone "tests/$_" }
        $samples = Get-ChildItem -LiteralPath (Join-Path $clone 'samples') -Directory
        $removed = dotnet sln $solution remove @suites @samples 2>&1 | Out-String
        if ($LASTEXITCODE -ne 0) { throw $removed }
        $withoutTool = New-Machine "[ `"`$1`" = tool ] && exit 1`nexec '$dotnet' `"`$@`""
        function Get-BuiltFile { Get-ChildItem -LiteralPath (Join-Path $clone 'out/Enode') -Name | Sort-Object }
        $assemblies = 'Enode.Client.dll', 'Enode.PowerShell.dll', 'Enode.Simulator.dll'
        $files = $assemblies + ($assemblies -replace 'dll$', 'xml') + @('CHANGELOG.md', 'Enode.Format.ps1xml', 'Enode.psd1', 'LICENSE')
    }

    It 'is built without PowerShell, and reports that the help is missing' {
        $run = Invoke-Build $clone 'build' $withoutTool
        $run.ExitCode | Should -Be 0 -Because $run.Text
        $run.Text | Should -Match 'without its help'
        Get-BuiltFile | Should -BeExactly ($files | Sort-Object)
    }

    It 'is built with PowerShell and its help, and its commands run' {
        $text = & $pwsh -NoProfile -NonInteractive -File (Join-Path $clone 'build.ps1') build *>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $text
        Get-BuiltFile | Should -BeExactly ($files + 'en-US' | Sort-Object)
        $tour = Join-Path $clone 'samples/FleetTour.ps1'
        $shown = & $pwsh -NoProfile -NonInteractive -File $tour -Module (Join-Path $clone 'out/Enode') *>&1 | Out-String
        $shown | Should -Match 'CONFIRMED'
    }
}
