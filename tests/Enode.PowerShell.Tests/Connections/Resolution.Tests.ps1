BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $module = Get-ModulePath
}

AfterAll { Reset-Enode }

Describe 'The connection that a command uses' {
    BeforeEach {
        Reset-Enode
        $a, $b = (New-ScriptedServer), (New-ScriptedServer)
        foreach ($server in $a, $b) { $server.ReplyTo('GET', '/users', 200, (ConvertTo-Page @{ id = 'u1' })) }
    }

    It 'is the last one of Connect-Enode in this runspace' {
        Connect-Scripted $a -Name 'a'
        Connect-Scripted $b -Name 'b'
        Get-EnodeUser
        $a.Calls.Count, $b.Calls.Count | Should -Be 0, 1
    }

    It 'is the one that was selected' {
        Connect-Scripted $a -Name 'a'
        Connect-Scripted $b -Name 'b'
        Select-EnodeConnection 'a'
        Get-EnodeUser
        $a.Calls.Count, $b.Calls.Count | Should -Be 1, 0
    }

    It 'is the only one in another runspace' {
        Connect-Scripted $a -Name 'a'
        (Invoke-InRunspace { Get-EnodeUser }).Output.Id | Should -Be 'u1'
        $a.Calls.Count | Should -Be 1
    }

    It 'is Enode.AmbiguousConnection, which names them, for two connections of which none is selected' {
        Connect-Scripted $a -Name 'a'
        Connect-Scripted $b -Name 'b'
        $run = Invoke-InRunspace { $ErrorActionPreference = 'Stop'; Get-EnodeUser -ErrorAction SilentlyContinue; 'went on' }
        $run.Output | Should -BeNullOrEmpty
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.AmbiguousConnection'
        $run.EndedBy.Exception.Message |
            Should -BeExactly 'There are 2 connections, and none is selected in this runspace: a, b.'
        $run.EndedBy.ErrorDetails.RecommendedAction | Should -BeLike '*-Connection*Select-EnodeConnection*'
        $a.Calls.Count, $b.Calls.Count | Should -Be 0, 0
    }

    It 'is Enode.NotConnected before Connect-Enode' {
        $run = Invoke-InRunspace { $ErrorActionPreference = 'Stop'; Get-EnodeUser }
        Get-ErrorId $run.EndedBy | Should -Be 'Enode.NotConnected'
        $run.EndedBy.CategoryInfo.Category | Should -Be 'ConnectionError'
        $run.EndedBy.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-Enode*'
    }

    It 'is the one of -Connection, by name in any case, or as an object' {
        $connection = Connect-Scripted $a -Name 'a'
        Connect-Scripted $b -Name 'b'
        Get-EnodeUser -Connection 'A'
        Get-EnodeUser -Connection $connection
        Get-EnodeUser -Connection (Get-EnodeConnection 'a')
        $a.Calls.Count, $b.Calls.Count | Should -Be 3, 0
    }

    It 'is Enode.NotConnected for a -Connection that is <what>' -ForEach @(
        @{ what = 'a wrong name'; of = { 'c' }; message = "There is no connection named 'c'. Existing connections: a, b." }
        @{
            what = 'closed'; message = "The connection 'closed' is closed."
            of   = {
                $closed = Connect-Scripted $a -Name 'closed' -With @{ Credential = New-Credential 'other' }
                Disconnect-Enode $closed
                $closed
            }
        }
    ) {
        Connect-Scripted $a -Name 'a'
        Connect-Scripted $b -Name 'b'
        $wrong = & $of
        { Get-EnodeUser -Connection $wrong } | Should -Throw -ErrorId 'Enode.NotConnected,*' -ExpectedMessage $message
        $a.Calls.Count, $b.Calls.Count | Should -Be 0, 0
    }

    It 'is Enode.NotConnected after the selected one was closed in this runspace' {
        Connect-Scripted $b -Name 'b'
        Connect-Scripted $a -Name 'a'
        Disconnect-Enode
        { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.NotConnected,*' -ExpectedMessage (
            "The selected connection 'a' is closed. Use Select-EnodeConnection to select another one: b.")
        $b.Calls.Count | Should -Be 0
    }

    It 'is Enode.NotConnected after the selected one was closed in another runspace' {
        Connect-Scripted $b -Name 'b'
        Connect-Scripted $a -Name 'a'
        $null = Invoke-InRunspace { Disconnect-Enode 'a' }
        { Get-EnodeUser } | Should -Throw -ErrorId 'Enode.NotConnected,*' -ExpectedMessage "*'a' is closed.*"
        $b.Calls.Count | Should -Be 0
    }

    It 'is not changed by a selection in another runspace' {
        Connect-Scripted $a -Name 'a'
        Connect-Scripted $b -Name 'b'
        Select-EnodeConnection 'a'
        $null = Invoke-InRunspace { Select-EnodeConnection 'b' }
        Get-EnodeUser
        $a.Calls.Count, $b.Calls.Count | Should -Be 1, 0
    }

    It 'is not the one that an earlier command of the pipeline selects' {
        Connect-Scripted $b -Name 'b'
        Connect-Scripted $a -Name 'a'
        $a, $b | ForEach-Object { $_.ReplyTo('GET', '/users/u1', 200, '{"id":"u1"}') }
        $users = 'u1', 'u1' | ForEach-Object { Select-EnodeConnection 'b'; $_ } | Get-EnodeUser
        $users.Id | Should -Be 'u1', 'u1'
        $a.Calls.Count, $b.Calls.Count | Should -Be 2, 0
        (Get-EnodeConnection -Selected).Name | Should -Be 'b'
    }

    It 'is the one that an earlier command of the pipeline makes when there was none' {
        $a.ReplyTo('GET', '/users/u1', 200, '{"id":"u1"}')
        $given = @{ ApiUri = $a.Uri; AccessToken = ConvertTo-Secure 'given' }
        $run = Invoke-InRunspace { 'u1' | ForEach-Object { Connect-Enode @given; $_ } | Get-EnodeUser } @{ given = $given }
        $run.Output.Id | Should -Be 'u1'
    }

    It 'is not inherited by the next item of ForEach-Object -Parallel: <what>' -ForEach @(
        @{ what = 'a selection'; does = { Select-EnodeConnection 'b' } }
        @{ what = 'a Connect-Enode'; does = { Connect-Enode -ApiUri $where -AccessToken $token -Name 'b' } }
        @{
            what = 'a Connect-Enode that failed'
            does = { Connect-Enode -ApiUri $where -TokenUri "${where}no" -ClientId x -ClientSecret $token }
        }
    ) {
        Connect-Scripted $a -Name 'a'
        Connect-Scripted $b -Name 'b'
        $where, $token, $text = $b.Uri, (ConvertTo-Secure 'given'), "$does"
        $items = 1..2 | ForEach-Object -ThrottleLimit 1 -Parallel {
            Import-Module $using:module
            $where = $using:where
            $token = $using:token
            $before = try { Get-EnodeUser -ErrorAction Stop } catch { $_ }
            try { . ([scriptblock]::Create($using:text)) } catch { $null = $_ }
            [pscustomobject]@{
                Runspace  = [runspace]::DefaultRunspace.InstanceId
                Before    = $before
                Selected  = (Get-EnodeConnection -Selected).Name
                Variables = @(Get-Variable | Where-Object Name -Like '*enode*').Count
            }
        }
        # The runspace is the same, and its selection is not.
        @($items.Runspace | Sort-Object -Unique).Count | Should -Be 1
        Get-ErrorId $items.Before | Should -Be 'Enode.AmbiguousConnection', 'Enode.AmbiguousConnection'
        $items.Selected | Should -Be ($what -like '*failed' ? $null, $null : 'b', 'b')
        $items.Variables | Should -Be 0, 0
        @($a.Calls + $b.Calls | Where-Object Method -EQ 'GET').Count | Should -Be 0
    }

    It 'is one: <command> rejects <what> for -Connection, and nothing is sent' -ForEach @(
        $copy = { Copy-Serialized (Get-EnodeConnection 'a') }
        foreach ($command in 'Get-EnodeUser', 'Disconnect-Enode', 'Select-EnodeConnection') {
            @{ command = $command; what = 'an empty list'; given = { , @() }; says = '*-Connection is an empty list.*' }
            @{ command = $command; what = 'null in a list'; given = { 'a', $null }; says = '*null*' }
            @{ command = $command; what = 'a list with a process'; given = { 'a', (Get-Process -Id $PID) }; says = '*Diagnostics.Process.*' }
            @{ command = $command; what = 'a copy from Clixml'; given = $copy; says = '*copy of a connection*name*' }
            @{ command = $command; what = 'a process'; given = { Get-Process -Id $PID }; says = '*not System.Diagnostics.Process.*' }
            @{ command = $command; what = 'a row'; given = { [pscustomobject]@{ Name = 'a' } }; says = '*PSCustomObject.*' }
            @{ command = $command; what = 'a hashtable'; given = { @{ Name = 'a' } }; says = '*Hashtable.*' }
            @{ command = $command; what = 'a credential'; given = { New-Credential 'a' }; says = '*PSCredential.*' }
            @{ command = $command; what = 'null'; given = { $null }; says = '*null*' }
        }
    ) {
        Connect-Scripted $a -Name 'a'
        Connect-Scripted $b -Name 'b'
        $wrong = & $given
        { & $command -Connection $wrong } |
            Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' -ExpectedMessage $says
        (Get-EnodeConnection).IsConnected | Should -Be $true, $true
        (Get-EnodeConnection -Selected).Name | Should -Be 'b'
        $a.Calls.Count, $b.Calls.Count | Should -Be 0, 0
    }

    It 'can be the only item of a list, and a name of digits' {
        Connect-Scripted $a -Name '007'
        Connect-Scripted $b -Name '7'
        Get-EnodeUser -Connection @('007') | Should -Not -BeNullOrEmpty
        Get-EnodeUser -Connection 007 | Should -Not -BeNullOrEmpty
        $a.Calls.Count, $b.Calls.Count | Should -Be 2, 0
    }

    It 'is shared by 16 runspaces: 16 lists, one token' {
        Connect-Scripted $a -Name 'a'
        $ids = 1..16 | ForEach-Object -ThrottleLimit 16 -Parallel {
            Import-Module $using:module
            (Get-EnodeUser -ErrorAction Stop).Id
        }
        $ids | Should -Be (@('u1') * 16)
        $a.Calls.Count | Should -Be 16
        $a.TokenCalls.Count | Should -Be 1
    }
}

