import Markup
import Templates

/// The form that adds a comment, for a guest or for someone signed in.
struct CommentForm: TemplateModel, Sendable {
    /// Where it is sent, with the fragment `#respond`, so that a form that comes back is what the reader sees first.
    let action: String
    /// "Leave a comment", "Reply to Grace".
    let heading: String
    var errors: ErrorSummary?
    /// The comment as it would appear, when a preview was asked for.
    var preview: SafeHTML?
    /// The comment that is being answered.
    var parent: QuotedComment?
    /// Absent for someone signed in.
    let guest: GuestFields?
    /// The name under which someone signed in comments.
    let viewerName: String?
    let body: TextAreaField
    /// What happens after sending: "Comments by guests appear once a moderator has read them."
    var moderationHint: String?

    static let fields: [Field<CommentForm>] = [
        .text("action") { $0.action },
        .text("formHeading") { $0.heading },
        .one("errors") { $0.errors },
        .html("preview") { $0.preview },
        .one("parent") { $0.parent },
        .one("guest") { $0.guest },
        .text("viewerName") { $0.viewerName },
        .one("bodyField") { $0.body },
        .text("moderationHint") { $0.moderationHint },
    ]

    static let sample = CommentForm(
        action: "/posts/on-never-landing/comments#respond", heading: "Reply to Grace", errors: .sample,
        preview: SafeHTML(stored: "<p>A <em>fine</em> thought.</p>"), parent: .sample, guest: .sample,
        viewerName: "Ada Lovelace", body: .sample,
        moderationHint: "Comments by guests appear once a moderator has read them.")
}

/// The comment that a reply answers, shown above the form.
struct QuotedComment: TemplateModel, Sendable {
    let id: String
    let author: String
    let url: String
    let body: SafeHTML
    /// Back to commenting on the post itself.
    let cancelURL: String

    static let fields: [Field<QuotedComment>] = [
        .text("parentID") { $0.id },
        .text("parentAuthor") { $0.author },
        .text("parentURL") { $0.url },
        .html("parentBody") { $0.body },
        .text("cancelURL") { $0.cancelURL },
    ]

    static let sample = QuotedComment(
        id: "7", author: "Grace", url: "#comment-7",
        body: SafeHTML(stored: "<p>They sleep on the wing, I am told.</p>"),
        cancelURL: "/posts/on-never-landing#respond")
}

/// What a guest tells about themselves.
struct GuestFields: TemplateModel, Sendable {
    /// What tells this form from those of others, so that a comment that it sends twice is known.
    let nonce: String
    let name: FormField
    let email: FormField
    let website: FormField
    let remember: CheckboxField

    static let fields: [Field<GuestFields>] = [
        .text("nonce") { $0.nonce },
        .one("nameField") { $0.name },
        .one("emailField") { $0.email },
        .one("websiteField") { $0.website },
        .one("rememberField") { $0.remember },
    ]

    static let sample = GuestFields(
        nonce: "q4YkNq0v3vX0Jm9dTtq5yqzV1nq8mXo3Pz0J6lq2R4A",
        name: FormField(id: "name", name: "name", label: "Name", autocomplete: "name", isRequired: true),
        email: .sample,
        website: FormField(
            id: "website", name: "website", label: "Website", type: "url", hint: "Your name will link to it.",
            autocomplete: "url"),
        remember: CheckboxField(
            id: "remember", name: "remember", label: "Save my name, e-mail and website in this browser"))
}
