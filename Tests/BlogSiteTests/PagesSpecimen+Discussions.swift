import Markup

@testable import BlogSite

extension Specimen {
    static func discussion(depth: Int) -> Discussion {
        Discussion(
            heading: "\(depth + 3) comments",
            comments: [
                thread(1, depth: depth),
                CommentRow(
                    id: "90", author: "", date: .sample, url: "#comment-90", body: nil,
                    replies: [
                        comment(91, "Marie", isByPostAuthor: false)
                    ]),
                comment(92, "Someone with a very long name indeed, of the kind that forms allow", isPending: true),
            ])
    }

    static func comment(
        _ id: Int, _ author: String, isByPostAuthor: Bool = false, isPending: Bool = false, replies: [CommentRow] = []
    ) -> CommentRow {
        CommentRow(
            id: String(id), author: author, website: id.isMultiple(of: 3) ? "https://example.org/" : nil,
            isByPostAuthor: isByPostAuthor, date: .sample, url: "/posts/x#comment-\(id)",
            body: SafeHTML(
                stored: """
                    <p>They sleep on the wing, I am told, and a quarter of a year old they have flown as far as others \
                    in their lives. See <a href="https://example.org/" rel="nofollow ugc">this account</a>.</p>
                    <pre><code>swift --version --and-an-option-that-makes-this-line-much-wider-than-a-phone</code></pre>
                    """),
            isPending: isPending, inReplyTo: nil, replyURL: "/posts/x?reply=\(id)#respond", replies: replies)
    }

    private static func thread(_ id: Int, depth: Int) -> CommentRow {
        let authors = ["Grace", "Ada Lovelace", "Rosalind"]
        var row = comment(
            id, authors[id % 3], isByPostAuthor: id % 3 == 1,
            replies: id < depth ? [thread(id + 1, depth: depth)] : [])
        if id > 1 {
            row.inReplyTo = PageLink(label: authors[(id - 1) % 3], url: "#comment-\(id - 1)")
        }
        return row
    }

    static let replied = Discussion(heading: "1 comment", comments: [comment(1, "Grace")])

    static let replyWithErrors = CommentForm(
        action: "/posts/x/comments#respond", heading: "Reply to Grace",
        errors: ErrorSummary(problems: [
            PageLink(label: "Enter your name.", url: "#name"),
            PageLink(label: "Enter an e-mail address like name@example.org.", url: "#email"),
        ]),
        preview: SafeHTML(
            stored: "<p>A <em>fine</em> thought, with <code>code</code>.</p><ul><li>and a list</li></ul>"),
        parent: QuotedComment(
            id: "1", author: "Grace", url: "#comment-1",
            body: SafeHTML(stored: "<p>They sleep on the wing, I am told.</p>"), cancelURL: "/posts/x#respond"),
        guest: GuestFields(
            nonce: "q4YkNq0v3vX0Jm9dTtq5yqzV1nq8mXo3Pz0J6lq2R4A",
            name: FormField(
                id: "name", name: "name", label: "Name", error: "Enter your name.", autocomplete: "name",
                isRequired: true),
            email: FormField(
                id: "email", name: "email", label: "E-mail", value: "ada@", type: "email",
                hint: "Will not be published.", error: "Enter an e-mail address like name@example.org.",
                autocomplete: "email", isRequired: true),
            website: website, remember: remember),
        viewerName: nil,
        body: TextAreaField(
            id: "comment", name: "body", label: "Comment", value: "A *fine* thought, with `code`.\n\n- and a list",
            hint: markdownHint, isRequired: true, maximumLength: 20000))

    static let memberForm = CommentForm(
        action: "/posts/x/comments#respond", heading: "Leave a comment", guest: nil, viewerName: "Ada Lovelace",
        body: TextAreaField(id: "comment", name: "body", label: "Comment", hint: markdownHint, isRequired: true))

    static let guestForm = CommentForm(
        action: "/posts/x/comments#respond", heading: "Leave a comment",
        guest: GuestFields(
            nonce: "q4YkNq0v3vX0Jm9dTtq5yqzV1nq8mXo3Pz0J6lq2R4A",
            name: FormField(id: "name", name: "name", label: "Name", autocomplete: "name", isRequired: true),
            email: FormField(
                id: "email", name: "email", label: "E-mail", type: "email", hint: "Will not be published.",
                autocomplete: "email", isRequired: true),
            website: website, remember: remember),
        viewerName: nil,
        body: TextAreaField(
            id: "comment", name: "body", label: "Comment", hint: markdownHint, isRequired: true, maximumLength: 20000),
        moderationHint: "Comments by guests appear once a moderator has read them.")

    private static let markdownHint =
        "You can use Markdown: *emphasis*, **strong**, `code`, > quote, - list, [words](https://address)."

    private static let website = FormField(
        id: "website", name: "website", label: "Website", type: "url", hint: "Your name will link to it.",
        autocomplete: "url")

    private static let remember = CheckboxField(
        id: "remember", name: "remember", label: "Save my name, e-mail and website in this browser")
}
