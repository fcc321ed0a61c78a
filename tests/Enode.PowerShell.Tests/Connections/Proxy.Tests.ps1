# What goes through a proxy, what never does, and that its password is seen nowhere.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    function BasicOf([string] $Pair) { 'Basic ' + [convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Pair)) }

    # All that can be seen of a failed command.
    function Get-EverythingOf($Run) {
        $texts = foreach ($record in $Run.Errors) {
            "$record"
            $record | Format-List * -Force | Out-String -Width 4096
            "$($record.TargetObject)"
            for ($exception = $record.Exception; $exception; $exception = $exception.InnerException) {
                "$exception"
                $exception | Format-List * -Force | Out-String -Width 4096
                $exception.Data | Out-String -Width 4096
            }
        }
        @($Run.Verbose) + @($Run.Debug) + @($Run.Warning) + @($texts) + @($Run.Output | Format-List * -Force | Out-String -Width 4096) -join "`n"
    }
}

AfterAll { Reset-Enode }

Describe 'A proxy' {
    BeforeEach {
        Reset-Enode
        $proxy = New-ScriptedServer
        $askForPassword = [Enode.Testing.Response]::Json(407).With('Proxy-Authenticate', 'Basic realm="proxy"')
    }

    It 'gets its password from <where>, and nothing shows it' -ForEach @(
        @{ where = 'user info in -Proxy'; with = { @{ Proxy = "http://user:hunter%402%2F%C3%A9@$($proxy.Uri.Authority)" } }; pair = 'user:hunter@2/é' }
        @{ where = 'user info in a Uri'; with = { @{ Proxy = [uri]"http://user:hunter%402%2F%25%C3%A9@$($proxy.Uri.Authority)" } }; pair = 'user:hunter@2/%é' }
        @{ where = '-ProxyCredential'; with = { @{ Proxy = $proxy.Uri; ProxyCredential = New-Credential 'user' 'hunter@2/é' } }; pair = 'user:hunter@2/é' }
        @{ where = '-ProxyCredential before user info'; with = { @{ Proxy = "http://a:wrong@$($proxy.Uri.Authority)"; ProxyCredential = New-Credential 'user' 'hunter2' } }; pair = 'user:hunter2' }
    ) {
        $proxy.Reply($askForPassword, [Enode.Testing.Response]::Json(502))
        $run = Invoke-InRunspace {
            $VerbosePreference = $DebugPreference = 'Continue'
            Connect-Enode @with -Credential $credential -MaximumRetryCount 0
        } @{ with = & $with; credential = New-Credential }
        $proxy.Journal | ForEach-Object { "$_" } | Should -Be 'CONNECT oauth.production.enode.io:443', 'CONNECT oauth.production.enode.io:443'
        $proxy.Journal[0].Header('Proxy-Authorization') | Should -BeNullOrEmpty
        $proxy.Journal[1].Header('Proxy-Authorization') | Should -BeExactly (BasicOf $pair)
        Get-ErrorId $run.Errors | Should -Be 'Enode.ConnectionFailed'
        $everything = Get-EverythingOf $run
        $everything | Should -BeLike "*$($proxy.Uri.Authority)*"
        $everything | Should -Not -BeLike '*hunter*'
        $everything | Should -Not -BeLike '*wrong*'
    }

    It 'gets -ProxyCredential where it is the proxy of the system' {
        $proxy.Reply($askForPassword, [Enode.Testing.Response]::Json(502))
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = 'id', 'secret'
        $env:https_proxy = $proxy.Uri
        try {
            $run = Invoke-InProcess {
                $credential = [pscredential]::new('user', (ConvertTo-SecureString 'hunter2' -AsPlainText))
                try { Connect-Enode -ProxyCredential $credential -MaximumRetryCount 0 } catch { $_.FullyQualifiedErrorId }
            }
        }
        finally {
            $env:https_proxy = $null
        }

        $run.Text.Trim() | Should -BeExactly 'Enode.ConnectionFailed,Enode.Commands.ConnectEnode'
        $proxy.Journal[1].Header('Proxy-Authorization') | Should -BeExactly (BasicOf 'user:hunter2')
    }

    It 'of the system does not show its password' {
        $proxy.Reply($askForPassword, [Enode.Testing.Response]::Json(502))
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = 'id', 'secret'
        $env:https_proxy = "http://user:hunter2@$($proxy.Uri.Authority)"
        try {
            $run = Invoke-InProcess {
                $VerbosePreference = $DebugPreference = 'Continue'
                try { Connect-Enode -MaximumRetryCount 0 } catch { $_ | Format-List * -Force; $_.Exception | Format-List * -Force; "$($_.Exception)" }
            }
        }
        finally {
            $env:https_proxy = $null
        }

        $proxy.Journal[1].Header('Proxy-Authorization') | Should -BeExactly (BasicOf 'user:hunter2')
        $run.Text | Should -BeLike '*Enode.ConnectionFailed*'
        $run.Text | Should -Not -BeLike '*hunter2*'
    }

    It 'that is <what> is refused, and not repeated' -ForEach @(
        @{ what = 'not an address'; address = 'proxy.example.com' }
        @{ what = 'a host and a port'; address = 'proxy.example.com:8080' }
        @{ what = 'relative'; address = '/proxy' }
        @{ what = 'of another scheme'; address = 'socks5://user:hunter2@127.0.0.1:1080' }
        @{ what = 'a file'; address = 'file:///etc/hosts' }
        @{ what = 'not a port'; address = 'http://user:hunter2@proxy.example.com:99999' }
        @{ what = 'without a host'; address = 'http://user:hunter2@' }
    ) {
        $run = Invoke-InRunspace { Connect-Enode -Credential $credential -Proxy $address -Name 'x' } @{ credential = New-Credential; address = $address }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeExactly 'Enode.InvalidUri,Enode.Commands.ConnectEnode'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$($run.Errors[0])" | Should -BeLike 'Proxy is not an absolute http or https address*'
        Get-EverythingOf $run | Should -Not -BeLike '*hunter2*'
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
        Set-Item "Env:$variable" $proxy.Uri
        try {
            $run = Invoke-InProcess { $null = Start-EnodeSimulator -Connect -VehicleCount 3; @(Get-EnodeVehicle).Count }
        }
        finally {
            Remove-Item "Env:$variable"
        }

        $run.Text.Trim() | Should -BeExactly '3'
        $proxy.ConnectionCount | Should -Be 0
    }

    It 'is reached without a -Proxy that was given' {
        $proxy = New-ScriptedServer
        $server = New-ScriptedServer
        Connect-Enode -ApiUri $server.Uri -TokenUri $server.TokenUri -Credential (New-Credential) -Proxy $proxy.Uri
        $server.TokenCalls.Count | Should -Be 1
        $proxy.ConnectionCount | Should -Be 0
    }
}
