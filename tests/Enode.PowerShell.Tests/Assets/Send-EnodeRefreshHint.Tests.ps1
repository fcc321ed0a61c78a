BeforeDiscovery {
    $kinds = @(
        @{ noun = 'Vehicle'; path = 'vehicles' }
        @{ noun = 'Charger'; path = 'chargers' }
        @{ noun = 'Hvac'; path = 'hvacs' }
        @{ noun = 'Inverter'; path = 'inverters' }
        @{ noun = 'Battery'; path = 'batteries' }
        @{ noun = 'Meter'; path = 'meters' }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest
}

AfterAll { Reset-Enode }

Describe 'Send-EnodeRefreshHint for <path>' -ForEach $kinds {
    BeforeAll {
        Reset-Enode
        $simulator = Start-EnodeSimulator -Connect
        $devices = @(& "Get-Enode$noun" -First 2)
    }

    BeforeEach { $simulator.ClearRequestLog() }

    It 'sends one hint for each, and writes nothing, <name>' -ForEach @(
        @{ name = 'from the pipeline'; run = { $devices | Send-EnodeRefreshHint } }
        @{ name = 'by position'; run = { $devices | ForEach-Object { Send-EnodeRefreshHint $_ } } }
        @{ name = 'by id'; run = { $ids = @{ "$($noun)Id" = $devices.Id }; Send-EnodeRefreshHint @ids } }
        @{ name = 'by the property of that name'; run = { $devices | Select-Object @{ n = "$($noun)Id"; e = { $_.Id } } | Send-EnodeRefreshHint } }
        @{ name = 'out of a file'; run = { $devices | Export-Clixml "$TestDrive/$noun.xml"; Import-Clixml "$TestDrive/$noun.xml" | Send-EnodeRefreshHint } }
        @{ name = 'several at a time'; run = { $devices | Send-EnodeRefreshHint -ThrottleLimit 16 } }
    ) {
        & $run | Should -BeNullOrEmpty
        Get-Sent $simulator | Sort-Object | Should -BeExactly ($devices | ForEach-Object { "POST /$path/$($_.Id)/refresh-hint" } | Sort-Object)
    }

    It 'says of an id that there is none, and goes on' {
        $ids = @{ "$($noun)Id" = 'nope', '', $devices[0].Id }
        Send-EnodeRefreshHint @ids -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.NotFound', 'Enode.InvalidId'
        $failed.TargetObject | Should -BeExactly 'nope', ''
        Get-Sent $simulator | Should -BeExactly "POST /$path/nope/refresh-hint", "POST /$path/$($devices[0].Id)/refresh-hint"
    }

    It 'refuses one without an id' {
        ("Enode.$noun" -as [type])::new() | Send-EnodeRefreshHint -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and says with -Verbose which device and which connection' {
        $run = Invoke-InRunspace { $devices | Send-EnodeRefreshHint -WhatIf } @{ devices = $devices }
        $run.Errors + $run.EndedBy + $run.Output | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeNullOrEmpty
        $said = $devices[0] | Send-EnodeRefreshHint -Verbose 4>&1
        $said[0].Message | Should -BeExactly "Performing the operation `"Request fresh data`" on target `"$($noun.ToLowerInvariant()) '$($devices[0].DisplayName)' ($($devices[0].Id)) through connection 'Simulator'`"."
    }

    It 'goes where a device came from, whatever is selected' {
        $other = Start-EnodeSimulator -Connect
        $devices[0] | Send-EnodeRefreshHint -ErrorAction Stop
        (Get-Sent $simulator).Count | Should -Be 1
        $devices[0] | Send-EnodeRefreshHint -Connection "Simulator-$($other.Port)" -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionMismatch'
        Get-Sent $other | Should -BeNullOrEmpty
        $other | Stop-EnodeSimulator -Confirm:$false
        Select-EnodeConnection Simulator
    }
}

Describe 'Send-EnodeRefreshHint' {
    BeforeEach {
        Reset-Enode
        $simulator = Start-EnodeSimulator -Connect
    }

    It 'takes devices of all kinds out of one pipeline, in order' {
        $devices = & { Get-EnodeMeter -First 1; Get-EnodeVehicle -First 1; Get-EnodeHvac -First 1; Get-EnodeInverter -First 1; Get-EnodeBattery -First 1; Get-EnodeCharger -First 1 }
        $simulator.ClearRequestLog()
        $devices | Send-EnodeRefreshHint
        Get-Sent $simulator | Should -BeExactly (
            "POST /meters/$($devices[0].Id)/refresh-hint", "POST /vehicles/$($devices[1].Id)/refresh-hint", "POST /hvacs/$($devices[2].Id)/refresh-hint",
            "POST /inverters/$($devices[3].Id)/refresh-hint", "POST /batteries/$($devices[4].Id)/refresh-hint", "POST /chargers/$($devices[5].Id)/refresh-hint")
    }

    It 'does not take a home energy system, for which there is no such call, and goes on' {
        $system, $meter = (Get-EnodeHemSystem -First 1), (Get-EnodeMeter -First 1)
        $simulator.ClearRequestLog()
        $system, $meter | Send-EnodeRefreshHint -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        $failed[0].TargetObject | Should -Be $system
        Get-Sent $simulator | Should -BeExactly "POST /meters/$($meter.Id)/refresh-hint"
    }

    It 'does not repeat a hint whose answer was lost' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('POST', '/meters/m1/refresh-hint', [Enode.Testing.Response[]]@([Enode.Testing.Response]::Reset))
        Send-EnodeRefreshHint -MeterId m1 -Connection scripted -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionFailed'
        Get-Sent $server | Should -BeExactly 'POST /meters/m1/refresh-hint'
    }
}
