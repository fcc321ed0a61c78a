# Every type of object, live, as a copy and as a row, as the input of every command: what is sent, or an error.

BeforeDiscovery {
    $sources = 'Vehicle', 'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter', 'HemSystem', 'User', 'Location', 'Schedule', 'Action',
    'LinkedVendor', 'LinkSession', 'Webhook', 'WebhookTest'
    $forms = 'live', 'from Clixml', 'from a job', 'selected', 'from CSV', 'from CSV with its type'
    $commands = @(
        @{ Command = 'Get-EnodeVehicle'; Kind = 'Vehicle' }
        @{ Command = 'Get-EnodeCharger'; Kind = 'Charger' }
        @{ Command = 'Get-EnodeHvac'; Kind = 'Hvac' }
        @{ Command = 'Get-EnodeInverter'; Kind = 'Inverter' }
        @{ Command = 'Get-EnodeBattery'; Kind = 'Battery' }
        @{ Command = 'Get-EnodeMeter'; Kind = 'Meter' }
        @{ Command = 'Get-EnodeHemSystem'; Kind = 'HemSystem' }
        @{ Command = 'Get-EnodeUser'; Kind = 'User' }
        @{ Command = 'Get-EnodeLocation'; Kind = 'Location' }
        @{
            Command = 'New-EnodeLocation'; Sends = 'POST /users/{0}/locations'; OfUser = $true
            With    = @{ Name = 'A'; Latitude = 1; Longitude = 2; TimezoneName = 'UTC' }
        }
        @{ Command = 'Set-EnodeLocation'; Kind = 'Location'; With = @{ Name = 'A' }; Sends = 'PUT /locations/{0}' }
        @{ Command = 'Get-EnodeSchedule'; Kind = 'Schedule' }
        @{ Command = 'Get-EnodeScheduleStatus'; Kind = 'Schedule'; Sends = 'GET /schedules/{0}/status' }
        @{
            Command = 'New-EnodeSchedule'; Kind = 'Vehicle', 'Charger'; With = @{ DefaultShouldCharge = $true; IsEnabled = $false }
            Sends   = 'POST /users/{2}/schedules'; NoIds = $true
        }
        @{ Command = 'Set-EnodeSchedule'; Kind = 'Schedule'; With = @{ IsEnabled = $false }; Sends = 'PUT /schedules/{0}' }
        @{ Command = 'Get-EnodeTariff'; Kind = 'Tariff'; Sends = 'GET /tariffs/{0}' }
        @{ Command = 'Set-EnodeTariff'; Kind = 'Tariff'; With = @{ Rate = @{ Name = 'A'; Cost = 1 } }; Sends = 'PUT /tariffs/{0}' }
        @{ Command = 'Get-EnodeLocationTariff'; Kind = 'Location'; Part = '/tariff'; Column = 'LocationId' }
        @{
            Command = 'Set-EnodeLocationTariff'; Kind = 'Location'; Sends = 'PUT /locations/{0}/tariff'; Column = 'LocationId'
            With    = @{ TariffId = 'nope'; TariffInterval = @{ Name = 'A'; From = '01:00'; To = '02:00' } }
        }
        @{ Command = 'Set-EnodeCharger'; Kind = 'Charger'; With = @{ ClearLocation = $true }; Sends = 'PUT /chargers/{0}' }
        @{ Command = 'Set-EnodeHvac'; Kind = 'Hvac'; With = @{ ClearLocation = $true }; Sends = 'PUT /hvacs/{0}' }
        @{
            Command = 'Start-EnodeCharging'; Kind = 'Vehicle', 'Charger'; With = @{ Force = $true }; Sends = 'POST /{1}/{0}/charging'
            OfAction = $true
        }
        @{
            Command = 'Stop-EnodeCharging'; Kind = 'Vehicle', 'Charger'; With = @{ Force = $true }; Sends = 'POST /{1}/{0}/charging'
            OfAction = $true
        }
        @{
            Command = 'Set-EnodeMaxCurrent'; Kind = 'Vehicle', 'Charger'; Sends = 'POST /{1}/{0}/max-current'
            With    = @{ Force = $true; MaxCurrent = 10 }; OfAction = $true
        }
        @{ Command = 'Set-EnodeHvacHold'; Kind = 'Hvac'; With = @{ Force = $true; Mode = 'OFF' }; Sends = 'POST /hvacs/{0}/permanent-hold' }
        @{ Command = 'Resume-EnodeHvacSchedule'; Kind = 'Hvac'; With = @{ Force = $true }; Sends = 'POST /hvacs/{0}/follow-schedule' }
        @{
            Command = 'Set-EnodeBatteryOperationMode'; Kind = 'Battery'; Sends = 'POST /batteries/{0}/operation-mode'
            With    = @{ Force = $true; OperationMode = 'IDLE' }
        }
        @{
            Command = 'Send-EnodeRefreshHint'; Kind = 'Vehicle', 'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter'
            Sends   = 'POST /{1}/{0}/refresh-hint'; NoIds = $true; OfAction = $true
        }
        @{ Command = 'Get-EnodeSmartChargingPolicy'; Kind = 'Vehicle'; Sends = 'GET /vehicles/{0}/smart-charging-policy' }
        @{
            Command = 'Set-EnodeSmartChargingPolicy'; Kind = 'Vehicle'; Sends = 'PUT /vehicles/{0}/smart-charging-policy'
            With    = @{ IsEnabled = $false }
        }
        @{ Command = 'Get-EnodeSmartChargingStatus'; Kind = 'Vehicle'; Sends = 'GET /vehicles/{0}/smart-charging-status' }
        @{ Command = 'Get-EnodeSmartChargingPlan'; Kind = 'Vehicle'; Sends = 'GET /vehicles/{0}/smart-charging-plans/latest' }
        @{ Command = 'Start-EnodeSmartOverride'; Kind = 'Vehicle'; Sends = 'POST /vehicles/{0}/smart-override' }
        @{ Command = 'Stop-EnodeSmartOverride'; Kind = 'Vehicle'; Sends = 'DELETE /vehicles/{0}/smart-override' }
        @{
            Command = 'Get-EnodeInverterStatistic'; Kind = 'Inverter'; Sends = 'GET /inverters/{0}/statistics'
            With    = @{ Year = 2026; Month = 1 }
        }
        @{
            Command = 'Get-EnodeHemSystemStatistic'; Kind = 'HemSystem'; Sends = 'GET /hem-systems/{0}/statistics'
            With    = @{ Interval = '2026-01' }
        }
        @{ Command = 'Get-EnodeAction'; Kind = 'Action'; Sends = 'GET /vehicles/actions/{0}' }
        @{ Command = 'Stop-EnodeAction'; Kind = 'Action'; Sends = 'POST /vehicles/actions/{0}/cancel' }
        @{ Command = 'Wait-EnodeAction'; Kind = 'Action'; Sends = 'GET /vehicles/actions/{0}' }
        @{
            Command = 'New-EnodeLinkSession'; Sends = 'POST /users/{0}/link'; OfUser = $true
            With    = @{ Scope = 'vehicle:read:data'; Language = 'browser'; RedirectUri = 'app://back' }
            Not     = 'Vehicle', 'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter'
        }
        @{
            Command = 'New-EnodeLinkSession'; Sends = 'POST /assets/{0}/relink'; NoIds = $true
            With    = @{ Language = 'browser'; RedirectUri = 'app://back' }
            Kind    = 'Vehicle', 'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter'
        }
        @{ Command = 'Get-EnodeWebhook'; Kind = 'Webhook' }
        @{ Command = 'Set-EnodeWebhook'; Kind = 'Webhook'; With = @{ ClearApiVersion = $true }; Sends = 'PATCH /webhooks/{0}' }
        @{ Command = 'Test-EnodeWebhook'; Kind = 'Webhook'; Sends = 'POST /webhooks/{0}/test' }
        # The last ones: what is deleted is given to no other command.
        @{
            Command = 'Remove-EnodeSchedule'; Kind = 'Schedule'; With = @{ Confirm = $false }; Sends = 'DELETE /schedules/{0}'
            Deletes = $true
        }
        @{
            Command = 'Remove-EnodeWebhook'; Kind = 'Webhook'; With = @{ Confirm = $false }; Sends = 'DELETE /webhooks/{0}'
            Deletes = $true
        }
        @{
            Command = 'Remove-EnodeLocation'; Kind = 'Location'; With = @{ Confirm = $false }; Sends = 'DELETE /locations/{0}'
            Deletes = $true
        }
        @{
            Command = 'Disconnect-EnodeVendor'; Kind = 'LinkedVendor'; With = @{ Confirm = $false }; Deletes = $true
            Sends   = 'DELETE /users/{2}/vendors/TESLA/vehicle'
        }
        @{
            Command = 'Disconnect-EnodeVendor'; Kind = 'User'; With = @{ Confirm = $false; Vendor = 'TESLA' }; Deletes = $true
            Sends   = 'DELETE /users/{0}/vendors/TESLA'; OfUserRow = $true
        }
        @{
            Command = 'Revoke-EnodeUserAuthorization'; Kind = 'User'; With = @{ Confirm = $false }; Deletes = $true
            Sends   = 'DELETE /users/{0}/authorization'; OfUserRow = $true
        }
        @{
            Command = 'Remove-EnodeUser'; Kind = 'User'; With = @{ Force = $true }; Deletes = $true; Sends = 'DELETE /users/{0}'
            OfUserRow = $true
        }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
    Import-ModuleUnderTest

    $paths = @{
        Vehicle = 'vehicles'; Charger = 'chargers'; Hvac = 'hvacs'; Inverter = 'inverters'; Battery = 'batteries'; Meter = 'meters'
        HemSystem = 'hem-systems'; User = 'users'; Location = 'locations'; Schedule = 'schedules'; Action = 'vehicles/actions'
        Webhook = 'webhooks'
    }

    # What a command sends for an object. Null for nothing.
    function Get-Expected($Case, [string] $Source, [string] $Form, $Thing) {
        $isRow = $Form -like 'from CSV*'
        # Of a deletion, a row without a type names what it is in its only column. A linked vendor has no id of its own.
        if ($Case.Deletes) {
            $isAccepted = $Source -in $Case.Kind -and ($Form -ne 'from CSV' -or $Source -eq 'LinkedVendor')
            return $isAccepted ? ($Case.Sends -f $Thing.Id, $paths[$Source], $Thing.UserId) : $null
        }

        if ($Source -in $Case.Not) { return $null }
        $hasNoId = $Source -in 'LinkedVendor', 'LinkSession', 'WebhookTest'
        if ($Case.OfUser -and $Source -ne 'Schedule') {
            # Without its type, the row of a webhook has an Id as the row of a user has.
            if ($Source -eq 'Webhook') { return $Form -eq 'from CSV' ? ($Case.Sends -f $Thing.Id) : $null }
            if ($Source -eq 'WebhookTest') { return $null }
            $userId = $Source -eq 'User' ? $Thing.Id : $Thing.UserId
            # Without its type, the row of an action has a UserId as any other row has.
            return $Source -eq 'Action' -and $Form -ne 'from CSV' ? $null : ($Case.Sends -f $userId)
        }

        if ($Case.OfUser) { return $null }

        # A row with an Id and with the column that the command reads is ambiguous.
        if ($Form -eq 'from CSV' -and $Case.Column -and $Source -eq 'HemSystem') { return $null }

        # A row without a type is treated as an id of the command's own kind.
        if ($Form -eq 'from CSV' -and $hasNoId) { return $null }
        if ($Form -eq 'from CSV' -and $Source -in 'User', 'HemSystem', 'Location', 'Webhook') {
            if ($Case.NoIds) { return $null }
            $Source = @($Case.Kind)[0]
        }

        # The action in the test is of a vehicle.
        if ($Case.OfAction -and $Source -eq 'Action') { return $Case.Sends -f $Thing.TargetId, $paths.Vehicle }
        if ($Case.Sends) { return $Source -in $Case.Kind ? ($Case.Sends -f $Thing.Id, $paths[$Source], $Thing.UserId) : $null }

        $path = $paths[$Case.Kind]
        if ($Source -eq $Case.Kind) { return "GET /$path/$($Thing.Id)$($Case.Part)" }
        if ($Case.Kind -eq 'User') {
            return $Source -in 'Action', 'Schedule', 'Webhook', 'WebhookTest' ? $null : "GET /users/$($Thing.UserId)"
        }

        if ($Source -eq 'User' -and -not $Case.Part) { return $Case.Kind -eq 'Webhook' ? $null : "GET /users/$($Thing.Id)/$path" }
        # The devices at a location are those of its user that are there.
        if ($Source -eq 'Location' -and $Case.Kind -in 'Vehicle', 'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter', 'HemSystem') {
            return "GET /users/$($Thing.UserId)/$path"
        }

        $id = switch ("$Source to $($Case.Kind)") {
            { $_ -in 'Action to Vehicle', 'Schedule to Vehicle' } { $Thing.TargetId }
            'WebhookTest to Webhook' { $Thing.WebhookId }
            'Vehicle to Charger' { $isRow ? $null : $Thing.ChargeState.PluggedInChargerId }
            { $_ -like '* to Location' -and -not $hasNoId -and $Source -notin 'User', 'Schedule', 'Webhook' } {
                $isRow -and $Source -ne 'HemSystem' ? $null : $Thing.LocationId
            }
            'Charger to Vehicle' { $isRow ? $null : $Thing.ChargeState.PluggedInVehicleId }
            { $_ -in 'Inverter to HemSystem', 'Battery to HemSystem', 'Meter to HemSystem' } { $Thing.HemSystemId }
        }

        $id ? "GET /$path/$id$($Case.Part)" : $null
    }

    function ConvertTo-Form($Thing, [string] $Form) {
        switch ($Form) {
            'live' { $Thing }
            'from Clixml' { $Thing | Copy-ThroughClixml -Depth 3 }
            'from a job' { Copy-Serialized $Thing 1 }
            'selected' { $Thing | Select-Object * }
            'from CSV with its type' { $Thing | Copy-ThroughCsv -IncludeTypeInformation }
            'from CSV' { $Thing | Copy-ThroughCsv }
        }
    }

    $simulator = Start-FreshSimulator -Speed 1000
    $things = @{
        Vehicle   = Get-EnodeVehicle | Where-Object { $_.ChargeState.PluggedInChargerId } | Select-Object -First 1
        Charger   = Get-EnodeCharger | Where-Object { $_.ChargeState.PluggedInVehicleId } | Select-Object -First 1
        Hvac      = Get-EnodeHvac -First 1
        Inverter  = Get-EnodeInverter | Where-Object HemSystemId | Select-Object -First 1
        Battery   = Get-EnodeBattery | Where-Object HemSystemId | Select-Object -First 1
        Meter     = Get-EnodeMeter | Where-Object HemSystemId | Select-Object -First 1
        HemSystem = Get-EnodeHemSystem -First 1
        User      = Get-EnodeUser -First 1
        Location  = Get-EnodeUser -First 1 | New-EnodeLocation -Name Home -Latitude 1 -Longitude 2 -TimezoneName UTC
        Schedule  = Get-EnodeVehicle | Where-Object { $_.Capabilities.StartCharging.IsCapable } | Select-Object -First 1 |
            New-EnodeSchedule -DefaultShouldCharge $true -IsEnabled $false
        Action    = Get-EnodeVehicle | Select-Startable | Select-Object -First 1 | Start-EnodeCharging
    }
    $things.LinkedVendor = [Enode.LinkedVendor]@{ UserId = $things.User.Id; Vendor = 'TESLA'; VendorType = 'vehicle'; IsValid = $true }
    $things.LinkSession = [Enode.LinkSession]@{ UserId = $things.User.Id; LinkUrl = 'https://link.example/s'; LinkToken = 't' }
    $things.Webhook = [Enode.Webhook]@{ Id = 'w1'; Url = 'https://example.com/events' }
    $things.WebhookTest = [Enode.WebhookTest]@{ WebhookId = 'w1'; Status = 'SUCCESS' }
}

AfterAll { Reset-Enode }

Describe '<Command>' -ForEach $commands {
    It 'accepts or rejects a <source> <form>' -ForEach @(
        foreach ($source in $sources) { foreach ($form in $forms) { @{ source = $source; form = $form } } }
    ) {
        $parameters = $With ?? @{}
        $thing = $things[$source]
        $given = ConvertTo-Form $thing $form
        $case = @{
            Kind = $Kind; Sends = $Sends; NoIds = $NoIds; OfUser = $OfUser; Part = $Part; Not = $Not; Deletes = $Deletes; Column = $Column
            OfAction = $OfAction
        }
        $expected = Get-Expected $case $source $form $thing
        # A job keeps one level: a charge state or a location is text there.
        $isNested = "$source to $Kind" -in 'Vehicle to Charger', 'Charger to Vehicle' -or
            ($Kind -eq 'Location' -and $source -in 'Vehicle', 'Charger', 'Hvac', 'Inverter', 'Battery', 'Meter')
        if ($form -eq 'from a job' -and $isNested) { $expected = $null }

        foreach ($way in { $given | & $Command @parameters }, { & $Command $given @parameters }) {
            $simulator.ClearRequestLog()
            $failed = $null
            $null = & { & $way 2>&1 } | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $failed = $_ } }

            Get-Sent $simulator | Select-Object -Unique | ForEach-Object { $_.Split('?')[0] } | Should -BeExactly $expected
            if (-not $expected) {
                Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
                $failed.TargetObject | Should -Be $given
            }
        }
    }

    It 'rejects <name>' -ForEach @(
        @{ name = 'a number'; other = { 42 } }
        @{ name = 'a process'; other = { Get-Process -Id $PID } }
        @{ name = 'a file with an Id'; other = { Get-Item $PSCommandPath | Add-Member Id 'x1' -PassThru } }
        @{ name = 'a hashtable'; other = { @{ Id = 'x1' } } }
        @{ name = 'a date'; other = { Get-Date } }
        @{ name = 'a simulator'; other = { Get-EnodeSimulator } }
        @{ name = 'a row with an empty Id'; other = { [pscustomobject]@{ Id = ''; Name = 'x' } } }
        @{ name = 'a row with a number as Id'; other = { [pscustomobject]@{ Id = 42 } } }
        @{ name = 'a row of an unknown kind'; other = { [pscustomobject]@{ Id = 'x1'; AssetType = 'boat' } } }
        @{ name = 'a row with a number as Id and other ids'; other = { [pscustomobject]@{ Id = 42; VehicleId = 'v1'; ChargerId = 'c1' } } }
        @{ name = 'a row whose AssetType is a list'; other = { [pscustomobject]@{ Id = 'x1'; AssetType = @('charger') } } }
        @{
            name  = 'a row whose Id throws an exception'
            other = { [pscustomobject]@{ x = 1 } | Add-Member ScriptProperty Id { throw 'boom' } -PassThru }
        }
        @{ name = 'an empty row'; other = { [pscustomobject]@{} } }
    ) {
        $parameters = $With ?? @{}
        $given = & $other
        $simulator.ClearRequestLog()

        $given | & $Command @parameters -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'rejects a connection, unless it lists what the connection has' {
        $parameters = $With ?? @{}
        $simulator.ClearRequestLog()
        $lists = (Get-Command $Command).ParameterSets.Name | Where-Object { $_ -in 'All', 'Sent' }

        $null = Get-EnodeConnection | & $Command @parameters -ErrorAction SilentlyContinue -ErrorVariable failed

        if ($lists) { $failed | Should -BeNullOrEmpty }
        else {
            Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
            Get-Sent $simulator | Should -BeNullOrEmpty
        }
    }

    It 'rejects a row with only a UserId, unless it creates something for a user or deletes something of one' {
        $parameters = $With ?? @{}
        $simulator.ClearRequestLog()
        $takesUsers = $OfUser -or $OfUserRow

        $null = [pscustomobject]@{ UserId = 'user-002' } |
            & $Command @parameters -ErrorAction SilentlyContinue -ErrorVariable failed

        if ($takesUsers) { Get-ErrorId $failed | Should -Not -Contain 'Enode.InvalidArgument' }
        else { Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument' }
        Get-Sent $simulator | Should -BeExactly ($takesUsers ? ($Sends -f 'user-002') : $null)
    }

    It 'rejects null, and continues with the next input' {
        $parameters = $With ?? @{}
        $simulator.ClearRequestLog()

        $null, $things.User, $null | & $Command @parameters -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null

        @($failed).Count | Should -BeGreaterOrEqual 2
        @(Get-ErrorId $failed) -like 'ParameterArgument*' | Should -HaveCount 2
    }
}

# Every type of output, with all members, as the input of every deletion: it reaches none but its own.
Describe 'Deletions' {
    BeforeDiscovery {
        Import-Module "$PSScriptRoot/TestSupport.psm1", "$PSScriptRoot/FilledObject.psm1"
        Import-ModuleUnderTest
        $deletions = Get-Command -Module Enode | Where-Object {
            $about = $_.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)[0]
            $about.ConfirmImpact -eq 'High' -and $_.Parameters.Keys -contains 'Connection'
        } | ForEach-Object {
            $own = switch ($_.Name) {
                'Disconnect-EnodeVendor' { 'LinkedVendor' }
                'Revoke-EnodeUserAuthorization' { 'User' }
                default { $_ -replace '^Remove-Enode' }
            }
            @{ Name = $_.Name; Own = $own }
        }
        $given = @(Get-GivenType) + [Enode.LinkedVendor] | ForEach-Object { @{ type = $_; typeName = $_.Name } }
    }

    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'FilledObject.psm1') -Force
        $deleting = New-ScriptedServer
        1..2000 | ForEach-Object { $null = $deleting.Reply(204) }
        $null = Connect-Scripted $deleting 'deleting'
        Select-EnodeConnection Simulator
    }

    It 'of <Name> accept no <typeName> of another kind, and no row without a type' -ForEach @(
        foreach ($deletion in $deletions) { foreach ($item in $given) { $deletion + $item } }
    ) {
        $thing = New-Filled $type 'x1'
        foreach ($form in 'live', 'from Clixml', 'from a job', 'selected', 'from CSV', 'from CSV with its type') {
            $deleting.ClearJournal()
            $copy = ConvertTo-Form $thing $form
            $null = $copy | & $Name -Force -Connection deleting -ErrorAction SilentlyContinue -ErrorVariable failed
            $isOwn = ("Enode.$Own" -as [type]).IsAssignableFrom($type) -and ($form -ne 'from CSV' -or $Own -eq 'LinkedVendor')
            @(Get-Sent $deleting).Count | Should -Be ($isOwn ? 1 : 0) -Because $form
            Get-ErrorId $failed | Should -BeExactly ($isOwn ? $null : 'Enode.InvalidArgument') -Because $form
        }
    }

    It 'of <Name> accept a row with its one column, and reject <what>' -ForEach @(
        foreach ($deletion in $deletions | Where-Object Name -NE 'Disconnect-EnodeVendor') {
            foreach ($what in 'an Id alone', 'its column and others', 'its column without a value') { $deletion + @{ what = $what } }
        }
    ) {
        $deleting.ClearJournal()
        $column = "$($Own)Id"
        [pscustomobject]@{ $column = 'x1' } | & $Name -Force -Connection deleting | Should -BeNullOrEmpty
        @(Get-Sent $deleting).Count | Should -Be 1

        $deleting.ClearJournal()
        $row = switch ($what) {
            'an Id alone' { [pscustomobject]@{ Id = 'x1' } }
            'its column and others' { [pscustomobject]@{ $column = 'x1'; Name = 'x' } }
            'its column without a value' { [pscustomobject]@{ $column = '' } }
        }
        $row | & $Name -Force -Connection deleting -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed[0].Exception.Message | Should -BeLike "*requires the column $column, *Select-Object *$column*. This row has: *"
        Get-Sent $deleting | Should -BeNullOrEmpty
    }
}

