BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # Runs a script in a process whose environment has an id, a secret and an empty variable. Gives its output.
    function Invoke-WithEmpty([string] $Name, [string] $Script) {
        $environment = @{ ENODE_CLIENT_ID = 'set'; ENODE_CLIENT_SECRET = 'set' }
        $environment[$Name] = ''
        (Invoke-InProcess ([scriptblock]::Create($Script)) -Environment $environment).Text.Trim()
    }
}

AfterAll { Reset-Enode }

Describe 'Connect-Enode: where the credentials come from' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = Get-Address $server
    }

    It 'uses -Credential' {
        Connect-Enode @there -Credential (New-Credential 'id1' 's1')
        $server.TokenCalls.Count | Should -Be 1
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'id1:s1')
        $server.TokenCalls[0].Body | Should -BeExactly 'grant_type=client_credentials'
        $server.TokenCalls[0].Header('Content-Type') | Should -Be 'application/x-www-form-urlencoded'
    }

    It 'uses -ClientId and -ClientSecret' {
        Connect-Enode @there -ClientId 'id2' -ClientSecret (ConvertTo-Secure 's2')
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'id2:s2')
    }

    It 'uses credentials and addresses from environment variables' {
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = 'id3', 's3'
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        $connection = Connect-Enode -PassThru
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'id3:s3')
        $connection.ApiUri | Should -Be $server.Uri
        $connection.Environment | Should -Be 'Custom'
    }

    It 'prefers <given> to environment variables' -ForEach @(
        @{ given = '-Credential'; with = { @{ Credential = New-Credential 'param' 'p' } } }
        @{ given = '-ClientId and -ClientSecret'; with = { @{ ClientId = 'param'; ClientSecret = ConvertTo-Secure 'p' } } }
    ) {
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = 'env', 'e'
        $with = & $with
        Connect-Enode @there @with
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'param:p')
    }

    It 'uses addresses from environment variables for specified credentials' {
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        Connect-Enode -Credential (New-Credential)
        $server.TokenCalls.Count | Should -Be 1
    }

    It 'requires both variables: for <only> alone, nothing is sent' -ForEach @(
        @{ only = 'ENODE_CLIENT_ID' }
        @{ only = 'ENODE_CLIENT_SECRET' }
    ) {
        Set-Item "Env:$only" 'x'
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        $run = Invoke-InProcess { try { Connect-Enode } catch { $_.FullyQualifiedErrorId } }
        $run.Text.Trim() | Should -BeExactly 'Enode.MissingCredential,Enode.Commands.ConnectEnode'
        $server.Journal.Count | Should -Be 0
    }

    It 'names every source when there are no credentials and the session is not interactive' {
        $run = Invoke-InProcess {
            try { Connect-Enode }
            catch { @{ Id = $_.FullyQualifiedErrorId; Category = "$($_.CategoryInfo.Category)"; Message = "$_" } | ConvertTo-Json }
        }
        $record = $run.Text | ConvertFrom-Json
        $record.Id | Should -BeExactly 'Enode.MissingCredential,Enode.Commands.ConnectEnode'
        $record.Category | Should -Be 'AuthenticationError'
        $parameters = '-Credential', '-ClientId', '-ClientSecret', '-SecretName', '-AccessToken'
        foreach ($source in $parameters + 'ENODE_CLIENT_ID' + 'ENODE_CLIENT_SECRET') {
            $record.Message | Should -BeLike "*$source*"
        }
    }

    It 'names what is missing beside -ClientId when the session is not interactive' {
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        $run = Invoke-InProcess {
            try { Connect-Enode -ClientId a }
            catch { $_.FullyQualifiedErrorId, "$_", $_.ErrorDetails.RecommendedAction }
        }
        $id, $message, $action = $run.Text.Trim() -split '\r?\n'
        $id | Should -BeExactly 'Enode.MissingCredential,Enode.Commands.ConnectEnode'
        $message | Should -BeLike '-ClientId was specified without a secret, and the session is not interactive.*'
        $action | Should -BeLike '*-ClientSecret*-SecretName*'
        $server.Journal.Count | Should -Be 0
    }

    It 'rejects an empty <what>' -ForEach @(
        @{ what = 'client secret'; with = { @{ ClientId = 'id'; ClientSecret = [securestring]::new() } } }
        @{ what = 'client id'; with = { @{ ClientId = ' '; ClientSecret = ConvertTo-Secure 's' } } }
    ) {
        $with = & $with
        { Connect-Enode @there @with } | Should -Throw -ErrorId 'Enode.MissingCredential,*' -ExpectedMessage "*$what is empty*"
        $server.Journal.Count | Should -Be 0
    }

    It 'uses a specified token as it is, and requests none' {
        $connection = Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure 'given-token') -PassThru
        $server.Reply(200, (ConvertTo-Page @{ id = 'u1' }))
        (Get-EnodeUser).Id | Should -Be 'u1'
        $server.Journal.Count | Should -Be 1
        $server.Journal[0].Header('Authorization') | Should -BeExactly 'Bearer given-token'
        $connection.GrantType | Should -Be 'access_token'
        $connection.ClientId | Should -BeNullOrEmpty
    }

    It 'does not renew a specified token: it ends after one request that is rejected' {
        Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure 'given-token')
        $server.Reply(401, (ConvertTo-Problem 'unauthorized' 'Unauthorized' 'No.'))
        $thrown = { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.Unauthorized,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*-AccessToken*'
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeLike '*a new one too*'
        $server.Journal.Count | Should -Be 1
    }

    It 'reports that a new token was rejected too, where one was requested' {
        $null = Connect-Scripted $server
        $server.Reply(401).Reply(401)
        $thrown = { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.Unauthorized,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*a new one too*'
        $server.TokenCalls.Count | Should -Be 2
    }

    It 'removes white space at the ends of a specified token' {
        Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure " given-token`r`n")
        $server.Reply(200, (ConvertTo-Page))
        Get-EnodeUser
        $server.Journal[0].Header('Authorization') | Should -BeExactly 'Bearer given-token'
    }

    It 'rejects a specified token with <what>' -ForEach @(
        @{ what = 'a line end'; token = "hunter`n2"; secret = 'hunter'; id = 'Enode.InvalidArgument' }
        @{ what = 'a space'; token = 'Bearer hunter2'; secret = 'hunter2'; id = 'Enode.InvalidArgument' }
        @{ what = 'a letter that is not ASCII'; token = 'hünter2'; secret = 'nter2'; id = 'Enode.InvalidArgument' }
        @{ what = 'only white space'; token = " `n"; secret = @(); id = 'Enode.MissingCredential' }
    ) {
        $thrown = { Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure $token) } |
            Should -Throw -ErrorId "$id,Enode.Commands.ConnectEnode" -PassThru
        $thrown.Exception.Message | Should -BeLike 'AccessToken *'
        $secret | ForEach-Object { "$($thrown.Exception)" | Should -Not -BeLike "*$_*" }
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-EnodeConnection | Should -BeNullOrEmpty
        { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        $server.Journal.Count | Should -Be 0
    }

    It 'rejects the -ApiVersion <version>' -ForEach @(
        @{ version = "2024-10-01`n" }
        @{ version = '2024 10 01' }
        @{ version = '' }
    ) {
        { Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure 'given') -ApiVersion $version } |
            Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
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
        $there = Get-Address $server
    }

    It 'uses a credential' {
        Connect-Enode @there -SecretName 'credential'
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'vault-id:vault-secret')
        $askedOfVault.Name | Should -Be 'credential'
        $askedOfVault.Vault | Should -BeNullOrEmpty
    }

    It 'reads from the vault of -VaultName' {
        Connect-Enode @there -SecretName 'credential' -VaultName 'company'
        $askedOfVault.Vault | Should -Be 'company'
    }

    It 'uses a secure string as the secret of -ClientId' {
        Connect-Enode @there -SecretName 'text' -ClientId 'mine'
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'mine:text-secret')
    }

    It 'uses a secure string as the secret of ENODE_CLIENT_ID' {
        $env:ENODE_CLIENT_ID = 'from-env'
        Connect-Enode @there -SecretName 'text'
        $server.TokenCalls[0].Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'from-env:text-secret')
    }

    It 'ends as <id> when the secret is <what>, and sends nothing' -ForEach @(
        @{ what = 'a secure string without a client id'; name = 'text'; more = @{}; id = 'Enode.MissingCredential' }
        @{ what = 'missing'; name = 'nope'; more = @{}; id = 'Enode.SecretNotFound' }
        @{ what = 'of another type'; name = 'table'; more = @{}; id = 'Enode.SecretNotFound' }
        @{ what = 'of another client'; name = 'credential'; more = @{ ClientId = 'other' }; id = 'Enode.SecretNotFound' }
    ) {
        $thrown = { Connect-Enode @there -SecretName $name @more } | Should -Throw -ErrorId "$id,*" -PassThru
        $thrown.Exception.Message | Should -BeLike "*'$name'*"
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $server.Journal.Count | Should -Be 0
    }

    It 'names the missing module where there is no Get-Secret' {
        $run = Invoke-InProcess {
            $env:PSModulePath = ''
            try { Connect-Enode -SecretName 'x' } catch { $_.FullyQualifiedErrorId; "$_" }
        }
        $run.Text | Should -BeLike 'Enode.SecretNotFound,*Microsoft.PowerShell.SecretManagement*'
    }
}

