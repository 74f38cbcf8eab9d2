package import Templates

/// What the front server shows where no worker answers: a whole document in a file, which works while everything behind
/// it is down. It knows nothing of the site, not even its name.
package struct ErrorDocument: TemplateModel, Sendable {
    static let template = "error-document"

    let status: Int
    let heading: String
    let explanation: String
    /// The same request may do better in a moment.
    var mayBeRetried = false
    /// The address is one of this site, so that its front page is there to go to.
    var isOfThisSite = true
    private var assets = Assets(urls: [:])

    init(
        _ status: Int, _ heading: String, _ explanation: String, mayBeRetried: Bool = false, isOfThisSite: Bool = true
    ) {
        self.status = status
        self.heading = heading
        self.explanation = explanation
        self.mayBeRetried = mayBeRetried
        self.isOfThisSite = isOfThisSite
    }

    package static let fields: [Field<ErrorDocument>] = [
        .number("status") { $0.status },
        .text("heading") { $0.heading },
        .text("explanation") { $0.explanation },
        .flag("mayBeRetried") { $0.mayBeRetried },
        .flag("isOfThisSite") { $0.isOfThisSite },
        .text("stylesheetURL") { $0.assets["martlet.css"] },
        .text("faviconURL") { $0.assets["favicon.svg"] },
    ]

    /// Every document under the name of its file, as in `404.html`.
    package static func files(
        _ library: TemplateLibrary, assets: Assets
    ) throws(TemplateError) -> [(name: String, content: [UInt8])] {
        let template = try library.template(Self.template, for: ErrorDocument.self)
        return all.map { document in
            var document = document
            document.assets = assets
            var content: [UInt8] = []
            template.render(document, into: &content)
            return ("\(document.status).html", content)
        }
    }
}
