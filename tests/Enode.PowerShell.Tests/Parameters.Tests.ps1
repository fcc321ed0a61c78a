# Every parameter of every command with null, with values in another case, and with strings that are not numbers.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
    Import-ModuleUnderTest
    $parameters = @(Get-OwnParameter)
    # A body or a signature that is missing is not valid: with an error, a variable would keep the result of the delivery before.
    $withoutNull = $parameters.Where({ "$($_.Command)" -ne 'Test-EnodeWebhookSignature' -or $_.Name -notin 'Body', 'Signature' })
    $numbers = $parameters.Where({ $_.IsNumber })
    $closedSets = $parameters.Where({ $_.IsClosedSet })
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
    Import-ModuleUnderTest

    # Arguments for the mandatory parameters of a set in which -Parameter can be given.
    function Get-CommonArgument($Parameter) {
        $set = $Parameter.Command.ParameterSets | Where-Object { $_.Parameters.Name -contains $Parameter.Name } | Select-Object -First 1
        $arguments = @{}
        $set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne $Parameter.Name } | ForEach-Object {
            $arguments[$_.Name] = Get-Sample $Parameter.Command.Parameters[$_.Name]
        }

        $arguments
    }

    function Get-Sample($Parameter) {
        $words = $Parameter.Attributes | Where-Object { $_ -is [ValidateSet] } | Select-Object -First 1
        if ($words) { return $words.ValidValues[0] }
        $special = @{ TimezoneName = 'Europe/Oslo'; Interval = '2026-01'; Year = 2026; Month = 1; StartDate = '2026-01-01' }
        if ($Parameter.Name -eq 'Url') { return 'https://example.com/events' }
        if ($special[$Parameter.Name]) { return $special[$Parameter.Name] }
        if ($Parameter.Name -eq 'TimezoneName') { return 'Europe/Oslo' }
        switch ($Parameter.Name) {
            'Rule' { return @{ From = '01:00'; To = '02:00'; ShouldCharge = $true } }
            'Rate' { return @{ Name = 'A'; Cost = 1 } }
            'TariffInterval' { return @{ Name = 'A'; From = '01:00'; To = '02:00' } }
            'TargetState' { return 'OFF' }
            'From' { return '01:00' }
            'To' { return '02:00' }
        }
        switch ($Parameter.ParameterType) {
            ([switch]) { $true }
            ([bool]) { $true }
            ([decimal]) { 16.0 }
            ([securestring]) { ConvertTo-Secure 'secret-secret' }
            ([pscredential]) { New-Credential }
            ([double]) { 16.0 }
            default { 'vehicles' }
        }
    }
}

Describe 'Null for -<Name> of <Command>' -ForEach $withoutNull {
    BeforeAll {
        $simulator = Start-FreshSimulator
        $arguments = Get-CommonArgument $_
    }

    AfterAll { Reset-Enode }

    It 'is rejected, by name and inside an array' {
        $bad = $_.ParameterType.IsArray ? @($null, @('a', $null)) : @($null)
        foreach ($value in $bad) {
            $given = $arguments + @{ $Name = $value }
            { & $Command @given } | Should -Throw -ErrorId 'ParameterArgument*' -Because "it was given '$value'"
        }

        Get-Sent $simulator | Should -BeNullOrEmpty
        (Get-EnodeConnection).IsConnected | Should -BeExactly $true
    }
}

Describe 'A number for -<Name> of <Command>' -ForEach $numbers {
    BeforeAll {
        $simulator = Start-FreshSimulator
        $arguments = Get-CommonArgument $_
    }

    AfterAll { Reset-Enode }

    It 'is rejected as a string without a decimal point' {
        # A list of days can be a text.
        foreach ($value in @($Name -eq 'Weekday' ? '1.5' : '1,5'; '1.000,5', '16 A', 'true', $true, [char]'8')) {
            $given = $arguments + @{ $Name = $value }
            { & $Command @given } | Should -Throw -ErrorId 'ParameterArgumentTransformationError*' -Because "it was given '$value'"
        }

        if (-not $ParameterType.IsArray) {
            $given = $arguments + @{ $Name = @(1, 5) }
            { & $Command @given } | Should -Throw "*'1,5' is not a number*"
        }

        Get-Sent $simulator | Should -BeNullOrEmpty
    }
}

Describe 'A whole number for -<Name> of <Command>' -ForEach $numbers.Where({ $_.ParameterType -in [int], [int[]], [Nullable[int]] }) {
    BeforeAll {
        $simulator = Start-FreshSimulator
        $arguments = Get-CommonArgument $_
    }

    AfterAll { Reset-Enode }

    It 'is rejected with a fraction' {
        foreach ($value in 1.5, '1.5', 2.000001) {
            $given = $arguments + @{ $Name = $value }
            { & $Command @given } | Should -Throw -ErrorId 'ParameterArgumentTransformationError*' -Because "it was given '$value'"
        }

        Get-Sent $simulator | Should -BeNullOrEmpty
    }
}

Describe 'A word for -<Name> of <Command>' -ForEach $closedSets {
    BeforeAll {
        $simulator = Start-FreshSimulator
        $arguments = Get-CommonArgument $_
    }

    AfterAll { Reset-Enode }

    It 'has the same effect in any case' {
        $words = ($_.Command.Parameters[$Name].Attributes | Where-Object { $_ -is [ValidateSet] }).ValidValues
        foreach ($word in $words) {
            $seen = foreach ($spelling in $word, $word.ToLowerInvariant(), $word.ToUpperInvariant(), (ConvertTo-MixedCase $word)) {
                Get-Effect $_.Command ($arguments + @{ $Name = $spelling }) $simulator
            }

            @($seen | Select-Object -Unique).Count | Should -Be 1 -Because ($seen -join ' | ')
            $seen[0] | Should -Not -BeLike '*ArgumentException*'
        }
    }
}
