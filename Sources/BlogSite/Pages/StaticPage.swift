import Markup
import Templates

/// A page that stands outside the order of time, such as "About".
struct StaticPage: Page {
    static let template = "page"

    let title: String
    let body: SafeHTML
    var banner: String?
    /// Present for those who may edit.
    var editURL: String?
    let discussion: Discussion?

    static let fields: [Field<StaticPage>] = [
        .text("title") { $0.title },
        .html("body") { $0.body },
        .text("banner") { $0.banner },
        .text("editURL") { $0.editURL },
        .one("discussion") { $0.discussion },
    ]

    static let sample = StaticPage(
        title: "About this notebook",
        body: SafeHTML(stored: "<p>Letters from a bird that never lands.</p>"),
        banner: "This is a preview. Nothing is published yet.",
        editURL: "/admin/posts/7/edit",
        discussion: .sample)
}
