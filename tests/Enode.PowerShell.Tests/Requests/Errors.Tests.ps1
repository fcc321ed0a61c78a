BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'An error of the API' {
    BeforeEach { $server = Start-FreshServer @{ MaximumRetryCount = 0 } }

    It 'is <id> for <status> <type>' -ForEach @(
        @{ status = 400; type = 'bad-request'; id = 'Enode.BadRequest'; category = 'InvalidArgument' }
        @{ status = 400; type = $null; id = 'Enode.BadRequest'; category = 'InvalidArgument' }
        @{ status = 403; type = 'forbidden'; id = 'Enode.Forbidden'; category = 'PermissionDenied' }
        @{ status = 403; type = $null; id = 'Enode.Forbidden'; category = 'PermissionDenied' }
        @{ status = 404; type = 'not-found'; id = 'Enode.NotFound'; category = 'ObjectNotFound' }
        @{ status = 404; type = $null; id = 'Enode.NotFound'; category = 'ObjectNotFound' }
        @{ status = 410; type = $null; id = 'Enode.NotFound'; category = 'ObjectNotFound' }
        @{ status = 422; type = 'unprocessable-entity'; id = 'Enode.UnprocessableEntity'; category = 'InvalidOperation' }
        @{ status = 422; type = $null; id = 'Enode.UnprocessableEntity'; category = 'InvalidOperation' }
        @{ status = 429; type = $null; id = 'Enode.RateLimited'; category = 'LimitsExceeded' }
        @{ status = 500; type = $null; id = 'Enode.ServerError'; category = 'ResourceUnavailable' }
        @{ status = 502; type = $null; id = 'Enode.ServerError'; category = 'ResourceUnavailable' }
        @{ status = 503; type = $null; id = 'Enode.ServerError'; category = 'ResourceUnavailable' }
        @{ status = 504; type = $null; id = 'Enode.ServerError'; category = 'ResourceUnavailable' }
        @{ status = 503; type = 'vendor-temporarily-unavailable'; id = 'Enode.VendorUnavailable'; category = 'ResourceUnavailable' }
        @{ status = 418; type = 'short-and-stout'; id = 'Enode.ShortAndStout'; category = 'InvalidArgument' }
        @{ status = 422; type = 'quota_of-the.month'; id = 'Enode.QuotaOfTheMonth'; category = 'InvalidOperation' }
        @{ status = 500; type = 'internal-server-error'; id = 'Enode.ServerError'; category = 'ResourceUnavailable' }
        @{ status = 503; type = 'service-unavailable'; id = 'Enode.ServerError'; category = 'ResourceUnavailable' }
        @{ status = 429; type = 'too-many-requests'; id = 'Enode.RateLimited'; category = 'LimitsExceeded' }
        @{ status = 429; type = 'quota-used'; id = 'Enode.RateLimited'; category = 'LimitsExceeded' }
        @{ status = 500; type = 'out-of-order'; id = 'Enode.OutOfOrder'; category = 'ResourceUnavailable' }
    ) {
        $body = $type ? (ConvertTo-Problem $type 'A Title' 'A detail.') : '{"title":"A Title","detail":"A detail."}'
        $server.Reply($status, $body)
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        $failure.Count | Should -Be 1
        $failure[0].FullyQualifiedErrorId | Should -BeExactly "$id,Enode.Commands.GetEnodeUser"
        $failure[0].CategoryInfo.Category | Should -Be $category
        $failure[0].TargetObject | Should -BeExactly 'u1'
        $failure[0].Exception.Message | Should -BeExactly 'A Title: A detail.'
        "$($failure[0])" | Should -BeExactly 'A Title: A detail. [u1]'
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $failure[0].Exception | Should -BeOfType Enode.EnodeApiException
        [int]$failure[0].Exception.StatusCode | Should -Be $status
        $failure[0].Exception.Problem.Title | Should -Be 'A Title'
        $failure[0].Exception.Method, $failure[0].Exception.Path | Should -Be 'GET', '/users/u1'
        $failure[0].Exception.Attempts | Should -Be 1
        "$($server.Calls)" | Should -Be 'GET /users/u1'
    }

    It 'has one line for each issue' {
        $server.Reply(400, (ConvertTo-Problem 'bad-request' 'Bad Request' 'Two things.' @(
                    @{ path = 'action'; message = 'must be START or STOP' }
                    [ordered]@{ code = 'too_long'; limit = 3 })))
        Start-EnodeCharging 'v1' -ErrorAction SilentlyContinue -ErrorVariable failure
        $issues = '  - action: must be START or STOP', '  - code: too_long, limit: 3'
        $failure[0].Exception.Message -split "`n" | Should -Be (@('Bad Request: Two things.') + $issues)
        "$($failure[0])" -split "`n" | Should -Be (@('Bad Request: Two things. [v1]') + $issues)
        $failure[0].Exception.Problem.Issues.Count | Should -Be 2
    }

    It 'names the status and the request when the response is not a problem document: <what>' -ForEach @(
        @{ what = 'nothing'; answer = { [Enode.Testing.Response]::Json(404) } }
        @{ what = 'a web page'; answer = { [Enode.Testing.Response]::Html(404, '<html>Not here</html>') } }
    ) {
        $server.Reply((& $answer))
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-ErrorId $failure | Should -Be 'Enode.NotFound'
        "$($failure[0])" | Should -BeLike '*404*GET /users/u1*'
    }

    It 'recommends the wait of Retry-After' {
        $server.Reply(429, '', @{ 'Retry-After' = 17 })
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].Exception.RetryAfter.TotalSeconds | Should -Be 17
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*17 s*'
    }

    It 'says how many times a request was sent that was too many' {
        Connect-Scripted $server 'retrying' @{ MaximumRetryCount = 2 }
        $body = '{"title":"Too Many Requests","detail":"Slow down"}'
        1..3 | ForEach-Object { $server.Reply(429, $body, @{ 'Retry-After' = 0 }) }
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        "$($failure[0])" -split "`n" | Should -BeExactly @(
            "Too Many Requests: Slow down. [u1, connection 'retrying']"
            'The request was sent 3 times.'
        )
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*0 s*or use a smaller -ThrottleLimit.'
        $server.Calls.Count | Should -Be 3
    }

    It 'says after <answer> that a change may have been carried out, and how to check: <sent>' -ForEach @(
        foreach ($answer in '500', '503', '408', '200', 'Reset') {
            @{ run = { Start-EnodeCharging v1 @quiet }; sent = 'POST /vehicles/v1/charging'; check = 'Get-EnodeVehicle'; answer = $answer }
        }

        @{ run = { Stop-EnodeAction a1 -TargetType charger @quiet }; sent = 'POST /chargers/actions/a1/cancel'; check = 'Get-EnodeAction' }
        @{
            run = { Set-EnodeSmartChargingPolicy v1 -IsEnabled $true -Deadline 07:00 @quiet }
            sent = 'PUT /vehicles/v1/smart-charging-policy'; check = 'Get-EnodeSmartChargingPolicy'
        }
        @{ run = { Start-EnodeSmartOverride v1 @quiet }; sent = 'POST /vehicles/v1/smart-override'; check = 'Get-EnodeSmartChargingStatus' }
        @{
            run = { New-EnodeLocation -UserId u1 -Name n -Latitude 1 -Longitude 2 -TimezoneName Europe/Oslo @quiet }
            sent = 'POST /users/u1/locations'; check = 'Get-EnodeLocation'
        }
        @{ run = { Set-EnodeWebhook w1 -Event '*' @quiet }; sent = 'PATCH /webhooks/w1'; check = 'Get-EnodeWebhook' }
        @{ run = { Remove-EnodeUser u1 -Force @quiet }; sent = 'DELETE /users/u1'; check = 'Get-EnodeUser' }
        @{
            run = { Invoke-EnodeApi new/things -Method POST -Body '{}' @quiet }
            sent = 'POST /new/things'; check = 'Invoke-EnodeApi and the method GET'
        }
        @{
            run = { New-EnodeLinkSession u1 -Scope s:read:data -Language browser -RedirectUri app://b @quiet }
            sent = 'POST /users/u1/link'; check = 'exist*create another one'
        }
    ) {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failure' }
        $answer ??= '500'
        $server.Reply(($answer -eq 'Reset' ? [Enode.Testing.Response]::Reset : [Enode.Testing.Response]::Json([int]$answer, '')))
        . $run
        Get-Sent $server | Should -BeExactly $sent
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike "The *may *$check*"
    }

    It 'does not say so of a read, and not of a change that was rejected' {
        $server.Reply([Enode.Testing.Response]::Hang, [Enode.Testing.Response]::Hang)
        Connect-Scripted $server 'impatient' @{ MaximumRetryCount = 0; TimeoutSec = 1 }
        Get-EnodeVehicle v1 -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-ErrorId $failure | Should -BeExactly 'Enode.Timeout'
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*carried out*'
        Start-EnodeCharging v1 -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-ErrorId $failure | Should -BeExactly 'Enode.Timeout'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*carried out*Get-EnodeVehicle*'
        $server.Reply(422)
        Start-EnodeCharging v1 -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*carried out*'
    }

    It 'recommends the wait of a <status> <type> that is too long for a retry' -ForEach @(
        @{ status = 429; type = ''; id = 'Enode.RateLimited' }
        @{ status = 503; type = ''; id = 'Enode.ServerError' }
        @{ status = 503; type = 'vendor-temporarily-unavailable'; id = 'Enode.VendorUnavailable' }
        @{ status = 503; type = 'out-of-order'; id = 'Enode.OutOfOrder' }
    ) {
        Connect-Scripted $server
        $server.Reply($status, ($type ? (ConvertTo-Problem $type 'No' 'Not now.') : '{}'), @{ 'Retry-After' = 1800 })
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-ErrorId $failure | Should -Be $id
        $failure[0].Exception.RetryAfter.TotalSeconds | Should -Be 1800
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*1800 s*'
        $server.Calls.Count | Should -Be 1
    }

    It 'has the request id of the server' {
        $server.Reply(500, '', @{ 'X-Request-Id' = 'req-42' })
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].Exception.RequestId | Should -Be 'req-42'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*req-42*'
    }

    It 'names the connection where an id was not found' {
        $server.Reply(404)
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike "*'scripted'*"
    }
}

