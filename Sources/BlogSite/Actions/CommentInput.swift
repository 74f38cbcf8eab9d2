internal import Blog
internal import HTTP
internal import Markup
internal import Sodium

/// A comment form as it is shown: what was typed or remembered, what is wrong with it, and what it would look like.
struct CommentInput {
    var body = ""
    var name = ""
    var email = ""
    var website = ""
    var isRemembered = false
    /// Of the form that was sent, so that the one that comes back in its place is the same.
    var nonce: Token?
    var parent: Comment?
    var errors: [FieldError] = []
    var preview: SafeHTML?

    /// As it was sent.
    init(_ form: Form, parent: Comment?) {
        body = form["body"] ?? ""
        name = form["name"] ?? ""
        email = form["email"] ?? ""
        website = form["website"] ?? ""
        isRemembered = form["remember"] != nil
        nonce = form["nonce"].flatMap(Token.init(_:))
        self.parent = parent
    }

    /// Empty, but for what this browser was asked to remember.
    init(remembered visit: Visit, parent: Comment?) {
        self.parent = parent
        guard let value = visit.cookie(CookieName.author), let form = try? Form(urlEncoded: value.utf8) else { return }
        name = form["name"] ?? ""
        email = form["email"] ?? ""
        website = form["website"] ?? ""
        isRemembered = true
    }

    /// What the browser is asked to remember, fit for a cookie.
    var rememberedFields: String {
        [("name", name), ("email", email), ("website", website)]
            .map { "\($0)=\(PercentCoding.encode($1))" }.joined(separator: "&")
    }
}

extension Visit {
    /// Told beforehand, for who writes expects to see it.
    private var moderationHint: String? {
        guard let role = viewer.account?.role else {
            return "Comments by guests appear once a moderator has read them."
        }
        return Permission.may(.commentAtOnce, role) ? nil : "A first comment appears once a moderator has read it."
    }

    func commentForm(on post: PostOutline, _ input: CommentInput) throws -> CommentForm {
        let errors = input.errors
        let guest =
            viewer.account == nil
            ? GuestFields(
                nonce: try (input.nonce ?? freshNonce()).text,
                name: FormField(
                    id: "name", name: "name", label: "Name", value: input.name, error: errors["name"],
                    autocomplete: "name", isRequired: true, maximumLength: CommentDraft.nameLimit),
                email: FormField(
                    id: "email", name: "email", label: "E-mail", value: input.email, type: "email",
                    hint: "Optional. Will not be published.", error: errors["email"], autocomplete: "email"),
                website: FormField(
                    id: "website", name: "website", label: "Website", value: input.website, type: "url",
                    hint: "Your name will link to it.", error: errors["website"], autocomplete: "url"),
                remember: CheckboxField(
                    id: "remember", name: "remember", label: "Save my name, e-mail and website in this browser",
                    isChecked: input.isRemembered)) : nil
        let quoted = input.parent.map { parent in
            QuotedComment(
                id: "\(parent.id)", author: parent.author.name, url: "#comment-\(parent.id)", body: parent.html,
                cancelURL: Route.post(post.kind, post.slug).url + "#respond")
        }
        return CommentForm(
            action: Route.comments(post.kind, post.slug).url + "#respond",
            heading: input.parent.map { "Reply to \($0.author.name)" } ?? "Leave a comment",
            errors: ErrorSummary(errors, ids: ["form_token": "body"], anchor: "respond"), preview: input.preview,
            parent: quoted,
            guest: guest, viewerName: viewer.account?.displayName,
            body: TextAreaField(
                id: "body", name: "body", label: "Comment", value: input.body, hint: "You can use Markdown.",
                error: errors["body"], isRequired: true, maximumLength: CommentDraft.bodyLimit),
            moderationHint: moderationHint)
    }

    /// What tells a form from those of others. All forms of a browser that has a secret of its own have the same, so that
    /// what it has sent before is known from any of them.
    private func freshNonce() throws -> Token {
        try cookie(CookieName.guest).flatMap(Token.init(_:))?.derived(for: "comments") ?? Token()
    }
}
