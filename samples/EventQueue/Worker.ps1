#requires -Version 7.4
#requires -Modules Enode

<#
.SYNOPSIS
    Takes the deliveries of a webhook from the queue of the broker, and runs a script block for each of their events.
.DESCRIPTION
    Takes one delivery at a time, and acknowledges it when the script block has run for all its events. If this process ends
    before that, the broker gives the delivery to another worker: each event is processed at least once. Run as many workers
    as you need, until Ctrl+C.

    If the script block has an error, the delivery goes back to the queue. If it fails again, it goes to the queue
    enode-deliveries-failed, and the worker goes on.
.EXAMPLE
    ./Worker.ps1 { if ($_.Event -eq 'user:credentials:invalidated') { Add-Content relink.txt "$($_.UserId) $($_.Vendor)" } }
#>
[CmdletBinding()]
param(
    # Runs for each event, which is $_.
    [Parameter(Position = 0)]
    [scriptblock] $Process = { "$($_.CreatedAt) $($_.UserId) $_" },

    # The address of the broker.
    [uri] $Broker = $env:AMQP_URI ?? 'amqp://localhost',

    # The client for RabbitMQ, which is in the folder that the endpoint was built into.
    [string] $Client = (Join-Path $PSScriptRoot 'bin/Release/net8.0/worker/RabbitMQ.Client.dll')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Add-Type -LiteralPath $Client

$factory = [RabbitMQ.Client.ConnectionFactory]::new()
$factory.Uri = $Broker
# The loop below opens the connection again, also when the broker was not there from the start.
$factory.AutomaticRecoveryEnabled = $false
$none = [System.Threading.CancellationToken]::None

# Takes deliveries, and runs the script block for their events, until the connection is lost.
function Receive-Delivery($Channel, [scriptblock] $Process) {
    while ($true) {
        # Events of a consumer are raised on other threads, in which script blocks cannot run.
        $message = $Channel.BasicGetAsync('enode-deliveries', $false, $none).GetAwaiter().GetResult()
        if (-not $message) { Start-Sleep -Milliseconds 250; continue }
        try {
            ConvertFrom-EnodeWebhook $message.Body.ToArray() | ForEach-Object $Process
        }
        catch {
            Write-Error $_ -ErrorAction Continue
            $again = -not $message.Redelivered
            $null = $Channel.BasicNackAsync($message.DeliveryTag, $false, $again, $none).AsTask().GetAwaiter().GetResult()
            continue
        }

        $null = $Channel.BasicAckAsync($message.DeliveryTag, $false, $none).AsTask().GetAwaiter().GetResult()
    }
}

$reason = ''
while ($true) {
    $connection = $null
    try {
        $connection = $factory.CreateConnectionAsync($none).GetAwaiter().GetResult()
        $channel = $connection.CreateChannelAsync($null, $none).GetAwaiter().GetResult()
        Receive-Delivery $channel $Process
    }
    catch [System.IO.IOException], [System.OperationCanceledException], [RabbitMQ.Client.Exceptions.RabbitMQClientException] {
        # A broker that is away for a while is one warning.
        if ($reason -ne $_.Exception.Message) { Write-Warning "The queue cannot be read, and is tried again: $($_.Exception.Message)" }
        $reason = $_.Exception.Message
        Start-Sleep 1
    }
    finally {
        if ($connection) { $connection.Dispose() }
    }
}
