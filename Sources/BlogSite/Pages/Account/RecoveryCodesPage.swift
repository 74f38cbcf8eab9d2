import Templates

/// How many recovery codes are left, and the way to new ones.
struct RecoveryCodesPage: Page {
    static let template = "recovery-codes"

    let accountMenu: AccountPlaces
    let action: String
    var errors: ErrorSummary?
    /// "7 of 10 are left."
    let codesLeft: String
    let cancelURL: String

    static let fields: [Field<RecoveryCodesPage>] = [
        .one("accountMenu") { $0.accountMenu },
        .text("action") { $0.action },
        .one("errors") { $0.errors },
        .text("codesLeft") { $0.codesLeft },
        .text("cancelURL") { $0.cancelURL },
    ]

    static let sample = RecoveryCodesPage(
        accountMenu: .sample, action: "/account/two-factor/recovery-codes",
        errors: ErrorSummary(problems: [PageLink(label: "This page had grown old.", url: "#make-codes")]),
        codesLeft: "7 of 10 are left.", cancelURL: "/account/two-factor")
}

/// New recovery codes, the one time that they can be read.
struct NewRecoveryCodesPage: Page {
    static let template = "new-recovery-codes"

    /// What was done before: "Your authenticator app is set up."
    var news: String?
    /// Of what and of whom they are, for a sheet that is found years later.
    let accountName: String
    let codes: [String]
    /// The codes as a file.
    let fileURL: String
    let doneURL: String

    static let fields: [Field<NewRecoveryCodesPage>] = [
        .text("news") { $0.news },
        .text("accountName") { $0.accountName },
        .many("codes") { $0.codes },
        .text("fileURL") { $0.fileURL },
        .text("doneURL") { $0.doneURL },
    ]

    static let sample = NewRecoveryCodesPage(
        news: "Your authenticator app is set up.", accountName: "ada",
        codes: ["0123-4567-89ab-cdef-ghjk-mnpq", "rstv-wxyz-0123-4567-89ab-cdef"],
        fileURL: "data:text/plain,0123-4567-89ab-cdef-ghjk-mnpq", doneURL: "/account/two-factor")
}
