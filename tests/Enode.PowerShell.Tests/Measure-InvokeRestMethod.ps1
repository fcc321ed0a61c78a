#requires -Version 7.4

<#
.SYNOPSIS
    Measures what Invoke-RestMethod does in the cases of the README's table, and gives a row for each.
.DESCRIPTION
    Each case has a server of its own on loopback, which counts the requests. Needs the tests to be built, and takes about ten
    seconds, most of them in the shortest retry interval and the shortest timeout that Invoke-RestMethod has.
.EXAMPLE
    pwsh -NoProfile tests/Enode.PowerShell.Tests/Measure-InvokeRestMethod.ps1
#>
[CmdletBinding()]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'TestSupport.psm1')
if (-not ('Enode.Testing.ScriptedServer' -as [type])) { Add-Type -Path (Get-TestServerPath) }

$answer = [Enode.Testing.Response]
$post = @{ Method = 'Post'; Body = '{"action":"START"}'; ContentType = 'application/json' }
$retry = @{ MaximumRetryCount = 1; RetryIntervalSec = 1 }
$short = @{ TimeoutSec = 1 }
$token = @{ Authentication = 'Bearer'; Token = ConvertTo-Secure 'a-token-of-the-client'; AllowUnencryptedAuthentication = $true }
$form = @{ Method = 'Post'; Body = @{ grant_type = 'client_credentials'; client_secret = 'the-client-secret' } }

# Calls a server that answers so, and gives what came out, what was sent, and the id of the error.
function Invoke-Case([object[]] $Answers, [hashtable] $With) {
    $server = [Enode.Testing.ScriptedServer]::Start()
    try {
        $null = $server.Reply([Enode.Testing.Response[]]$Answers)
        Invoke-Call "$($server.Uri)vehicles" $With $server
    }
    finally { $server.Dispose() }
}

function Invoke-Call([string] $Uri, [hashtable] $With, [object] $Server) {
    $id = $output = $wait = $null
    $debug = [System.Collections.Generic.List[string]]::new()
    # The preference, because -Debug asks at every verbose line of an interactive shell.
    $DebugPreference = 'Continue'
    try {
        Invoke-RestMethod -Uri $Uri @With -NoProxy -Verbose 4>&1 5>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.DebugRecord]) { $debug.Add($_.Message) }
            elseif ($_ -isnot [System.Management.Automation.VerboseRecord]) { $output = $_ }
            elseif ($_.Message -match '^Retrying after interval of (\d+) ') { $wait = [int]$Matches[1] }
        }
    }
    catch { $id = $_.FullyQualifiedErrorId }

    $sent = @($Server.Calls)
    [pscustomobject]@{
        Output  = $output
        Sent    = $sent
        # The wait that the cmdlet itself announces: on a busy computer, the times at the server differ by more and by less.
        Seconds = $wait
        Id      = $id
        Debug   = $debug -join "`n"
    }
}

function Format-Sent([object] $Run) {
    $Run.Sent.Count -eq 1 ? 'sent once' : "sent $($Run.Sent.Count) times"
}

function Format-Token([object] $Run) {
    $tokens = @($Run.Sent | ForEach-Object { $_.Header('Authorization') } | Select-Object -Unique)
    "$(Format-Sent $Run), with $($tokens.Count) token"
}

# A port on which nothing listens.
function Get-ClosedUri {
    $server = [Enode.Testing.ScriptedServer]::Start()
    $server.Dispose()
    "$($server.Uri)vehicles"
}

$ok = $answer::Json(200, '{}')
$page = $answer::Json(200, '{"data":[{"id":"v1"}],"pagination":{"before":null,"after":"next"}}')
$later = @{ 'Retry-After' = 2 }

$cases = [ordered]@{
    'A list of two pages'                          = { "$(Format-Sent (Invoke-Case @($page, $page) @{}))" }
    'A list of two pages, -FollowRelLink'          = { "$(Format-Sent (Invoke-Case @($page, $page) @{ FollowRelLink = $true }))" }
    'A POST answered with 500'                     = { Format-Sent (Invoke-Case @($answer::Json(500), $ok) $post) }
    'A POST answered with 500, -MaximumRetryCount' = { Format-Sent (Invoke-Case @($answer::Json(500), $ok) ($post + $retry)) }
    'A POST answered with 502, -MaximumRetryCount' = { Format-Sent (Invoke-Case @($answer::Json(502), $ok) ($post + $retry)) }
    'A POST cut off, -MaximumRetryCount'           = { Format-Sent (Invoke-Case @($answer::Reset, $ok) ($post + $retry)) }
    'A POST timed out, -MaximumRetryCount'         = { Format-Sent (Invoke-Case @($answer::Hang, $ok) ($post + $retry + $short)) }
    'A 401'                                        = { Format-Token (Invoke-Case @($answer::Json(401), $ok) $token) }
    'A 401, -MaximumRetryCount'                    = { Format-Token (Invoke-Case @($answer::Json(401), $ok) ($token + $retry)) }
    'A 404, -MaximumRetryCount'                    = { Format-Sent (Invoke-Case @($answer::Json(404), $ok) $retry) }
    'A 429 with Retry-After: 2'                    = { Format-Sent (Invoke-Case @($answer::Json(429).With($later), $ok) @{}) }
    'A 429 with Retry-After: 2, -MaximumRetryCount, an interval of 1 s' = {
        "sent again after $((Invoke-Case @($answer::Json(429).With($later), $ok) $retry).Seconds) s"
    }
    'A 503 with Retry-After: 2, -MaximumRetryCount, an interval of 1 s' = {
        "sent again after $((Invoke-Case @($answer::Json(503).With($later), $ok) $retry).Seconds) s"
    }
    'A client secret in the form'   = { (Invoke-Case @($ok) $form).Debug -match 'the-client-secret' ? 'shown' : 'not shown' }
    'A bearer token'                = { (Invoke-Case @($ok) $token).Debug -match 'a-token-of-the-client' ? 'shown' : 'not shown' }
    'Error id of a 401'                            = { (Invoke-Case @($answer::Json(401)) @{}).Id }
    'Error id of a 404'                            = { (Invoke-Case @($answer::Json(404)) @{}).Id }
    'Error id of a 500'                            = { (Invoke-Case @($answer::Json(500)) @{}).Id }
    'Error id of a cut connection'                 = { (Invoke-Case @($answer::Reset) @{}).Id }
    'Error id of a refused connection'             = { (Invoke-Call (Get-ClosedUri) @{} ([pscustomobject]@{ Calls = @() })).Id }
    'Error id of a timeout'                        = { (Invoke-Case @($answer::Hang) $short).Id }
}

foreach ($case in $cases.GetEnumerator()) {
    [pscustomobject]@{ Case = $case.Key; 'Invoke-RestMethod' = & $case.Value }
}
