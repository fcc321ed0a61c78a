<#
.SYNOPSIS
    What a new session costs: nothing else, with the module imported, and with its first command. The whole process is timed from outside.
#>
param(
    [string] $Module,
    [Parameter(Mandatory)] [ValidateSet('bare', 'import', 'first')] [string] $Work,
    [uri] $Uri
)

$ErrorActionPreference = 'Stop'
$count = 0
if ($Work -ne 'bare') { Import-Module $Module }
if ($Work -eq 'first') {
    Connect-Enode -ApiUri $Uri -AccessToken (ConvertTo-SecureString benchmark -AsPlainText -Force)
    $count = @(Get-EnodeVehicle -First 1).Count
}
$self = [Diagnostics.Process]::GetCurrentProcess()
'{{"cpu":{0},"peak":{1},"count":{2}}}' -f $self.TotalProcessorTime.TotalSeconds.ToString([cultureinfo]::InvariantCulture), $self.PeakWorkingSet64, $count
