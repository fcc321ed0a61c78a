# Interventions: the list, which is one request, and single interventions by id.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    function ConvertTo-Intervention([string] $Id, [string] $Vendor = 'AUDI') {
        $resolution = '{"title":"Do it","description":"**Now**","access":"Remote","agent":"User","action":null}'
        $members = '"vendorType":"vehicle","brand":"Audi","introducedAt":"2023-03-16T00:00:00Z","domain":"Account"'
        '{{"id":"{0}","vendor":"{1}",{2},"resolution":{3}}}' -f $Id, $Vendor, $members, $resolution
    }

    function New-Limit([string[]] $Ids) { [Enode.Capability]@{ IsCapable = -not $Ids; InterventionIds = [Enode.EnodeList[string]]$Ids } }

    function New-Car {
        $capabilities = [Enode.VehicleCapabilities]@{
            Information = New-Limit @(); StartCharging = New-Limit i1, i2; StopCharging = New-Limit i2, i1; SmartCharging = New-Limit i3
        }
        [Enode.Vehicle]@{ Id = 'v1'; UserId = 'u1'; Capabilities = $capabilities }
    }

    function New-Charger {
        $limit = [Enode.ChargeRateLimitCapability]@{ IsCapable = $false; InterventionIds = [Enode.EnodeList[string]]@('i3') }
        [Enode.Charger]@{ Id = 'c1'; Capabilities = [Enode.ChargerCapabilities]@{ SetChargeRateLimit = $limit } }
    }
}

AfterAll { Reset-Enode }

