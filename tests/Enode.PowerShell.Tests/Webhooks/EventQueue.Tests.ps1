# The sample with a message broker: deliveries that outgrow one process, and what is left of them when programs are killed.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'Programs.psm1')
    $broker = Test-Broker
    if (-not $broker) { Write-Warning 'rabbitmq-server is not installed: samples/EventQueue is not tested.' }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../TestSupport.psm1')
    Import-Module (Join-Path $PSScriptRoot 'Programs.psm1')
    Import-ModuleUnderTest

    # A delivery with two events.
    function New-Delivery([string] $Name) {
        , @((New-CredentialsEvent "$Name-a"), (New-CredentialsEvent "$Name-b"))
    }

    # Sends a delivery again until it is accepted, as Enode does.
    function Send-Again($Endpoint, [string] $Name) {
        Wait-Until { (Send-Delivery $Endpoint (New-Delivery $Name)) -eq 200 }
    }

    # The users of the events that the workers logged, as in "done d1-a".
    function Get-Logged([string] $What, [int[]] $Worker = 1..3) {
        $Worker | ForEach-Object { [System.IO.File]::ReadAllLines("$TestDrive/worker-$_.log") -like "$What *" -replace '^\w+ ' }
    }

    # Returns when so many of these workers have an event in work.
    function Wait-Taken([int] $Count, [int[]] $Worker = 1..3) {
        Wait-Until { @($Worker | Where-Object { @(Get-Logged taken $_).Count -gt @(Get-Logged done $_).Count }).Count -eq $Count }
    }

    # The body of the delivery that was set aside.
    function Read-FailedDelivery([uri] $Broker) {
        Add-Type -LiteralPath (Get-SampleFile EventQueue 'worker/RabbitMQ.Client.dll')
        $none = [System.Threading.CancellationToken]::None
        $factory = [RabbitMQ.Client.ConnectionFactory]@{ Uri = $Broker }
        $connection = $factory.CreateConnectionAsync($none).GetAwaiter().GetResult()
        try {
            $channel = $connection.CreateChannelAsync($null, $none).GetAwaiter().GetResult()
            $found = @{}
            Wait-Until { $found.Message = $channel.BasicGetAsync('enode-deliveries-failed', $true, $none).GetAwaiter().GetResult(); $found.Message }
            , $found.Message.Body.ToArray()
        }
        finally { $connection.Dispose() }
    }

    # Returns when all events of these deliveries were worked on, and no other ones.
    function Wait-Done([string[]] $Name) {
        $all = $Name | ForEach-Object { "$_-a", "$_-b" }
        Wait-Until { -not (Compare-Object $all @(Get-Logged done | Sort-Object -Unique)) }
    }
}

AfterAll { Stop-RunningProgram }

Describe 'samples/EventQueue' -Skip:(-not $broker) {
    It 'loses no event when a worker is killed, and then the broker is killed and started again' {
        $broker = New-Broker "$TestDrive/broker" '^enode-deliveries$' @{ 'max-length' = 4; overflow = 'reject-publish' }
        $to = @{ AMQP_URI = $broker.Uri }
        $gate = New-Item "$TestDrive/gate"
        $work = @"
            if (`$_.UserId -like 'bad*') { throw 'cannot be processed' }
            [System.IO.File]::AppendAllText(`$env:WORKER_LOG, "taken `$(`$_.UserId)``n")
            while (Test-Path -LiteralPath '$gate') { Start-Sleep -Milliseconds 50 }
            [System.IO.File]::AppendAllText(`$env:WORKER_LOG, "done `$(`$_.UserId)``n")
"@
        $workers = 1..3 | ForEach-Object { Start-Worker $work ($to + @{ WORKER_LOG = New-Item "$TestDrive/worker-$_.log" }) }
        $first, $second = 1..2 | ForEach-Object { Start-Endpoint EventQueue 'the secret' $to }

        # Before the broker is there, no delivery is accepted.
        Send-Delivery $first (New-Delivery d1) | Should -Be 503
        Start-Broker $broker
        Send-Delivery $first (New-Delivery forged) -Secret 'another secret' | Should -Be 401

        # Each worker takes one delivery, and one of them is killed at work: another repeats it.
        'd1', 'd2', 'd3' | ForEach-Object { Send-Delivery $first (New-Delivery $_) | Should -Be 200 }
        Wait-Taken 3
        $held = Get-Logged taken 1
        Stop-TestProgram $workers[0]
        Remove-Item $gate
        Wait-Done d1, d2, d3
        Get-Logged done 1 | Should -BeNullOrEmpty
        Get-Logged done 2, 3 | Should -Contain $held

        # The workers are at work, and the queue is full: the broker rejects a delivery, and the endpoint does not accept it.
        $null = New-Item $gate
        'd4', 'd5' | ForEach-Object { Send-Delivery $second (New-Delivery $_) | Should -Be 200 }
        Wait-Taken 2 (2, 3)
        'd6', 'd7', 'd8', 'd9' | ForEach-Object { Send-Delivery $first (New-Delivery $_) | Should -Be 200 }
        Send-Delivery $second (New-Delivery d10) | Should -Be 503
        Remove-Item $gate
        Send-Again $second d10
        Wait-Done (1..10 | ForEach-Object { "d$_" })

        # What was accepted is there when the broker is back. What was not acknowledged is repeated.
        $null = New-Item $gate
        'd11', 'd12' | ForEach-Object { Send-Delivery $first (New-Delivery $_) | Should -Be 200 }
        Wait-Taken 2 (2, 3)
        'd13', 'd14' | ForEach-Object { Send-Delivery $second (New-Delivery $_) | Should -Be 200 }
        Stop-TestProgram $broker.Process
        Send-Delivery $first (New-Delivery d15) | Should -Be 503
        Start-Broker $broker
        Remove-Item $gate
        Send-Again $first d15
        Wait-Done (1..15 | ForEach-Object { "d$_" })
        'd11-a', 'd12-a' | ForEach-Object { @(Get-Logged done) -eq $_ | Should -HaveCount 2 }

        # What cannot be processed is set aside, and the workers go on.
        'bad', 'd16' | ForEach-Object { Send-Delivery $first (New-Delivery $_) | Should -Be 200 }
        (Read-FailedDelivery $broker.Uri | ConvertFrom-EnodeWebhook).UserId | Should -Be 'bad-a', 'bad-b'
        Wait-Done (1..16 | ForEach-Object { "d$_" })
    }
}
