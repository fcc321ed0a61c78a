# Objects as input: each stands for itself, however many are worked on at once.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
    Import-ModuleUnderTest
}

Describe 'Objects as input' {
    BeforeEach {
        Reset-Enode
        $simulator = Start-EnodeSimulator -Connect
        $vehicles = Get-EnodeVehicle
    }

    AfterAll { Reset-Enode }

    It 'reads each piped vehicle afresh, and not the one that came after it' {
        $simulator.ClearRequestLog()

        ($vehicles | Get-EnodeVehicle -ThrottleLimit 16).Id | Should -Be $vehicles.Id

        Get-Sent $simulator | Sort-Object | Should -Be ($vehicles.Id | ForEach-Object { "GET /vehicles/$_" } | Sort-Object)
    }

    It 'reads each piped user afresh, and not the one that came after' {
        $users = Get-EnodeUser

        ($users | Get-EnodeUser -ThrottleLimit 16).Id | Should -Be $users.Id
    }

    It 'reads the owner of each piped vehicle' {
        ($vehicles | Get-EnodeUser -ThrottleLimit 16).Id | Should -Be $vehicles.UserId
    }

    It 'reads the vehicle of each piped action' {
        $startable = $vehicles | Where-Object PowerDeliveryState -EQ 'PLUGGED_IN:STOPPED' | Select-Object -First 5

        ($startable | Start-EnodeCharging | Get-EnodeVehicle -ThrottleLimit 16).Id | Should -Be $startable.Id
    }

    It 'refuses an object where <Command> takes ids, instead of asking for its name' -ForEach @(
        @{ Command = 'Get-EnodeVehicle'; Arguments = @{ Id = 'vehicle' } }
        @{ Command = 'Get-EnodeVehicle'; Arguments = @{ UserId = 'vehicle' } }
        @{ Command = 'Get-EnodeUser'; Arguments = @{ Id = 'vehicle' } }
        @{ Command = 'Start-EnodeCharging'; Arguments = @{ VehicleId = 'vehicle' } }
        @{ Command = 'Wait-EnodeAction'; Arguments = @{ Id = 'vehicle' } }
    ) {
        $simulator.ClearRequestLog()
        $given = @{}
        $Arguments.Keys | ForEach-Object { $given[$_] = $vehicles[0], $vehicles[1] }

        { & $Command @given } | Should -Throw '*This takes ids*Pipe it*'

        Get-Sent $simulator | Should -BeNullOrEmpty
    }
}
