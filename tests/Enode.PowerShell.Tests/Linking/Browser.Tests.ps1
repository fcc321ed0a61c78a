# The Link page of the simulator, clicked through in Chromium.

BeforeDiscovery {
    $missing = 'node', 'npm', 'chromium' | Where-Object { -not (Get-Command $_ -CommandType Application -ErrorAction Ignore) }
    $canBrowse = -not $IsWindows -and -not $missing
    if (-not $canBrowse) { Write-Warning 'Chromium or Node.js is not installed: the Link page is not tested in a browser.' }
}

Describe 'The Link page in a browser' -Skip:(-not $canBrowse) {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
        Import-ModuleUnderTest
        $driver = Join-Path $PSScriptRoot '../browser'
        Install-NodePackage $driver
        $env:ENODE_TEST_CHROMIUM = (Get-Command chromium).Source
        $env:ENODE_TEST_BROWSER_LOG = Join-Path $TestDrive 'seen.json'
        $to = @{ Scope = 'vehicle:read:data', 'vehicle:control:charging'; Language = 'en-US'; Open = $true; Wait = $true; TimeoutSec = 60 }

        # Makes a story of link.mjs the default browser.
        function Set-Browser([string] $Story) {
            $env:BROWSER = Join-Path $TestDrive $Story
            Set-Content $env:BROWSER "#!/bin/sh`nexec node '$driver/link.mjs' $Story `"`$1`""
            chmod +x $env:BROWSER
        }

        # What the browser saw. It is written after the browser has come back.
        function Get-Seen {
            Wait-Until { Test-Path $env:ENODE_TEST_BROWSER_LOG }
            $seen = Get-Content $env:ENODE_TEST_BROWSER_LOG -Raw | ConvertFrom-Json
            $seen.problems | Should -BeNullOrEmpty
            $seen
        }
    }

    BeforeEach {
        $simulator = Start-FreshSimulator -VehicleCount 1
        Remove-Item $env:ENODE_TEST_BROWSER_LOG -ErrorAction Ignore
    }

    AfterAll {
        Reset-Enode
        Remove-Item Env:BROWSER, Env:ENODE_TEST_CHROMIUM, Env:ENODE_TEST_BROWSER_LOG -ErrorAction Ignore
    }

    It 'links a car' {
        Set-Browser allow
        $vendors = New-EnodeLinkSession anna @to
        "$vendors" | Should -BeExactly 'TESLA vehicle'
        (Get-Seen).pages | Should -BeExactly 'Which account do you want to link?', 'Sign in to Tesla', 'Allow access to Tesla?',
        'You can close this page'
        $car = Get-EnodeVehicle -UserId anna
        $car.Vendor | Should -BeExactly 'TESLA'
        $car.Scopes | Should -BeExactly 'vehicle:control:charging', 'vehicle:read:data'
    }

    It 'reports <story> as Enode.LinkFailed' -ForEach @(
        @{ story = 'deny'; reason = 'cancelledByUser'; says = '*did not allow access*'; pages = 4 }
        @{ story = 'leave'; reason = 'cancelledByUser'; says = '*left before the end*'; pages = 3 }
        @{ story = 'fail'; reason = 'backendError'; says = '*service of Tesla failed*'; pages = 3 }
    ) {
        Set-Browser $story
        New-EnodeLinkSession anna @to -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.LinkFailed'
        $failed[0].Exception.Reason | Should -BeExactly $reason
        $failed[0].Exception.Message | Should -BeLike $says
        $seen = Get-Seen
        $seen.pages.Count | Should -Be $pages
        $seen.pages[-1] | Should -BeExactly 'The account was not linked'
        Get-EnodeVehicle -UserId anna | Should -BeNullOrEmpty
    }

    It 'lets the user try again after a wrong password' {
        Set-Browser retry
        New-EnodeLinkSession anna @to -Vendor TESLA | Should -BeOfType Enode.LinkedVendor
        $seen = Get-Seen
        $seen.error | Should -BeExactly 'The email address or the password is wrong. Try again.'
        $seen.pages[0] | Should -BeExactly 'Sign in to Tesla'
    }

    It 'relinks a device' {
        Set-Browser allow
        $car = Get-EnodeVehicle
        Revoke-EnodeUserAuthorization $car.UserId -Confirm:$false
        $vendors = $car | New-EnodeLinkSession -Language en-US -Open -Wait -TimeoutSec 60
        ($vendors | Where-Object VendorType -EQ vehicle).IsValid | Should -BeTrue
        ($car | Get-EnodeVehicle).IsReachable | Should -BeTrue
        (Get-Seen).problems | Should -BeNullOrEmpty
    }

    It 'is used by the example link-a-car.ps1' {
        Set-Browser allow
        Reset-Enode
        $paths = $env:PSModulePath
        $env:PSModulePath = "$(Split-Path (Get-ModulePath))$([System.IO.Path]::PathSeparator)$paths"
        $example = Join-Path $PSScriptRoot '../../../docs/examples/link-a-car.ps1'
        $car = try { & $example -Language en-US -TimeoutSec 60 6> $null } finally { $env:PSModulePath = $paths }
        $car | Should -BeOfType Enode.Vehicle
        $car.UserId | Should -BeExactly 'anna'
        Get-EnodeSimulator | Should -BeNullOrEmpty
    }
}
