# The code of the README runs, and its table about Invoke-RestMethod is correct.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSupport.psm1", "$PSScriptRoot/HelpPages.psm1" -Force
    $readme = Get-Content (Join-Path $PSScriptRoot '../../README.md') -Raw

    # Replacements for lines that need an account or a gallery. Every other line runs unchanged.
    $inPlaceOf = [ordered]@{
        'Install-PSResource Enode'                                          = 'Import-Module ./out/Enode'
        'Connect-Enode -Environment Sandbox -Credential (Get-Credential)' = '$null = Start-EnodeSimulator -Speed 60 -Connect'
    }
}

Describe 'The code of the README' {
    BeforeAll {
        $code = (Get-CodeBlock $readme).Code -join "`n"
        foreach ($line in $inPlaceOf.Keys) { $code = $code.Replace($line, $inPlaceOf[$line]) }
        $folder = Join-Path $TestDrive 'clone'
        $null = New-Item (Join-Path $folder 'out') -ItemType Directory
        Copy-Item (Get-ModulePath) (Join-Path $folder 'out/Enode') -Recurse
        $report = Join-Path $TestDrive 'report.json'
        $file = Join-Path $TestDrive 'readme.ps1'
        # All blocks in one session.
        Set-Content $file @(
            'Set-Location $args[0]'
            $code
            '@{'
            '    Errors      = @($Error | ForEach-Object { "$_" })'
            '    Connections = @(Get-EnodeConnection | ForEach-Object Name)'
            '    Simulators  = @(Get-EnodeSimulator | ForEach-Object Port)'
            '    Files       = @(Get-ChildItem | ForEach-Object Name)'
            '} | ConvertTo-Json | Set-Content $args[1]'
        )
        $shown = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $file $folder $report *>&1 | Out-String -Width 200
        $left = Get-Content $report -Raw | ConvertFrom-Json
    }

    It 'has each line once that is replaced' {
        foreach ($line in $inPlaceOf.Keys) {
            [regex]::Matches($readme, "(?m)^$([regex]::Escape($line))\r?$").Count | Should -Be 1 -Because $line
        }
    }

    It 'runs from the first line to the last without a warning, and with the one error that it shows' {
        @($left.Errors).Count | Should -Be 1
        $left.Errors | Should -BeLike 'Not Found: There is no vehicle with the id nope.*'
        $shown | Should -Not -Match 'WARNING'
    }

    It 'has the documented output' {
        $shown | Should -Match '(?m)^1000\r?$' -Because 'it counts the vehicles'
        $shown | Should -Match 'CONFIRMED' -Because 'vehicles start to charge'
        $shown | Should -Match 'What if: ' -Because 'chargers are changed with -WhatIf'
        $shown | Should -Match 'Get-EnodeVehicle lists the ids' -Because 'the error has a recommended action'
        $shown | Should -Match '/vehicles/nope' -Because 'the log has its last requests'
    }

    It 'leaves nothing behind' {
        $left.Connections + $left.Simulators | Should -BeNullOrEmpty
        $left.Files | Should -BeExactly 'out'
    }
}

