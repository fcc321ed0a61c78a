# Scripts of the tests in runspaces and processes of their own: what comes out of them, and how they stop. Part of TestSupport.psm1.

$pwsh = (Get-Process -Id $PID).Path

# A shell in a runspace of its own, with the module and the variables in -Variable. It has not been started.
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

# Starts a shell. What it writes is added to a collection while it runs.
function Start-Shell([powershell] $Shell) {
    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $running = $Shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]$null, $output)
    @{ Output = $output; Running = $running }
}

# Runs a script in a runspace of its own, and gives all that it wrote. -While runs in the test while the script runs.
function Invoke-InRunspace([scriptblock] $ScriptBlock, [hashtable] $Variable = @{}, [scriptblock] $While = { }) {
    $shell = New-Shell $ScriptBlock $Variable
    $run = Start-Shell $shell
    & $While
    if (-not $run.Running.AsyncWaitHandle.WaitOne(120000)) { throw 'The script did not end within 120 s.' }
    $ended = $null
    try {
        $null = $shell.EndInvoke($run.Running)
    }
    catch {
        # The error that ended the script is in the exception, or in the one inside it.
        $inner = $_.Exception.InnerException ?? $_.Exception
        $ended = $inner -is [System.Management.Automation.IContainsErrorRecord] ? $inner.ErrorRecord : $_
    }

    $streams = $shell.Streams
    [pscustomobject]@{
        Output      = @($run.Output)
        Errors      = @($streams.Error)
        EndedBy     = $ended
        # What a command that is silent does not write.
        Written     = @($run.Output) + @($streams.Error) + @($ended).Where({ $_ })
        Warning     = @($streams.Warning | ForEach-Object Message)
        Verbose     = @($streams.Verbose | ForEach-Object Message)
        Debug       = @($streams.Debug | ForEach-Object Message)
        Progress    = @($streams.Progress)
        Information = @($streams.Information)
    }
    $shell.Runspace.Dispose()
    $shell.Dispose()
}

# Starts a program, and gives its process. What it prints can be read from the process. -Environment adds variables.
function Start-Program([string] $Path, [string[]] $Arguments, [hashtable] $Environment = @{}) {
    $start = [System.Diagnostics.ProcessStartInfo]::new($Path, $Arguments)
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = "$($Environment[$name])" }
    [System.Diagnostics.Process]::Start($start)
}

# Runs a script in a process of its own, with the module loaded, and gives all that it printed. -Environment adds variables.
# A process that does not end in time is killed, which is a failure.
function Invoke-InProcess([scriptblock] $ScriptBlock, [hashtable] $Environment = @{}, [int] $TimeoutSec = 120) {
    $file = Join-Path ([System.IO.Path]::GetTempPath()) "$([guid]::NewGuid()).ps1"
    Set-Content $file "Import-Module '$(Get-ModulePath)'", $ScriptBlock.ToString()
    $process = Start-Program $pwsh '-NoProfile', '-NonInteractive', '-File', $file $Environment
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

# Runs a script in this process with a culture.
function Invoke-WithCulture([string] $Culture, [scriptblock] $ScriptBlock) {
    $before = [cultureinfo]::CurrentCulture
    try {
        [cultureinfo]::CurrentCulture = $Culture
        & $ScriptBlock
    }
    finally {
        [cultureinfo]::CurrentCulture = $before
    }
}

# Returns when the condition is true, and fails after 30 s.
function Wait-Until([scriptblock] $Condition) {
    if (-not [System.Threading.SpinWait]::SpinUntil({ & $Condition }.GetNewClosure(), 30000)) { throw "Not true within 30 s: $Condition" }
}

# Runs a script in a runspace of its own, and stops it as Ctrl+C does, when -When returns. -When gets the shell. Gives what the
# script wrote, and how long the stop took.
function Stop-Script([scriptblock] $ScriptBlock, [scriptblock] $When, [hashtable] $Variable = @{}) {
    $shell = New-Shell $ScriptBlock $Variable
    $run = Start-Shell $shell
    & $When $shell
    if ($run.Running.IsCompleted) {
        throw "The script ended before it was stopped: $($shell.Streams.Error) $($shell.InvocationStateInfo.Reason)"
    }

    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $stopping = $shell.BeginStop($null, $null)
    if (-not $stopping.AsyncWaitHandle.WaitOne(30000)) { throw 'The script did not stop within 30 s.' }
    $elapsed = $clock.Elapsed
    if ($shell.InvocationStateInfo.State -ne 'Stopped') { throw "The script ended as $($shell.InvocationStateInfo.State)." }
    [pscustomobject]@{
        Output   = @($run.Output)
        Warning  = @($shell.Streams.Warning | ForEach-Object Message)
        Progress = @($shell.Streams.Progress)
        Elapsed  = $elapsed
    }
    $shell.Runspace.Dispose()
    $shell.Dispose()
}

# Stops a script as Stop-Script does, and fails when the stop takes longer.
function Stop-Within([int] $Milliseconds, [scriptblock] $ScriptBlock, [scriptblock] $When, [hashtable] $Variable = @{}) {
    $elapsed = (Stop-Script $ScriptBlock $When $Variable).Elapsed
    if ($elapsed.TotalMilliseconds -gt $Milliseconds) { throw "The stop took $($elapsed.TotalMilliseconds) ms." }
}
