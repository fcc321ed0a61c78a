# The module as a package for the PowerShell Gallery and as a zip archive, and its installation.

Set-StrictMode -Version Latest

# The version of a manifest as it is published, with the label of a prerelease.
function Get-PackageVersion([string] $Manifest) {
    $data = Import-PowerShellDataFile -LiteralPath $Manifest
    $label = $data.PrivateData.PSData.Prerelease
    $label ? "$($data.ModuleVersion)-$label" : $data.ModuleVersion
}

# The public addresses of a version, below the address of the repository. Files are those of the version's tag, so that the
# pages of an installed version describe that version.
function Get-PublicAddress([uri] $RepositoryUrl, [string] $Version) {
    if (-not $RepositoryUrl.IsAbsoluteUri -or $RepositoryUrl.Scheme -ne 'https') {
        throw "The address of the repository is not an https address: $RepositoryUrl"
    }
    $base = $RepositoryUrl.AbsoluteUri.TrimEnd('/') -replace '\.git$'
    [pscustomobject]@{
        Project      = $base
        License      = "$base/blob/v$Version/LICENSE"
        Icon         = "$base/raw/v$Version/docs/icon.png"
        ReleaseNotes = "$base/blob/v$Version/CHANGELOG.md"
        HelpPages    = "$base/blob/v$Version/docs/en-US"
    }
}

# Writes the public addresses into a manifest. The one in the sources has none, because it does not know where it is published.
function Set-ManifestAddress([string] $Manifest, [object] $Address) {
    $text = Get-Content -LiteralPath $Manifest -Raw
    $line = [regex]'(?m)^(?<indent> *)ReleaseNotes *=[^\r\n]*'
    if ($line.Matches($text).Count -ne 1) { throw "$Manifest does not have one line of ReleaseNotes." }
    $lines = @(
        "ReleaseNotes = 'See $($Address.ReleaseNotes)'"
        "ProjectUri   = '$($Address.Project)'"
        "LicenseUri   = '$($Address.License)'"
        "IconUri      = '$($Address.Icon)'"
    )
    $text = $line.Replace($text, [System.Text.RegularExpressions.MatchEvaluator] {
            param($match)
            ($lines | ForEach-Object { $match.Groups['indent'].Value + $_ }) -join "`n"
        })
    Set-Content -LiteralPath $Manifest -Value $text -NoNewline -Encoding utf8NoBOM
}

# The tags of the package. Find-PSResource -CommandName reads those of commands. The Gallery permits 4000 characters in total,
# which is why PSCmdlet_, which has the same names again, is left out.
function Get-PackageTag([hashtable] $Data) {
    'PSModule', 'PSIncludes_Cmdlet'
    $Data.PrivateData.PSData.Tags
    $Data.CmdletsToExport | ForEach-Object { "PSCommand_$_" }
}

# Writes the .nuspec of a module, with the values of its manifest.
function New-Nuspec([string] $Module, [string] $Path) {
    $manifest = Join-Path $Module 'Enode.psd1'
    $data = Import-PowerShellDataFile -LiteralPath $manifest
    $public = $data.PrivateData.PSData
    $values = [ordered]@{
        id                       = 'Enode'
        version                  = Get-PackageVersion $manifest
        authors                  = $data.Author
        owners                   = $data.CompanyName
        requireLicenseAcceptance = 'false'
        licenseUrl               = $public['LicenseUri']
        projectUrl               = $public['ProjectUri']
        iconUrl                  = $public['IconUri']
        description              = $data.Description
        releaseNotes             = $public['ReleaseNotes']
        copyright                = $data.Copyright
        tags                     = (Get-PackageTag $data) -join ' '
    }
    $document = [xml]'<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata /></package>'
    $namespace = $document.DocumentElement.NamespaceURI
    $metadata = $document.GetElementsByTagName('metadata')[0]
    foreach ($name in $values.Keys) {
        if (-not $values[$name]) { continue }
        $metadata.AppendChild($document.CreateElement($name, $namespace)).InnerText = $values[$name]
    }

    $files = $document.DocumentElement.AppendChild($document.CreateElement('files', $namespace))
    $file = $files.AppendChild($document.CreateElement('file', $namespace))
    $file.SetAttribute('src', '**/*')
    $file.SetAttribute('target', '')
    $document.Save($Path)
}