Describe 'An error of one input' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        'u1', 'u3' | ForEach-Object { $null = $server.ReplyTo('GET', "/users/$_", 200, "{`"id`":`"$_`",`"linkedVendors`":[]}") }
        $null = $server.ReplyTo('GET', '/users/u2', 404, (ConvertTo-Problem 'not-found' 'Not Found' 'No u2.'))
    }

    It 'does not stop the other inputs, with -ThrottleLimit <_>' -ForEach @(1, 4) {
        $found = 'u1', 'u2', 'u3' | Get-EnodeUser -ThrottleLimit $_ -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.Id | Should -Be 'u1', 'u3'
        Get-ErrorId $failures | Should -Be 'Enode.NotFound'
        $failures[0].TargetObject | Should -Be 'u2'
        $server.Calls.Count | Should -Be 3
    }

    It 'is written in the order of the inputs' {
        $all = @('u1', 'u2', 'u3' | Get-EnodeUser -ThrottleLimit 4 -ErrorAction Continue 2>&1)
        $all[0].Id, $all[1].TargetObject, $all[2].Id | Should -Be 'u1', 'u2', 'u3'
    }

    It 'stops the other inputs with -ErrorAction Stop' {
        $found = [System.Collections.Generic.List[object]]::new()
        { 'u1', 'u2', 'u3' | Get-EnodeUser -ErrorAction Stop | ForEach-Object { $found.Add($_.Id) } } |
            Should -Throw -ErrorId 'Enode.NotFound,*'
        $found | Should -Be 'u1'
        $server.Calls | ForEach-Object Path | Should -Be '/users/u1', '/users/u2'
    }

    It 'is Enode.InvalidId for <what>, and nothing is sent for it' -ForEach @(
        @{ what = 'an empty id'; id = '' }
        @{ what = 'a space'; id = ' ' }
        @{ what = 'a dot'; id = '.' }
        @{ what = 'two dots'; id = '..' }
        @{ what = 'a control character'; id = "u`n1" }
    ) {
        $found = 'u1', $id, 'u3' | Get-EnodeUser -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.Id | Should -Be 'u1', 'u3'
        Get-ErrorId $failures | Should -Be 'Enode.InvalidId'
        $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failures[0].TargetObject | Should -BeExactly $id
        $failures[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $server.Calls.Count | Should -Be 2
    }

    It 'does not occur for other ids, which are one segment of the path: <id>' -ForEach @(
        @{ id = 'a/b'; path = '/users/a%2Fb' }
        @{ id = 'a?b#c'; path = '/users/a%3Fb%23c' }
        @{ id = '%2e%2e'; path = '/users/%252e%252e' }
        @{ id = '../vehicles'; path = '/users/..%2Fvehicles' }
        @{ id = 'é ü'; path = '/users/%C3%A9%20%C3%BC' }
    ) {
        $server.Reply(404)
        Get-EnodeUser $id -ErrorAction SilentlyContinue
        $server.Calls[0].Target | Should -BeExactly $path
    }

    It 'ends the pipeline when credentials are rejected, and nothing more is sent' {
        $body = '{"error":"invalid_client","error_description":"Secret was rotated."}'
        $server.ReplyToToken([Enode.Testing.Response]::Json(401, $body))
        $null = $server.ReplyTo('GET', '/users/u0', 401, '')
        $thrown = { 'u1', 'u0', 'u3' | Get-EnodeUser -ErrorAction SilentlyContinue } | Should -Throw -PassThru
        $thrown.FullyQualifiedErrorId | Should -BeExactly 'Enode.InvalidClient,Enode.Commands.GetEnodeUser'
        $thrown.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $thrown.TargetObject | Should -Be 'u0'
        $server.Calls | ForEach-Object Path | Should -Be '/users/u1', '/users/u0'
    }

    It 'ends the pipeline with <target> as the target: <command>' -ForEach @(
        @{ command = { Get-EnodeVehicle v1 }; target = 'v1' }
        @{ command = { 'v1', 'v2' | Get-EnodeVehicle }; target = 'v1' }
        @{ command = { Get-EnodeVehicle -UserId u1 }; target = 'u1' }
        @{ command = { [Enode.User]@{ Id = 'u1' } | Get-EnodeVehicle }; target = 'u1' }
        @{ command = { Get-EnodeVehicle }; target = '' }
        @{ command = { Get-EnodeAction a1 -TargetType charger }; target = 'a1' }
        @{ command = { Stop-EnodeAction a1 -Confirm:$false }; target = 'a1' }
        @{ command = { Start-EnodeCharging v1 }; target = 'v1' }
        @{ command = { [Enode.Charger]@{ Id = 'c1' } | Stop-EnodeCharging }; target = 'c1' }
        @{ command = { Set-EnodeMaxCurrent -ChargerId c1 -MaxCurrent 10 }; target = 'c1' }
        @{ command = { Set-EnodeBatteryOperationMode b1 -OperationMode IDLE }; target = 'b1' }
        @{ command = { Resume-EnodeHvacSchedule h1 }; target = 'h1' }
        @{ command = { Set-EnodeCharger c1 -LocationId l1 }; target = 'c1' }
        @{ command = { Send-EnodeRefreshHint -MeterId m1 }; target = 'm1' }
        @{ command = { Invoke-EnodeApi things/1 }; target = 'things/1' }
        @{ command = { Get-EnodeVehicle v1 -Connection missing }; target = 'missing' }
    ) {
        $server.ReplyToToken([Enode.Testing.Response]::Json(401, '{"error":"invalid_client"}'))
        $null = $server.Reply(401, '')
        $thrown = $command | Should -Throw -PassThru
        # The target of an object is the object, whose text is its id.
        "$($thrown.TargetObject)" | Should -BeExactly $target
        if ($target -ne 'missing') {
            Get-ErrorId $thrown | Should -BeExactly 'Enode.InvalidClient'
            $server.Calls.Count | Should -Be 1
        }
    }

    It 'ends a pipeline at the first of several requests when credentials are rejected' {
        $null = $server.ReplyTo('GET', '/users/u0', 401, '')
        $thrown = { @('u0') * 50 | Get-EnodeUser -ThrottleLimit 8 -ErrorAction SilentlyContinue } |
            Should -Throw -ErrorId 'Enode.Unauthorized,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -BeLike '*Connect-Enode*'
    }
}

