#!/usr/bin/env bash
# Finds or installs PowerShell 7.4 or newer, and runs build.ps1 with it.
# Without PowerShell, runs the parts of the tasks that do not need it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
tools="$PWD/out/tools"
task="${1:-build}"
xunit_suites=(Enode.Client.Tests Enode.Simulator.Tests Enode.Surface.Tests)

usage() {
    cat <<'END'
Usage: ./build.sh [task]          Windows: .\build.ps1 [task]

  build    builds the module in out/Enode (the default)
  demo     builds the module, and runs a demo on a simulator, without an account or a network
  test     builds the module, and runs every test that this machine can run
  docs     checks the help pages, builds the help of out/Enode, and runs the session of the picture in the README again
  analyze  runs PSScriptAnalyzer over every script, and over every example of the documentation
  package  builds the packages of the module and of Enode.Client in out/package, with checksums and a list of their contents
  install  builds the packages, and installs the module for this user
  bench    builds the module, compares it with raw C# and with Invoke-RestMethod, and writes docs/benchmarks.md. -Quick only prints
  mutate   adds small faults to Enode.Client, one at a time, and lists those that its tests do not detect. It takes an hour
  clean    removes the output of the other tasks
  help     shows this help

Requires the .NET SDK 8 or newer. If PowerShell 7.4 or newer is not on the PATH, it is installed as a .NET tool in out/tools.
Without PowerShell, build builds the module without its help, demo runs in C#, and test runs only the xunit suites.
END
}

main() {
    case "$task" in
        -h | --help | help) usage; return ;;
        build | demo | test | docs | analyze | package | install | bench | mutate | clean) ;;
        *) usage >&2; exit 2 ;;
    esac

    command -v dotnet >/dev/null || { echo "The .NET SDK 8 or newer is required: 'dotnet' is not on the PATH." >&2; exit 1; }
    if pwsh=$(find_powershell); then
        exec "$pwsh" -NoProfile -NonInteractive -File build.ps1 "$@"
    fi

    without_powershell
}

find_powershell() {
    local candidate version
    for candidate in "$(command -v pwsh || true)" "$tools/pwsh"; do
        if is_new_enough "$candidate"; then echo "$candidate"; return; fi
    done

    version=$(matching_powershell)
    echo "PowerShell 7.4 or newer is not on the PATH: running 'dotnet tool install PowerShell --version $version'." >&2
    dotnet tool install PowerShell --version "$version" --tool-path "$tools" >&2 || return 1
    is_new_enough "$tools/pwsh" && echo "$tools/pwsh"
}

# A .NET tool uses the runtime of the SDK that installs it: 7.4 is for .NET 8, 7.5 for .NET 9, and so on.
matching_powershell() {
    local major
    major=$(dotnet --version | cut -d . -f 1)
    echo "7.$((major - 4)).*"
}

is_new_enough() {
    [ -n "$1" ] && [ -x "$1" ] || return 1
    "$1" -NoProfile -NonInteractive -Command 'exit [int]($PSVersionTable.PSVersion -lt [version]"7.4")' >/dev/null 2>&1
}

print_notice() {
    printf '\n%s\n' '!! PowerShell 7.4 or newer is not installed, and could not be installed.' >&2
    printf '!! %s\n\n' "$@" >&2
}

without_powershell() {
    case "$task" in
        build)
            print_notice 'The module is built without its help: Get-Help shows only the syntax. The help pages are in docs/en-US.'
            restore
            dotnet build src/Enode.PowerShell --target Module --no-restore --configuration Release --nologo --verbosity quiet
            echo "The module is in $PWD/out/Enode"
            ;;
        demo)
            print_notice 'The demo runs in C# instead: samples/FleetTour.'
            restore
            dotnet run --project samples/FleetTour --configuration Release
            ;;
        test)
            print_notice 'Only the xunit suites run. The cmdlets are not tested.'
            restore
            test_xunit
            ;;
        *)
            print_notice "The task '$task' requires it."
            exit 1
            ;;
    esac
}

restore() {
    local packages
    dotnet restore Enode.PowerShell.sln --verbosity quiet && return
    packages=$(sed -n 's/.*<PackageVersion Include="\([^"]*\)".*/\1/p' Directory.Packages.props | paste -sd ' ' | sed 's/ / and /g')
    echo "The packages could not be restored. The first build needs a NuGet source that has $packages." >&2
    exit 1
}

test_xunit() {
    local passed=0 failed=0 suite report
    mkdir -p out/TestResults
    dotnet build Enode.PowerShell.sln --no-restore --configuration Release --nologo --verbosity quiet
    for suite in "${xunit_suites[@]}"; do
        report="out/TestResults/$suite.xml"
        rm -f "$report"
        dotnet exec "tests/$suite/bin/Release/net8.0/$suite.dll" -noLogo -xml "$report" || true
        passed=$((passed + $(count "$report" passed)))
        failed=$((failed + $(failures "$report")))
    done

    printf '\nxunit: %s passed, %s failed\n' "$passed" "$failed"
    echo 'Pester did not run: PowerShell is not installed.'
    [ "$failed" -eq 0 ]
}

# A suite without a report, or with a report without tests, has failed.
failures() {
    [ "$(count "$1" total)" -gt 0 ] && echo $(($(count "$1" failed) + $(count "$1" errors))) || echo 1
}

# The <assembly> element of the report contains the counts.
count() {
    { sed -n "s/.*<assembly [^>]*[[:space:]]$2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null || true; echo 0; } | head -n 1
}

main "$@"