Describe 'Connect-Enode: the addresses' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = Get-Address $server
    }

    # The server acts as a proxy, which gets the address without a connection to it.
    It 'requests a token from oauth.<environment>.enode.io when <when>' -ForEach @(
        @{ when = 'nothing is specified'; environment = 'production' }
        @{ when = 'ENODE_ENVIRONMENT is sandbox'; environment = 'sandbox'; variable = 'sandbox' }
        @{
            when = '-Environment is Sandbox'; environment = 'sandbox'
            variable = 'Production'; parameters = @{ Environment = 'Sandbox' }
        }
        @{
            when = '-Environment is Production'; environment = 'production'
            variable = 'Sandbox'; parameters = @{ Environment = 'Production' }
        }
    ) {
        $env:ENODE_ENVIRONMENT = $variable
        $server.Reply(502)
        $parameters = ($parameters ?? @{}) + @{ Credential = New-Credential; Proxy = $server.Uri; MaximumRetryCount = 0 }
        { Connect-Enode @parameters } | Should -Throw -ErrorId 'Enode.ConnectionFailed,*'
        "$($server.Journal)" | Should -BeExactly "CONNECT oauth.$environment.enode.io:443"
    }

    It 'does not use addresses from environment variables with -Environment' {
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $server.Uri, $server.TokenUri
        $proxy = New-ScriptedServer
        $proxy.Reply(502)
        { Connect-Enode -Environment Sandbox -Credential (New-Credential) -Proxy $proxy.Uri -MaximumRetryCount 0 } |
            Should -Throw -ErrorId 'Enode.ConnectionFailed,*'
        "$($proxy.Journal)" | Should -BeExactly 'CONNECT oauth.sandbox.enode.io:443'
        $server.Journal.Count | Should -Be 0
    }

    It 'uses the address of <environment>' -ForEach @(
        @{ environment = 'Production'; address = 'https://enode-api.production.enode.io/' }
        @{ environment = 'Sandbox'; address = 'https://enode-api.sandbox.enode.io/' }
    ) {
        $connection = Connect-Enode $environment -AccessToken (ConvertTo-Secure 't') -PassThru
        $connection.ApiUri | Should -Be $address
        $connection.Environment | Should -Be $environment
        $connection.Name | Should -Be $environment
    }

    It 'ends as <id> for <what>, and sends nothing' -ForEach @(
        @{
            what = 'an unknown ENODE_ENVIRONMENT'; id = 'Enode.InvalidEnvironment'; says = "*'staging'. Valid values: Production, Sandbox."
            do   = { $env:ENODE_ENVIRONMENT = 'staging'; Connect-Enode -Credential $credential }
        }
        @{
            what = '-ApiUri without -TokenUri'; id = 'Enode.MissingTokenUri'; says = '-TokenUri is required*token endpoint*'
            do   = { Connect-Enode -Credential $credential -ApiUri $server.Uri }
        }
        @{
            what = '-ApiUri with only ENODE_TOKEN_URL'; id = 'Enode.MissingTokenUri'; says = '*token endpoint*'
            do   = { $env:ENODE_TOKEN_URL = $server.TokenUri; Connect-Enode -Credential $credential -ApiUri $server.Uri }
        }
        @{
            what = 'ENODE_API_URL without ENODE_TOKEN_URL'; id = 'Enode.MissingTokenUri'; says = '*token endpoint*'
            do   = { $env:ENODE_API_URL = $server.Uri; Connect-Enode -Credential $credential }
        }
        @{
            what = 'an -ApiUri that is not an address'; id = 'Enode.InvalidUri'; says = '*ApiUri*nonsense*'
            do   = { Connect-Enode -Credential $credential -ApiUri 'nonsense' -TokenUri $server.TokenUri }
        }
        @{
            what = 'a -TokenUri of another scheme'; id = 'Enode.InvalidUri'; says = '*TokenUri*'
            do   = { Connect-Enode -Credential $credential -ApiUri $server.Uri -TokenUri 'ftp://127.0.0.1/token' }
        }
        @{
            what = 'a query in -ApiUri'; id = 'Enode.InvalidUri'; says = '*query*'
            do   = { Connect-Enode -Credential $credential -ApiUri "$($server.Uri)?a=1" -TokenUri $server.TokenUri }
        }
        @{
            what = 'plain http to another API'; id = 'Enode.InsecureUri'; says = '*http://api.example.com*'
            do   = { Connect-Enode -Credential $credential -ApiUri 'http://api.example.com' -TokenUri $server.TokenUri }
        }
        @{
            what = 'plain http to another token endpoint'; id = 'Enode.InsecureUri'; says = '*http://oauth.example.com*'
            do   = { Connect-Enode -Credential $credential -ApiUri $server.Uri -TokenUri 'http://oauth.example.com/token' }
        }
        @{
            what = 'plain http with a specified token'; id = 'Enode.InsecureUri'; says = '*http://api.example.com*'
            do   = { Connect-Enode -AccessToken (ConvertTo-Secure 't') -ApiUri 'http://api.example.com' }
        }
    ) {
        $credential = New-Credential
        $thrown = $do | Should -Throw -ErrorId "$id,*" -ExpectedMessage $says -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $server.Journal.Count | Should -Be 0
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'rejects <what> and does not show it' -ForEach @(
        @{ what = 'user info in -ApiUri'; with = { @{ ApiUri = 'https://me:hunter2@api.example.com'; TokenUri = $server.TokenUri } } }
        @{ what = 'user info in -TokenUri'; with = { @{ ApiUri = $server.Uri; TokenUri = 'https://me:hunter2@oauth.example.com' } } }
        @{ what = 'user info in -TokenUri alone'; with = { @{ TokenUri = 'https://me:hunter2@oauth.example.com' } } }
        @{
            what = 'user info in -ApiUri with a token'
            with = { @{ ApiUri = 'https://me:hunter2@api.example.com'; AccessToken = ConvertTo-Secure 't' } }
        }
        @{
            what = 'user info before a fragment'
            with = { @{ ApiUri = 'https://me:1#hunter2@api.example.com'; TokenUri = $server.TokenUri } }
        }
        @{
            what = 'user info before a wrong port'
            with = { @{ ApiUri = 'https://me:hunter2@api.example.com:99999'; TokenUri = $server.TokenUri } }
        }
        @{ what = 'user info in ENODE_API_URL'; variables = { 'https://me:hunter2@api.example.com', $server.TokenUri } }
        @{ what = 'user info in ENODE_TOKEN_URL'; variables = { $server.Uri, 'https://me:hunter2@oauth.example.com' } }
    ) {
        if ($variables) { $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = & $variables }
        $with = $with ? (& $with) : @{}
        if (-not $with.AccessToken) { $with.Credential = New-Credential }
        $thrown = { Connect-Enode @with } | Should -Throw -ErrorId 'Enode.InvalidUri,*' -PassThru
        "$($thrown.TargetObject)" | Should -Not -BeLike '*hunter2*'
        $thrown.Exception.Data.Count | Should -Be 0
        # InvocationInfo is not checked: it has the line of the script, which the user wrote.
        $thrown, $thrown.CategoryInfo, $thrown.ErrorDetails | ForEach-Object { "$_" } | Should -Not -BeLike '*hunter2*'
        "$($thrown.Exception)" | Should -Not -BeLike '*hunter2*'
        $server.Journal.Count | Should -Be 0
    }

    It 'treats an empty <name> as one that is not set' -ForEach @(
        @{ name = 'ENODE_API_URL' }
        @{ name = 'ENODE_TOKEN_URL' }
        @{ name = 'ENODE_ENVIRONMENT' }
    ) {
        $server.Reply(502)
        $output = Invoke-WithEmpty $name @"
            [Environment]::GetEnvironmentVariables().Contains('$name')
            try { Connect-Enode -Proxy '$($server.Uri)' -MaximumRetryCount 0 } catch { }
"@
        $output | Should -Be 'True'
        "$($server.Journal)" | Should -BeExactly 'CONNECT oauth.production.enode.io:443'
    }

    It 'treats an empty <name> as one that is not set, and reports missing credentials' -ForEach @(
        @{ name = 'ENODE_CLIENT_ID' }
        @{ name = 'ENODE_CLIENT_SECRET' }
    ) {
        $output = Invoke-WithEmpty $name 'try { Connect-Enode } catch { $_.FullyQualifiedErrorId }'
        $output | Should -BeExactly 'Enode.MissingCredential,Enode.Commands.ConnectEnode'
    }

    It 'sends requests below the path of -ApiUri, with or without a slash at its end' -ForEach @('base', 'base/') {
        Connect-Enode -ApiUri "$($server.Uri)$_" -TokenUri $server.TokenUri -Credential (New-Credential)
        $server.Reply(200, (ConvertTo-Page))
        Get-EnodeUser
        $server.Calls[0].Target | Should -BeExactly '/base/users'
    }
}

