# The configuration folder of these tests is that of XDG_CONFIG_HOME, which Windows does not have.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $saved = $env:XDG_CONFIG_HOME

    # Stands for Microsoft.PowerShell.SecretManagement, which has the same parameters.
    function global:Get-Secret {
        [CmdletBinding()]
        param([string] $Name, [string] $Vault)
        $global:askedOfVault = @{ Name = $Name; Vault = $Vault }
        [pscredential]::new('vault-id', (ConvertTo-SecureString 'CANARY-vault-secret' -AsPlainText -Force))
    }

    function Get-ProfileFile([string] $Name = '*') { Get-ChildItem (Join-Path $env:XDG_CONFIG_HOME 'Enode') -File -Filter $Name }

    # A profile as a user can have changed it.
    function Set-ProfileFile([string] $Name, [hashtable] $Change = @{}, [string] $Text) {
        $folder = New-Item -ItemType Directory (Join-Path $env:XDG_CONFIG_HOME 'Enode') -Force
        $members = @{
            name = $Name; environment = 'Sandbox'; clientAuthentication = 'Basic'; apiVersion = '2024-10-01'; timeoutSec = '100'
            maximumRetryCount = '5'
        }
        foreach ($key in $Change.Keys) { $members[$key] = $Change[$key] }
        $file = Join-Path $folder "profile-$Name.json"
        Set-Content $file ($Text ? $Text : (ConvertTo-Json $members))
        [System.IO.File]::SetUnixFileMode($file, 'UserRead, UserWrite')
        $file
    }
}

AfterAll {
    Remove-Item function:Get-Secret
    Remove-Variable askedOfVault -Scope Global -ErrorAction Ignore
    $env:XDG_CONFIG_HOME = $saved
    Reset-Enode
}