Describe 'A response that cannot be read' {
    BeforeEach { $server = Start-FreshServer @{ MaximumRetryCount = 0 } }

    It 'ends a list with Enode.InvalidResponse after the pages before it: <what>' -ForEach @(
        @{ what = 'an empty body'; body = ''; says = '*empty*' }
        @{ what = 'half a page'; body = '{"data":[{"id":'; says = '*is not JSON*' }
        @{ what = 'a page without cursors'; body = '{"data":[]}'; says = '*pagination*' }
        @{ what = 'a page without data'; body = '{"pagination":{"after":null}}'; says = '*data*' }
        @{ what = 'an object instead of a list'; body = '{"data":{"a":1},"pagination":{}}'; says = '*another shape*data*' }
        @{ what = 'a web page'; html = '<html>Sign in</html>'; says = '*is not JSON*<html>Sign in*' }
    ) {
        $last = $html ? [Enode.Testing.Response]::Html(200, $html) : [Enode.Testing.Response]::Json(200, $body)
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'u1' }, @{ id = 'u2' } 'c2')).Reply($last)
        $found = Get-EnodeUser -ErrorAction SilentlyContinue -ErrorVariable failure
        $found.Id | Should -Be 'u1', 'u2'
        Get-ErrorId $failure | Should -Be 'Enode.InvalidResponse'
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        "$($failure[0])" | Should -BeLike $says
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $server.Calls.Count | Should -Be 2
    }

    It 'ends a list with the error of the page that failed' {
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'u1' } 'c2')).Reply(500, '')
        (Get-EnodeUser -ErrorAction SilentlyContinue -ErrorVariable failure).Id | Should -Be 'u1'
        Get-ErrorId $failure | Should -Be 'Enode.ServerError'
        $failure[0].Exception.Path | Should -Be '/users?after=c2'
    }

    It 'is Enode.RepeatedCursor when a cursor is repeated, and every item is written once' {
        $pages = [ordered]@{ u1 = 'c2'; u2 = 'c3'; u3 = 'c2'; u4 = 'c3' }
        foreach ($id in $pages.Keys) { $null = $server.Reply(200, (ConvertTo-Page @{ id = $id } $pages[$id])) }
        (Get-EnodeUser -ErrorAction SilentlyContinue -ErrorVariable failure).Id | Should -Be 'u1', 'u2', 'u3'
        Get-ErrorId $failure | Should -Be 'Enode.RepeatedCursor'
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidResult'
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $server.Calls | ForEach-Object Target | Should -Be '/users', '/users?after=c2', '/users?after=c3'
    }

    It 'is not written for a list that ends with an empty page' {
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'u1' } 'c2')).Reply(200, (ConvertTo-Page))
        (Get-EnodeUser -ErrorAction Stop).Id | Should -Be 'u1'
    }
}

