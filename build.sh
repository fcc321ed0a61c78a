#!/usr/bin/env bash
# Finds PowerShell 7.4 or newer and hands over to build.ps1, which knows the rest.
# Where no PowerShell can be had, does what needs none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
tools="$PWD/out/tools"
task="${1:-build}"
xunit_suites=(Enode.Client.Tests Enode.Simulator.Tests Enode.Surface.Tests)

usage() {
    cat <<'END'
Usage: ./build.sh [task]          Windows: .\build.ps1 [task]

  build   leaves the module in out/Enode (this is the default)
  demo    builds, and tours a simulated fleet: no account, no network
  test    builds, and runs every test that this machine can run
  mutate  puts small faults into Enode.Client, one at a time, and lists those that its tests do not notice: takes an hour
  clean   removes what the others made
  help    shows this

Needs the .NET SDK 8 or newer. PowerShell 7.4 or newer is installed as a .NET tool below out when it is not on the PATH.
Without PowerShell, build leaves the module without its help, demo runs in C#, and test runs the xunit suites alone.
END
}

main() {
    case "$task" in
        -h | --help | help) usage; return ;;
        build | demo | test | mutate | clean) ;;
        *) usage >&2; exit 2 ;;
    esac

    command -v dotnet >/dev/null || { echo "The .NET SDK 8 or newer is needed: no 'dotnet' on PATH." >&2; exit 1; }
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
    echo "No PowerShell 7.4 or newer on PATH: trying 'dotnet tool install PowerShell --version $version'." >&2
    dotnet tool install PowerShell --version "$version" --tool-path "$tools" >&2 || return 1
    is_new_enough "$tools/pwsh" && echo "$tools/pwsh"
}

# A tool runs on the runtime of the SDK that installs it: 7.4 is for .NET 8, 7.5 for .NET 9, and so on.
matching_powershell() {
    local major
    major=$(dotnet --version | cut -d . -f 1)
    echo "7.$((major - 4)).*"
}

is_new_enough() {
    [ -n "$1" ] && [ -x "$1" ] || return 1
    "$1" -NoProfile -NonInteractive -Command 'exit [int]($PSVersionTable.PSVersion -lt [version]"7.4")' >/dev/null 2>&1
}

say_loudly() {
    printf '\n%s\n' '!! There is no PowerShell 7.4 or newer here, and none could be installed.' >&2
    printf '!! %s\n\n' "$@" >&2
}

without_powershell() {
    case "$task" in
        build)
            say_loudly 'The module is built without its help: Get-Help will show syntax only. The help pages are in docs/en-US.'
            restore
            dotnet build src/Enode.PowerShell --target Module --no-restore --configuration Release --nologo --verbosity quiet
            echo "The module is in $PWD/out/Enode"
            ;;
        demo)
            say_loudly 'The tour that follows is the same one in C#: samples/FleetTour.'
            restore
            dotnet run --project samples/FleetTour --configuration Release
            ;;
        test)
            say_loudly 'The xunit suites run; no command of the module is tested.'
            restore
            test_xunit
            ;;
        mutate | clean)
            say_loudly "The task '$task' needs it."
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
    echo 'Pester did not run: there is no PowerShell here.'
    [ "$failed" -eq 0 ]
}

# A suite that left no report, or a report without a single test, has failed.
failures() {
    [ "$(count "$1" total)" -gt 0 ] && echo $(($(count "$1" failed) + $(count "$1" errors))) || echo 1
}

# The report's <assembly> element counts its tests.
count() {
    { sed -n "s/.*<assembly [^>]*[[:space:]]$2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null || true; echo 0; } | head -n 1
}

main "$@"
