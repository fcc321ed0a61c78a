BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # The header in full: both parts form-encoded, then joined, then base64.
    function BasicOf([string] $EncodedPair) { 'Basic ' + [convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes($EncodedPair)) }

    # Runs a command in a process whose environment has an id, a secret and a variable that is there and empty. Gives its output.
    function Invoke-WithEmpty([string] $Name, [string] $Command) {
        $arguments = '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$(Get-ModulePath)'; $Command"
        $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path, [string[]]$arguments)
        $start.RedirectStandardOutput = $true
        $start.Environment['ENODE_CLIENT_ID'] = $start.Environment['ENODE_CLIENT_SECRET'] = 'set'
        $start.Environment[$Name] = ''
        $process = [System.Diagnostics.Process]::Start($start)
        $output = $process.StandardOutput.ReadToEndAsync()
        if (-not $process.WaitForExit(60000)) { $process.Kill(); throw 'The process did not end.' }
        $output.Result.Trim()
    }
}

AfterAll { Reset-Enode }

Describe 'Connect-Enode: where the credentials come from' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = @{ ApiUri = $server.Uri; TokenUri = $server.TokenUri }
    }

    It 'takes -Credential' {
        Connect-Enode @there -Credential (New-Credential 'id1' 's1')
        $server.TokenCalls.Count | Should -Be 1
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (BasicOf 'id1:s1')
        $server.TokenCalls[0].Body | Should -BeExactly 'grant_type=client_credentials'
        $server.TokenCalls[0].Header('Content-Type') | Should -Be 'application/x-www-form-urlencoded'
    }

    It 'takes -ClientId and -ClientSecret' {
        Connect-Enode @there -ClientId 'id2' -ClientSecret (ConvertTo-Secure 's2')
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (BasicOf 'id2:s2')
    }

    It 'takes credentials and addresses from the environment' {
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = 'id3', 's3'
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        $connection = Connect-Enode -PassThru
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (BasicOf 'id3:s3')
        $connection.ApiUri | Should -Be $server.Uri
        $connection.Environment | Should -Be 'Custom'
    }

    It 'lets <given> win over the environment' -ForEach @(
        @{ given = '-Credential'; with = { @{ Credential = New-Credential 'param' 'p' } } }
        @{ given = '-ClientId and -ClientSecret'; with = { @{ ClientId = 'param'; ClientSecret = ConvertTo-Secure 'p' } } }
    ) {
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = 'env', 'e'
        $with = & $with
        Connect-Enode @there @with
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (BasicOf 'param:p')
    }

    It 'takes the addresses of the environment for credentials that are given' {
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        Connect-Enode -Credential (New-Credential)
        $server.TokenCalls.Count | Should -Be 1
    }

    It 'asks for both variables: <only> alone is not enough, and nothing is sent' -ForEach @(
        @{ only = 'ENODE_CLIENT_ID' }
        @{ only = 'ENODE_CLIENT_SECRET' }
    ) {
        Set-Item "Env:$only" 'x'
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        $run = Invoke-InProcess { try { Connect-Enode } catch { $_.FullyQualifiedErrorId } }
        $run.Text.Trim() | Should -BeExactly 'Enode.MissingCredential,Enode.Commands.ConnectEnode'
        $server.Journal.Count | Should -Be 0
    }

    It 'names every source when there is none and nobody to ask' {
        $run = Invoke-InProcess { try { Connect-Enode } catch { $_ | Select-Object FullyQualifiedErrorId, @{ n = 'Category'; e = { "$($_.CategoryInfo.Category)" } }, @{ n = 'Message'; e = { "$_" } } | ConvertTo-Json } }
        $record = $run.Text | ConvertFrom-Json
        $record.FullyQualifiedErrorId | Should -BeExactly 'Enode.MissingCredential,Enode.Commands.ConnectEnode'
        $record.Category | Should -Be 'AuthenticationError'
        foreach ($source in '-Credential', '-ClientId', '-ClientSecret', '-SecretName', '-AccessToken', 'ENODE_CLIENT_ID', 'ENODE_CLIENT_SECRET') {
            $record.Message | Should -BeLike "*$source*"
        }
    }

    It 'refuses an empty <what>' -ForEach @(
        @{ what = 'client secret'; with = { @{ ClientId = 'id'; ClientSecret = [securestring]::new() } } }
        @{ what = 'client id'; with = { @{ ClientId = ' '; ClientSecret = ConvertTo-Secure 's' } } }
    ) {
        $with = & $with
        { Connect-Enode @there @with } | Should -Throw -ErrorId 'Enode.MissingCredential,*' -ExpectedMessage "*$what is empty*"
        $server.Journal.Count | Should -Be 0
    }

    It 'uses a given token as it is, and asks for none' {
        $connection = Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure 'given-token') -PassThru
        $server.Reply(200, (ConvertTo-Page @{ id = 'u1' }))
        (Get-EnodeUser).Id | Should -Be 'u1'
        $server.Journal.Count | Should -Be 1
        $server.Journal[0].Header('Authorization') | Should -BeExactly 'Bearer given-token'
        $connection.GrantType | Should -Be 'access_token'
        $connection.ClientId | Should -BeNullOrEmpty
    }

    It 'cannot renew a given token: a refusal is the end, after one request' {
        Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure 'given-token')
        $server.Reply(401, (ConvertTo-Problem 'unauthorized' 'Unauthorized' 'No.'))
        $thrown = { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.Unauthorized,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*-AccessToken*'
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeLike '*a new one too*'
        $server.Journal.Count | Should -Be 1
    }

    It 'says that a new token was refused too, where one was fetched' {
        $null = Connect-Scripted $server
        $server.Reply(401).Reply(401)
        $thrown = { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.Unauthorized,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*a new one too*'
        $server.TokenCalls.Count | Should -Be 2
    }

    It 'takes the line end and the blanks off a given token' {
        Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure " given-token`r`n")
        $server.Reply(200, (ConvertTo-Page))
        Get-EnodeUser
        $server.Journal[0].Header('Authorization') | Should -BeExactly 'Bearer given-token'
    }

    It 'refuses a given token with <what>' -ForEach @(
        @{ what = 'a line end'; token = "hunter`n2"; secret = 'hunter'; id = 'Enode.InvalidArgument' }
        @{ what = 'a space'; token = 'Bearer hunter2'; secret = 'hunter2'; id = 'Enode.InvalidArgument' }
        @{ what = 'a letter outside of ASCII'; token = 'hünter2'; secret = 'nter2'; id = 'Enode.InvalidArgument' }
        @{ what = 'only white space'; token = " `n"; secret = @(); id = 'Enode.MissingCredential' }
    ) {
        $thrown = { Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure $token) } | Should -Throw -ErrorId "$id,Enode.Commands.ConnectEnode" -PassThru
        $thrown.Exception.Message | Should -BeLike 'AccessToken *'
        $secret | ForEach-Object { "$($thrown.Exception)" | Should -Not -BeLike "*$_*" }
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-EnodeConnection | Should -BeNullOrEmpty
        { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        $server.Journal.Count | Should -Be 0
    }

    It 'refuses the -ApiVersion <version>' -ForEach @(
        @{ version = "2024-10-01`n" }
        @{ version = '2024 10 01' }
        @{ version = '' }
    ) {
        { Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure 'given') -ApiVersion $version } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        Get-EnodeConnection | Should -BeNullOrEmpty
    }
}

