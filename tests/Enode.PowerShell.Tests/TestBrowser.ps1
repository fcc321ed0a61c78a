# A browser for the tests of commands that open one: it notes the address, and the test visits it. Part of TestSupport.psm1.

# Makes a program the default browser, until Reset-Enode.
function New-TestBrowser {
    $folder = New-Item -ItemType Directory (Join-Path ([System.IO.Path]::GetTempPath()) "enode-browser-$([guid]::NewGuid())")
    $program = Join-Path $folder 'browser'
    # Renamed, so that a half-written address is never read.
    Set-Content $program '#!/bin/sh', "printf '%s' `"`$1`" > '$folder/new' && mv '$folder/new' '$folder/address'"
    [System.IO.File]::SetUnixFileMode($program, 'UserRead, UserExecute')
    $env:BROWSER = $program
    $browsers.Add($folder)
    $folder
}

# The address that was opened, as soon as one is.
function Wait-TestBrowser($Browser) {
    $file = Join-Path $Browser 'address'
    Wait-Until { Test-Path $file }
    $address = Get-Content $file -Raw
    Remove-Item $file
    [uri]$address
}

# The parameters in the query of an address.
function Get-QueryValue([uri] $Address) {
    $values = @{}
    $query = [System.Web.HttpUtility]::ParseQueryString($Address.Query)
    $query.AllKeys | ForEach-Object { $values[$_] = $query[$_] }
    $values
}

# Sends the browser back to the command that waits for it. -With has the parameters of the response, besides the state.
function Send-Redirect([uri] $Address, [hashtable] $With = @{ code = 'the-code' }, $State) {
    $asked = Get-QueryValue $Address
    $fields = @{ state = $State ?? $asked.state } + $With
    if ($fields.state -eq '') { $fields.Remove('state') }
    $query = ($fields.GetEnumerator() | ForEach-Object { "$($_.Key)=$([uri]::EscapeDataString($_.Value))" }) -join '&'
    Invoke-WebRequest "$($asked.redirect_uri)?$query" -NoProxy
}

# Runs a command that opens a browser, and visits the address that it opens.
function Invoke-WithBrowser([scriptblock] $Command, [hashtable] $Variable, [scriptblock] $Visit) {
    $browser = New-TestBrowser
    $script = [scriptblock]::Create("`$ErrorActionPreference = 'Stop'; $Command")
    Invoke-InRunspace $script $Variable -While { $null = & $Visit (Wait-TestBrowser $browser) }
}
