# What the user reads: the messages of errors with their recommended actions, and the texts in the libraries.
BeforeDiscovery {
    $link = "-Language en-US -RedirectUri 'https://example.com/done'"
    $secret = '(ConvertTo-SecureString ("a" * 40) -AsPlainText -Force)'
    $failing = @(
        "New-EnodeLinkSession -UserId u1 -Scope vehicle:control:charging $link"
        "New-EnodeLinkSession -UserId u1 -Scope vehicle:read:dta $link"
        "New-EnodeLinkSession -UserId u1 -Scope vehicle:read:data -Language xx -RedirectUri myapp:back"
        "New-EnodeLinkSession -UserId u1 -Scope vehicle:read:data $link -Vendor TESLAA"
        "New-EnodeLinkSession -AssetId nope $link"
        'Disconnect-EnodeVendor -UserId user-001 -Vendor TESLAA -Force'
        'Get-EnodeUser -First 3 | Get-EnodeChargingStatistic -StartDate 2026-01-01'
        'Get-EnodeChargingSession -StartDate 2026-01-01 -UserId nope -Type vehicle'
        'Get-EnodeChargingSession -StartDate 2026-01-02 -EndDate 2026-01-01 -UserId nope -Type vehicle'
        'New-EnodeWebhook https://example.com -Event user:vehicle:updatd'
        "New-EnodeWebhook https://example.com -Secret $secret -AuthenticationHeaderName abc"
        'Get-EnodeVehicle nope'
        'Get-EnodeVehicle ..'
        'Get-EnodeVehicle ""'
        'Get-EnodeVehicle (Get-Date)'
        '[pscustomobject]@{ a = 1 } | Get-EnodeVehicle'
        'Get-EnodeVehicle -Connection nope'
        'Get-EnodeLocation nope'
        'Start-EnodeCharging nope'
        'Get-EnodeVehicle | Start-EnodeCharging'
        'Get-EnodeHvac -First 1 | Set-EnodeHvacHold -HeatSetpoint 60'
        'Set-EnodeHvacHold nope'
        'Set-EnodeTariff "a b" -Rate @{ Name = "x"; Cost = "1" }'
        'Get-EnodeLocationTariff nope'
        'Set-EnodeLocation nope'
        'Set-EnodeSmartChargingPolicy nope'
        'Start-EnodeSmartOverride nope'
        'Stop-EnodeSmartOverride nope'
        'Get-EnodeVehicle -First 1 | Get-EnodeSmartChargingPlan -PlanId nope'
        'Invoke-EnodeApi https://example.com/'
        'Invoke-EnodeApi nope'
        "Invoke-EnodeApi users/u1/link -Method POST -Body '{'"
        'Get-EnodeAction nope'
        'Wait-EnodeAction nope'
        'Get-EnodeSimulator -Port 1'
        'Send-EnodeRefreshHint nope'
        'Remove-EnodeUser nope -Force'
        'Get-EnodeInverterStatistic nope -Year 2026 -Month 2 -Day 30'
        'New-EnodeScheduleRule -From 25:00 -To 26:00 -ShouldCharge $true'
        'Get-EnodeVehicle -First 1 | New-EnodeSchedule'
        'Connect-Enode -ApiUri nope -TokenUri nope'
        'Connect-Enode -ApiUri http://example.com -TokenUri https://example.com'
        'Connect-Enode -ApiUri https://example.com'
    ) | ForEach-Object { @{ Code = $_ } }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # Words and phrases that the messages of this module do not use.
    $forbidden = '\b(whoever|nobody|somebody|shall|tells?|hangs on|please|for people|broke off)\b|\b(?<!there )is no (?!longer)\w+\b|' +
        'message (includes|describes)'

    # The error of a command that fails, terminating or not: the first one of several.
    function Get-FirstError([string] $Code) {
        $problems = @()
        try { $null = & ([scriptblock]::Create($Code)) 2>&1 6>$null | Tee-Object -Variable output }
        catch { return $_ }
        $output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Select-Object -First 1
    }
}

AfterAll { Reset-Enode }

Describe 'The error of { <Code> }' -ForEach $failing {
    BeforeAll {
        $null = Start-FreshSimulator -VehicleCount 20
        $failure = Get-FirstError $Code
    }

    It 'is a sentence in plain words, and has a recommended action' {
        $failure.ErrorDetails | Should -Not -BeNullOrEmpty
        $first, $others = $failure.ErrorDetails.Message -split "`n"
        $first | Should -Match '\.( \[.+\])?$'
        $failure.ErrorDetails.RecommendedAction | Should -Match '^[A-Z-].*\.$'
        $first, $failure.ErrorDetails.RecommendedAction | Should -Not -Match '\S  +\S'
        $first, $failure.ErrorDetails.RecommendedAction | Should -Not -Match $forbidden
        $others | Should -Not -Match '(?m)^  - '
        "$first $others" | Should -Not -MatchExactly '\b(scopes|events|redirectUri|headerName|headerValue|vendorType)\b'
    }
}

