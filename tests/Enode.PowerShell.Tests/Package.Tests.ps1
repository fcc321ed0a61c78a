# The packages: their files, their metadata with and without the address of a repository, and their installation.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSupport.psm1" -Force
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    Import-Module (Join-Path $root 'build/Package.psm1'), (Join-Path $root 'build/Release.psm1') -Force
    Add-Type -AssemblyName System.IO.Compression.FileSystem

    $module = Join-Path $TestDrive 'Enode'
    Copy-Item (Get-ModulePath) $module -Recurse
    $manifest = Join-Path $module 'Enode.psd1'
    $plain = Import-PowerShellDataFile $manifest
    $version = Get-PackageVersion $manifest
    $address = Get-PublicAddress 'https://code.example/team/enode.git' $version
    Set-ManifestAddress $manifest $address
    $stamped = Import-PowerShellDataFile $manifest

    $packages = (New-Item (Join-Path $TestDrive 'package') -ItemType Directory).FullName
    $nupkg = New-ModulePackage $module $packages
    $zip = New-ModuleArchive $module $packages
    New-Sbom $module $packages 'c0ffee'
    New-Checksum $packages

    # The names of the entries of a package or an archive, without the parts of the package format.
    function Get-Entry([string] $Path) {
        $archive = [System.IO.Compression.ZipFile]::OpenRead($Path)
        $format = '^(_rels/|package/|\[Content_Types\]\.xml$|[^/]*\.nuspec$)'
        try { $archive.Entries.FullName | Where-Object { $_ -notmatch $format } | Sort-Object -CaseSensitive }
        finally { $archive.Dispose() }
    }

    function Get-EntryText([string] $Path, [string] $Name) {
        $archive = [System.IO.Compression.ZipFile]::OpenRead($Path)
        try { [System.IO.StreamReader]::new($archive.GetEntry($Name).Open()).ReadToEnd() }
        finally { $archive.Dispose() }
    }

    $files = @(
        'CHANGELOG.md', 'Enode.Client.dll', 'Enode.Client.xml', 'Enode.Format.ps1xml', 'Enode.PowerShell.dll', 'Enode.PowerShell.xml'
        'Enode.Simulator.dll', 'Enode.Simulator.xml', 'Enode.psd1', 'LICENSE', 'en-US/Enode.PowerShell.dll-Help.xml'
        Get-ChildItem (Join-Path $root 'docs') -Filter 'about_*.md' | ForEach-Object { "en-US/$($_.BaseName).help.txt" }
    ) | Sort-Object -CaseSensitive
}

Describe 'The package of the module' {
    It 'has exactly its files, in less than 2 MB' {
        Get-Entry $nupkg | Should -BeExactly $files
        Split-Path $nupkg -Leaf | Should -BeExactly "Enode.$version.nupkg"
        (Get-Item $nupkg).Length | Should -BeLessThan 2MB
        Get-Entry $zip | Should -BeExactly ($files | ForEach-Object { "Enode/$($plain.ModuleVersion)/$_" })
        (Get-Item $zip).Length | Should -BeLessThan 2MB
    }

    It 'has the metadata that the PowerShell Gallery reads' {
        $metadata = ([xml](Get-EntryText $nupkg 'Enode.nuspec')).package.metadata
        $metadata.id, $metadata.version | Should -BeExactly 'Enode', $version
        $metadata.authors, $metadata.copyright | Should -BeExactly $plain.Author, $plain.Copyright
        $metadata.description | Should -BeExactly $plain.Description
        $metadata.projectUrl, $metadata.licenseUrl, $metadata.iconUrl | Should -BeExactly $address.Project, $address.License, $address.Icon
        $metadata.releaseNotes | Should -BeExactly "See $($address.ReleaseNotes)"
        $tags = $metadata.tags -split ' '
        'PSModule', 'PSIncludes_Cmdlet', 'PSEdition_Core', 'PSCommand_Get-EnodeVehicle' | Should -BeIn $tags
        ($tags -match '^PSCommand_').Count | Should -Be $plain.CmdletsToExport.Count
        $metadata.tags.Length | Should -BeLessThan 4000 -Because 'the Gallery rejects longer ones'
    }

    It 'has checksums and a list of its contents' {
        foreach ($line in Get-Content (Join-Path $packages 'SHA256SUMS')) {
            $hash, $name = $line -split '  ', 2
            (Get-FileHash (Join-Path $packages $name)).Hash | Should -Be $hash
        }
        @(Get-Content (Join-Path $packages 'SHA256SUMS')).Count | Should -Be 3
        $sbom = Get-Content (Join-Path $packages "Enode.$version.spdx.json") -Raw | ConvertFrom-Json
        $sbom.files.fileName | Should -BeExactly ($files | ForEach-Object { "./$_" })
        $dll = $sbom.files | Where-Object fileName -EQ './Enode.Client.dll'
        $listed = $dll.checksums.Where({ $_.algorithm -eq 'SHA256' }).checksumValue
        $listed | Should -Be (Get-FileHash (Join-Path $module 'Enode.Client.dll')).Hash
        $sbom.packages[0].downloadLocation, $sbom.packages[0].sourceInfo | Should -BeExactly $address.Project, 'Commit c0ffee'
    }
}

