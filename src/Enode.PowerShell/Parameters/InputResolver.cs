using System.Management.Automation;
using Enode.Errors;

namespace Enode.Parameters;

/// <summary>
/// Resolves what was given to a command: a text is an id, an object of this module or a copy of one keeps its type, and a row
/// needs an Id. Everything else is rejected: PowerShell would convert it to text and send that as an id.
/// </summary>
internal static class InputResolver
{
    private const string IdColumn = "Id";
    private const string AssetTypeColumn = "AssetType";
    private const string TargetTypeColumn = "TargetType";
    private const string ScheduleTypeColumn = "ScheduleType";
    private const string ActionIdColumn = "ActionId";
    private const string UserIdColumn = "UserId";
    private const string ConnectionColumn = nameof(EnodeResource.Connection);

    /// <summary>What was given.</summary>
    /// <param name="given">A value from the command line or from the pipeline.</param>
    /// <param name="idColumns">Further columns that can hold the id of a row, as in <c>ChargerId</c>.</param>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: a command cannot take it.</exception>
    internal static Input Resolve(object given, IReadOnlyList<string> idColumns) => RefuseNullAttribute.Plain(given) switch
    {
        string text => Input.Of(text),
        WebhookEvent happened => OfEvent(happened, happened),
        EnodeResource thing => new Input(thing, Reference(thing, IdColumn), thing),
        EnodeConnection connection => new Input(connection, null, new ConnectionInput(connection)),
        PSCustomObject => FromRow(PSObject.AsPSObject(given), idColumns),
        var other => throw NotAnInput(other?.GetType().FullName),
    };

    /// <summary>What was given to a command that deletes. A row has to say what it is: an <c>Id</c> alone can be of anything.</summary>
    /// <param name="given">A value from the command line or from the pipeline.</param>
    /// <param name="column">The one column of a row, as in <c>UserId</c>.</param>
    /// <param name="advised">The columns that the error of a row advises to select.</param>
    /// <param name="fromRow">The object that a row with other columns is about. Null for none.</param>
    /// <exception cref="EnodeCommandException"><see cref="ErrorIds.InvalidArgument"/>: a command cannot take it.</exception>
    internal static Input ResolveForDeletion(
        object given, string column, IReadOnlyList<string> advised, Func<PSObject, EnodeResource?> fromRow)
    {
        if (EventOf(given) is not null)
        {
            throw Rejection("A command that deletes accepts no event. Specify the object of the event, as in $event.Vehicle.");
        }

        if (RefuseNullAttribute.Plain(given) is not PSCustomObject)
        {
            return Resolve(given, []);
        }

        var row = PSObject.AsPSObject(given);
        if ((InputTypes.FromCopy(row) is null ? fromRow(row) : KindOf(row)) is { } thing)
        {
            return new Input(row, Reference(thing, IdColumn), thing);
        }

        var columns = row.Properties.Select(property => property.Name)
            .Where(name => !name.Equals(ConnectionColumn, StringComparison.OrdinalIgnoreCase)).ToList();
        var selected = advised.Select(name =>
            name == column && row.Properties[column] is null ? $"@{{ Name = '{column}'; Expression = 'Id' }}" : name);
        var required = advised.Count == 1 ? $"the column {column}, with a value" : $"the columns {string.Join(", ", advised)}, with values";
        return columns is [var only] && only.Equals(column, StringComparison.OrdinalIgnoreCase) && Text(row, column) is { } id
            ? new Input(row, id, null)
            : throw Rejection(
                $"To delete something, a row requires {required} and without other columns, so that a row of another kind cannot be " +
                $"deleted by mistake. Select them with: Select-Object {string.Join(", ", selected)}. " +
                $"This row has: {string.Join(", ", columns)}.");
    }

    /// <summary>
    /// The name of the connection that a row or a copy came from, as its column says it. Null for a row without one, for a text, and
    /// for an object of this module, which stores its connection.
    /// </summary>
    internal static string? ConnectionOf(object given) =>
        RefuseNullAttribute.Plain(given) is PSCustomObject &&
        RefuseNullAttribute.Plain(InputTypes.ValueOf(PSObject.AsPSObject(given), ConnectionColumn))?.ToString() is { Length: > 0 } name
            ? name
            : null;

    /// <summary>The id of the user to whom an object belongs. Null for an object that belongs to none, and for an action.</summary>
    internal static string? UserIdOf(EnodeResource thing) => thing switch
    {
        User user => user.Id,
        AssetAction => null,
        _ => Reference(thing, UserIdColumn),
    };

    /// <summary>The id of a related object, as in <c>LocationId</c>. Null for an object that refers to none.</summary>
    internal static string? Reference(EnodeResource thing, string property) =>
        thing.GetType().GetProperty(property)?.GetValue(thing) as string;

    private static Input FromRow(PSObject row, IReadOnlyList<string> idColumns)
    {
        if (InputTypes.PartOf(row) is { } part)
        {
            throw NotAnInput(part);
        }

        if (EventOf(row) is { } happened)
        {
            return OfEvent(row, happened);
        }

        var columns = idColumns.Where(column => Text(row, column) is not null).ToList();
        if (columns.Contains(UserIdColumn))
        {
            return OfUser(row);
        }

        if (Text(row, IdColumn) is { } id)
        {
            // In a row of another system, Id is often the id of the row.
            var kind = KindOf(row);
            return kind is not null || columns.Count == 0 ? new Input(row, id, kind) : throw Ambiguous(columns.Prepend(IdColumn));
        }

        var copy = InputTypes.FromCopy(row);
        return columns switch
        {
            // A copy of an object that only refers to others is rejected where the object itself is.
            _ when copy is not null && copy.GetType().GetProperty(IdColumn) is null => new Input(row, null, copy),
            [var column] => new Input(row, Text(row, column), OfColumn(row, column)),
            [] when copy is not null => throw Rejection($"This copy of a {copy.GetType().Name} has no Id."),
            [] => throw Rejection(WithoutId(row, idColumns)),
            var several => throw Ambiguous(several),
        };
    }

