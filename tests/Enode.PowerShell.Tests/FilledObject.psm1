# Objects of the module with every member set, for tests of their views.

Set-StrictMode -Version Latest

# An object of this type. Each string is -Text, and so are the name and the value of an unknown member.
function New-Filled([type] $Type, [string] $Text) {
    $thing = $Type::new()
    foreach ($property in $Type.GetProperties().Where{ $_.CanWrite }) {
        $property.SetValue($thing, (New-Value $property.PropertyType $Text))
    }

    $thing
}

function New-Value([type] $Type, [string] $Text) {
    $plain = [Nullable]::GetUnderlyingType($Type) ?? $Type
    if ($plain -eq [string]) { return $Text }
    if ($plain -eq [securestring]) { return ConvertTo-SecureString 'secret' -AsPlainText -Force }
    if ($plain -eq [double]) { return 12.5 }
    if ($plain -eq [decimal]) { return 12.50d }
    if ($plain -eq [bool]) { return $true }
    if ($plain -eq [DateTimeOffset]) { return [DateTimeOffset]::new(2026, 1, 2, 3, 4, 5, [timespan]::Zero) }
    if ($plain -eq [Enode.EnodeMembers]) {
        $members = [Enode.EnodeMembers]::new()
        $inner = [Enode.EnodeMembers]::new()
        $inner.Add($Text, $Text)
        $members.Add("newest$Text", $inner)
        return $members
    }

    if ($plain.IsGenericType -and $plain.GetGenericTypeDefinition() -eq [Enode.EnodeList[object]].GetGenericTypeDefinition()) {
        $list = $plain::new()
        $list.Add((New-Value $plain.GetGenericArguments()[0] $Text))
        return , $list
    }

    New-Filled $plain $Text
}

# The types of the output of commands that have a public constructor.
function Get-GivenType {
    @((Get-Command -Module Enode).OutputType.Type | Where-Object Namespace -EQ 'Enode') + [Enode.UnknownAction], [Enode.UnknownSchedule] |
        Where-Object { $_.GetConstructor([type[]]@()) } | Sort-Object FullName -Unique
}

Export-ModuleMember -Function New-Filled, Get-GivenType
