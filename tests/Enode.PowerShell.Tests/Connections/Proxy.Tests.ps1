# What is sent through a proxy and what is not, and that the password of the proxy is not shown.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # All that a run shows.
    function Get-RunText($Run) {
        $errors = $Run.Errors | ForEach-Object { Get-ErrorText $_ }
        $output = $Run.Output | ForEach-Object { Get-ObjectText $_ }
        @($Run.Verbose) + @($Run.Debug) + @($Run.Warning) + @($errors) + @($output) -join "`n"
    }

    # Runs a script in a process that uses a proxy by an environment variable, and has credentials.
    function Invoke-WithProxy([string] $Proxy, [scriptblock] $ScriptBlock) {
        Invoke-InProcess $ScriptBlock -Environment @{ ENODE_CLIENT_ID = 'id'; ENODE_CLIENT_SECRET = 'secret'; https_proxy = $Proxy }
    }
}

AfterAll { Reset-Enode }

Describe 'A proxy' {
    BeforeEach {
        Reset-Enode
        $proxy = New-ScriptedServer
        $askForPassword = [Enode.Testing.Response]::Json(407).With('Proxy-Authenticate', 'Basic realm="proxy"')
    }

    It 'gets its password from <where>, which is not shown' -ForEach @(
        @{
            where = 'user info in -Proxy'; pair = 'user:hunter@2/é'
            with  = { @{ Proxy = "http://user:hunter%402%2F%C3%A9@$($proxy.Uri.Authority)" } }
        }
        @{
            where = 'user info in a Uri'; pair = 'user:hunter@2/%é'
            with  = { @{ Proxy = [uri]"http://user:hunter%402%2F%25%C3%A9@$($proxy.Uri.Authority)" } }
        }
        @{
            where = '-ProxyCredential'; pair = 'user:hunter@2/é'
            with  = { @{ Proxy = $proxy.Uri; ProxyCredential = New-Credential 'user' 'hunter@2/é' } }
        }
        @{
            where = '-ProxyCredential, and not from user info'; pair = 'user:hunter2'
            with  = { @{ Proxy = "http://a:wrong@$($proxy.Uri.Authority)"; ProxyCredential = New-Credential 'user' 'hunter2' } }
        }
    ) {
        $proxy.Reply($askForPassword, [Enode.Testing.Response]::Json(502))
        $run = Invoke-InRunspace {
            $VerbosePreference = $DebugPreference = 'Continue'
            Connect-Enode @with -Credential $credential -MaximumRetryCount 0
        } @{ with = & $with; credential = New-Credential }
        $proxy.Journal | ForEach-Object { "$_" } | Should -Be (@('CONNECT oauth.production.enode.io:443') * 2)
        $proxy.Journal[0].Header('Proxy-Authorization') | Should -BeNullOrEmpty
        $proxy.Journal[1].Header('Proxy-Authorization') | Should -BeExactly (ConvertTo-BasicHeader $pair)
        Get-ErrorId $run.Errors | Should -Be 'Enode.ConnectionFailed'
        $text = Get-RunText $run
        $text | Should -BeLike "*$($proxy.Uri.Authority)*"
        $text | Should -Not -BeLike '*hunter*'
        $text | Should -Not -BeLike '*wrong*'
    }

    It 'of the system gets -ProxyCredential' {
        $proxy.Reply($askForPassword, [Enode.Testing.Response]::Json(502))
        $run = Invoke-WithProxy $proxy.Uri {
            $credential = [pscredential]::new('user', (ConvertTo-SecureString 'hunter2' -AsPlainText))
            try { Connect-Enode -ProxyCredential $credential -MaximumRetryCount 0 } catch { $_.FullyQualifiedErrorId }
        }
        $run.Text.Trim() | Should -BeExactly 'Enode.ConnectionFailed,Enode.Commands.ConnectEnode'
        $proxy.Journal[1].Header('Proxy-Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'user:hunter2')
    }

    It 'of the system has a password that is not shown' {
        $proxy.Reply($askForPassword, [Enode.Testing.Response]::Json(502))
        $run = Invoke-WithProxy "http://user:hunter2@$($proxy.Uri.Authority)" {
            $VerbosePreference = $DebugPreference = 'Continue'
            try { Connect-Enode -MaximumRetryCount 0 }
            catch { $_ | Format-List * -Force; $_.Exception | Format-List * -Force; "$($_.Exception)" }
        }
        $proxy.Journal[1].Header('Proxy-Authorization') | Should -BeExactly (ConvertTo-BasicHeader 'user:hunter2')
        $run.Text | Should -BeLike '*Enode.ConnectionFailed*'
        $run.Text | Should -Not -BeLike '*hunter2*'
    }

    It 'that is <what> is rejected, and not shown' -ForEach @(
        @{ what = 'not an address'; address = 'proxy.example.com' }
        @{ what = 'a host and a port'; address = 'proxy.example.com:8080' }
        @{ what = 'relative'; address = '/proxy' }
        @{ what = 'of another scheme'; address = 'socks5://user:hunter2@127.0.0.1:1080' }
        @{ what = 'a file'; address = 'file:///etc/hosts' }
        @{ what = 'not a port'; address = 'http://user:hunter2@proxy.example.com:99999' }
        @{ what = 'without a host'; address = 'http://user:hunter2@' }
    ) {
        $run = Invoke-InRunspace { Connect-Enode -Credential $credential -Proxy $address -Name 'x' } @{
            credential = New-Credential; address = $address
        }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeExactly 'Enode.InvalidUri,Enode.Commands.ConnectEnode'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$($run.Errors[0])" | Should -BeLike '-Proxy is not an absolute http or https address*'
        Get-RunText $run | Should -Not -BeLike '*hunter2*'
        Get-EnodeConnection | Should -BeNullOrEmpty
    }
}

Describe 'This machine' {
    BeforeEach { Reset-Enode }

    It 'is reached without the proxy of <variable>' -ForEach @(
        @{ variable = 'http_proxy' }
        @{ variable = 'all_proxy' }
    ) {
        $proxy = New-ScriptedServer
        $run = Invoke-InProcess { $null = Start-EnodeSimulator -Connect -VehicleCount 3; @(Get-EnodeVehicle).Count } -Environment @{
            $variable = $proxy.Uri
        }
        $run.Text.Trim() | Should -BeExactly '3'
        $proxy.ConnectionCount | Should -Be 0
    }

    It 'is reached without the proxy of -Proxy' {
        $proxy = New-ScriptedServer
        $server = New-ScriptedServer
        $null = Connect-Scripted $server -With @{ Proxy = $proxy.Uri }
        $server.TokenCalls.Count | Should -Be 1
        $proxy.ConnectionCount | Should -Be 0
    }
}
