#requires -Version 7.4
<#
.SYNOPSIS
    Runs PSScriptAnalyzer over every script, over the built module, and over every PowerShell example of the documentation.
    Fails if it reports anything.
.DESCRIPTION
    The settings are in PSScriptAnalyzerSettings.psd1. An example is analyzed as a script of its own.
#>
[CmdletBinding()]
param(
    # The folder of the built module, whose manifest is analyzed with the rules of the PowerShell Gallery.
    [Parameter(Mandatory)]
    [string] $Module
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

Import-Module PSScriptAnalyzer -MinimumVersion 1.22.0

$root = Split-Path $PSScriptRoot
$settings = Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'

# The scripts of the repository, without what was built or installed.
function Get-Script {
    Get-ChildItem -LiteralPath $root -Recurse -File -Include *.ps1, *.psm1 |
        Where-Object { [System.IO.Path]::GetRelativePath($root, $_.FullName) -notmatch '(^|[\\/])(out|bin|obj|node_modules)[\\/]' }
}

# The examples of the documentation: the page, the line, and the code.
function Get-Example {
    $pages = Get-ChildItem -LiteralPath $root -Recurse -File -Filter *.md | Where-Object FullName -NotMatch '[\\/](out|node_modules)[\\/]'
    foreach ($page in $pages) {
        $text = Get-Content -LiteralPath $page.FullName -Raw
        foreach ($match in [regex]::Matches($text, '(?ms)^```powershell[^\r\n]*\r?\n(?<code>.*?)^```')) {
            $line = [regex]::Matches($text.Substring(0, $match.Index), '\n').Count + 2
            $name = [System.IO.Path]::GetRelativePath($root, $page.FullName)
            [pscustomobject]@{ Page = $name; Line = $line; Code = $match.Groups['code'].Value }
        }
    }
}

$found = @(
    Get-Script | ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings $settings } | ForEach-Object {
        "$([System.IO.Path]::GetRelativePath($root, $_.ScriptPath)):$($_.Line) $($_.RuleName): $($_.Message)"
    }
    Get-Example | ForEach-Object {
        $example = $_
        Invoke-ScriptAnalyzer -ScriptDefinition $example.Code -Settings $settings | ForEach-Object {
            "$($example.Page):$($example.Line + $_.Line - 1) $($_.RuleName): $($_.Message)"
        }
    }
    Invoke-ScriptAnalyzer -Path (Join-Path $Module 'Enode.psd1') -Settings PSGallery |
        ForEach-Object { "Enode.psd1:$($_.Line) $($_.RuleName): $($_.Message)" }
)
$found
if ($found) { throw "PSScriptAnalyzer reports $($found.Count) problems." }
Write-Information 'PSScriptAnalyzer reports nothing.' -InformationAction Continue
