#requires -Version 7.4
<#
.SYNOPSIS
    Runs a session on a simulator, and draws its output as a terminal in an SVG file: the picture in the README.
#>
[CmdletBinding()]
param(
    # The folder of the built module.
    [Parameter(Mandatory)]
    [string] $Module,

    # The SVG file to write.
    [Parameter(Mandatory)]
    [string] $Path
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$columns = 120
$session = @(
    'Get-EnodeVehicle -First 7'
    'Get-EnodeVehicle -BatteryBelow 30 -Capability StartCharging | Where-Object State -eq PluggedIn |' +
    "`n>>     Start-EnodeCharging -Wait"
    'Get-EnodeVehicle nope'
)

# The names of the colors are those of a terminal with the codes 30 to 37, and 90 to 97.
$colors = @{
    default = '#d4d4d4'; background = '#12212b'; title = '#1d3340'; prompt = '#7be0c3'
    31 = '#ff7b72'; 32 = '#7ee787'; 33 = '#ffd166'; 34 = '#79c0ff'; 35 = '#d2a8ff'; 36 = '#76e3ea'; 37 = '#d4d4d4'; 90 = '#8b949e'
    91 = '#ff7b72'; 92 = '#7ee787'; 93 = '#ffd166'; 94 = '#79c0ff'; 95 = '#d2a8ff'; 96 = '#76e3ea'; 97 = '#ffffff'
}

# Runs the commands, and returns what a terminal shows: lines with escape sequences.
function Invoke-Session {
    $PSStyle.OutputRendering = 'Ansi'
    $null = Start-EnodeSimulator -Speed 60 -Connect -InformationAction Ignore
    try {
        foreach ($command in $session) {
            "`e[92mPS>`e[0m $command" -split "`n"
            $ErrorActionPreference = 'Continue'
            $code = [scriptblock]::Create($command -replace '(?m)^>> ')
            # The summary of a command is information, and the error is shown as PowerShell shows it.
            $shown = & $code *>&1 | Out-String -Width $columns
            $shown.Trim("`r", "`n") -split '\r?\n' | ForEach-Object { Split-LongLine $_ }
            ''
        }
    }
    finally { Stop-EnodeSimulator }
}

# Breaks a line that does not fit, as the message of an error, between words. All of it has the style of its beginning.
function Split-LongLine([string] $Line) {
    $plain = $Line -replace '\e\[[\d;]*m'
    if ($plain.Length -le $columns) { return $Line }
    $style = [regex]::Match($Line, '^(\e\[[\d;]*m)*').Value
    [regex]::Matches($plain, ".{1,$columns}(?= |`$)").Value | ForEach-Object { "$style$_" }
}

# Returns the parts of a line that have one style: the text, the column and the color.
function Split-Style([string] $Line) {
    $color, $bold, $column = 'default', $false, 0
    foreach ($part in [regex]::Matches($Line, '\e\[(?<code>[\d;]*)m|(?<text>[^\e]+)')) {
        if ($part.Groups['text'].Success) {
            # A viewer of SVG can merge spaces.
            foreach ($words in [regex]::Matches($part.Value, '\S+( \S+)*')) {
                [pscustomobject]@{ Text = $words.Value; Column = $column + $words.Index; Color = $color; Bold = $bold }
            }
            $column += $part.Value.Length
            continue
        }

        foreach ($code in $part.Groups['code'].Value -split ';') {
            if ($code -in '', '0') { $color, $bold = 'default', $false }
            elseif ($code -eq '1') { $bold = $true }
            elseif ($colors.ContainsKey([int]$code)) { $color = [int]$code }
        }
    }
}

# Draws lines. Each part has its own position, so that columns are aligned in every font.
function ConvertTo-Svg([string[]] $Lines) {
    $width, $height, $character, $top = ($columns * 8.4 + 32), ($Lines.Count * 20 + 60), 8.4, 60
    "<svg xmlns=`"http://www.w3.org/2000/svg`" width=`"$width`" height=`"$height`" viewBox=`"0 0 $width $height`" role=`"img`">"
    '<title>A session in a terminal: vehicles are listed, charging is started, and an error is shown</title>'
    "<rect width=`"$width`" height=`"$height`" rx=`"8`" fill=`"$($colors.background)`"/>"
    "<path d=`"M8 0H$($width - 8)A8 8 0 0 1 $width 8V36H0V8A8 8 0 0 1 8 0Z`" fill=`"$($colors.title)`"/>"
    "<text x=`"16`" y=`"24`" font-family=`"sans-serif`" font-size=`"14`" fill=`"$($colors.default)`">PowerShell</text>"
    "<g font-family=`"'Cascadia Mono', Consolas, Menlo, 'DejaVu Sans Mono', monospace`" font-size=`"14`">"
    for ($i = 0; $i -lt $Lines.Count; $i++) {
        foreach ($part in Split-Style $Lines[$i]) {
            $text = [System.Security.SecurityElement]::Escape($part.Text)
            $x = [Math]::Round(16 + $part.Column * $character, 1)
            $length = [Math]::Round($part.Text.Length * $character, 1)
            $weight = $part.Bold ? ' font-weight="bold"' : ''
            "<text x=`"$x`" y=`"$($top + $i * 20)`" textLength=`"$length`" fill=`"$($colors[$part.Color])`"$weight>$text</text>"
        }
    }
    '</g>'
    '</svg>'
}

[cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
Import-Module (Join-Path (Resolve-Path -LiteralPath $Module) 'Enode.psd1')
$lines = @(Invoke-Session)
Set-Content -LiteralPath $Path -Value (ConvertTo-Svg $lines) -Encoding utf8NoBOM
