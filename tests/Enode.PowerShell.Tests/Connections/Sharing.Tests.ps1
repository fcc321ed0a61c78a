BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $module = Get-ModulePath

    # The number of clients whose tokens the process keeps.
    function Get-TokenEntryCount {
        $type = [Enode.EnodeClient].Assembly.GetType('Enode.Internal.TokenStore')
        $store = $type.GetProperty('Shared', [System.Reflection.BindingFlags]'Static, NonPublic').GetValue($null)
        $type.GetProperty('Count', [System.Reflection.BindingFlags]'Instance, NonPublic').GetValue($store)
    }

    # Connects in a runspace of its own.
    function Connect-Elsewhere([hashtable] $With) {
        $run = Invoke-InRunspace { Connect-Enode @with } @{ with = $With }
        $run.EndedBy | Should -BeNullOrEmpty
    }

    # Every string that an object references through its fields, public or not.
    function Get-ReachableText($Thing) {
        $seen = [System.Collections.Generic.HashSet[object]]::new([System.Collections.Generic.ReferenceEqualityComparer]::Instance)
        $open = [System.Collections.Generic.Stack[object]]::new()
        $open.Push($Thing)
        while ($open.Count) {
            $one = $open.Pop()
            if ($null -eq $one) { continue }
            $type = $one.GetType()
            if ($one -is [string]) { $one; continue }
            if ($one -is [securestring]) { [System.Net.NetworkCredential]::new('', $one).Password; continue }
            if ($type.IsPrimitive -or $type.IsEnum -or $one -is [System.Reflection.MemberInfo]) { continue }
            if (-not $type.IsValueType -and -not $seen.Add($one)) { continue }
            if ($one -is [array]) { foreach ($item in $one) { $open.Push($item) }; continue }
            for ($level = $type; $level; $level = $level.BaseType) {
                foreach ($field in $level.GetFields([System.Reflection.BindingFlags]'Instance, Public, NonPublic, DeclaredOnly')) {
                    if (-not $field.FieldType.IsPointer) { $open.Push($field.GetValue($one)) }
                }
            }
        }
    }
}

AfterAll { Reset-Enode }

