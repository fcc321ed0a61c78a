# Get- and Set-EnodeSmartChargingPolicy, Get-EnodeSmartChargingStatus and -Plan, Start- and Stop-EnodeSmartOverride: for vehicles in every
# form that inputs have.

BeforeDiscovery {
    $commands = @(
        @{ Command = 'Get-EnodeSmartChargingPolicy'; Sends = 'GET /vehicles/{0}/smart-charging-policy'; With = @{} }
        @{
            Command = 'Set-EnodeSmartChargingPolicy'; Sends = 'PUT /vehicles/{0}/smart-charging-policy'; With = @{ IsEnabled = $false }
            Operation = 'Set smart charging policy: off'
        }
        @{ Command = 'Get-EnodeSmartChargingStatus'; Sends = 'GET /vehicles/{0}/smart-charging-status'; With = @{} }
        @{ Command = 'Get-EnodeSmartChargingPlan'; Sends = 'GET /vehicles/{0}/smart-charging-plans/latest'; With = @{} }
        @{
            Command = 'Start-EnodeSmartOverride'; Sends = 'POST /vehicles/{0}/smart-override'; With = @{}
            Operation = 'Start smart override'
        }
        @{
            Command = 'Stop-EnodeSmartOverride'; Sends = 'DELETE /vehicles/{0}/smart-override'; With = @{}
            Operation = 'End smart override'
        }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    # One answer that does for all operations: each type has the members of the others as additional ones.
    function ConvertTo-Anything([string] $VehicleId) {
        ConvertTo-Json -Depth 5 @{
            id = "p-$VehicleId"; vehicleId = $VehicleId; userId = 'u1'; vendor = 'TESLA'; state = 'PLAN:EXECUTING:STOPPED'
            targetType = 'vehicle'; targetId = $VehicleId; isEnabled = $true; deadline = '06:30'; minimumChargeLimit = 20
            plan = @{ id = "p-$VehicleId"; vehicleId = $VehicleId }
        }
    }

    function ConvertTo-Car([string] $Id) {
        $policy = @{ isEnabled = $true }
        ConvertTo-Json @{ id = $Id; userId = 'u1'; information = @{ displayName = "Car $Id" }; smartChargingPolicy = $policy }
    }
}

AfterAll { Reset-Enode }

Describe '<Command>' -ForEach $commands {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        foreach ($id in 'v1', 'v2') {
            $null = $server.ReplyTo('GET', "/vehicles/$id", 200, (ConvertTo-Car $id))
            $null = $server.ReplyTo($Sends.Split(' ')[0], ($Sends -f $id).Split(' ')[1], 200, (ConvertTo-Anything $id))
        }

        $cars = Get-EnodeVehicle v1, v2
        $server.ClearJournal()
    }

    It 'sends one request for each vehicle, <name>' -ForEach @(
        @{ name = 'by position'; run = { & $Command v1, v2 @With } }
        @{ name = 'for -VehicleId'; run = { & $Command -VehicleId v1, v2 @With } }
        @{ name = 'for -Id'; run = { & $Command -Id v1, v2 @With } }
        @{ name = 'for ids in the pipeline'; run = { 'v1', 'v2' | & $Command @With } }
        @{ name = 'for vehicles in the pipeline'; run = { $cars | & $Command @With } }
        @{ name = 'for rows of a CSV file'; run = { $cars | Copy-ThroughCsv | & $Command @With } }
        @{ name = 'for vehicles from a Clixml file'; run = { $cars | Copy-ThroughClixml | & $Command @With } }
        @{ name = 'for vehicles from a job'; run = { $cars | ForEach-Object { Copy-Serialized $_ 1 } | & $Command @With } }
        @{
            name = 'for rows with a VehicleId'
            run  = { 'v1', 'v2' | ForEach-Object { [pscustomobject]@{ VehicleId = $_ } } | & $Command @With }
        }
        @{
            name = 'for a script block'
            run  = { 'v1', 'v2' | ForEach-Object { [pscustomobject]@{ Car = $_ } } | & $Command -VehicleId { $_.Car } @With }
        }
        @{ name = 'for the policies of vehicles'; run = { $cars.SmartChargingPolicy | & $Command @With } }
        @{ name = 'several at a time'; run = { $cars | & $Command -ThrottleLimit 8 @With } }
    ) {
        $got = & $run
        $got | Should -HaveCount 2
        $got.VehicleId | Should -BeExactly 'v1', 'v2'
        Get-Sent $server | Sort-Object | Should -BeExactly ($Sends -f 'v1'), ($Sends -f 'v2')
    }

    It 'accepts what it wrote, live, from a Clixml file, and from a CSV file with a VehicleId alone' {
        $got = & $Command v1 @With
        $sent = ($Sends -replace '/latest$', '/p-{0}') -f 'v1'
        $null = $server.ReplyTo($sent.Split(' ')[0], $sent.Split(' ')[1], 200, (ConvertTo-Anything v1))
        $server.ClearJournal()
        $copies = @($got; $got | Copy-ThroughClixml; $got | Select-Object VehicleId | Copy-ThroughCsv)
        @($copies | & $Command @With).VehicleId | Should -BeExactly 'v1', 'v1', 'v1'
        Get-Sent $server | Should -BeExactly $sent, $sent, ($Sends -f 'v1')
    }

    It 'rejects <name>, sends nothing, and continues' -ForEach @(
        @{ name = 'a user'; given = { [Enode.User]@{ Id = 'v1' } } }
        @{ name = 'a charger'; given = { [Enode.Charger]@{ Id = 'v1' } } }
        @{ name = 'an action'; given = { [Enode.ChargeAction]@{ Id = 'v1'; TargetId = 'v1'; TargetType = 'vehicle' } } }
        @{ name = 'an override of a charger'; given = { [Enode.SmartOverride]@{ TargetType = 'charger'; TargetId = 'c1' } } }
        @{ name = 'a policy without a vehicle'; given = { [Enode.VehicleSmartChargingPolicy]@{ IsEnabled = $true } } }
        @{ name = 'a copy of one'; given = { [Enode.VehicleSmartChargingPolicy]@{ IsEnabled = $true } | Copy-ThroughClixml } }
        @{ name = 'a row with two ids'; given = { [pscustomobject]@{ Id = 'p1'; VehicleId = 'v1' } } }
    ) {
        $got = @(& $given; 'v2') | & $Command @With -ErrorAction SilentlyContinue -ErrorVariable failed
        $got.VehicleId | Should -BeExactly 'v2'
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $server | Should -BeExactly ($Sends -f 'v2')
    }

    It 'rejects ids that cannot be sent' {
        '', '.', [Enode.Vehicle]::new() | & $Command @With -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidId', 'Enode.InvalidId', 'Enode.InvalidId'
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'writes an error for a vehicle without it, with the input as target, and continues' {
        $none = ($Sends -f 'none').Split(' ')
        $null = $server.ReplyTo($none[0], $none[1], 404, (ConvertTo-Problem 'not-found' 'Not Found' 'There is none.'))
        $got = 'none', 'v1' | & $Command @With -ErrorAction SilentlyContinue -ErrorVariable failed
        $got.VehicleId | Should -BeExactly 'v1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
        $failed.TargetObject | Should -BeExactly 'none'
    }

    It 'uses the connection of the vehicle and of what came with it, and rejects another one' {
        $other = New-ScriptedServer
        $null = Connect-Scripted $other 'other'
        $null = $cars[0], $cars[0].SmartChargingPolicy | & $Command @With
        Get-Sent $server | Should -BeExactly ($Sends -f 'v1'), ($Sends -f 'v1')
        $cars[0].SmartChargingPolicy | & $Command @With -Connection other -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.ConnectionMismatch'
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It 'completes the ids of vehicles' {
        $null = $server.ReplyTo('GET', '/vehicles', 200, (ConvertTo-Page (ConvertTo-Car v1), (ConvertTo-Car v2)))
        $null = Get-EnodeVehicle
        (Get-Completion "$Command v").CompletionText | Should -BeExactly 'v1', 'v2'
        (Get-Completion "$Command -VehicleId v")[1].ListItemText | Should -BeExactly 'Car v2'
    }
}

Describe '<Command>, which changes something' -ForEach $commands.Where({ $_.Operation }) {
    BeforeAll {
        $server = Start-FreshServer
        foreach ($id in 'v1', 'v2') {
            $null = $server.ReplyTo('GET', "/vehicles/$id", 200, (ConvertTo-Car $id))
            $null = $server.ReplyTo($Sends.Split(' ')[0], ($Sends -f $id).Split(' ')[1], 200, (ConvertTo-Anything $id))
        }

        $cars = Get-EnodeVehicle v1, v2
        $server.ClearJournal()
    }

    It 'sends nothing with -WhatIf, and names the vehicle and the connection' {
        $run = Invoke-InRunspace { $cars | & $Command @With -WhatIf } @{ Command = $Command; cars = $cars; With = $With }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @($cars[0], 'v2', $cars[1].SmartChargingPolicy | & $Command @With -Verbose 4>&1 | Select-VerboseMessage) -like 'Performing*'
        $said | Should -BeExactly @(
            "vehicle 'Car v1' (v1)", 'vehicle v2', 'vehicle v2' |
                ForEach-Object { Format-Operation $Operation "$_ through connection 'scripted'" })
    }
}

Describe 'Set-EnodeSmartChargingPolicy' {
    BeforeEach {
        $server = Start-FreshServer
        $null = $server.ReplyTo('PUT', '/vehicles/v1/smart-charging-policy', 200, (ConvertTo-Anything v1))
    }

    It 'sends <body> and nothing else' -ForEach @(
        @{ with = @{ IsEnabled = $true }; body = '{"isEnabled":true}' }
        @{ with = @{ IsEnabled = $false }; body = '{"isEnabled":false}' }
        @{ with = @{ IsEnabled = 'False' }; body = '{"isEnabled":false}' }
        @{ with = @{ Deadline = '07:00' }; body = '{"deadline":"07:00"}' }
        @{ with = @{ Deadline = '00:00' }; body = '{"deadline":"00:00"}' }
        @{ with = @{ Deadline = '24:00' }; body = '{"deadline":"24:00"}' }
        @{ with = @{ MinimumChargeLimit = 0 }; body = '{"minimumChargeLimit":0}' }
        @{ with = @{ MinimumChargeLimit = '37.5' }; body = '{"minimumChargeLimit":37.5}' }
        @{
            with = @{ IsEnabled = $true; Deadline = '23:59'; MinimumChargeLimit = 100 }
            body = '{"isEnabled":true,"deadline":"23:59","minimumChargeLimit":100}'
        }
    ) {
        foreach ($culture in 'en-US', 'de-DE', 'tr-TR') {
            $server.ClearJournal()
            $policy = Invoke-WithCulture $culture { Set-EnodeSmartChargingPolicy v1 @with }
            $policy | Should -BeOfType Enode.VehicleSmartChargingPolicy
            $policy.VehicleId | Should -BeExactly 'v1'
            $server.Calls.Body | Should -BeExactly $body
        }
    }

    It 'rejects <name> before a request, and names the parameter' -ForEach @(
        @{ name = 'a time without a zero'; with = @{ Deadline = '7:00' }; says = "*'Deadline'*'7:00' is not a time of day*" }
        @{ name = 'a time after 24:00'; with = @{ Deadline = '24:01' }; says = "*'Deadline'*" }
        @{ name = 'a time with seconds'; with = @{ Deadline = '07:00:00' }; says = "*'Deadline'*" }
        @{ name = 'a time with AM'; with = @{ Deadline = '07:00 AM' }; says = "*'Deadline'*" }
        @{ name = 'Arabic digits'; with = @{ Deadline = '٠٧:٠٠' }; says = "*'Deadline'*" }
        @{ name = 'an empty time'; with = @{ Deadline = '' }; says = "*'Deadline'*" }
        @{ name = 'a time span'; with = @{ Deadline = [timespan]'07:00' }; says = "*'Deadline'*" }
        @{ name = 'a limit above 100'; with = @{ MinimumChargeLimit = 100.1 }; says = "*'MinimumChargeLimit'*" }
        @{ name = 'a limit below 0'; with = @{ MinimumChargeLimit = -1 }; says = "*'MinimumChargeLimit'*" }
        @{ name = 'a limit with a comma'; with = @{ MinimumChargeLimit = '37,5' }; says = "*'MinimumChargeLimit'*decimal point*" }
        @{ name = 'a word as a Boolean'; with = @{ IsEnabled = 'yes' }; says = "*'yes' is not a truth value. Specify `$true or `$false." }
        @{ name = 'a number as a Boolean'; with = @{ IsEnabled = 0 }; says = "*'0' is not a truth value*" }
        @{ name = 'null as a Boolean'; with = @{ IsEnabled = $null }; says = "*'IsEnabled'*null*" }
        @{
            name = 'nothing to change'; with = @{}
            says = '*none of -IsEnabled, -Deadline, -MinimumChargeLimit is specified.'
        }
    ) {
        { Set-EnodeSmartChargingPolicy v1 @with } | Should -Throw $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'prompts with the limit <limit> as it is sent' -ForEach @(
        @{ limit = 0.04; says = 'at least 0.04 %' }
        @{ limit = 37.5; says = 'at least 37.5 %' }
        @{ limit = 100; says = 'at least 100 %' }
    ) {
        $said = Invoke-WithCulture 'de-DE' { Set-EnodeSmartChargingPolicy v1 -MinimumChargeLimit $limit -Verbose 4>&1 }
        $said | Select-VerboseMessage | Where-Object { $_ -like 'Performing*' } | Should -BeLike "*Set smart charging policy: $says*"
        $server.Calls.Body | Should -BeExactly ('{{"minimumChargeLimit":{0}}}' -f $limit.ToString([cultureinfo]::InvariantCulture))
    }

    It 'writes the reason for which the API rejects a policy' {
        $problem = ConvertTo-Problem 'bad-request' 'Cannot activate smart charging' 'There is no deadline.'
        $null = $server.ReplyTo('PUT', '/vehicles/v9/smart-charging-policy', 400, $problem)
        Set-EnodeSmartChargingPolicy v9 -IsEnabled $true -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.BadRequest'
        $failed.Exception.Message | Should -BeExactly 'Cannot activate smart charging: There is no deadline.'
    }
}

Describe 'Get-EnodeSmartChargingPlan' {
    BeforeEach {
        $server = Start-FreshServer
        foreach ($path in 'smart-charging-plans/p9', 'smart-charging-plans/p-v1', 'smart-charging-plans/latest', 'smart-charging-status') {
            $null = $server.ReplyTo('GET', "/vehicles/v1/$path", 200, (ConvertTo-Anything v1))
        }
    }

    It 'reads <name>' -ForEach @(
        @{ name = 'the latest plan'; run = { Get-EnodeSmartChargingPlan v1 }; plan = 'latest' }
        @{ name = 'the plan of -PlanId'; run = { Get-EnodeSmartChargingPlan v1 -PlanId p9 }; plan = 'p9' }
        @{
            name = 'a plan afresh'
            run  = { [Enode.SmartChargingPlan]@{ Id = 'p9'; VehicleId = 'v1' } | Get-EnodeSmartChargingPlan }
            plan = 'p9'
        }
        @{
            name = 'a plan from a Clixml file afresh'; plan = 'p9'
            run  = { [Enode.SmartChargingPlan]@{ Id = 'p9'; VehicleId = 'v1' } | Copy-ThroughClixml | Get-EnodeSmartChargingPlan }
        }
        @{ name = 'the plan of a status'; run = { Get-EnodeSmartChargingStatus v1 | Get-EnodeSmartChargingPlan }; plan = 'p-v1' }
        @{
            name = 'the latest plan for a status without one'; plan = 'latest'
            run  = { [Enode.SmartChargingStatus]@{ VehicleId = 'v1' } | Get-EnodeSmartChargingPlan }
        }
    ) {
        & $run | Should -BeOfType Enode.SmartChargingPlan
        @(Get-Sent $server)[-1] | Should -BeExactly "GET /vehicles/v1/smart-charging-plans/$plan"
    }

    It 'uses the connection of the status that a plan came with' {
        $status = Get-EnodeSmartChargingStatus v1
        $other = New-ScriptedServer
        $null = Connect-Scripted $other 'other'
        ($status.Plan | Get-EnodeSmartChargingPlan).Id | Should -BeExactly 'p-v1'
        Get-Sent $other | Should -BeNullOrEmpty
    }
}

Describe 'Stop-EnodeSmartOverride' {
    It 'writes nothing for an override that an attempt without a response ended' {
        $server = Start-FreshServer
        $null = $server.Reply([Enode.Testing.Response]::Reset, [Enode.Testing.Response]::Json(404, '{}'))
        Stop-EnodeSmartOverride v1 -ErrorAction Stop | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeExactly 'DELETE /vehicles/v1/smart-override', 'DELETE /vehicles/v1/smart-override'
    }
}
