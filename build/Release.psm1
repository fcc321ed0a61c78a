# What a release adds to the packages: signatures, a software bill of materials, and checksums.

Set-StrictMode -Version Latest

Import-Module (Join-Path $PSScriptRoot 'Package.psm1')

# Writes the software bill of materials, as SPDX 2.3: each file of the module with its hash. There are no other components,
# because the module references only the runtime and PowerShell.
function New-Sbom([string] $Module, [string] $Destination, [string] $Commit) {
    $manifest = Join-Path $Module 'Enode.psd1'
    $data = Import-PowerShellDataFile -LiteralPath $manifest
    $version = Get-PackageVersion $manifest
    $project = $data.PrivateData.PSData['ProjectUri']
    $files = @(foreach ($file in Get-ModuleFile $Module) {
            [ordered]@{
                SPDXID           = "SPDXRef-File-$($file -replace '[^A-Za-z0-9.]', '-')"
                fileName         = "./$file"
                checksums        = @(foreach ($algorithm in 'SHA1', 'SHA256') {
                        $hash = (Get-FileHash -LiteralPath (Join-Path $Module $file) -Algorithm $algorithm).Hash
                        [ordered]@{ algorithm = $algorithm; checksumValue = $hash.ToLowerInvariant() }
                    })
                licenseConcluded = 'MIT'
                copyrightText    = $data.Copyright
            }
        })
    $sums = ($files | ForEach-Object { $_.checksums[0].checksumValue } | Sort-Object) -join ''
    # SPDX defines this code with SHA-1.
    $code = [System.Convert]::ToHexString([System.Security.Cryptography.SHA1]::HashData([System.Text.Encoding]::ASCII.GetBytes($sums)))
    $document = [ordered]@{
        spdxVersion       = 'SPDX-2.3'
        dataLicense       = 'CC0-1.0'
        SPDXID            = 'SPDXRef-DOCUMENT'
        name              = "Enode-$version"
        documentNamespace = "$($project ? $project : 'urn:enode-powershell')/spdx/$version/$code".ToLowerInvariant()
        creationInfo      = [ordered]@{ created = [datetime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ'); creators = @('Tool: build.ps1') }
        packages          = @([ordered]@{
                SPDXID                  = 'SPDXRef-Package'
                name                    = 'Enode'
                versionInfo             = $version
                downloadLocation        = $project ? $project : 'NOASSERTION'
                sourceInfo              = $Commit ? "Commit $Commit" : 'Commit unknown'
                filesAnalyzed           = $true
                packageVerificationCode = @{ packageVerificationCodeValue = $code.ToLowerInvariant() }
                licenseConcluded        = 'MIT'
                licenseDeclared         = 'MIT'
                copyrightText           = $data.Copyright
                hasFiles                = @($files | ForEach-Object { $_.SPDXID })
            })
        files             = $files
        relationships     = @(
            @{ spdxElementId = 'SPDXRef-DOCUMENT'; relationshipType = 'DESCRIBES'; relatedSpdxElement = 'SPDXRef-Package' }
        )
    }
    $document | ConvertTo-Json -Depth 6 | Set-Content -LiteralPath (Join-Path $Destination "Enode.$version.spdx.json") -Encoding utf8NoBOM
}

# Writes SHA256SUMS for all files of a folder, in the format of sha256sum.
function New-Checksum([string] $Folder) {
    $lines = foreach ($file in Get-ModuleFile $Folder) {
        "$((Get-FileHash -LiteralPath (Join-Path $Folder $file) -Algorithm SHA256).Hash.ToLowerInvariant())  $file"
    }
    Set-Content -LiteralPath (Join-Path $Folder 'SHA256SUMS') -Value $lines -Encoding utf8NoBOM
}

# Signs what Windows verifies, with the certificate of a .pfx file.
function Set-ModuleSignature([string] $Module, [string] $Certificate, [securestring] $Password, [string] $TimestampServer) {
    if (-not $IsWindows) { throw 'Files can be signed only on Windows.' }
    $signing = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($Certificate, $Password)
    $how = @{ Certificate = $signing; HashAlgorithm = 'SHA256' }
    if ($TimestampServer) { $how.TimestampServer = $TimestampServer }
    foreach ($file in Get-ChildItem -Path (Join-Path $Module '*') -Include *.dll, *.psd1, *.ps1xml) {
        $signature = Set-AuthenticodeSignature -LiteralPath $file.FullName @how
        if ($signature.Status -ne 'Valid') { throw "$($file.Name) was not signed: $($signature.StatusMessage)" }
    }
}

Export-ModuleMember -Function New-Sbom, New-Checksum, Set-ModuleSignature