Describe 'Connect-Enode: the requests' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = Get-Address $server
    }

    It 'form-encodes id and secret before they are joined' {
        Connect-Enode @there -Credential (New-Credential 'a:b%c é d' 's:% é+&=/ü') -ClientAuthentication Basic
        $server.TokenCalls[0].Header('Authorization') |
            Should -BeExactly (ConvertTo-BasicHeader 'a%3Ab%25c+%C3%A9+d:s%3A%25+%C3%A9%2B%26%3D%2F%C3%BC')
        $server.TokenCalls[0].Body | Should -BeExactly 'grant_type=client_credentials'
    }

    It 'sends id and secret in the form, and no header, with -ClientAuthentication Body' {
        Connect-Enode @there -Credential (New-Credential 'a:b%c é d' 's:% é+&=/ü') -ClientAuthentication Body
        $server.TokenCalls[0].Header('Authorization') | Should -BeNullOrEmpty
        $server.TokenCalls[0].Body -split '&' | Should -BeExactly @(
            'grant_type=client_credentials', 'client_id=a%3Ab%25c+%C3%A9+d', 'client_secret=s%3A%25+%C3%A9%2B%26%3D%2F%C3%BC'
        )
    }

    It 'is accepted by a simulator with such an id and secret, with -ClientAuthentication <_>' -ForEach @('Basic', 'Body') {
        Add-Type -Path (Join-Path (Get-ModulePath) 'Enode.Simulator.dll')
        $options = [Enode.SimulatorOptions]@{ ClientId = 'a:b%c é d'; ClientSecret = 's:% é+&=/ü'; VehicleCount = 1 }
        $simulator = [Enode.Simulator]::Start($options)
        $there = Get-Address $simulator
        try {
            Connect-Enode @there -Credential (New-Credential $options.ClientId $options.ClientSecret) -ClientAuthentication $_
            @(Get-EnodeVehicle).Count | Should -Be 1
            $simulator.RequestLog.Status | Should -Be 200, 200
        }
        finally {
            $simulator.Dispose()
        }
    }

    It 'sends Enode-Version <version> with every call' -ForEach @(
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

    It 'sends a User-Agent with the versions of this module and of PowerShell' {
        Connect-Scripted $server
        $server.TokenCalls[0].Header('User-Agent') |
            Should -BeExactly "Enode.PowerShell/$((Get-Module Enode).Version) PowerShell/$($PSVersionTable.PSVersion)"
    }

    It 'waits at most -TimeoutSec for a token' {
        $server.ReplyToToken([Enode.Testing.Response]::Hang)
        $thrown = { Connect-Scripted $server -With @{ TimeoutSec = 1; MaximumRetryCount = 0 } } |
            Should -Throw -ErrorId 'Enode.Timeout,*' -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'OperationTimeout'
        $thrown.Exception.Message | Should -BeLike '* within 1 s.'
        $server.Journal.Count | Should -Be 1
    }

    It 'waits at most -TimeoutSec for the response to every call' {
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

    It 'writes nothing without -PassThru' {
        Connect-Enode @there -Credential (New-Credential) | Should -BeNullOrEmpty
    }

    It 'writes the connection with -PassThru' {
        $connection = Connect-Enode @there -Credential (New-Credential 'me') -Name 'mine' -PassThru
        $connection | Should -BeOfType Enode.EnodeConnection
        $connection.Name, $connection.ClientId | Should -Be 'mine', 'me'
        $connection.GrantType, $connection.Environment | Should -Be 'client_credentials', 'Custom'
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

    It 'replaces a connection of the same name in another case' {
        $old = Connect-Scripted $server -Name 'Fleet'
        $new = Connect-Scripted $server -Name 'fleet'
        @(Get-EnodeConnection).Count | Should -Be 1
        Get-EnodeConnection | Should -Be $new
        $old.IsConnected | Should -BeFalse
        $new.IsConnected | Should -BeTrue
    }
}

Describe 'Connect-Enode: failures' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
    }

    It 'is a terminating error with a recommendation' {
        $body = '{"error":"invalid_client","error_description":"Client authentication failed."}'
        $server.ReplyToToken([Enode.Testing.Response]::Json(401, $body))
        $thrown = {
            Connect-Scripted $server -With @{ Credential = New-Credential 'me' 'wrong' } -ErrorAction SilentlyContinue
            throw 'It continued.'
        } | Should -Throw -PassThru
        $thrown.FullyQualifiedErrorId | Should -BeExactly 'Enode.InvalidClient,Enode.Commands.ConnectEnode'
        $thrown.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $thrown.TargetObject | Should -Be 'me'
        $thrown.Exception.Message | Should -BeLike '*401*invalid_client: Client authentication failed.*'
        $thrown.Exception.StatusCode | Should -Be 'Unauthorized'
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*client id and client secret*'
        $server.Journal.Count | Should -Be 1
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'leaves no connection selected' {
        $other = New-ScriptedServer
        Connect-Scripted $other -Name 'other'
        $server.ReplyToToken([Enode.Testing.Response]::Json(401, '{"error":"invalid_client"}'))
        { Connect-Scripted $server } | Should -Throw -ErrorId 'Enode.InvalidClient,*'
        { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        { Start-EnodeCharging 'v1' } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        $other.Calls.Count | Should -Be 0
        (Get-EnodeConnection).Name | Should -Be 'other'
    }

    It 'has an id for the OAuth error <error>' -ForEach @(
        @{ error = 'invalid_grant'; id = 'Enode.InvalidGrant' }
        @{ error = 'unauthorized_client'; id = 'Enode.UnauthorizedClient' }
        @{ error = 'invalid_scope'; id = 'Enode.InvalidScope' }
    ) {
        $server.ReplyToToken([Enode.Testing.Response]::Json(400, "{`"error`":`"$error`"}"))
        $thrown = { Connect-Scripted $server } | Should -Throw -ErrorId "$id,*" -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'is Enode.InvalidTokenResponse when the response is <what>' -ForEach @(
        @{ what = 'a web page'; answer = { [Enode.Testing.Response]::Html(200, '<html>Sign in</html>') } }
        @{ what = 'empty'; answer = { [Enode.Testing.Response]::Json(200, '') } }
        @{ what = 'without a token'; answer = { [Enode.Testing.Response]::Json(200, '{"token_type":"bearer"}') } }
        @{
            what   = 'another type of token'
            answer = { [Enode.Testing.Response]::Json(200, '{"access_token":"x","token_type":"mac"}') }
        }
    ) {
        $server.ReplyToToken((& $answer))
        $thrown = { Connect-Scripted $server } | Should -Throw -ErrorId 'Enode.InvalidTokenResponse,*' -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'InvalidResult'
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*-TokenUri*'
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'is Enode.ConnectionFailed where no server listens' {
        $there = Get-Address $server
        $server.Dispose()
        $thrown = { Connect-Enode @there -Credential (New-Credential) -MaximumRetryCount 0 } |
            Should -Throw -ErrorId 'Enode.ConnectionFailed,*' -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'ConnectionError'
        $thrown.Exception.Message | Should -BeLike "*$($there.ApiUri.Authority)*"
    }
}
