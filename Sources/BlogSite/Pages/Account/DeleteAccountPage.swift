import Templates

/// The last page of an account: what becomes of what its owner wrote.
struct DeleteAccountPage: Page {
    static let template = "delete-account"

    let menu: AccountPlaces
    var errors: ErrorSummary?
    /// Why it cannot be done; there is no form then.
    var obstacle: String?
    /// Where the obstacle can be taken out of the way.
    var remedy: PageLink?
    let name: String
    let action: String
    let choices: [RadioGroup]
    let confirmation: CheckboxField
    let exportURL: String
    let cancelURL: String

    static let fields: [Field<DeleteAccountPage>] = [
        .one("accountMenu") { $0.menu },
        .one("errors") { $0.errors },
        .text("obstacle") { $0.obstacle },
        .one("remedy") { $0.remedy },
        .text("accountName") { $0.name },
        .text("action") { $0.action },
        .many("choices") { $0.choices },
        .one("confirmationField") { $0.confirmation },
        .text("exportURL") { $0.exportURL },
        .text("cancelURL") { $0.cancelURL },
    ]

    static let sample = DeleteAccountPage(
        menu: .sample,
        errors: ErrorSummary(problems: [PageLink(label: "Choose one of the list.", url: "#comments")]), name: "ada",
        action: "/account/delete", choices: [.sample],
        confirmation: .sample, exportURL: "/account/export", cancelURL: "/account")
}