Describe 'Rows' {
    It 'have an AssetType in any case' {
        $simulator.ClearRequestLog()
        [pscustomobject]@{ Id = 'c1'; AssetType = 'Charger' } | Start-EnodeCharging -ErrorAction Ignore
        [pscustomobject]@{ Id = 'c1'; AssetType = 'CHARGER' } | Start-EnodeCharging -ErrorAction Ignore
        Get-Sent $simulator | Should -BeExactly 'POST /chargers/c1/charging', 'POST /chargers/c1/charging'
    }

    It 'have a TargetType in any case' {
        $simulator.ClearRequestLog()
        [pscustomobject]@{ Id = 'a1'; TargetType = 'Charger' } | Get-EnodeAction -ErrorAction Ignore
        'a2' | Get-EnodeAction -TargetType HVAC -ErrorAction Ignore
        Get-Sent $simulator | Should -BeExactly 'GET /chargers/actions/a1', 'GET /hvacs/actions/a2'
    }

    It 'are rejected when -TargetType is another one' {
        $simulator.ClearRequestLog()
        $row = [pscustomobject]@{ Id = 'a1'; TargetType = 'charger' }
        $row | Stop-EnodeAction -TargetType vehicle -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'are actions with an empty TargetType' {
        $simulator.ClearRequestLog()
        $row = [pscustomobject]@{ Id = 'a7'; State = 'PENDING'; TargetId = 'v1'; TargetType = '' }
        $row | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $row | Get-EnodeAction -ErrorAction Ignore
        Get-Sent $simulator | Should -BeExactly 'GET /vehicles/actions/a7'
    }

    It 'are rejected with a specific message: <name>' -ForEach @(
        @{ name = 'an empty Id'; row = { [pscustomobject]@{ Id = '' } }; says = 'The Id of the row is empty.' }
        @{ name = 'a file with semicolons'; row = { "Id;Name`nx;y" | ConvertFrom-Csv }; says = "*Import-Csv -Delimiter ';'*" }
        @{
            name = 'an Id and a ChargerId'; row = { [pscustomobject]@{ Id = 'r1'; ChargerId = 'c1' } }
            says = 'The row contains Id and ChargerId. Only one of them is allowed.'
        }
        @{
            name = 'no id'; row = { [pscustomobject]@{ Serial = 's1' } }
            says = 'A row requires the column Id or VehicleId or ChargerId. This row has: Serial.'
        }
        @{
            name = 'two ids'; row = { [pscustomobject]@{ VehicleId = 'v1'; ChargerId = 'c1' } }
            says = 'The row contains VehicleId and ChargerId. Only one of them is allowed.'
        }
        @{
            name = 'a number as Id'; row = { [pscustomobject]@{ Id = 42 } }
            says = 'The Id of the row is of type System.Int32. It must be a string.'
        }
        @{
            name = 'an unknown AssetType'; row = { [pscustomobject]@{ Id = 'x1'; AssetType = 'boat' } }
            says = "The AssetType of the row is 'boat'. Valid values: vehicle, charger, *"
        }
    ) {
        & $row | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].Exception.Message | Should -BeLike $says
    }

    It 'have the AssetType of Select-Object' {
        $simulator.ClearRequestLog()
        $columns = @{ n = 'Id'; e = { $_.ChargeState.PluggedInChargerId } }, @{ n = 'AssetType'; e = { 'charger' } }
        $things.Vehicle | Select-Object $columns | Get-EnodeCharger | Out-Null
        Get-Sent $simulator | Should -BeExactly "GET /chargers/$($things.Vehicle.ChargeState.PluggedInChargerId)"
    }

    It 'have an id in a script block' {
        $simulator.ClearRequestLog()
        [pscustomobject]@{ Car = 'v1' } | Start-EnodeCharging -VehicleId { $_.Car } -ErrorAction Ignore
        [pscustomobject]@{ Car = 'v2' } | Get-EnodeVehicle -Id { $_.Car } -ErrorAction Ignore
        Get-Sent $simulator | Should -BeExactly 'POST /vehicles/v1/charging', 'GET /vehicles/v2'
    }
}

