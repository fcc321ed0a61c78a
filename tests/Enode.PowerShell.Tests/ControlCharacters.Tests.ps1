# Names, ids and details come from outside: their control characters reach the terminal in no view, error, prompt or line.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'FilledObject.psm1') -Force
    Import-ModuleUnderTest
    $types = Get-GivenType | ForEach-Object { @{ type = $_; name = $_.Name } }
    $kinds = $types | Where-Object { $_.type.IsSubclassOf([Enode.Asset]) }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1') -Force
    Import-Module (Join-Path $PSScriptRoot 'FilledObject.psm1') -Force
    Import-ModuleUnderTest
    $rendering = $PSStyle.OutputRendering
    # PlainText would remove the escape sequences before the tests see them.
    $PSStyle.OutputRendering = 'Ansi'
    $unsafe = '[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]'
    # A colour, a new title, a line end, DEL, CSI as one character, a direction override and an isolate.
    $text = "a`e[31mb`e]0;title`ac`r`nd`u{7f}e`u{9b}2Jf`u{202e}g`u{2066}h"
    $shown = 'a\u001b[31mb\u001b]0;title\u0007c\u000d\u000ad\u007fe\u009b2Jf\u202eg\u2066h'

    function Remove-Style([string] $Text) {
        $formatting = $PSStyle.Formatting
        $styles = $formatting.TableHeader, $formatting.CustomTableHeaderLabel, $formatting.FormatAccent, $formatting.Error,
        $formatting.ErrorAccent, $PSStyle.Foreground.Red, $PSStyle.Foreground.Yellow, $PSStyle.Foreground.BrightRed,
        $PSStyle.Reset
        foreach ($style in $styles) { $Text = $Text.Replace($style, '') }
        $Text
    }

    # The output in a console, without PowerShell's own colours.
    function Get-Rendered($View) {
        $output = @($View | Out-String -Width 2000)
        Remove-Style ($output -replace "`r`n", "`n")
    }

    function Assert-Safe([string] $Text, [string] $Because) {
        [regex]::Matches($Text, $unsafe) | ForEach-Object { '\u{0:x4}' -f [int][char]$_.Value } | Should -BeNullOrEmpty -Because $Because
    }

    function Assert-SafeRecord([System.Management.Automation.ErrorRecord] $Record) {
        foreach ($view in 'ConciseView', 'NormalView', 'CategoryView', 'DetailedView') {
            $output = Remove-Style (& { $ErrorView = $view; $Record | Out-String -Width 2000 })
            # The target is the object as it was received, and DetailedView shows its properties.
            if ($view -ne 'DetailedView') { Assert-Safe $output $view }
        }

        Assert-Safe "$Record" 'the message'
        Assert-Safe $Record.Exception.Message 'the message of the exception'
        Assert-Safe $Record.ErrorDetails.RecommendedAction 'the recommendation'
        Assert-Safe "$($Record.CategoryInfo)" 'the category'
    }
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    Reset-Enode
}

Describe 'The views of <name>' -ForEach $types {
    It 'escape control characters, live and from a file' {
        $thing = New-Filled $type $text
        foreach ($one in $thing, ($thing | Copy-ThroughClixml)) {
            $table = Get-Rendered ($one | Format-Table)
            $list = Get-Rendered ($one | Format-List)
            Assert-Safe $table 'the table'
            Assert-Safe $list 'the list'
            # The text is complete, on one line and readable.
            $table | Should -Match ([regex]::Escape($shown.Substring(0, 8)))
            $list | Should -Match ([regex]::Escape($shown))
        }
    }
}

Describe 'A device with control characters: <name>' -ForEach $kinds {
    BeforeEach { $server = Start-FreshServer @{ MaximumRetryCount = 0 } }

    It 'has them in its properties as they were received, and escaped in its views' {
        $null = $server.Reply(200, (New-Filled $type $text).ToJson())
        $device = & "Get-Enode$name" some-id
        $device.Id, $device.UserId | Should -BeExactly $text, $text
        $device.DisplayName | Should -BeLike "*$([WildcardPattern]::Escape($text))*"
        Assert-Safe (Get-Rendered ($device | Format-Table)) 'the table'
        Assert-Safe (Get-Rendered ($device | Format-List)) 'the list'
    }
}

