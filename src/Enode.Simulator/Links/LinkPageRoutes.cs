using System.Text;

namespace Enode.Simulation;

/// <summary>
/// The page at the address of a link session. Each form is answered with a redirect, to the next page or at the end to the session's
/// own address, so that the browser's buttons to reload and go back repeat nothing.
/// </summary>
internal static class LinkPageRoutes
{
    /// <summary>The path of the pages, before the token.</summary>
    public const string Root = "/link/";

    // The error codes of the redirect are not published. These are two of those with which the link SDKs for apps end.
    private const string Cancelled = "cancelledByUser";
    private const string Failed = "backendError";

    public static IEnumerable<Route> For(Fleet fleet) =>
    [
        Route.OpenGet($"{Root}{{token}}", request => With(request, fleet, visit => visit.Show())),
        Route.OpenPost($"{Root}{{token}}", request => With(request, fleet, visit => visit.Post(ReadForm(request)))),
    ];

    private static Response With(ApiRequest request, Fleet fleet, Func<Visit, Response> respond)
    {
        var token = request.PathValues["token"];
        var accepted = request.Header("Accept-Language");
        return fleet.Links.Find(token, fleet.Clock.Now) is { } session
            ? respond(new Visit(fleet, token, session, LinkTexts.For(session.Language, accepted)))
            : Response.Html(404, LinkPages.Invalid(LinkTexts.For("browser", accepted)));
    }

    private static FormFields? ReadForm(ApiRequest request) => request.MediaType == "application/x-www-form-urlencoded"
        ? FormFields.TryParse(Encoding.UTF8.GetString(request.Body))
        : null;

    /// <summary>One request of a browser to a session.</summary>
    private sealed class Visit
    {
        private readonly Fleet fleet;
        private readonly string token;
        private readonly LinkSession session;
        private readonly LinkTexts texts;
        private readonly LinkPages pages;
        private readonly List<LinkableVendor> vendors;

        public Visit(Fleet fleet, string token, LinkSession session, LinkTexts texts)
        {
            this.fleet = fleet;
            this.token = token;
            this.session = session;
            this.texts = texts;
            pages = new LinkPages(session, texts, token);
            vendors = [.. LinkableVendor.All.Where(vendor => vendor.Types.Any(session.Types.Contains))];
        }

        private LinkableVendor? Vendor => vendors.Find(vendor => vendor.Code == (session.Vendor ?? session.ChosenVendor));

        /// <summary>The page for the present step.</summary>
        public Response Show() => Response.Html(200, Vendor switch
        {
            null => pages.Choose(vendors.Where(IsAvailable).Select(vendor => (vendor, MayFail(vendor)))),
            { } vendor when !IsAvailable(vendor) => pages.Unavailable(vendor),
            { } vendor when !session.IsSignedIn => pages.SignIn(vendor),
            { } vendor => pages.Allow(vendor, session.Scopes.Where(scope => TypesOf(vendor).Contains(DeviceScopes.TypeOf(scope)))),
        });

        /// <summary>Carries out what a form asks for.</summary>
        public Response Post(FormFields? form)
        {
            if (form?.First("token") != token)
            {
                return Response.Html(403, LinkPages.Invalid(texts));
            }

            if (vendors.Find(vendor => vendor.Code == form.First("vendor")) is { } chosen && session.Vendor is null)
            {
                return Go(session with { ChosenVendor = chosen.Code, IsSignedIn = false });
            }

            return form.First("action") switch
            {
                "leave" => End(Cancelled, "The user left before the end."),
                "deny" => End(Cancelled, "The user did not allow access."),
                "other" => Go(session with { ChosenVendor = null, IsSignedIn = false }),
                "sign-in" when VendorOf(form) is { } vendor => SignIn(vendor, form),
                "allow" when VendorOf(form) is { } vendor && session.IsSignedIn => Link(vendor),
                _ => Continue(),
            };
        }

        // The vendor of the session, if it is the one that the user saw and is available.
        private LinkableVendor? VendorOf(FormFields form) =>
            Vendor is { } vendor && form.First(LinkPages.ShownField) == vendor.Code && IsAvailable(vendor) ? vendor : null;

        private bool IsAvailable(LinkableVendor vendor) => fleet.Health.StatusOf(vendor.Code) != ServiceHealth.Outage;

        private bool MayFail(LinkableVendor vendor) => fleet.Health.StatusOf(vendor.Code) != ServiceHealth.Ready;

        private IEnumerable<string> TypesOf(LinkableVendor vendor) => session.Types.Where(vendor.Types.Contains);

        private Response SignIn(LinkableVendor vendor, FormFields form)
        {
            var account = form.First("account") ?? string.Empty;
            if (LinkAccounts.Is(account, LinkAccounts.VendorError))
            {
                return End(Failed, $"The service of {vendor.Brand} failed.");
            }

            if (LinkAccounts.Is(account, LinkAccounts.NoDevices))
            {
                return Response.Html(422, pages.SignIn(vendor, texts.NoDevices));
            }

            return account.Length == 0 || form.First("password") is null or "" || LinkAccounts.Is(account, LinkAccounts.WrongPassword)
                ? Response.Html(422, pages.SignIn(vendor, texts.WrongPassword))
                : Go(session with { IsSignedIn = true });
        }

        private Response Link(LinkableVendor vendor)
        {
            if (fleet.Links.Take(token, fleet.Clock.Now) is null)
            {
                return Continue();
            }

            if (session.AssetId is null)
            {
                fleet.Link(session.UserId, vendor.Code, TypesOf(vendor), session.Scopes);
            }
            else
            {
                fleet.Relink(session.UserId, vendor.Code);
            }

            return Leave(session.RedirectUri);
        }

        private Response Go(LinkSession next)
        {
            fleet.Links.Update(token, next);
            return Continue();
        }

        private Response Continue() => Response.Redirect(Root + token);

        private Response End(string error, string message)
        {
            fleet.Links.Take(token, fleet.Clock.Now);
            var (address, fragment) = session.RedirectUri.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash
                ? (session.RedirectUri[..hash], session.RedirectUri[hash..])
                : (session.RedirectUri, string.Empty);
            var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            return Leave($"{address}{separator}error={error}&error_message={Uri.EscapeDataString(message)}{fragment}");
        }

        // A header has only ASCII characters. Anything else is escaped.
        private static Response Leave(string address) =>
            Response.Redirect(address.All(letter => letter is > ' ' and < '\x7F') ? address : new Uri(address).AbsoluteUri);
    }
}