Describe 'A connection that is replaced or closed while it is in use' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $there = (Get-Address $server) + @{ Credential = New-Credential }
        $gate = [Enode.Testing.Gate]::new()
    }

    It 'does not break a script that connects first in eight runspaces at the same time' {
        $server.ReplyTo('GET', '/users', 200, (ConvertTo-Page @{ id = 'u1' }))
        $server.ReplyTo('GET', '/users/u2', 200, '{"id":"u2"}')
        $start = [System.Threading.Barrier]::new(8)
        $results = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module $using:module
            $there = $using:there
            foreach ($round in 1..10) {
                if (-not ($using:start).SignalAndWait(60000)) { throw 'The other runspaces did not arrive.' }
                try {
                    Connect-Enode @there -Name 'same'
                    (Get-EnodeUser -ErrorAction Stop).Id
                    (Get-EnodeUser 'u2' -Connection 'same' -ErrorAction Stop).Id
                }
                catch {
                    $_.FullyQualifiedErrorId
                }
            }
        }
        $results | Group-Object -NoElement | Sort-Object Name | ForEach-Object { "$($_.Count) $($_.Name)" } | Should -Be '80 u1', '80 u2'
        @(Get-EnodeConnection).Count | Should -Be 1
    }

    It 'is used until the end of a list: <what>' -ForEach @(
        @{ what = 'Disconnect-Enode'; does = { Disconnect-Enode 'same' } }
        @{ what = 'Connect-Enode for the same client'; does = { Connect-Enode @there -Name 'same' } }
        @{
            what = 'Connect-Enode for another client'
            does = { Connect-Scripted $server 'same' -With @{ AccessToken = ConvertTo-Secure 'other' } }
        }
    ) {
        $second = [Enode.Testing.Response]::Json(200, (ConvertTo-Page @{ id = 'u2' } 'c3'))
        $server.ReplyTo('GET', '/users?after=c2', $second.After($gate))
        $server.ReplyTo('GET', '/users?after=c3', 200, (ConvertTo-Page @{ id = 'u3' }))
        $server.ReplyTo('GET', '/users', 200, (ConvertTo-Page @{ id = 'u1' } 'c2'))
        Connect-Enode @there -Name 'same'
        $run = Invoke-InRunspace { Get-EnodeUser -Connection 'same' -ErrorAction Stop | ForEach-Object Id } -While {
            $server.WaitForRequests(3)
            $null = & $does
            $gate.Open()
        }
        $run.EndedBy | Should -BeNullOrEmpty
        $run.Output | Should -Be 'u1', 'u2', 'u3'
        $server.Calls | ForEach-Object { $_.Header('Authorization') } | Should -Be (@('Bearer token-1') * 3)
    }

    It 'is used until the end of -Wait, and its sockets are closed then' {
        $action = '{{"id":"a1","targetId":"v1","targetType":"vehicle","state":"{0}","kind":"START"}}'
        $server.ReplyTo('POST', '/vehicles/v1/charging', 200, ($action -f 'PENDING'))
        $pending, $confirmed = 'PENDING', 'CONFIRMED' | ForEach-Object { [Enode.Testing.Response]::Json(200, ($action -f $_)) }
        $server.ReplyTo('GET', '/vehicles/actions/a1', @($pending.After($gate), $confirmed))
        $connection = Connect-Enode @there -Name 'same' -PassThru
        $run = Invoke-InRunspace { Start-EnodeCharging 'v1' -Wait -TimeoutSec 60 -ErrorAction Stop } -While {
            $server.WaitForRequests(3)
            Disconnect-Enode 'same'
            $connection.IsConnected | Should -BeFalse
            { Get-EnodeUser -Connection $connection } | Should -Throw -ErrorId 'Enode.NotConnected,*'
            $gate.Open()
        }
        $run.EndedBy | Should -BeNullOrEmpty
        $run.Output.State | Should -Be 'CONFIRMED'
        $connection.RequestCount | Should -Be 4
        $server.WaitForDisconnects()
        Get-TokenEntryCount | Should -Be 0
    }

    It 'is used by a command when an earlier command of the pipeline closes it' {
        $server.ReplyTo('GET', '/users/u1', 200, '{"id":"u1"}')
        Connect-Enode @there -Name 'same'
        $users = 'u1', 'u1' | ForEach-Object { if ($server.Calls.Count -eq 1) { Disconnect-Enode }; $_ } | Get-EnodeUser
        $users.Id | Should -Be 'u1', 'u1'
        { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.NotConnected,*'
    }
}

