BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'Invoke-EnodeApi reads' {
    BeforeEach { $server = Start-FreshServer @{ MaximumRetryCount = 0 } }

    It 'writes the whole response as an object' {
        $vendors = '[{"vendor":"TESLA","isValid":true},{"vendor":"BMW","isValid":false}]'
        $more = '"count":3,"share":1.5,"none":null,"at":"2024-01-02T03:04:05Z"'
        $server.Reply(200, "{`"id`":`"u1`",`"linkedVendors`":$vendors,$more}")
        $user = Invoke-EnodeApi users/u1
        $user | Should -BeOfType pscustomobject
        $user.id | Should -Be 'u1'
        $user.linkedVendors.vendor | Should -Be 'TESLA', 'BMW'
        $user.linkedVendors[1].isValid | Should -BeFalse
        $user.count | Should -Be 3
        $user.share | Should -Be 1.5
        $user.none | Should -BeNullOrEmpty
        $user.PSObject.Properties.Name | Should -Be 'id', 'linkedVendors', 'count', 'share', 'none', 'at'
        $server.Calls[0].Method, $server.Calls[0].Target, $server.Calls[0].Body | Should -Be 'GET', '/users/u1', ''
        $server.Calls[0].Header('Authorization') | Should -BeExactly 'Bearer token-1'
    }

    It 'sends <path> as /users/u1' -ForEach @(@{ path = 'users/u1' }, @{ path = '/users/u1' }) {
        $server.Reply(200, '{}')
        Invoke-EnodeApi $path | Out-Null
        $server.Calls[0].Target | Should -BeExactly '/users/u1'
    }

    It 'does not change percent signs and a query of the path' {
        $server.Reply(200, '{}')
        Invoke-EnodeApi 'users/a%2Fb?x=1' -Query @{ y = 2 } | Out-Null
        $server.Calls[0].Target | Should -BeExactly '/users/a%2Fb?x=1&y=2'
    }

    It 'writes <what> into the query as <query>' -ForEach @(
        @{ what = 'text'; members = @{ a = 'x y&z=é' }; query = 'a=x%20y%26z%3D%C3%A9' }
        @{ what = 'a number'; members = @{ pageSize = 10 }; query = 'pageSize=10' }
        @{ what = 'a fraction'; members = @{ a = 1.5 }; query = 'a=1.5' }
        @{ what = 'true'; members = @{ a = $true }; query = 'a=true' }
        @{ what = 'false'; members = @{ a = $false }; query = 'a=false' }
        @{ what = 'a list'; members = @{ a = 'x', 'y' }; query = 'a=x&a=y' }
        @{ what = 'nothing for null'; members = @{ a = $null }; query = '' }
        @{ what = 'a time'; members = @{ a = [DateTimeOffset]'2024-01-02T03:04:05+02:00' }; query = 'a=2024-01-02T01%3A04%3A05Z' }
        @{ what = 'members in their order'; members = [ordered]@{ b = 1; a = 2 }; query = 'b=1&a=2' }
    ) {
        $server.Reply(200, '{}')
        Invoke-EnodeApi users -Query $members | Out-Null
        $server.Calls[0].Query | Should -BeExactly $query
    }

    It 'writes the whole first page without -Paginate' {
        $server.Reply(200, (ConvertTo-Page @{ id = 'u1' }, @{ id = 'u2' } 'c2'))
        $page = Invoke-EnodeApi users
        $page.data.id | Should -Be 'u1', 'u2'
        $page.pagination.after | Should -Be 'c2'
        $server.Calls.Count | Should -Be 1
    }

    It 'writes all items with -Paginate' {
        $null = $server.Reply(200, (ConvertTo-Page @{ id = 'u1' }, @{ id = 'u2' } 'c 2')).
            Reply(200, (ConvertTo-Page @() 'c3')).
            Reply(200, (ConvertTo-Page @{ id = 'u3' }))
        (Invoke-EnodeApi users -Paginate -Query @{ pageSize = 2 }).id | Should -Be 'u1', 'u2', 'u3'
        $server.Calls | ForEach-Object Target |
            Should -Be '/users?pageSize=2', '/users?pageSize=2&after=c%202', '/users?pageSize=2&after=c3'
    }

    It 'replaces a specified cursor with that of the page, with -Paginate' {
        $server.Reply(200, (ConvertTo-Page @(@{ id = 'u1' }) 'b')).Reply(200, (ConvertTo-Page @(@{ id = 'u2' })))
        (Invoke-EnodeApi 'users?after=x&pageSize=1' -Query @{ after = 'a' } -Paginate).id | Should -Be 'u1', 'u2'
        Get-Sent $server | Should -BeExactly 'GET /users?after=x&pageSize=1&after=a', 'GET /users?pageSize=1&after=b'
    }

    It 'reads the whole fleet of a simulator with -Paginate' {
        $simulator = Start-EnodeSimulator -VehicleCount 120 -Connect
        @((Invoke-EnodeApi vehicles -Paginate).id | Sort-Object -Unique).Count | Should -Be 120
        @($simulator.RequestLog | Where-Object Path -Like '/vehicles*').Count | Should -Be 3
    }

    It 'writes an error with -Paginate for a response that is not a list' {
        $server.Reply(200, '{"id":"u1"}')
        Invoke-EnodeApi users/u1 -Paginate -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        Get-ErrorId $failure | Should -Be 'Enode.InvalidResponse'
    }

    It 'ends with Enode.RepeatedCursor when a cursor is repeated' {
        foreach ($id in 'u1', 'u2', 'u2') { $null = $server.Reply(200, (ConvertTo-Page @{ id = $id } 'c2')) }
        (Invoke-EnodeApi users -Paginate -ErrorAction SilentlyContinue -ErrorVariable failure).id | Should -Be 'u1', 'u2'
        Get-ErrorId $failure | Should -Be 'Enode.RepeatedCursor'
        $server.Calls.Count | Should -Be 2
    }

    It 'writes the unchanged text with -Raw' {
        $text = "{ `"id`" : `"é`",`n `"n`": 1.0 }"
        $server.Reply(200, $text)
        $raw = Invoke-EnodeApi users/u1 -Raw
        $raw | Should -BeOfType string
        $raw | Should -BeExactly $text
    }

    It 'writes the text with -Raw also when it is not JSON: <text>' -ForEach @(
        @{ text = '<html>Maintenance</html>' }
        @{ text = '{"id":"u1"' }
        @{ text = "plain`ntext" }
    ) {
        $null = $server.Html(200, $text)
        Invoke-EnodeApi users/u1 -Raw | Should -BeExactly $text
        Get-Sent $server | Should -BeExactly 'GET /users/u1'
    }

    It 'writes an error for an error status with -Raw too' {
        $null = $server.Html(404, '<html>')
        Invoke-EnodeApi users/u1 -Raw -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        Get-ErrorId $failure | Should -BeExactly 'Enode.NotFound'
    }

    It 'ends a list with an error when <what>' -ForEach @(
        @{ what = 'a cursor is a number'; page = '{"data":[{"id":"u2"}],"pagination":{"after":7}}'; member = '$.pagination.after' }
        @{ what = 'a cursor is an object'; page = '{"data":[{"id":"u2"}],"pagination":{"after":{}}}'; member = '$.pagination.after' }
        @{ what = 'a cursor is true'; page = '{"data":[{"id":"u2"}],"pagination":{"after":true}}'; member = '$.pagination.after' }
        @{ what = 'the cursors are null'; page = '{"data":[{"id":"u2"}],"pagination":null}'; member = '$.pagination' }
        @{ what = 'the cursors are text'; page = '{"data":[{"id":"u2"}],"pagination":"p3"}'; member = '$.pagination' }
        @{ what = 'the cursors are missing'; page = '{"data":[{"id":"u2"}]}'; member = '$.pagination' }
        @{ what = 'the items are null'; page = '{"data":null,"pagination":{"after":null}}'; member = '$.data' }
        @{ what = 'the items are an object'; page = '{"data":{},"pagination":{"after":null}}'; member = '$.data' }
        @{ what = 'a response is text'; page = '"u2"'; member = '$' }
        @{ what = 'a response is empty'; page = ''; member = $null }
        @{ what = 'a response is not JSON'; page = '<html>'; member = $null }
    ) {
        foreach ($raw in $false, $true) {
            $null = $server.ReplyTo('GET', '/users', 200, (ConvertTo-Page @{ id = 'u1' } 'p2'))
            $null = $server.ReplyTo('GET', '/users?after=p2', 200, $page)
            Invoke-EnodeApi users -Paginate -Raw:$raw -ErrorAction SilentlyContinue -ErrorVariable failure | Should -HaveCount 1
            Get-ErrorId $failure | Should -BeExactly 'Enode.InvalidResponse'
            $failure[0].Exception.MemberPath | Should -BeExactly $member
        }

        Get-Sent $server | Should -BeExactly 'GET /users', 'GET /users?after=p2', 'GET /users', 'GET /users?after=p2'
    }

    It 'writes a dictionary, with all members, for an object whose members cannot be properties: <json>' -ForEach @(
        @{ json = '{"id":"lower","ID":"upper","Id":null}' }
        @{ json = '{"":"empty","_":"line"}' }
        @{ json = '{"psobject":1,"pstypenames":["a"]}' }
    ) {
        $server.Reply(200, "{`"before`":[{`"deep`":$json}],`"after`":2}")
        $answer = Invoke-EnodeApi things
        $answer | Should -BeOfType pscustomobject
        $answer.after | Should -Be 2
        $deep = $answer.before[0].deep
        $deep | Should -BeOfType System.Collections.Specialized.OrderedDictionary
        # It can be sent as it was received.
        $null = $server.Reply(200, '{}')
        $null = Invoke-EnodeApi things -Method PUT -Body $deep
        $server.Calls[1].Body | Should -BeExactly $json
        if ($json -clike '*"ID"*') { $deep.id, $deep.ID | Should -BeExactly 'lower', 'upper' }
    }

    It 'writes <what> into the query in <culture> as in other cultures' -ForEach @(
        foreach ($culture in 'de-DE', 'tr-TR', 'ar-SA', 'th-TH', 'fa-IR', 'sv-SE') {
            $utc = [datetime]::new(2024, 1, 2, 3, 4, 5, 600, [DateTimeKind]::Utc)
            $offset = [DateTimeOffset]::new(2024, 1, 2, 3, 4, 5, [timespan]'02:00')
            @{ culture = $culture; what = 'a DateTime'; value = $utc; query = '2024-01-02T03:04:05.6Z' }
            @{ culture = $culture; what = 'a DateTimeOffset'; value = $offset; query = '2024-01-02T01:04:05Z' }
            @{ culture = $culture; what = 'a DateOnly'; value = [DateOnly]::new(2024, 1, 2); query = '2024-01-02' }
            @{ culture = $culture; what = 'a TimeOnly'; value = [TimeOnly]::new(13, 4, 5); query = '13:04:05' }
            @{ culture = $culture; what = 'a TimeSpan'; value = [timespan]'1.02:03:04.5'; query = '1.02:03:04.5000000' }
            @{ culture = $culture; what = 'a double'; value = -1234.5; query = '-1234.5' }
            @{ culture = $culture; what = 'a decimal'; value = 1234.50d; query = '1234.50' }
            @{ culture = $culture; what = 'a whole number'; value = -12345678901234567890n; query = '-12345678901234567890' }
            @{ culture = $culture; what = 'a word'; value = [System.IO.FileMode]::OpenOrCreate; query = 'OpenOrCreate' }
            @{ culture = $culture; what = 'a switch'; value = [switch]$true; query = 'true' }
            @{ culture = $culture; what = 'a list of them'; value = @([DateOnly]::new(2024, 1, 2), 1.5); query = '2024-01-02', '1.5' }
        }
    ) {
        $null = $server.Reply(200, '{}')
        $null = Invoke-WithCulture $culture { Invoke-EnodeApi users -Query @{ a = $value } }
        $server.Calls[0].Query | Should -BeExactly (($query | ForEach-Object { "a=$([uri]::EscapeDataString($_))" }) -join '&')
    }

    It 'writes the text of each page with -Raw -Paginate' {
        $pages = (ConvertTo-Page @{ id = 'u1' } 'c2'), (ConvertTo-Page @{ id = 'u2' })
        $null = $server.Reply(200, $pages[0]).Reply(200, $pages[1])
        Invoke-EnodeApi users -Raw -Paginate | Should -BeExactly $pages
    }

    It 'writes nothing for 204' {
        $server.Reply(204)
        Invoke-EnodeApi vehicles/v1/refresh-hint -Method POST | Should -BeNullOrEmpty
        "$($server.Calls)" | Should -Be 'POST /vehicles/v1/refresh-hint'
    }

    It 'accepts paths from the pipeline' {
        $null = $server.Reply(200, '{"id":"u1"}').Reply(404, '').Reply(200, '{"id":"u3"}')
        $found = 'users/u1', 'users/u2', 'users/u3' | Invoke-EnodeApi -ErrorAction SilentlyContinue -ErrorVariable failure
        $found.id | Should -Be 'u1', 'u3'
        Get-ErrorId $failure | Should -Be 'Enode.NotFound'
        $failure[0].TargetObject | Should -Be 'users/u2'
    }

    It 'has the same errors as other commands' {
        $server.Reply(422, (ConvertTo-Problem 'unprocessable-entity' 'Unprocessable' 'A schedule owns it.'))
        $start = @{ Path = 'vehicles/v1/charging'; Method = 'POST'; Body = @{ action = 'START' } }
        Invoke-EnodeApi @start -ErrorAction SilentlyContinue -ErrorVariable failure
        $failure[0].FullyQualifiedErrorId | Should -BeExactly 'Enode.UnprocessableEntity,Enode.Commands.InvokeEnodeApi'
        $failure[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
        $failure[0].TargetObject | Should -Be 'vehicles/v1/charging'
        $failure[0].Exception.Message | Should -Be 'Unprocessable: A schedule owns it.'
    }

    It 'writes an error for a response that is not JSON' {
        $null = $server.Html(200, '<html>')
        Invoke-EnodeApi users -ErrorAction SilentlyContinue -ErrorVariable failure | Should -BeNullOrEmpty
        Get-ErrorId $failure | Should -Be 'Enode.InvalidResponse'
    }

    It 'uses the connection of -Connection' {
        $other = New-ScriptedServer
        $null = Connect-Scripted $other -Name 'other'
        $null = $server.Reply(200, '{"id":"u1"}')
        (Invoke-EnodeApi users/u1 -Connection 'scripted').id | Should -Be 'u1'
        $other.Calls.Count | Should -Be 0
    }
}

