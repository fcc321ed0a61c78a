# The help pages for the tests: the contents of a page, its code that can be run, and the metadata of the command.

Set-StrictMode -Version Latest

# The folder of the documentation.
function Get-DocsPath {
    (Resolve-Path (Join-Path $PSScriptRoot '../../docs')).Path
}

# The PowerShell code blocks of a text. The word after ```powershell specifies how a block is tested:
#   (nothing)  it runs, and must write something
#   no-output  it runs, and writes nothing, as with -WhatIf
#   stays      it runs, writes something, and leaves what it starts, because the examples of the pages are run after it
#   not-run    it needs an account, a vault or the like, which the text around it mentions
# A block that does not start a simulator is connected to one.
function Get-CodeBlock([string] $Text) {
    foreach ($match in [regex]::Matches($Text, '(?ms)^```powershell(?<how>[^\r\n]*)\r?\n(?<code>.*?)^```')) {
        $how = $match.Groups['how'].Value.Trim()
        if ($how -notin '', 'no-output', 'not-run', 'stays') { throw "Unknown word after the fence: 'powershell $how'." }
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

# The differences between two descriptions: one line for each member that is not the same.
function Compare-Description([string] $Thing, [System.Collections.IDictionary] $Page, [System.Collections.IDictionary] $Command) {
    foreach ($member in $Command.Keys) {
        $onPage, $real = "$($Page[$member])", "$($Command[$member])"
        if ($onPage -cne $real) { "$Thing, ${member}: '$onPage' on the page, '$real' in the command" }
    }
}

# The parameters of a command without the common ones, with -WhatIf and -Confirm.
function Get-OwnParameter([System.Management.Automation.CommandInfo] $Command) {
    $common = [System.Management.Automation.Cmdlet]::CommonParameters
    $Command.Parameters.Values | Where-Object Name -NotIn $common
}

function Test-Wildcard([System.Management.Automation.ParameterMetadata] $Parameter) {
    [bool]($Parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.SupportsWildcardsAttribute] })
}

# A parameter as the command defines it. Lists are in one line, so that a difference can be read.
function Get-RealParameter($Command, [System.Management.Automation.ParameterMetadata] $Parameter) {
    $accepted = @($Parameter.Attributes | Where-Object { $_ -is [ValidateSet] } | ForEach-Object ValidValues)
    if ($Parameter.ParameterType.IsEnum) { $accepted = [enum]::GetNames($Parameter.ParameterType) }
    $sets = foreach ($name in $Parameter.ParameterSets.Keys) {
        $set = $Parameter.ParameterSets[$name]
        $position = $set.Position -eq [int]::MinValue ? 'Named' : $set.Position
        $label = $name -eq '__AllParameterSets' ? '(All)' : $name
        Format-ParameterSet $label $position $set.IsMandatory $set.ValueFromPipeline $set.ValueFromPipelineByPropertyName
    }

    [ordered]@{
        Type           = $Parameter.ParameterType.ToString()
        Aliases        = ($Parameter.Aliases | Sort-Object) -join ', '
        Wildcards      = Test-Wildcard $Parameter
        AcceptedValues = $accepted -join ', '
        Default        = Get-RealDefault $Command $Parameter
        ParameterSets  = ($sets | Sort-Object) -join '; '
    }
}

# A parameter as the page describes it.
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

# The value of the parameter in a new command. There is no default for null, for an empty list, for a mandatory parameter, and
# for -PageSize, whose 0 means the default of the server.
function Get-RealDefault($Command, [System.Management.Automation.ParameterMetadata] $Parameter) {
    if ($Parameter.SwitchParameter) { return 'False' }
    if ($Parameter.ParameterSets.Values.IsMandatory -notcontains $false) { return '' }
    $property = $Command.ImplementingType.GetProperty($Parameter.Name)
    if (-not $property) { return '' }
    $value = @($property.GetValue($Command.ImplementingType::new()))
    if ($Parameter.Name -eq 'PageSize') { return '' }
    $value -join ', '
}

Export-ModuleMember -Function *
