# Several connections at once, for cmdlets that only read: by -Connection, with wildcards, and by pipeline.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    function Get-Page([string] $Prefix) {
        ConvertTo-Page @(1, 2 | ForEach-Object { @{ id = "$Prefix$_"; userId = 'u' } })
    }
}

AfterAll { Reset-Enode }

Describe 'Several connections' {
    BeforeEach {
        Reset-Enode
        $a, $b, $c = 1..3 | ForEach-Object { New-ScriptedServer }
        $with = @{ MaximumRetryCount = 0 }
        $null = Connect-Scripted $a -Name 'fleet-a' -With $with
        $null = Connect-Scripted $b -Name 'fleet-b' -With $with
        $null = Connect-Scripted $c -Name 'other' -With $with
        foreach ($server in $a, $b, $c) {
            $prefix = @{ $a = 'a'; $b = 'b'; $c = 'c' }[$server]
            $null = $server.ReplyTo('GET', '/vehicles', 200, (Get-Page $prefix))
        }
    }

    It 'are given by <what>, and each is read in turn' -ForEach @(
        @{ what = 'names'; run = { Get-EnodeVehicle -Connection fleet-a, FLEET-B } }
        @{ what = 'a wildcard'; run = { Get-EnodeVehicle -Connection Fleet-* } }
        @{ what = 'objects'; run = { Get-EnodeVehicle -Connection (Get-EnodeConnection fleet-*) } }
        @{ what = 'an object and a name'; run = { Get-EnodeVehicle -Connection (Get-EnodeConnection fleet-a), 'fleet-b' } }
        @{ what = 'a name and a wildcard that both match'; run = { Get-EnodeVehicle -Connection fleet-a, f* } }
        @{ what = 'the pipeline'; run = { Get-EnodeConnection fleet-* | Get-EnodeVehicle } }
        @{ what = 'the pipeline, four at a time'; run = { Get-EnodeConnection fleet-* | Get-EnodeVehicle -ThrottleLimit 4 } }
    ) {
        (& $run).Id | Should -BeExactly 'a1', 'a2', 'b1', 'b2'
        Get-Sent $a | Should -BeExactly 'GET /vehicles'
        Get-Sent $b | Should -BeExactly 'GET /vehicles'
        $c.Journal.Count | Should -Be 1 -Because 'only its token was requested'
    }

    It 'share -First and -Skip' {
        (Get-EnodeVehicle -Connection fleet-* -Skip 1 -First 2).Id | Should -BeExactly 'a2', 'b1'
        (Get-EnodeConnection | Get-EnodeVehicle -First 2).Id | Should -BeExactly 'a1', 'a2'
        Get-Sent $b | Should -HaveCount 1
        $c.Calls | Should -HaveCount 0
    }

    It 'each read an id' {
        $null = $a.ReplyTo('GET', '/vehicles/x', 404, '{"title":"Not found"}')
        $null = $b.ReplyTo('GET', '/vehicles/x', 200, '{"id":"x"}')
        $found = Get-EnodeVehicle -Id x -Connection fleet-a, fleet-b -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.Id | Should -BeExactly 'x'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
    }

    It 'do not read an object through another connection than its own' {
        $vehicle = Get-EnodeVehicle -Connection fleet-b -First 1
        $null = $b.ReplyTo('GET', '/vehicles/b1', 200, '{"id":"b1"}')
        ($vehicle | Get-EnodeVehicle -Connection fleet-a, fleet-b).Id | Should -BeExactly 'b1'
        $a.Calls | Should -HaveCount 0
        $vehicle | Get-EnodeVehicle -Connection fleet-a, other -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.ConnectionMismatch'
        $failed.Exception.Message | Should -BeLike "*'fleet-b', and -Connection specifies 'fleet-a, other'*"
        Get-Sent $b | Should -BeExactly 'GET /vehicles', 'GET /vehicles/b1'
    }

    It 'of which a row names one are narrowed to it' {
        $row = [pscustomobject]@{ Id = 'b1'; Connection = 'Fleet-B' }
        $null = $b.ReplyTo('GET', '/vehicles/b1', 200, '{"id":"b1"}')
        ($row | Get-EnodeVehicle -Connection fleet-*).Connection | Should -BeExactly 'fleet-b'
        $row | Get-EnodeVehicle -Connection fleet-a, other -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.ConnectionMismatch'
        $a.Calls.Count + $c.Calls.Count | Should -Be 0
    }

    It 'go on after <what> of one, and the error names it' -ForEach @(
        @{ what = 'a failure'; does = { $null = $a.ReplyTo('GET', '/users', 500, '{"title":"Oops"}') }; id = 'Enode.ServerError' }
        @{ what = 'a rejected token'; does = { $null = $a.ReplyTo('GET', '/users', 401, '{"title":"No"}') }; id = 'Enode.Unauthorized' }
        @{ what = 'the end'; does = { Disconnect-Enode fleet-a }; id = 'Enode.NotConnected' }
    ) {
        $both = Get-EnodeConnection fleet-*
        $null = $b.ReplyTo('GET', '/users', 200, (Get-Page 'b'))
        . $does
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        foreach ($run in { Get-EnodeUser -Connection $both @quiet }, { $both | Get-EnodeUser @quiet }) {
            (. $run).Id | Should -BeExactly 'b1', 'b2'
            Get-ErrorId $failed | Should -BeExactly $id
            "$($failed.TargetObject)" | Should -BeExactly 'fleet-a'
            "$($failed[0])" | Should -BeLike '*fleet-a*'
        }
    }

    It 'that do not exist are errors, and the others are read' {
        $found = Get-EnodeVehicle -Connection none*, fleet-a, typo -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.Id | Should -BeExactly 'a1', 'a2'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotConnected', 'Enode.NotConnected'
        $failed.TargetObject | Should -BeExactly 'none*', 'typo'
        { Get-EnodeVehicle -Connection none* -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        { Get-EnodeVehicle -Connection '[' -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.InvalidArgument,*'
    }

    It 'end with the first error under -ErrorAction Stop' {
        $null = $a.ReplyTo('GET', '/users', 500, '{"title":"Oops"}')
        { Get-EnodeUser -Connection fleet-* -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.ServerError,*'
        $b.Calls | Should -HaveCount 0
    }

    It 'are read by cmdlets without an id: <name>' -ForEach @(
        @{ name = 'Test-EnodeService'; having = @{}; path = '/health/ready'; body = '{}' }
        @{ name = 'Get-EnodeIntegration'; having = @{}; path = '/integrations'; body = '[{"vendor":"TESLA"}]' }
        @{ name = 'Get-EnodeVendorHealth'; having = @{ VendorType = 'meter' }; path = '/health/meters'; body = '[{"vendor":"EMALDO"}]' }
    ) {
        foreach ($server in $a, $b) { $null = $server.ReplyTo('GET', $path, 200, $body) }
        Invoke-EnodeApi $path -Connection fleet-* | Should -HaveCount 2
        $a, $b | ForEach-Object ClearJournal
        & $name @having -Connection fleet-* | Should -HaveCount 2
        Get-EnodeConnection fleet-* | & $name @having | Should -HaveCount 2
        Get-Sent $a | Should -BeExactly "GET $path", "GET $path"
        Get-Sent $b | Should -BeExactly "GET $path", "GET $path"
        $c.Calls | Should -HaveCount 0
    }

    It 'cannot be piped into a cmdlet that lists nothing' {
        Get-EnodeConnection fleet-* | Get-EnodeSmartChargingPolicy -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument', 'Enode.InvalidArgument'
        "$($failed[0])" | Should -BeLike "*the connection 'fleet-a', which -Connection accepts*"
        Get-EnodeConnection fleet-a | Remove-EnodeUser -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $a.Calls | Should -HaveCount 0
    }

    It 'and another -Connection contradict each other' {
        Get-EnodeConnection fleet-a | Get-EnodeVehicle -Connection other -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.ConnectionMismatch'
        $a.Calls.Count + $c.Calls.Count | Should -Be 0
    }

    It 'are rejected by <run>, and nothing is sent' -ForEach @(
        @{ run = { 'x' | Start-EnodeCharging -Connection $given } }
        @{ run = { 'x' | Remove-EnodeUser -Force -Connection $given } }
        @{ run = { 'x' | Wait-EnodeAction -Connection $given } }
        @{ run = { New-EnodeWebhook -Url 'https://example.com/' -Event '*' -Connection $given } }
        @{ run = { Invoke-EnodeApi users POST -Connection $given } }
        @{ run = { Get-EnodeAccessToken -Connection $given } }
        @{ run = { Select-EnodeConnection $given } }
        @{ run = { Disconnect-Enode $given } }
    ) {
        foreach ($given in @('fleet-a', 'fleet-b'), 'fleet-*', (Get-EnodeConnection)) {
            $run | Should -Throw -ErrorId 'Enode.InvalidArgument,*' -ExpectedMessage '*accepts one connection*only read.'
        }

        Get-EnodeConnection | Should -HaveCount 3
        $a.Calls.Count + $b.Calls.Count + $c.Calls.Count | Should -Be 0
    }
}