Describe 'The connection of an object' {
    BeforeEach {
        Reset-Enode
        $a, $b = (Start-EnodeSimulator -Seed 1), (Start-EnodeSimulator -Seed 1)
        $there = Get-Address $a
        $elsewhere = Get-Address $b
        Connect-Enode @there -Credential $a.Credential -Name 'a'
        Connect-Enode @elsewhere -Credential $b.Credential -Name 'b'
        $users = @(Get-EnodeUser -Connection 'a' -First 2)
        $cars = @(Get-EnodeVehicle -Connection 'a' -First 2)
        $a, $b | ForEach-Object ClearRequestLog
    }

    It 'is used for a user, and not the selected one' {
        $found = @($users | Get-EnodeVehicle)
        $found.UserId | Sort-Object -Unique | Should -Be $users.Id
        $a.RequestLog.Path | Should -Be ($users.Id | ForEach-Object { "/users/$_/vehicles" })
        $b.RequestLog.Count | Should -Be 0
    }

    It 'is used for a vehicle, also in another runspace' {
        $null = Invoke-InRunspace { $cars | Start-EnodeCharging } @{ cars = $cars }
        $a.RequestLog.Path | Should -Be ($cars.Id | ForEach-Object { "/vehicles/$_/charging" })
        $b.RequestLog.Count | Should -Be 0
    }

    It 'is used for the action of a vehicle by <command>' -ForEach @(
        @{ command = 'Get-EnodeAction'; does = { $_ | Get-EnodeAction }; sent = 'GET /vehicles/actions/*' }
        @{ command = 'Stop-EnodeAction'; does = { $_ | Stop-EnodeAction -ErrorAction Ignore }; sent = 'POST /vehicles/actions/*/cancel*' }
        @{
            command = 'Wait-EnodeAction'; sent = 'GET /vehicles/actions/*'
            does    = { $_ | Wait-EnodeAction -TimeoutSec 1 -ErrorAction SilentlyContinue }
        }
        @{ command = 'Get-EnodeVehicle'; does = { $cars[0] | Get-EnodeVehicle }; sent = 'GET /vehicles/*' }
    ) {
        $cars[0] | Start-EnodeCharging | ForEach-Object $does
        "$($a.RequestLog[-1 + $a.RequestLog.Count])" | Should -BeLike $sent
        $b.RequestLog.Count | Should -Be 0
    }

    It 'is not replaced by -Connection: <command> writes an error for each object, and sends nothing' -ForEach @(
        @{ command = 'Get-EnodeVehicle'; given = { $users } }
        @{ command = 'Get-EnodeUser'; given = { $users } }
        @{ command = 'Start-EnodeCharging'; given = { $cars } }
        @{ command = 'Stop-EnodeCharging'; given = { $cars } }
    ) {
        $things = & $given
        $things | & $command -Connection 'b' -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        Get-ErrorId $failures | Should -Be 'Enode.ConnectionMismatch', 'Enode.ConnectionMismatch'
        $failures.TargetObject | Should -Be $things
        $failures[0].Exception.Message | Should -BeExactly (
            "$($things[0].GetType().Name) '$($things[0])' was read through the connection 'a', and -Connection specifies 'b', " +
            'which may belong to another client.')
        $a.RequestLog.Count, $b.RequestLog.Count | Should -Be 0, 0
    }

    It 'does not matter for the objects of -Connection' {
        $fits = Get-EnodeUser -Connection 'b' -First 1
        $b.ClearRequestLog()
        $found = $users[0], $fits | Get-EnodeVehicle -Connection 'b' -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.UserId | Sort-Object -Unique | Should -Be $fits.Id
        @($failures).Count | Should -Be 1
        $a.RequestLog.Count | Should -Be 0
    }

    It 'can be specified with -Connection by name' {
        @($users[0] | Get-EnodeVehicle -Connection 'a').Count | Should -BeGreaterThan 0
        $a.RequestLog.Count, $b.RequestLog.Count | Should -Be 1, 0
    }

    It 'is not replaced by another client when it is closed' {
        Disconnect-Enode 'a'
        $fits = Get-EnodeVehicle -Connection 'b' -First 1
        $b.ClearRequestLog()
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+failures' }
        $users[0] | Get-EnodeVehicle @quiet | Should -BeNullOrEmpty
        ($cars[0], $fits, $cars[1] | Get-EnodeVehicle @quiet).Id | Should -Be $fits.Id
        ($cars[0], $fits | Start-EnodeCharging @quiet).TargetId | Should -Be $fits.Id
        Get-ErrorId $failures | Should -Be (@('Enode.NotConnected') * 4)
        "$($failures[0])" | Should -BeLike "The connection 'a' is closed.*"
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*simulator*'
        $failures.TargetObject | Should -Be $users[0], $cars[0], $cars[1], $cars[0]
        $a.RequestLog.Count, $b.RequestLog.Count | Should -Be 0, 2
    }

    It 'is replaced by a new connection of the same client' {
        Disconnect-Enode 'a'
        Connect-Enode @there -Credential $a.Credential -Name 'again'
        Select-EnodeConnection 'b'
        $a.ClearRequestLog()
        @($users[0] | Get-EnodeVehicle).Count | Should -BeGreaterThan 0
        @($users[0] | Get-EnodeVehicle -Connection 'again').Count | Should -BeGreaterThan 0
        $a.RequestLog.Path | Should -Be (@("/users/$($users[0].Id)/vehicles") * 2)
        $b.RequestLog.Count | Should -Be 0
    }

    It 'is named with -WhatIf, and nothing is sent' {
        $run = Invoke-InProcess {
            $simulator = Start-EnodeSimulator -Connect
            $car = Get-EnodeVehicle -First 1
            $count = $simulator.RequestLog.Count
            $car | Start-EnodeCharging -WhatIf
            "$($simulator.RequestLog.Count - $count) sent"
        }
        $run.Text | Should -BeLike "What if:*through connection 'Simulator'*0 sent*"
    }
}

