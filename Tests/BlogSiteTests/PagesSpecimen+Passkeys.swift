@testable import BlogSite

extension Specimen {
    /// What an account has to log in with besides its password.
    static let passkeys = [
        Specimen("sample-passkeys", PasskeysPage.sample, in: .sample),
        Specimen("sample-passkey", PasskeyPage.sample, in: .sample),
        Specimen(
            "login-with-passkey",
            LoginPage(
                action: "/login",
                name: FormField(
                    id: "name", name: "name", label: "User name or e-mail address", autocomplete: "username",
                    isRequired: true),
                password: FormField(
                    id: "password", name: "password", label: "Password", type: "password",
                    autocomplete: "current-password", isRequired: true),
                remember: CheckboxField(id: "remember", name: "remember", label: "Stay signed in on this device"),
                passkey: .sample, forgottenPasswordURL: "/password/forgot", registrationURL: "/register"),
            in: .guest.withScript),
        Specimen(
            "login-code-passkey-first",
            LoginCodePage(
                action: "/login/code",
                code: FormField(
                    id: "code", name: "code", label: "Recovery code", autocomplete: "off", isRequired: true),
                otherKind: nil, passkey: .sample, isPasskeyFirst: true,
                help: "Lost your phone and your recovery codes? Ask whoever runs this site (help@example.org).",
                startAgainURL: "/login"),
            in: .guest.withScript),
        Specimen(
            "passkeys-none",
            PasskeysPage(
                accountMenu: .sample, passkeys: [], creation: .sample, backURL: "/account/two-factor"),
            in: .administrator.withScript),
        Specimen(
            "passkeys-full",
            PasskeysPage(
                accountMenu: .sample,
                passkeys: [
                    .sample,
                    ListedPasskey(
                        name: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte", url: "/x", made: .sample,
                        lastUsed: nil),
                ], creation: nil, limitWords: "An account can have 20 passkeys. Remove one to add another.",
                backURL: "/account/two-factor"), in: .administrator),
        Specimen(
            "passkey",
            PasskeyPage(
                accountMenu: .sample, heading: "Laptop", made: .sample, lastUsed: nil,
                action: "/account/two-factor/passkeys/7",
                name: FormField(id: "name", name: "name", label: "Name", value: "Laptop", isRequired: true),
                backURL: "/account/two-factor/passkeys"), in: .administrator),
    ]
}

extension PageFrame {
    fileprivate var withScript: PageFrame {
        var frame = self
        frame.scriptURLs = ["/assets/passkeys.js"]
        return frame
    }
}