Describe 'Profiles' -Skip:$IsWindows {
    BeforeEach {
        Reset-Enode
        $env:XDG_CONFIG_HOME = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $server = New-ScriptedServer
        $there = Get-Address $server
    }

    It 'hold all settings, which -Profile uses again' {
        $proxy = New-ScriptedServer
        Connect-Enode @there -SecretName 'fleet' -VaultName 'company' -Name 'Fleet Norway' -ClientAuthentication Body `
            -ApiVersion 2024-01-01 -TimeoutSec 20 -MaximumRetryCount 2 -Proxy $proxy.Uri -SaveProfile Fleet-NO
        $first = Get-EnodeConnection
        Disconnect-Enode
        $again = Connect-Enode -Profile fleet-no -PassThru

        foreach ($name in 'Name', 'Environment', 'ApiUri', 'TokenUri', 'ClientId', 'ApiVersion', 'GrantType') {
            $again.$name | Should -Be $first.$name
        }
        $again.Name | Should -BeExactly 'Fleet Norway'
        $askedOfVault.Name, $askedOfVault.Vault | Should -Be 'fleet', 'company'
        $server.TokenCalls.Count | Should -Be 2
        $server.TokenCalls[1].Body | Should -BeExactly $server.TokenCalls[0].Body
        $server.TokenCalls[1].Body | Should -BeLike '*client_id=vault-id*'
        $stored = Get-EnodeProfile
        $stored.Name, $stored.ApiVersion, $stored.TimeoutSec, $stored.MaximumRetryCount | Should -Be 'Fleet-NO', '2024-01-01', 20, 2
        $stored.Proxy | Should -Be $proxy.Uri
    }

    It 'hold an environment by its name' {
        $file = Set-ProfileFile 'sand' @{ clientId = 'me' }
        $stored = Get-EnodeProfile sand
        $stored.Environment, $stored.ApiUri, $stored.ClientId | Should -Be 'Sandbox', $null, 'me'
        Get-Content $file -Raw | Should -Not -BeLike '*https*'
    }

    It 'never contain a secret' {
        $secret, $token = 'CANARY-client-secret', 'CANARY-access-token'
        Connect-Enode @there -Credential (New-Credential 'me' $secret) -SaveProfile one
        $more = @{ ClientSecret = ConvertTo-Secure $secret; ProxyCredential = New-Credential 'p' $secret }
        Connect-Enode @there -ClientId 'me' @more -SaveProfile two
        Connect-Enode @there -SecretName 'fleet' -SaveProfile three
        Connect-Enode -ApiUri $server.Uri -AccessToken (ConvertTo-Secure $token) -SaveProfile four
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = 'me', $secret
        Connect-Enode @there -SaveProfile five
        @(Get-ProfileFile).Count | Should -Be 5
        foreach ($file in Get-ProfileFile) { Get-Content $file -Raw | Should -Not -Match 'CANARY|token-\d|cHJveHk' }
        Get-EnodeProfile | ForEach-Object { Get-ObjectText $_ } | Should -Not -Match 'CANARY'
        (Get-EnodeProfile).Name | Should -Be 'five', 'four', 'one', 'three', 'two'
    }

    It 'are not saved with a proxy whose address contains a password' {
        $address = 'http://me:CANARY@proxy.example:8080'
        $thrown = { Connect-Enode @there -Credential (New-Credential) -Proxy $address -SaveProfile x } |
            Should -Throw -ErrorId 'Enode.ProfileNotSaved,*' -PassThru
        Get-ErrorText $thrown | Should -Not -Match 'CANARY'
        Join-Path $env:XDG_CONFIG_HOME 'Enode/profile-x.json' | Should -Not -Exist
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'are files that only their user can read, in a folder of the user, and nothing else is left there' {
        1..3 | ForEach-Object { Connect-Enode @there -Credential (New-Credential) -SaveProfile same }
        Get-ProfileFile | Should -HaveCount 1
        [convert]::ToString([int][System.IO.File]::GetUnixFileMode((Get-ProfileFile).FullName), 8) | Should -Be '600'
        [convert]::ToString([int][System.IO.File]::GetUnixFileMode((Get-ProfileFile).Directory.FullName), 8) | Should -Be '700'
    }

    It 'are replaced in one step: a reader of the old file is not disturbed' {
        Connect-Enode @there -Credential (New-Credential 'old') -SaveProfile same
        $reader = [System.IO.File]::OpenText((Get-ProfileFile).FullName)
        try {
            Connect-Enode @there -Credential (New-Credential 'new') -SaveProfile same
            $reader.ReadToEnd() | ConvertFrom-Json | ForEach-Object clientId | Should -Be 'old'
        }
        finally {
            $reader.Dispose()
        }

        (Get-EnodeProfile same).ClientId | Should -Be 'new'
    }

    It 'are saved by several runspaces at the same time, each whole' {
        $module, $credential, $address = (Get-ModulePath), (New-Credential), $there
        1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            $to = $using:address
            Connect-Enode @to -Credential $using:credential -Name "c$_" -SaveProfile same
        }
        Get-ProfileFile | Should -HaveCount 1
        (Get-EnodeProfile same).ConnectionName | Should -Match '^c[1-8]$'
    }

    It 'are not changed when connecting fails' {
        Connect-Enode @there -Credential (New-Credential 'good') -SaveProfile same
        $null = $server.ReplyToToken([Enode.Testing.Response]::Json(401, '{"error":"invalid_client"}'))
        { Connect-Enode @there -Credential (New-Credential 'bad') -SaveProfile same } | Should -Throw -ErrorId 'Enode.InvalidClient,*'
        (Get-EnodeProfile same).ClientId | Should -Be 'good'
    }

    It 'cannot be saved where the folder cannot be written, and then nothing is connected' {
        Set-Content (Join-Path $env:XDG_CONFIG_HOME 'Enode') 'a file in place of the folder'
        { Connect-Enode @there -Credential (New-Credential) -SaveProfile x } | Should -Throw -ErrorId 'Enode.ProfileNotSaved,*'
        Get-EnodeConnection | Should -BeNullOrEmpty
    }

    It 'cannot have the name <name>' -ForEach @(
        @{ name = '../x' }, @{ name = 'a/b' }, @{ name = 'a\b' }, @{ name = '.x' }, @{ name = 'a.b' }, @{ name = '' }, @{ name = '-x' }
        @{ name = 'x' * 65 }, @{ name = "a`n" }, @{ name = 'é' }, @{ name = '*' }
    ) {
        foreach ($parameter in 'Profile', 'SaveProfile') {
            $with = @{ $parameter = $name }
            { Connect-Enode @there -Credential (New-Credential) @with } | Should -Throw -ErrorId 'ParameterArgument*'
        }
        $server.Journal.Count | Should -Be 0
        Join-Path $env:XDG_CONFIG_HOME 'Enode' | Should -Not -Exist
    }

    It 'do not fit together with addresses of the command line' -ForEach @(
        @{ more = @{ Environment = 'Sandbox' } }
        @{ more = @{ ApiUri = 'https://example.com' } }
        @{ more = @{ TokenUri = 'https://example.com' } }
    ) {
        $null = Set-ProfileFile 'sand'
        { Connect-Enode -Profile sand @more -Credential (New-Credential) } | Should -Throw -ErrorId 'Enode.InvalidArgument,*'
    }

    It 'win over the addresses of environment variables, and their client over that of the variables' {
        $other = New-ScriptedServer
        Connect-Enode @there -Credential (New-Credential 'mine') -SaveProfile one
        Disconnect-Enode
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL, $env:ENODE_CLIENT_SECRET = $other.Uri, $other.TokenUri, 's'
        (Connect-Enode -Profile one -PassThru).ClientId | Should -Be 'mine'
        Disconnect-Enode
        $env:ENODE_CLIENT_ID = 'another'
        $run = Invoke-InProcess { try { Connect-Enode -Profile one } catch { $_.FullyQualifiedErrorId, "$_" } }
        $run.Text | Should -BeLike "Enode.MissingCredential,*ENODE_CLIENT_ID is of another client than the profile, which is of 'mine'*"
        $other.Journal.Count | Should -Be 0
        $server.TokenCalls.Count | Should -Be 2
    }

    It 'have the client of a secret without one' {
        Connect-Enode @there -Credential (New-Credential 'mine') -SaveProfile one
        $env:ENODE_CLIENT_ID = 'another'
        (Connect-Enode -Profile one -ClientSecret (ConvertTo-Secure 's') -PassThru).ClientId | Should -Be 'mine'
        $server.TokenCalls[-1].Header('Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'mine:s')
        (Connect-Enode -Profile one -ClientId two -ClientSecret (ConvertTo-Secure 's') -PassThru).ClientId | Should -Be 'two'
        (Connect-Enode @there -ClientSecret (ConvertTo-Secure 's') -PassThru).ClientId | Should -Be 'another'
        $env:ENODE_CLIENT_ID = $null
        { Connect-Enode @there -ClientSecret (ConvertTo-Secure 's') } | Should -Throw -ErrorId 'Enode.MissingCredential,*'
    }

    It 'give way to parameters' {
        Connect-Enode @there -SecretName 'fleet' -Name 'saved' -MaximumRetryCount 3 -SaveProfile one
        $connection = Connect-Enode -Profile one -Credential (New-Credential 'param') -Name 'given' -PassThru
        $connection.Name, $connection.ClientId | Should -Be 'given', 'param'
        Connect-Enode -Profile one -MaximumRetryCount 0 -SaveProfile two
        (Get-EnodeProfile two).MaximumRetryCount, (Get-EnodeProfile two).SecretName, (Get-EnodeProfile one).MaximumRetryCount |
            Should -Be 0, 'fleet', 3
    }

    It 'end as <id> when the file is <what>, and nothing is sent' -ForEach @(
        @{ what = 'missing'; id = 'Enode.ProfileNotFound'; make = { } }
        @{ what = 'not JSON'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' -Text '{' } }
        @{ what = 'a list'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' -Text '[]' } }
        @{ what = 'with a secret'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' @{ clientSecret = 'CANARY' } } }
        @{ what = 'with another value'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' @{ timeoutSec = '0' } } }
        @{ what = 'with a number'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' @{ timeoutSec = 100 } } }
        @{ what = 'of another profile'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' @{ name = 'y' } } }
        @{ what = 'with half of a surrogate'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' -Text '{"\ud800":"a"}' } }
        @{ what = 'with a proxy password'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' @{ proxy = 'http://u:CANARY@h:1' } } }
        @{ what = 'of an unknown environment'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' @{ environment = 'prod' } } }
        @{
            what = 'of two servers'; id = 'Enode.InvalidProfile'
            make = { Set-ProfileFile 'x' @{ tokenUri = 'https://example.com/token' } }
        }
        @{ what = 'of no server'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' -Text ($whole -replace '.*environment.*') } }
        @{ what = 'of an empty client'; id = 'Enode.InvalidProfile'; make = { Set-ProfileFile 'x' @{ clientId = ' ' } } }
        @{
            what = 'with an address of plain http'; id = 'Enode.InvalidProfile'
            make = {
                Set-ProfileFile 'x' -Text ($whole -replace '"environment":.*', '"apiUri": "http://example.com", "tokenUri": "https://h",')
            }
        }
        @{
            what = 'writable by others'; id = 'Enode.InvalidProfile'
            make = { [System.IO.File]::SetUnixFileMode((Set-ProfileFile 'x'), 'UserRead, UserWrite, GroupWrite') }
        }
    ) {
        $whole = @'
{ "name": "x", "clientAuthentication": "Basic", "apiVersion": "2024-10-01", "timeoutSec": "100", "maximumRetryCount": "5",
  "environment": "Sandbox",
  "clientId": "me" }
'@
        $null = & $make
        $thrown = { Connect-Enode -Profile x -Credential (New-Credential) } | Should -Throw -ErrorId "$id,*" -PassThru
        Get-ErrorText $thrown | Should -Not -Match 'CANARY'
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-EnodeProfile x -ErrorVariable failure -ErrorAction SilentlyContinue
        Get-ErrorId $failure | Should -Be $id
    }

    It 'are not listed if they are not found by their name' -Skip:(-not $IsLinux) {
        $null = Set-ProfileFile 'one'
        $folder = Join-Path $env:XDG_CONFIG_HOME 'Enode'
        $null = Set-ProfileFile 'Fleet'
        $null = New-Item -ItemType Directory (Join-Path $folder 'profile-folder.json')
        $null = New-Item -ItemType SymbolicLink (Join-Path $folder 'profile-link.json') -Target (Join-Path $folder 'nothing') -Force
        $null = New-Item -ItemType SymbolicLink (Join-Path $folder 'profile-there.json') -Target $folder
        $null = New-Item -ItemType SymbolicLink (Join-Path $folder 'profile-loop.json') -Target (Join-Path $folder 'profile-loop.json') -Force
        Set-Content (Join-Path $folder 'profile-a b.json') '{}'
        (Get-EnodeProfile).Name | Should -Be 'one'
        (Get-Completion 'Connect-Enode -Profile ').CompletionText | Should -Be 'one'
    }

    It 'are read whole while other processes save and connect with them' {
        Connect-Enode @there -Credential (New-Credential 'aa') -Name 'aa' -SaveProfile same
        $script = {
            param($letter)
            foreach ($i in 1..15) {
                $name = $letter * (2 + 30 * ($i % 2))
                $credential = [pscredential]::new($name, (ConvertTo-SecureString 's' -AsPlainText -Force))
                $saved = Connect-Enode -ApiUri $env:TEST_API -TokenUri $env:TEST_TOKEN -Credential $credential -Name $name `
                    -SaveProfile same -PassThru
                $again = Connect-Enode -Profile same -ClientSecret $credential.Password -PassThru
                if ($saved.Name -ne $name -or $again.Name -ne $again.ClientId) { throw "$name, $again" }
            }
        }
        # The processes inherit these.
        $env:TEST_API, $env:TEST_TOKEN = $there.ApiUri, $there.TokenUri
        $module = Get-ModulePath
        $processes = foreach ($letter in 'a', 'b') {
            $line = "`$ErrorActionPreference = 'Stop'; Import-Module '$module'; & { $script } $letter"
            $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
            '-NoProfile', '-NonInteractive', '-EncodedCommand', [convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($line)) |
                ForEach-Object { $start.ArgumentList.Add($_) }
            $start.RedirectStandardError = $start.RedirectStandardInput = $true
            [System.Diagnostics.Process]::Start($start)
        }
        do {
            $read = Get-EnodeProfile same -ErrorAction Stop
            $read.ClientId | Should -BeExactly $read.ConnectionName
        } until (-not ($processes.HasExited -contains $false))
        foreach ($process in $processes) { $process.ExitCode | Should -Be 0 -Because $process.StandardError.ReadToEnd() }
        Get-ProfileFile | Should -HaveCount 1
        Remove-Item Env:TEST_API, Env:TEST_TOKEN
    }

    It 'are listed by pattern and removed, with -WhatIf and from the pipeline' {
        'one', 'two', 'three' | ForEach-Object { $null = Set-ProfileFile $_ }
        (Get-EnodeProfile T*).Name | Should -Be 'three', 'two'
        Get-EnodeProfile none* | Should -BeNullOrEmpty
        Remove-EnodeProfile one -WhatIf
        (Get-EnodeProfile).Count | Should -Be 3
        Get-EnodeProfile t* | Remove-EnodeProfile
        (Get-EnodeProfile).Name | Should -Be 'one'
        Remove-EnodeProfile ONE
        Get-EnodeProfile | Should -BeNullOrEmpty
        Remove-EnodeProfile one -ErrorVariable failure -ErrorAction SilentlyContinue
        Get-ErrorId $failure | Should -Be 'Enode.ProfileNotFound'
        "$failure" | Should -BeLike '*There are no profiles.*'
    }

    It 'are completed' {
        'one', 'two' | ForEach-Object { $null = Set-ProfileFile $_ }
        (Get-Completion 'Connect-Enode -Profile t').CompletionText | Should -Be 'two'
        (Get-Completion 'Get-EnodeProfile ').CompletionText | Should -Be 'one', 'two'
    }
}
