# Pipelines that end before their commands have: an action that was sent is written, or a warning names it.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    function Format-Unwritten([string[]] $Action) {
        $count = $Action.Count -eq 1 ? '1 action was' : "$($Action.Count) actions were"
        $advice = 'Those that are PENDING continue. Get-EnodeAction reads them, and Stop-EnodeAction cancels them.'
        $states = $Action | ForEach-Object { [regex]::Match($_, '\((\w+)\)$').Groups[1].Value } | Group-Object
        $counts = ($states | ForEach-Object { "$($_.Count) $($_.Name)" }) -join ', '
        $pending = @($Action -like '*(PENDING)')
        if ($pending.Count -eq 0) { $advice = 'Get-EnodeAction writes them.' }
        @("The pipeline ended before $count written ($counts). $advice") + $pending -join "`n  "
    }

    function Format-Unknown([string[]] $Device) {
        $count = $Device.Count -eq 1 ? '1 command was' : "$($Device.Count) commands were"
        @("$count sent, and the outcome is not known. Check the current state before you repeat a command.") + $Device -join "`n  "
    }
}

AfterAll { Reset-Enode }

Describe 'A pipeline of commands that ends early' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($car in 'v1', 'v2', 'v3', 'v4') {
            $null = $server.ReplyTo('POST', "/vehicles/$car/charging", 200, (ConvertTo-StartAction $car))
            $null = $server.ReplyTo('GET', "/vehicles/actions/a-$car", 200, (ConvertTo-StartAction $car 'CONFIRMED'))
        }

        $null = $server.ReplyTo('POST', '/vehicles/bad/charging', 404, '{}')
        $null = $server.ReplyTo('POST', '/vehicles/refused/charging', 401, '{}')
        $tokens = $server.Journal.Count
        $showsProgress = { param($shell) Wait-Until { $shell.Streams.Progress.Count -gt 0 } }
    }

    It 'writes what was sent before <name>, and sends nothing more' -ForEach @(
        @{
            name = 'an error with -Wait -ErrorAction Stop'
            id   = 'Enode.NotFound'
            run  = { 'v1', 'v2', 'bad', 'v3' | Start-EnodeCharging -Wait -ErrorAction Stop }
        }
        @{
            name = 'an error with -Wait and $ErrorActionPreference'
            id   = 'Enode.NotFound'
            run  = { $ErrorActionPreference = 'Stop'; 'v1', 'v2', 'bad', 'v3' | Start-EnodeCharging -Wait }
        }
        @{
            name = 'an id that cannot be sent'
            id   = 'Enode.InvalidId'
            run  = { 'v1', 'v2', '..', 'v3' | Start-EnodeCharging -Wait -ErrorAction Stop }
        }
        @{
            name = 'an object of another type'
            id   = 'Enode.InvalidArgument'
            run  = { 'v1', 'v2', [Enode.User]@{ Id = 'u1' }, 'v3' | Start-EnodeCharging -Wait -ErrorAction Stop }
        }
        @{
            name = 'a token that is rejected'
            id   = 'Enode.Unauthorized'
            run  = { 'v1', 'v2', 'refused', 'v3' | Start-EnodeCharging -Wait }
        }
    ) {
        $ran = Invoke-InRunspace $run
        $ran.Output | ForEach-Object ToString | Should -BeExactly 'vehicle v1 (u1) START PENDING', 'vehicle v2 (u1) START PENDING'
        Get-ErrorId (@($ran.Errors) + $ran.EndedBy | Where-Object { $_ }) | Select-Object -Unique | Should -BeExactly $id
        $ran.Warning | Should -BeNullOrEmpty
        Get-Sent $server | Where-Object { $_ -like '*v3*' -or $_ -like 'GET*' } | Should -BeNullOrEmpty
    }

    It 'writes with -ThrottleLimit what was being sent at the time of <name>' -ForEach @(
        @{ name = 'an error with -ErrorAction Stop'; bad = 'bad'; run = { $ids | Start-EnodeCharging -ThrottleLimit 8 -ErrorAction Stop } }
        @{
            name = 'an error with -Wait -ErrorAction Stop'; bad = 'bad'
            run  = { $ids | Start-EnodeCharging -ThrottleLimit 8 -Wait -ErrorAction Stop }
        }
        @{ name = 'a token that is rejected'; bad = 'refused'; run = { $ids | Start-EnodeCharging -ThrottleLimit 8 } }
    ) {
        # The bad one gets its response when all have been sent, and the others after it.
        $badGate, $gate = [Enode.Testing.Gate]::new(), [Enode.Testing.Gate]::new()
        $server.ClearScript()
        foreach ($car in 'v1', 'v2') {
            $response = [Enode.Testing.Response]::Json(200, (ConvertTo-StartAction $car)).After($gate)
            $null = $server.ReplyTo('POST', "/vehicles/$car/charging", $response)
        }

        $status = $bad -eq 'bad' ? 404 : 401
        $null = $server.ReplyTo('POST', "/vehicles/$bad/charging", [Enode.Testing.Response]::Json($status, '{}').After($badGate))
        $ran = Invoke-InRunspace $run @{ ids = @($bad, 'v1', 'v2') } -While {
            $server.WaitForRequests($tokens + 3)
            $badGate.Open()
            $gate.Open()
        }
        $ran.Output | ForEach-Object ToString | Should -BeExactly 'vehicle v1 (u1) START PENDING', 'vehicle v2 (u1) START PENDING'
        $ran.Warning | Should -BeNullOrEmpty
    }

    It 'writes all actions before the first error of a wait with -ErrorAction Stop, and the counts' {
        $null = $server.ReplyTo('POST', '/vehicles/f1/charging', 200, (ConvertTo-StartAction 'f1' 'FAILED'))
        $null = $server.ReplyTo('POST', '/vehicles/f2/charging', 200, (ConvertTo-StartAction 'f2' 'CANCELLED'))
        $run = Invoke-InRunspace { 'f1', 'v1', 'f2', 'v2' | Start-EnodeCharging -Wait -ErrorAction Stop }
        $run.Output.State | Should -BeExactly 'FAILED', 'CONFIRMED', 'CANCELLED', 'CONFIRMED'
        Get-ErrorId $run.EndedBy | Should -BeExactly 'Enode.ActionFailed'
        "$($run.Information)" | Should -BeExactly 'Start charging: 2 confirmed, 1 failed, 1 cancelled'
        $run.Warning | Should -BeNullOrEmpty
    }

    It 'names what was sent when <name>' -ForEach @(
        @{
            name = 'a command before it fails'
            run  = { & { 'v1'; 'v2'; throw 'x' } | Start-EnodeCharging -Wait }
            came = @()
            lost = 'vehicle v1, action a-v1 (PENDING)', 'vehicle v2, action a-v2 (PENDING)'
        }
        @{
            name = 'a command after it fails'
            run  = { 'v1', 'v2' | Start-EnodeCharging -Wait | ForEach-Object { $_; throw 'x' } }
            came = 'a-v1'
            lost = 'vehicle v2, action a-v2 (CONFIRMED)'
        }
        @{
            name = 'Select-Object ends it'
            run  = { 'v1', 'v2', 'v3' | Start-EnodeCharging -Wait | Select-Object -First 1 }
            came = 'a-v1'
            lost = 'vehicle v2, action a-v2 (CONFIRMED)', 'vehicle v3, action a-v3 (CONFIRMED)'
        }
        @{
            name = 'break ends it'
            run  = { foreach ($once in 1) { 'v1', 'v2' | Start-EnodeCharging -Wait | ForEach-Object { $_; break } } }
            came = 'a-v1'
            lost = 'vehicle v2, action a-v2 (CONFIRMED)'
        }
        @{
            name = 'Select-Object ends Wait-EnodeAction'
            run  = { 'v1', 'v2' | Start-EnodeCharging | Wait-EnodeAction | Select-Object -First 1 }
            came = 'a-v1'
            lost = 'vehicle v2, action a-v2 (CONFIRMED)'
        }
    ) {
        $ran = Invoke-InRunspace $run
        $ran.Output.Id | Should -Be $came
        $ran.Warning | Should -BeExactly (Format-Unwritten $lost)
    }

    It 'escapes a control character in an id that a warning names' {
        $null = $server.ReplyTo('POST', '/vehicles/v9/charging', 200, (ConvertTo-StartAction 'v9').Replace('a-v9', 'a\u001b[31m'))
        $run = Invoke-InRunspace { & { 'v9'; throw 'x' } | Start-EnodeCharging -Wait }
        $run.Warning | Should -BeExactly (Format-Unwritten 'vehicle v9, action a\u001b[31m (PENDING)')
    }

    It 'writes no warning with <name>' -ForEach @(
        @{
            name = '-WarningAction SilentlyContinue'
            run  = { & { 'v1'; throw 'x' } | Start-EnodeCharging -Wait -WarningAction SilentlyContinue }
        }
        @{
            name = '-WarningAction Ignore'
            run  = { & { 'v1'; throw 'x' } | Start-EnodeCharging -Wait -WarningAction Ignore }
        }
        @{
            name = '$WarningPreference'
            run  = { $WarningPreference = 'SilentlyContinue'; & { 'v1'; throw 'x' } | Start-EnodeCharging -Wait }
        }
    ) {
        $ran = Invoke-InRunspace $run
        $ran.EndedBy.Exception.Message | Should -Be 'x'
        $ran.Warning | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'POST /vehicles/v1/charging'
    }

    It 'names with -ThrottleLimit what is being sent when a command before it fails' {
        $null = $server.Hold()
        $run = Invoke-InRunspace {
            & { 'v1'; 'v2'; $server.WaitForRequests($count); throw 'x' } | Start-EnodeCharging -ThrottleLimit 8
        } @{ server = $server; count = $tokens + 2 }
        $run.EndedBy.Exception.Message | Should -Be 'x'
        $run.Warning | Should -BeExactly (Format-Unknown 'Start charging: vehicle v1', 'Start charging: vehicle v2')
    }

    It 'names a command that is being sent at Ctrl+C, and none that was not sent' {
        $null = $server.ReplyTo('POST', '/vehicles/slow/charging', [Enode.Testing.Response]::Hang)
        $run = Stop-Script { 'v1', 'slow', 'v2' | Start-EnodeCharging } -When { $server.WaitForRequests($tokens + 2) }
        $run.Output.Id | Should -Be 'a-v1'
        $run.Warning | Should -BeExactly (Format-Unknown 'Start charging: vehicle slow')
        Get-Sent $server | Should -BeExactly 'POST /vehicles/v1/charging', 'POST /vehicles/slow/charging'
    }

    It 'does not name a command whose request waits to be sent again, or for a token, at Ctrl+C' {
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('POST', '/vehicles/busy/charging', [Enode.Testing.Response]::Json(429).With('Retry-After', 60))
        # The progress record is written when the response has been read.
        $run = Stop-Script { 'busy' | Start-EnodeCharging } -When $showsProgress
        $run.Warning | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'POST /vehicles/busy/charging'

        # Another server: a connection that got a 429 sends nothing before the end of the wait.
        $other = New-ScriptedServer
        $null = Connect-Scripted $other
        $other.ReplyToToken([Enode.Testing.Response]::Hang)
        $null = $other.ReplyTo('POST', '/vehicles/late/charging', 401, '{}')
        $count = $other.Journal.Count
        $run = Stop-Script { 'late' | Start-EnodeCharging } -When { $other.WaitForRequests($count + 2) }
        $run.Warning | Should -BeNullOrEmpty
    }

    It 'names at Ctrl+C, with -Wait, what was sent, and what is known of it: <name>' -ForEach @(
        @{
            name = 'while commands are sent'; requests = 3; says = '2 actions were*(2 PENDING).*'; names = 'v1', 'v2'; slow = $true
            run  = { 'v1', 'v2', 'slow' | Start-EnodeCharging -Wait }
        }
        @{
            name = 'while it waits'; requests = 7; says = '3 actions were*(2 CONFIRMED, 1 PENDING).*'; names = 'open'; slow = $false
            run  = { 'v1', 'v2', 'open' | Start-EnodeCharging -Wait }
        }
    ) {
        $null = $server.ReplyTo('POST', '/vehicles/slow/charging', [Enode.Testing.Response]::Hang)
        $null = $server.ReplyTo('POST', '/vehicles/open/charging', 200, (ConvertTo-StartAction 'open'))
        $null = $server.ReplyTo('GET', '/vehicles/actions/a-open', 200, (ConvertTo-StartAction 'open'))
        $stopped = Stop-Script $run -When { $server.WaitForRequests($tokens + $requests) }
        $stopped.Output | Should -BeNullOrEmpty
        # Those in a final state are counted, and not named.
        $summary, $named = $stopped.Warning[0] -split "`n"
        $summary | Should -BeLike "*$says"
        $named | Should -BeExactly ($names | ForEach-Object { "  vehicle $_, action a-$_ (PENDING)" })
        @($stopped.Warning -eq (Format-Unknown 'Start charging: vehicle slow')).Count | Should -Be ([int]$slow)
    }

    It 'names with -ThrottleLimit a rejected command whose error was not written' {
        $gate = [Enode.Testing.Gate]::new()
        $response = [Enode.Testing.Response]::Json(200, (ConvertTo-StartAction 'slow')).After($gate)
        $null = $server.ReplyTo('POST', '/vehicles/slow/charging', $response)
        $null = $server.ReplyTo('POST', '/vehicles/wrong/charging', 400, '{}')
        $run = Stop-Script { 'slow', 'wrong', 'v1' | Start-EnodeCharging -ThrottleLimit 2 } -When { $server.WaitForRequests($tokens + 3) }
        $summary = '1 command was rejected, and the pipeline ended before the errors were written.'
        $run.Warning | Should -Contain "$summary`n  Start charging: vehicle wrong"
        $gate.Open()
    }

    It 'names a command as rejected that was rejected after a new token, and not as one whose outcome is unknown' {
        $gate = [Enode.Testing.Gate]::new()
        $response = [Enode.Testing.Response]::Json(200, (ConvertTo-StartAction 'slow')).After($gate)
        $null = $server.ReplyTo('POST', '/vehicles/slow/charging', $response)
        $null = $server.ReplyTo('POST', '/vehicles/wrong/charging', @([Enode.Testing.Response]::Json(401), [Enode.Testing.Response]::Json(400)))
        # The response to the request for the token, a 200, is no response to the command.
        $run = Stop-Script { 'slow', 'wrong', 'v1' | Start-EnodeCharging -ThrottleLimit 2 } -When { $server.WaitForRequests($tokens + 5) }
        $summary = '1 command was rejected, and the pipeline ended before the errors were written.'
        $run.Warning | Should -Contain "$summary`n  Start charging: vehicle wrong"
        $gate.Open()
        # The first two are sent at the same time.
        Get-Sent $server | Sort-Object | Should -BeExactly @(
            'POST /vehicles/slow/charging', 'POST /vehicles/v1/charging', 'POST /vehicles/wrong/charging', 'POST /vehicles/wrong/charging')
    }

    It 'names a change of another kind that is being sent at Ctrl+C: <name>' -ForEach @(
        @{
            name = 'a POST of Invoke-EnodeApi'; sent = 'POST /things'; line = 'POST: things'
            run  = { Invoke-EnodeApi things -Method POST }
        }
        @{
            name = 'a DELETE of Invoke-EnodeApi'; sent = 'DELETE /things/1'; line = 'DELETE: things/1'
            run  = { Invoke-EnodeApi things/1 -Method DELETE }
        }
        @{
            name = 'a location'; sent = 'PUT /chargers/c1'; line = 'Set location l1: charger c1'
            run  = { Set-EnodeCharger c1 -LocationId l1 }
        }
        @{
            name = 'a refresh hint'; sent = 'POST /vehicles/v1/refresh-hint'; line = 'Request fresh data: vehicle v1'
            run  = { Send-EnodeRefreshHint -VehicleId v1 }
        }
    ) {
        $method, $path = $sent -split ' '
        $null = $server.ReplyTo($method, $path, [Enode.Testing.Response]::Hang)
        $stopped = Stop-Script $run -When { $server.WaitForRequests($tokens + 1) }
        $stopped.Warning | Should -BeExactly (Format-Unknown $line)
        Get-Sent $server | Should -BeExactly $sent
    }

    It 'writes no warning when Invoke-EnodeApi reads at Ctrl+C' {
        $null = $server.ReplyTo('GET', '/things', [Enode.Testing.Response]::Hang)
        $run = Stop-Script { Invoke-EnodeApi things } -When { $server.WaitForRequests($tokens + 1) }
        $run.Warning | Should -BeNullOrEmpty
    }

    It 'names a DELETE that is repeated after an error of the server at Ctrl+C' {
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('DELETE', '/things/1', [Enode.Testing.Response]::Json(503).With('Retry-After', 60))
        $run = Stop-Script { Invoke-EnodeApi things/1 -Method DELETE } -When $showsProgress
        $run.Warning | Should -BeExactly (Format-Unknown 'DELETE: things/1')
    }

    It 'names with -ThrottleLimit none that was not sent, on <processors> processors' -ForEach @(
        1, 2, 4, 16 | ForEach-Object { @{ processors = $_ } }
    ) {
        $text = {
            Import-Module 'SUPPORT'
            Import-ModuleUnderTest
            $server = New-ScriptedServer
            $null = Connect-Scripted $server -With @{ MaximumRetryCount = 0 }
            $ids = 1..12 | ForEach-Object { "h$_" }
            foreach ($id in $ids) {
                $null = $server.ReplyTo('POST', "/vehicles/$id/charging", [Enode.Testing.Response]::Hang)
            }

            foreach ($round in 1..8) {
                $before = $server.Journal.Count
                $run = Stop-Script { Start-EnodeCharging -VehicleId $ids -ThrottleLimit 4 } -Variable @{ ids = $ids } -When {
                    $server.WaitForRequests($before + 4)
                }
                $named = @($run.Warning -split "`n  Start charging: vehicle " | Select-Object -Skip 1)
                $sent = @($server.Journal | Select-Object -Skip $before | ForEach-Object { $_.Path.Split('/')[2] })
                "$($sent.Count -ge 4) $(Compare-Object $named $sent)".Trim()
            }

            'done'
        }
        $script = [scriptblock]::Create($text.ToString().Replace('SUPPORT', (Resolve-Path "$PSScriptRoot/../TestSupport.psm1")))
        $process = Invoke-InProcess $script -Environment @{ DOTNET_PROCESSOR_COUNT = $processors } -TimeoutSec 60
        $process.Text.Trim() -split '\s+' | Should -BeExactly (@('True') * 8 + 'done')
    }

    It 'names a change whose first response was lost, also when the second is <name>' -ForEach @(
        @{
            name = 'a 429 before a wait'; requests = 2; stop = $true
            second = { [Enode.Testing.Response]::Json(429).With('Retry-After', 60) }
        }
        @{ name = 'a 401, and there is no new token'; second = { [Enode.Testing.Response]::Json(401) }; requests = 3; stop = $true }
        @{ name = 'a 400'; second = { [Enode.Testing.Response]::Json(400, '{}') }; requests = 2; stop = $false }
        @{ name = 'a 404'; second = { [Enode.Testing.Response]::Json(404, '{}') }; requests = 2; stop = $false }
    ) {
        $null = Connect-Scripted $server
        $tokens = $server.Journal.Count
        $null = $server.ReplyTo('PUT', '/chargers/c1', @([Enode.Testing.Response]::Reset, (& $second)))
        $null = $server.ReplyTo('PUT', '/chargers/slow', [Enode.Testing.Response]::Hang)
        if ($stop) {
            $server.ReplyToToken([Enode.Testing.Response]::Hang)
            $run = Stop-Script { Set-EnodeCharger c1 -LocationId l1 } -When {
                param($shell)
                $server.WaitForRequests($tokens + $requests)
                if ($requests -eq 2) {
                    Wait-Until { "$($shell.Streams.Progress)" -match '429|busy|wait' -or $shell.Streams.Progress.Count -gt 1 }
                }
            }
            $run.Warning | Should -BeExactly (Format-Unknown 'Set location l1: charger c1')
        }
        else {
            $run = Stop-Script { 'slow', 'c1' | Set-EnodeCharger -LocationId l1 -ThrottleLimit 2 } -When {
                $server.WaitForRequests($tokens + 3)
            }
            $run.Warning | Should -BeExactly (Format-Unknown 'Set location l1: charger slow', 'Set location l1: charger c1')
        }
    }

    It 'names a failed change whose error was not written, because Select-Object ended the pipeline' {
        $gate = [Enode.Testing.Gate]::new()
        $null = $server.ReplyTo('POST', '/vehicles/lost/charging', [Enode.Testing.Response]::Json(500, '{}').After($gate))
        $script = { 'lost', 'v2' | Start-EnodeCharging -ThrottleLimit 8 -ErrorAction Stop | Select-Object -First 1 }
        $run = Invoke-InRunspace $script -While {
            $server.WaitForRequests($tokens + 2)
            $gate.Open()
        }
        $run.Output.Id | Should -BeExactly 'a-v2'
        $run.Warning | Should -BeExactly (Format-Unknown 'Start charging: vehicle lost')
    }

    It 'names a failed change whose error was not written, because of Ctrl+C' {
        $null = $server.ReplyTo('POST', '/vehicles/lost/charging', 500, '{}')
        $null = $server.ReplyTo('POST', '/vehicles/slow/charging', [Enode.Testing.Response]::Hang)
        $run = Stop-Script { 'lost', 'slow' | Start-EnodeCharging -ThrottleLimit 4 -ErrorAction Stop } -When {
            $server.WaitForRequests($tokens + 2)
        }
        $run.Warning | Should -BeExactly (Format-Unknown 'Start charging: vehicle lost', 'Start charging: vehicle slow')
    }

    It 'does not name commands for which nothing was sent: <name>' -ForEach @(
        @{
            name = 'a POST to a server that does not listen'; away = $true; id = 'Enode.ConnectionFailed'
            run  = { 'v1', 'v2', 'v3' | Start-EnodeCharging @with }
        }
        @{
            name = 'a PUT to a server that does not listen'; away = $true; id = 'Enode.ConnectionFailed'
            run  = { 'v1', 'v2', 'v3' | Set-EnodeCharger -LocationId l1 @with }
        }
        @{ name = 'ids that cannot be sent'; run = { '..', '' | Start-EnodeCharging @with }; away = $false; id = 'Enode.InvalidId' }
    ) {
        $null = Connect-Scripted $server -With @{ MaximumRetryCount = 1 }
        $before = $server.Journal.Count
        if ($away) { $server.Dispose() }
        $with = @{ ThrottleLimit = 4; ErrorAction = 'Stop' }
        $ended = Invoke-InRunspace $run @{ with = $with }
        Get-ErrorId $ended.EndedBy | Should -BeExactly $id
        $ended.Warning | Should -BeExactly @()
        $server.Journal.Count | Should -Be $before
    }

    It 'does not name ids that cannot be sent beside a command that is rejected' {
        $gate = [Enode.Testing.Gate]::new()
        $null = $server.ReplyTo('POST', '/vehicles/bad/charging', [Enode.Testing.Response]::Json(404, '{}').After($gate))
        $run = Invoke-InRunspace { 'bad', '..', '' | Start-EnodeCharging -ThrottleLimit 4 -ErrorAction Stop } -While {
            $server.WaitForRequests($tokens + 1)
            $gate.Open()
        }
        Get-ErrorId $run.EndedBy | Should -BeExactly 'Enode.NotFound'
        $run.Warning | Should -BeExactly @()
        Get-Sent $server | Should -BeExactly 'POST /vehicles/bad/charging'
    }

    It 'does not write actions as cancelled that are in a final state, when an error ends the pipeline' {
        foreach ($id in 'a1', 'a2', 'a3') {
            $body = (ConvertTo-StartAction 'v1' 'CONFIRMED').Replace('a-v1', $id)
            $null = $server.ReplyTo('POST', "/vehicles/actions/$id/cancel", 409, $body)
        }

        $run = Invoke-InRunspace { 'a1', 'a2', 'a3' | Stop-EnodeAction -ThrottleLimit 4 -ErrorAction Stop }
        $run.Output | Should -BeNullOrEmpty
        Get-ErrorId $run.EndedBy | Should -BeExactly 'Enode.ActionSettled'
        $run.EndedBy.TargetObject.Id | Should -BeExactly 'a1'
    }

    It 'keeps the error with -WarningAction Stop, and shows each warning once' {
        $gate = [Enode.Testing.Gate]::new()
        $null = $server.ReplyTo('POST', '/vehicles/lost/charging', [Enode.Testing.Response]::Json(500, '{}').After($gate))
        $null = $server.ReplyTo('POST', '/vehicles/bad/charging', [Enode.Testing.Response]::Json(404, '{}').After($gate))
        $script = { 'bad', 'lost' | Start-EnodeCharging -ThrottleLimit 4 -ErrorAction Stop -WarningAction Stop }
        $run = Invoke-InRunspace $script -While {
            $server.WaitForRequests($tokens + 2)
            $gate.Open()
        }
        Get-ErrorId $run.EndedBy | Should -BeExactly 'Enode.NotFound'
        $run.Warning | Should -BeExactly (Format-Unknown 'Start charging: vehicle lost')
    }

    It 'writes the errors of a wait with -InformationAction Stop' {
        $null = $server.ReplyTo('POST', '/vehicles/f1/charging', 200, (ConvertTo-StartAction 'f1' 'FAILED'))
        $run = Invoke-InRunspace { 'f1' | Start-EnodeCharging -Wait -InformationAction Stop }
        $run.Output.State | Should -BeExactly 'FAILED'
        Get-ErrorId $run.Errors | Should -Contain 'Enode.ActionFailed'
    }

    It 'names a change whose result was not written, and none that has no result' {
        $null = $server.ReplyTo('PUT', '/chargers/c1', 200, '{"id":"c1"}')
        $null = $server.ReplyTo('POST', '/vehicles/v1/refresh-hint', 204, '')
        $gate = [Enode.Testing.Gate]::new()
        $null = $server.ReplyTo('PUT', '/chargers/slow', [Enode.Testing.Response]::Json(200, '{"id":"slow"}').After($gate))
        $null = $server.ReplyTo('PUT', '/chargers/c2', [Enode.Testing.Response]::Hang)
        # c2 is sent after the response for c1.
        $run = Stop-Script { 'slow', 'c1', 'c2' | Set-EnodeCharger -LocationId l1 -ThrottleLimit 2 } -When {
            $server.WaitForRequests($tokens + 3)
        }
        $gate.Open()
        $run.Warning | Should -Contain "The pipeline ended before the result of 1 change was written.`n  Set location l1: charger c1"
        $run.Warning | Should -Contain (Format-Unknown 'Set location l1: charger slow', 'Set location l1: charger c2')
    }

    It 'names a cancellation that is being sent at Ctrl+C' {
        $null = $server.ReplyTo('POST', '/vehicles/actions/a1/cancel', [Enode.Testing.Response]::Hang)
        $run = Stop-Script { Stop-EnodeAction a1 } -When { $server.WaitForRequests($tokens + 1) }
        $run.Warning | Should -BeExactly (Format-Unknown 'Cancel: action a1')
    }

    It 'does not fail in a host that cannot show a warning' {
        $process = Invoke-InProcess {
            Add-Type -TypeDefinition @'
using System;
using System.Globalization;
using System.Management.Automation.Host;
public sealed class Mute : PSHost
{
    private readonly Guid id = Guid.NewGuid();
    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
    public override Guid InstanceId { get { return id; } }
    public override string Name { get { return "Mute"; } }
    public override PSHostUserInterface UI { get { return null; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override void EnterNestedPrompt() { throw new NotSupportedException(); }
    public override void ExitNestedPrompt() { throw new NotSupportedException(); }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }
}
'@
            $null = Start-EnodeSimulator -Connect
            $car = (Get-EnodeVehicle | Where-Object { $_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED' } | Select-Object -First 1).Id
            $runspace = [runspacefactory]::CreateRunspace([Mute]::new())
            $runspace.Open()
            $shell = [powershell]::Create($runspace)
            $module = (Get-Module Enode).Path
            $null = $shell.AddScript("Import-Module '$module'; & { '$car'; throw 'upstream' } | Start-EnodeCharging -Wait")
            try { $shell.Invoke() } catch { "ended: $($_.Exception.InnerException.Message)" }
            "warned: $($shell.Streams.Warning.Count)"
        }
        $process.Text | Should -BeLike '*ended: upstream*warned: 1*'
    }
}