# Writes the .nupkg of a module into a folder, and returns its path.
function New-ModulePackage([string] $Module, [string] $Destination) {
    $nuspec = Join-Path $Destination 'Enode.nuspec'
    New-Nuspec $Module $nuspec
    $project = Join-Path $PSScriptRoot '../src/Enode.PowerShell'
    # NU5048, NU5125: the Gallery reads the addresses of icon and license. NU5100: a module has no lib folder.
    dotnet pack $project --no-build --no-restore --configuration Release --nologo --verbosity quiet --output $Destination `
        "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$Module" '-p:NoWarn="NU5048;NU5100;NU5110;NU5111;NU5125;NU5128"' | Out-Host
    if ($LASTEXITCODE -ne 0) { throw 'The package was not created.' }
    Remove-Item -LiteralPath $nuspec
    Join-Path $Destination "Enode.$(Get-PackageVersion (Join-Path $Module 'Enode.psd1')).nupkg"
}

# Writes the zip archive of a module: a folder as in a module path, Enode/<version>.
function New-ModuleArchive([string] $Module, [string] $Destination) {
    $manifest = Join-Path $Module 'Enode.psd1'
    $path = Join-Path $Destination "Enode.$(Get-PackageVersion $manifest).zip"
    $base = "Enode/$((Import-PowerShellDataFile -LiteralPath $manifest).ModuleVersion)"
    $archive = [System.IO.Compression.ZipFile]::Open($path, 'Create')
    try {
        foreach ($file in Get-ModuleFile $Module) {
            $null = [System.IO.Compression.ZipFileExtensions]::CreateEntryFromFile($archive, (Join-Path $Module $file), "$base/$file")
        }
    }
    finally { $archive.Dispose() }
    $path
}

# The files below a folder, with slashes, in order.
function Get-ModuleFile([string] $Folder) {
    $root = (Resolve-Path -LiteralPath $Folder).Path
    Get-ChildItem -LiteralPath $root -Recurse -File |
        ForEach-Object { [System.IO.Path]::GetRelativePath($root, $_.FullName).Replace('\', '/') } |
        Sort-Object -CaseSensitive
}

# Puts the contents of a .nupkg into Enode/<version> of a module path, as Install-PSResource does, which leaves out the files of
# the package format. An existing folder of this version is replaced when the new one is complete.
function Install-ModulePackage([string] $Package, [string] $ModulePath) {
    $new = Join-Path $ModulePath "Enode.$([guid]::NewGuid())"
    try {
        [System.IO.Compression.ZipFile]::ExtractToDirectory($Package, $new)
        '_rels', 'package', '[Content_Types].xml', 'Enode.nuspec' |
            ForEach-Object { Remove-Item -LiteralPath (Join-Path $new $_) -Recurse -Force }
        $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $new 'Enode.psd1')).ModuleVersion
        $installed = Join-Path $ModulePath "Enode/$version"
        Move-Folder $new $installed
        $installed
    }
    finally { if (Test-Path -LiteralPath $new) { Remove-Item -LiteralPath $new -Recurse -Force } }
}

# Moves a folder to a place where another one may be, which is deleted afterwards. If that one cannot be moved away, it stays as it is.
function Move-Folder([string] $From, [string] $To) {
    $null = New-Item (Split-Path $To) -ItemType Directory -Force
    $old = "$To.$([guid]::NewGuid())"
    if (Test-Path -LiteralPath $To) { [System.IO.Directory]::Move($To, $old) }
    [System.IO.Directory]::Move($From, $To)
    if (Test-Path -LiteralPath $old) { Remove-Item -LiteralPath $old -Recurse -Force }
}

Export-ModuleMember -Function Get-PackageVersion, Get-PublicAddress, Set-ManifestAddress, New-ModulePackage, New-ModuleArchive,
    Get-ModuleFile, Install-ModulePackage, Move-Folder
