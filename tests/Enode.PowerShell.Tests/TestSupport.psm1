# What the tests of all rooms share: the module under test, a server that does as it is told, and other runspaces and processes.

Set-StrictMode -Version Latest

$servers = [System.Collections.Generic.List[object]]::new()
$pwsh = (Get-Process -Id $PID).Path

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

# No connection, no simulator, no server, no setting. What was selected in this runspace stays selected, and is gone.
function Reset-Enode {
    Get-EnodeConnection | Disconnect-Enode
    Stop-EnodeSimulator -Confirm:$false
    $servers | ForEach-Object Dispose
    $servers.Clear()
    Get-ChildItem Env:ENODE_* | Where-Object Name -NotMatch '^ENODE_(TEST_|OPENAPI)' | Remove-Item
}

function ConvertTo-Secure([string] $Text) {
    ConvertTo-SecureString $Text -AsPlainText -Force
}

function New-Credential([string] $ClientId = 'client', [string] $Secret = 'secret') {
    [pscredential]::new($ClientId, (ConvertTo-Secure $Secret))
}

# A server that answers what the test says. Reset-Enode stops it.
function New-ScriptedServer {
    $server = [Enode.Testing.ScriptedServer]::Start()
    $servers.Add($server)
    $server
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

# The JSON of a problem, as the API words it.
function ConvertTo-Problem([string] $Type, [string] $Title, [string] $Detail, [object[]] $Issues) {
    $problem = [ordered]@{ type = "https://developers.enode.com/api/problems/$Type"; title = $Title; detail = $Detail }
    if ($Issues) { $problem.issues = $Issues }
    ConvertTo-Json $problem -Depth 10 -Compress
}

# The parameters of the module's own commands, those of PowerShell left out.
function Get-OwnParameter {
    $others = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters + 'IncludeTotalCount', 'First', 'Skip'
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

# What a simulator or a scripted server was asked, the calls for tokens aside, as in "GET /vehicles".
function Get-Sent($Server) {
    $Server.PSObject.Properties['Calls'] ?
        @($Server.Calls | ForEach-Object { "$($_.Method) $($_.Target)" }) :
        @($Server.RequestLog | ForEach-Object { "$($_.Method) $($_.Path)" } | Where-Object { $_ -ne 'POST /oauth2/token' })
}

# A shell in a runspace of its own, with the module and what -Variable names. It has not been started.
function New-Shell([scriptblock] $ScriptBlock, [hashtable] $Variable = @{}) {
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule([string[]]@(Get-ModulePath))
    $runspace = [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $Variable.GetEnumerator() | ForEach-Object { $runspace.SessionStateProxy.SetVariable($_.Key, $_.Value) }
    $shell = [powershell]::Create($runspace)
    $null = $shell.AddScript($ScriptBlock.ToString())
    $shell
}

# Runs a script in a runspace of its own, and gives all that came out of it.
function Invoke-InRunspace([scriptblock] $ScriptBlock, [hashtable] $Variable = @{}) {
    $shell = New-Shell $ScriptBlock $Variable
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $ended = $null
    try {
        $shell.Invoke($null, $output)
    }
    catch {
        # The record that ended the script, out of the exception that says that a script was ended.
        $inner = $_.Exception.InnerException ?? $_.Exception
        $ended = $inner -is [System.Management.Automation.IContainsErrorRecord] ? $inner.ErrorRecord : $_
    }

    $streams = $shell.Streams
    [pscustomobject]@{
        Output      = @($output)
        Errors      = @($streams.Error)
        EndedBy     = $ended
        Warning     = @($streams.Warning | ForEach-Object Message)
        Verbose     = @($streams.Verbose | ForEach-Object Message)
        Debug       = @($streams.Debug | ForEach-Object Message)
        Progress    = @($streams.Progress)
        Information = @($streams.Information)
    }
    $shell.Runspace.Dispose()
    $shell.Dispose()
}

# Runs a script in a process of its own, with the module loaded, and gives all that it printed. -Processors says how many
# processors .NET believes that it has. A process that does not end in time is killed, and that is a failure.
function Invoke-InProcess([scriptblock] $ScriptBlock, [int] $Processors, [int] $TimeoutSec = 120) {
    $file = Join-Path ([System.IO.Path]::GetTempPath()) "$([guid]::NewGuid()).ps1"
    Set-Content $file "Import-Module '$(Get-ModulePath)'", $ScriptBlock.ToString()
    $start = [System.Diagnostics.ProcessStartInfo]::new($pwsh, [string[]]@('-NoProfile', '-NonInteractive', '-File', $file))
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    if ($Processors) { $start.Environment['DOTNET_PROCESSOR_COUNT'] = "$Processors" }
    $process = [System.Diagnostics.Process]::Start($start)
    try {
        $output, $errors = $process.StandardOutput.ReadToEndAsync(), $process.StandardError.ReadToEndAsync()
        if (-not $process.WaitForExit($TimeoutSec * 1000)) {
            $process.Kill($true)
            throw "The process did not end within $TimeoutSec s. It printed: $($output.GetAwaiter().GetResult())"
        }

        $process.WaitForExit()
        [pscustomobject]@{ Text = $output.GetAwaiter().GetResult() + $errors.GetAwaiter().GetResult(); ExitCode = $process.ExitCode }
    }
    finally {
        $process.Dispose()
        Remove-Item $file
    }
}

# Returns when the condition holds. Fails after a long while rather than never.
function Wait-Until([scriptblock] $Condition) {
    if (-not [System.Threading.SpinWait]::SpinUntil({ & $Condition }.GetNewClosure(), 30000)) { throw "It never came to: $Condition" }
}

# Presses Ctrl+C on a script that runs in a runspace of its own, as soon as -When returns. Fails when the script takes
# longer to end than it may. Gives the time that it took.
function Stop-Within([int] $Milliseconds, [scriptblock] $ScriptBlock, [scriptblock] $When, [hashtable] $Variable = @{}) {
    $shell = New-Shell $ScriptBlock $Variable
    $running = $shell.BeginInvoke()
    & $When
    if ($running.IsCompleted) { throw "It ended before it was stopped: $($shell.Streams.Error) $($shell.InvocationStateInfo.Reason)" }
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $stopping = $shell.BeginStop($null, $null)
    if (-not $stopping.AsyncWaitHandle.WaitOne(30000)) { throw 'It never stopped.' }
    $elapsed = $clock.Elapsed
    if ($shell.InvocationStateInfo.State -ne 'Stopped') { throw "It ended as $($shell.InvocationStateInfo.State)." }
    $shell.Runspace.Dispose()
    $shell.Dispose()
    if ($elapsed.TotalMilliseconds -gt $Milliseconds) { throw "It took $($elapsed.TotalMilliseconds) ms to stop." }
    $elapsed
}

# A thing as a file (depth 2) or a job (depth 1) gives it.
function Copy-Serialized($Thing, [int] $Depth = 2) {
    [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($Thing, $Depth))
}

Export-ModuleMember -Function *