Describe 'A server that does not respond' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
    }

    It 'is Enode.ConnectionFailed when it does not listen' {
        $null = Connect-Scripted $server -With @{ MaximumRetryCount = 0 }
        $server.Dispose()
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-ErrorId $failure | Should -Be 'Enode.ConnectionFailed'
        $failure[0].CategoryInfo.Category | Should -Be 'ConnectionError'
        $failure[0].TargetObject | Should -Be 'u1'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike "*'scripted'*"
    }

    It 'is Enode.ConnectionFailed when the name is unknown' {
        $null = Connect-Enode -ApiUri 'https://nowhere.invalid' -AccessToken (ConvertTo-Secure 't') -MaximumRetryCount 0
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-ErrorId $failure | Should -Be 'Enode.ConnectionFailed'
        "$($failure[0])" | Should -BeLike '*nowhere.invalid*'
    }

    It 'is Enode.ConnectionFailed when there is no TLS' {
        $tls = "https://127.0.0.1:$($server.Uri.Port)"
        $null = Connect-Enode -ApiUri $tls -AccessToken (ConvertTo-Secure 'never-sent') -MaximumRetryCount 0
        $server.Dispose()
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-ErrorId $failure | Should -Be 'Enode.ConnectionFailed'
        $failure[0].CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'is Enode.Timeout after -TimeoutSec of the connection' {
        $null = Connect-Scripted $server -With @{ MaximumRetryCount = 0; TimeoutSec = 1 }
        $null = $server.Hang()
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-ErrorId $failure | Should -Be 'Enode.Timeout'
        $failure[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*-TimeoutSec*'
        "$($failure[0])" | Should -BeLike '*within 1 s*'
        $server.Calls.Count | Should -Be 1
    }

    It 'is Enode.RedirectRefused when it redirects to <where>, which gets no token' -ForEach @(
        @{ where = 'another server'; to = { $other.Uri } }
        @{ where = 'another port'; to = { "http://127.0.0.1:1/users" } }
    ) {
        $other = New-ScriptedServer
        $null = Connect-Scripted $server
        $null = $server.Reply([Enode.Testing.Response]::Redirect(307, (& $to)))
        Get-EnodeUser 'u1' -ErrorAction SilentlyContinue -ErrorVariable failure
        Get-ErrorId $failure | Should -Be 'Enode.RedirectRefused'
        $failure[0].CategoryInfo.Category | Should -Be 'SecurityError'
        $failure[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $other.Journal.Count | Should -Be 0
    }
}