Describe 'The name of a connection that was replaced' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $server.ReplyTo('GET', '/users/u1', 200, '{"id":"u1"}')
        $there = (Get-Address $server) + @{ Name = 'same' }
        $old = Connect-Scripted $server -Name 'same'
        $user = Get-EnodeUser 'u1'
        $server.ClearJournal()
    }

    It 'is resolved to its successor of the same client: <what>' -ForEach @(
        @{ what = 'the selection'; does = { Get-EnodeUser 'u1' } }
        @{ what = 'the object'; does = { Get-EnodeUser 'u1' -Connection $old } }
        @{ what = 'what was read'; does = { $user | Get-EnodeUser } }
        @{ what = 'what was read, and the name'; does = { $user | Get-EnodeUser -Connection 'same' } }
    ) {
        $there.Name = 'SAME'
        Connect-Elsewhere ($there + @{ Credential = New-Credential })
        $old.IsConnected | Should -BeFalse
        (& $does).Id | Should -Be 'u1'
        Get-Sent $server | Should -Be 'GET /users/u1'
        Get-EnodeConnection -Selected | Should -Be (Get-EnodeConnection 'same')
        $old.RequestCount | Should -Be 2
        (Get-EnodeConnection 'same').RequestCount | Should -Be 1
    }

    It 'is resolved to its successor with a new secret' {
        Connect-Elsewhere ($there + @{ Credential = New-Credential 'client' 'new secret' })
        ($user | Get-EnodeUser).Id | Should -Be 'u1'
        (Get-EnodeUser 'u1').Id | Should -Be 'u1'
    }

    It 'is not resolved to a connection of another client: <what>' -ForEach @(
        @{ what = 'the selection'; does = { Get-EnodeUser 'u1' }; id = 'Enode.NotConnected' }
        @{ what = 'the object'; does = { Get-EnodeUser 'u1' -Connection $old }; id = 'Enode.NotConnected' }
        @{ what = 'what was read'; does = { $user | Get-EnodeUser -ErrorAction Stop }; id = 'Enode.NotConnected' }
        @{ what = 'both'; does = { $user | Get-EnodeUser -Connection 'same' -ErrorAction Stop }; id = 'Enode.ConnectionMismatch' }
    ) {
        Connect-Elsewhere ($there + @{ Credential = New-Credential 'other' })
        $does | Should -Throw -ErrorId "$id,*"
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'is not resolved to a connection of another name' {
        $other = Connect-Scripted $server -Name 'other'
        Disconnect-Enode $old
        { Disconnect-Enode $old } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        { Get-EnodeUser 'u1' -Connection $old } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        $other.IsConnected | Should -BeTrue
    }

    It 'is resolved to its successor with the same token, and not for one with another token' -ForEach @(
        @{ token = 'given'; works = $true }
        @{ token = 'Given'; works = $false }
    ) {
        $given = Connect-Scripted $server -Name 'given' -With @{ AccessToken = ConvertTo-Secure 'given' }
        Connect-Elsewhere @{ ApiUri = $server.Uri; AccessToken = ConvertTo-Secure $token; Name = 'given' }
        if ($works) { (Get-EnodeUser 'u1' -Connection $given).Id | Should -Be 'u1' }
        else { { Get-EnodeUser 'u1' -Connection $given } | Should -Throw -ErrorId 'Enode.NotConnected,*' }
    }
}

