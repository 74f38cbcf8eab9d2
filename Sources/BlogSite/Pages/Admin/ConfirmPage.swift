import Templates

/// The question before something that is not easily taken back, on the admin pages.
struct ConfirmPage: Page {
    static let template = "confirm"

    let menu: AdminMenu
    /// The question: "Delete 3 posts for ever?"
    let heading: String
    /// A paragraph each.
    let explanation: [String]
    /// What it concerns, such as titles of posts.
    var items: [String] = []
    let action: String
    let hidden: [HiddenField]
    /// "Delete for ever".
    let confirmLabel: String
    /// The button takes something away.
    var isDestructive = false
    let cancelURL: String

    static let fields: [Field<ConfirmPage>] = [
        .one("adminMenu") { $0.menu },
        .text("heading") { $0.heading },
        .many("explanation") { $0.explanation },
        .flag("hasItems") { !$0.items.isEmpty },
        .many("items") { $0.items },
        .text("action") { $0.action },
        .many("hidden") { $0.hidden },
        .text("confirmLabel") { $0.confirmLabel },
        .flag("isDestructive") { $0.isDestructive },
        .text("cancelURL") { $0.cancelURL },
    ]

    static let sample = ConfirmPage(
        menu: .sample,
        heading: "Delete 2 posts for ever?",
        explanation: ["They and their comments cannot be brought back."],
        items: ["On never landing", "What the wind knows"],
        action: "/admin/posts",
        hidden: [HiddenField(name: "ids", value: "42"), HiddenField(name: "action", value: "delete")],
        confirmLabel: "Delete for ever",
        isDestructive: true,
        cancelURL: "/admin/posts?status=trash")
}
