BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'The invalid vendor accounts of a user' {
    It 'lead to their devices, which are linked again in the simulator' {
        $null = Start-FreshSimulator -VehicleCount 20
        $owner = Get-EnodeVehicle -First 1 | Get-EnodeUser
        $owner | Revoke-EnodeUserAuthorization -Force
        $invalid = (Get-EnodeUser | Get-EnodeUser -ThrottleLimit 8).LinkedVendors | Where-Object IsValid -EQ $false
        @($invalid | Where-Object UserId -EQ $owner.Id) | Should -HaveCount $owner.LinkedVendors.Count
        $made = foreach ($account in $invalid) {
            & "Get-Enode$($account.VendorType)" -UserId $account.UserId |
                Where-Object Vendor -EQ $account.Vendor |
                Select-Object -First 1 |
                New-EnodeLinkSession -Language browser -RedirectUri app://b -ErrorAction Stop
        }
        @($made).Count | Should -Be $invalid.Count
    }
}

Describe 'Get-EnodeUser' {
    BeforeAll {
        $simulator = Start-FreshSimulator -VehicleCount 200
        $all = @(Get-EnodeUser)
    }

    BeforeEach { $simulator.ClearRequestLog() }

    It 'lists every user, page by page' {
        $users = @(Get-EnodeUser)
        $users | Should -BeOfType ([Enode.User])
        $users.Count | Should -Be 64
        @($users.Id | Sort-Object -Unique).Count | Should -Be 64
        $sent = Get-Sent $simulator
        $sent[0] | Should -BeExactly 'GET /users'
        $sent[1] | Should -BeLike 'GET /users?after=*'
        $sent.Count | Should -Be 2
    }

    It 'writes the members of a list, which do not include the vendors' {
        $user = Get-EnodeUser -First 1
        $user.CreatedAt | Should -BeOfType ([DateTimeOffset])
        $user.CreatedAt.Offset | Should -Be ([timespan]::Zero)
        $user.Scopes | Should -Contain 'vehicle:read:data'
        $user.LinkedVendors | Should -Be $null
        $user.IsValid | Should -Be $null
        Get-Sent $simulator | Should -BeExactly 'GET /users'
    }

    It 'has -First, -Skip and -PageSize' {
        (Get-EnodeUser -Skip 9 -First 2 -PageSize 10).Id | Should -Be $all[9..10].Id
        $sent = Get-Sent $simulator
        $sent[0] | Should -BeExactly 'GET /users?pageSize=10'
        $sent[1] | Should -BeLike 'GET /users?pageSize=10&after=*'
        $sent.Count | Should -Be 2
    }

    It 'writes the linked vendors, and whether each is valid, with -Id' {
        $user = Get-EnodeUser -Id 'user-001'
        $user.Id | Should -BeExactly 'user-001'
        $user.LinkedVendors | Should -BeOfType ([Enode.LinkedVendor])
        $user.LinkedVendors[0].Vendor | Should -BeIn (Get-EnodeVehicle -UserId 'user-001').Vendor
        $user.LinkedVendors[0].VendorType | Should -BeExactly 'vehicle'
        $user.IsValid | Should -BeOfType ([bool])
        (Get-Sent $simulator)[0] | Should -BeExactly 'GET /users/user-001'
    }

    It 'writes whether all links of a user are valid' {
        $broken = (Get-EnodeVehicle | Where-Object IsReachable -EQ $false | Select-Object -First 1).UserId
        $user = Get-EnodeUser $broken
        $user.IsValid | Should -Be (-not ($user.LinkedVendors.IsValid -contains $false))
        @($all | Get-EnodeUser -ThrottleLimit 16 | Where-Object IsValid -EQ $false).Count | Should -BeGreaterThan 0
    }

    It 'reads several, <name>, in their order' -ForEach @(
        @{ name = 'by position'; read = { Get-EnodeUser 'user-003', 'user-001' } }
        @{ name = 'from the pipeline'; read = { 'user-003', 'user-001' | Get-EnodeUser } }
        @{
            name = 'from properties'
            read = { 'user-003', 'user-001' | ForEach-Object { [pscustomobject]@{ Id = $_ } } | Get-EnodeUser }
        }
        @{ name = 'from users of a list'; read = { $all[2], $all[0] | Get-EnodeUser } }
        @{ name = 'several at a time'; read = { 'user-003', 'user-001' | Get-EnodeUser -ThrottleLimit 16 } }
    ) {
        $users = & $read
        $users.Id | Should -Be 'user-003', 'user-001'
        $users[0].LinkedVendors | Should -Not -BeNullOrEmpty
        Get-Sent $simulator | Sort-Object | Should -BeExactly 'GET /users/user-001', 'GET /users/user-003'
    }

    It 'reads the owner of a piped vehicle' {
        $vehicle = Get-EnodeVehicle -UserId 'user-004' -First 1
        $simulator.ClearRequestLog()
        ($vehicle | Get-EnodeUser).Id | Should -BeExactly 'user-004'
        Get-Sent $simulator | Should -BeExactly 'GET /users/user-004'
    }

    It 'writes an error for an id that does not exist, and continues' {
        $users = 'nope', 'user-001' | Get-EnodeUser -ErrorAction SilentlyContinue -ErrorVariable failed
        $users.Id | Should -Be 'user-001'
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeExactly 'Enode.NotFound,Enode.Commands.GetEnodeUser'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -BeExactly 'nope'
        Get-Sent $simulator | Should -BeExactly 'GET /users/nope', 'GET /users/user-001'
    }

    It 'rejects an id <name>, and does not list all users' -ForEach @(
        @{ name = 'that is empty'; id = '' }
        @{ name = '..'; id = '..' }
    ) {
        Get-EnodeUser $id -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        [Enode.User]@{ Id = $id } | Get-EnodeUser -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'rejects a user without an id, and does not list all users' {
        [Enode.User]::new() | Get-EnodeUser -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'sends an id as one segment of the path' {
        Get-EnodeUser 'mail@firm.no/ä 1' -ErrorAction SilentlyContinue
        Get-Sent $simulator | Should -BeExactly 'GET /users/mail%40firm.no%2F%C3%A4%201'
    }

    It 'uses the connection of the user, and rejects another one' {
        $other = Start-EnodeSimulator -Connect
        ($all[0] | Get-EnodeUser).Id | Should -BeExactly $all[0].Id
        Get-Sent $simulator | Should -BeExactly "GET /users/$($all[0].Id)"

        $to = @{ Connection = "Simulator-$($other.Port)" }
        $all[0] | Get-EnodeUser @to -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionMismatch'
        Get-Sent $other | Should -BeNullOrEmpty
        Select-EnodeConnection Simulator
    }
}
