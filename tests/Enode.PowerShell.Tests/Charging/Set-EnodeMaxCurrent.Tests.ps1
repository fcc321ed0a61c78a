BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'Set-EnodeMaxCurrent for a <noun>' -ForEach @(
    @{ noun = 'vehicle'; path = 'vehicles'; read = 'Get-EnodeVehicle'; id = 'VehicleId' }
    @{ noun = 'charger'; path = 'chargers'; read = 'Get-EnodeCharger'; id = 'ChargerId' }
) {
    BeforeEach {
        $server = Start-FreshServer
        foreach ($name in 'd1', 'd2', 'no') {
            $capabilities = @{ setMaxCurrent = New-Capability ($name -ne 'no') }
            $device = ConvertTo-Json -Depth 4 @{ id = $name; userId = 'u1'; capabilities = $capabilities }
            $action = ConvertTo-Action $noun $name @{ targetState = @{ maxCurrent = 10 } }
            $null = $server.ReplyTo('GET', "/$path/$name", 200, $device)
            $null = $server.ReplyTo('POST', "/$path/$name/max-current", 200, $action)
        }

        $devices = & $read d1, d2
        $incapable = & $read no
        $server.ClearJournal()
    }

    It 'sends the current and nothing else, <name>' -ForEach @(
        @{ name = 'from the pipeline'; run = { $devices | Set-EnodeMaxCurrent -MaxCurrent 10 } }
        @{ name = 'by id'; run = { $ids = @{ $id = 'd1', 'd2' }; Set-EnodeMaxCurrent @ids -MaxCurrent 10 } }
        @{
            name = 'by the property of that name'
            run  = { 'd1', 'd2' | Select-Object @{ n = $id; e = { $_ } } | Set-EnodeMaxCurrent -MaxCurrent 10 }
        }
        @{ name = 'from a Clixml file'; run = { $devices | Copy-ThroughClixml | Set-EnodeMaxCurrent -MaxCurrent 10 } }
        @{ name = 'several at a time'; run = { $devices | Set-EnodeMaxCurrent -MaxCurrent 10 -ThrottleLimit 16 } }
    ) {
        $actions = & $run
        $actions | Should -BeOfType ([Enode.MaxCurrentAction])
        $actions.TargetId | Should -Be 'd1', 'd2'
        $actions.TargetType | Should -Be $noun, $noun
        $actions[0].TargetState.MaxCurrent | Should -Be 10
        Get-Sent $server | Sort-Object | Should -BeExactly "POST /$path/d1/max-current", "POST /$path/d2/max-current"
        $server.Calls.Body | Should -BeExactly '{"maxCurrent":10}', '{"maxCurrent":10}'
    }

    It 'sends <amperes> A as <body> in a culture with a decimal comma' -ForEach @(
        @{ amperes = 6.5; body = '{"maxCurrent":6.5}' }
        @{ amperes = 32; body = '{"maxCurrent":32}' }
        @{ amperes = 0.1; body = '{"maxCurrent":0.1}' }
    ) {
        Invoke-WithCulture 'de-DE' { $devices[0] | Set-EnodeMaxCurrent -MaxCurrent $amperes -ErrorAction Stop } | Should -HaveCount 1
        $server.Calls[0].Body | Should -BeExactly $body
    }

    It 'rejects <_> A, and sends nothing' -ForEach 0, -1, 1001, ([double]::NaN) {
        { $devices | Set-EnodeMaxCurrent -MaxCurrent $_ } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'sends nothing to a device that does not support it, names the interventions, and continues; -Force sends it' {
        $actions = $incapable, $devices[0] | Set-EnodeMaxCurrent -MaxCurrent 10 -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'd1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        $failed[0].TargetObject | Should -Be $incapable
        $failed[0].Exception.Message | Should -BeLike '*does not support the command to limit the current to 10 A. *: i1, i2.'
        Get-Sent $server | Should -BeExactly "POST /$path/d1/max-current"
        ($incapable | Set-EnodeMaxCurrent -MaxCurrent 10 -Force -ErrorAction Stop).TargetId | Should -Be 'no'
        (Get-Sent $server)[1] | Should -BeExactly "POST /$path/no/max-current"
    }

    It 'sends nothing with -WhatIf, and names the operation with -Verbose' {
        $run = Invoke-InRunspace { $devices | Set-EnodeMaxCurrent -MaxCurrent 10 -WhatIf -Wait } @{ devices = $devices }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @($devices[0] | Set-EnodeMaxCurrent -MaxCurrent 10.5 -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation 'Limit the current to 10.5 A' "$noun d1 through connection 'scripted'")
    }

    It 'writes a response with status <status> as an error, and continues' -ForEach @(
        @{ status = 400; type = 'bad-request'; error = 'Enode.BadRequest' }
        @{ status = 422; type = 'unprocessable-entity'; error = 'Enode.UnprocessableEntity' }
    ) {
        $null = $server.ReplyTo('POST', "/$path/d9/max-current", $status, (ConvertTo-Problem $type 'Title' 'That is how it is.'))
        $refused = ("Enode.$noun" -as [type])::new()
        $refused.Id = 'd9'
        $actions = $refused, $devices[1] | Set-EnodeMaxCurrent -MaxCurrent 10 -ErrorAction SilentlyContinue -ErrorVariable failed
        $actions.TargetId | Should -Be 'd2'
        Get-ErrorId $failed | Should -BeExactly $error
        $failed[0].TargetObject | Should -Be $refused
        $failed[0].Exception.Message | Should -BeLike '*That is how it is.*'
    }

    It 'rejects a device of another kind' {
        $meter = [Enode.Meter]@{ Id = 'm1' }
        $meter | Set-EnodeMaxCurrent -MaxCurrent 10 -Force -ErrorAction SilentlyContinue -ErrorVariable failed |
            Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeNullOrEmpty
    }
}

Describe 'Set-EnodeMaxCurrent -Wait' {
    BeforeEach {
        $simulator = Start-FreshSimulator -Speed 1000
    }

    It 'waits until a <noun> has the new maximum' -ForEach @(
        @{ noun = 'vehicle'; read = 'Get-EnodeVehicle'; path = 'vehicles'; seen = { $_.ChargeState.MaxCurrent } }
        @{ noun = 'charger'; read = 'Get-EnodeCharger'; path = 'chargers'; seen = { $_.MaxCurrent } }
    ) {
        $device = & $read | Select-Capable SetMaxCurrent | Select-Object -First 1
        $simulator.ClearRequestLog()
        $action = $device | Set-EnodeMaxCurrent -MaxCurrent 13 -Wait
        $action.State | Should -BeExactly 'CONFIRMED'
        $action.TargetState.MaxCurrent | Should -Be 13
        $device | & $read | ForEach-Object $seen | Should -Be 13
        (Get-Sent $simulator)[0] | Should -BeExactly "POST /$path/$($device.Id)/max-current"
        (Get-Sent $simulator)[1] | Should -BeExactly "GET /$path/actions/$($action.Id)"
    }

    It 'writes a failed action for a device that does not respond, and an error' {
        $charger = Get-EnodeCharger | Where-Object IsReachable -EQ $false | Select-Object -First 1
        $came = $charger | Set-EnodeMaxCurrent -MaxCurrent 13 -Wait 2>&1
        $came[0].State | Should -BeExactly 'FAILED'
        Get-ErrorId $came[1] | Should -BeExactly 'Enode.ActionFailed'
        $came[1].TargetObject | Should -Be $came[0]
    }
}
