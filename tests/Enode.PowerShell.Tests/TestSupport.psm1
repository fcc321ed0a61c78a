# What the tests of all folders share: the module under test, scripted servers, what they reply and what was sent to them.

Set-StrictMode -Version Latest

$servers = [System.Collections.Generic.List[object]]::new()

$browsers = [System.Collections.Generic.List[object]]::new()

. (Join-Path $PSScriptRoot 'TestRuns.ps1')
. (Join-Path $PSScriptRoot 'TestBrowser.ps1')

# The folder of the module under test.
function Get-ModulePath {
    (Resolve-Path ($env:ENODE_TEST_MODULE ?? (Join-Path $PSScriptRoot '../../out/Enode'))).Path
}

function Get-TestServerPath {
    $env:ENODE_TEST_SERVER ?? (Get-ChildItem (Join-Path $PSScriptRoot '../Enode.TestServer/bin/*/net8.0/Enode.TestServer.dll') |
            Sort-Object LastWriteTime | Select-Object -Last 1).FullName
}

# Loads the module under test, and the scripted server.
function Import-ModuleUnderTest {
    if (-not (Get-Module Enode)) { Import-Module (Get-ModulePath) -Global }
    if (-not ('Enode.Testing.ScriptedServer' -as [type])) { Add-Type -Path (Get-TestServerPath) }
}

# Installs the packages of a folder with a package-lock.json, once for all processes that run tests.
function Install-NodePackage([string] $Folder) {
    $mutex = [System.Threading.Mutex]::new($false, 'Global\Enode.Tests.NodePackages')
    $null = $mutex.WaitOne()
    try {
        $done = Join-Path $Folder 'node_modules/.package-lock.json'
        if (Test-Path -LiteralPath $done) { return }
        $said = npm ci --prefix $Folder --no-audit --no-fund 2>&1
        if ($LASTEXITCODE -ne 0) { throw "npm ci failed: $said" }
    }
    finally {
        $mutex.ReleaseMutex()
        $mutex.Dispose()
    }
}

# Removes connections, simulators, servers and environment variables. The selection of this runspace stays, and its connection is closed.
function Reset-Enode {
    Get-EnodeConnection | Disconnect-Enode
    Stop-EnodeSimulator -Confirm:$false
    $servers | ForEach-Object Dispose
    $servers.Clear()
    if ($browsers) { Remove-Item $browsers -Recurse -Force; Remove-Item Env:BROWSER }
    $browsers.Clear()
    Get-ChildItem Env:ENODE_* | Where-Object Name -NotMatch '^ENODE_(TEST_|OPENAPI)' | Remove-Item
}

# Starts a scripted server after a reset, and connects to it. -With takes further parameters of Connect-Enode.
function Start-FreshServer([hashtable] $With = @{}) {
    Reset-Enode
    $server = New-ScriptedServer
    $null = Connect-Scripted $server -With $With
    $server
}

# Starts a simulator after a reset, and connects to it. Takes the parameters of Start-EnodeSimulator.
function Start-FreshSimulator {
    Reset-Enode
    Start-EnodeSimulator @args -Connect
}

function ConvertTo-Secure([string] $Text) {
    ConvertTo-SecureString $Text -AsPlainText -Force
}

function New-Credential([string] $ClientId = 'client', [string] $Secret = 'secret') {
    [pscredential]::new($ClientId, (ConvertTo-Secure $Secret))
}

# The Authorization header for a user name and a password, joined by a colon.
function ConvertTo-BasicHeader([string] $Pair) {
    'Basic ' + [convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Pair))
}

# A port of this machine on which nothing listens.
function Get-UnusedPort {
    $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    try { $listener.LocalEndpoint.Port } finally { $listener.Stop() }
}

# A server that replies as the test specifies. Reset-Enode stops it.
function New-ScriptedServer {
    $server = [Enode.Testing.ScriptedServer]::Start()
    $servers.Add($server)
    $server
}

# The addresses of a scripted server or a simulator, as parameters of Connect-Enode.
function Get-Address($Server) {
    @{ ApiUri = $Server.PSObject.Properties['ApiUri'] ? $Server.ApiUri : $Server.Uri; TokenUri = $Server.TokenUri }
}