Describe 'Connect-Enode: a secret from a vault' {
    BeforeAll {
        # Stands for Microsoft.PowerShell.SecretManagement, which has the same parameters.
        function global:Get-Secret {
            [CmdletBinding()]
            param([string] $Name, [string] $Vault)
            $global:askedOfVault = @{ Name = $Name; Vault = $Vault }
            switch ($Name) {
                'credential' { [pscredential]::new('vault-id', (ConvertTo-SecureString 'vault-secret' -AsPlainText -Force)) }
                'text' { ConvertTo-SecureString 'text-secret' -AsPlainText -Force }
                'table' { @{ id = 1 } }
                default { Write-Error "The secret $Name was not found." }
            }
        }
    }

    AfterAll {
        Remove-Item function:Get-Secret
        Remove-Variable askedOfVault -Scope Global
    }

    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = @{ ApiUri = $server.Uri; TokenUri = $server.TokenUri }
    }

    It 'takes a credential' {
        Connect-Enode @there -SecretName 'credential'
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (BasicOf 'vault-id:vault-secret')
        $askedOfVault.Name | Should -Be 'credential'
        $askedOfVault.Vault | Should -BeNullOrEmpty
    }

    It 'asks the vault that is named' {
        Connect-Enode @there -SecretName 'credential' -VaultName 'company'
        $askedOfVault.Vault | Should -Be 'company'
    }

    It 'takes a text as the secret of -ClientId' {
        Connect-Enode @there -SecretName 'text' -ClientId 'mine'
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (BasicOf 'mine:text-secret')
    }

    It 'takes a text as the secret of ENODE_CLIENT_ID' {
        $env:ENODE_CLIENT_ID = 'from-env'
        Connect-Enode @there -SecretName 'text'
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (BasicOf 'from-env:text-secret')
    }

    It 'ends as <id> when the secret is <what>, and sends nothing' -ForEach @(
        @{ what = 'a text without a client id'; name = 'text'; more = @{}; id = 'Enode.MissingCredential' }
        @{ what = 'missing'; name = 'nope'; more = @{}; id = 'Enode.SecretNotFound' }
        @{ what = 'of another type'; name = 'table'; more = @{}; id = 'Enode.SecretNotFound' }
        @{ what = 'of another client'; name = 'credential'; more = @{ ClientId = 'other' }; id = 'Enode.SecretNotFound' }
    ) {
        $thrown = { Connect-Enode @there -SecretName $name @more } | Should -Throw -ErrorId "$id,*" -PassThru
        $thrown.Exception.Message | Should -BeLike "*'$name'*"
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $server.Journal.Count | Should -Be 0
    }

    It 'says what is missing where there is no Get-Secret' {
        $run = Invoke-InProcess { $env:PSModulePath = ''; try { Connect-Enode -SecretName 'x' } catch { $_.FullyQualifiedErrorId; "$_" } }
        $run.Text | Should -BeLike 'Enode.SecretNotFound,*Microsoft.PowerShell.SecretManagement*'
    }
}

