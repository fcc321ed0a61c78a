# The grants against a certified OAuth server. The simulator of this project does not prove what another server accepts.

BeforeDiscovery {
    $node = [bool](Get-Command node, npm -ErrorAction Ignore)
    if (-not $node) { Write-Warning 'Node.js is not installed: the grants are not tested against a certified authorization server.' }
}

Describe 'Connect-Enode, against a certified authorization server' -Skip:(-not $node) {
    BeforeAll {
        Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
        Import-ModuleUnderTest
        Reset-Enode
        $contract = Join-Path $PSScriptRoot 'contract'
        Install-NodePackage $contract
        # Every character that a wrong encoding would lose.
        $secret = 'p:%s +/=&?~x12345'
        $start = [System.Diagnostics.ProcessStartInfo]::new('node')
        'authorization-server.mjs', '--secret', $secret | ForEach-Object { $start.ArgumentList.Add($_) }
        $start.WorkingDirectory = $contract
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $server = [System.Diagnostics.Process]::Start($start)
        $tokenUri = ($server.StandardOutput.ReadLine() | ConvertFrom-Json).tokenUri
        # The API itself is not called: no server listens at this address.
        $to = @{ ApiUri = 'http://127.0.0.1:9/'; TokenUri = $tokenUri; MaximumRetryCount = 0 }
    }

    AfterAll {
        $server.StandardInput.Close()
        $server.WaitForExit()
        Reset-Enode
    }

    It 'gets a token with <Authentication> authentication' -ForEach @(
        @{ Authentication = 'Basic'; ClientId = 'fleet:basic 1%' }
        @{ Authentication = 'Body'; ClientId = 'fleet:body 1%' }
    ) {
        $connection = Connect-Enode @to -Credential (New-Credential $ClientId $secret) -ClientAuthentication $Authentication -PassThru

        $connection.TokenExpiresAt | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(19))
        $connection.RequestCount | Should -Be 1
        (Get-EnodeAccessToken).Length | Should -BeGreaterThan 10
    }

    It 'reports a wrong secret with <Authentication> authentication' -ForEach @(
        @{ Authentication = 'Basic'; ClientId = 'fleet:basic 1%' }
        @{ Authentication = 'Body'; ClientId = 'fleet:body 1%' }
    ) {
        { Connect-Enode @to -Credential (New-Credential $ClientId 'wrong') -ClientAuthentication $Authentication } |
            Should -Throw -ErrorId 'Enode.InvalidClient,*' -ExpectedMessage '*invalid_client*'
    }
}
