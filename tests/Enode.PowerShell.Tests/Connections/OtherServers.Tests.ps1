# Client-credentials servers of other APIs: their token endpoints have other paths, other ways to authenticate, and other tokens.

BeforeDiscovery {
    $servers = @(
        @{ Kind = 'with the credentials in the form'; Path = '/authenticate'; Authentication = 'Body' }
        @{ Kind = 'with Basic'; Path = '/oauth/v2/token'; Authentication = 'Basic' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # A JSON Web Token, whose signature is not checked.
    function ConvertTo-Jwt([hashtable] $Payload) {
        $parts = @{ alg = 'RS256' }, $Payload | ForEach-Object {
            [convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $_))).TrimEnd('=').Replace('+', '-').Replace('/', '_')
        }
        ($parts -join '.') + '.c2ln'
    }
}

AfterAll { Reset-Enode }

Describe 'A server <Kind>' -ForEach $servers {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = @{
            ApiUri               = "$($server.Uri)api/v1"
            TokenUri             = "$($server.Uri)$($Path.TrimStart('/'))"
            ClientAuthentication = $Authentication
            Credential           = New-Credential 'account-7' 's3cret value'
            MaximumRetryCount    = 0
        }
        $expiry = [datetimeoffset]::UtcNow.AddMinutes(42)
        $jwt = ConvertTo-Jwt @{ sub = 'account-7'; exp = $expiry.ToUnixTimeSeconds() }
    }

    It 'gives a token with which Invoke-EnodeApi works' {
        $null = $server.ReplyTo('POST', $Path, 200, "{`"access_token`":`"$jwt`",`"token_type`":`"Bearer`",`"expires_in`":3600}").
            ReplyTo('GET', '/api/v1/accounts/account-7/orders', 200, '[{"id":"o1"},{"id":"o2"}]')
        Connect-Enode @there
        (Invoke-EnodeApi accounts/account-7/orders).id | Should -Be 'o1', 'o2'

        $tokenCall, $call = $server.Journal
        "$tokenCall" | Should -BeExactly "POST $Path"
        $tokenCall.Header('Content-Type') | Should -BeExactly 'application/x-www-form-urlencoded'
        if ($Authentication -eq 'Body') {
            $tokenCall.Body | Should -BeExactly 'grant_type=client_credentials&client_id=account-7&client_secret=s3cret+value'
            $tokenCall.Header('Authorization') | Should -BeNullOrEmpty
        }
        else {
            $tokenCall.Body | Should -BeExactly 'grant_type=client_credentials'
            $tokenCall.Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'account-7:s3cret+value')
        }

        $call.Header('Authorization') | Should -BeExactly "Bearer $jwt"
        (Get-EnodeConnection).TokenExpiresAt | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(59))
    }

    It 'gives a token that expires when it says so itself, if the response does not' {
        $null = $server.ReplyTo('POST', $Path, 200, "{`"access_token`":`"$jwt`",`"token_type`":`"Bearer`"}")
        $connection = Connect-Enode @there -PassThru
        ($connection.TokenExpiresAt - $expiry).Duration().TotalSeconds | Should -BeLessThan 2
    }

    It 'gives a token that is used for five minutes, if nothing states its expiry' {
        $null = $server.ReplyTo('POST', $Path, 200, '{"access_token":"NgXCXRKcMz0Yjw="}')
        $connection = Connect-Enode @there -PassThru
        ($connection.TokenExpiresAt - [datetimeoffset]::UtcNow).TotalSeconds | Should -BeGreaterThan 280
        ($connection.TokenExpiresAt - [datetimeoffset]::UtcNow).TotalSeconds | Should -BeLessOrEqual 300
    }

    It 'reports credentials that its token endpoint rejects with <status>' -ForEach @(
        @{ status = 401; body = ''; id = 'Enode.Unauthorized'; advice = '*credentials*-ClientAuthentication*' }
        @{ status = 401; body = '{"message":"Unauthorized"}'; id = 'Enode.Unauthorized'; advice = '*credentials*' }
        @{ status = 401; body = '{"error":"invalid_client"}'; id = 'Enode.InvalidClient'; advice = '*client id and client secret*' }
        @{ status = 403; body = '{"message":"Forbidden"}'; id = 'Enode.Forbidden'; advice = '*permissions*account*' }
    ) {
        $null = $server.ReplyTo('POST', $Path, $status, $body)
        $thrown = { Connect-Enode @there } | Should -Throw -ErrorId "$id,*" -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike $advice
        $server.Journal.Count | Should -Be 1
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'says what to check when a call is answered with <status>' -ForEach @(
        @{ status = 401; id = 'Enode.Unauthorized'; advice = '*Check the token and the credentials*'; calls = 2 }
        @{ status = 403; id = 'Enode.Forbidden'; advice = '*Check the permissions and the access of the account*'; calls = 1 }
    ) {
        $null = $server.ReplyTo('POST', $Path, 200, "{`"access_token`":`"$jwt`"}").ReplyTo('GET', '/api/v1/orders', $status, '')
        Connect-Enode @there
        $failure = try { Invoke-EnodeApi orders -ErrorAction Stop } catch { $_ }
        Get-ErrorId $failure | Should -Be $id
        $failure.ErrorDetails.RecommendedAction | Should -BeLike $advice
        @($server.Journal | Where-Object Method -EQ 'GET').Count | Should -Be $calls
    }
}
