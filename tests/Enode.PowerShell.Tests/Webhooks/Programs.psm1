# Programs that run beside the tests: the samples, deliveries to them, and a broker.

Set-StrictMode -Version Latest

Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1')

$samples = Join-Path $PSScriptRoot '../../../samples'
$pwsh = (Get-Process -Id $PID).Path
$server = '/usr/lib/rabbitmq/bin/rabbitmq-server'
$running = [System.Collections.Generic.List[System.Diagnostics.Process]]::new()

# Starts a program that Stop-RunningProgram ends.
function Start-TestProgram {
    $process = Start-Program @args
    $running.Add($process)
    $null = $process.StandardError.ReadToEndAsync()
    $process
}

# Kills a program and those that it started, without a chance to end its work.
function Stop-TestProgram([System.Diagnostics.Process] $Process) {
    $Process.Kill($true)
    $Process.WaitForExit()
}

function Stop-RunningProgram {
    $running | ForEach-Object { Stop-TestProgram $_ }
    $running.Clear()
}

# Reads the output of a program up to a line that matches, and gives the lines. Fails after 60 s.
function Read-OutputUntil([System.Diagnostics.Process] $Process, [string] $Pattern) {
    $lines = @()
    do {
        $line = $Process.StandardOutput.ReadLineAsync()
        if (-not $line.Wait(60000)) { throw "No line matches $Pattern within 60 s: $lines" }
        if ($null -eq $line.Result) { throw "The program ended before a line matched ${Pattern}: $lines" }
        $lines += $line.Result
    } until ($line.Result -match $Pattern)
    $lines
}

# A file of a sample that was built last, in Release or in Debug.
function Get-SampleFile([string] $Sample, [string] $Name) {
    (Get-ChildItem (Join-Path $samples "$Sample/bin/*/net8.0/$Name") | Sort-Object LastWriteTime | Select-Object -Last 1).FullName
}

# Starts the endpoint of a sample at a free port, and gives its address.
function Start-Endpoint([string] $Sample, [string] $Secret, [hashtable] $Environment = @{}) {
    # Without a line for each request, because a program waits when its output is not read.
    $quiet = '--urls', 'http://127.0.0.1:0', '--Logging:LogLevel:Microsoft.AspNetCore', 'Warning'
    $arguments = @('exec', (Get-SampleFile $Sample "$Sample.dll")) + $quiet
    $process = Start-TestProgram dotnet $arguments ($Environment + @{ ENODE_WEBHOOK_SECRET = $Secret })
    $line = (Read-OutputUntil $process 'Now listening on: ')[-1]
    [pscustomobject]@{ Uri = "$($line -replace '.*Now listening on: ')/enode"; Process = $process; Secret = $Secret }
}

# Posts the events to an endpoint as Enode does, and gives the status of the answer.
function Send-Delivery($Endpoint, [object[]] $Events, [string] $Secret = $Endpoint.Secret) {
    $body = [System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Events -Depth 5 -Compress))
    $hash = [System.Security.Cryptography.HMACSHA1]::HashData([System.Text.Encoding]::UTF8.GetBytes($Secret), $body)
    $headers = @{
        'x-enode-signature' = "sha1=$([convert]::ToHexString($hash).ToLowerInvariant())"
        'x-enode-delivery'  = "$([guid]::NewGuid())"
    }
    $request = @{ Method = 'Post'; Headers = $headers; Body = $body; ContentType = 'application/json' }
    (Invoke-WebRequest $Endpoint.Uri @request -SkipHttpErrorCheck -NoProxy -TimeoutSec 30).StatusCode
}

# An event that a user's account has to be linked again.
function New-CredentialsEvent([string] $UserId) {
    @{
        event = 'user:credentials:invalidated'; version = '2024-10-01'; createdAt = '2024-04-07T17:04:26Z'
        user = @{ id = $UserId }; vendor = 'TESLA'
    }
}