Describe 'The column Connection of a row' {
    BeforeDiscovery {
        $forms = @(
            @{ form = 'a copy from Clixml'; copy = { $input | Copy-ThroughClixml } }
            @{ form = 'a row of a CSV file'; copy = { $input | Copy-ThroughCsv } }
            @{ form = 'a selection'; copy = { $input | Select-Object Id, Connection } }
            @{ form = 'a row without a type'; copy = { $input | ForEach-Object { [pscustomobject]@{ id = $_.Id; CONNECTION = $_.Connection } } } }
        )
    }

    BeforeEach {
        Reset-Enode
        $a, $b = (Start-EnodeSimulator -Seed 1), (Start-EnodeSimulator -Seed 1)
        $there = Get-Address $a
        $elsewhere = Get-Address $b
        Connect-Enode @there -Credential $a.Credential -Name 'a'
        Connect-Enode @elsewhere -Credential $b.Credential -Name 'b'
        $cars = @(Get-EnodeVehicle -Connection 'a' -First 2)
        $user = Get-EnodeUser user-001 -Connection 'a'
        $a, $b | ForEach-Object ClearRequestLog
    }

    It 'is the name of the connection of an object and of its parts' {
        $cars.Connection | Should -Be 'a', 'a'
        $cars[0].Capabilities.StartCharging.Connection | Should -Be 'a'
        $user.LinkedVendors[0].Connection | Should -Be 'a'
        $cars[0].ToJson() | Should -Not -Match '"connection"'
        { $cars[0].Connection = 'b' } | Should -Throw
    }

    It 'rejects <form> for another connection, and nothing is sent: <command>' -ForEach @(
        foreach ($form in $forms) {
            foreach ($command in 'Get-EnodeVehicle', 'Start-EnodeCharging') { $form + @{ command = $command } }
        }
    ) {
        # A type name remains after a copy of the object; only the two columns are an id.
        $rows = @($cars | & $copy)
        foreach ($with in @{}, @{ Connection = 'b' }) {
            $rows | & $command @with -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
            Get-ErrorId $failures | Should -Be 'Enode.ConnectionMismatch', 'Enode.ConnectionMismatch'
            $failures[0].Exception.Message |
                Should -BeExactly "The property Connection of the input is 'a', and the cmdlet would use the connection 'b'."
            $failures[0].ErrorDetails.RecommendedAction | Should -BeLike "*-Connection 'a'*-ExcludeProperty Connection*'b'*"
        }

        $a.RequestLog.Count, $b.RequestLog.Count | Should -Be 0, 0
    }

    It 'does not matter for <form> with the connection of this name, in any case' -ForEach $forms {
        $null = $cars | & $copy | Start-EnodeCharging -Connection 'A' -ErrorAction Ignore
        $a.RequestLog.Path | Should -Be ($cars.Id | ForEach-Object { "/vehicles/$_/charging" })
        $b.RequestLog.Count | Should -Be 0
    }

    It 'does not matter when it is empty' {
        [pscustomobject]@{ Id = $cars[0].Id; Connection = '' }, [pscustomobject]@{ Id = $cars[1].Id; Connection = $null } |
            Get-EnodeVehicle | Should -HaveCount 2
        $b.RequestLog.Count | Should -Be 2
    }

    It 'rejects the deletion through another connection, and deletes with the same one: <what>' -ForEach @(
        @{ what = 'a row of a user'; row = { [pscustomobject]@{ UserId = $user.Id; Connection = $user.Connection } } }
        @{ what = 'a copy of a user'; row = { $user | Copy-ThroughClixml } }
    ) {
        & $row | Remove-EnodeUser -Force -ErrorAction SilentlyContinue -ErrorVariable failures
        Get-ErrorId $failures | Should -Be 'Enode.ConnectionMismatch'
        $a.RequestLog.Count, $b.RequestLog.Count | Should -Be 0, 0
        & $row | Remove-EnodeUser -Force -Connection 'a'
        "$($a.RequestLog[0])" | Should -BeLike 'DELETE /users/user-001 *'
        $b.RequestLog.Count | Should -Be 0
    }

    It 'rejects to disconnect a vendor through another connection' {
        $user.LinkedVendors[0] | Copy-ThroughClixml | Disconnect-EnodeVendor -Force -ErrorAction SilentlyContinue -ErrorVariable failures
        Get-ErrorId $failures | Should -Be 'Enode.ConnectionMismatch'
        $a.RequestLog.Count, $b.RequestLog.Count | Should -Be 0, 0
    }
}