# Connects to a scripted server, and gives the connection. -With takes further parameters of Connect-Enode.
function Connect-Scripted($Server, [string] $Name = 'scripted', [hashtable] $With = @{}) {
    if (-not ($With.Keys -match 'Credential|ClientId|SecretName|AccessToken')) { $With = $With + @{ Credential = New-Credential } }
    if ($With.Keys -notcontains 'AccessToken') { $With = $With + @{ TokenUri = $Server.TokenUri } }
    Connect-Enode -ApiUri $Server.Uri -Name $Name -PassThru @With
}

# The JSON of a page of a list: the items are objects, hashtables or JSON. -After is the cursor of the next page.
function ConvertTo-Page([object[]] $Items = @(), [string] $After) {
    $data = $Items | ForEach-Object { $_ -is [string] ? $_ : (ConvertTo-Json $_ -Depth 20 -Compress) }
    '{{"data":[{0}],"pagination":{{"before":null,"after":{1}}}}}' -f ($data -join ','), (ConvertTo-Json ($After ? $After : $null))
}

# The JSON of an action, as the API returns it. -With has further members, and others in place of the usual ones.
function ConvertTo-Action([string] $TargetType, [string] $TargetId, [hashtable] $With = @{}) {
    $action = @{
        id            = "a-$TargetId"
        userId        = 'u1'
        targetId      = $TargetId
        targetType    = $TargetType
        state         = 'PENDING'
        failureReason = $null
        createdAt     = '2024-04-07T17:04:26Z'
        updatedAt     = '2024-04-07T17:04:26Z'
        completedAt   = $null
    }
    foreach ($name in $With.Keys) { $action[$name] = $With[$name] }
    ConvertTo-Json $action -Depth 5 -Compress
}

# The JSON of an action that starts the charging of a vehicle.
function ConvertTo-StartAction([string] $VehicleId, [string] $State = 'PENDING') {
    ConvertTo-Action vehicle $VehicleId @{ kind = 'START'; state = $State }
}

# A capability of a device. If it is missing, the interventions i1 and i2 can enable it.
function New-Capability([bool] $IsCapable) {
    @{ isCapable = $IsCapable; interventionIds = $IsCapable ? @() : @('i1', 'i2') }
}

# The JSON of a problem, as the API words it.
function ConvertTo-Problem([string] $Type, [string] $Title, [string] $Detail, [object[]] $Issues) {
    $problem = [ordered]@{ type = "https://developers.enode.com/api/problems/$Type"; title = $Title; detail = $Detail }
    if ($Issues) { $problem.issues = $Issues }
    ConvertTo-Json $problem -Depth 10 -Compress
}

# The parameters of the module's own commands, those of PowerShell left out.
function Get-OwnParameter {
    $others = [System.Management.Automation.PSCmdlet]::CommonParameters +
        [System.Management.Automation.PSCmdlet]::OptionalCommonParameters + 'IncludeTotalCount', 'First', 'Skip'
    foreach ($command in Get-Command -Module Enode) {
        foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn $others) {
            $type = $parameter.ParameterType.IsArray ? $parameter.ParameterType.GetElementType() : $parameter.ParameterType
            $type = [Nullable]::GetUnderlyingType($type) ?? $type
            @{
                Command       = $command
                Name          = $parameter.Name
                ParameterType = $parameter.ParameterType
                IsNumber      = $type -in [int], [long], [double], [decimal]
                IsClosedSet   = [bool]($parameter.Attributes | Where-Object { $_ -is [ValidateSet] })
            }
        }
    }
}

# The word with every other letter in upper case, as in "sAnDbOx".
function ConvertTo-MixedCase([string] $Word) {
    -join (0..($Word.Length - 1) | ForEach-Object { $_ % 2 ? [char]::ToUpperInvariant($Word[$_]) : [char]::ToLowerInvariant($Word[$_]) })
}

# All that a command does with these arguments, as a text: what it sent to a simulator, wrote, and failed with.
function Get-Effect($Command, [hashtable] $Arguments, $Simulator) {
    $Simulator.ClearRequestLog()
    $written = try { & $Command @Arguments 2>&1 | ForEach-Object { "$_" } } catch { "$($_.FullyQualifiedErrorId) $_" }
    "$(Get-Sent $Simulator) -> $written"
}