Describe 'The package of Enode.Client' {
    It 'has exactly its files, no dependency, and no address that was not given' {
        $said = dotnet pack (Join-Path $root 'src/Enode.Client') --no-build --no-restore --configuration Release --nologo --output (
            Join-Path $TestDrive 'client') '-p:RepositoryUrl=' 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $said
        $client = Join-Path $TestDrive "client/Enode.Client.$version.nupkg"
        Get-Entry $client | Should -BeExactly 'icon.png', 'lib/net8.0/Enode.Client.dll', 'lib/net8.0/Enode.Client.xml', 'README.md'
        (Get-Item $client).Length | Should -BeLessThan 1MB
        $metadata = ([xml](Get-EntryText $client 'Enode.Client.nuspec')).package.metadata
        $metadata.license.InnerText, $metadata.readme, $metadata.icon | Should -BeExactly 'MIT', 'README.md', 'icon.png'
        $metadata.dependencies.GetElementsByTagName('dependency').Count | Should -Be 0
        $metadata.SelectSingleNode('*[local-name()="projectUrl"]') | Should -BeNullOrEmpty
        'README.md', 'lib/net8.0/Enode.Client.xml' | ForEach-Object { Get-EntryText $client $_ | Should -Not -Match 'PowerShell|[Cc]mdlet' }
    }
}

Describe 'The address of the repository' {
    It 'is in the manifest, for the tag of the version' {
        $public = $stamped.PrivateData.PSData
        $public.ProjectUri | Should -BeExactly 'https://code.example/team/enode'
        $public.LicenseUri | Should -BeExactly "https://code.example/team/enode/blob/v$version/LICENSE"
        $public.IconUri | Should -BeExactly "https://code.example/team/enode/raw/v$version/docs/icon.png"
        $public.ReleaseNotes | Should -BeExactly "See https://code.example/team/enode/blob/v$version/CHANGELOG.md"
        'LICENSE', 'docs/icon.png', 'CHANGELOG.md' | ForEach-Object { Join-Path $root $_ | Should -Exist }
        (Test-ModuleManifest $manifest -ErrorAction Stop -WarningAction Stop).ProjectUri | Should -Be $public.ProjectUri
        # Every other line is as in the sources.
        $pattern = '^ *(ReleaseNotes|ProjectUri|LicenseUri|IconUri) '
        (Get-Content $manifest) -notmatch $pattern | Should -BeExactly ((Get-Content (Join-Path $root 'Enode.psd1')) -notmatch $pattern)
    }

    It 'is rejected if it is not an https address: <_>' -ForEach 'http://code.example/x', 'team/enode', 'file:///x' {
        { Get-PublicAddress $_ '1.0.0' } | Should -Throw 'The address of the repository is not an https address*'
    }

    It 'is in no file of the sources' {
        (Import-PowerShellDataFile (Join-Path $root 'Enode.psd1')).PrivateData.PSData.Keys | Should -Not -Contain 'ProjectUri'
    }

    It 'is in the package of Enode.Client, whose assembly names its commit' {
        $project = Join-Path $root 'src/Enode.Client'
        $asked = @('-getProperty:Version', '-getProperty:RepositoryUrl', '-getProperty:PackageProjectUrl')
        $asked += '-getProperty:IncludeSourceRevisionInInformationalVersion', '-getProperty:PackageReleaseNotes'
        $with = dotnet msbuild $project '-p:RepositoryUrl=https://code.example/enode' '-p:ContinuousIntegrationBuild=true' @asked |
            ConvertFrom-Json
        $with.Properties.Version | Should -BeExactly $version
        $with.Properties.RepositoryUrl | Should -BeExactly 'https://code.example/enode'
        $with.Properties.PackageProjectUrl | Should -BeExactly $with.Properties.RepositoryUrl
        $with.Properties.IncludeSourceRevisionInInformationalVersion | Should -BeExactly 'true'
        $with.Properties.PackageReleaseNotes | Should -BeExactly "See https://code.example/enode/blob/v$version/CHANGELOG.md"
    }
}