Describe 'Two connections' {
    BeforeEach {
        Reset-Enode
        $server, $elsewhere = (New-ScriptedServer), (New-ScriptedServer)
        $server, $elsewhere | ForEach-Object {
            $null = $_.ReplyTo('GET', '/users/u1', 200, '{"id":"u1"}').ReplyTo('POST', '/token2', [Enode.Testing.Response]::Token)
        }
        $usual = (Get-Address $server) + @{ Credential = New-Credential }
        $given = @{ ApiUri = $server.Uri; AccessToken = ConvertTo-Secure 'given' }

        # The same parameters except one.
        function Set-One([hashtable] $Usual, [string] $Name, $Value) {
            $changed = $Usual.Clone()
            $changed[$Name] = $Value
            $changed
        }
    }

    It 'are not the same client if they differ in <what>: the objects of one are not used with the other' -ForEach @(
        @{ what = 'the client id'; one = { $usual }; other = { Set-One $usual Credential (New-Credential 'other') } }
        @{ what = 'the secret'; one = { $usual }; other = { Set-One $usual Credential (New-Credential 'client' 'other') } }
        @{ what = 'the address of the API'; one = { $usual }; other = { Set-One $usual ApiUri $elsewhere.Uri } }
        @{ what = 'the token endpoint'; one = { $usual }; other = { Set-One $usual TokenUri "$($server.Uri)token2" } }
        @{ what = 'the specified token'; one = { $given }; other = { Set-One $given AccessToken (ConvertTo-Secure 'other') } }
        @{ what = 'the name, and have only a token'; one = { $given }; other = { $given } }
    ) {
        $parameters = & $one
        $otherParameters = & $other
        $first = Connect-Enode @parameters -Name 'one' -PassThru
        $null = Connect-Enode @otherParameters -Name 'two'
        $user = Get-EnodeUser 'u1' -Connection 'one'
        $server, $elsewhere | ForEach-Object ClearJournal
        { $user | Get-EnodeUser -Connection 'two' -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.ConnectionMismatch,*'
        Disconnect-Enode $first
        { $user | Get-EnodeUser -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        $server.Journal.Count + $elsewhere.Journal.Count | Should -Be 0
    }

    It 'are the same client if they differ in the name alone' {
        $first = Connect-Enode @usual -Name 'one' -PassThru
        Connect-Enode @usual -Name 'two'
        $user = Get-EnodeUser 'u1' -Connection 'one'
        ($user | Get-EnodeUser -Connection 'two').Id | Should -Be 'u1'
        Disconnect-Enode $first
        ($user | Get-EnodeUser).Id | Should -Be 'u1'
        $server.TokenCalls.Count | Should -Be 1
    }
}

Describe 'A connection that is closed' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $null = $server.ReplyTo('GET', '/users', 200, (ConvertTo-Page @{ id = 'u1' }))
        $secret = @{ Credential = New-Credential 'client' 'CANARY-secret' }
        $token = @{ AccessToken = ConvertTo-Secure 'CANARY-given' }
    }

    It 'references no token and no secret after <what>' -ForEach @(
        @{ what = 'Disconnect-Enode'; with = { $secret }; does = { Disconnect-Enode $connection } }
        @{ what = 'Disconnect-Enode, for a specified token'; with = { $token }; does = { Disconnect-Enode $connection } }
        @{ what = 'a replacement'; with = { $secret }; does = { Connect-Scripted $server -Name 'canary' -With $secret } }
        @{
            what = 'a replacement, for a specified token'; with = { $token }
            does = { Connect-Scripted $server -Name 'canary' -With $token }
        }
    ) {
        $body = '{"access_token":"CANARY-token","expires_in":3600}'
        $null = $server.ReplyToToken([Enode.Testing.Response]::Json(200, $body))
        $connection = Connect-Scripted $server -Name 'canary' -With (& $with)
        $user = Get-EnodeUser
        # This proves that a token would be found.
        "$(Get-ReachableText $connection)" | Should -BeLikeExactly '*CANARY*'
        $null = & $does
        "$(Get-ReachableText $connection)" | Should -Not -BeLikeExactly '*CANARY*'
        "$(Get-ReachableText $user)" | Should -Not -BeLikeExactly '*CANARY*'
        "$(Get-ReachableText $connection)" | Should -BeLikeExactly '*canary*'
        $connection.TokenExpiresAt | Should -BeNullOrEmpty
        $connection.RequestCount | Should -BeGreaterThan 0
    }

    It 'leaves no socket open' {
        Connect-Scripted $server -Name 'one'
        Connect-Scripted $server -Name 'two'
        'one', 'two' | ForEach-Object { $null = Get-EnodeUser -Connection $_ }
        $server.ConnectionCount | Should -Be 1
        Disconnect-Enode 'one'
        (Get-EnodeUser -Connection 'two').Id | Should -Be 'u1'
        $server.ConnectionCount | Should -Be 1
        Disconnect-Enode 'two'
        $server.WaitForDisconnects()
    }

    It 'leaves no token after a Connect-Enode that failed: <what>' -ForEach @(
        @{ what = 'rejected credentials'; answer = { [Enode.Testing.Response]::Json(401, '{"error":"invalid_client"}') } }
        @{ what = 'no token in the response'; answer = { [Enode.Testing.Response]::Json(200, '{}') } }
        @{ what = 'a reset'; answer = { [Enode.Testing.Response]::Reset } }
    ) {
        $null = $server.ReplyToToken((& $answer))
        { Connect-Scripted $server -With @{ MaximumRetryCount = 0 } } | Should -Throw -ErrorId 'Enode.*'
        Get-TokenEntryCount | Should -Be 0
        Get-EnodeConnection | Should -BeNullOrEmpty
        $server.WaitForDisconnects()
    }

    It 'leaves no token after a Connect-Enode that was stopped' {
        $null = $server.ReplyToToken([Enode.Testing.Response]::Hang)
        $there = (Get-Address $server) + $secret
        Stop-Within 5000 { Connect-Enode @there } -When { $server.WaitForRequests(1) } -Variable @{ there = $there }
        Wait-Until { (Get-TokenEntryCount) -eq 0 }
    }
}
