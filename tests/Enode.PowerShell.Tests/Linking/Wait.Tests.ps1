# New-EnodeLinkSession -Wait and -Open. The tests take the part of the browser.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $session = '{"linkUrl":"https://link.example/s3cret-address","linkToken":"s3cret-token"}'
    $linked = '{"id":"u1","linkedVendors":[{"vendor":"TESLA","vendorType":"vehicle","isValid":true},' +
        '{"vendor":"TESLA","vendorType":"charger","isValid":false}]}'

    # The address that the last session led back to.
    function Get-RedirectUri($Server) {
        [uri]($Server.Calls.Where({ $_.Method -eq 'POST' })[-1].Body | ConvertFrom-Json).redirectUri
    }

    # Comes back as a browser does, and gives the page.
    function Send-Back([uri] $Address, [string] $Query = '') {
        (Invoke-WebRequest "$Address$Query" -NoProxy).Content
    }

    function Test-Port([uri] $Address) {
        $client = [System.Net.Sockets.TcpClient]::new()
        try { $client.Connect('127.0.0.1', $Address.Port); $true } catch { $false } finally { $client.Dispose() }
    }
}

AfterAll { Reset-Enode }

Describe 'New-EnodeLinkSession -Wait' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($user in 'u1', 'u2') { $null = $server.ReplyTo('POST', "/users/$user/link", 200, $session) }
        $null = $server.ReplyTo('GET', '/users/u1', 200, $linked)
        $seen = @{}
    }

    It 'gives the linked vendors when the browser comes back' {
        $run = Invoke-InRunspace { New-EnodeLinkSession u1 -Scope vehicle:read:data -Language browser -Wait } -While {
            $server.WaitForRequests(2)
            $seen.Page = Send-Back (Get-RedirectUri $server)
        }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -BeOfType Enode.LinkedVendor
        $run.Output | ForEach-Object ToString | Should -BeExactly 'TESLA vehicle', 'TESLA charger (invalid)'
        $run.Output.UserId | Should -BeExactly 'u1', 'u1'
        # Of 600 s.
        $run.Progress[0].SecondsRemaining | Should -BeGreaterThan 500
        $run.Output[0].Connection | Should -BeExactly 'scripted'
        Get-Sent $server | Should -BeExactly 'POST /users/u1/link', 'GET /users/u1'
        $seen.Page | Should -BeLike '*<h1>You can close this page</h1>*'
        "$($run.Information)" | Should -BeExactly 'Open this address in a browser on this machine: https://link.example/s3cret-address'
        Test-Port (Get-RedirectUri $server) | Should -BeFalse
    }

    It 'leads back to this machine, to a path that cannot be guessed' {
        $null = Invoke-InRunspace { New-EnodeLinkSession u1 -Scope vehicle:read:data -Language browser -Wait } -While {
            $server.WaitForRequests(2)
            $null = Send-Back (Get-RedirectUri $server)
        }
        Get-RedirectUri $server | Should -MatchExactly '^http://127\.0\.0\.1:\d+/[-\w]{22}$'
    }

    It 'reports an error with which the browser comes back: <name>' -ForEach @(
        @{
            name = 'a known code'
            query = '?error=CANCELLEDBYUSER&error_message=Left%20early'; reason = 'cancelledByUser'
            says = 'Linking for the user u1 failed. cancelledByUser: Left early'
        }
        @{ name = 'another code'; query = '?error=new_code'; reason = 'new_code'; says = 'Linking for the user u1 failed. new_code' }
        @{
            name = 'control characters'; query = '?error=%1B%5B31m&error_message=a%0Ab'
            reason = '\u001b[31m'; says = '*failed. \u001b`[31m: a\u000ab'
        }
        @{ name = 'no code'; query = '?error='; reason = ''; says = '*failed. No reason was reported.' }
        @{ name = 'a long text'; query = "?error_message=$('x' * 2000)"; reason = ''; says = "*failed. $('x' * 500)..." }
    ) {
        $run = Invoke-InRunspace { New-EnodeLinkSession u1 -Scope vehicle:read:data -Language browser -Wait } -While {
            $server.WaitForRequests(2)
            $seen.Page = Send-Back (Get-RedirectUri $server) $query
        }
        $run.Output | Should -BeNullOrEmpty
        Get-ErrorId $run.Errors | Should -BeExactly 'Enode.LinkFailed'
        $run.Errors[0].TargetObject | Should -BeExactly 'u1'
        $run.Errors[0].CategoryInfo.Category | Should -Be OperationStopped
        $run.Errors[0].Exception.Reason | Should -BeExactly $reason
        $run.Errors[0].Exception.Message | Should -BeLike $says
        $seen.Page | Should -BeLike '*<h1>The account was not linked</h1>*'
        Get-Sent $server | Should -BeExactly 'POST /users/u1/link'
    }

    It 'is not ended by other requests' {
        $run = Invoke-InRunspace { New-EnodeLinkSession u1 -Scope vehicle:read:data -Language browser -Wait } -While {
            $server.WaitForRequests(2)
            $to = Get-RedirectUri $server
            $forged = @{ NoProxy = $true; SkipHttpErrorCheck = $true }
            $seen.Statuses = @(
                (Invoke-WebRequest ([uri]::new($to, '/?error=forged')) @forged).StatusCode
                (Invoke-WebRequest "$to/?error=forged" @forged).StatusCode
                (Invoke-WebRequest "${to}?error=forged" -Method Post @forged).StatusCode
                (Invoke-WebRequest "${to}?error=forged" -Headers @{ Host = "attacker.example:$($to.Port)" } @forged).StatusCode
                (Invoke-WebRequest "${to}?error=forged" -Headers @{ 'Sec-Fetch-Dest' = 'image' } @forged).StatusCode
            )
            $null = Send-Back $to
        }
        $seen.Statuses | Should -Be 404, 404, 404, 404, 404
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Count | Should -Be 2
    }

    It 'ends with Enode.WaitTimeout, and closes the port' {
        New-EnodeLinkSession u1 -Scope vehicle:read:data -Language browser -Wait -TimeoutSec 1 6> $null `
            -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.WaitTimeout'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*-TimeoutSec*'
        Test-Port (Get-RedirectUri $server) | Should -BeFalse
    }

    It 'ends at once with Ctrl+C, and closes the port' {
        Stop-Within 500 { New-EnodeLinkSession u1 -Scope vehicle:read:data -Language browser -Wait } -When {
            param($shell)
            Wait-Until { $shell.Streams.Information.Count -gt 0 }
        }
        Test-Port (Get-RedirectUri $server) | Should -BeFalse
    }

    It 'waits for one user after the other, whatever -ThrottleLimit is, and goes on after a failure' {
        $run = Invoke-InRunspace {
            'u2', 'u1' | New-EnodeLinkSession -Scope vehicle:read:data -Language browser -Wait -ThrottleLimit 8
        } -While {
            $server.WaitForRequests(2)
            $seen.First = Get-RedirectUri $server
            $null = Send-Back $seen.First '?error=cancelledByUser'
            $server.WaitForRequests(3)
            $null = Send-Back (Get-RedirectUri $server)
        }
        Get-Sent $server | Should -BeExactly 'POST /users/u2/link', 'POST /users/u1/link', 'GET /users/u1'
        $run.Errors.TargetObject | Should -BeExactly 'u2'
        $run.Output.UserId | Should -BeExactly 'u1', 'u1'
        Get-RedirectUri $server | Should -Not -Be $seen.First
    }

    It 'gives the vendors of the owner of <name>' -ForEach @(
        @{
            name  = 'a device'
            run   = { [Enode.Meter]@{ Id = 'm1'; UserId = 'u1' } | New-EnodeLinkSession -Language browser -Wait }
            reads = @()
        }
        @{
            name  = 'an id, which is read as each kind until it is found'
            run   = { New-EnodeLinkSession -AssetId m1 -Language browser -Wait }
            reads = 'GET /vehicles/m1', 'GET /chargers/m1', 'GET /hvacs/m1'
        }
    ) {
        $null = $server.ReplyTo('POST', '/assets/m1/relink', 200, $session)
        foreach ($kind in 'vehicles', 'chargers') {
            $null = $server.ReplyTo('GET', "/$kind/m1", 404, (ConvertTo-Problem 'not-found' 'Not Found' 'None'))
        }
        $null = $server.ReplyTo('GET', '/hvacs/m1', 200, '{"id":"m1","userId":"u1"}')
        $result = Invoke-InRunspace $run -While {
            $server.WaitForRequests(2)
            $null = Send-Back (Get-RedirectUri $server)
        }
        $result.Errors | Should -BeNullOrEmpty
        $result.Output.Count | Should -Be 2
        Get-Sent $server | Should -BeExactly (@('POST /assets/m1/relink') + $reads + 'GET /users/u1')
    }

    It 'opens no port and sends nothing with -WhatIf' {
        New-EnodeLinkSession u1 -Scope vehicle:read:data -Language browser -Wait -WhatIf
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'is rejected with -RedirectUri, and required without it' {
        $to = @{ Scope = 'vehicle:read:data'; Language = 'browser' }
        { New-EnodeLinkSession u1 @to -Wait -RedirectUri app://back } | Should -Throw -ErrorId 'Enode.InvalidArgument,*'
        { New-EnodeLinkSession u1 @to } | Should -Throw '*-RedirectUri*-Wait*' -ErrorId 'Enode.InvalidArgument,*'
        Get-Sent $server | Should -BeNullOrEmpty
    }
}

Describe 'New-EnodeLinkSession -RedirectUri' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        $null = $server.ReplyTo('POST', '/users/u1/link', 200, $session)
        $to = @{ Scope = 'vehicle:read:data'; Language = 'browser' }
    }

    It 'rejects <address>' -ForEach @(
        @{ address = 'linked'; says = '*not an absolute address*' }
        @{ address = '/linked'; says = '*not an absolute address*' }
        @{ address = ''; says = '*not an absolute address*' }
        @{ address = 'about:blank'; says = '*empty page*' }
        @{ address = 'javascript:alert(1)'; says = '*scheme javascript*executes*' }
        @{ address = 'DATA:text/html,x'; says = '*scheme data*executes*' }
        @{ address = "https://example.com/$('a' * 481)"; says = '*501 characters*' }
    ) {
        { New-EnodeLinkSession u1 @to -RedirectUri $address } | Should -Throw $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'accepts <address>' -ForEach @(
        @{ address = 'myapp://linked' }
        @{ address = 'com.example.app:/linked' }
        @{ address = 'http://127.0.0.1:5000/x?a=b' }
        @{ address = "https://example.com/$('a' * 480)" }
    ) {
        $null = New-EnodeLinkSession u1 @to -RedirectUri $address
        ($server.Calls[0].Body | ConvertFrom-Json).redirectUri | Should -BeExactly $address
    }
}

Describe 'New-EnodeLinkSession -Open' -Skip:$IsWindows {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        $null = $server.ReplyTo('POST', '/users/u1/link', 200, $session)
        $to = @{ Scope = 'vehicle:read:data'; Language = 'browser'; RedirectUri = 'app://back' }
        $browser = Join-Path $TestDrive 'browser'
        $opened = Join-Path $TestDrive 'opened'
        Set-Content $browser "#!/bin/sh`nprintf '%s|' `"`$@`" > '$opened.new'`nmv '$opened.new' '$opened'"
        chmod +x $browser
        $env:BROWSER = $browser
    }

    AfterEach { Remove-Item Env:BROWSER }

    It 'starts the browser with the address, and gives the session' {
        (New-EnodeLinkSession u1 @to -Open).LinkToken | Should -BeExactly 's3cret-token'
        Wait-Until { Test-Path $opened }
        Get-Content $opened | Should -BeExactly 'https://link.example/s3cret-address|'
    }

    It 'gives the session with a warning when <name>' -ForEach @(
        @{ name = 'there is no browser'; program = '/nowhere/browser'; reply = $null; says = '*could not be started*' }
        @{
            name = 'the address is no web page'; program = $null; reply = '{"linkUrl":"file:///etc/passwd"}'
            says = '*not an http or https*'
        }
        @{ name = 'there is no address'; program = $null; reply = '{}'; says = '*no address*' }
    ) {
        if ($program) { $env:BROWSER = $program }
        $null = $server.ReplyTo('POST', '/users/u2/link', 200, ($reply ?? $session))
        $made = New-EnodeLinkSession u2 @to -Open -WarningVariable warned -WarningAction SilentlyContinue
        $made | Should -BeOfType Enode.LinkSession
        "$warned" | Should -BeLike $says
        "$warned" | Should -Not -Match 's3cret'
    }
}