Describe 'The installed package' {
    BeforeAll {
        $modulePath = Join-Path $TestDrive 'modules'
        $null = New-Item $modulePath -ItemType Directory
        $installed = Install-ModulePackage $nupkg $modulePath
        # An older file of the same version does not stay.
        Set-Content (Join-Path $installed 'old.txt') 'old'
        $installed = Install-ModulePackage $nupkg $modulePath
    }

    It 'is a folder of the version, with exactly its files' {
        $installed | Should -Be (Join-Path $modulePath "Enode/$($plain.ModuleVersion)")
        Get-ModuleFile $installed | Should -BeExactly $files
        (Get-ChildItem $modulePath).Name | Should -BeExactly 'Enode'
        (Get-ChildItem (Join-Path $modulePath 'Enode')).Name | Should -BeExactly $plain.ModuleVersion
    }

    It 'runs in a new process that finds it in the module path, with its help and views' {
        $script = Join-Path $TestDrive 'use.ps1'
        Set-Content $script {
            # The commands are loaded by their names alone.
            $null = Start-EnodeSimulator -Connect
            @{
                Base     = (Get-Module Enode).ModuleBase
                Version  = "$((Get-Module Enode).Version)"
                Count    = @(Get-EnodeVehicle).Count
                Table    = Get-EnodeVehicle -First 1 | Out-String
                Synopsis = (Get-Help Get-EnodeVehicle -Full).Synopsis
                Examples = @((Get-Help Get-EnodeVehicle -Examples).examples.example).Count
                About    = (Get-Help about_Enode | Out-String).Length
                Errors   = @($Error | ForEach-Object { "$_" })
            } | ConvertTo-Json | Set-Content $args[0]
            Stop-EnodeSimulator
        }.ToString()
        $report = Join-Path $TestDrive 'use.json'
        $before = $env:PSModulePath
        $env:PSModulePath = $modulePath
        try { $said = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $script $report *>&1 | Out-String }
        finally { $env:PSModulePath = $before }
        $said | Should -BeNullOrEmpty
        $used = Get-Content $report -Raw | ConvertFrom-Json
        $used.Base | Should -Be $installed
        $used.Version, $used.Count | Should -Be $plain.ModuleVersion, 25
        $used.Table | Should -Match 'DisplayName +BatteryLevel'
        $used.Synopsis | Should -BeLike 'Gets vehicles*'
        $used.Examples | Should -BeGreaterThan 5
        $used.About | Should -BeGreaterThan 1000
        $used.Errors | Should -BeNullOrEmpty
    }

    It 'is installed by Install-PSResource too' -Skip:(-not (Get-Command Save-PSResource -ErrorAction Ignore)) {
        $name = "enode-$([guid]::NewGuid())"
        Register-PSResourceRepository -Name $name -Uri $packages -Trusted
        try { Save-PSResource Enode -Repository $name -Path (Join-Path $TestDrive 'saved') -ErrorAction Stop }
        finally { Unregister-PSResourceRepository -Name $name }
        $saved = Join-Path $TestDrive "saved/Enode/$($plain.ModuleVersion)"
        Get-ModuleFile $saved | Where-Object { $_ -in $files } | Should -BeExactly $files
    }
}

Describe 'Get-Help -Online' -Skip:(-not $IsLinux) {
    It 'opens the page of the tag, if the help was built with the address' {
        $docs = Join-Path $TestDrive 'docs'
        $null = New-Item (Join-Path $docs 'en-US') -ItemType Directory
        Copy-Item (Join-Path $root 'docs/en-US/Get-EnodeUser.md') (Join-Path $docs 'en-US')
        & (Join-Path $root 'docs/Build-Help.ps1') -Source $docs -Destination (Join-Path $module 'en-US') -OnlinePages $address.HelpPages
        { & (Join-Path $root 'docs/Build-Help.ps1') -Source $docs -Destination $docs -OnlinePages 'code.example/x' } |
            Should -Throw '*not an https address*'
        $bin = Join-Path $TestDrive 'bin'
        $null = New-Item $bin -ItemType Directory
        $opened = Join-Path $TestDrive 'opened.txt'
        Set-Content (Join-Path $bin 'xdg-open') '#!/bin/sh', "printf %s `"`$1`" > '$opened.new' && mv '$opened.new' '$opened'"
        chmod +x (Join-Path $bin 'xdg-open')
        $path = $env:PATH
        $env:PATH = "$bin$([System.IO.Path]::PathSeparator)$path"
        try {
            & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Import-Module '$module'; Get-Help Get-EnodeUser -Online"
        }
        finally { $env:PATH = $path }
        Wait-Until { Test-Path $opened }
        Get-Content $opened | Should -BeExactly "https://code.example/team/enode/blob/v$version/docs/en-US/Get-EnodeUser.md"
        Join-Path $root 'docs/en-US/Get-EnodeUser.md' | Should -Exist
    }
}
