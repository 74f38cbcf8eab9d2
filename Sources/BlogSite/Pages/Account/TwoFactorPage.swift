import Templates

/// What an account asks for beside its password, and what is there for the day on which that is lost.
struct TwoFactorPage: Page {
    static let template = "two-factor"

    let accountMenu: AccountPlaces
    /// What the person's role asks for, when it asks for a second factor.
    var demand: String?
    /// Until the person shows one, the rights of the role are kept back.
    var isHeldBack = false
    /// When the authenticator app was set up; absent when there is none.
    let appSince: DateLabel?
    /// Where one is set up, or replaced.
    let appURL: String
    let removeAppURL: String
    /// Each by its name, with the page on which it is renamed or removed.
    let passkeys: [PageLink]
    /// Where one is added.
    let passkeysURL: String
    /// "7 of 10 recovery codes are left."; absent as long as there is nothing to recover from.
    var codesLeft: String?
    /// So few are left that it is time for new ones.
    var codesAreFew = false
    let codesURL: String

    static let fields: [Field<TwoFactorPage>] = [
        .one("accountMenu") { $0.accountMenu },
        .text("demand") { $0.demand },
        .text("demandTone") { ($0.isHeldBack ? PageNotice.Tone.warning : .news).rawValue },
        .one("appSince") { $0.appSince },
        .text("appURL") { $0.appURL },
        .text("removeAppURL") { $0.removeAppURL },
        .flag("hasPasskeys") { !$0.passkeys.isEmpty },
        .many("passkeys") { $0.passkeys },
        .text("passkeysURL") { $0.passkeysURL },
        .text("codesLeft") { $0.codesLeft },
        .flag("codesAreFew") { $0.codesAreFew },
        .text("codesURL") { $0.codesURL },
    ]

    static let sample = TwoFactorPage(
        accountMenu: .sample,
        demand: "Your role on this site asks for a second factor, so you cannot be without one.", appSince: .sample,
        appURL: "/account/two-factor/app", removeAppURL: "/account/two-factor/app/remove",
        passkeys: [PageLink(label: "Laptop", url: "/account/two-factor/passkeys/7")],
        passkeysURL: "/account/two-factor/passkeys", codesLeft: "2 of 10 are left.", codesAreFew: true,
        codesURL: "/account/two-factor/recovery-codes")
}