Describe 'Invoke-EnodeApi sends' {
    BeforeEach { $server = Start-FreshServer @{ MaximumRetryCount = 0 } }

    It 'writes nothing for a response without a body' {
        $server.Reply(204)
        @(Invoke-EnodeApi users/u1 DELETE).Count | Should -Be 0
        Get-Sent $server | Should -BeExactly 'DELETE /users/u1'
    }

    It 'rejects -Paginate with POST, and sends nothing' {
        { Invoke-EnodeApi users POST -Paginate } |
            Should -Throw -ErrorId 'Enode.InvalidArgument,*' -ExpectedMessage '-Paginate requires the method GET, and -Method is POST.'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'sends <what> as JSON' -ForEach @(
        @{
            what = 'a hashtable'
            body = {
                [ordered]@{
                    action = 'START'; n = 1; f = 1.5; yes = $true; none = $null; list = @(1, 'é'); deep = @{ er = @{ est = 'x' } }
                }
            }
            json = '{"action":"START","n":1,"f":1.5,"yes":true,"none":null,"list":[1,"é"],"deep":{"er":{"est":"x"}}}'
        }
        @{
            what = 'an object'; json = '{"action":"START","inner":{"a":1}}'
            body = { [pscustomobject]@{ action = 'START'; inner = [pscustomobject]@{ a = 1 } } }
        }
        @{ what = 'a list'; body = { , @('a', 'b') }; json = '["a","b"]' }
        @{
            what = 'a list with one item in a hashtable'; json = '{"events":["user:vehicle:updated"]}'
            body = { @{ events = @('user:vehicle:updated') } }
        }
        @{ what = 'a time'; body = { @{ at = [DateTimeOffset]'2024-01-02T03:04:05Z' } }; json = '{"at":"2024-01-02T03:04:05Z"}' }
        @{
            what = 'a dictionary'; json = '{"a":1}'
            body = { $members = [Collections.Generic.Dictionary[string, int]]::new(); $members.a = 1; $members }
        }
        @{ what = 'a day'; body = { @{ on = [DateOnly]::new(2024, 1, 2) } }; json = '{"on":"2024-01-02"}' }
        @{ what = 'a time of day'; body = { @{ at = [TimeOnly]::new(3, 4) } }; json = '{"at":"03:04:00"}' }
        @{ what = 'the output of ConvertFrom-Json'; body = { '{"a":[{"b":1}]}' | ConvertFrom-Json }; json = '{"a":[{"b":1}]}' }
        @{
            what = 'its own output'; json = '{"a":[{"b":1}],"c":null}'
            body = { $null = $server.Reply(200, '{"a":[{"b":1}],"c":null}'); Invoke-EnodeApi x }
        }
    ) {
        $given = & $body
        $null = $server.Reply(200, '{}')
        Invoke-EnodeApi thing -Method PUT -Body $given | Out-Null
        $sent = $server.Calls | Where-Object Method -EQ 'PUT'
        # The same value. Its characters may be escaped in another way.
        $actual, $expected = $sent.Body, $json | ForEach-Object {
            $_ | ConvertFrom-Json -AsHashtable -DateKind String | ConvertTo-Json -Compress -Depth 9
        }
        $actual | Should -BeExactly $expected
        $sent.Header('Content-Type') | Should -BeExactly 'application/json'
    }

    It 'sends a JSON string unchanged' {
        $text = '{ "a" : 1.0,  "é": "\u00e9" }'
        $null = $server.Reply(200, '{}')
        Invoke-EnodeApi thing -Method PATCH -Body $text | Out-Null
        $server.Calls[0].Method, $server.Calls[0].Body | Should -BeExactly 'PATCH', $text
    }

    It 'rejects <what> as Enode.InvalidBody, and sends nothing' -ForEach @(
        @{ what = 'a string that is not JSON'; body = { '{action: START}' }; message = '-Body is not valid JSON: *' }
        @{ what = 'an empty string'; body = { '' }; message = '-Body is not valid JSON: *' }
        @{ what = 'a SecureString'; body = { @{ secret = ConvertTo-Secure 'x' } }; message = '-Body contains a SecureString, *' }
        @{
            what = 'a process'; body = { @{ process = Get-Process -Id $PID } }
            message = '-Body contains Process *, which cannot be converted to JSON.'
        }
        @{ what = 'an object that contains itself'; body = { $self = @{}; $self.self = $self; $self }; message = '*32 levels.' }
    ) {
        $given = & $body
        $thrown = { Invoke-EnodeApi thing -Method POST -Body $given } |
            Should -Throw -ErrorId 'Enode.InvalidBody,*' -ExpectedMessage $message -PassThru
        $thrown.CategoryInfo.Category | Should -Be 'InvalidData'
        $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $server.Calls.Count | Should -Be 0
    }

    It 'sends nothing with -WhatIf: <_>' -ForEach @('POST', 'PUT', 'PATCH', 'DELETE') {
        (Invoke-InRunspace { Invoke-EnodeApi users/u1 -Method $method -WhatIf } @{ method = $_ }).Output | Should -BeNullOrEmpty
        $server.Calls.Count | Should -Be 0
    }

    It 'reads with -WhatIf' {
        $null = $server.Reply(200, '{"id":"u1"}')
        (Invoke-EnodeApi users/u1 -WhatIf).id | Should -Be 'u1'
    }

    It 'names the request and the connection with -WhatIf' {
        $run = Invoke-InProcess {
            Connect-Enode -ApiUri 'http://127.0.0.1:1' -AccessToken (ConvertTo-SecureString 't' -AsPlainText) -Name 'fleet-a'
            Invoke-EnodeApi users/u1 -Method DELETE -WhatIf
        }
        $run.Text | Should -BeLike "What if:*DELETE*users/u1 through connection 'fleet-a'*"
    }

    It 'does not repeat a POST' {
        Connect-Scripted $server
        $null = $server.Reply(500, '', @{ 'Retry-After' = 0 }).Reset().Reply(200, '{}')
        $post = @{ Path = 'thing'; Method = 'POST'; Body = @{ a = 1 } }
        1..2 | ForEach-Object { Invoke-EnodeApi @post -ErrorAction SilentlyContinue -ErrorVariable +failures }
        Get-ErrorId $failures | Should -Be 'Enode.ServerError', 'Enode.ConnectionFailed'
        $server.Calls.Count | Should -Be 2
    }
}

Describe 'Invoke-EnodeApi: the path' {
    BeforeEach {
        Reset-Enode
        $server = New-ScriptedServer
        $other = New-ScriptedServer
        Connect-Enode -ApiUri "$($server.Uri)base/" -TokenUri $server.TokenUri -Credential (New-Credential)
    }

    It '<path> is Enode.InvalidPath, and nothing is sent' -ForEach @(
        @{ path = '' }
        @{ path = '/' }
        @{ path = '..' }
        @{ path = '../oauth2/token' }
        @{ path = 'users/u1/vendors/..' }
        @{ path = 'users/../vehicles' }
        @{ path = './users' }
        @{ path = 'users/u1/vendors/.. ' }
        @{ path = ' users' }
        @{ path = ' /users' }
        @{ path = "users/u1/vendors/..`u{A0}" }
        @{ path = 'users/%2e%2e/vehicles' }
        @{ path = 'users/%2E%2E' }
        @{ path = 'users/.%2e' }
        @{ path = 'users//vehicles' }
        @{ path = '//127.0.0.1/users' }
        @{ path = '///users' }
        @{ path = 'https://example.com/users' }
        @{ path = 'http:users' }
        @{ path = 'users\..\vehicles' }
        @{ path = '\\example.com\users' }
        @{ path = 'users#fragment' }
        @{ path = '?after=1' }
        @{ path = "users`r`nX-Header: 1" }
    ) {
        foreach ($method in 'GET', 'DELETE') {
            $thrown = { Invoke-EnodeApi $path -Method $method -ErrorAction Stop } | Should -Throw -PassThru
            Get-ErrorId $thrown | Should -Be 'Enode.InvalidPath'
            $thrown.CategoryInfo.Category | Should -Be 'InvalidArgument'
            $thrown.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $thrown.TargetObject | Should -BeExactly $path
        }

        $server.Calls.Count | Should -Be 0
    }

    It 'is rejected if it is the address of another server, which gets no request' {
        { Invoke-EnodeApi "$($other.Uri)users" -ErrorAction Stop } | Should -Throw -ErrorId 'Enode.InvalidPath,*'
        { Invoke-EnodeApi "//$($other.Uri.Authority)/users" -ErrorAction Stop } |
            Should -Throw -ErrorId 'Enode.InvalidPath,*' -ExpectedMessage '*is an absolute address.'
        $other.Journal.Count | Should -Be 0
    }

    It 'is rejected alone if there are several' {
        $server.ReplyTo('GET', '/base/users', 200, '{"id":"u1"}')
        $found = 'users', 'a/../b', 'users' | Invoke-EnodeApi -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.id | Should -Be 'u1', 'u1'
        Get-ErrorId $failures | Should -Be 'Enode.InvalidPath'
        $failures[0].TargetObject | Should -Be 'a/../b'
        $server.Calls.Count | Should -Be 2
    }
}
