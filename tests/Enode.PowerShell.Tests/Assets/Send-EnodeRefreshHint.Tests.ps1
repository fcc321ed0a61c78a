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
        $simulator = Start-FreshSimulator
        $devices = @(& "Get-Enode$noun" -First 2)
    }

    BeforeEach { $simulator.ClearRequestLog() }

    It 'sends one hint for each, and writes nothing, <name>' -ForEach @(
        @{ name = 'from the pipeline'; run = { $devices | Send-EnodeRefreshHint } }
        @{ name = 'by position'; run = { $devices | ForEach-Object { Send-EnodeRefreshHint $_ } } }
        @{ name = 'by id'; run = { $ids = @{ "$($noun)Id" = $devices.Id }; Send-EnodeRefreshHint @ids } }
        @{
            name = 'by the property of that name'
            run  = { $devices | Select-Object @{ n = "$($noun)Id"; e = { $_.Id } } | Send-EnodeRefreshHint }
        }
        @{ name = 'from a Clixml file'; run = { $devices | Copy-ThroughClixml | Send-EnodeRefreshHint } }
        @{ name = 'several at a time'; run = { $devices | Send-EnodeRefreshHint -ThrottleLimit 16 } }
    ) {
        & $run | Should -BeNullOrEmpty
        $expected = $devices | ForEach-Object { "POST /$path/$($_.Id)/refresh-hint" }
        Get-Sent $simulator | Sort-Object | Should -BeExactly ($expected | Sort-Object)
    }

    It 'writes an error for an id that does not exist, and continues' {
        $ids = @{ "$($noun)Id" = 'nope', '', $devices[0].Id }
        Send-EnodeRefreshHint @ids -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.NotFound', 'Enode.InvalidId'
        $failed.TargetObject | Should -BeExactly 'nope', ''
        Get-Sent $simulator | Should -BeExactly "POST /$path/nope/refresh-hint", "POST /$path/$($devices[0].Id)/refresh-hint"
    }

    It 'rejects a device without an id' {
        ("Enode.$noun" -as [type])::new() | Send-EnodeRefreshHint -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.InvalidId'
        Get-Sent $simulator | Should -BeNullOrEmpty
    }

    It 'sends nothing with -WhatIf, and names the device and the connection with -Verbose' {
        $run = Invoke-InRunspace { $devices | Send-EnodeRefreshHint -WhatIf } @{ devices = $devices }
        $run.Written | Should -BeNullOrEmpty
        Get-Sent $simulator | Should -BeNullOrEmpty
        $said = @($devices[0] | Send-EnodeRefreshHint -Verbose 4>&1 | Select-VerboseMessage)
        $name = "$($noun.ToLowerInvariant()) '$($devices[0].DisplayName)' ($($devices[0].Id))"
        $said[0] | Should -BeExactly (Format-Operation 'Request fresh data' "$name through connection 'Simulator'")
    }

    It 'uses the connection of the device, and not the selected one' {
        $other = Start-EnodeSimulator -Connect
        $devices[0] | Send-EnodeRefreshHint -ErrorAction Stop
        (Get-Sent $simulator).Count | Should -Be 1
        $to = @{ Connection = "Simulator-$($other.Port)" }
        $devices[0] | Send-EnodeRefreshHint @to -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionMismatch'
        Get-Sent $other | Should -BeNullOrEmpty
        $other | Stop-EnodeSimulator -Confirm:$false
        Select-EnodeConnection Simulator
    }
}

Describe 'Send-EnodeRefreshHint' {
    BeforeEach { $simulator = Start-FreshSimulator }

    It 'accepts devices of all kinds in one pipeline, in order' {
        $paths = [ordered]@{
            Meter = 'meters'; Vehicle = 'vehicles'; Hvac = 'hvacs'; Inverter = 'inverters'; Battery = 'batteries'; Charger = 'chargers'
        }
        $devices = $paths.Keys | ForEach-Object { & "Get-Enode$_" -First 1 }
        $simulator.ClearRequestLog()
        $devices | Send-EnodeRefreshHint
        Get-Sent $simulator | Should -BeExactly ($devices | ForEach-Object { "POST /$($paths[$_.GetType().Name])/$($_.Id)/refresh-hint" })
    }

    It 'rejects a home energy system, for which the API has no such call, and continues' {
        $system, $meter = (Get-EnodeHemSystem -First 1), (Get-EnodeMeter -First 1)
        $simulator.ClearRequestLog()
        $system, $meter | Send-EnodeRefreshHint -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -Be 1
        $failed[0].TargetObject | Should -Be $system
        Get-Sent $simulator | Should -BeExactly "POST /meters/$($meter.Id)/refresh-hint"
    }

    It 'does not repeat a hint whose response was lost' {
        $server = New-ScriptedServer
        $null = Connect-Scripted $server
        $null = $server.ReplyTo('POST', '/meters/m1/refresh-hint', [Enode.Testing.Response]::Reset)
        Send-EnodeRefreshHint -MeterId m1 -Connection scripted -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -Be 'Enode.ConnectionFailed'
        Get-Sent $server | Should -BeExactly 'POST /meters/m1/refresh-hint'
    }
}
