<#
.SYNOPSIS
    Defines Measure-Work: it runs a script block and prints its time, processor time and peak memory as a line of JSON.
#>

function Measure-Work([scriptblock] $Work) {
    $self = [Diagnostics.Process]::GetCurrentProcess()
    $cpu = $self.TotalProcessorTime
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $result = & $Work
    $seconds = $watch.Elapsed.TotalSeconds
    $self.Refresh()
    @{
        seconds = $seconds
        cpu     = ($self.TotalProcessorTime - $cpu).TotalSeconds
        peak    = $self.PeakWorkingSet64
        count   = $result
    } | ConvertTo-Json -Compress
}

function Get-VehicleId([int] $Count) {
    0..($Count - 1) | ForEach-Object { '00000000-0000-4000-8000-{0:d12}' -f $_ }
}
