#requires -Version 7.4
<#
.SYNOPSIS
    Builds the help for Get-Help from the pages in docs: the help of the cmdlets, and the about topics.
.DESCRIPTION
    The pages are Microsoft.PowerShell.PlatyPS markdown, for browsers and editors. PlatyPS converts them to MAML, but keeps
    the markdown characters, and writes each example as one text. This script converts the MAML to plain text for a terminal.
    It fails for a page that is not valid or contains placeholders, and writes no output otherwise.

    Every example is one code block and a description. The tests run it, connected to a simulator if it does not start one,
    and expect output. Exceptions are specified after ```powershell, which is not shown to the reader of a page: "no-output"
    for code without output, as with -WhatIf, and "not-run" for code that requires an account or the like.
#>
[CmdletBinding()]
param(
    # The folder of the documentation: about_*.md, and the subfolder en-US with one page for each cmdlet.
    [Parameter(Mandatory)]
    [string] $Source,

    # The folder for the help, as in out/Enode/en-US. Existing files of the same names are replaced.
    [Parameter(Mandatory)]
    [string] $Destination,

    # The address of the folder of the pages on the web, for Get-Help -Online. Without it, the help has no such links.
    [ValidateScript({ $_.IsAbsoluteUri -and $_.Scheme -eq 'https' }, ErrorMessage = 'This is not an https address: {0}')]
    [uri] $OnlinePages
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.0 -Verbose:$false

$namespaces = @{
    maml    = 'http://schemas.microsoft.com/maml/2004/10'
    command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
    dev     = 'http://schemas.microsoft.com/maml/dev/2004/10'
}

# --- Markdown to plain text ---------------------------------------------------------------------------------------------

# Returns the text of a line without markdown characters. A link is replaced by its text.
function ConvertTo-Plain([string] $Text) {
    $Text -replace '\[([^\]]+)\]\([^)]*\)', '$1' -replace '`([^`]+)`', '$1' -replace '\*\*([^*]+)\*\*', '$1' -replace '\\([\\`*_{}\[\]()#+.!<>|-])', '$1'
}

# Splits markdown into blocks: headings, code, lists, tables and paragraphs, each with its lines.
function Split-Markdown([string] $Text) {
    $code = $null
    $prose = [System.Collections.Generic.List[string]]::new()
    $flush = {
        if ($prose.Count -gt 0) {
            $kind = $prose[0] -match '^\s*([-*]|\d+\.)\s' ? 'List' : $prose[0] -match '^#' ? 'Heading' : $prose[0] -match '^\|' ? 'Table' : 'Paragraph'
            [pscustomobject]@{ Kind = $kind; Lines = $prose.ToArray() }
            $prose.Clear()
        }
    }

    foreach ($line in ($Text -replace "`r" -split "`n")) {
        if ($line -match '^```') {
            if ($null -eq $code) { & $flush; $code = [System.Collections.Generic.List[string]]::new() }
            else { [pscustomobject]@{ Kind = 'Code'; Lines = $code.ToArray() }; $code = $null }
        }
        elseif ($null -ne $code) { $code.Add($line) }
        elseif ([string]::IsNullOrWhiteSpace($line)) { & $flush }
        else { $prose.Add($line) }
    }

    if ($null -ne $code) { throw 'A code block is not closed.' }
    & $flush
}

# Returns a paragraph as one line, which the terminal wraps, and a list as one line for each item.
function Join-Line([object] $Block) {
    $lines = foreach ($line in $Block.Lines) { ConvertTo-Plain $line }
    if ($Block.Kind -ne 'List') { return ($lines | ForEach-Object Trim) -join ' ' }
    $items = [System.Collections.Generic.List[string]]::new()
    foreach ($line in $lines) {
        if ($line -match '^\s*([-*]|\d+\.)\s') { $items.Add($line.Trim()) }
        else { $items[$items.Count - 1] += " $($line.Trim())" }
    }

    $items -join "`n"
}

# --- The help of the cmdlets --------------------------------------------------------------------------------------------

function Select-Node([System.Xml.XmlNode] $Node, [string] $XPath) {
    $manager = [System.Xml.XmlNamespaceManager]::new(($Node.OwnerDocument ?? $Node).NameTable)
    $namespaces.GetEnumerator() | ForEach-Object { $manager.AddNamespace($_.Key, $_.Value) }
    $Node.SelectNodes($XPath, $manager)
}

function Add-Element([System.Xml.XmlNode] $Parent, [string] $Name, [string] $Text) {
    $prefix = $Name.Split(':')[0]
    $element = $Parent.OwnerDocument.CreateElement($prefix, $Name.Split(':')[1], $namespaces[$prefix])
    if ($Text) { $element.InnerText = $Text }
    $Parent.AppendChild($element)
}

# Writes each text as a list of <para> elements, one for each markdown block.
function Repair-Text([xml] $Maml) {
    foreach ($text in @(Select-Node $Maml '//maml:description | //maml:alert')) {
        $markdown = (Select-Node $text 'maml:para' | ForEach-Object InnerText) -join "`n`n"
        if (-not $markdown) { continue }
        $text.RemoveAll()
        Split-Markdown $markdown | ForEach-Object { $null = Add-Element $text 'maml:para' ($_.Kind -eq 'Code' ? $_.Lines -join "`n" : (Join-Line $_)) }
    }
}

# PlatyPS writes a whole example to the introduction, with a control character between the paragraphs.
function Repair-Example([xml] $Maml) {
    foreach ($example in Select-Node $Maml '//command:example') {
        $introduction = Select-Node $example 'maml:introduction'
        $markdown = (Select-Node $introduction 'maml:para' | ForEach-Object { $_.InnerText.Trim([char]0x80) }) -join "`n`n"
        $code, $prose = @(Split-Markdown $markdown).Where({ $_.Kind -eq 'Code' }, 'Split')
        $title = Select-Node $example 'maml:title'
        if ($code.Count -ne 1) { throw "The example '$($title.InnerText)' has $($code.Count) code blocks, and needs one." }
        $introduction.RemoveAll()
        (Select-Node $example 'dev:code').InnerText = $code[0].Lines -join "`n"
        $remarks = Select-Node $example 'dev:remarks'
        $prose | ForEach-Object { $null = Add-Element $remarks 'maml:para' (Join-Line $_) }
        # Get-Help writes no blank line between examples.
        $null = Add-Element $remarks 'maml:para'
    }
}

# Uses the type names of the syntax in the list of parameters: string[] and not System.String[].
function Repair-Type([xml] $Maml) {
    foreach ($command in Select-Node $Maml '//command:command') {
        $short = @{}
        Select-Node $command 'command:syntax//command:parameter[command:parameterValue]' | ForEach-Object { $short[$_.name] = $_.parameterValue.InnerText }
        foreach ($parameter in Select-Node $command 'command:parameters/command:parameter') {
            $value = Select-Node $parameter 'command:parameterValue'
            if ($value -and $short.ContainsKey($parameter.name)) { $value.InnerText = $short[$parameter.name] }
        }
    }
}

# PlatyPS omits the default values of the page.
function Repair-Default([xml] $Maml, [object[]] $Help) {
    foreach ($parameter in @(Select-Node $Maml '//command:parameters/command:parameter')) {
        $command = (Select-Node $parameter 'ancestor::command:command/command:details/command:name').InnerText
        $value = ($Help | Where-Object Title -EQ $command).Parameters.Where({ $_.Name -eq $parameter.name }).DefaultValue
        $null = Add-Element $parameter 'dev:defaultValue' ($value ? $value : 'None')
    }
}

# For a link to another page, keeps only the name, for Get-Help. PlatyPS adds a link for Get-Help -Online, which opens the first link
# with an address. The pages do not have the address: it is that of the repository.
function Repair-Link([xml] $Maml) {
    foreach ($link in @(Select-Node $Maml '//maml:navigationLink')) {
        $uri = Select-Node $link 'maml:uri'
        $command = (Select-Node $link 'ancestor::command:command/command:details/command:name').InnerText
        if ((Select-Node $link 'maml:linkText').InnerText -eq 'Online Version') {
            if ($OnlinePages) { $uri.InnerText = "$("$OnlinePages".TrimEnd('/'))/$command.md" }
            else { $null = $link.ParentNode.RemoveChild($link) }
        }
        elseif ($uri.InnerText -notmatch '^https?:') { $uri.InnerText = '' }
    }
}

function Assert-Page([System.IO.FileInfo] $Page) {
    # With -LiteralPath, Test-MarkdownCommandHelp 1.0 returns nothing.
    $path = [WildcardPattern]::Escape($Page.FullName)
    if (-not (Test-MarkdownCommandHelp $path)) {
        throw "$($Page.Name) is not valid: $(@(Test-MarkdownCommandHelp $path -DetailView).Where({ $_ -match 'FAIL' }) -join ' ')"
    }

    if ((Get-Content -LiteralPath $Page.FullName -Raw) -match '\{\{[^\r\n]*') { throw "$($Page.Name) is not finished: $($Matches[0])" }
}

function Build-CommandHelp([string] $Pages) {
    $files = Get-ChildItem -LiteralPath $Pages -Filter '*-*.md'
    if (-not $files) { throw "There are no pages in $Pages." }
    $files | ForEach-Object { Assert-Page $_ }
    $scratch = Join-Path ([System.IO.Path]::GetTempPath()) "enode-help-$([guid]::NewGuid())"
    try {
        $help = @(Import-MarkdownCommandHelp -LiteralPath $files.FullName)
        $built = $help | Export-MamlCommandHelp -OutputFolder $scratch -Force
        foreach ($file in $built) {
            $maml = [xml](Get-Content -LiteralPath $file.FullName -Raw)
            Repair-Text $maml
            Repair-Example $maml
            Repair-Type $maml
            Repair-Default $maml $help
            Repair-Link $maml
            $maml.Save((Join-Path $Destination $file.Name))
        }
    }
    finally {
        Remove-Item -LiteralPath $scratch -Recurse -Force -ErrorAction Ignore
    }
}

# --- About topics -------------------------------------------------------------------------------------------------------

# Breaks a text into lines of at most -Width characters.
function Split-Line([string] $Text, [int] $Width) {
    $line = ''
    foreach ($word in $Text -split '\s+') {
        if ($line -and $line.Length + 1 + $word.Length -gt $Width) { $line; $line = $word }
        else { $line = $line ? "$line $word" : $word }
    }

    $line
}

# Returns a list item, with the following lines indented to its text.
function Format-Item([string] $Text) {
    $mark, $rest = $Text -split ' ', 2
    if ($mark -eq '-') { $mark = '*' }
    $indent = ' ' * ($mark.Length + 1)
    $lines = @(Split-Line $rest (76 - $indent.Length))
    "    $mark $($lines[0])"
    $lines | Select-Object -Skip 1 | ForEach-Object { "    $indent$_" }
}

# Returns a markdown table as columns, with the width of their content.
function Format-Column([string[]] $Lines) {
    $rows = foreach ($line in $Lines -notmatch '^\|[\s:|-]+\|$') { , @($line.Trim().Trim('|').Split('|') | ForEach-Object { (ConvertTo-Plain $_).Trim() }) }
    $widths = foreach ($column in 0..($rows[0].Count - 1)) { ($rows | ForEach-Object { $_[$column].Length } | Measure-Object -Maximum).Maximum }
    $line = @($widths | ForEach-Object { '-' * $_ })
    foreach ($row in @($rows[0], $line) + $rows[1..($rows.Count - 1)]) {
        $cells = foreach ($column in 0..($row.Count - 1)) { $row[$column].PadRight($widths[$column]) }
        "    $($cells -join '  ')".TrimEnd()
    }
}

function ConvertTo-AboutText([System.IO.FileInfo] $Page) {
    foreach ($block in Split-Markdown (Get-Content -LiteralPath $Page.FullName -Raw)) {
        switch ($block.Kind) {
            'Heading' {
                $level = ($block.Lines[0] -replace '[^#].*').Length
                $heading = ConvertTo-Plain ($block.Lines[0] -replace '^#+\s*')
                # The name is written below the word TOPIC, by which Get-Help recognizes the kind of file.
                if ($level -eq 1) { 'TOPIC', "    $heading" } elseif ($level -eq 2) { $heading.ToUpperInvariant() } else { "  $heading" }
            }
            'Code' { $block.Lines | ForEach-Object { "        $_".TrimEnd() } }
            'Table' { Format-Column $block.Lines }
            'List' { (Join-Line $block) -split "`n" | ForEach-Object { Format-Item $_ } }
            default { Split-Line (Join-Line $block) 76 | ForEach-Object { "    $_" } }
        }

        # No blank line between a heading and its text.
        if ($block.Kind -ne 'Heading' -or $block.Lines[0] -match '^# ') { '' }
    }
}

# --- All pages ----------------------------------------------------------------------------------------------------------

$null = New-Item $Destination -ItemType Directory -Force
Build-CommandHelp (Join-Path $Source 'en-US')
foreach ($page in Get-ChildItem -LiteralPath $Source -Filter 'about_*.md') {
    if ((Get-Content -LiteralPath $page.FullName -TotalCount 1) -ne "# $($page.BaseName)") { throw "$($page.Name) does not begin with its name as heading." }
    ConvertTo-AboutText $page | Set-Content -LiteralPath (Join-Path $Destination "$($page.BaseName).help.txt") -Encoding utf8NoBOM
}