Describe 'Connect-Enode: where to' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = @{ ApiUri = $server.Uri; TokenUri = $server.TokenUri }
    }

    # Through a proxy, the server that was meant shows without being reached.
    It 'asks <oauth> for a token when <when>' -ForEach @(
        @{ when = 'nothing is said'; variable = $null; parameters = @{}; oauth = 'oauth.production.enode.io:443' }
        @{ when = 'ENODE_ENVIRONMENT is sandbox'; variable = 'sandbox'; parameters = @{}; oauth = 'oauth.sandbox.enode.io:443' }
        @{ when = '-Environment is Sandbox'; variable = 'Production'; parameters = @{ Environment = 'Sandbox' }; oauth = 'oauth.sandbox.enode.io:443' }
        @{ when = '-Environment is Production'; variable = 'Sandbox'; parameters = @{ Environment = 'Production' }; oauth = 'oauth.production.enode.io:443' }
    ) {
        $env:ENODE_ENVIRONMENT = $variable
        $server.Reply(502)
        { Connect-Enode @parameters -Credential (New-Credential) -Proxy $server.Uri -MaximumRetryCount 0 } | Should -Throw -ErrorId 'Enode.ConnectionFailed,*'
        "$($server.Journal)" | Should -BeExactly "CONNECT $oauth"
    }

    It 'does not mix -Environment with addresses of the environment' {
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        $proxy = New-ScriptedServer
        $proxy.Reply(502)
        { Connect-Enode -Environment Sandbox -Credential (New-Credential) -Proxy $proxy.Uri -MaximumRetryCount 0 } | Should -Throw -ErrorId 'Enode.ConnectionFailed,*'
        "$($proxy.Journal)" | Should -BeExactly 'CONNECT oauth.sandbox.enode.io:443'
        $server.Journal.Count | Should -Be 0
    }

    It 'knows the address of <environment>' -ForEach @(
        @{ environment = 'Production'; address = 'https://enode-api.production.enode.io/' }
        @{ environment = 'Sandbox'; address = 'https://enode-api.sandbox.enode.io/' }
    ) {
        $connection = Connect-Enode $environment -AccessToken (ConvertTo-Secure 't') -PassThru
        $connection.ApiUri | Should -Be $address
        $connection.Environment | Should -Be $environment
        $connection.Name | Should -Be $environment
    }

    It 'ends as <id> for <what>, and sends nothing' -ForEach @(
        @{ what = 'an unknown ENODE_ENVIRONMENT'; id = 'Enode.InvalidEnvironment'; says = "*'staging'*"; do = { $env:ENODE_ENVIRONMENT = 'staging'; Connect-Enode -Credential $credential } }
        @{ what = '-ApiUri without -TokenUri'; id = 'Enode.MissingTokenUri'; says = '*token endpoint*'; do = { Connect-Enode -Credential $credential -ApiUri $server.Uri } }
        @{ what = '-ApiUri with only ENODE_TOKEN_URL'; id = 'Enode.MissingTokenUri'; says = '*token endpoint*'; do = { $env:ENODE_TOKEN_URL = $server.TokenUri; Connect-Enode -Credential $credential -ApiUri $server.Uri } }
        @{ what = 'ENODE_API_URL without ENODE_TOKEN_URL'; id = 'Enode.MissingTokenUri'; says = '*token endpoint*'; do = { $env:ENODE_API_URL = $server.Uri; Connect-Enode -Credential $credential } }
        @{ what = 'an -ApiUri that is no address'; id = 'Enode.InvalidUri'; says = '*ApiUri*nonsense*'; do = { Connect-Enode -Credential $credential -ApiUri 'nonsense' -TokenUri $server.TokenUri } }
        @{ what = 'a -TokenUri that is no address'; id = 'Enode.InvalidUri'; says = '*TokenUri*'; do = { Connect-Enode -Credential $credential -ApiUri $server.Uri -TokenUri 'ftp://127.0.0.1/token' } }
        @{ what = 'a query in -ApiUri'; id = 'Enode.InvalidUri'; says = '*query*'; do = { Connect-Enode -Credential $credential -ApiUri "$($server.Uri)?a=1" -TokenUri $server.TokenUri } }
        @{ what = 'plain http to another API'; id = 'Enode.InsecureUri'; says = '*http://api.example.com*'; do = { Connect-Enode -Credential $credential -ApiUri 'http://api.example.com' -TokenUri $server.TokenUri } }
        @{ what = 'plain http to another token endpoint'; id = 'Enode.InsecureUri'; says = '*http://oauth.example.com*'; do = { Connect-Enode -Credential $credential -ApiUri $server.Uri -TokenUri 'http://oauth.example.com/token' } }
        @{ what = 'plain http with a given token'; id = 'Enode.InsecureUri'; says = '*https*'; do = { Connect-Enode -AccessToken (ConvertTo-Secure 't') -ApiUri 'http://api.example.com' } }
    ) {
        $credential = New-Credential
        $thrown = $do | Should -Throw -ErrorId "$id,*" -ExpectedMessage $says -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $server.Journal.Count | Should -Be 0
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'refuses <what> and does not repeat it' -ForEach @(
        @{ what = 'user info in -ApiUri'; do = { Connect-Enode -Credential $credential -ApiUri 'https://me:hunter2@api.example.com' -TokenUri $server.TokenUri } }
        @{ what = 'user info in -TokenUri'; do = { Connect-Enode -Credential $credential -ApiUri $server.Uri -TokenUri 'https://me:hunter2@oauth.example.com' } }
        @{ what = 'user info in -TokenUri alone'; do = { Connect-Enode -Credential $credential -TokenUri 'https://me:hunter2@oauth.example.com' } }
        @{ what = 'user info in -ApiUri with a token'; do = { Connect-Enode -AccessToken $credential.Password -ApiUri 'https://me:hunter2@api.example.com' } }
        @{ what = 'user info before a fragment'; do = { Connect-Enode -Credential $credential -ApiUri 'https://me:1#hunter2@api.example.com' -TokenUri $server.TokenUri } }
        @{ what = 'user info before a wrong port'; do = { Connect-Enode -Credential $credential -ApiUri 'https://me:hunter2@api.example.com:99999' -TokenUri $server.TokenUri } }
        @{ what = 'user info in ENODE_API_URL'; do = { $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = 'https://me:hunter2@api.example.com', $server.TokenUri; Connect-Enode -Credential $credential } }
        @{ what = 'user info in ENODE_TOKEN_URL'; do = { $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, 'https://me:hunter2@oauth.example.com'; Connect-Enode -Credential $credential } }
    ) {
        $credential = New-Credential
        $thrown = $do | Should -Throw -ErrorId 'Enode.InvalidUri,*' -PassThru
        "$($thrown.TargetObject)" | Should -Not -BeLike '*hunter2*'
        $thrown.Exception.Data.Count | Should -Be 0
        # The line of the script stands in InvocationInfo, and the script is the user's.
        $thrown, $thrown.CategoryInfo, $thrown.ErrorDetails | ForEach-Object { "$_" } | Should -Not -BeLike '*hunter2*'
        "$($thrown.Exception)" | Should -Not -BeLike '*hunter2*'
        $server.Journal.Count | Should -Be 0
    }

    It 'takes an empty <name> for one that is not set' -ForEach @(
        @{ name = 'ENODE_API_URL' }
        @{ name = 'ENODE_TOKEN_URL' }
        @{ name = 'ENODE_ENVIRONMENT' }
    ) {
        $server.Reply(502)
        $output = Invoke-WithEmpty $name "[Environment]::GetEnvironmentVariables().Contains('$name'); try { Connect-Enode -Proxy '$($server.Uri)' -MaximumRetryCount 0 } catch { }"
        $output | Should -Be 'True'
        "$($server.Journal)" | Should -BeExactly 'CONNECT oauth.production.enode.io:443'
    }

    It 'takes an empty <name> for one that is not set, and asks for credentials' -ForEach @(
        @{ name = 'ENODE_CLIENT_ID' }
        @{ name = 'ENODE_CLIENT_SECRET' }
    ) {
        $output = Invoke-WithEmpty $name 'try { Connect-Enode } catch { $_.FullyQualifiedErrorId }'
        $output | Should -BeExactly 'Enode.MissingCredential,Enode.Commands.ConnectEnode'
    }

    It 'goes below the path of -ApiUri, with or without a slash at its end' -ForEach @('base', 'base/') {
        Connect-Enode -ApiUri "$($server.Uri)$_" -TokenUri $server.TokenUri -Credential (New-Credential)
        $server.Reply(200, (ConvertTo-Page))
        Get-EnodeUser
        $server.Calls[0].Target | Should -BeExactly '/base/users'
    }
}