Describe 'Numbers as ids' {
    It 'are sent as they were typed' {
        $simulator.ClearRequestLog()
        Get-EnodeUser 0042 -ErrorAction Ignore
        Get-EnodeUser -Id 0x10 -ErrorAction Ignore
        $number = 7
        Get-EnodeUser $number -ErrorAction Ignore
        Get-Sent $simulator | Should -BeExactly 'GET /users/0042', 'GET /users/0x10', 'GET /users/7'
    }

    It 'are rejected in a list, which does not keep the typed text: <name>' -ForEach @(
        @{ name = 'by position'; run = { Get-EnodeUser 0042, 0043 } }
        @{ name = 'with a string'; run = { Start-EnodeCharging 0042, 'v1' } }
        @{ name = 'by name'; run = { Start-EnodeCharging -VehicleId 0042, 0043 } }
    ) {
        $simulator.ClearRequestLog()
        $run | Should -Throw '*quotation marks*'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }
}

Describe 'Commands with other inputs' {
    It '<command> rejects a <source> <form>' -ForEach @(
        foreach ($command in 'Disconnect-Enode', 'Select-EnodeConnection', 'Stop-EnodeSimulator', 'Invoke-EnodeApi') {
            foreach ($source in $sources) { foreach ($form in $forms) { @{ command = $command; source = $source; form = $form } } }
        }
    ) {
        $given = ConvertTo-Form $things[$source] $form
        $simulator.ClearRequestLog()

        $failed = $null
        try { $given | & $command -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null } catch { $failed = $_ }

        $failed | Should -Not -BeNullOrEmpty
        Get-Sent $simulator | Should -BeNullOrEmpty
        (Get-EnodeConnection).IsConnected | Should -BeTrue
        (Get-EnodeSimulator).IsRunning | Should -BeTrue
    }
}
