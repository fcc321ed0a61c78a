using System.Globalization;

namespace Enode.Simulation;

/// <summary>The texts of the pages in one language.</summary>
internal sealed record LinkTexts
{
    private static readonly LinkTexts English = new()
    {
        Language = "en",
        Choose = "Which account do you want to link?",
        MayFail = "has problems now",
        SignInTo = "Sign in to {0}",
        Simulated = "This is a simulator: any email address and any password are accepted.",
        Account = "Email address",
        Password = "Password",
        SignIn = "Sign in",
        WrongPassword = "The email address or the password is wrong. Try again.",
        NoDevices = "This account has no devices. Use another account.",
        Unavailable = "The service of {0} is not available at present. Try again later.",
        Allow = "Allow access to {0}?",
        AllowText = "The app asks for your permission to:",
        Yes = "Allow",
        No = "Do not allow",
        Other = "Choose another account",
        Leave = "Cancel",
        Invalid = "This link cannot be used",
        InvalidText = "It was used before, or it has expired. Go back to the app and start again.",
        Types = ["vehicles", "chargers", "heating and cooling devices", "solar inverters", "batteries", "meters"],
        Data = "see the data of your {0}",
        Location = "see where your {0} are",
        Charging = "control charging with your {0}",
        Mode = "set the mode and the temperature of your {0}",
        OperationMode = "set the operation mode of your {0}",
    };

    private static readonly LinkTexts German = new()
    {
        Language = "de",
        Choose = "Welches Konto möchten Sie verbinden?",
        MayFail = "hat Störungen",
        SignInTo = "Bei {0} anmelden",
        Simulated = "Dies ist ein Simulator: Jede E-Mail-Adresse und jedes Passwort wird angenommen.",
        Account = "E-Mail-Adresse",
        Password = "Passwort",
        SignIn = "Anmelden",
        WrongPassword = "E-Mail-Adresse oder Passwort ist falsch. Versuchen Sie es noch einmal.",
        NoDevices = "Dieses Konto hat keine Geräte. Verwenden Sie ein anderes Konto.",
        Unavailable = "Der Dienst von {0} ist zurzeit nicht verfügbar. Versuchen Sie es später noch einmal.",
        Allow = "Zugriff auf {0} erlauben?",
        AllowText = "Die App bittet um diese Berechtigungen:",
        Yes = "Erlauben",
        No = "Nicht erlauben",
        Other = "Anderes Konto wählen",
        Leave = "Abbrechen",
        Invalid = "Dieser Link ist ungültig",
        InvalidText = "Er wurde schon verwendet oder ist abgelaufen. Gehen Sie zur App zurück und beginnen Sie neu.",
        Types = ["Fahrzeuge", "Ladegeräte", "Heiz- und Kühlgeräte", "Wechselrichter", "Batterien", "Stromzähler"],
        Data = "Daten Ihrer {0} sehen",
        Location = "Standort Ihrer {0} sehen",
        Charging = "das Laden Ihrer {0} steuern",
        Mode = "Modus und Temperatur Ihrer {0} einstellen",
        OperationMode = "Betriebsart Ihrer {0} einstellen",
    };

    private static readonly LinkTexts Norwegian = new()
    {
        Language = "nb",
        Choose = "Hvilken konto vil du koble til?",
        MayFail = "har problemer",
        SignInTo = "Logg inn hos {0}",
        Simulated = "Dette er en simulator: Alle e-postadresser og passord blir godtatt.",
        Account = "E-postadresse",
        Password = "Passord",
        SignIn = "Logg inn",
        WrongPassword = "E-postadressen eller passordet er feil. Prøv igjen.",
        NoDevices = "Denne kontoen har ingen enheter. Bruk en annen konto.",
        Unavailable = "Tjenesten til {0} er ikke tilgjengelig nå. Prøv igjen senere.",
        Allow = "Gi tilgang til {0}?",
        AllowText = "Appen ber om å få:",
        Yes = "Gi tilgang",
        No = "Ikke gi tilgang",
        Other = "Velg en annen konto",
        Leave = "Avbryt",
        Invalid = "Denne lenken kan ikke brukes",
        InvalidText = "Den er brukt før, eller den er utløpt. Gå tilbake til appen og start på nytt.",
        Types = ["bilene", "laderne", "varme- og kjøleenhetene", "vekselretterne", "batteriene", "strømmålerne"],
        Data = "se data fra {0} dine",
        Location = "se hvor {0} dine er",
        Charging = "styre lading med {0} dine",
        Mode = "stille inn modus og temperatur på {0} dine",
        OperationMode = "stille inn driftsmodus på {0} dine",
    };

    /// <summary>The language of the texts, as the page names it.</summary>
    public required string Language { get; init; }

    public required string Choose { get; init; }

    public required string MayFail { get; init; }

    /// <summary>With the place of a brand, as are <see cref="Unavailable"/> and <see cref="Allow"/>.</summary>
    public required string SignInTo { get; init; }

    public required string Simulated { get; init; }

    public required string Account { get; init; }

    public required string Password { get; init; }

    public required string SignIn { get; init; }

    public required string WrongPassword { get; init; }

    public required string NoDevices { get; init; }

    public required string Unavailable { get; init; }

    public required string Allow { get; init; }

    public required string AllowText { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string Other { get; init; }

    public required string Leave { get; init; }

    public required string Invalid { get; init; }

    public required string InvalidText { get; init; }

    /// <summary>The names of the types of device, in the order of <see cref="ResourceKind.Assets"/>.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>What the scopes <c>:read:data</c> are for, with the place of a type. The next four are those of the other scopes.</summary>
    public required string Data { get; init; }

    public required string Location { get; init; }

    public required string Charging { get; init; }

    public required string Mode { get; init; }

    public required string OperationMode { get; init; }

    /// <summary>The texts in a language, or in English where there are none.</summary>
    /// <param name="language">The language of a session, as in <c>de-DE</c>, or <c>browser</c>.</param>
    /// <param name="accepted">The languages that the browser accepts, the preferred one first. Null if it names none.</param>
    public static LinkTexts For(string language, string? accepted) =>
        (language == "browser" ? (accepted ?? string.Empty).Split(',') : [language])
            .Select(wanted => wanted.Trim().ToLowerInvariant() switch
            {
                ['e', 'n', ..] => English,
                ['d', 'e', ..] => German,
                ['n', 'b' or 'n' or 'o', ..] => Norwegian,
                _ => null,
            })
            .FirstOrDefault(texts => texts is not null) ?? English;

    /// <summary>What a scope allows.</summary>
    public string Of(string scope)
    {
        var type = DeviceScopes.TypeOf(scope);
        var index = ResourceKind.Assets.TakeWhile(kind => kind.Noun != type).Count();
        return With(
            scope[(type.Length + 1)..] switch
            {
                "read:data" => Data,
                "read:location" => Location,
                "control:charging" => Charging,
                "control:mode" => Mode,
                _ => OperationMode,
            },
            Types[index]);
    }

    /// <summary>A text with a brand or a type in its place.</summary>
    public static string With(string text, string name) => string.Format(CultureInfo.InvariantCulture, text, name);
}
