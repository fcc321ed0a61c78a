#!/usr/bin/env bash
# Finds PowerShell 7.4 or newer and hands over to build.ps1, which knows the rest.
# Where no PowerShell can be had, does what needs none.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
tools="$PWD/out/tools"
task="${1:-build}"
xunit_suites=(Enode.Client.Tests Enode.Simulator.Tests Enode.Surface.Tests)

main() {
    command -v dotnet >/dev/null || { echo "The .NET SDK is needed: no 'dotnet' on PATH." >&2; exit 1; }
    if pwsh=$(find_powershell); then
        exec "$pwsh" -NoProfile -NonInteractive -File build.ps1 "$@"
    fi

    without_powershell
}

find_powershell() {
    local candidate
    for candidate in "$(command -v pwsh || true)" "$tools/pwsh"; do
        if is_new_enough "$candidate"; then echo "$candidate"; return; fi
    done

    echo "No PowerShell 7.4 or newer on PATH: trying 'dotnet tool install PowerShell'." >&2
    dotnet tool install PowerShell --tool-path "$tools" >/dev/null 2>&1 || return 1
    is_new_enough "$tools/pwsh" && echo "$tools/pwsh"
}

is_new_enough() {
    [ -n "$1" ] && [ -x "$1" ] && "$1" -NoProfile -NonInteractive -Command 'exit [int]($PSVersionTable.PSVersion -lt [version]"7.4")' >/dev/null 2>&1
}

say_loudly() {
    printf '\n%s\n' '!! There is no PowerShell 7.4 or newer here, and none could be installed.' >&2
    printf '!! %s\n\n' "$@" >&2
}

without_powershell() {
    case "$task" in
        build)
            say_loudly 'The assemblies are built; the module needs PowerShell to be put together.'
            dotnet build Enode.PowerShell.sln --configuration Release --nologo --verbosity quiet
            ;;
        demo)
            say_loudly 'The tour that follows is the same one in C#: samples/FleetTour.'
            dotnet run --project samples/FleetTour --configuration Release
            ;;
        test)
            say_loudly 'The xunit suites run; no command of the module is tested.'
            test_xunit
            ;;
        *)
            echo "Usage: ./build.sh [build|demo|test|clean]" >&2
            exit 2
            ;;
    esac
}

test_xunit() {
    local passed=0 failed=0 suite report
    mkdir -p out/TestResults
    dotnet build Enode.PowerShell.sln --configuration Release --nologo --verbosity quiet
    for suite in "${xunit_suites[@]}"; do
        report="out/TestResults/$suite.xml"
        rm -f "$report"
        dotnet exec "tests/$suite/bin/Release/net8.0/$suite.dll" -noLogo -xml "$report" || true
        passed=$((passed + $(count "$report" passed)))
        failed=$((failed + $(count "$report" failed) + $(count "$report" errors)))
    done

    echo
    echo "xunit: $passed passed, $failed failed"
    echo "Pester did not run: there is no PowerShell here."
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

# The report's <assembly> element counts its tests; a suite that left none is a failure.
count() {
    sed -n "s/.*<assembly [^>]*[[:space:]]$2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null | head -n 1 | grep . || echo $(($([ "$2" = errors ] && echo 1 || echo 0)))
}

main "$@"
