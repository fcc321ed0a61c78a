@{
    RootModule           = 'Enode.PowerShell.dll'
    ModuleVersion        = '0.1.0'
    GUID                 = '6a1a1f0e-3c55-4d0a-9d7e-52b9c1f4a7d3'
    Author               = 'Enode for PowerShell contributors'
    CompanyName          = 'Enode for PowerShell contributors'
    Copyright            = 'Copyright (c) Enode for PowerShell contributors. MIT License.'
    Description          = 'Cmdlets for the Enode API: list electric vehicles, chargers and other energy devices of many brands, send commands to them, and wait until the commands are completed.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FormatsToProcess     = @('Enode.Format.ps1xml')
    CmdletsToExport      = @(
        'Connect-Enode'
        'Disconnect-Enode'
        'Get-EnodeAccessToken'
        'Get-EnodeAction'
        'Get-EnodeBattery'
        'Get-EnodeCharger'
        'Get-EnodeChargingSession'
        'Get-EnodeChargingStatistic'
        'Get-EnodeConnection'
        'Get-EnodeHemSystem'
        'Get-EnodeHemSystemStatistic'
        'Get-EnodeHvac'
        'Get-EnodeIntervention'
        'Get-EnodeInverter'
        'Get-EnodeInverterStatistic'
        'Get-EnodeLocation'
        'Get-EnodeMeter'
        'Get-EnodeSimulator'
        'Get-EnodeSmartChargingPlan'
        'Get-EnodeSmartChargingPolicy'
        'Get-EnodeSmartChargingStatus'
        'Get-EnodeUser'
        'Get-EnodeVehicle'
        'Invoke-EnodeApi'
        'New-EnodeLocation'
        'Remove-EnodeLocation'
        'Resume-EnodeHvacSchedule'
        'Select-EnodeConnection'
        'Send-EnodeRefreshHint'
        'Set-EnodeBatteryOperationMode'
        'Set-EnodeCharger'
        'Set-EnodeHvac'
        'Set-EnodeHvacHold'
        'Set-EnodeLocation'
        'Set-EnodeMaxCurrent'
        'Set-EnodeSmartChargingPolicy'
        'Start-EnodeCharging'
        'Start-EnodeSimulator'
        'Start-EnodeSmartOverride'
        'Stop-EnodeAction'
        'Stop-EnodeCharging'
        'Stop-EnodeSimulator'
        'Stop-EnodeSmartOverride'
        'Wait-EnodeAction'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('Enode', 'EV', 'Energy', 'Charging', 'Vehicle', 'Charger', 'API', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
