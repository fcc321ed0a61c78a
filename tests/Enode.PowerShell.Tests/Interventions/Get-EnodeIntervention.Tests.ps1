# Interventions: the list, which is one request, and single interventions by id.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1') -Force
    Import-ModuleUnderTest

    function ConvertTo-Intervention([string] $Id, [string] $Vendor = 'AUDI') {
        $resolution = '{"title":"Do it","description":"**Now**","access":"Remote","agent":"User","action":null}'
        $members = '"vendorType":"vehicle","brand":"Audi","introducedAt":"2023-03-16T00:00:00Z","domain":"Account"'
        '{{"id":"{0}","vendor":"{1}",{2},"resolution":{3}}}' -f $Id, $Vendor, $members, $resolution
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

    It 'rejects a vehicle, and sends nothing' {
        [Enode.Vehicle]@{ Id = 'v1' } | Get-EnodeIntervention -ErrorAction SilentlyContinue -ErrorVariable failed
        Get-ErrorId $failed | Should -BeExactly 'Enode.InvalidArgument'
        $failed.Exception.Message | Should -BeLike 'This cmdlet accepts an intervention, or an object that refers to one. *'
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
        $matched[0].ToolTip | Should -BeExactly 'Do it'
    }
}
