BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # A use of each command. A test fails for a command that is not here.
    $uses = @{
        'Connect-Enode'                 = {
            Connect-Enode @there -Credential $credential -Name 'again' -PassThru
            Connect-Enode @there -Credential $credential -ClientAuthentication Body -Name 'body' -PassThru
            Connect-Enode -ApiUri $there.ApiUri -AccessToken $token -Name 'given' -PassThru
            Connect-Enode -ClientId 'x' -ClientSecret $secret -ApiUri $there.ApiUri
        }
        'Connect-EnodeUser'             = {
            # The browser: it returns with a code. What it shows itself is not tested.
            $signIn = {
                $VerbosePreference = $DebugPreference = 'SilentlyContinue'
                $query = [System.Web.HttpUtility]::ParseQueryString(([uri]$args[0]).Query)
                $code = -join ('CANARY', '-c0de-value')
                Invoke-WebRequest "$($query['redirect_uri'])?state=$([uri]::EscapeDataString($query['state']))&code=$code" -NoProxy
            }
            $user = @{ AuthorizationUri = 'https://id.example/auth'; OpenWith = $signIn; Credential = $credential }
            Connect-EnodeUser @there @user -Name 'user' -PassThru
            Get-EnodeConnection user
            Get-EnodeUser 'u1' -Connection user
        }
        'Disconnect-EnodeUser'          = {
            Disconnect-EnodeUser canary
            Get-EnodeUser
        }
        'ConvertTo-EnodeRecord'         = { Get-EnodeUser | ConvertTo-EnodeRecord; Get-EnodeConnection | ConvertTo-EnodeRecord }
        'Get-EnodeProfile'              = { $null = Get-EnodeUser; Get-EnodeProfile; Get-EnodeProfile 'nope' }
        'Remove-EnodeProfile'           = { $null = Get-EnodeUser; Remove-EnodeProfile 'nope' }
        'Disconnect-Enode'              = { Disconnect-Enode; Disconnect-Enode 'nope' }
        'Get-EnodeAccessToken'          = { Get-EnodeAccessToken }
        'Get-EnodeAction'               = { Get-EnodeAction 'a1'; Get-EnodeAction 'a2', 'a3' -ThrottleLimit 2 }
        'Get-EnodeBattery'              = { Get-EnodeBattery; Get-EnodeBattery -UserId 'u1'; Get-EnodeBattery 'b1', '' }
        'Get-EnodeCharger'              = { Get-EnodeCharger; Get-EnodeCharger -UserId 'u1'; Get-EnodeCharger 'c1', '' }
        'Get-EnodeConnection'           = { Get-EnodeConnection; Get-EnodeConnection 'nope' }
        'Get-EnodeHemSystem'            = { Get-EnodeHemSystem; Get-EnodeHemSystem -UserId 'u1'; Get-EnodeHemSystem 's1', '' }
        'Get-EnodeHvac'                 = { Get-EnodeHvac; Get-EnodeHvac -UserId 'u1'; Get-EnodeHvac 'h1', '' }
        'Get-EnodeInverter'             = { Get-EnodeInverter; Get-EnodeInverter -UserId 'u1'; Get-EnodeInverter 'i1', '' }
        'Get-EnodeMeter'                = { Get-EnodeMeter; Get-EnodeMeter -UserId 'u1'; Get-EnodeMeter 'm1', '' }
        'Get-EnodeSimulator'            = { Get-EnodeSimulator }
        'Get-EnodeIntervention'         = { Get-EnodeIntervention; Get-EnodeIntervention 'i1' }
        'Get-EnodeLocation'             = { Get-EnodeLocation; Get-EnodeLocation -UserId 'u1'; Get-EnodeLocation 'l1', '' }
        'Get-EnodeChargingSession'      = { Get-EnodeChargingSession u1 -Type vehicle -StartDate 2026-01-01 }
        'Get-EnodeChargingStatistic'    = { Get-EnodeChargingStatistic u1 -Type vehicle -StartDate 2026-01-01 }
        'Get-EnodeHemSystemStatistic'   = { Get-EnodeHemSystemStatistic 's1', '' -Interval 2026-01 }
        'Get-EnodeInverterStatistic'    = {
            Get-EnodeInverterStatistic 'i1', '' -Year 2026 -Month 1
            Get-EnodeInverterStatistic 'i1' -Year 2026 -Month 1 -Wait -TimeoutSec 1
        }
        'Get-EnodeSmartChargingPlan'    = { Get-EnodeSmartChargingPlan 'v1', ''; Get-EnodeSmartChargingPlan 'v1' -PlanId 'p1' }
        'Get-EnodeSmartChargingPolicy'  = { Get-EnodeSmartChargingPolicy 'v1', '' }
        'Get-EnodeSmartChargingStatus'  = { Get-EnodeSmartChargingStatus 'v1', '' }
        'Get-EnodeLocationTariff'       = { Get-EnodeLocationTariff 'l1', '' }
        'Get-EnodeSchedule'             = { Get-EnodeSchedule -UserId 'u1'; Get-EnodeSchedule 's1', '' }
        'Get-EnodeScheduleStatus'       = { Get-EnodeScheduleStatus 's1', '' }
        'Get-EnodeTariff'               = { Get-EnodeTariff 'FLEX', '' }
        'Get-EnodeUser'                 = { Get-EnodeUser; Get-EnodeUser 'u1' }
        'Get-EnodeVehicle'              = { Get-EnodeVehicle; Get-EnodeVehicle -UserId 'u1'; Get-EnodeVehicle 'v1', '' }
        'Invoke-EnodeApi'               = {
            Invoke-EnodeApi users
            Invoke-EnodeApi users -Raw
            Invoke-EnodeApi users -Paginate
            Invoke-EnodeApi thing -Method POST -Body @{ a = 1 }
            Invoke-EnodeApi '../x'
        }
        'New-EnodeLocation'             = {
            New-EnodeLocation 'u1' -Name 'Home' -Latitude 1 -Longitude 2 -TimezoneName UTC
        }
        'New-EnodeSchedule'             = {
            New-EnodeSchedule -UserId 'u1' -VehicleId 'v1' -DefaultShouldCharge $true -Rule @{ Weekday = 'Monday'; ShouldCharge = $false }
            New-EnodeSchedule -UserId 'u1' -HvacId 'h1' -DefaultTargetState 'HEAT 21'
        }
        'New-EnodeScheduleRule'         = { $null = Get-EnodeUser; New-EnodeScheduleRule -ShouldCharge $true }
        'New-EnodeTariffInterval'       = { $null = Get-EnodeUser; New-EnodeTariffInterval 'DAY' -From 06:00 -To 22:00 }
        'New-EnodeTariffRate'           = { $null = Get-EnodeUser; New-EnodeTariffRate 'DAY' -Cost 1.5 }
        'Remove-EnodeLocation'          = { Remove-EnodeLocation 'l1' -Confirm:$false }
        'Remove-EnodeSchedule'          = { Remove-EnodeSchedule 's1' -Confirm:$false }
        'Resume-EnodeHvacSchedule'      = { Resume-EnodeHvacSchedule 'h1'; Resume-EnodeHvacSchedule 'h1' -Wait -TimeoutSec 1 }
        'Select-EnodeConnection'        = { Select-EnodeConnection 'canary' -PassThru; Select-EnodeConnection 'nope' }
        'Send-EnodeRefreshHint'         = {
            Send-EnodeRefreshHint -VehicleId 'v1'
            Send-EnodeRefreshHint -MeterId 'm1', 'm2' -ThrottleLimit 2
        }
        'Send-EnodeSimulatorEvent'      = { Send-EnodeSimulatorEvent user:vehicle:updated }
        'Set-EnodeBatteryOperationMode' = {
            Set-EnodeBatteryOperationMode 'b1' -OperationMode IDLE
            Set-EnodeBatteryOperationMode 'b1' -OperationMode IDLE -Wait -TimeoutSec 1
        }
        'Set-EnodeCharger'              = { Set-EnodeCharger 'c1' -LocationId 'l1'; Set-EnodeCharger 'c1' -ClearLocation }
        'Set-EnodeHvac'                 = { Set-EnodeHvac 'h1' -LocationId 'l1'; Set-EnodeHvac 'h1' -ClearLocation }
        'Set-EnodeHvacHold'             = {
            Set-EnodeHvacHold 'h1' -Mode OFF
            Set-EnodeHvacHold 'h1' -Mode HEAT -HeatSetpoint 20 -Wait -TimeoutSec 1
        }
        'Set-EnodeLocation'             = { Set-EnodeLocation 'l1' -Name 'Home' }
        'Set-EnodeLocationTariff'       = {
            Set-EnodeLocationTariff 'l1' -TariffId 'FLEX' -TariffInterval @{ Name = 'DAY'; From = '06:00'; To = '22:00' }
        }
        'Set-EnodeMaxCurrent'           = {
            Set-EnodeMaxCurrent 'v1' -MaxCurrent 10
            Set-EnodeMaxCurrent -ChargerId 'c1' -MaxCurrent 10 -Wait -TimeoutSec 1
        }
        'Set-EnodeSmartChargingPolicy'  = { Set-EnodeSmartChargingPolicy 'v1' -IsEnabled $true -Deadline 07:00 }
        'Start-EnodeSmartOverride'      = { Start-EnodeSmartOverride 'v1' }
        'Stop-EnodeSmartOverride'       = { Stop-EnodeSmartOverride 'v1' }
        'Set-EnodeSchedule'             = { Set-EnodeSchedule 's1' -IsEnabled $false }
        'Set-EnodeTariff'               = { Set-EnodeTariff 'FLEX' -Rate @{ Name = 'DAY'; Cost = 1.5 } }
        'Start-EnodeCharging'           = { Start-EnodeCharging 'v1'; Start-EnodeCharging 'v1' -Wait -TimeoutSec 1 }
        'Start-EnodeSimulator'          = { Start-EnodeSimulator; Start-EnodeSimulator -Connect }
        'Stop-EnodeAction'              = { Stop-EnodeAction 'a1' }
        'Stop-EnodeCharging'            = { Stop-EnodeCharging 'v1' }
        'Stop-EnodeSimulator'           = { Stop-EnodeSimulator }
        'Remove-EnodeUser'               = { Remove-EnodeUser 'u1' -Force }
        'Revoke-EnodeUserAuthorization'  = { Revoke-EnodeUserAuthorization 'u1' -Force }
        'Disconnect-EnodeVendor'         = { Disconnect-EnodeVendor 'u1' -Vendor TESLA -Force }
        'New-EnodeLinkSession'           = { New-EnodeLinkSession 'u1' -Scope vehicle:read:data -Language browser -RedirectUri app://back }
        'Get-EnodeIntegration'           = { Get-EnodeIntegration }
        'Get-EnodeVendorHealth'          = { Get-EnodeVendorHealth }
        'Test-EnodeService'              = { Test-EnodeService }
        'Get-EnodeWebhook'               = { Get-EnodeWebhook; Get-EnodeWebhook 'w1' }
        'New-EnodeWebhook'              = {
            $header = @{ AuthenticationHeaderName = 'x-key'; AuthenticationHeaderValue = $token }
            New-EnodeWebhook https://example.com/events
            New-EnodeWebhook https://example.com/events -Secret $secret @header
        }
        'Set-EnodeWebhook'              = {
            Set-EnodeWebhook 'w1' -Secret $secret -AuthenticationHeaderName 'x-key' -AuthenticationHeaderValue $token
        }
        'Remove-EnodeWebhook'           = { Remove-EnodeWebhook 'w1' -Force }
        'Test-EnodeWebhook'             = { Test-EnodeWebhook 'w1' }
        'Test-EnodeWebhookSignature'    = { $null = Get-EnodeUser; Test-EnodeWebhookSignature '[]' 'sha1=00' -Secret $secret }
        'Receive-EnodeWebhook'          = { $null = Get-EnodeUser; Receive-EnodeWebhook $secret -Port 0 -First 1 -TimeoutSec 1 }
        'ConvertFrom-EnodeWebhook'      = { $null = Get-EnodeUser; '[{}]', 'no json' | ConvertFrom-EnodeWebhook }
        'Wait-EnodeAction'              = { Wait-EnodeAction 'a1' -TimeoutSec 1 }
    }
    $behaviors = @(
        'succeeds', 'returns errors with tokens', 'rejects tokens and returns them', 'rejects all credentials and returns them'
        'returns web pages with tokens', 'closes connections'
    )
    $cases = foreach ($name in $uses.Keys | Sort-Object) {
        foreach ($behavior in $behaviors) { @{ name = $name; use = $uses[$name]; behavior = $behavior } }
    }
    $commands = @((Get-Module Enode).ExportedCmdlets.Keys | ForEach-Object { @{ name = $_; isUsed = $uses.ContainsKey($_) } })
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # Characters that each encoding changes: of forms, of addresses and of HTML.
    $canarySecret = 'CANARY-s3cret+&<é>/%:='
    $canaryToken = 'CANARY-t0ken.AbC-_~'
    $clientId = 'canary client'
    $pair = [System.Net.WebUtility]::UrlEncode($clientId) + ':' + [System.Net.WebUtility]::UrlEncode($canarySecret)
    $basic = [convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes($pair))
    # A server can return what it gets: the token endpoint the secret, the API the token.
    $secretEcho = @(
        $canarySecret
        [uri]::EscapeDataString($canarySecret)
        [System.Net.WebUtility]::UrlEncode($canarySecret)
        [System.Net.WebUtility]::HtmlEncode($canarySecret)
        "Basic $basic"
    ) -join ' '
    $tokenEcho = "$canaryToken Bearer $canaryToken"
    # Must not be shown. Each canary is too long to occur by chance.
    $forbidden = 'CANARY-s3cret', 'CANARY-t0ken', 'CANARY-c0de', 'CANARY-r3fresh', $basic

    function New-CanaryServer([string] $Behavior) {
        $server = New-ScriptedServer
        $answer = [Enode.Testing.Response]
        $page = ConvertTo-Page @{ id = 'u1'; linkedVendors = @() }
        $action = ConvertTo-StartAction 'v1' 'CONFIRMED'
        $problem = ConvertTo-Json -Depth 4 @{
            type   = "https://example.com/$canaryToken"
            title  = "Title $tokenEcho"
            detail = "Detail $tokenEcho"
            issues = @(@{ message = $tokenEcho; path = $canaryToken }, @{ other = $tokenEcho })
            extra  = @{ inner = $tokenEcho }
        }
        $headers = @{
            'X-Echo'           = "Bearer $canaryToken"
            'X-Request-Id'     = "req-$canaryToken"
            'WWW-Authenticate' = "Bearer token=`"$canaryToken`""
            'Set-Cookie'       = "session=$canaryToken"
        }
        $tokenHeaders = @{ 'X-Echo' = "Basic $basic"; 'X-Request-Id' = "req-$basic"; 'WWW-Authenticate' = "Basic was=`"$basic`"" }
        $token = @{
            access_token = $canaryToken; expires_in = 3600; token_type = 'bearer'; extra = $secretEcho
            refresh_token = 'CANARY-r3fresh-token'; id_token = 'CANARY-t0ken-of-the-user'
        }
        $rejection = @{ error = 'invalid_client'; error_description = $secretEcho; extra = $secretEcho }
        $first = $answer::Json(200, (ConvertTo-Json $token)).With($tokenHeaders)
        $second = $Behavior -like 'rejects all*' ? $answer::Json(401, (ConvertTo-Json $rejection)).With($tokenHeaders) : $first
        $null = $server.ReplyToToken($first, $second)
        $answers = switch -Wildcard ($Behavior) {
            'succeeds' { $answer::Json(200, $page).With($headers), $answer::Json(200, $action).With($headers) }
            'returns errors*' { $answer::Json(400, $problem).With($headers), $answer::Json(503, $problem).With($headers) }
            'rejects *' { $answer::Json(401, $problem).With($headers), $answer::Json(401, $problem).With($headers) }
            'returns web pages*' {
                $answer::Html(200, "$tokenEcho <html>").With($headers), $answer::Html(500, "<html>$tokenEcho").With($headers)
            }
            'closes connections' { $answer::Reset, $answer::CutShort(200, $problem, 60) }
        }
        1..40 | ForEach-Object { $null = $server.Reply($answers) }
        $server
    }

    function Assert-NoCanary([string[]] $Text, [string] $Where) {
        foreach ($line in ($Text -join "`n") -split "`n") {
            foreach ($canary in $forbidden) {
                if ($line.Contains($canary)) { throw "A secret in $Where`: $($line.Trim())" }
            }
        }
    }
}

AfterAll { Reset-Enode }

Describe 'Secrets' {
    It 'are searched for in <name>' -ForEach $commands {
        $isUsed | Should -BeTrue -Because 'a new command must be used here too'
    }

    It 'are not shown by <name> when the server <behavior>' -ForEach $cases {
        Reset-Enode
        $server = New-CanaryServer $behavior
        $there = (Get-Address $server) + @{ MaximumRetryCount = 0 }
        $credential = New-Credential $clientId $canarySecret
        $null = Connect-Enode @there -Credential $credential -Name 'canary'
        $variables = @{
            there = $there; credential = $credential; secret = $credential.Password; token = ConvertTo-Secure $canaryToken
        }

        $script = "`$VerbosePreference = `$DebugPreference = 'Continue'; Select-EnodeConnection canary; $use"
        $run = Invoke-InRunspace ([scriptblock]::Create($script)) $variables
        $run.Verbose.Count | Should -BeGreaterThan 0

        # The verifier is random: it is known after it was sent.
        $sent = $server.TokenCalls | ForEach-Object { [System.Web.HttpUtility]::ParseQueryString($_.Body)['code_verifier'] }
        $forbidden = $forbidden + @($sent | Where-Object { $_ })
        if ($name -eq 'Connect-EnodeUser') { $forbidden.Count | Should -BeGreaterThan 5 }

        Assert-NoCanary $run.Verbose 'the verbose stream'
        Assert-NoCanary $run.Debug 'the debug stream'
        Assert-NoCanary $run.Warning 'the warning stream'
        Assert-NoCanary ($run.Progress + $run.Information | Out-String -Width 4096) 'the progress or the information stream'
        foreach ($record in $run.Errors) { Assert-NoCanary (Get-ErrorText $record) "the error $($record.FullyQualifiedErrorId)" }

        # Invoke-EnodeApi returns the content of a response unchanged.
        foreach ($thing in $run.Output | Where-Object { $name -ne 'Invoke-EnodeApi' }) {
            Assert-NoCanary (Get-ObjectText $thing) "an object of $($thing.GetType())"
        }
    }
}

Describe 'Secrets of a whole session' {
    BeforeEach { Reset-Enode }

    # The session reads them from environment variables, so that no line of its script contains them.
    It 'are not in its output, with all streams, in its transcript, or in $Error' -ForEach @{ uses = $uses } {
        $rejecting = New-CanaryServer 'rejects all credentials and returns them'
        $echoing = New-CanaryServer 'returns errors with tokens'
        $env:ENODE_CLIENT_ID, $env:ENODE_CLIENT_SECRET = $clientId, $canarySecret
        $env:ENODE_API_URL, $env:ENODE_TOKEN_URL = $echoing.Uri, $echoing.TokenUri
        $names = $uses.Keys | Sort-Object | Where-Object { $_ -notin 'Disconnect-Enode', 'Stop-EnodeSimulator' }
        $everything = ($names | ForEach-Object { "try { $($uses[$_]) } catch { `$_ }" }) -join "`n"
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $run = Invoke-InProcess ([scriptblock]::Create(@"
            `$null = Start-Transcript '$transcript' -IncludeInvocationHeader
            `$VerbosePreference = `$DebugPreference = 'Continue'
            `$credential = [pscredential]::new(`$env:ENODE_CLIENT_ID, (ConvertTo-SecureString `$env:ENODE_CLIENT_SECRET -AsPlainText))
            `$secret = `$token = `$credential.Password
            `$there = @{ ApiUri = `$env:ENODE_API_URL; TokenUri = `$env:ENODE_TOKEN_URL; MaximumRetryCount = 0 }
            # The first request gets a token, and the second is rejected.
            `$rejecting = @{ ApiUri = '$($rejecting.Uri)'; TokenUri = '$($rejecting.TokenUri)'; Credential = `$credential }
            1..2 | ForEach-Object { try { Connect-Enode @rejecting -Verbose -Debug; Disconnect-Enode } catch { `$_ } } *>&1
            Connect-Enode @there -Credential `$credential -Name canary
            $everything
            `$Error | Format-List * -Force
            `$Error | ForEach-Object Exception | Format-List * -Force
            `$Error | ForEach-Object InvocationInfo | Format-List * -Force
            `$Error | ForEach-Object { "`$(`$_.Exception)" }
            "`$(`$Error.Count) errors"
            `$null = Stop-Transcript
"@))
        $run.Text | Should -Match '\b\d{2,} errors'
        $run.Text | Should -BeLike '*Enode.InvalidClient*'
        Get-Content $transcript -Raw | Should -BeLike '*Enode.InvalidClient*'
        Assert-NoCanary $run.Text 'the output of a session'
        Assert-NoCanary (Get-Content $transcript -Raw) 'its transcript'
    }

    It 'of a simulator are not shown' {
        $run = Invoke-InRunspace {
            $VerbosePreference = $DebugPreference = 'Continue'
            $null = Start-EnodeSimulator -Connect
            Get-EnodeSimulator
            Get-EnodeConnection
            Get-EnodeVehicle -First 1
        }
        $secret = $run.Output[0].Credential.GetNetworkCredential().Password
        $secret.Length | Should -BeGreaterThan 20
        $all = $run.Verbose + $run.Debug + ($run.Output | ForEach-Object { Get-ObjectText $_ }) -join "`n"
        $all | Should -BeLike '*/oauth2/token*'
        $all.Contains($secret) | Should -BeFalse
    }
}
