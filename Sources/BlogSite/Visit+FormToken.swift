internal import Blog
internal import HTTP
internal import Sodium

// A form token proves that the form came from a page that this site gave to this browser. It follows from the secret
// of the session, or for strangers from that of a cookie of its own, so that nothing of it has to be kept.

extension Visit {
    /// The token for the forms of the page that is being made.
    func formToken() throws -> String {
        if let session { return session.derived(for: "form token").text }
        if let known = cookie(CookieName.form).flatMap(Token.init(_:)) {
            return known.derived(for: "form token").text
        }
        if let issued = cookies.last(where: { $0.name == CookieName.form }).flatMap({ Token($0.value) }) {
            return issued.derived(for: "form token").text
        }
        let secret = try Token()
        cookies.append(Cookie(CookieName.form, secret.text))
        return secret.derived(for: "form token").text
    }

    /// - Throws: ``Failure/staleForm``, upon which the form is shown again with its text, and no action runs.
    func checkFormToken(_ route: Route) throws {
        guard viewer.account != nil || route.strangersNeedFormToken else { return }
        let secret = session ?? cookie(CookieName.form).flatMap(Token.init(_:))
        let sent = form["form_token"].flatMap(Token.init(_:))
        guard let secret, let sent, secret.derived(for: "form token") == sent else { throw Failure.staleForm }
    }
}
