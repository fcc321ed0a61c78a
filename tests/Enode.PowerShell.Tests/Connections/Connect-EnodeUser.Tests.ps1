# The browser of these tests is a shell script.
BeforeDiscovery {
    $errorCases = @(
        @{ error = 'invalid_request'; id = 'Enode.InvalidRequest'; category = 'InvalidArgument' }
        @{ error = 'unauthorized_client'; id = 'Enode.UnauthorizedClient'; category = 'AuthenticationError' }
        @{ error = 'access_denied'; id = 'Enode.AccessDenied'; category = 'PermissionDenied' }
        @{ error = 'unsupported_response_type'; id = 'Enode.UnsupportedResponseType'; category = 'InvalidArgument' }
        @{ error = 'invalid_scope'; id = 'Enode.InvalidScope'; category = 'InvalidArgument' }
        @{ error = 'server_error'; id = 'Enode.ServerError'; category = 'ResourceUnavailable' }
        @{ error = 'temporarily_unavailable'; id = 'Enode.TemporarilyUnavailable'; category = 'ResourceUnavailable' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $module = Get-ModulePath

    # The tokens of a user, as a server issues them.
    function ConvertTo-TokenResponse([string] $Access, [string] $Refresh, [int] $Lifetime = 3600) {
        $body = @{ access_token = $Access; refresh_token = $Refresh; expires_in = $Lifetime; token_type = 'Bearer' }
        [Enode.Testing.Response]::Json(200, (ConvertTo-Json $body))
    }

    # Connects a user of another server than Enode, in a runspace of its own. -Visit gets the address that the browser opens.
    function Connect-User([hashtable] $With = @{}, [scriptblock] $Visit = { Send-Redirect $args[0] }) {
        Invoke-WithBrowser { Connect-EnodeUser @with -PassThru } @{ with = $there + $With } $Visit
        Get-EnodeConnection | Select-Object -Last 1 | Select-EnodeConnection
    }
}

AfterAll { Reset-Enode }

Describe 'Connect-EnodeUser, to a server that speaks the grant' -Skip:$IsWindows {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = (Get-Address $server) + @{
            AuthorizationUri = 'https://id.example/auth?tenant=t'; Credential = New-Credential; Name = 'user'
        }
    }

    It 'opens the authorization page, exchanges the code, and makes a connection that all commands use' {
        $null = $server.ReplyToToken((ConvertTo-TokenResponse 'a1' 'r1')).Reply(200, (ConvertTo-Page @{ id = 'u1' }))
        $script:asked = $null
        $run = Connect-User @{ Scope = 'openid', 'read write' } {
            $script:asked = $args[0]
            $page = Send-Redirect $args[0]
            $page.Content | Should -BeLike '*<h1>Signed in</h1>*'
        }

        $run.EndedBy | Should -BeNullOrEmpty
        "$script:asked" | Should -BeLike 'https://id.example/auth?tenant=t&response_type=code&client_id=client&*'
        $query = Get-QueryValue $script:asked
        $query.scope, $query.code_challenge_method | Should -Be 'openid read write', 'S256'
        $query.redirect_uri | Should -Match '^http://127\.0\.0\.1:\d+/callback$'

        $form = [System.Web.HttpUtility]::ParseQueryString($server.TokenCalls[0].Body)
        $form['grant_type'], $form['code'], $form['redirect_uri'] | Should -Be 'authorization_code', 'the-code', $query.redirect_uri
        $hash = [System.Security.Cryptography.SHA256]::HashData([Text.Encoding]::ASCII.GetBytes($form['code_verifier']))
        [convert]::ToBase64String($hash).TrimEnd('=').Replace('+', '-').Replace('/', '_') | Should -BeExactly $query.code_challenge
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'client:secret')

        $connection = Get-EnodeConnection 'user'
        $connection | Should -Be $run.Output[0]
        $connection.GrantType, $connection.UserId, $connection.ClientId | Should -Be 'authorization_code', $null, 'client'
        $connection.TokenExpiresAt | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(59))
        (Get-EnodeUser -Connection 'user').Id | Should -Be 'u1'
        $server.Calls[0].Header('Authorization') | Should -BeExactly 'Bearer a1'
        $server.Calls[0].Header('Enode-Version') | Should -BeExactly '2023-03-01'
    }

    It 'uses a client without a secret' {
        $null = $server.ReplyToToken((ConvertTo-TokenResponse 'a1' 'r1'))
        $there.Remove('Credential')
        (Connect-User @{ ClientId = 'native' }).Output.ClientId | Should -Be 'native'
        $server.TokenCalls[0].Body | Should -BeLike '*&client_id=native'
        $server.TokenCalls[0].Header('Authorization') | Should -BeNullOrEmpty
    }

    It 'uses the port and the path of -RedirectUri' {
        $null = $server.ReplyToToken((ConvertTo-TokenResponse 'a1' 'r1'))
        $free = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $free.Start()
        $redirect = "http://127.0.0.1:$($free.LocalEndpoint.Port)/signed/in"
        $free.Stop()
        (Connect-User @{ RedirectUri = $redirect }).EndedBy | Should -BeNullOrEmpty
        $server.TokenCalls[0].Body | Should -BeLike "*redirect_uri=$([System.Net.WebUtility]::UrlEncode($redirect))&*"
    }

    It 'ends as <id> when the server redirects with <error>' -ForEach $errorCases {
        $run = Connect-User @{} {
            $page = Send-Redirect $args[0] @{ error = $error; error_description = 'Words of the server & more' }
            $page.Content | Should -BeLike '*<h1>Not signed in</h1>*Words of the server &amp; more*'
        }
        $run.EndedBy.FullyQualifiedErrorId | Should -BeExactly "$id,Enode.Commands.ConnectEnodeUser"
        $run.EndedBy.CategoryInfo.Category | Should -Be $category
        $run.EndedBy.Exception.Message | Should -BeLike "*$error`: Words of the server & more"
        $run.EndedBy.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $server.Journal.Count | Should -Be 0
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'ends as Enode.StateMismatch when the state is <what>, and exchanges no code' -ForEach @(
        @{ what = 'missing'; state = '' }
        @{ what = 'forged'; state = 'forged' }
    ) {
        $run = Connect-User @{} {
            (Send-Redirect $args[0] -State $state).Content | Should -BeLike '*<h1>Not signed in</h1>*'
        }
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.StateMismatch'
        $run.EndedBy.CategoryInfo.Category | Should -Be 'SecurityError'
        $server.Journal.Count | Should -Be 0
    }

    It 'ends as Enode.StateMismatch for a forged error too, and does not repeat it' {
        $run = Connect-User @{} { Send-Redirect $args[0] @{ error = 'access_denied'; error_description = 'forged words' } -State 'x' }
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.StateMismatch'
        "$($run.EndedBy)" | Should -Not -BeLike '*forged words*'
    }

    It 'ends as Enode.InvalidGrant when the code is rejected' {
        $null = $server.ReplyToToken([Enode.Testing.Response]::Json(400, '{"error":"invalid_grant","error_description":"Too late."}'))
        $run = Connect-User
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.InvalidGrant'
        "$($run.EndedBy)" | Should -BeLike '*invalid_grant: Too late.*'
        $run.EndedBy.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-EnodeUser*'
        $server.TokenCalls.Count | Should -Be 1
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'waits for the browser -TimeoutSec and no longer, and closes its port' {
        $script:asked = $null
        $run = Connect-User @{ TimeoutSec = 1 } { $script:asked = $args[0] }
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.WaitTimeout'
        "$($run.EndedBy)" | Should -BeLike '*within 1 s. No code was exchanged.*'
        $run.EndedBy.ErrorDetails.RecommendedAction | Should -BeLike '*-TimeoutSec*'
        { Send-Redirect $script:asked } | Should -Throw
        $server.Journal.Count | Should -Be 0
    }

    It 'stops on Ctrl+C while it waits' {
        $browser = New-TestBrowser
        Stop-Within 5000 { Connect-EnodeUser @with } { $null = Wait-TestBrowser $browser } @{ with = $there }
        $server.Journal.Count | Should -Be 0
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'shows the address when the browser cannot be started, and waits' {
        $null = $server.ReplyToToken((ConvertTo-TokenResponse 'a1' 'r1'))
        $env:BROWSER = '/nowhere/browser'
        try {
            $shell = New-Shell { Connect-EnodeUser @with } @{ with = $there }
            $run = Start-Shell $shell
            Wait-Until { $shell.Streams.Warning.Count }
            $null = Send-Redirect ([uri](-split $shell.Streams.Warning[0].Message)[-1])
            $null = $shell.EndInvoke($run.Running)
        }
        finally {
            Remove-Item Env:BROWSER
            $shell.Runspace.Dispose()
        }

        (Get-EnodeConnection).Name | Should -Be 'user'
    }

    It 'opens the address with -OpenWith in place of the browser' {
        $null = $server.ReplyToToken((ConvertTo-TokenResponse 'a1' 'r1'))
        $browser = New-TestBrowser
        $output = Connect-EnodeUser @there -PassThru -OpenWith { Send-Redirect $args[0] }
        $output.Name | Should -Be 'user'
        Join-Path $browser 'address' | Should -Not -Exist
        { Connect-EnodeUser @there -OpenWith { throw 'No screen.' } } | Should -Throw 'No screen.*'
    }

    It 'ends after -TimeoutSec when -OpenWith has not ended' {
        { Connect-EnodeUser @there -TimeoutSec 1 -OpenWith { Start-Sleep 600 } } | Should -Throw -ErrorId 'Enode.WaitTimeout,*'
    }

    It 'uses the port 80 if -RedirectUri has it' {
        $null = $server.ReplyToToken((ConvertTo-TokenResponse 'a1' 'r1'))
        $failure = $null
        try { Connect-EnodeUser @there -RedirectUri 'http://127.0.0.1:80/callback' -OpenWith { Send-Redirect $args[0] } }
        catch { $failure = $_ }
        if ($failure) {
            # This user must not open the port, or it is in use.
            Get-ErrorId $failure | Should -Be 'Enode.InvalidArgument'
            "$failure" | Should -BeLike '-RedirectUri: *80*'
        }
        else {
            $server.TokenCalls[0].Body | Should -BeLike '*redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&*'
        }
    }

    It 'rejects <what> as <id>, opens no browser and sends nothing' -ForEach @(
        @{ what = 'no authorization endpoint'; change = @{ AuthorizationUri = $null }; id = 'Enode.MissingAuthorizationUri' }
        @{ what = 'an endpoint of plain http'; change = @{ AuthorizationUri = 'http://id.example/auth' }; id = 'Enode.InsecureUri' }
        @{ what = 'an endpoint that is a file'; change = @{ AuthorizationUri = 'file:///auth' }; id = 'Enode.InvalidUri' }
        @{
            what = 'an endpoint with a state'; id = 'Enode.InvalidUri'
            change = @{ UserId = 'u1'; AuthorizationUri = 'https://id.example/auth?state=x' }
        }
        @{ what = 'no token endpoint'; change = @{ TokenUri = $null }; id = 'Enode.MissingTokenUri' }
        @{ what = 'an endpoint beside Enode'; change = @{ ApiUri = $null; TokenUri = $null }; id = 'Enode.MissingTokenUri' }
        @{
            what = 'Enode without a user'; id = 'Enode.InvalidArgument'
            change = @{ ApiUri = $null; TokenUri = $null; AuthorizationUri = $null }
        }
        @{ what = 'a redirect to another machine'; change = @{ RedirectUri = 'http://example.com/cb' }; id = 'Enode.InvalidArgument' }
        @{ what = 'a redirect with https'; change = @{ RedirectUri = 'https://127.0.0.1/cb' }; id = 'Enode.InvalidArgument' }
        @{ what = 'a redirect with a query'; change = @{ RedirectUri = 'http://127.0.0.1/cb?x=1' }; id = 'Enode.InvalidArgument' }
        @{ what = 'a scope that is not valid'; change = @{ Scope = 'a"b' }; id = 'Enode.InvalidArgument' }
        @{ what = 'a newer version of Enode'; change = @{ UserId = 'u1'; ApiVersion = '2023-08-01' }; id = 'Enode.InvalidArgument' }
    ) {
        $browser = New-TestBrowser
        foreach ($name in $change.Keys) { if ($null -eq $change[$name]) { $there.Remove($name) } else { $there[$name] = $change[$name] } }
        { Connect-EnodeUser @there } | Should -Throw -ErrorId "$id,*"
        Join-Path $browser 'address' | Should -Not -Exist
        $server.Journal.Count | Should -Be 0
    }

    It 'requests one refresh when 16 runspaces need it at the same time' {
        $gate = [Enode.Testing.Gate]::new()
        $answer = [Enode.Testing.Response]
        $null = $server.ReplyToToken(
            (ConvertTo-TokenResponse 'a1' 'r1'), (ConvertTo-TokenResponse 'a2' 'r2').After($gate), (ConvertTo-TokenResponse 'no' 'no'))
        $null = Connect-User
        $null = $server.ReplyTo('GET', '/users', @($answer::Json(401)) * 16 + $answer::Json(200, (ConvertTo-Page @{ id = 'u1' })))
        $job = 1..16 | ForEach-Object -ThrottleLimit 16 -AsJob -Parallel {
            Import-Module $using:module
            (Get-EnodeUser -ErrorAction Stop).Id
        }
        $server.WaitForRequests(18)
        $gate.Open()
        $job | Receive-Job -Wait -AutoRemoveJob | Should -Be (@('u1') * 16)
        $server.TokenCalls.Count | Should -Be 2
        $server.TokenCalls[1].Body | Should -BeExactly 'grant_type=refresh_token&refresh_token=r1'
        $server.Calls | Select-Object -Last 16 | ForEach-Object { $_.Header('Authorization') } | Sort-Object -Unique |
            Should -Be 'Bearer a2'
    }

    It 'ends the pipeline, and every later command, when the refresh token was used by another program' {
        $null = $server.ReplyToToken(
            (ConvertTo-TokenResponse 'a1' 'r1'),
            [Enode.Testing.Response]::Json(400, '{"error":"invalid_grant","error_description":"refresh token already used"}'),
            (ConvertTo-TokenResponse 'no' 'no'))
        $null = Connect-User
        $server.Reply(401)
        $thrown = { 'u1', 'u2' | Get-EnodeUser } | Should -Throw -ErrorId 'Enode.InvalidGrant,*' -PassThru
        $thrown.Exception.Message | Should -BeLike 'The session of the user has ended. *already used*'
        $thrown.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-EnodeUser*'
        { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.InvalidGrant,*'
        $server.TokenCalls.Count | Should -Be 2
        $server.Calls.Count | Should -Be 1
    }
}

Describe 'Connect-EnodeUser, to the API of Enode' -Skip:$IsWindows {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = (Get-Address $server) + @{
            AuthorizationUri = 'https://id.example/auth'; Credential = New-Credential; UserId = 'user/1'
        }
    }

    It 'begins with the link state of the user' {
        $null = $server.ReplyToToken([Enode.Testing.Response]::Token, (ConvertTo-TokenResponse 'a1' 'r1')).
            Reply(200, '{"linkState":"the link+state"}')
        $script:asked = $null
        $run = Connect-User @{ Vendor = 'Tesla'; Language = 'nb-NO' } {
            $script:asked = $args[0]
            Send-Redirect $args[0]
        }

        $run.EndedBy | Should -BeNullOrEmpty
        "$($server.Calls)" | Should -BeExactly 'POST /users/user%2F1/link'
        $server.Calls[0].Header('Enode-Version') | Should -BeExactly '2023-03-01'
        $server.Calls[0].Header('Authorization') | Should -BeExactly 'Bearer token-1'
        $server.Calls[0].Body | Should -BeExactly '{"vendor":"Tesla","forceLanguage":"nb-NO"}'
        $query = Get-QueryValue $script:asked
        $query.state, $query.scope | Should -Be 'the link+state', 'offline_access all'
        $server.TokenCalls | ForEach-Object { $_.Body.Split('&')[0] } |
            Should -Be 'grant_type=client_credentials', 'grant_type=authorization_code'
        $run.Output.Name, $run.Output.UserId | Should -Be "user/1@$($server.Uri.Authority)", 'user/1'
    }

    It 'reports a response without a link state' {
        $null = $server.Reply(200, '{"linkUrl":"https://link.example/x","linkToken":"x"}')
        $thrown = { Connect-EnodeUser @there } | Should -Throw -ErrorId 'Enode.InvalidResponse,*' -PassThru
        $thrown.Exception.Message | Should -BeLike '*no linkState*2023-03-01*'
    }

    It 'needs the secret of the client, and prompts for it' {
        $there.Remove('Credential')
        { Connect-EnodeUser @there -ClientId 'native' } | Should -Throw -ErrorId 'Enode.MissingCredential,*'
        $server.Journal.Count | Should -Be 0
    }

    It 'speaks with the simulator: link state, code, calls, and a refresh token that is replaced each time' {
        Reset-Enode
        $simulator = Start-EnodeSimulator
        $with = (Get-Address $simulator) + @{
            AuthorizationUri = $simulator.AuthorizationUri; Credential = $simulator.Credential; UserId = 'new-user'; Name = 'me'
        }
        $run = Invoke-WithBrowser { Connect-EnodeUser @with } @{ with = $with } { Invoke-WebRequest $args[0] -NoProxy }
        $run.EndedBy | Should -BeNullOrEmpty
        Select-EnodeConnection me

        (Get-EnodeUser).Id | Should -Be 'new-user'
        Get-EnodeVehicle | Should -BeNullOrEmpty
        { Get-EnodeUser user-001 -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.NotFound,*'
        (Get-EnodeUser 'new-user').Id | Should -Be 'new-user'
        1..3 | ForEach-Object {
            $simulator.RevokeTokens()
            (Get-EnodeUser 'new-user').Id | Should -Be 'new-user'
        }
        $tokens = @($simulator.RequestLog | Where-Object Path -EQ '/oauth2/token')
        $tokens.Status | Should -Be 200, 200, 200, 200, 200
    }
}

Describe 'Connections of users' -Skip:$IsWindows {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = (Get-Address $server) + @{ AuthorizationUri = 'https://id.example/auth'; Credential = New-Credential; Name = 'fleet' }
        $null = $server.ReplyTo('POST', '/users/u1/link', 200, '{"linkState":"s1"}').
            ReplyTo('POST', '/users/u2/link', 200, '{"linkState":"s2"}')
    }

    It 'do not act for another user, nor for the client' {
        $null = $server.Reply(200, '{"id":"u1","linkedVendors":[]}').Reply(200, '{"id":"u1","linkedVendors":[]}')
        $null = Connect-User @{ UserId = 'u1' } { Send-Redirect $args[0] @{ code = 'one' } }
        $user = Get-EnodeUser u1
        $null = Connect-User @{ UserId = 'u2' } { Send-Redirect $args[0] @{ code = 'two' } }
        { $user | Get-EnodeUser -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        Connect-Scripted $server -Name 'client'
        { $user | Get-EnodeUser -Connection client -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.ConnectionMismatch,*'
        $null = Connect-User @{ UserId = 'u1' } { Send-Redirect $args[0] @{ code = 'three' } }
        ($user | Get-EnodeUser).Id | Should -Be 'u1'
    }

    It 'are closed by Disconnect-EnodeUser, which forgets their tokens' {
        $connection = (Connect-User @{ UserId = 'u1' }).Output[0]
        Disconnect-EnodeUser 'fleet'
        $connection.IsConnected | Should -BeFalse
        Get-EnodeConnection | Should -BeNullOrEmpty
        { Get-EnodeUser -Connection $connection } | Should -Throw -ErrorId 'Enode.NotConnected,*'
    }

    It 'are the only ones that Disconnect-EnodeUser closes' {
        Connect-Scripted $server -Name 'client'
        $thrown = { Disconnect-EnodeUser 'client' } | Should -Throw -ErrorId 'Enode.InvalidArgument,*' -PassThru
        $thrown.Exception.Message | Should -BeLike '*Disconnect-Enode closes it.'
        (Get-EnodeConnection).IsConnected | Should -BeTrue
    }
}