# Starts a worker of samples/EventQueue with a script block.
function Start-Worker([string] $Work, [hashtable] $Environment) {
    $worker = Join-Path $samples 'EventQueue/Worker.ps1'
    $client = Get-SampleFile EventQueue 'worker/RabbitMQ.Client.dll'
    $command = "Import-Module '$(Get-ModulePath)'; & '$worker' { $Work } -Client '$client'"
    $process = Start-TestProgram $pwsh '-NoProfile', '-NonInteractive', '-Command', $command $Environment
    $null = $process.StandardOutput.ReadToEndAsync()
    $process
}

# Ports that are free, below those that connections of this machine use: a broker that is started again needs the same one.
function Get-FreePort([int] $Count) {
    $found = @()
    while ($found.Count -lt $Count) {
        $listener = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, (Get-Random -Minimum 20000 -Maximum 32000))
        try { $listener.Start(); $found += $listener.LocalEndpoint.Port }
        catch [System.Net.Sockets.SocketException] { continue }
        finally { $listener.Dispose() }
    }
    $found
}

function Test-Broker { (Test-Path -LiteralPath $server) -and [bool](Get-Command epmd -ErrorAction Ignore) }

# A broker of this user with its data, its ports and its epmd, apart from any other broker of this machine. -Policy is the definition
# of a policy for all queues whose name matches -Queue. It has not been started.
function New-Broker([string] $Folder, [string] $Queue, [hashtable] $Policy) {
    $amqp, $distribution, $epmd = Get-FreePort 3
    $null = New-Item $Folder -ItemType Directory
    Set-Content (Join-Path $Folder 'environment') ''
    Set-Content (Join-Path $Folder 'plugins') '[].'
    Set-Content (Join-Path $Folder 'rabbitmq.conf') 'log.console = true', 'log.file = false', "load_definitions = $Folder/definitions.json"
    ConvertTo-Json -Depth 5 @{
        users       = @(@{ name = 'fleet'; password = 'events'; tags = '' })
        vhosts      = @(@{ name = '/' })
        permissions = @(@{ user = 'fleet'; vhost = '/'; configure = '.*'; write = '.*'; read = '.*' })
        policies    = @(@{ vhost = '/'; name = 'test'; pattern = $Queue; 'apply-to' = 'queues'; priority = 0; definition = $Policy })
    } | Set-Content (Join-Path $Folder 'definitions.json')

    [pscustomobject]@{
        Uri         = "amqp://fleet:events@127.0.0.1:$amqp"
        Process     = $null
        Environment = @{
            # Erlang writes its cookie there.
            HOME                          = $Folder
            ERL_EPMD_ADDRESS              = '127.0.0.1'
            ERL_EPMD_PORT                 = $epmd
            RABBITMQ_NODENAME             = "enode-test-$amqp@localhost"
            RABBITMQ_NODE_IP_ADDRESS      = '127.0.0.1'
            RABBITMQ_NODE_PORT            = $amqp
            RABBITMQ_DIST_PORT            = $distribution
            RABBITMQ_MNESIA_BASE          = "$Folder/data"
            RABBITMQ_LOG_BASE             = "$Folder/log"
            RABBITMQ_PID_FILE             = "$Folder/pid"
            RABBITMQ_GENERATED_CONFIG_DIR = "$Folder/config"
            RABBITMQ_CONF_ENV_FILE        = "$Folder/environment"
            RABBITMQ_CONFIG_FILE          = "$Folder/rabbitmq.conf"
            RABBITMQ_ADVANCED_CONFIG_FILE = "$Folder/none.config"
            RABBITMQ_ENABLED_PLUGINS_FILE = "$Folder/plugins"
        }
    }
}

# Starts a broker, and returns when it accepts connections.
function Start-Broker($Broker) {
    # Without an epmd of its own, the first start would leave one behind.
    if (-not $Broker.Process) { $null = Start-TestProgram epmd @() $Broker.Environment }
    $Broker.Process = Start-TestProgram $server @() $Broker.Environment
    $null = Read-OutputUntil $Broker.Process 'Server startup complete'
    $null = $Broker.Process.StandardOutput.ReadToEndAsync()
}

Export-ModuleMember -Function *
