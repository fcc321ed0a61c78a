# Get-EnodeIntegration, Get-EnodeVendorHealth and Test-EnodeService.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    function ConvertTo-Vendor([string] $Code, [hashtable] $With = @{}) {
        $vendor = @{ vendor = $Code; displayName = "The $Code"; portalName = "My $Code"; status = 'READY'; linkingStatus = 'OUTAGE' }
        ConvertTo-Json ($vendor + $With) -Compress
    }
}

AfterAll { Reset-Enode }

Describe 'Health' {
    BeforeEach { $server = Start-FreshServer }

    Context 'Get-EnodeIntegration' {
        It 'lists the vendors of <name>' -ForEach @(
            @{ name = 'all kinds'; with = @{}; target = '/integrations' }
            @{ name = 'some kinds'; with = @{ AssetType = 'VEHICLE', 'meter' }; target = '/integrations?assetTypes=vehicle%2Cmeter' }
            @{ name = 'a kind that is there twice'; with = @{ AssetType = 'meter', 'METER' }; target = '/integrations?assetTypes=meter' }
            @{ name = 'a kind that is new'; with = @{ AssetType = 'Boat' }; target = '/integrations?assetTypes=Boat' }
        ) {
            $more = @{ assetTypes = 'vehicle', 'charger'; scopes = 'vehicle:read:data', 'charger:read:data' }
            $null = $server.ReplyTo('GET', $target, 200, "[$(ConvertTo-Vendor 'TESLA' $more),$(ConvertTo-Vendor 'BMW' $more)]")
            $listed = Get-EnodeIntegration @with
            $listed | Should -BeOfType Enode.Integration
            $listed.Vendor | Should -BeExactly 'TESLA', 'BMW'
            $listed[0].AssetTypes | Should -BeExactly 'vehicle', 'charger'
            Get-Sent $server | Should -BeExactly "GET $target"
            ($listed | Out-String -Width 120) | Should -Match 'TESLA\s+The TESLA\s+READY\s+! OUTAGE\s+vehicle, charger'
        }

        It 'writes an error for an item that cannot be read, and the others' {
            $null = $server.ReplyTo('GET', '/integrations', 200, "[7,$(ConvertTo-Vendor 'BMW')]")
            (Get-EnodeIntegration -ErrorAction SilentlyContinue -ErrorVariable failed).Vendor | Should -BeExactly 'BMW'
            Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidResponse'
        }
    }

    Context 'Get-EnodeVendorHealth' {
        BeforeEach {
            $paths = 'vehicles', 'chargers', 'hvacs', 'inverters', 'batteries', 'meters'
            foreach ($path in $paths) { $null = $server.ReplyTo('GET', "/health/$path", 200, "[$(ConvertTo-Vendor "OF-$path")]") }
        }

        It 'lists the vendors of all kinds, in the order of the kinds' {
            $listed = Get-EnodeVendorHealth
            $listed | Should -BeOfType Enode.VendorHealth
            $listed.Vendor | Should -BeExactly ($paths | ForEach-Object { "OF-$_" })
            $listed.VendorType | Should -BeExactly 'vehicle', 'charger', 'hvac', 'inverter', 'battery', 'meter'
            Get-Sent $server | Sort-Object | Should -BeExactly ($paths | ForEach-Object { "GET /health/$_" } | Sort-Object)
        }

        It 'lists the vendors of some kinds' {
            (Get-EnodeVendorHealth -VendorType Meter, BATTERY, meter).Vendor | Should -BeExactly 'OF-meters', 'OF-batteries'
            @(Get-Sent $server).Count | Should -Be 2
        }

        It 'rejects a kind that does not exist' {
            { Get-EnodeVendorHealth boat } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
            Get-Sent $server | Should -BeNullOrEmpty
        }

        It 'can be filtered by what the table shows' {
            (Get-EnodeVendorHealth hvac | Where-Object LinkingStatus -EQ 'OUTAGE' | Out-String -Width 120) |
                Should -Match 'OF-hvacs\s+hvac\s+READY\s+! OUTAGE\s+The OF-hvacs'
        }
    }

    Context 'Test-EnodeService' {
        It 'is <expected> for status <status>, with one request' -ForEach @(
            @{ status = 204; expected = $true }
            @{ status = 503; expected = $false }
        ) {
            $null = $server.ReplyTo('GET', '/health/ready', $status, '')
            $is = Test-EnodeService
            $is | Should -BeOfType bool
            $is | Should -BeExactly $expected
            Get-Sent $server | Should -BeExactly 'GET /health/ready'
        }

        It 'writes an error for another status' {
            $null = $server.ReplyTo('GET', '/health/ready', 500, '')
            Test-EnodeService -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty
            Get-ErrorId $failed | Should -BeExactly 'Enode.ServerError'
        }
    }
}