Describe 'The terminal gets no control characters' {
    BeforeEach {
        $server = Start-FreshServer @{ MaximumRetryCount = 0 }
        $car = @{
            id           = 'v1'
            information  = @{ displayName = $text }
            chargeState  = @{ powerDeliveryState = $text }
            capabilities = @{ startCharging = @{ isCapable = $false; interventionIds = @($text) } }
        }
    }

    It 'from a problem, nor from the id of its request' {
        $problem = ConvertTo-Problem 'not-found' $text $text @(@{ message = $text; path = @($text) }, @{ code = $text })
        $null = $server.Reply(500, $problem, @{ 'x-request-id' = "r`u{9b}1" })
        $null = Get-EnodeVehicle v1 -ErrorAction SilentlyContinue -ErrorVariable failure
        Assert-SafeRecord $failure[0]
        "$($failure[0])" | Should -BeLike '*a\u001b`[31mb*'
        $failure[0].Exception.Problem.Title | Should -BeExactly $text
        $failure[0].Exception.Problem.Issues[1].AdditionalProperties['code'] | Should -BeExactly $text
    }

    It 'from a response that is not JSON, an unexpected item, or an id that was specified' {
        $null = $server.Html(200, $text).Reply(200, (ConvertTo-Page (@{ id = $text; vendor = 7 })))
        $null = Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable failures
        $null = Get-EnodeVehicle -ErrorAction SilentlyContinue -ErrorVariable +failures
        $null = Get-EnodeVehicle $text -ErrorAction SilentlyContinue -ErrorVariable +failures
        $null = Invoke-EnodeApi $text -ErrorAction SilentlyContinue -ErrorVariable +failures
        Get-ErrorId $failures |
            Should -BeExactly 'Enode.InvalidResponse', 'Enode.InvalidResponse', 'Enode.InvalidId', 'Enode.InvalidPath'
        $failures | ForEach-Object { Assert-SafeRecord $_ }
        # The target is the received or specified value, unchanged.
        $failures[1].TargetObject, $failures[2].TargetObject, $failures[3].TargetObject | Should -BeExactly $text, $text, $text
    }

    It 'from a device that does not support a command, or an action that failed' {
        $reason = @{ type = $text; detail = $text }
        $failed = @{ id = 'a1'; targetId = $text; targetType = $text; kind = $text; state = 'FAILED'; failureReason = $reason }
        $null = $server.ReplyTo('GET', '/vehicles', 200, (ConvertTo-Page $car))
        $null = $server.ReplyTo('POST', '/vehicles/v1/charging', 200, (ConvertTo-Json $failed))
        $null = Get-EnodeVehicle | Start-EnodeCharging -ErrorAction SilentlyContinue -ErrorVariable failures
        $action = Get-EnodeVehicle | Start-EnodeCharging -Force -Wait -ErrorAction SilentlyContinue -ErrorVariable +failures
        Get-ErrorId $failures | Should -BeExactly 'Enode.NotCapable', 'Enode.ActionFailed'
        $failures | ForEach-Object { Assert-SafeRecord $_ }
        $action.FailureReason.Detail | Should -BeExactly $text
        Assert-Safe (Get-Rendered ($action | Format-Table)) 'the table'
    }

    It 'from an argument of the wrong type: <command>' -ForEach @(
        @{ command = { Set-EnodeCharger c1 -LocationId $device } }
        @{ command = { Get-EnodeVehicle -UserId $device } }
        @{ command = { Set-EnodeMaxCurrent c1 -MaxCurrent $text } }
        @{ command = { Get-EnodeVehicle -Connection $text } }
        @{ command = { $device | Set-EnodeHvacHold -Mode HEAT -HeatSetpoint 20 -ErrorAction Stop } }
        @{ command = { [pscustomobject]@{ Id = 'd1'; AssetType = $text } | Start-EnodeCharging -ErrorAction Stop } }
    ) {
        $null = $server.Reply(200, (ConvertTo-Page $car))
        $device = Get-EnodeVehicle
        $thrown = $command | Should -Throw -PassThru
        Assert-Safe "$thrown" 'the message'
        Get-Sent $server | Should -BeExactly 'GET /vehicles'
    }

    It 'from -WhatIf, verbose and debug lines, or warnings' {
        $null = $server.ReplyTo('GET', '/vehicles', 200, (ConvertTo-Page $car)).Html(200, $text)
        $lines = Invoke-InRunspace {
            Start-Transcript $transcript
            Get-EnodeVehicle | Start-EnodeCharging -Force -WhatIf
            Invoke-EnodeApi things -Raw -Verbose -Debug | Out-Null
            Stop-Transcript
        } @{ transcript = (Join-Path $TestDrive 'log.txt'); DebugPreference = 'Continue' }
        $lines.Debug.Count | Should -BeGreaterThan 1
        foreach ($line in $lines.Debug + $lines.Verbose + $lines.Warning) { Assert-Safe $line.Replace("`t", '') 'a line' }
        $log = Get-Content (Join-Path $TestDrive 'log.txt') -Raw
        $log | Should -BeLike '*What if: *a\u001b`[31mb*'
    }

    It 'from completion: tooltips are safe, and an id that no command can send is not offered' {
        $bad = @{ id = "x`e[31m"; information = @{ displayName = 'x' } }
        $null = $server.Reply(200, (ConvertTo-Page $car, $bad))
        $null = Get-EnodeVehicle
        $found = @(Get-Completion 'Get-EnodeVehicle -Id ')
        $found.CompletionText | Should -BeExactly 'v1'
        $found.ListItemText, $found.ToolTip | Should -BeExactly $shown, "$shown, v1"
    }
}
