BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $session = '{"linkUrl":"https://link.example/s3cret-address","linkToken":"s3cret-token"}'
}

AfterAll { Reset-Enode }

Describe 'New-EnodeLinkSession' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($user in 'u1', 'u2') { $null = $server.ReplyTo('POST', "/users/$user/link", 200, $session) }
        foreach ($asset in 'v1', 'v2') { $null = $server.ReplyTo('POST', "/assets/$asset/relink", 200, $session) }
        $to = @{ Language = 'browser'; RedirectUri = 'app://back' }
        $link = $to + @{ Scope = 'vehicle:read:data' }
    }

    It 'creates a session for <name>' -ForEach @(
        @{ name = 'an id'; run = { New-EnodeLinkSession u1 @link } }
        @{ name = '-UserId'; run = { New-EnodeLinkSession -UserId u1 @link } }
        @{ name = 'a user'; run = { [Enode.User]@{ Id = 'u1' } | New-EnodeLinkSession @link } }
        @{ name = 'a user from a Clixml file'; run = { [Enode.User]@{ Id = 'u1' } | Copy-ThroughClixml | New-EnodeLinkSession @link } }
        @{ name = 'the user of a location'; run = { [Enode.Location]@{ Id = 'l1'; UserId = 'u1' } | New-EnodeLinkSession @link } }
        @{ name = 'the user of a linked vendor'; run = { [Enode.LinkedVendor]@{ UserId = 'u1' } | New-EnodeLinkSession @link } }
        @{ name = 'a row with a UserId'; run = { [pscustomobject]@{ UserId = 'u1'; Email = 'x' } | New-EnodeLinkSession @link } }
        @{ name = 'a row with an Id'; run = { [pscustomobject]@{ Id = 'u1' } | New-EnodeLinkSession @link } }
    ) {
        $made = & $run
        $made | Should -BeOfType Enode.LinkSession
        $made.UserId | Should -BeExactly 'u1'
        $made.AssetId | Should -BeNullOrEmpty
        $made.LinkUrl | Should -BeExactly 'https://link.example/s3cret-address'
        $made.LinkToken | Should -BeExactly 's3cret-token'
        Get-Sent $server | Should -BeExactly 'POST /users/u1/link'
        $server.Calls[0].Body | Should -BeExactly '{"scopes":["vehicle:read:data"],"language":"browser","redirectUri":"app://back"}'
    }

    It 'creates a session that relinks <name>' -ForEach @(
        @{ name = 'an id'; run = { New-EnodeLinkSession -AssetId v1 @to } }
        @{ name = 'a device'; run = { [Enode.Vehicle]@{ Id = 'v1'; UserId = 'u1' } | New-EnodeLinkSession @to } }
        @{ name = 'a device from a Clixml file'; run = { [Enode.Meter]@{ Id = 'v1' } | Copy-ThroughClixml | New-EnodeLinkSession @to } }
        @{
            name = 'a device from a CSV file'
            run  = { [Enode.Charger]@{ Id = 'v1'; UserId = 'u1' } | Copy-ThroughCsv | New-EnodeLinkSession @to }
        }
    ) {
        $made = & $run
        $made.AssetId | Should -BeExactly 'v1'
        $made.UserId | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'POST /assets/v1/relink'
        $server.Calls[0].Body | Should -BeExactly '{"language":"browser","redirectUri":"app://back"}'
    }

    It 'sends all that was specified, in the spelling of the API' {
        $all = @{
            Scope = 'VEHICLE:read:DATA', 'new:scope'; Language = 'de-de'; RedirectUri = 'https://example.com/back'
            Vendor = 'csisolar'; VendorType = 'INVERTER'; ColorScheme = 'Dark'
        }
        $null = New-EnodeLinkSession u1 @all
        $server.Calls[0].Body | Should -BeExactly ('{"vendor":"CSISolar","vendorType":"inverter",' +
            '"scopes":["vehicle:read:data","new:scope"],"language":"de-DE","redirectUri":"https://example.com/back","colorScheme":"dark"}')
    }

    It 'links the vendor and the kind of <name>' -ForEach @(
        @{ name = 'a linked vendor'; run = { $linked | New-EnodeLinkSession @link } }
        @{ name = 'a linked vendor from a Clixml file'; run = { $linked | Copy-ThroughClixml | New-EnodeLinkSession @link } }
        @{ name = 'a linked vendor from a CSV file'; run = { $linked | Copy-ThroughCsv | New-EnodeLinkSession @link } }
        @{
            name = 'a row in any case, with other columns'
            run  = { [pscustomobject]@{ UserId = 'u1'; Vendor = 'tesla'; VendorType = 'VEHICLE'; Note = 1 } | New-EnodeLinkSession @link }
        }
    ) {
        $linked = [Enode.LinkedVendor]@{ UserId = 'u1'; Vendor = 'TESLA'; VendorType = 'vehicle' }
        (& $run).UserId | Should -BeExactly 'u1'
        Get-Sent $server | Should -BeExactly 'POST /users/u1/link'
        $server.Calls[0].Body | Should -BeLike '{"vendor":"TESLA","vendorType":"vehicle","scopes":*'
    }

    It 'rejects an address with a password, and does not repeat it: <uri>' -ForEach @(
        @{ uri = 'https://me:s3cret@example.com/' }
        @{ uri = 'me:s3cret@example.com' }
        @{ uri = '//me:s3cret@example.com' }
    ) {
        $failed = { New-EnodeLinkSession u1 -Scope vehicle:read:data -Language browser -RedirectUri $uri } |
            Should -Throw '*user name or a password*' -PassThru
        Get-ErrorText $failed | Out-String | Should -Not -Match 's3cret'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'names the vendor, the kind and the scopes with -WhatIf: <says>' -ForEach @(
        @{ with = @{ Vendor = 'tesla'; VendorType = 'vehicle' }; says = 'Create link session for TESLA vehicle, with vehicle:read:data' }
        @{ with = @{ Vendor = 'tesla' }; says = 'Create link session for TESLA, with vehicle:read:data' }
        @{ with = @{ VendorType = 'meter' }; says = 'Create link session for any meter, with vehicle:read:data' }
        @{ with = @{}; says = 'Create link session for any vendor, with vehicle:read:data' }
    ) {
        @(New-EnodeLinkSession u1 @link @with -Verbose 4>&1 | Select-VerboseMessage)[0] | Should -BeLike (Format-Operation $says '*u1*')
    }

    It 'creates a session for each input, several at a time, in their order' {
        (('u1', 'u2' | New-EnodeLinkSession @link -ThrottleLimit 2).UserId) | Should -BeExactly 'u1', 'u2'
        (New-EnodeLinkSession -AssetId v1, v2 @to).AssetId | Should -BeExactly 'v1', 'v2'
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'a user without -Scope'; run = { 'u1' | New-EnodeLinkSession @to @quiet }; says = '*-Scope*' }
        @{ name = 'a device with -Scope'; run = { [Enode.Vehicle]@{ Id = 'v1' } | New-EnodeLinkSession @link @quiet }; says = '*-Scope*' }
        @{
            name = 'a device with -Vendor'; says = '*-Vendor*'
            run  = { [Enode.Vehicle]@{ Id = 'v1' } | New-EnodeLinkSession @to -Vendor TESLA @quiet }
        }
        @{
            name = 'a linked vendor with -Vendor'; says = '*has its own*'
            run  = { [Enode.LinkedVendor]@{ UserId = 'u1'; Vendor = 'TESLA' } | New-EnodeLinkSession @link -Vendor BMW @quiet }
        }
        @{ name = 'a webhook'; run = { [Enode.Webhook]@{ Id = 'w1' } | New-EnodeLinkSession @link @quiet }; says = '*accepts a user*' }
    ) {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        . $run
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].Exception.Message | Should -BeLike $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'writes the documented errors' {
        $null = $server.ReplyTo('POST', '/users/full/link', 403, (ConvertTo-Problem 'forbidden' 'Connections limit reached.' 'All'))
        $null = $server.ReplyTo('POST', '/assets/fine/relink', 400, (ConvertTo-Problem 'bad-request' 'Bad Request' 'Still linked'))
        New-EnodeLinkSession full @link -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.Forbidden'
        New-EnodeLinkSession -AssetId fine @to -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.BadRequest'
    }

    It 'sends nothing with -WhatIf' {
        New-EnodeLinkSession u1 @link -WhatIf
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'shows address and token in no message' {
        $said = New-EnodeLinkSession u1 @link -Verbose -Debug 4>&1 5>&1 | Where-Object { $_ -isnot [Enode.LinkSession] } | Out-String
        $said | Should -Match 'linkUrl'
        $said | Should -Not -Match 's3cret'
    }

    It 'completes <line>' -ForEach @(
        @{ line = 'New-EnodeLinkSession u1 -Scope vehicle:c'; offers = 'vehicle:control:charging' }
        @{ line = 'New-EnodeLinkSession u1 -Language sv'; offers = 'sv-SE' }
        @{ line = 'New-EnodeLinkSession u1 -VendorType hvac -Vendor e'; offers = 'ECOBEE' }
        @{ line = 'New-EnodeLinkSession u1 -ColorScheme d'; offers = 'dark' }
        @{ line = 'Get-EnodeIntervention -Language nb'; offers = 'nb-NO' }
    ) {
        (Get-Completion $line).CompletionText | Should -BeExactly $offers
    }
}