Describe 'Connect-Enode: how' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = @{ ApiUri = $server.Uri; TokenUri = $server.TokenUri }
    }

    It 'form-encodes id and secret before they are joined' {
        Connect-Enode @there -Credential (New-Credential 'a:b%c é d' 's:% é+&=/ü') -ClientAuthentication Basic
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (BasicOf 'a%3Ab%25c+%C3%A9+d:s%3A%25+%C3%A9%2B%26%3D%2F%C3%BC')
        $server.TokenCalls[0].Body | Should -BeExactly 'grant_type=client_credentials'
    }

    It 'sends id and secret in the form, and no header, with -ClientAuthentication Body' {
        Connect-Enode @there -Credential (New-Credential 'a:b%c é d' 's:% é+&=/ü') -ClientAuthentication Body
        $server.TokenCalls[0].Header('Authorization') | Should -BeNullOrEmpty
        $server.TokenCalls[0].Body | Should -BeExactly 'grant_type=client_credentials&client_id=a%3Ab%25c+%C3%A9+d&client_secret=s%3A%25+%C3%A9%2B%26%3D%2F%C3%BC'
    }

    It 'is let in with such id and secret by way of <_>' -ForEach @('Basic', 'Body') {
        Add-Type -Path (Join-Path (Get-ModulePath) 'Enode.Simulator.dll')
        $simulator = [Enode.Simulator]::Start([Enode.SimulatorOptions]@{ ClientId = 'a:b%c é d'; ClientSecret = 's:% é+&=/ü'; VehicleCount = 1 })
        try {
            Connect-Enode -ApiUri $simulator.ApiUri -TokenUri $simulator.TokenUri -Credential (New-Credential 'a:b%c é d' 's:% é+&=/ü') -ClientAuthentication $_
            @(Get-EnodeVehicle).Count | Should -Be 1
            $simulator.RequestLog.Status | Should -Be 200, 200
        }
        finally {
            $simulator.Dispose()
        }
    }

    It 'asks every call for the version <version>' -ForEach @(
        @{ version = '2024-10-01'; with = @{} }
        @{ version = '2023-03-01'; with = @{ ApiVersion = '2023-03-01' } }
    ) {
        $connection = Connect-Scripted $server -With $with
        $server.Reply(200, (ConvertTo-Page)).Reply(200, (ConvertTo-Page))
        Get-EnodeUser
        Invoke-EnodeApi vehicles
        $server.Calls | ForEach-Object { $_.Header('Enode-Version') } | Should -Be $version, $version
        $connection.ApiVersion | Should -Be $version
    }

    It 'says who calls: this module and PowerShell, with their versions' {
        Connect-Scripted $server
        $server.TokenCalls[0].Header('User-Agent') | Should -Match "^Enode\.PowerShell/$([regex]::Escape((Get-Module Enode).Version)) PowerShell/$([regex]::Escape($PSVersionTable.PSVersion))$"
    }

    It 'gives a server -TimeoutSec to answer' {
        $server.ReplyToToken([Enode.Testing.Response]::Hang)
        $thrown = { Connect-Scripted $server -With @{ TimeoutSec = 1; MaximumRetryCount = 0 } } | Should -Throw -ErrorId 'Enode.Timeout,*' -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'OperationTimeout'
        $thrown.Exception.Message | Should -BeLike '* within 1 s.'
        $server.Journal.Count | Should -Be 1
    }

    It 'gives every call -TimeoutSec to be answered' {
        Connect-Scripted $server -With @{ TimeoutSec = 1; MaximumRetryCount = 0 }
        $server.Hang()
        Get-EnodeUser 'u1' -ErrorVariable failure -ErrorAction SilentlyContinue
        Get-ErrorId $failure | Should -Be 'Enode.Timeout'
        $failure[0].Exception.Message | Should -BeLike '* within 1 s.'
        $server.Calls.Count | Should -Be 1
    }

    It 'repeats nothing with -MaximumRetryCount 0' {
        Connect-Scripted $server -With @{ MaximumRetryCount = 0 }
        $server.Reply(503, '', @{ 'Retry-After' = 0 }).Reply(200, (ConvertTo-Page))
        Get-EnodeUser -ErrorVariable failure -ErrorAction SilentlyContinue
        Get-ErrorId $failure | Should -Be 'Enode.ServerError'
        $server.Calls.Count | Should -Be 1
    }

    It 'repeats -MaximumRetryCount times and no more' {
        Connect-Scripted $server -With @{ MaximumRetryCount = 2 }
        1..9 | ForEach-Object { $server.Reply(503, '', @{ 'Retry-After' = 0 }) }
        Get-EnodeUser -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure[0].Exception.Attempts | Should -Be 3
        $server.Calls.Count | Should -Be 3
    }

    It 'tells nobody about the connection without -PassThru' {
        Connect-Enode @there -Credential (New-Credential) | Should -BeNullOrEmpty
    }

    It 'gives the connection with -PassThru' {
        $connection = Connect-Enode @there -Credential (New-Credential 'me') -Name 'mine' -PassThru
        $connection | Should -BeOfType Enode.EnodeConnection
        $connection.Name, $connection.ClientId, $connection.GrantType, $connection.Environment | Should -Be 'mine', 'me', 'client_credentials', 'Custom'
        $connection.ApiUri | Should -Be $server.Uri
        $connection.RequestCount | Should -Be 1
        $connection.IsConnected | Should -BeTrue
        $connection.TokenExpiresAt.Offset | Should -Be ([timespan]::Zero)
        ($connection.TokenExpiresAt - [DateTimeOffset]::UtcNow).TotalMinutes | Should -BeGreaterThan 58
        ($connection.TokenExpiresAt - [DateTimeOffset]::UtcNow).TotalMinutes | Should -BeLessOrEqual 60
    }

    It 'names a connection after its host' {
        (Connect-Enode @there -Credential (New-Credential) -PassThru).Name | Should -Be $server.Uri.Authority
    }

    It 'replaces a connection of the same name, in whatever case' {
        $old = Connect-Scripted $server -Name 'Fleet'
        $new = Connect-Scripted $server -Name 'fleet'
        @(Get-EnodeConnection).Count | Should -Be 1
        Get-EnodeConnection | Should -Be $new
        $old.IsConnected | Should -BeFalse
        $new.IsConnected | Should -BeTrue
    }
}

