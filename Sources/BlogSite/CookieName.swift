/// The cookies that Martlet sets. The front server keeps no page that was made for a request with one of the first
/// five, see `deploy/nginx`.
enum CookieName {
    /// The secret of a session.
    static let session = "__Host-martlet-session"
    /// The secret by which a guest's browser sees its own comments while they wait.
    static let guest = "__Host-martlet-guest"
    /// What a guest chose to have remembered: name, e-mail address and website.
    static let author = "__Host-martlet-author"
    /// A notice for the next page.
    static let notice = "__Host-martlet-notice"
    /// The secret by which what was typed into forms is found after logging in.
    static let parked = "__Host-martlet-parked"
    /// The secret behind the form tokens of a stranger.
    static let form = "__Host-martlet-form"
    /// Who was last logged in in this browser, sealed: whose form it is that is sent once the session is gone.
    static let owner = "__Host-martlet-owner"
    /// By this an account knows a browser in which it was logged in before.
    static let device = "__Host-martlet-device"
    /// The secret of a log-in whose second factor is still to be shown.
    static let pendingLogin = "__Host-martlet-login"
    /// The secret of an authenticator app that is being set up, sealed: it is kept nowhere else until its first code.
    static let newAuthenticator = "__Host-martlet-authenticator"
    /// The secret of the browser in which somebody registered, until the account is made.
    static let registration = "__Host-martlet-registration"
}
