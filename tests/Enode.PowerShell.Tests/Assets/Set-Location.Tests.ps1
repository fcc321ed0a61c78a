# Set-EnodeCharger and Set-EnodeHvac, which do the same for two kinds of device.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
    $site = '4eaeb363-296d-4ccc-a973-7805e6f400bd'
}

AfterAll { Reset-Enode }

Describe '<command>' -ForEach @(
    @{ command = 'Set-EnodeCharger'; read = 'Get-EnodeCharger'; path = 'chargers'; noun = 'charger'; type = 'Enode.Charger' }
    @{ command = 'Set-EnodeHvac'; read = 'Get-EnodeHvac'; path = 'hvacs'; noun = 'hvac'; type = 'Enode.Hvac' }
) {
    BeforeEach {
        $server = Start-FreshServer
        foreach ($id in 'd1', 'd2') {
            $json = ConvertTo-Json @{ id = $id; userId = 'u1'; information = @{ brand = 'Brand'; model = $id }; location = @{ id = $site } }
            $null = $server.ReplyTo('GET', "/$path/$id", 200, $json).ReplyTo('PUT', "/$path/$id", 200, $json)
        }

        $devices = & $read d1, d2
        $server.ClearJournal()
    }

    It 'sends the location and nothing else, <name>' -ForEach @(
        @{ name = 'by position'; run = { & $command d1, d2 -LocationId $site } }
        @{ name = 'for -Id'; run = { & $command -Id d1, d2 -LocationId $site } }
        @{ name = 'for ids in the pipeline'; run = { 'd1', 'd2' | & $command -LocationId $site } }
        @{ name = 'for devices in the pipeline'; run = { $devices | & $command -LocationId $site } }
        @{ name = 'for -InputObject'; run = { $devices | ForEach-Object { & $command -InputObject $_ -LocationId $site } } }
        @{ name = 'for rows of a CSV file'; run = { $devices | Copy-ThroughCsv | & $command -LocationId $site } }
        @{ name = 'for devices from a Clixml file'; run = { $devices | Copy-ThroughClixml | & $command -LocationId $site } }
        @{ name = 'several at a time'; run = { $devices | & $command -LocationId $site -ThrottleLimit 16 } }
    ) {
        $changed = & $run
        $changed | Should -BeOfType ($type -as [type])
        $changed.Id | Should -Be 'd1', 'd2'
        $changed.LocationId | Should -Be $site, $site
        Get-Sent $server | Sort-Object | Should -BeExactly "PUT /$path/d1", "PUT /$path/d2"
        $server.Calls.Body | Should -BeExactly "{`"locationId`":`"$site`"}", "{`"locationId`":`"$site`"}"
    }

    It 'sends null for -ClearLocation, <name>' -ForEach @(
        @{ name = 'by id'; run = { & $command d1 -ClearLocation } }
        @{ name = 'for a device in the pipeline'; run = { $devices[0] | & $command -ClearLocation } }
        @{ name = 'for a row of a CSV file'; run = { $devices[0] | Copy-ThroughCsv | & $command -ClearLocation } }
    ) {
        (& $run).Id | Should -Be 'd1'
        Get-Sent $server | Should -BeExactly "PUT /$path/d1"
        $server.Calls[0].Body | Should -BeExactly '{"locationId":null}'
    }

    It 'does not clear the location for <name>' -ForEach @(
        @{
            name = '-LocationId $null'; error = 'ParameterArgumentTransformationError*'
            run  = { $devices | & $command -LocationId $null }
        }
        @{
            name = '-LocationId and a variable that does not exist'; error = 'ParameterArgumentTransformationError*'
            run  = { & $command d1 -LocationId $mistyped }
        }
        @{
            name = 'an empty -LocationId'; error = 'ParameterArgumentValidationError*'
            run  = { & $command d1 -LocationId '' }
        }
        @{
            name = '-ClearLocation:$false'; error = 'Enode.InvalidArgument*'
            run  = { & $command d1 -ClearLocation:$false -ErrorAction Stop }
        }
        @{
            name = 'both parameters'; error = 'AmbiguousParameterSet*'
            run  = { & $command d1 -LocationId $site -ClearLocation }
        }
        @{
            name = '-ClearLocation:$false and a device that has a location'; error = 'Enode.InvalidArgument*'
            run  = { & $command -InputObject $devices[0] -Confirm:$false -ClearLocation:$false -ErrorAction Stop }
        }
    ) {
        $run | Should -Throw -ErrorId $error
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and names the operation, the device and the connection with -Verbose' {
        $run = Invoke-InRunspace {
            & $command d1, d2 -LocationId x -WhatIf
            $devices | & $command -ClearLocation -WhatIf
        } @{ command = $command; devices = $devices }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $server | Should -BeNullOrEmpty
        $said = @($devices[0] | & $command -LocationId $site -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation "Set location $site" "$noun 'Brand d1' (d1) through connection 'scripted'")
        $said = @(& $command d2 -ClearLocation -Verbose 4>&1 | Select-VerboseMessage)
        $said[0] | Should -BeExactly (Format-Operation 'Remove from its location' "$noun d2 through connection 'scripted'")
    }

    It 'writes a response with an error status as an error, and continues' {
        $issues = @{ code = 'invalid_string'; path = @('locationId'); message = 'Invalid uuid' }
        $null = $server.ReplyTo('PUT', "/$path/d9", 400, (ConvertTo-Problem 'bad-request' 'Bad Request' 'The body is not valid.' $issues))
        $null = $server.ReplyTo('PUT', "/$path/none", 404, (ConvertTo-Problem 'not-found' 'Not Found' 'There is none.'))
        $changed = 'd9', 'none', '', 'd1' | & $command -LocationId nowhere -ErrorAction SilentlyContinue -ErrorVariable failed
        $changed.Id | Should -Be 'd1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.BadRequest', 'Enode.NotFound', 'Enode.InvalidId'
        $failed.TargetObject | Should -BeExactly 'd9', 'none', ''
        $failed[0].Exception.Message | Should -BeLike '*The body is not valid.*Invalid uuid*'
        Get-Sent $server | Should -BeExactly "PUT /$path/d9", "PUT /$path/none", "PUT /$path/d1"
    }

    It 'rejects a device without an id' {
        ($type -as [type])::new() | & $command -ClearLocation -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        $failed[0].ErrorDetails.Message | Should -Not -Match '\['
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'uses the connection of the device, and rejects another one' {
        $other = New-ScriptedServer
        $null = Connect-Scripted $other 'other'
        $null = $devices[0] | & $command -LocationId $site
        Get-Sent $server | Should -BeExactly "PUT /$path/d1"
        $devices[0] | & $command -ClearLocation -Connection other -ErrorAction SilentlyContinue -ErrorVariable failed |
            Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionMismatch'
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It 'sets and clears the location of a device of the simulator' {
        $null = Start-EnodeSimulator -Connect
        $device = & $read -First 1
        $own, $others = $device.UserId, (Get-EnodeUser | Where-Object Id -NE $device.UserId).Id[0] | ForEach-Object {
            (New-EnodeLocation $_ -Name Home -Latitude 60 -Longitude 11 -TimezoneName Europe/Oslo).Id
        }
        ($device | & $command -LocationId $own).LocationId | Should -BeExactly $own
        foreach ($unknown in $site, $others) {
            $device | & $command -LocationId $unknown -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
            Get-ErrorId $failed | Should -Be 'Enode.NotFound'
            ($device | & $read).LocationId | Should -BeExactly $own
        }

        ($device | & $read).LocationId | Should -BeExactly $own
        ($device | & $command -ClearLocation).LocationId | Should -BeNullOrEmpty
        ($device | & $read).LocationId | Should -BeNullOrEmpty
        & $command $device.Id -LocationId 'not a UUID' -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
        Get-ErrorId $failed | Should -Be 'Enode.BadRequest'
    }
}
