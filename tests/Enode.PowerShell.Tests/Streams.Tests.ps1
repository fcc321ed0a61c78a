BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'The verbose stream' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
    }

    It 'has one line for each request: method, path, status, time and attempt' {
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'u1' } -After 'x y')).Reply(404, '{"title":"Not Found"}')
        $run = Invoke-InRunspace {
            Connect-Enode @there -Credential $credential -Verbose
            Get-EnodeUser -Verbose
        } @{ there = Get-Address $server; credential = New-Credential }
        @($run.Verbose -match '^(GET|POST) ').Count | Should -Be 3
        $run.Verbose[0] | Should -MatchExactly '^POST /oauth2/token -> 200 \(\d+ ms, attempt 1\)$'
        $run.Verbose[1] | Should -BeExactly "Opened the connection '$($server.Uri.Authority)' to $($server.Uri)."
        $run.Verbose[2] | Should -MatchExactly '^GET /users -> 200 \(\d+ ms, attempt 1\)$'
        $run.Verbose[3] | Should -MatchExactly '^GET /users\?after=x%20y -> 404 \(\d+ ms, attempt 1\)$'
        $run.Debug | Should -BeNullOrEmpty
    }

    It 'has the reason of a failed attempt, and the number of each attempt' {
        Connect-Scripted $server
        $null = $server.Reset().Reply(200, (ConvertTo-Page))
        $lines = @(Get-EnodeUser -Verbose 4>&1)
        $lines.Count | Should -Be 3
        $lines[0] | Should -Match '^GET /users -> .*was interrupted.* \(\d+ ms, attempt 1\)$'
        $lines[1] | Should -Match '^GET /users: .*was interrupted.*; attempt 2 in [\d.]+ s$'
        $lines[2] | Should -Match '^GET /users -> 200 \(\d+ ms, attempt 2\)$'
    }

    It 'is empty by default' {
        $null = $server.Reply(200, (ConvertTo-Page))
        $run = Invoke-InRunspace {
            Connect-Enode @there -Credential $credential
            Get-EnodeUser
        } @{ there = Get-Address $server; credential = New-Credential }
        $run.Verbose + $run.Debug + $run.Warning + $run.Progress + $run.Information + $run.Errors | Should -BeNullOrEmpty
    }
}

Describe 'The debug stream' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
    }

    It 'has headers and bodies of requests and responses, with redacted secrets' {
        $response = [Enode.Testing.Response]::Json(200, (ConvertTo-StartAction 'v1')).With('X-Answered-By', 'script')
        $server.ReplyTo('POST', '/vehicles/v1/charging', $response)
        $run = Invoke-InRunspace {
            Connect-Enode @there -Credential $credential -Debug
            Start-EnodeCharging 'v1' -Debug
        } @{ there = Get-Address $server; credential = New-Credential 'client' 'S3cret-Value' }
        $text = $run.Debug -join "`n"
        $text | Should -MatchExactly "> POST $($server.TokenUri)"
        $text | Should -MatchExactly 'grant_type=client_credentials'
        $text | Should -MatchExactly "> POST $($server.Uri)vehicles/v1/charging"
        $text | Should -MatchExactly 'Enode-Version: 2024-10-01'
        $text | Should -MatchExactly '\{"action":"START"\}'
        $text | Should -MatchExactly '< 200 '
        $text | Should -MatchExactly 'X-Answered-By: script'
        $text | Should -MatchExactly '"state":"PENDING"'
        $text | Should -MatchExactly 'Authorization: \[redacted\]'
        $text | Should -MatchExactly '"access_token":"\[redacted\]"'
        $text | Should -Not -MatchExactly 'Bearer|Basic|token-1|S3cret-Value'
    }

    It 'is the same with $DebugPreference' {
        Connect-Scripted $server
        $server.ReplyTo('GET', '/users', 200, (ConvertTo-Page @{ id = 'u1' }))
        $run = Invoke-InRunspace { $DebugPreference = 'Continue'; Get-EnodeUser }
        $run.Debug -join "`n" | Should -MatchExactly '"id":"u1"'
        $run.Debug -join "`n" | Should -Not -Match 'token-1'
    }

    It 'redacts secrets in bodies at any depth' {
        Connect-Scripted $server
        $server.Reply(200, '{"linkUrl":"https://link.example.com/TOP","linkToken":"TOP","nested":[{"secret":"TOP","name":"shown"}]}')
        $body = @{ url = 'https://example.com'; secret = 'TOP'; authentication = @{ headerName = 'x'; password = 'TOP' } }
        $lines = Invoke-EnodeApi webhooks -Method POST -Body $body -Debug 5>&1 |
            Where-Object { $_ -is [System.Management.Automation.DebugRecord] }
        $lines -join "`n" | Should -MatchExactly '"url":"https://example.com"'
        $lines -join "`n" | Should -MatchExactly '"name":"shown"'
        $lines -join "`n" | Should -Not -MatchExactly 'TOP'
        $server.Calls[0].Body | Should -MatchExactly '"secret":"TOP"'
    }

    It 'does not prompt at verbose lines' {
        $server.ReplyTo('GET', '/users', 200, (ConvertTo-Page @{ id = 'u1' }))
        Connect-Scripted $server
        (Invoke-InRunspace { Get-EnodeUser -Debug }).Output.Id | Should -Be 'u1'
    }
}

