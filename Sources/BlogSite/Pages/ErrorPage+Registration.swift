internal import Blog

/// Why a registration, a link by mail or an invitation comes to nothing, and what else there is.
extension ErrorPage {
    static func registrationRefused(_ settings: SiteSettings) -> ErrorPage {
        settings.registration == .invitation
            ? refusal(
                "Accounts are by invitation here",
                "An invitation comes by mail, with a link that leads to the form. Ask \(settings.operatorWords) for one.",
                links: [PageLink("Log in", .login())])
            : refusal(
                "Nobody can register at present",
                "This site takes no new accounts. Those who have one can log in as ever.",
                links: [PageLink("Log in", .login())])
    }

    static func nothingToConfirm(mayRegister: Bool) -> ErrorPage {
        refusal(
            "Nothing waits to be confirmed here",
            "If the link in the mail was followed already, here or in another browser, your account is ready: log in. If "
                + "the mail has not come, log in with the name and the password that you chose: then it can be sent again.",
            links: [PageLink("Log in", .login())] + (mayRegister ? [PageLink("Register", .register())] : []))
    }

    /// A mail program broke the link, or a part of it was not copied.
    static let linkIncomplete = refusal(
        "This link is not complete",
        "A part of it was lost on the way. Copy all of it from the mail into the address line of your browser.",
        links: [PageLink("Log in", .login())])

    static let linkTooOld = refusal(
        "This link is too old",
        "Links that make an account work for a day. No account was made; register again to get another one.",
        links: [PageLink("Register", .register())])

    static let emailLinkTooOld = refusal(
        "This link is too old",
        "Links that change an address work for an hour. Nothing has changed; ask for another one.",
        links: [PageLink("Change your e-mail address", .changeEmail)])

    /// Whoever follows it is not logged in, and has no password that could be asked instead.
    static let emailLinkNeedsLogin = refusal(
        "Log in first",
        "This link changes the e-mail address of an account, and only its owner may do that. Log in, then follow the link "
            + "once more.",
        links: [PageLink("Log in", .login())])

    static func linkVoid(isSignedIn: Bool, mayRegister: Bool) -> ErrorPage {
        guard !isSignedIn else {
            return refusal(
                "This link does not work any more",
                "It was used already, a newer mail has replaced it, or it is too old.",
                links: [PageLink("Your account", .account)])
        }
        return refusal(
            "This link does not work any more",
            "It was used already, a newer mail has replaced it, or it is too old. If you have followed it before, just log in.",
            links: [PageLink("Log in", .login()), PageLink("Set a new password", .forgottenPassword)]
                + (mayRegister ? [PageLink("Register", .register())] : []))
    }

    static func nameTakenMeanwhile(_ name: String) -> ErrorPage {
        refusal(
            "Somebody else has the name by now",
            "“\(name)” was given away before you followed the link. Register once more with another name.",
            links: [PageLink("Register", .register())])
    }

    static let emailTakenMeanwhile = refusal(
        "This address has an account by now",
        "An account with your e-mail address was made before you followed this link. Log in to that one.",
        links: [PageLink("Log in", .login()), PageLink("Set a new password", .forgottenPassword)])

    static func invitationVoid(mayRegister: Bool) -> ErrorPage {
        refusal(
            "This invitation is not open any more",
            "It was accepted already, it was withdrawn or replaced by a newer one, or it is too old. "
                + "Ask whoever invited you for another one.",
            links: [PageLink("Log in", .login())] + (mayRegister ? [PageLink("Register", .register())] : []))
    }

    static let invitationWhileSignedIn = refusal(
        "You have an account already",
        "An invitation makes a new account, and you are logged in to yours. To accept it nevertheless, log out first and "
            + "follow its link again.")

    private static func refusal(_ heading: String, _ explanation: String, links: [PageLink] = []) -> ErrorPage {
        ErrorPage(status: 403, heading: heading, explanation: explanation, links: links)
    }
}