Describe 'The code of the README of Enode.Client' {
    It 'charges the vehicles of a simulator' {
        $text = Get-Content (Join-Path $PSScriptRoot '../../src/Enode.Client/README.md') -Raw
        $code = [regex]::Match($text, '(?ms)^```csharp\r?\n(?<code>.*?)^```').Groups['code'].Value
        $usings = [regex]::Matches($code, '(?m)^using [\w.]+;').Value + 'using System;', 'using System.Threading.Tasks;'
        $body = $code -replace '(?m)^using [\w.]+;'
        $file = Join-Path $TestDrive 'Readme.cs'
        Set-Content $file @($usings; 'public static class Readme { public static async Task RunAsync() {'; $body; '} }')
        $run = Invoke-InProcess ([scriptblock]::Create(@"
            `$simulator = Start-EnodeSimulator -Speed 60
            `$env:ENODE_API_URL, `$env:ENODE_TOKEN_URL = `$simulator.ApiUri, `$simulator.TokenUri
            `$env:ENODE_CLIENT_ID, `$env:ENODE_CLIENT_SECRET = `$simulator.ClientId, `$simulator.Credential.GetNetworkCredential().Password
            `$references = [Enode.EnodeClient].Assembly.Location, 'System.Console'
            Add-Type -Path '$file' -IgnoreWarnings -CompilerOptions '-nowarn:CS1701' -ReferencedAssemblies `$references
            [Readme]::RunAsync().GetAwaiter().GetResult()
            `$simulator.RequestLog.Path
"@))
        $run.Text | Should -Match 'CONFIRMED'
        $run.Text | Should -Match '(?m)^/vehicles\r?$'
        $run.Text | Should -Match '/vehicles/[^/]+/charging'
        $run.ExitCode | Should -Be 0
    }
}

Describe 'The picture of the README' {
    It 'is what the script draws, numbers aside' {
        # Ages and the duration of the session differ between runs, and with them the digits, the units and the positions of numbers.
        $drawn = Join-Path $TestDrive 'session.svg'
        $script = Join-Path $PSScriptRoot '../../docs/Build-Picture.ps1'
        $said = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $script -Module (Get-ModulePath) -Path $drawn *>&1
        $said | Should -BeNullOrEmpty
        $checked = Join-Path $PSScriptRoot '../../docs/session.svg'
        $words = foreach ($file in $checked, $drawn) {
            ([xml](Get-Content $file -Raw)).GetElementsByTagName('text').InnerText -replace '\d' -replace '\b(ms|s|min|h|d) ', '' -join '|'
        }
        $words[1] | Should -BeExactly $words[0] -Because './build.ps1 docs draws it again'
        $words[0] | Should -Match 'Get-EnodeVehicle -First.*CONFIRMED.*Not Found'
        $readme | Should -Match ([regex]::Escape('](docs/session.svg)'))
    }

    It 'links only to files that exist' {
        foreach ($link in [regex]::Matches($readme, '\]\((?<path>[^)]+)\)')) {
            Join-Path $PSScriptRoot "../../$($link.Groups['path'].Value)" | Should -Exist
        }
    }
}

Describe 'The table about Invoke-RestMethod' {
    # Other versions may differ: the README names the version that was measured.
    It 'is correct for this version of PowerShell' -Skip:("$($PSVersionTable.PSVersion)" -notlike '7.6.*') {
        $measured = @{}
        & (Join-Path $PSScriptRoot 'Measure-InvokeRestMethod.ps1') | ForEach-Object {
            $measured[$_.Case] = $_.'Invoke-RestMethod' -replace ',Microsoft\.PowerShell.*'
        }
        $expected = [ordered]@{
            'A list of two pages'                          = 'sent once'
            'A list of two pages, -FollowRelLink'          = 'sent once'
            'A POST answered with 500'                     = 'sent once'
            'A POST answered with 500, -MaximumRetryCount' = 'sent 2 times'
            'A POST answered with 502, -MaximumRetryCount' = 'sent 2 times'
            'A POST cut off, -MaximumRetryCount'           = 'sent once'
            'A POST timed out, -MaximumRetryCount'         = 'sent once'
            'A 401'                                        = 'sent once, with 1 token'
            'A 401, -MaximumRetryCount'                    = 'sent 2 times, with 1 token'
            'A 404, -MaximumRetryCount'                    = 'sent 2 times'
            'A 429 with Retry-After: 2'                    = 'sent once'
            'A 429 with Retry-After: 2, -MaximumRetryCount, an interval of 1 s' = 'sent again after 2 s'
            'A 503 with Retry-After: 2, -MaximumRetryCount, an interval of 1 s' = 'sent again after 1 s'
            'A client secret in the form'                  = 'shown'
            'A bearer token'                               = 'shown'
            'Error id of a 401'                            = 'WebCmdletWebResponseException'
            'Error id of a 404'                            = 'WebCmdletWebResponseException'
            'Error id of a 500'                            = 'WebCmdletWebResponseException'
            'Error id of a cut connection'                 = 'WebCmdletWebResponseException'
            'Error id of a refused connection'             = 'WebCmdletWebResponseException'
            'Error id of a timeout'                        = 'ConnectionTimeoutReached'
        }
        foreach ($case in $expected.Keys) { $measured[$case] | Should -BeExactly $expected[$case] -Because $case }
        $measured.Count | Should -Be $expected.Count
    }

    It 'names the version that was measured, and the script' {
        $readme | Should -Match 'PowerShell 7\.6\.\d'
        $script = [regex]::Match($readme, '\]\((?<path>[^)]*Measure-InvokeRestMethod\.ps1)\)').Groups['path'].Value
        Join-Path $PSScriptRoot "../../$script" | Should -Exist
    }
}