# The id alone: without the command behind the comma.
function Get-ErrorId($ErrorRecord) {
    $ErrorRecord | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] }
}

# The requests to a simulator or a scripted server, as in "GET /vehicles", without those for tokens. -Like selects by a pattern.
function Get-Sent($Server, [string] $Like = '*') {
    $sent = $Server.PSObject.Properties['Calls'] ?
        @($Server.Calls | ForEach-Object { "$($_.Method) $($_.Target)" }) :
        @($Server.RequestLog | ForEach-Object { "$($_.Method) $($_.Path)" } | Where-Object { $_ -ne 'POST /oauth2/token' })
    $sent -like $Like
}

# Devices that are reachable and have a capability, as in "SetMaxCurrent".
filter Select-Capable([string] $Capability) {
    if ($_.IsReachable -and $_.Capabilities.$Capability.IsCapable) { $_ }
}

# Vehicles and chargers that carry out a command to start charging.
filter Select-Startable {
    if ($_.PowerDeliveryState -eq 'PLUGGED_IN:STOPPED') { $_ | Select-Capable StartCharging }
}

# Vehicles and chargers at which a command to start charging fails, because they do not respond.
filter Select-Unreachable {
    if ($_.IsPluggedIn -and $_.IsReachable -eq $false) { $_ }
}

# The text of the verbose lines among the output of a command, as with 4>&1.
filter Select-VerboseMessage {
    if ($_ -is [System.Management.Automation.VerboseRecord]) { $_.Message }
}

# The line of ShouldProcess, with -WhatIf and -Verbose.
function Format-Operation([string] $Operation, [string] $Target) {
    "Performing the operation `"$Operation`" on target `"$Target`"."
}

# The values that Tab offers at the end of a line.
function Get-Completion([string] $Line) {
    (TabExpansion2 $Line $Line.Length).CompletionMatches | Where-Object ResultType -EQ 'ParameterValue'
}

# An object as the usual ways to look at it show it.
function Get-ObjectText($Thing, [int] $Depth = 3) {
    "$Thing"
    $Thing | Out-String -Width 4096
    $Thing | Format-List * -Force | Out-String -Width 4096
    $Thing | Format-Table | Out-String -Width 4096
    $Thing | Format-Table * | Out-String -Width 4096
    $Thing | ConvertTo-Csv
    $Thing | ConvertTo-Json -Depth $Depth -WarningAction SilentlyContinue
    [System.Management.Automation.PSSerializer]::Serialize($Thing, $Depth)
}

# An error as the usual ways to look at it show it, with its exceptions.
function Get-ErrorText([System.Management.Automation.ErrorRecord] $Record) {
    "$Record"
    $Record | Out-String -Width 4096
    $Record, $Record.InvocationInfo, $Record.CategoryInfo, $Record.ErrorDetails | Format-List * -Force | Out-String -Width 4096
    "$($Record.TargetObject)"
    for ($exception = $Record.Exception; $exception; $exception = $exception.InnerException) {
        "$exception"
        $exception | Format-List * -Force | Out-String -Width 4096
        $exception.Data | Out-String -Width 4096
        if ($exception -is [Enode.EnodeApiException] -and $exception.Problem) {
            $exception.Problem.ToJson()
            Get-ObjectText $exception.Problem
        }
    }
}

# The objects of the pipeline as they are read from a CSV file. Takes further parameters of Export-Csv.
function Copy-ThroughCsv {
    $file = [System.IO.Path]::GetTempFileName()
    $input | Export-Csv $file @args
    Import-Csv $file
    Remove-Item $file
}

# The objects of the pipeline as they are read from a Clixml file. Takes further parameters of Export-Clixml.
function Copy-ThroughClixml {
    $file = [System.IO.Path]::GetTempFileName()
    $input | Export-Clixml $file @args
    Import-Clixml $file
    Remove-Item $file
}

# A thing as it is read from a file (depth 2) or a job (depth 1).
function Copy-Serialized($Thing, [int] $Depth = 2) {
    [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Thing, $Depth))
}

Export-ModuleMember -Function *