Describe 'Get-EnodeIntervention' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        $list = '[{0}]' -f ((1..3 | ForEach-Object { ConvertTo-Intervention "i$_" }) -join ',')
        $null = $server.ReplyTo('GET', '/interventions', 200, $list)
    }

    It 'lists all with one request' {
        $interventions = Get-EnodeIntervention
        $interventions | Should -BeOfType Enode.Intervention
        $interventions.Id | Should -BeExactly 'i1', 'i2', 'i3'
        $interventions[0].Title | Should -BeExactly 'Do it'
        Get-Sent $server | Should -BeExactly 'GET /interventions'
    }

    It 'keeps -First and -Skip' {
        (Get-EnodeIntervention -Skip 1 -First 1).Id | Should -BeExactly 'i2'
        Get-Sent $server | Should -BeExactly 'GET /interventions'
    }

    It 'sends the filters and the language' {
        $null = $server.ReplyTo('GET', '/interventions?vendor=AUDI&vendorType=vehicle&language=de-DE', 200, $list)
        @(Get-EnodeIntervention -Vendor AUDI -VendorType vehicle -Language de-DE).Count | Should -Be 3
        Get-Sent $server | Should -BeExactly 'GET /interventions?vendor=AUDI&vendorType=vehicle&language=de-DE'
    }

    It 'reads <name> by id' -ForEach @(
        @{ name = 'an argument'; run = { Get-EnodeIntervention i1 -Language de-DE } }
        @{ name = 'a named id'; run = { Get-EnodeIntervention -Id i1 -Language de-DE } }
        @{ name = 'an object'; run = { Get-EnodeIntervention -First 1 | Get-EnodeIntervention -Language de-DE } }
        @{ name = 'a row'; run = { [pscustomobject]@{ Id = 'i1' } | Get-EnodeIntervention -Language de-DE } }
    ) {
        $null = $server.ReplyTo('GET', '/interventions/i1?language=de-DE', 200, (ConvertTo-Intervention 'i1'))
        (& $run).Id | Should -BeExactly 'i1'
        @(Get-Sent $server)[-1] | Should -BeExactly 'GET /interventions/i1?language=de-DE'
    }

    It 'rejects <name>, and sends nothing' -ForEach @(
        @{ name = 'a user'; given = { [Enode.User]@{ Id = 'i1' } }; says = '*accepts an intervention, or an object that refers to one. *' }
        @{ name = 'a vehicle from CSV'; given = { New-Car | Copy-ThroughCsv }; says = '*accepts a device with its capabilities. *' }
        @{ name = 'a vehicle from a job'; given = { Copy-Serialized (New-Car) 1 }; says = '*accepts a device with its capabilities. *' }
        @{ name = 'a vehicle from a Clixml file'; given = { Copy-Serialized (New-Car) 2 }; says = '*a device with its capabilities. *' }
        @{ name = 'a charger from a Clixml file'; given = { Copy-Serialized (New-Charger) 2 }; says = '*a device with its capabilities. *' }
    ) {
        & $given | Get-EnodeIntervention -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed.Exception.Message | Should -BeLike $says
        Get-Sent $server | Should -BeNullOrEmpty
    }

    It 'writes an error for an id that does not exist, and continues' {
        $null = $server.ReplyTo('GET', '/interventions/i1', 200, (ConvertTo-Intervention 'i1'))
        $null = $server.ReplyTo('GET', '/interventions/nope', 404, '{"title":"Not Found"}')
        $found = 'nope', 'i1' | Get-EnodeIntervention -ErrorAction SilentlyContinue -ErrorVariable failed
        $found.Id | Should -BeExactly 'i1'
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotFound'
    }

    It 'completes kinds of device, and ids of the last list with their titles' {
        $null = Get-EnodeIntervention
        (Get-Completion 'Get-EnodeIntervention -VendorType v').CompletionText | Should -BeExactly 'vehicle'
        $matched = Get-Completion 'Get-EnodeIntervention i'
        $matched.CompletionText | Should -BeExactly 'i1', 'i2', 'i3'
        $matched[0].ListItemText | Should -BeLike 'Do it*'
    }

    It 'reads the interventions of <name>' -ForEach @(
        @{ name = 'a capability'; given = { (New-Car).Capabilities.StartCharging }; ids = 'i1', 'i2' }
        @{ name = 'a capability by position'; run = { Get-EnodeIntervention (New-Car).Capabilities.StartCharging }; ids = 'i1', 'i2' }
        @{
            name  = 'a capability from a Clixml file'
            given = { (New-Car).Capabilities.StartCharging | Copy-ThroughClixml }
            ids   = 'i1', 'i2'
        }
        @{ name = 'a capability that is there'; given = { (New-Car).Capabilities.Information }; ids = @() }
        @{ name = 'a capability of the rate of a charger'; given = { (New-Charger).Capabilities.SetChargeRateLimit }; ids = 'i3' }
        @{ name = 'a vehicle, each once'; given = { New-Car }; ids = 'i1', 'i2', 'i3' }
        @{ name = 'a charger'; given = { New-Charger }; ids = 'i3' }
        @{ name = 'a fleet, each once'; given = { New-Car; New-Car; New-Charger }; ids = 'i1', 'i2', 'i3' }
        @{ name = 'a vehicle from a Clixml file'; given = { New-Car | Copy-ThroughClixml -Depth 4 }; ids = 'i1', 'i2', 'i3' }
        @{ name = 'a selected vehicle'; given = { New-Car | Select-Object * }; ids = 'i1', 'i2', 'i3' }
        @{ name = 'a vehicle without capabilities'; given = { [Enode.Vehicle]@{ Id = 'v1' } }; ids = @() }
    ) {
        1..3 | ForEach-Object { $null = $server.ReplyTo('GET', "/interventions/i$_", 200, (ConvertTo-Intervention "i$_")) }
        $got = @($given ? (& $given | Get-EnodeIntervention -ErrorAction Stop) : (& $run))
        $got | ForEach-Object Id | Should -BeExactly $ids
        Get-Sent $server | Should -BeExactly @($ids | ForEach-Object { "GET /interventions/$_" })
    }

    It 'uses the connection of the vehicle that a capability came with' {
        $null = $server.ReplyTo('GET', '/vehicles/v1', 200, (New-Car).ToJson())
        $null = $server.ReplyTo('GET', '/interventions/i3', 200, (ConvertTo-Intervention 'i3'))
        $car = Get-EnodeVehicle v1
        $other = New-ScriptedServer
        $null = Connect-Scripted $other 'other'
        ($car.Capabilities.SmartCharging | Get-EnodeIntervention).Id | Should -BeExactly 'i3'
        Get-Sent $other | Should -BeNullOrEmpty
    }

    It 'completes vendors, kinds and languages, and sends them in their own case' {
        $null = $server.ReplyTo('GET', '/interventions', 200, '[]')
        (Get-Completion 'Get-EnodeIntervention -Vendor csi').CompletionText | Should -BeExactly 'CSISolar'
        (Get-Completion 'Get-EnodeIntervention -Language nb').CompletionText | Should -BeExactly 'nb-NO'
        foreach ($culture in 'en-US', 'tr-TR') {
            $server.ClearJournal()
            Invoke-WithCulture $culture {
                Get-EnodeIntervention -Vendor csisolar -VendorType INVERTER -Language DE-de
                Get-EnodeIntervention -Vendor mini -Language x-new
                Get-EnodeIntervention -Vendor NewVendor -VendorType boat
            }
            Get-Sent $server | Should -BeExactly @(
                'GET /interventions?vendor=CSISolar&vendorType=inverter&language=de-DE'
                'GET /interventions?vendor=MINI&language=x-new'
                'GET /interventions?vendor=NewVendor&vendorType=boat')
        }
    }
}

Describe 'The recommendation of Enode.NotCapable' {
    It 'leads to the interventions' {
        $server = Start-FreshServer
        New-Car | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.NotCapable'
        $failed.ErrorDetails.RecommendedAction | Should -BeLike '*Get-EnodeIntervention*'
        $null = $server.ReplyTo('GET', '/interventions/i1', 200, (ConvertTo-Intervention 'i1'))
        $null = $server.ReplyTo('GET', '/interventions/i2', 200, (ConvertTo-Intervention 'i2'))
        ($failed.TargetObject.Capabilities.StartCharging | Get-EnodeIntervention).Id | Should -BeExactly 'i1', 'i2'
    }
}
