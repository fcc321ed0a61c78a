# The help pages as the tests see them: what is on a page, what of it can be run, and what the command itself says.

Set-StrictMode -Version Latest

# The folder of the documentation.
function Get-DocsPath {
    (Resolve-Path (Join-Path $PSScriptRoot '../../docs')).Path
}

# The pieces of PowerShell in a text. The words behind ```powershell say how they are tested:
#   (nothing)  it is run, and has to give something
#   no-output  it is run, and gives nothing, as with -WhatIf
#   stays      it is run, gives something, and what it starts is left running, because the examples of the pages are typed after it
#   not-run    it needs an account, a vault or the like, and the text around it says so
# What does not start a simulator of its own is run connected to one.
function Get-CodeBlock([string] $Text) {
    foreach ($match in [regex]::Matches($Text, '(?ms)^```powershell(?<how>[^\r\n]*)\r?\n(?<code>.*?)^```')) {
        $how = $match.Groups['how'].Value.Trim()
        if ($how -notin '', 'no-output', 'not-run', 'stays') { throw "Unknown word behind the fence: 'powershell $how'." }
        [pscustomobject]@{
            Code         = $match.Groups['code'].Value.TrimEnd()
            Runs         = $how -ne 'not-run'
            HasOutput    = $how -in '', 'stays'
            Stays        = $how -eq 'stays'
            BringsItsOwn = $match.Groups['code'].Value -match 'Start-EnodeSimulator'
        }
    }
}

# The examples of a page: title, code, how it is run, and the text.
function Get-PageExample([string] $Path) {
    $text = Get-Content $Path -Raw
    $examples = [regex]::Match($text, '(?ms)^## EXAMPLES\r?\n(.*?)^## ').Groups[1].Value
    foreach ($match in [regex]::Matches($examples, '(?ms)^### (?<title>[^\r\n]+)\r?\n(?<body>.*?)(?=^### |\z)')) {
        $body = $match.Groups['body'].Value
        foreach ($block in Get-CodeBlock $body) {
            $block | Add-Member Title $match.Groups['title'].Value
            $block | Add-Member Text ([regex]::Replace($body, '(?ms)^```.*?^```', '').Trim()) -PassThru
        }
    }
}

# The differences between two descriptions of a thing: a line for each member that is not the same.
function Compare-Description([string] $Thing, [System.Collections.IDictionary] $Page, [System.Collections.IDictionary] $Command) {
    foreach ($member in $Command.Keys) {
        if ("$($Page[$member])" -cne "$($Command[$member])") { "$Thing, ${member}: the page says '$($Page[$member])', the command '$($Command[$member])'" }
    }
}

# The parameters of a command that are its own, with -WhatIf and -Confirm.
function Get-OwnParameter([System.Management.Automation.CommandInfo] $Command) {
    $common = [System.Management.Automation.Cmdlet]::CommonParameters
    $Command.Parameters.Values | Where-Object Name -NotIn $common
}

# What a parameter is, out of the command. Lists are in one line, so that a difference can be read.
function Get-RealParameter([System.Management.Automation.CommandInfo] $Command, [System.Management.Automation.ParameterMetadata] $Parameter) {
    $accepted = @($Parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ValidateSetAttribute] } | ForEach-Object ValidValues)
    if ($Parameter.ParameterType.IsEnum) { $accepted = [enum]::GetNames($Parameter.ParameterType) }
    $sets = foreach ($name in $Parameter.ParameterSets.Keys) {
        $set = $Parameter.ParameterSets[$name]
        $position = $set.Position -eq [int]::MinValue ? 'Named' : $set.Position
        Format-ParameterSet ($name -eq '__AllParameterSets' ? '(All)' : $name) $position $set.IsMandatory $set.ValueFromPipeline $set.ValueFromPipelineByPropertyName
    }

    [ordered]@{
        Type           = $Parameter.ParameterType.ToString()
        Aliases        = ($Parameter.Aliases | Sort-Object) -join ', '
        Wildcards      = [bool]($Parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] })
        AcceptedValues = $accepted -join ', '
        Default        = Get-RealDefault $Command $Parameter
        ParameterSets  = ($sets | Sort-Object) -join '; '
    }
}

# What a parameter is, out of the page.
function Get-PageParameter([object] $Parameter) {
    $sets = foreach ($set in $Parameter.ParameterSets) {
        Format-ParameterSet $set.Name $set.Position $set.IsRequired $set.ValueFromPipeline $set.ValueFromPipelineByPropertyName
    }

    [ordered]@{
        Type           = $Parameter.Type
        Aliases        = (@($Parameter.Aliases) | Sort-Object) -join ', '
        Wildcards      = [bool]$Parameter.SupportsWildcards
        AcceptedValues = $Parameter.AcceptedValues -join ', '
        Default        = $Parameter.DefaultValue
        ParameterSets  = (@($sets) | Sort-Object) -join '; '
    }
}

function Format-ParameterSet([string] $Name, [string] $Position, [bool] $IsRequired, [bool] $ByValue, [bool] $ByName) {
    "$Name position $Position$($IsRequired ? ' required' : '')$($ByValue ? ' by value' : '')$($ByName ? ' by name' : '')"
}

# What a fresh command has in the parameter. Null and an empty list are no default, nor is the 0 by which the server decides,
# nor what is in a parameter that has to be given.
function Get-RealDefault([System.Management.Automation.CommandInfo] $Command, [System.Management.Automation.ParameterMetadata] $Parameter) {
    if ($Parameter.SwitchParameter) { return 'False' }
    if ($Parameter.ParameterSets.Values.IsMandatory -notcontains $false) { return '' }
    $property = $Command.ImplementingType.GetProperty($Parameter.Name)
    if (-not $property) { return '' }
    $value = @($property.GetValue($Command.ImplementingType::new()))
    if ($Parameter.Name -eq 'PageSize') { return '' }
    $value -join ', '
}

Export-ModuleMember -Function *