Describe 'A repeated request' {
    BeforeEach { $server = Start-FreshServer }

    It 'has one result, and a verbose line for each attempt' {
        $null = $server.Reply(503, '', @{ 'Retry-After' = 0 }).Reply(200, (ConvertTo-Page @{ id = 'u1' }))
        $run = Invoke-InRunspace { Get-EnodeUser -Verbose }
        $run.Output.Id | Should -Be 'u1'
        $run.Errors | Should -BeNullOrEmpty
        $server.Calls | ForEach-Object ToString | Should -Be 'GET /users', 'GET /users'
        $run.Verbose | ForEach-Object { $_ -replace '\d+ ms', 'n ms' } | Should -Be @(
            'GET /users -> 503 (n ms, attempt 1)', 'GET /users: status 503; attempt 2 in 0 s', 'GET /users -> 200 (n ms, attempt 2)')
    }

    It 'is a GET after <what>' -ForEach @(
        @{ what = 'status 408'; answer = { [Enode.Testing.Response]::Json(408).With('Retry-After', 0) } }
        @{ what = 'status 429'; answer = { [Enode.Testing.Response]::Json(429).With('Retry-After', 0) } }
        @{ what = 'status 500'; answer = { [Enode.Testing.Response]::Json(500).With('Retry-After', 0) } }
        @{ what = 'status 502'; answer = { [Enode.Testing.Response]::Html(502, '<html>').With('Retry-After', 0) } }
        @{
            what   = 'status 503 with a date'
            answer = { [Enode.Testing.Response]::Json(503).With('Retry-After', [DateTime]::UtcNow.AddSeconds(-5).ToString('R')) }
        }
        @{ what = 'status 504'; answer = { [Enode.Testing.Response]::Json(504).With('Retry-After', 0) } }
        @{ what = 'a reset'; answer = { [Enode.Testing.Response]::Reset } }
        @{
            what   = 'an incomplete body'
            answer = { [Enode.Testing.Response]::CutShort(200, '{"data":[{"id":"u1"}],"pagination":{"after":null}}', 20) }
        }
    ) {
        $null = $server.Reply((& $answer)).Reply(200, (ConvertTo-Page @{ id = 'u1' }))
        (Get-EnodeUser -ErrorAction Stop).Id | Should -Be 'u1'
        $server.Calls.Count | Should -Be 2
    }

    It 'is never a POST that may have been carried out: after <what>' -ForEach @(
        @{ what = 'status 500'; answer = { [Enode.Testing.Response]::Json(500).With('Retry-After', 0) }; id = 'Enode.ServerError' }
        @{ what = 'status 502'; answer = { [Enode.Testing.Response]::Json(502).With('Retry-After', 0) }; id = 'Enode.ServerError' }
        @{ what = 'status 503 without Retry-After'; answer = { [Enode.Testing.Response]::Json(503) }; id = 'Enode.ServerError' }
        @{ what = 'status 504'; answer = { [Enode.Testing.Response]::Json(504).With('Retry-After', 0) }; id = 'Enode.ServerError' }
        @{ what = 'a reset'; answer = { [Enode.Testing.Response]::Reset }; id = 'Enode.ConnectionFailed' }
        @{ what = 'a closed connection'; answer = { [Enode.Testing.Response]::Close }; id = 'Enode.ConnectionFailed' }
        @{
            what   = 'an incomplete body'; id = 'Enode.ConnectionFailed'
            answer = { [Enode.Testing.Response]::CutShort(200, '{"id":"a1","state":"PENDING"}', 5) }
        }
    ) {
        $null = $server.Reply((& $answer)).Reply(200, (ConvertTo-StartAction 'v1'))
        Start-EnodeCharging 'v1' -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        Get-ErrorId $failure | Should -Be $id
        $server.Calls | ForEach-Object ToString | Should -Be 'POST /vehicles/v1/charging'
    }

    It 'is a POST after status <_> with Retry-After, which was not carried out' -ForEach @(429, 503) {
        $null = $server.Reply($_, '', @{ 'Retry-After' = 0 }).Reply(200, (ConvertTo-StartAction 'v1'))
        (Start-EnodeCharging 'v1' -ErrorAction Stop).Id | Should -Be 'a-v1'
        $server.Calls | ForEach-Object { "$_ $($_.Body)" } | Should -Be (@('POST /vehicles/v1/charging {"action":"START"}') * 2)
    }

    It 'is not sent after status <_>' -ForEach @(400, 403, 404, 409, 410, 422) {
        $null = $server.Reply($_, (ConvertTo-Problem 'some' 'Some' 'Thing'), @{ 'Retry-After' = 0 })
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue
        $server.Calls.Count | Should -Be 1
    }
}
