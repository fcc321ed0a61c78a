BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $module = Get-ModulePath
}

AfterAll { Reset-Enode }

Describe 'Shared tokens' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
    }

    It 'are requested once when 16 runspaces connect at the same time' {
        $gate = [Enode.Testing.Gate]::new()
        $server.ReplyToToken([Enode.Testing.Response]::Token.After($gate))
        $api, $oauth, $credential, $start = $server.Uri, $server.TokenUri, (New-Credential), [System.Threading.Barrier]::new(17)
        $job = 1..16 | ForEach-Object -ThrottleLimit 16 -AsJob -Parallel {
            Import-Module $using:module
            ($using:start).SignalAndWait(30000)
            (Connect-Enode -ApiUri $using:api -TokenUri $using:oauth -Credential $using:credential -Name "c$_" -PassThru).Name
        }
        $start.SignalAndWait(30000) | Should -BeTrue
        $server.WaitForRequests(1)
        $gate.Open()
        $names = $job | Receive-Job -Wait -AutoRemoveJob | Where-Object { $_ -is [string] }
        $names | Sort-Object | Should -Be (1..16 | ForEach-Object { "c$_" } | Sort-Object)
        "$($server.Journal)" | Should -BeExactly 'POST /oauth2/token'
    }

    It 'are requested once when the token of 16 runspaces is rejected at the same time' {
        $gate = [Enode.Testing.Gate]::new()
        $answer = [Enode.Testing.Response]
        $server.ReplyToToken($answer::Token, $answer::Token.After($gate))
        Connect-Scripted $server
        $null = $server.ReplyTo('GET', '/users', @($answer::Json(401)) * 16 + $answer::Json(200, (ConvertTo-Page @{ id = 'u1' })))
        $job = 1..16 | ForEach-Object -ThrottleLimit 16 -AsJob -Parallel {
            Import-Module $using:module
            (Get-EnodeUser -ErrorAction Stop).Id
        }
        # All have been rejected before the response with the new token.
        $server.WaitForRequests(18)
        $gate.Open()
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be (@('u1') * 16)
        $server.TokenCalls.Count | Should -Be 2
        $server.Calls.Count | Should -Be 32
        $repeated = $server.Calls | Select-Object -Last 16
        $repeated | ForEach-Object { $_.Header('Authorization') } | Sort-Object -Unique | Should -Be 'Bearer token-2'
    }

    It 'are used by two connections with the same credentials' {
        Connect-Scripted $server -Name 'one'
        Connect-Scripted $server -Name 'two'
        $server.TokenCalls.Count | Should -Be 1
        1..2 | ForEach-Object { $null = $server.Reply(200, (ConvertTo-Page)) }
        'one', 'two' | ForEach-Object { Get-EnodeUser -Connection $_ }
        $server.Calls | ForEach-Object { $_.Header('Authorization') } | Should -Be 'Bearer token-1', 'Bearer token-1'
    }

    It 'are not used for <what>' -ForEach @(
        @{ what = 'another client'; id = 'other'; secret = 'secret' }
        @{ what = 'another secret'; id = 'client'; secret = 'other' }
    ) {
        Connect-Scripted $server -Name 'one'
        Connect-Scripted $server -Name 'two' -With @{ Credential = New-Credential $id $secret }
        $server.TokenCalls.Count | Should -Be 2
    }

    It 'are kept for the other connection' {
        Connect-Scripted $server -Name 'one'
        Connect-Scripted $server -Name 'two'
        Disconnect-Enode 'one'
        $server.Reply(200, (ConvertTo-Page))
        Get-EnodeUser -Connection 'two'
        $server.TokenCalls.Count | Should -Be 1
        $server.Calls[0].Header('Authorization') | Should -Be 'Bearer token-1'
    }

    It 'are removed with the last connection' {
        Connect-Scripted $server
        Disconnect-Enode
        Connect-Scripted $server
        $server.TokenCalls.Count | Should -Be 2
    }
}