    /// <summary>The event that was given, or a copy of one. Null for everything else.</summary>
    private static WebhookEvent? EventOf(object given) =>
        (RefuseNullAttribute.Plain(given) is PSCustomObject ? InputTypes.FromCopy(PSObject.AsPSObject(given)) : given) as WebhookEvent ??
        RefuseNullAttribute.Plain(given) as WebhookEvent;

    /// <summary>What an event is about.</summary>
    private static Input OfEvent(object given, WebhookEvent happened) => happened.Subject is { } subject
        ? new Input(given, Reference(subject, IdColumn), subject)
        : throw Rejection(ReferenceEquals(given, happened)
            ? $"The event '{happened.Event}' is not about an object that a cmdlet of this module accepts."
            : $"The copy of the event '{InputTypes.ValueOf(PSObject.AsPSObject(given), nameof(WebhookEvent.Event))}' does not contain an " +
                "object that a cmdlet of this module accepts. Copies from jobs and from files of small depth lose what is in an event: " +
                "return the object itself, as in $event.Vehicle.");

    /// <summary>The user of a row, whatever the row is that has the Id. A copy of an object keeps its type.</summary>
    private static Input OfUser(PSObject row)
    {
        var resource = InputTypes.FromCopy(row) ?? new User { Id = Text(row, UserIdColumn) };
        return new Input(row, Reference(resource, IdColumn), resource);
    }

    /// <summary>What a row with an Id is about, as far as its type name and its other columns say it. Null when they do not.</summary>
    private static EnodeResource? KindOf(PSObject row)
    {
        var copy = InputTypes.FromCopy(row);
        if (Text(row, AssetTypeColumn) is not { } assetType)
        {
            return copy ?? (row.Properties[TargetTypeColumn] is null ? null : Targeted(row));
        }

        if (copy is Device device && device.AssetType.Equals(assetType, StringComparison.OrdinalIgnoreCase))
        {
            return device;
        }

        // Written by the user, as in Select-Object @{ Name = 'Id'; ... }, @{ Name = 'AssetType'; ... }: the column counts.
        return AssetKind.OfDevice(assetType) is { } kind
            ? (EnodeResource)InputTypes.WithIds(kind.Create(), row)
            : throw Unknown(AssetTypeColumn, assetType);
    }

    /// <summary>What a row is about whose id is in a column such as <c>ChargerId</c> or <c>ActionId</c>.</summary>
    private static EnodeResource OfColumn(PSObject row, string column)
    {
        var resource = column == ActionIdColumn ? Action(row) : InputTypes.WithIds(InputTypes.Create(column[..^IdColumn.Length]), row);
        resource.GetType().GetProperty(IdColumn)!.SetValue(resource, Text(row, column));
        return (EnodeResource)resource;
    }

    /// <summary>What a row with a TargetType is about: a schedule has a ScheduleType too, and an action does not.</summary>
    private static EnodeResource Targeted(PSObject row) => Text(row, ScheduleTypeColumn) switch
    {
        null when row.Properties[ScheduleTypeColumn] is null => Action(row),
        ScheduleTypes.Charge => (EnodeResource)InputTypes.WithIds(new ChargeSchedule(), row),
        ScheduleTypes.Temperature => (EnodeResource)InputTypes.WithIds(new TemperatureSchedule(), row),
        _ => (EnodeResource)InputTypes.WithIds(new UnknownSchedule(), row),
    };

    private static UnknownAction Action(PSObject row)
    {
        var targetType = Text(row, TargetTypeColumn);
        if (targetType is not null && AssetKind.OfDevice(targetType) is null)
        {
            throw Unknown(TargetTypeColumn, targetType);
        }

        return (UnknownAction)InputTypes.WithIds(new UnknownAction(), row);
    }

    /// <summary>The text of a column. Null when there is no such column, or it is empty.</summary>
    private static string? Text(PSObject row, string column) => RefuseNullAttribute.Plain(InputTypes.ValueOf(row, column)) switch
    {
        null or "" => null,
        string text => text,
        var other => throw Rejection($"The {column} of the row is of type {other.GetType().FullName}. It must be a string."),
    };

    private static string WithoutId(PSObject row, IReadOnlyList<string> idColumns)
    {
        var columns = row.Properties.Select(property => property.Name).ToList();
        return columns switch
        {
            _ when row.Properties[IdColumn] is not null => $"The {IdColumn} of the row is empty.",
            [var only] when only.Contains(';', StringComparison.Ordinal) =>
                $"The row has only the column '{only}'. Read the file with Import-Csv -Delimiter ';'.",
            _ => $"A row requires the column {string.Join(" or ", idColumns.Prepend(IdColumn))}. " +
                $"This row has: {string.Join(", ", columns)}.",
        };
    }

    private static EnodeCommandException NotAnInput(string? type) =>
        Rejection($"An object of type {type} is neither an id nor an object that a cmdlet of this module accepts.");

    private static EnodeCommandException Ambiguous(IEnumerable<string> columns) =>
        Rejection($"The row contains {string.Join(" and ", columns)}. Only one of them is allowed.");

    private static EnodeCommandException Unknown(string column, string value) =>
        Rejection($"The {column} of the row is '{value}'. Valid values: {string.Join(", ", AssetKind.DeviceNames)}.");

    private static EnodeCommandException Rejection(string message) => new(ErrorIds.InvalidArgument, message);
}
