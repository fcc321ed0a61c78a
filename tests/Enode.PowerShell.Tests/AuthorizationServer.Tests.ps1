# The grants against a certified OAuth server. The simulator of this project does not prove what another server accepts.

BeforeDiscovery {
    $node = [bool](Get-Command node, npm -ErrorAction Ignore)
    if (-not $node) { Write-Warning 'Node.js is not installed: the grants are not tested against a certified authorization server.' }
    $both = @(
        @{ Authentication = 'Basic'; ClientId = 'fleet:basic 1%' }
        @{ Authentication = 'Body'; ClientId = 'fleet:body 1%' }
    )
    $clients = @(
        @{ Kind = 'with a secret'; ClientId = 'fleet:user' }
        @{ Kind = 'without a secret'; ClientId = 'fleet:native' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
    Import-ModuleUnderTest

    # Starts the server, and gives its process and its addresses.
    function Start-AuthorizationServer([string] $Secret, [string] $Other) {
        $contract = Join-Path $PSScriptRoot 'contract'
        Install-NodePackage $contract
        $start = [System.Diagnostics.ProcessStartInfo]::new('node')
        'authorization-server.mjs', '--secret', $Secret, '--other', $Other | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.WorkingDirectory = $contract
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $process = [System.Diagnostics.Process]::Start($start)
        $process, ($process.StandardOutput.ReadLine() | ConvertFrom-Json)
    }

    # Gives the server a command, and its answer.
    function Invoke-ServerCommand([string] $Command) {
        $server.StandardInput.WriteLine($Command)
        $server.StandardInput.Flush()
        $server.StandardOutput.ReadLine() | ConvertFrom-Json
    }

    # Signs in and agrees, as a user does in a browser: fills in each form until the browser is sent back to PowerShell.
    function Complete-Page([uri] $Address) {
        $form = '<form[^>]* action="(?<action>[^"]+)" method="post">\s*<input type="hidden" name="prompt" value="(?<prompt>\w+)"'
        $page = Invoke-WebRequest $Address -SessionVariable browser -NoProxy
        while ($page.Content -match $form) {
            $fields = @{ prompt = $Matches.prompt; login = 'driver'; password = 'any' }
            $page = Invoke-WebRequest $Matches.action -Method POST -Body $fields -WebSession $browser -NoProxy
        }

        $page
    }

    # Signs in to the server in a browser, and connects. Gives the streams of the command.
    function Connect-Driver([hashtable] $With, [scriptblock] $Visit = { Complete-Page $args[0] }) {
        $all = @{
            ApiUri = $to.issuer; TokenUri = $to.tokenUri; AuthorizationUri = $to.authorizationUri; Name = 'driver'
            Scope = 'openid', 'offline_access'; TimeoutSec = 60
        }
        foreach ($name in $With.Keys) { $all[$name] = $With[$name] }
        Invoke-WithBrowser { Connect-EnodeUser @with -PassThru } @{ with = $all } $Visit
        Get-EnodeConnection | Select-EnodeConnection
    }

    function Get-ClientParameter([string] $ClientId) {
        $ClientId -eq 'fleet:native' ? @{ ClientId = $ClientId } : @{ Credential = New-Credential $ClientId $secret }
    }
}

Describe 'Client credentials, against a certified authorization server' -Skip:(-not $node) {
    BeforeAll {
        Reset-Enode
        # Every character that a wrong encoding would lose.
        $secret = 'p:%s +/=&?~x12345'
        $other = "p:%s +/=&?~x12345-`u{e6}`u{f8}`u{e5}-`u{20ac}-`u{1f697}"
        $server, $to = Start-AuthorizationServer $secret $other
        # The API itself is not called: no server listens at this address.
        $there = @{ ApiUri = 'http://127.0.0.1:9/'; TokenUri = $to.tokenUri; MaximumRetryCount = 0 }
    }

    AfterAll {
        $server.StandardInput.Close()
        $server.WaitForExit()
        Reset-Enode
    }

    It 'give a token with <Authentication> authentication' -ForEach $both {
        $connection = Connect-Enode @there -Credential (New-Credential $ClientId $secret) -ClientAuthentication $Authentication -PassThru

        $connection.TokenExpiresAt | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(19))
        $connection.RequestCount | Should -Be 1
        (Get-EnodeAccessToken).Length | Should -BeGreaterThan 10
    }

    It 'give a token with a secret of reserved and non-ASCII characters, with <_> authentication' -ForEach 'Basic', 'Body' {
        Reset-Enode
        Connect-Enode @there -Credential (New-Credential 'fleet:any' $other) -ClientAuthentication $_
        (Get-EnodeAccessToken).Length | Should -BeGreaterThan 10
    }

    It 'are rejected with a wrong secret with <Authentication> authentication' -ForEach $both {
        foreach ($wrong in 'wrong', $secret.ToUpperInvariant(), "$secret ", [uri]::EscapeDataString($secret), $other) {
            { Connect-Enode @there -Credential (New-Credential $ClientId $wrong) -ClientAuthentication $Authentication } |
                Should -Throw -ErrorId 'Enode.InvalidClient,*' -ExpectedMessage '*invalid_client*'
        }
    }

    It 'are renewed when the server no longer accepts the token' {
        $with = @{ ApiUri = $to.issuer; TokenUri = $to.tokenUri; Credential = New-Credential 'fleet:basic 1%' $secret }
        $connection = Connect-Enode @with -PassThru
        # The server has no API for clients: it rejects every token there, one that has just been renewed too.
        { Invoke-EnodeApi me -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.*'
        $connection.RequestCount | Should -Be 4
    }
}

Describe 'Authorization codes, against a certified authorization server' -Skip:(-not $node -or $IsWindows) {
    BeforeAll {
        $secret = 'p:%s +/=&?~x12345'
        $server, $to = Start-AuthorizationServer $secret 'unused'
    }

    BeforeEach { Reset-Enode }

    AfterAll {
        $server.StandardInput.Close()
        $server.WaitForExit()
        Reset-Enode
    }

    It 'give a connection of the user to a client <Kind>' -ForEach $clients {
        $run = Connect-Driver (Get-ClientParameter $ClientId)
        $run.EndedBy | Should -BeNullOrEmpty
        $run.Output.GrantType, $run.Output.ClientId | Should -Be 'authorization_code', $ClientId
        $run.Output.TokenExpiresAt | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(9))
        (Invoke-EnodeApi me).sub | Should -Be 'driver'
    }

    It 'are not issued when the user does not agree' {
        $run = Connect-Driver (Get-ClientParameter 'fleet:user') {
            $page = Invoke-WebRequest $args[0] -SessionVariable browser -NoProxy
            $page.Content -match 'href="(?<abort>[^"]+/abort)"' | Should -BeTrue
            Invoke-WebRequest $Matches.abort -WebSession $browser -NoProxy
        }
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.AccessDenied'
        $run.EndedBy.Exception.Message | Should -BeLike '*access_denied: End-User aborted interaction*'
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'are not issued without the page that the user has to see, and its error has an id too' {
        $run = Connect-Driver ((Get-ClientParameter 'fleet:user') + @{ AuthorizationUri = "$($to.issuer)/auth?prompt=none" }) {
            Invoke-WebRequest $args[0] -NoProxy
        }
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.LoginRequired'
    }

    It 'are rejected with a wrong secret' {
        $run = Connect-Driver @{ Credential = New-Credential 'fleet:user' 'wrong' }
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.InvalidClient'
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'give a refresh token that is replaced after each expiry, for a client <Kind>' -ForEach $clients {
        $null = Connect-Driver (Get-ClientParameter $ClientId)
        $before = @(Invoke-ServerCommand 'refresh tokens').Count
        $connection = Get-EnodeConnection 'driver'
        foreach ($round in 1..3) {
            $null = Invoke-ServerCommand 'advance 700'
            (Invoke-EnodeApi me).sub | Should -Be 'driver'
            # The rejected call, the refresh, and the call again.
            $connection.RequestCount | Should -Be (1 + 3 * $round)
        }

        $issued = @(Invoke-ServerCommand 'refresh tokens')
        $issued.Count | Should -Be ($before + 3)
        @($issued | Sort-Object -Unique).Count | Should -Be $issued.Count
    }

    It 'end the session when a refresh token is used twice, with one error and no loop' {
        $null = Connect-Driver (Get-ClientParameter 'fleet:native')
        $connection = Get-EnodeConnection 'driver'
        $stolen = @(Invoke-ServerCommand 'refresh tokens')[-1]
        $null = Invoke-ServerCommand 'advance 700'
        (Invoke-EnodeApi me).sub | Should -Be 'driver'
        # Another program uses the token that was replaced: the server ends the session.
        $form = @{ grant_type = 'refresh_token'; refresh_token = $stolen; client_id = 'fleet:native' }
        $reply = Invoke-WebRequest $to.tokenUri -Method POST -Body $form -NoProxy -SkipHttpErrorCheck
        $reply.StatusCode | Should -Be 400

        $sent = $connection.RequestCount
        $thrown = { Invoke-EnodeApi me } | Should -Throw -ErrorId 'Enode.InvalidGrant,*' -PassThru
        $thrown.Exception.Message | Should -BeLike 'The session of the user has ended.*invalid_grant*'
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-EnodeUser*'
        $connection.RequestCount | Should -Be ($sent + 2)
        { Invoke-EnodeApi me } | Should -Throw -ErrorId 'Enode.InvalidGrant,*'
        $connection.RequestCount | Should -Be ($sent + 2)
    }

    It 'end the session when the refresh token expires' {
        $null = Connect-Driver (Get-ClientParameter 'fleet:user')
        $null = Invoke-ServerCommand 'advance 90000'
        { Invoke-EnodeApi me } | Should -Throw -ErrorId 'Enode.InvalidGrant,*'
    }
}
