# Get-, New-, Set-, Remove- and Test-EnodeWebhook: what they send and write.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $url = 'https://example.com/events'

    function ConvertTo-Webhook([string] $Id) {
        ConvertTo-Json -Compress @{
            id = $Id; url = "https://example.com/$Id"; events = @('user:vehicle:updated'); isActive = $true; apiVersion = $null
            lastSuccess = '2026-01-15T10:00:00Z'; createdAt = '2026-01-14T10:00:00Z'; authentication = @{ headerName = 'x-key' }
        }
    }
}

AfterAll { Reset-Enode }

Describe 'Webhooks' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($id in 'w1', 'w2') {
            $null = $server.ReplyTo('GET', "/webhooks/$id", 200, (ConvertTo-Webhook $id))
            $null = $server.ReplyTo('PATCH', "/webhooks/$id", 200, (ConvertTo-Webhook $id))
            $null = $server.ReplyTo('DELETE', "/webhooks/$id", 204, '')
            $null = $server.ReplyTo('POST', "/webhooks/$id/test", 200, '{"status":"FAILURE","description":"No answer","response":null}')
        }

        $null = $server.ReplyTo('POST', '/webhooks', 200, (ConvertTo-Webhook 'new'))
        $null = $server.ReplyTo('GET', '/webhooks', 200, (ConvertTo-Page (ConvertTo-Webhook w1), (ConvertTo-Webhook w2)))
    }

    Context 'Get-EnodeWebhook' {
        It 'lists all webhooks, page by page' {
            $null = $server.ReplyTo('GET', '/webhooks?pageSize=1', 200, (ConvertTo-Page (ConvertTo-Webhook w1) 'c2'))
            $null = $server.ReplyTo('GET', '/webhooks?pageSize=1&after=c2', 200, (ConvertTo-Page (ConvertTo-Webhook w2)))
            $hooks = Get-EnodeWebhook -PageSize 1
            $hooks | Should -BeOfType Enode.Webhook
            $hooks.Id | Should -BeExactly 'w1', 'w2'
            $hooks[0].Secret | Should -BeNullOrEmpty
            Get-Sent $server | Should -BeExactly 'GET /webhooks?pageSize=1', 'GET /webhooks?pageSize=1&after=c2'
        }

        It 'reads <name>' -ForEach @(
            @{ name = 'an id'; run = { Get-EnodeWebhook w1 } }
            @{ name = '-Id'; run = { Get-EnodeWebhook -Id w1 } }
            @{ name = 'a webhook'; run = { [Enode.Webhook]@{ Id = 'w1' } | Get-EnodeWebhook } }
            @{ name = 'a row'; run = { [pscustomobject]@{ Id = 'w1' } | Get-EnodeWebhook } }
            @{ name = 'the webhook of a test'; run = { [Enode.WebhookTest]@{ WebhookId = 'w1' } | Get-EnodeWebhook } }
        ) {
            (& $run).Url | Should -BeExactly 'https://example.com/w1'
            Get-Sent $server | Should -BeExactly 'GET /webhooks/w1'
        }

        It 'completes the ids of the last list with their addresses' {
            $null = Get-EnodeWebhook
            $offers = Get-Completion 'Remove-EnodeWebhook w'
            $offers.CompletionText | Should -BeExactly 'w1', 'w2'
            $offers[0].ListItemText | Should -BeExactly 'https://example.com/w1'
        }

        It 'shows a table and a list' {
            (Get-EnodeWebhook w1 | Out-String -Width 160) | Should -Match 'https://example.com/w1\s+True\s+w1\s+\S.*user:vehicle:up'
            (Get-EnodeWebhook w1 | Format-List | Out-String) | Should -Match '(?s)Authentication\s+: x-key.*Secret\s+: *\r?\n'
        }
    }

    Context 'New-EnodeWebhook' {
        It 'creates a strong secret when none is specified, and returns it once' {
            $hook = New-EnodeWebhook $url
            $hook.Id | Should -BeExactly 'new'
            $hook.Secret | Should -BeOfType securestring
            $secret = $hook.Secret | ConvertFrom-SecureString -AsPlainText
            $secret | Should -MatchExactly '^[0-9A-F]{64}$'
            $server.Calls[0].Body | Should -BeExactly "{`"url`":`"$url`",`"secret`":`"$secret`"}"
            ((New-EnodeWebhook $url).Secret | ConvertFrom-SecureString -AsPlainText) | Should -Not -BeExactly $secret
        }

        It 'shows the secret in no stream, and in no view of the object' {
            $said = New-EnodeWebhook $url -Verbose -Debug *>&1
            $hook = $said | Where-Object { $_ -is [Enode.Webhook] }
            $secret = $hook.Secret | ConvertFrom-SecureString -AsPlainText
            $shown = ($said | Where-Object { $_ -isnot [Enode.Webhook] } | Out-String -Width 4096) + ($hook | Out-String) +
            ($hook | Format-List * | Out-String) + ($hook | Format-List | Out-String) + ($hook | ConvertTo-Json) + ($hook | ConvertTo-Csv) +
            $hook.ToJson() + "$hook"
            $shown | Should -Match '\[redacted\]'
            $shown | Should -Match '\[SecureString\]'
            $shown | Should -Not -Match $secret
        }

        It 'sends what was specified: <name>' -ForEach @(
            @{ name = 'events in the spelling of the API'; with = @{ Event = 'USER:vehicle:UPDATED', 'new:event' }
                body = '"events":["user:vehicle:updated","new:event"]' }
            @{ name = 'all events'; with = @{ Event = '*' }; body = '"events":["*"]' }
            @{ name = 'a version'; with = @{ ApiVersion = '2024-10-01' }; body = '"apiVersion":"2024-10-01"' }
        ) {
            $hook = New-EnodeWebhook -Url $url -Secret (ConvertTo-Secure 'my-secret') @with
            $hook.Secret | Should -BeNullOrEmpty
            Get-Sent $server | Should -BeExactly 'POST /webhooks'
            $server.Calls[0].Body | Should -BeExactly "{`"url`":`"$url`",`"secret`":`"my-secret`",$body}"
        }

        It 'sends a header, with its name in lower case' {
            $header = @{ AuthenticationHeaderName = 'X-Api-Key'; AuthenticationHeaderValue = ConvertTo-Secure 'v4lue' }
            $said = New-EnodeWebhook $url -Secret (ConvertTo-Secure 'my-secret') @header -Verbose -Debug *>&1 | Out-String -Width 4096
            $server.Calls[0].Body | Should -BeExactly (
                "{`"url`":`"$url`",`"secret`":`"my-secret`",`"authentication`":{`"headerName`":`"x-api-key`",`"headerValue`":`"v4lue`"}}")
            $said | Should -Not -Match 'v4lue|my-secret'
        }

        It 'accepts an address of this machine only for a server on this machine: <_>' -ForEach @(
            'https://localhost/events',
            'https://LOCALHOST./events',
            'https://api.localhost/events',
            'https://127.0.0.1/events',
            'https://127.8.9.1:8443/events',
            'https://2130706433/events',
            'https://0.0.0.0/events',
            'https://[::1]/events',
            'https://[::ffff:127.0.0.1]/events',
            'https://[::]/events',
            'https://[::127.0.0.1]/events',
            'https://ip6-localhost/events', 'http://127.0.0.1:3663/'
        ) {
            $token = ConvertTo-Secure 'a-token'
            $null = Connect-Enode -ApiUri https://api.example.invalid -AccessToken $token -Name remote
            try {
                $of = @{ Connection = 'remote'; ErrorAction = 'SilentlyContinue' }
                New-EnodeWebhook $_ @of -ErrorVariable new
                Set-EnodeWebhook w1 -Url $_ @of -ErrorVariable change
                "$new $change" | Should -BeLike '*this machine*this machine*'
            }
            finally {
                Disconnect-Enode remote
                Select-EnodeConnection scripted
            }

            $null = New-EnodeWebhook $_ -Connection scripted
            Get-Sent $server | Should -BeExactly 'POST /webhooks'
        }

        It 'rejects the address <url>, and sends nothing' -ForEach @(
            @{ url = 'http://example.com/events'; says = '*not https*' }
            @{ url = ' https://example.com/events'; says = '*a space*' }
            @{ url = 'https://example.com/events '; says = '*a space*' }
            @{ url = 'https://example.com/my events'; says = '*a space*' }
            @{ url = "https://example.com/a`nb"; says = '*control character*' }
            @{ url = 'https:\\example.com\events'; says = '*backslash*' }
            @{ url = 'example.com/events'; says = '*not an absolute address*' }
            @{ url = ''; says = '*not an absolute address*' }
            @{ url = "https://example.com/$('x' * 200)"; says = '*220 characters*' }
        ) {
            foreach ($run in { New-EnodeWebhook $url }, { Set-EnodeWebhook w1 -Url $url }) {
                $run | Should -Throw $says -ErrorId 'ParameterArgumentTransformationError*'
            }

            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'does not repeat the password of an address: <url>' -ForEach @(
            @{ url = 'https://me:s3cret@example.com'; says = '*user name*' }
            @{ url = 'https://@example.com/s3cret'; says = '*user name*' }
            @{ url = 'http://me:s3cret@example.com'; says = '*user name*' }
            @{ url = 'https://me:s3cret@exa mple.com/'; says = '*a space*' }
            @{ url = 'https://me:s3cret@example.com:99999/'; says = '*not an absolute address*' }
            @{ url = 'me:s3cret@example.com'; says = '*user name*' }
            @{ url = 'https://me:s3cret@'; says = '*not an absolute address*' }
            @{ url = '//me:s3cret@example.com/x'; says = '*' }
            @{ url = 'https://me:s3/cret@example.com/'; says = '*not an absolute address*' }
        ) {
            foreach ($run in { New-EnodeWebhook $url }, { Set-EnodeWebhook w1 -Url $url }) {
                $failed = $null
                try { & $run } catch { $failed = $_ }
                $failed.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError*'
                $failed.Exception.Message | Should -BeLike $says
                Get-ErrorText $failed | Out-String | Should -Not -Match 's3|cret'
            }

            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'shows an address without its query in prompts, verbose lines, errors and the text of the webhook' {
            $address = 'https://example.com/events?token=t0ken'
            $server.ClearScript()
            $null = $server.ReplyTo('DELETE', '/webhooks/new', 204, '')
            $null = $server.ReplyTo('POST', '/webhooks', 200, '{"id":"new","url":"https://example.com/events?token=t0ken"}')
            $said = @(New-EnodeWebhook $address -Verbose *>&1)
            $hook = $said | Where-Object { $_ -is [Enode.Webhook] }
            $hook.Url | Should -BeExactly $address
            "$hook" | Should -BeExactly 'https://example.com/events'
            $said += $hook | Remove-EnodeWebhook -Force -Verbose -ErrorAction Continue *>&1
            $server.ClearScript()
            $null = $server.ReplyTo('POST', '/webhooks', 400, '{}')
            $said += New-EnodeWebhook $address -ErrorAction Continue *>&1
            $said | Where-Object { $_ -isnot [Enode.Webhook] } | ForEach-Object { "$_$($_.TargetObject)$($_.CategoryInfo)" } |
                Out-String | Should -Not -Match 't0ken'
            $server.Calls[0].Body | Should -BeLike '*t0ken*'
            $run = Invoke-InRunspace { New-EnodeWebhook 'https://example.com/events?token=t0ken' -Confirm }
            "$($run.EndedBy)$($run.Errors)" | Should -BeLike "*webhook 'https://example.com/events' through*"
        }

        It 'says that the secret is in the webhook when it has created one' {
            $null = New-EnodeWebhook $url -InformationVariable said
            $said | Should -HaveCount 1
            "$said" | Should -BeLike '*property Secret*cannot be read again*'
            $hook = New-EnodeWebhook $url -Secret (ConvertTo-Secure 'my-secret') -InformationVariable said
            $said | Should -BeNullOrEmpty
            $hook.Id | Should -BeExactly 'new'
        }

        It 'recommends what to do about a webhook whose secret may be lost: <name>' -ForEach @(
            @{ name = 'an empty 200'; answer = { $server.ReplyTo('POST', '/webhooks', 200, '') } }
            @{ name = 'a 200 of another shape'; answer = { $server.ReplyTo('POST', '/webhooks', 200, '{"id":5}') } }
            @{ name = 'a 500'; answer = { $server.ReplyTo('POST', '/webhooks', 500, '{}') } }
            @{ name = 'a 503'; answer = { $server.ReplyTo('POST', '/webhooks', 503, '') } }
            @{ name = 'a reset'; answer = { $server.ReplyTo('POST', '/webhooks', [Enode.Testing.Response]::Reset) } }
        ) {
            $server.ClearScript()
            $null = & $answer
            New-EnodeWebhook $url -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed | Should -HaveCount 1
            $failed[0].ErrorDetails.RecommendedAction |
                Should -BeLike 'The webhook may exist*Get-EnodeWebhook*secret is not known*Set-EnodeWebhook -Secret*Remove-EnodeWebhook*'
            @(Get-Sent $server).Count | Should -Be 1
        }

        It 'does not do so after a definite rejection' {
            $server.ClearScript()
            $null = $server.ReplyTo('POST', '/webhooks', 422, '{}')
            New-EnodeWebhook $url -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed[0].ErrorDetails.RecommendedAction | Should -Not -BeLike '*may exist*'
        }

        It 'warns of a secret that may be lost when it is stopped' {
            $server.ClearScript()
            $null = $server.ReplyTo('POST', '/webhooks', [Enode.Testing.Response]::Hang)
            $run = Stop-Script { New-EnodeWebhook https://example.com/events } -When { Wait-Until { @(Get-Sent $server).Count -gt 0 } }
            "$($run.Warning)" | Should -BeLike '*outcome is not known*The webhook may exist*Set-EnodeWebhook -Secret*'
        }

        It 'does not return a secret that a server repeats: <name>' -ForEach @(
            @{ name = 'as another member'; body = '{"id":"w","extra":"before <s> after"}' }
            @{ name = 'in another member'; body = '{"id":"w","extra":{"list":["<s>",{"a":"<v>"}]}}' }
            @{
                name = 'by a secret name'
                body = '{"id":"w","Secret":"<s>","signingSecret":"else-s3cret","authentication":{"headerValue":"<v>"}}'
            }
            @{ name = 'as a name'; body = '{"id":"w","<s>":"x","<v>":"y"}' }
            @{ name = 'in a known member'; body = '{"id":"w","url":"https://example.com/<s>","events":["<v>"]}' }
            @{ name = 'escaped'; body = '{"id":"w","extra":"\u006dy-s3cret\/ü-value"}' }
        ) {
            $server.ClearScript()
            $body = $body.Replace('<s>', 'my-s3cret/ü-value').Replace('<v>', 'my-s3cret-header')
            foreach ($method in 'POST', 'PATCH') {
                $null = $server.ReplyTo($method, $method -eq 'POST' ? '/webhooks' : '/webhooks/w', 200, $body)
            }

            $settings = @{
                Secret = ConvertTo-Secure 'my-s3cret/ü-value'; AuthenticationHeaderName = 'x-key'
                AuthenticationHeaderValue = ConvertTo-Secure 'my-s3cret-header'
            }
            $hooks = @(New-EnodeWebhook $url @settings; Set-EnodeWebhook w @settings)
            $hooks.Id | Should -BeExactly 'w', 'w'
            $shown = ($hooks | Format-List * -Force | Out-String -Width 4096) + $hooks[0].ToJson() + $hooks[1].ToJson() +
            ($hooks | ConvertTo-Json -Depth 6)
            $shown | Should -Not -Match 's3cret'
        }

        It 'keeps other members of the response, also one that comes twice' {
            $server.ClearScript()
            $null = $server.ReplyTo('POST', '/webhooks', 200, '{"id":"w","region":"eu","load":12345678901234567890.5}')
            $hook = New-EnodeWebhook $url
            $hook.AdditionalProperties['region'] | Should -BeExactly 'eu'
            "$($hook.AdditionalProperties['load'])" | Should -BeExactly '12345678901234567890.5'
            $server.ClearScript()
            $null = $server.ReplyTo('POST', '/webhooks', 200, '{"id":"v","id":"w","half":null}')
            (New-EnodeWebhook $url).Id | Should -BeExactly 'w'
            $server.ClearScript()
            $null = $server.ReplyTo('POST', '/webhooks', 200, '{"id":"w","half":"\ud800"}')
            New-EnodeWebhook $url -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidResponse'
        }

        It 'masks a secret in a header of the response and in the name of a member of an issue' {
            $server.ClearScript()
            $problem = '{"title":"No","issues":[{"my-s3cret-ü":"x"}]}'
            $null = $server.ReplyTo('POST', '/webhooks', [Enode.Testing.Response]::Json(400, $problem).With('X-Echo', 'my-s3cret-ü'))
            $secret = ConvertTo-Secure 'my-s3cret-ü'
            $said = New-EnodeWebhook $url -Secret $secret -Debug -ErrorAction Continue *>&1
            $failed = $said | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
            ($said | Out-String -Width 4096) + (Get-ErrorText $failed | Out-String) + $failed.Exception.Problem.ToJson() |
                Should -Not -Match 's3cret'
        }

        It 'rejects <name>, and sends nothing' -ForEach @(
            @{ name = 'a short secret'; with = @{ Secret = '12345' }; says = '*5 characters*6 to 256*' }
            @{ name = 'a secret of one character'; with = @{ Secret = '1' }; says = '*1 character. *' }
            @{ name = 'a long secret'; with = @{ Secret = 'x' * 257 }; says = '*257 characters*' }
            @{ name = 'a header without a value'; with = @{ AuthenticationHeaderName = 'x-key' }; says = '*both*' }
            @{ name = 'a value without a header'; with = @{ AuthenticationHeaderValue = 'v' }; says = '*both*' }
            @{
                name = 'a long value'; says = '*257 characters*'
                with = @{ AuthenticationHeaderName = 'x-key'; AuthenticationHeaderValue = 'x' * 257 }
            }
            @{
                name = 'no header name'; says = '*letters, digits, - and _*'
                with = @{ AuthenticationHeaderName = 'x key'; AuthenticationHeaderValue = 'v' }
            }
            @{
                name = 'a header name with a line break'; says = '*letters, digits, - and _*'
                with = @{ AuthenticationHeaderName = "x-key`n"; AuthenticationHeaderValue = 'v' }
            }
            @{
                name = 'a value with a line break'; says = '*control character*'
                with = @{ AuthenticationHeaderName = 'x-key'; AuthenticationHeaderValue = "v`nw" }
            }
            @{
                name = 'a value that is not ASCII'; says = '*ASCII*'
                with = @{ AuthenticationHeaderName = 'x-key'; AuthenticationHeaderValue = 'välue' }
            }
        ) {
            $settings = @{}
            foreach ($key in $with.Keys) { $settings[$key] = $key -match 'Secret|Value' ? (ConvertTo-Secure $with[$key]) : $with[$key] }
            foreach ($run in { New-EnodeWebhook $url @settings -ErrorAction Stop }, { Set-EnodeWebhook w1 @settings -ErrorAction Stop }) {
                $run | Should -Throw $says
            }

            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'rejects a secret that was disposed, and one in plain text' {
            $gone = ConvertTo-Secure 'my-secret'
            $gone.Dispose()
            foreach ($run in { New-EnodeWebhook $url -Secret $gone }, { Set-EnodeWebhook w1 -Secret $gone }) {
                $run | Should -Throw '*-Secret was disposed*' -ErrorId 'Enode.InvalidArgument,*'
            }

            foreach ($run in { New-EnodeWebhook $url -Secret 'my-s3cret' }, { Set-EnodeWebhook w1 -Secret 'my-s3cret' }) {
                $failed = { & $run } | Should -Throw '*Read-Host -AsSecureString*' -PassThru
                "$failed" | Should -Not -Match 's3cret'
            }

            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'rejects an empty list of events' {
            foreach ($run in { New-EnodeWebhook $url -Event @() }, { Set-EnodeWebhook w1 -Event @() }, { Set-EnodeWebhook w1 -Event '' }) {
                $run | Should -Throw "*names of events*or '``*' for all*"
            }

            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'is sent once, and an error does not contain the secret' {
            $server = Start-FreshServer
            $problem = ConvertTo-Problem 'bad-request' 'Webhook input is not valid.' 'my-s3cret-value'
            $null = $server.ReplyTo('POST', '/webhooks', 400, $problem)
            Connect-Scripted $server 'retrying' @{ MaximumRetryCount = 3 }
            $secret = ConvertTo-Secure 'my-s3cret-value'
            New-EnodeWebhook $url -Secret $secret -ErrorAction SilentlyContinue -ErrorVariable failed
            Get-ErrorId $failed | Should -BeExactly 'Enode.BadRequest'
            Get-ErrorText $failed[0] | Out-String | Should -Not -Match 's3cret'
            @(Get-Sent $server).Count | Should -Be 1
        }

        It 'sends nothing with -WhatIf' {
            New-EnodeWebhook $url -WhatIf
            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'completes events and adds the quotation marks that * needs' {
            (Get-Completion "New-EnodeWebhook $url -Event user:vehicle:d").CompletionText |
                Should -BeExactly 'user:vehicle:discovered', 'user:vehicle:deleted'
            (Get-Completion "New-EnodeWebhook $url -Event ").CompletionText | Should -Contain "'*'"
        }
    }

    Context 'Set-EnodeWebhook' {
        It 'sends what was specified alone: <body>' -ForEach @(
            @{ with = { @{ Url = 'https://example.com/b' } }; body = '{"url":"https://example.com/b"}' }
            @{ with = { @{ Secret = ConvertTo-Secure 'another' } }; body = '{"secret":"another"}' }
            @{ with = { @{ Event = 'user:meter:updated' } }; body = '{"events":["user:meter:updated"]}' }
            @{ with = { @{ ApiVersion = '2024-10-01' } }; body = '{"apiVersion":"2024-10-01"}' }
            @{ with = { @{ ClearApiVersion = $true } }; body = '{"apiVersion":null}' }
            @{ with = { @{ ClearAuthentication = $true } }; body = '{"authentication":null}' }
            @{
                with = { @{ AuthenticationHeaderName = 'x-key'; AuthenticationHeaderValue = ConvertTo-Secure 'v' } }
                body = '{"authentication":{"headerName":"x-key","headerValue":"v"}}'
            }
        ) {
            $settings = & $with
            (Get-EnodeWebhook w1, w2 | Set-EnodeWebhook @settings).Id | Should -BeExactly 'w1', 'w2'
            Get-Sent $server 'PATCH*' | Should -BeExactly 'PATCH /webhooks/w1', 'PATCH /webhooks/w2'
            ($server.Calls | Where-Object Method -EQ 'PATCH').Body | Should -BeExactly $body, $body
        }

        It 'rejects <name>, and sends nothing' -ForEach @(
            @{ name = 'a call that changes nothing'; with = @{}; says = '*nothing to change*' }
            @{ name = 'a version that is set and cleared'; with = @{ ApiVersion = 'x'; ClearApiVersion = $true }; says = '*exclude*' }
            @{ name = '-ClearApiVersion:$false'; with = @{ ClearApiVersion = $false }; says = '*changes nothing*' }
            @{ name = '-ClearAuthentication:$false'; with = @{ ClearAuthentication = $false }; says = '*changes nothing*' }
        ) {
            { Set-EnodeWebhook w1 @with -ErrorAction Stop } | Should -Throw $says -ErrorId 'Enode.InvalidArgument,*'
            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'rejects a header that is set and cleared' {
            $header = @{ AuthenticationHeaderName = 'x-key'; AuthenticationHeaderValue = ConvertTo-Secure 'v' }
            { Set-EnodeWebhook w1 @header -ClearAuthentication -ErrorAction Stop } | Should -Throw '*exclude*'
            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'writes the documented error for a webhook that does not exist' {
            $null = $server.ReplyTo('PATCH', '/webhooks/gone', 404, (ConvertTo-Problem 'not-found' 'Webhook not found' 'Gone'))
            'gone', 'w1' | Set-EnodeWebhook -ClearApiVersion -ErrorAction SilentlyContinue -ErrorVariable failed | Should -HaveCount 1
            Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
        }
    }

    Context 'A copy of another kind' {
        It 'is rejected as the object itself is: <command>' -ForEach @(
            @{ command = 'Test-EnodeWebhook'; with = @{} }
            @{ command = 'Set-EnodeWebhook'; with = @{ Event = '*' } }
            @{ command = 'Get-EnodeWebhook'; with = @{} }
        ) {
            foreach ($place in [Enode.GeoLocation]@{ Id = 'l1' }, ([Enode.GeoLocation]@{ Id = 'l1' } | Copy-ThroughClixml)) {
                $place | & $command @with -ErrorAction SilentlyContinue -ErrorVariable failed
                Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
                "$($failed[0])" | Should -BeLike '*Enode.GeoLocation is neither*'
            }

            Get-Sent $server | Should -BeNullOrEmpty
        }
    }

    Context 'Remove-EnodeWebhook' {
        It 'deletes <name>, and writes nothing' -ForEach @(
            @{ name = 'ids'; run = { 'w1', 'w2' | Remove-EnodeWebhook -Confirm:$false } }
            @{ name = 'webhooks'; run = { Get-EnodeWebhook | Remove-EnodeWebhook -Force } }
            @{ name = 'webhooks from a Clixml file'; run = { Get-EnodeWebhook | Copy-ThroughClixml | Remove-EnodeWebhook -Force } }
            @{ name = 'rows with a WebhookId alone'; run = { "WebhookId`nw1`nw2" | ConvertFrom-Csv | Remove-EnodeWebhook -Force } }
        ) {
            & $run | Should -BeNullOrEmpty
            Get-Sent $server 'DELETE*' | Should -BeExactly 'DELETE /webhooks/w1', 'DELETE /webhooks/w2'
        }

        It 'asks, and sends nothing without an answer' {
            $run = Invoke-InRunspace { Remove-EnodeWebhook w1 }
            Get-Sent $server | Should -BeNullOrEmpty
            "$($run.EndedBy)$($run.Errors)" | Should -BeLike "*webhook w1 through connection*"
        }
    }

    Context 'Test-EnodeWebhook' {
        It 'writes the result of a test, which is no error when it failed' {
            $tests = Get-EnodeWebhook | Test-EnodeWebhook -ErrorVariable failed
            $failed | Should -BeNullOrEmpty
            $tests | Should -BeOfType Enode.WebhookTest
            $tests.WebhookId | Should -BeExactly 'w1', 'w2'
            $tests.IsSuccess | Should -BeExactly $false, $false
            $tests[0].Description | Should -BeExactly 'No answer'
            Get-Sent $server 'POST*' | Should -BeExactly 'POST /webhooks/w1/test', 'POST /webhooks/w2/test'
            ($tests[0] | Out-String -Width 140) | Should -Match 'FAILURE\s+No answer\s+w1'
        }

        It 'shows the answer of the server' {
            $null = $server.ReplyTo('POST', '/webhooks/w3/test', 200,
                '{"status":"SUCCESS","description":"Fine","response":{"code":200,"body":"ok","headers":["content-length: 2"]}}')
            $test = Test-EnodeWebhook w3
            $test.IsSuccess | Should -BeExactly $true
            $test.Response.Code | Should -Be 200
            $test.Response.Body | Should -BeExactly 'ok'
            $test.Response.Headers | Should -BeExactly 'content-length: 2'
        }

        It 'sends nothing with -WhatIf' {
            Test-EnodeWebhook w1 -WhatIf
            Get-Sent $server | Should -BeNullOrEmpty
        }
    }
}