Describe 'An error of a request that was built from parameters' {
    BeforeEach { $server = Start-FreshServer @{ MaximumRetryCount = 0 } }

    It 'names -<Parameter> for <Path>' -ForEach @(
        @{ Path = 'scopes[0]'; Parameter = 'Scope, item 1' }
        @{ Path = 'scopes.1'; Parameter = 'Scope, item 2' }
        @{ Path = 'Language'; Parameter = 'Language' }
        @{ Path = 'redirectUri'; Parameter = 'RedirectUri' }
    ) {
        $server.Reply(400, (ConvertTo-Problem 'bad-request' 'Bad Request' 'One thing.' @(@{ path = $Path; message = 'Wrong.' })))
        $with = @{ Scope = 'vehicle:read:data'; Language = 'en-US'; RedirectUri = 'https://example.com' }
        New-EnodeLinkSession -UserId u1 @with -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].ErrorDetails.Message | Should -BeExactly "Bad Request: One thing. [u1]`n  -${Parameter}: Wrong."
        $failed[0].Exception.Problem.Issues[0].AdditionalProperties['path'] | Should -BeExactly $Path
    }

    It 'names the parameter that a member of an object is' {
        $issues = @{ path = 'authentication.headerName'; message = 'Wrong.' }, @{ path = 'other.member'; message = 'Kept.' }
        $server.Reply(400, (ConvertTo-Problem 'bad-request' 'Bad Request' 'Two things.' $issues))
        New-EnodeWebhook https://example.com -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].ErrorDetails.Message -split "`n" | Select-Object -Skip 1 |
            Should -BeExactly '  -AuthenticationHeaderName: Wrong.', '  - other.member: Kept.'
    }

    It 'names the members in Invoke-EnodeApi, whose user writes them' {
        $server.Reply(400, (ConvertTo-Problem 'bad-request' 'Bad Request' 'One thing.' @(@{ path = 'method'; message = 'Wrong.' })))
        Invoke-EnodeApi users/u1/link POST -Body @{ method = 1 } -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].ErrorDetails.Message | Should -BeLike "*`n  - method: Wrong."
    }

    It 'advises to look at the linked vendors for a wrong vendor' {
        $server.Reply(404, (ConvertTo-Problem 'not-found' 'Not Found' 'No such vendor.'))
        Disconnect-EnodeVendor -UserId u1 -Vendor TESLAA -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*LinkedVendors*'
    }
}

Describe 'An error' {
    It 'names its connection if there are several' {
        $server = Start-FreshServer
        $server.Reply(404, (ConvertTo-Problem 'not-found' 'Not Found' 'No such user.'))
        Get-EnodeUser u1 -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed[0])" | Should -BeExactly 'Not Found: No such user. [u1]'
        $second = New-ScriptedServer
        $null = Connect-Scripted $second second
        $second.Reply(404, (ConvertTo-Problem 'not-found' 'Not Found' 'No such user.'))
        Get-EnodeUser u1 -Connection second -ErrorAction SilentlyContinue -ErrorVariable failed
        "$($failed[0])" | Should -BeExactly "Not Found: No such user. [u1, connection 'second']"
    }

    It 'has its recommended action in Get-Error' {
        $server = Start-FreshServer
        $server.Reply(403, (ConvertTo-Problem 'forbidden' 'Forbidden' 'Not allowed.'))
        Get-EnodeUser u1 -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-Error -InputObject $failed[0] | Out-String -Width 300 | Should -BeLike '*RecommendedAction*: Check the permissions*'
    }
}

Describe 'What a parameter does not accept' {
    It 'is described for { <Code> }' -ForEach @(
        @{ Code = 'New-EnodeLinkSession u1 -Language en-US -RedirectUri myapp:back -Scope @()'; Says = '*Specify one or more scopes, as in*' }
        @{ Code = "New-EnodeLinkSession u1 -Language en-US -RedirectUri myapp:back -Scope ''"; Says = '*Specify one or more scopes, as in*' }
        @{ Code = "Get-EnodeChargingSession u1 -StartDate 2026-01-01 -Id ''"; Says = '*Specify an id.*' }
        @{ Code = "Connect-Enode -ApiVersion 'a b'"; Says = "*'a b' is not accepted. Specify a version of the API*" }
        @{ Code = "New-EnodeWebhook https://a.b -Event ''"; Says = '*Specify the names of events, as in*' }
        @{ Code = "Connect-Enode -ClientId a -ClientSecret 'hunter2'"; Says = '*Read-Host -AsSecureString*' }
        @{ Code = "Connect-Enode -AccessToken 'hunter2'"; Says = '*Read-Host -AsSecureString*' }
        @{ Code = "New-EnodeWebhook https://a.b -Secret 'hunter2'"; Says = '*Read-Host -AsSecureString*' }
        @{ Code = "Set-EnodeWebhook w1 -Secret 'hunter2'"; Says = '*Read-Host -AsSecureString*' }
    ) {
        $null = Start-FreshServer
        $failure = Get-FirstError $Code
        $failure.Exception.Message | Should -BeLike $Says
        $failure.Exception.Message | Should -Not -BeLike '*hunter2*'
    }
}

Describe 'The texts in <_>' -ForEach 'Enode.PowerShell.dll', 'Enode.Client.dll', 'Enode.Simulator.dll' {
    It 'have no forbidden words, and no doubled spaces' {
        $stream = [System.IO.File]::OpenRead((Join-Path (Get-Module Enode).ModuleBase $_))
        $file = [System.Reflection.PortableExecutable.PEReader]::new($stream)
        try {
            $reader = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($file)
            $texts = [System.Collections.Generic.List[string]]::new()
            $handle = [System.Reflection.Metadata.Ecma335.MetadataTokens]::UserStringHandle(1)
            while (-not $handle.IsNil) {
                $texts.Add($reader.GetUserString($handle))
                $handle = [System.Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetNextHandle($reader, $handle)
            }
        }
        finally {
            $file.Dispose()
        }

        $texts.Count | Should -BeGreaterThan 100
        # Patterns, and texts in other languages, are not messages.
        $messages = $texts | Where-Object { $_ -match ' ' -and $_ -notmatch '\(\?|\\[swd]|<br>' }
        $messages | Where-Object { $_ -match $forbidden } | Should -BeNullOrEmpty
        $messages | Where-Object { $_ -match '\w  +\w' } | Should -BeNullOrEmpty
    }
}
