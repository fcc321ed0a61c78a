# Remove-EnodeUser, Revoke-EnodeUserAuthorization and Disconnect-EnodeVendor: what they send, and what they ask.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $user = '{"id":"u1","linkedVendors":[{"vendor":"CSISolar","vendorType":"inverter","isValid":false},' +
    '{"vendor":"TESLA","vendorType":"vehicle","isValid":true}]}'

    # Runs code in a process whose standard input answers prompts.
    function Invoke-Answering([scriptblock] $Code, [string] $Answer) {
        $file = Join-Path $TestDrive 'code.ps1'
        $start = "Import-Module '$(Get-ModulePath)'`nConnect-Enode -ApiUri '$($server.Uri)' -AccessToken " +
        "(ConvertTo-SecureString 't' -AsPlainText -Force) -Name scripted -MaximumRetryCount 0`n"
        Set-Content $file ($start + $Code)
        $Answer -split ' ' | & (Get-Process -Id $PID).Path -NoProfile -File $file 2>&1 | Out-String | ForEach-Object { $_ -replace '\r?\n' }
    }
}

AfterAll { Reset-Enode }

Describe 'Deletions of users' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($key in 'u1', 'u2') {
            $null = $server.ReplyTo('DELETE', "/users/$key", 204, '')
            $null = $server.ReplyTo('DELETE', "/users/$key/authorization", 204, '')
            $null = $server.ReplyTo('DELETE', "/users/$key/vendors/TESLA", 204, '')
            $null = $server.ReplyTo('DELETE', "/users/$key/vendors/TESLA/vehicle", 204, '')
        }

        $null = $server.ReplyTo('DELETE', '/users/u1/vendors/CSISolar/inverter', 204, '')
        $null = $server.ReplyTo('GET', '/users/u1', 200, $user)
    }

    Context '<command>' -ForEach @(
        @{
            command = 'Remove-EnodeUser'; sends = 'DELETE /users/{0}'; named = 'Id'
            does    = 'Delete the user with all devices, locations, *'
        }
        @{
            command = 'Revoke-EnodeUserAuthorization'; sends = 'DELETE /users/{0}/authorization'; named = 'UserId'
            does    = 'Delete the credentials and sessions at all vendors'
        }
        @{
            command = 'Disconnect-EnodeVendor'; sends = 'DELETE /users/{0}/vendors/TESLA'; named = 'UserId'; with = @{ Vendor = 'tesla' }
            does    = 'Disconnect TESLA, with all devices of this vendor'
        }
    ) {
        BeforeAll { $more = $with ?? @{} }

        It 'deletes what is of <name>, and writes nothing' -ForEach @(
            @{ name = 'ids'; run = { 'u1', 'u2' | & $command @more -Confirm:$false } }
            @{ name = 'ids, with -Force'; run = { & $command @args 'u1', 'u2' @more -Force } }
            @{ name = 'named ids'; run = { $ids = @{ $named = 'u1', 'u2' }; & $command @ids @more -Force } }
            @{ name = 'users'; run = { 'u1', 'u2' | ForEach-Object { [Enode.User]@{ Id = $_ } } | & $command @more -Force } }
            @{
                name = 'users from a Clixml file'
                run  = { 'u1', 'u2' | ForEach-Object { [Enode.User]@{ Id = $_ } } | Copy-ThroughClixml | & $command @more -Force }
            }
            @{ name = 'rows with a UserId alone'; run = { "UserId`nu1`nu2" | ConvertFrom-Csv | & $command @more -Force } }
        ) {
            & $run | Should -BeNullOrEmpty
            Get-Sent $server | Should -BeExactly ($sends -f 'u1'), ($sends -f 'u2')
        }

        It 'sends nothing with -WhatIf, and with -WhatIf and -Force' {
            foreach ($force in $true, $false) {
                & $command u1 @more -WhatIf -Force:$force
                $run = Invoke-InRunspace { $WhatIfPreference = $true; & $command u1 @more -Force:$force } @{
                    command = $command; more = $more; force = $force
                }
                $run.Errors | Should -BeNullOrEmpty
            }

            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'asks, and sends nothing without an answer' {
            $run = Invoke-InRunspace { & $command u1 @more } @{ command = $command; more = $more }
            @(Get-Sent $server 'DELETE*') | Should -BeNullOrEmpty
            "$($run.EndedBy)$($run.Errors)" | Should -BeLike '*user u1 through connection*'
        }

        It 'asks with -Force and -Confirm' {
            $run = Invoke-InRunspace { & $command u1 @more -Force -Confirm } @{ command = $command; more = $more }
            @(Get-Sent $server 'DELETE*') | Should -BeNullOrEmpty
            "$($run.EndedBy)$($run.Errors)" | Should -BeLike '*user u1 through connection*'
        }

        It 'names the user and the connection with -Verbose, with -Force as with -Confirm:$false' {
            foreach ($how in @{ Force = $true }, @{ Confirm = $false }) {
                $said = @(& $command u1 @more @how -Verbose 4>&1 | Select-VerboseMessage)
                $said[0] | Should -BeLike (Format-Operation $does "user u1 through connection 'scripted'")
            }
        }

        It 'writes an error for a user who does not exist, and continues' {
            $path = $sends -f 'gone' -replace 'DELETE '
            $null = $server.ReplyTo('DELETE', $path, 404, (ConvertTo-Problem 'not-found' 'Not Found' 'No user'))
            'gone', 'u1' | & $command @more -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
            Get-Sent $server | Should -BeExactly ($sends -f 'gone'), ($sends -f 'u1')
        }

        It 'rejects <name>, and sends nothing' -ForEach @(
            @{ name = 'a device'; id = 'Enode.InvalidArgument'; given = { [Enode.Vehicle]@{ Id = 'v1'; UserId = 'u1' } } }
            @{ name = 'a row with an Id alone'; id = 'Enode.InvalidArgument'; given = { [pscustomobject]@{ Id = 'u1' } } }
            @{
                name  = 'a row with a UserId and an Id'; id = 'Enode.InvalidArgument'
                given = { [pscustomobject]@{ Id = 'v1'; UserId = 'u1' } }
            }
            @{
                name = 'a row of a selected device'; id = 'Enode.InvalidArgument'
                given = { [Enode.Vehicle]@{ Id = 'v1'; UserId = 'u1' } | Select-Object UserId }
            }
            @{ name = 'a user without an id'; id = 'Enode.InvalidId'; given = { [Enode.User]::new() } }
            @{ name = 'an empty id'; id = 'Enode.InvalidId'; given = { '' } }
            @{ name = '..'; id = 'Enode.InvalidId'; given = { '..' } }
        ) {
            & $given | & $command @more -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly $id
            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'acts where the user was read, and nowhere else' {
            $other = New-ScriptedServer
            $null = Connect-Scripted $other 'other'
            $read = Get-EnodeUser u1 -Connection scripted
            $server.ClearJournal()
            $read | & $command @more -Connection other -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly 'Enode.ConnectionMismatch'
            $read | & $command @more -Force
            Get-Sent $server | Should -BeExactly ($sends -f 'u1')
            Get-Sent $other | Should -BeNullOrEmpty
        }
    }

    It 'rejects what cannot be sent before a prompt, and with -WhatIf: <name>' -ForEach @(
        @{ name = 'Remove-EnodeUser'; run = { Remove-EnodeUser '..' @how @quiet } }
        @{ name = 'Revoke-EnodeUserAuthorization'; run = { Revoke-EnodeUserAuthorization "a`nb" @how @quiet } }
        @{ name = 'Disconnect-EnodeVendor'; run = { Disconnect-EnodeVendor u1 -Vendor '..' @how @quiet } }
        @{
            name = 'a linked vendor without a kind'
            run  = { [Enode.LinkedVendor]@{ UserId = 'u1'; Vendor = 'TESLA' } | Disconnect-EnodeVendor @how @quiet }
        }
        @{ name = 'Remove-EnodeWebhook'; run = { '' | Remove-EnodeWebhook @how @quiet } }
    ) {
        foreach ($how in @{ WhatIf = $true }, @{}) {
            $code = "`$quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }; $run; `$failed.FullyQualifiedErrorId"
            $given = Invoke-InRunspace ([scriptblock]::Create($code)) @{ how = $how }
            $given.EndedBy | Should -BeNullOrEmpty
            "$($given.Output)" | Should -BeLike 'Enode.InvalidId,*'
        }

        Get-Sent $server | Should -BeNullOrEmpty
    }

    Context 'The prompt of Remove-EnodeUser' {
        BeforeEach {
            foreach ($list in 'chargers', 'hvacs', 'inverters', 'batteries', 'meters', 'hem-systems') {
                $null = $server.ReplyTo('GET', "/users/u1/$list", 200, (ConvertTo-Page @()))
            }

            $null = $server.ReplyTo('GET', '/users/u1/vehicles', 200, (ConvertTo-Page @{ id = 'v1' }, @{ id = 'v2' }))
            $null = $server.ReplyTo('GET', '/users/u1/locations', 200, (ConvertTo-Page @{ id = 'l1' }))
        }

        It 'names the devices and locations, and deletes after <answer>: <deletes>' -ForEach @(
            @{ answer = 'Y'; deletes = $true }
            @{ answer = 'N'; deletes = $false }
        ) {
            $said = Invoke-Answering { Remove-EnodeUser u1 } $answer
            $said | Should -Match 'Delete the user with 2 vehicles, 1 location, schedules and all other data'
            @(Get-Sent $server 'DELETE*').Count | Should -Be ([int]$deletes)
        }

        It 'is shown without numbers when they cannot be read, and each is read once' {
            $null = $server.ReplyTo('GET', '/users/u2', 200, '{"id":"u2","linkedVendors":[]}')
            $null = $server.ReplyTo('GET', '/users/u2/vehicles', 500, '{}')
            $said = Invoke-Answering {
                $token = ConvertTo-SecureString t -AsPlainText -Force
                Connect-Enode -ApiUri (Get-EnodeConnection).ApiUri -Name retrying -AccessToken $token
                Remove-EnodeUser u2
            } 'Y'
            $said | Should -Match 'Delete the user with all devices, locations, schedules and other data. The devices could not be counted'
            @(Get-Sent $server 'DELETE*') | Should -BeExactly 'DELETE /users/u2'
            @(Get-Sent $server 'GET /users/u2/vehicles') | Should -HaveCount 1
        }

        It 'does not read anything more after an answer for all: <answer>' -ForEach @(
            @{ answer = 'A'; deletes = 2 }
            @{ answer = 'L'; deletes = 0 }
            @{ answer = 'N N'; deletes = 0; prompts = 2 }
        ) {
            $null = $server.ReplyTo('GET', '/users/u2', 200, '{"id":"u2","linkedVendors":[]}')
            $said = Invoke-Answering { 'u1', 'u2' | Remove-EnodeUser } $answer
            @([regex]::Matches($said, 'Are you sure you want to perform this action')).Count | Should -Be ($prompts ?? 1)
            @(Get-Sent $server 'GET*u2*').Count -gt 0 | Should -Be ([bool]$prompts)
            @(Get-Sent $server 'DELETE*').Count | Should -Be $deletes
        }

        It 'is not shown for a user who does not exist' {
            $null = $server.ReplyTo('GET', '/users/gone', 404, (ConvertTo-Problem 'not-found' 'Not Found' 'No user'))
            $said = Invoke-Answering { Remove-EnodeUser gone } 'Y'
            $said | Should -Match 'Not Found: No user'
            $said | Should -Not -Match 'Are you sure'
            Get-Sent $server | Should -BeExactly 'GET /users/gone'
        }

        It 'says that nothing was found for a user without devices' {
            $server.ClearScript()
            $null = $server.ReplyTo('GET', '/users/u1', 200, $user)
            foreach ($list in 'vehicles', 'chargers', 'hvacs', 'inverters', 'batteries', 'meters', 'hem-systems', 'locations') {
                $null = $server.ReplyTo('GET', "/users/u1/$list", 200, (ConvertTo-Page @()))
            }

            Invoke-Answering { Remove-EnodeUser u1 } 'N' | Should -Match 'No devices and no locations were found'
        }
    }

    Context 'Linked vendors' {
        It 'are disconnected by pipeline: <name>' -ForEach @(
            @{ name = 'live'; run = { $linked | Disconnect-EnodeVendor -Force } }
            @{ name = 'as the first argument'; run = { Disconnect-EnodeVendor $linked -Force } }
            @{ name = 'from a Clixml file'; run = { $linked | Copy-ThroughClixml | Disconnect-EnodeVendor -Force } }
            @{
                name = 'of a user from a Clixml file'
                run  = { (Get-EnodeUser u1 | Copy-ThroughClixml).LinkedVendors | Disconnect-EnodeVendor -Force }
            }
            @{ name = 'from a CSV file'; run = { $linked | Copy-ThroughCsv | Disconnect-EnodeVendor -Force } }
            @{ name = 'selected'; run = { $linked | Select-Object UserId, Vendor, VendorType | Disconnect-EnodeVendor -Force } }
        ) {
            $linked = (Get-EnodeUser u1).LinkedVendors
            $linked.UserId | Should -BeExactly 'u1', 'u1'
            & $run | Should -BeNullOrEmpty
            Get-Sent $server 'DELETE*' |
                Should -BeExactly 'DELETE /users/u1/vendors/CSISolar/inverter', 'DELETE /users/u1/vendors/TESLA/vehicle'
        }

        It 'can be selected: only the invalid one' {
            (Get-EnodeUser u1).LinkedVendors | Where-Object IsValid -EQ $false | Disconnect-EnodeVendor -Confirm:$false
            Get-Sent $server 'DELETE*' | Should -BeExactly 'DELETE /users/u1/vendors/CSISolar/inverter'
        }

        It 'act where their user was read' {
            $other = New-ScriptedServer
            $null = Connect-Scripted $other 'other'
            $linked = (Get-EnodeUser u1 -Connection scripted).LinkedVendors[1]
            $linked | Disconnect-EnodeVendor -Force
            $linked | Disconnect-EnodeVendor -Force -Connection other -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly 'Enode.ConnectionMismatch'
            Get-Sent $server 'DELETE*' | Should -BeExactly 'DELETE /users/u1/vendors/TESLA/vehicle'
            Get-Sent $other | Should -BeNullOrEmpty
        }

        It 'are rejected: <name>' -ForEach @(
            @{ name = 'with -Vendor'; id = 'Enode.InvalidArgument'; run = { $tesla | Disconnect-EnodeVendor -Vendor TESLA @quiet } }
            @{ name = 'with -VendorType'; id = 'Enode.InvalidArgument'; run = { $tesla | Disconnect-EnodeVendor -VendorType meter @quiet } }
            @{ name = 'without a kind'; id = 'Enode.InvalidId'; run = { $tesla.VendorType = ''; $tesla | Disconnect-EnodeVendor @quiet } }
            @{ name = 'without a vendor'; id = 'Enode.InvalidId'; run = { $tesla.Vendor = $null; $tesla | Disconnect-EnodeVendor @quiet } }
            @{ name = 'without a user'; id = 'Enode.InvalidId'; run = { $tesla.UserId = $null; $tesla | Disconnect-EnodeVendor @quiet } }
            @{
                name = 'a row without a kind'; id = 'Enode.InvalidArgument'
                run  = { [pscustomobject]@{ UserId = 'u1'; Vendor = 'TESLA' } | Disconnect-EnodeVendor @quiet }
            }
            @{
                name = 'a user without -Vendor'; id = 'Enode.InvalidArgument'
                run  = { [Enode.User]@{ Id = 'u1' } | Disconnect-EnodeVendor @quiet }
            }
        ) {
            $tesla = [Enode.LinkedVendor]@{ UserId = 'u1'; Vendor = 'TESLA'; VendorType = 'vehicle' }
            $quiet = @{ Force = $true; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
            . $run
            Get-ErrorId $failed | Should -BeExactly $id
            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'in rows are sent in the spelling of the API' {
            [pscustomobject]@{ UserId = 'u1'; Vendor = 'tesla'; VendorType = 'VEHICLE' } | Disconnect-EnodeVendor -Force
            [pscustomobject]@{ UserId = 'u1'; Vendor = 'CSIsolar'; VendorType = 'Inverter'; IsValid = 'False' } |
                Disconnect-EnodeVendor -Force
            Get-Sent $server |
                Should -BeExactly 'DELETE /users/u1/vendors/TESLA/vehicle', 'DELETE /users/u1/vendors/CSISolar/inverter'
        }

        It 'in rows with other columns are rejected, with the columns to select' {
            $row = [pscustomobject]@{ UserId = 'u1'; Vendor = 'TESLA'; VendorType = 'vehicle'; Note = 'x' }
            $row | Disconnect-EnodeVendor -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            "$($failed[0])" | Should -BeLike '*Select-Object UserId, Vendor, VendorType.*'
            $row | Disconnect-EnodeVendor -Vendor TESLA -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            "$($failed[0])" | Should -BeLike '*Select-Object UserId.*'
            Get-Sent $server | Should -BeNullOrEmpty
            $row | Select-Object UserId, Vendor, VendorType | Disconnect-EnodeVendor -Force
            Get-Sent $server | Should -BeExactly 'DELETE /users/u1/vendors/TESLA/vehicle'
        }

        It 'are sent in the spelling of the API, and unknown ones as they were typed' {
            $null = $server.ReplyTo('DELETE', '/users/u1/vendors/Newest/boat', 204, '')
            Disconnect-EnodeVendor u1 -Vendor csisolar -VendorType INVERTER -Force
            Disconnect-EnodeVendor u1 -Vendor Newest -VendorType boat -Force
            Get-Sent $server | Should -BeExactly 'DELETE /users/u1/vendors/CSISolar/inverter', 'DELETE /users/u1/vendors/Newest/boat'
        }

        It 'are completed by kind' {
            (Get-Completion 'Disconnect-EnodeVendor u1 -VendorType battery -Vendor ').CompletionText.Count | Should -Be 9
            $offers = Get-Completion 'Disconnect-EnodeVendor u1 -Vendor te'
            $offers.CompletionText | Should -BeExactly 'TESLA'
            $offers.ToolTip | Should -BeExactly 'TESLA (vehicle, charger, inverter, battery, meter)'
            (Get-Completion 'Disconnect-EnodeVendor u1 -VendorType ').CompletionText | Should -Contain 'hvac'
        }

        It 'lead to their user' {
            ((Get-EnodeUser u1).LinkedVendors[0] | Get-EnodeUser).Id | Should -BeExactly 'u1'
            ((Get-EnodeUser u1).LinkedVendors[0] | Copy-ThroughClixml | Get-EnodeUser).Id | Should -BeExactly 'u1'
        }

        It 'show a table and a list' {
            ((Get-EnodeUser u1).LinkedVendors | Format-Table | Out-String -Width 120) | Should -Match 'u1\s+CSISolar\s+inverter\s+! False'
        }
    }

    Context 'Users of the simulator' {
        BeforeEach { $null = Start-FreshSimulator -VehicleCount 20 }

        It 'have their linked vendors, several at a time' {
            $users = Get-EnodeUser | Get-EnodeUser -ThrottleLimit 16
            $users.Id | Should -BeExactly (Get-EnodeUser).Id
            $users.LinkedVendors.Count | Should -BeGreaterThan $users.Count
        }

        It 'are deleted with all that belongs to them, and a second deletion is an error' {
            $owner = Get-EnodeVehicle -First 1 | Get-EnodeUser
            $others = @(Get-EnodeVehicle | Where-Object UserId -NE $owner.Id).Count
            $owner | Remove-EnodeUser -Force
            $owner | Get-EnodeUser -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
            @(Get-EnodeVehicle).Count | Should -Be $others
            $owner | Remove-EnodeUser -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
        }

        It 'lose the devices of a vendor that is disconnected, and no others' {
            $owner = Get-EnodeVehicle -First 1 | Get-EnodeUser
            $linked = $owner.LinkedVendors | Where-Object VendorType -EQ 'vehicle' | Select-Object -First 1
            $kept = @($owner | Get-EnodeVehicle | Where-Object Vendor -NE $linked.Vendor).Id
            $linked | Disconnect-EnodeVendor -Force
            @($owner | Get-EnodeVehicle).Id | Should -Be $kept
            $linked | Disconnect-EnodeVendor -Force -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
        }

        It 'lose their credentials, and keep their devices' {
            $owner = Get-EnodeVehicle -First 1 | Get-EnodeUser
            $before = @($owner | Get-EnodeVehicle).Count
            $owner | Revoke-EnodeUserAuthorization -Force
            @($owner | Get-EnodeVehicle).Count | Should -Be $before
            @(($owner | Get-EnodeUser).LinkedVendors | Where-Object IsValid).Count | Should -Be 0
        }
    }
}
