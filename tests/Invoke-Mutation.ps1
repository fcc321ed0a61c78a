#requires -Version 7.4

<#
.SYNOPSIS
    Puts small faults into the module, one at a time, and says which of them the Pester tests notice.
.DESCRIPTION
    The faults: a comparison that is turned or moved by one, "and" for "or", true for false, a negation or a statement dropped,
    a number one larger. Each is built in a copy of the sources below out, and the tests of its group run against it, up to the first
    failure. What does not end in time counts as noticed. The rows are written as they come; those that survived are the holes.

    Enode.Client has a tool for the same: ./build.sh mutate.
.EXAMPLE
    pwsh tests/Invoke-Mutation.ps1 -Group Connections | Where-Object Outcome -EQ Survived
.EXAMPLE
    pwsh tests/Invoke-Mutation.ps1 -Group Errors -File ErrorRecords.cs -Count 10
#>
[CmdletBinding()]
param(
    # What to put faults into.
    [ValidateSet('Pipeline', 'Connections', 'Control', 'Errors')]
    [string[]] $Group = @('Pipeline', 'Connections', 'Control', 'Errors'),

    # Names of files in these groups. Default: all.
    [SupportsWildcards()]
    [string[]] $File = '*',

    # How many faults to try, drawn at random. Default: all.
    [ValidateRange(1, [int]::MaxValue)]
    [int] $Count = [int]::MaxValue,

    # The seed of that draw.
    [int] $Seed = 1
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$groups = @{
    Pipeline    = @{
        Source = 'Pipeline', 'Cmdlets', 'Parameters'
        Test   = 'Pipeline.Tests.ps1', 'Streams.Tests.ps1', 'Concurrency.Tests.ps1', 'InputObjects.Tests.ps1', 'Requests/Stop.Tests.ps1',
            'Actions/EarlyEnd.Tests.ps1'
    }
    Connections = @{ Source = 'Connections'; Test = 'Connections', 'Completion.Tests.ps1' }
    Control     = @{ Source = 'Actions', 'Assets', 'Charging'; Test = 'Actions', 'Charging', 'Assets', 'Scenarios.Tests.ps1' }
    Errors      = @{
        Source = 'Errors'
        Test   = 'Requests/Errors.Tests.ps1', 'Requests/Invoke-EnodeApi.Tests.ps1', 'Actions/Actions.Tests.ps1',
            'ControlCharacters.Tests.ps1'
    }
}
$root = Split-Path $PSScriptRoot
$copy = Join-Path $root 'out/mutate-module'
$failures = Join-Path $root 'out/mutate-module-failed.txt'
$pwsh = (Get-Process -Id $PID).Path

# PowerShell brings the compiler for Add-Type.
Add-Type -Path (Join-Path $PSHOME 'Microsoft.CodeAnalysis.CSharp.dll')

# --- The faults ---------------------------------------------------------------------------------------------------------

$operators = @{
    '==' = '!='; '!=' = '=='; '<' = '<='; '<=' = '<'; '>' = '>='; '>=' = '>'
    '&&' = '||'; '||' = '&&'; '+' = '-'; '-' = '+'; '*' = '/'; '/' = '*'
}

# The text that takes the place of a node. Null when no fault is made of it.
function Get-Fault([object] $Node) {
    switch -Regex ($Node.GetType().Name) {
        '^BinaryExpressionSyntax$' {
            $operator = $operators[$Node.OperatorToken.Text]
            if ($operator) { return "$($Node.Left) $operator $($Node.Right)" }
        }
        '^LiteralExpressionSyntax$' {
            if ("$Node" -ceq 'true') { return 'false' }
            if ("$Node" -ceq 'false') { return 'true' }
            if ($Node.Token.Value -is [int]) { return "$($Node.Token.Value + 1)" }
        }
        '^PrefixUnaryExpressionSyntax$' { if ($Node.OperatorToken.Text -eq '!') { return "$($Node.Operand)" } }
        '^UnaryPatternSyntax$' { return "$($Node.Pattern)" }
        '^IsPatternExpressionSyntax$' { if ("$($Node.Pattern)" -ceq 'null') { return "$($Node.Expression) is not null" } }
        '^(Expression|Throw|Break|Continue)StatementSyntax$' { return ';' }
    }
}

function Get-Mutant([System.IO.FileInfo] $Source, [string] $Name) {
    $text = Get-Content -LiteralPath $Source.FullName -Raw
    $tree = [Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($text)
    foreach ($node in $tree.GetRoot().DescendantNodes()) {
        $fault = Get-Fault $node
        if ($null -eq $fault) { continue }
        [pscustomobject]@{
            Group   = $Name
            Path    = $Source.FullName
            Line    = $tree.GetLineSpan($node.Span).StartLinePosition.Line + 1
            From    = "$node" -replace '\s+', ' '
            To      = $fault -replace '\s+', ' '
            Text    = $text
            Mutated = $text.Remove($node.SpanStart, $node.Span.Length).Insert($node.SpanStart, $fault)
        }
    }
}

# --- Building and testing -----------------------------------------------------------------------------------------------

# Runs a program without output. Gives its exit code, or null when it had to be ended with all that it started.
function Invoke-Bounded([string] $Program, [string[]] $Arguments, [timespan] $Limit) {
    $start = [System.Diagnostics.ProcessStartInfo]::new($Program, $Arguments)
    $start.WorkingDirectory = $copy
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $process = [System.Diagnostics.Process]::Start($start)
    # Read, because a program that fills a pipe which is not read waits for ever. Not to the end: the build's servers keep it open.
    $null = $process.StandardOutput.ReadToEndAsync()
    $null = $process.StandardError.ReadToEndAsync()
    if ($process.WaitForExit($Limit)) { $process.ExitCode } else { $process.Kill($true) }
}

function Build-Copy {
    $how = '--no-restore', '--configuration', 'Release', '--nologo', '--verbosity', 'quiet'
    Invoke-Bounded 'dotnet' (@('build', 'src/Enode.PowerShell', '--target', 'Module') + $how) ([timespan]::FromMinutes(5))
}

function Test-Copy([string] $Name, [timespan] $Limit) {
    $paths = $groups[$Name].Test | ForEach-Object { "'$(Join-Path $copy "tests/Enode.PowerShell.Tests/$_")'" }
    $script = @"
`$env:ENODE_TEST_MODULE = '$copy/out/Enode'
`$run = Invoke-Pester -Configuration @{
    Run    = @{ Path = @($($paths -join ', ')); SkipRemainingOnFailure = 'Run'; PassThru = `$true }
    Output = @{ Verbosity = 'None' }
}
Set-Content -LiteralPath '$failures' @(`$run.Failed.ExpandedPath)
exit [int](`$run.Result -ne 'Passed' -or `$run.PassedCount -eq 0)
"@
    Remove-Item -LiteralPath $failures -ErrorAction Ignore
    $encoded = [convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($script))
    Invoke-Bounded $pwsh @('-NoProfile', '-NonInteractive', '-EncodedCommand', $encoded) $Limit
}

# The test that failed in the last run.
function Get-Failure {
    (Test-Path -LiteralPath $failures) ? (Get-Content -LiteralPath $failures -TotalCount 1) : 'the run was ended, or had no tests'
}

# The time that the tests of a group take without a fault, which they have to pass.
function Measure-Group([string] $Name) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    if ((Test-Copy $Name ([timespan]::FromMinutes(15))) -ne 0) { throw "The tests of $Name fail without a fault: $(Get-Failure)" }
    $clock.Elapsed
}

function Get-Outcome([object] $Mutant, [timespan] $Limit) {
    [System.IO.File]::WriteAllText($Mutant.Path, $Mutant.Mutated)
    try {
        if ((Build-Copy) -ne 0) { return 'Invalid' }
        $code = Test-Copy $Mutant.Group $Limit
        $null -eq $code ? 'TimedOut' : $code -eq 0 ? 'Survived' : 'Killed'
    }
    finally {
        [System.IO.File]::WriteAllText($Mutant.Path, $Mutant.Text)
    }
}

& (Join-Path $PSScriptRoot 'Copy-Tree.ps1') -Destination $copy
dotnet build (Join-Path $copy 'Enode.PowerShell.sln') --configuration Release --nologo --verbosity quiet | Out-Null
if ($LASTEXITCODE -ne 0 -or (Build-Copy) -ne 0) { throw 'The copy of the sources cannot be built.' }

$limits = @{}
$mutants = foreach ($name in $Group) {
    foreach ($folder in $groups[$name].Source) {
        Get-ChildItem -LiteralPath (Join-Path $copy "src/Enode.PowerShell/$folder") -Filter '*.cs' |
            Where-Object { $leaf = $_.Name; $File | Where-Object { $leaf -like $_ } } |
            ForEach-Object { Get-Mutant $_ $name }
    }
}
if (-not $mutants) { throw 'No fault can be made in these files.' }
if ($Count -lt @($mutants).Count) { $mutants = $mutants | Get-Random -Count $Count -SetSeed $Seed }

$number = 0
foreach ($mutant in $mutants) {
    Write-Progress 'Mutants' "$(Split-Path $mutant.Path -Leaf):$($mutant.Line)" -PercentComplete (100 * $number++ / @($mutants).Count)
    # Twice the time and a minute: a machine may be slower now than it was.
    if (-not $limits[$mutant.Group]) { $limits[$mutant.Group] = 2 * (Measure-Group $mutant.Group) + [timespan]::FromMinutes(1) }
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $outcome = Get-Outcome $mutant $limits[$mutant.Group]
    [pscustomobject]@{
        Outcome = $outcome
        File    = Split-Path $mutant.Path -Leaf
        Line    = $mutant.Line
        From    = $mutant.From
        To      = $mutant.To
        By      = $outcome -eq 'Killed' ? (Get-Failure) : $null
        Seconds = [math]::Round($clock.Elapsed.TotalSeconds)
    }
}
