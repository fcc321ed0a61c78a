# The sample of an endpoint in C#.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Programs.psm1')
}

AfterAll { Stop-RunningProgram }

Describe 'samples/WebhookEndpoint' {
    It 'prints the events of a signed delivery, and rejects one with a bad signature' {
        $endpoint = Start-Endpoint WebhookEndpoint 'the secret'

        Send-Delivery $endpoint (New-CredentialsEvent forged) -Secret 'another secret' | Should -Be 401
        Send-Delivery $endpoint (New-CredentialsEvent first), (New-CredentialsEvent last) | Should -Be 200

        $printed = (Read-OutputUntil $endpoint.Process 'last') -match 'user:credentials:invalidated'
        $printed.Count | Should -Be 2
        $printed[0] | Should -BeLike '*first*'
        $printed[1] | Should -BeLike '*last*'
    }
}