Describe 'Get-, Select- and Disconnect-EnodeConnection' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $a = Connect-Scripted $server -Name 'fleet-a'
        $b = Connect-Scripted $server -Name 'fleet-b'
    }

    It 'lists connections, oldest first' {
        Get-EnodeConnection | Should -Be $a, $b
    }

    It 'finds connections by name, by pattern and by several names' {
        Get-EnodeConnection 'FLEET-A' | Should -Be $a
        Get-EnodeConnection 'fleet-*' | Should -Be $a, $b
        Get-EnodeConnection 'fleet-b', 'fleet-a' | Should -Be $b, $a
    }

    It 'writes an error for a name that does not exist, and none for a pattern' {
        Get-EnodeConnection 'nope', 'fleet-a' -ErrorAction SilentlyContinue -ErrorVariable failures | Should -Be $a
        Get-ErrorId $failures | Should -Be 'Enode.NotConnected'
        $failures[0].TargetObject | Should -Be 'nope'
        Get-EnodeConnection 'nope*' -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'finds <name> by its exact name first, completes it, and closes it' -ForEach @(
        @{ name = '[::1]:9'; uri = 'http://[::1]:9'; typed = '[' }
        @{ name = 'fleet-?'; uri = 'http://127.0.0.1:9'; typed = 'fleet-?' }
        @{ name = '-dash'; uri = 'http://127.0.0.1:9'; typed = '' }
        @{ name = "it's"; uri = 'http://127.0.0.1:9'; typed = 'it' }
    ) {
        $given = @{ ApiUri = $uri; AccessToken = ConvertTo-Secure 'given' }
        $odd = $name -eq '[::1]:9' ? (Connect-Enode @given -PassThru) : (Connect-Enode @given -Name $name -PassThru)
        $odd.Name | Should -BeExactly $name
        Get-EnodeConnection $name -ErrorAction Stop | Should -Be $odd
        $quoted = "'$($name.Replace("'", "''"))'"
        foreach ($command in 'Get-EnodeConnection', 'Select-EnodeConnection', 'Disconnect-Enode', 'Get-EnodeUser -Connection') {
            (TabExpansion2 "$command $typed").CompletionMatches.CompletionText | Should -Contain $quoted
        }
        & ([scriptblock]::Create("Get-EnodeConnection $quoted")) | Should -Be $odd
        & ([scriptblock]::Create("Disconnect-Enode $quoted"))
        $odd.IsConnected | Should -BeFalse
    }

    It 'writes an error for a pattern that is not valid, and continues' {
        Get-EnodeConnection '[', 'fleet-a' -ErrorAction SilentlyContinue -ErrorVariable failures | Should -Be $a
        Get-ErrorId $failures | Should -Be 'Enode.InvalidArgument'
        $failures[0].TargetObject | Should -Be '['
    }

    It 'rejects null: <command>' -ForEach @(
        @{ command = 'Get-EnodeConnection'; does = { Get-EnodeConnection $null } }
        @{ command = 'Get-EnodeConnection, in a list'; does = { Get-EnodeConnection 'fleet-a', $null } }
        @{ command = 'Disconnect-Enode'; does = { Disconnect-Enode $null } }
        @{ command = 'Disconnect-Enode, down the pipeline'; does = { $null | Disconnect-Enode -ErrorAction Stop } }
        @{ command = 'Select-EnodeConnection'; does = { Select-EnodeConnection $null } }
    ) {
        $does | Should -Throw -ExpectedMessage '*null*'
        Get-EnodeConnection | Should -Be $a, $b
        Get-EnodeConnection -Selected | Should -Be $b
    }

    It 'shows which one is selected' {
        Get-EnodeConnection -Selected | Should -Be $b
        Select-EnodeConnection 'fleet-a'
        Get-EnodeConnection -Selected | Should -Be $a
        (Invoke-InRunspace { Get-EnodeConnection -Selected }).Output | Should -BeNullOrEmpty
    }

    It 'selects by name, by object and by pipeline, and writes the connection with -PassThru alone' {
        Select-EnodeConnection 'fleet-a' | Should -BeNullOrEmpty
        Get-EnodeConnection -Selected | Should -Be $a
        Select-EnodeConnection $b -PassThru | Should -Be $b
        $a | Select-EnodeConnection -PassThru | Should -Be $a
        Get-EnodeConnection -Selected | Should -Be $a
    }

    It 'keeps the selection when the connection does not exist' {
        { Select-EnodeConnection 'nope' } | Should -Throw -ErrorId 'Enode.NotConnected,*'
        Get-EnodeConnection -Selected | Should -Be $b
    }

    It 'closes <what>' -ForEach @(
        @{ what = 'the selected one'; does = { Disconnect-Enode }; left = 'fleet-a' }
        @{ what = 'one by name'; does = { Disconnect-Enode 'fleet-a' }; left = 'fleet-b' }
        @{ what = 'one by object'; does = { Disconnect-Enode -Connection $a }; left = 'fleet-b' }
        @{ what = 'all by pipeline'; does = { Get-EnodeConnection | Disconnect-Enode }; left = @() }
    ) {
        & $does | Should -BeNullOrEmpty
        @(Get-EnodeConnection | ForEach-Object Name) | Should -Be $left
        $a.IsConnected | Should -Be ('fleet-a' -in $left)
        $b.IsConnected | Should -Be ('fleet-b' -in $left)
    }

    It 'sends no request' {
        $server.ClearJournal()
        Get-EnodeConnection | Out-Null
        Select-EnodeConnection 'fleet-a'
        Disconnect-Enode 'fleet-a'
        $server.Journal.Count | Should -Be 0
    }

    It 'shows no secret of a connection' {
        $shown = Get-EnodeConnection | ForEach-Object { Get-ObjectText $_ -Depth 8 } | Out-String -Width 4096
        $shown | Should -BeLike '*fleet-a*'
        $shown | Should -Not -Match 'token-1|secret'
    }
}