Describe 'Tokens that are renewed' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
    }

    It 'are replaced in the middle of a list, and the page is requested again' {
        Connect-Scripted $server
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'u1' } 'c2')).
            Reply(401, (ConvertTo-Problem 'unauthorized' 'Unauthorized' 'Expired.')).
            Reply(200, (ConvertTo-Page @{ id = 'u2' }))
        (Get-EnodeUser).Id | Should -Be 'u1', 'u2'
        $server.Calls | ForEach-Object { "$_ $($_.Header('Authorization'))" } | Should -Be @(
            'GET /users Bearer token-1', 'GET /users?after=c2 Bearer token-1', 'GET /users?after=c2 Bearer token-2')
        $server.TokenCalls.Count | Should -Be 2
    }

    It 'are replaced when they are revoked in a list, which has every vehicle once' {
        $simulator = Start-FreshSimulator -VehicleCount 200
        $simulator.ClearRequestLog()
        $seen = 0
        $ids = Get-EnodeVehicle -PageSize 5 -ErrorAction Stop | ForEach-Object {
            if (++$seen -eq 1) { $simulator.RevokeTokens() }
            $_.Id
        }
        @($ids).Count | Should -Be 200
        @($ids | Sort-Object -Unique).Count | Should -Be 200
        @($simulator.RequestLog | Where-Object Status -EQ 401).Count | Should -Be 1
        @($simulator.RequestLog | Where-Object Path -EQ '/oauth2/token').Count | Should -Be 1
        @($simulator.RequestLog | Where-Object { $_.Path -like '/vehicles*' -and $_.Status -eq 200 }).Count | Should -Be 40
    }

    It 'are replaced for a POST too, which is not carried out after a 401' {
        Connect-Scripted $server
        $null = $server.Reply(401).Reply(200, (ConvertTo-StartAction 'v1'))
        (Start-EnodeCharging 'v1').Id | Should -Be 'a-v1'
        $server.Calls | ForEach-Object { "$_ $($_.Header('Authorization'))" } | Should -Be @(
            'POST /vehicles/v1/charging Bearer token-1', 'POST /vehicles/v1/charging Bearer token-2')
    }

    It 'are replaced once: the pipeline ends when the new one is rejected too' {
        Connect-Scripted $server
        1..4 | ForEach-Object { $null = $server.Reply(401, (ConvertTo-Problem 'unauthorized' 'Unauthorized' 'No.')) }
        $thrown = { 'u1', 'u2' | Get-EnodeUser -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'Enode.Unauthorized,*' -PassThru
        $thrown.TargetObject | Should -Be 'u1'
        $server.Calls | ForEach-Object ToString | Should -Be 'GET /users/u1', 'GET /users/u1'
        $server.TokenCalls.Count | Should -Be 2
    }

    It 'are replaced before they expire' {
        $server.TokenLifetime = 0
        Connect-Scripted $server
        $server.TokenLifetime = 3600
        $null = $server.Reply(200, (ConvertTo-Page)).Reply(200, (ConvertTo-Page))
        Get-EnodeUser
        Get-EnodeUser
        $server.Journal | ForEach-Object { "$_ $($_.Header('Authorization'))" -replace 'Basic.*' } |
            Should -Be 'POST /oauth2/token ', 'POST /oauth2/token ', 'GET /users Bearer token-2', 'GET /users Bearer token-2'
    }
}

Describe 'Get-EnodeAccessToken' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
    }

    It 'writes the token that is sent, as a SecureString' {
        Connect-Scripted $server
        $server.Reply(200, (ConvertTo-Page))
        Get-EnodeUser
        $token = Get-EnodeAccessToken
        $token | Should -BeOfType securestring
        $token.IsReadOnly() | Should -BeTrue
        "Bearer $(ConvertFrom-SecureString $token -AsPlainText)" | Should -BeExactly $server.Calls[0].Header('Authorization')
        $server.TokenCalls.Count | Should -Be 1
    }

    It 'writes the token of -Connection' {
        Connect-Scripted $server -Name 'one'
        Connect-Scripted $server -Name 'two' -With @{ Credential = New-Credential 'other' }
        ConvertFrom-SecureString (Get-EnodeAccessToken -Connection 'one') -AsPlainText | Should -BeExactly 'token-1'
        ConvertFrom-SecureString (Get-EnodeAccessToken) -AsPlainText | Should -BeExactly 'token-2'
    }

    It 'writes a specified token' {
        Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure 'given')
        ConvertFrom-SecureString (Get-EnodeAccessToken) -AsPlainText | Should -BeExactly 'given'
    }
}