Describe 'Connect-Enode: refused' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
    }

    It 'is a terminating error that says what to check' {
        $server.ReplyToToken([Enode.Testing.Response]::Json(401, '{"error":"invalid_client","error_description":"Client authentication failed."}'))
        $thrown = { Connect-Scripted $server -With @{ Credential = New-Credential 'me' 'wrong' } -ErrorAction SilentlyContinue; throw 'It went on.' } | Should -Throw -PassThru
        $thrown.FullyQualifiedErrorId | Should -BeExactly 'Enode.InvalidClient,Enode.Commands.ConnectEnode'
        $thrown.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $thrown.TargetObject | Should -Be 'me'
        $thrown.Exception.Message | Should -BeLike '*401*invalid_client: Client authentication failed.*'
        $thrown.Exception.StatusCode | Should -Be 'Unauthorized'
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*client id and client secret*'
        $server.Journal.Count | Should -Be 1
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'leaves nothing selected, so that no other connection is acted on by mistake' {
        $other = New-ScriptedServer
        Connect-Scripted $other -Name 'other'
        $server.ReplyToToken([Enode.Testing.Response]::Json(401, '{"error":"invalid_client"}'))
        { Connect-Scripted $server } | Should -Throw -ErrorId 'Enode.InvalidClient,*'
        { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        { Start-EnodeCharging 'v1' } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        $other.Calls.Count | Should -Be 0
        (Get-EnodeConnection).Name | Should -Be 'other'
    }

    It 'names the OAuth error <error> in its id' -ForEach @(
        @{ error = 'invalid_grant'; id = 'Enode.InvalidGrant' }
        @{ error = 'unauthorized_client'; id = 'Enode.UnauthorizedClient' }
        @{ error = 'invalid_scope'; id = 'Enode.InvalidScope' }
    ) {
        $server.ReplyToToken([Enode.Testing.Response]::Json(400, "{`"error`":`"$error`"}"))
        $thrown = { Connect-Scripted $server } | Should -Throw -ErrorId "$id,*" -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'is Enode.InvalidTokenResponse when what answers is <what>' -ForEach @(
        @{ what = 'a web page'; answer = { [Enode.Testing.Response]::Html(200, '<html>Sign in</html>') } }
        @{ what = 'empty'; answer = { [Enode.Testing.Response]::Json(200, '') } }
        @{ what = 'without a token'; answer = { [Enode.Testing.Response]::Json(200, '{"token_type":"bearer"}') } }
        @{ what = 'another kind of token'; answer = { [Enode.Testing.Response]::Json(200, '{"access_token":"x","token_type":"mac"}') } }
    ) {
        $server.ReplyToToken((& $answer))
        $thrown = { Connect-Scripted $server } | Should -Throw -ErrorId 'Enode.InvalidTokenResponse,*' -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'InvalidResult'
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*-TokenUri*'
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'is Enode.ConnectionFailed where nobody listens' {
        $address = $server.Uri, $server.TokenUri
        $server.Dispose()
        $thrown = { Connect-Enode -ApiUri $address[0] -TokenUri $address[1] -Credential (New-Credential) -MaximumRetryCount 0 } | Should -Throw -ErrorId 'Enode.ConnectionFailed,*' -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'ConnectionError'
        $thrown.Exception.Message | Should -BeLike "*$($address[0].Authority)*"
    }
}
