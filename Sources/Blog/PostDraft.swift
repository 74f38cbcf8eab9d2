internal import Markup

/// A post as its author sends it, checked.
package struct PostDraft: Sendable {
    package static let titleLimit = 200
    /// Bytes of UTF-8.
    package static let bodyLimit = 512 * 1024
    package static let excerptLimit = 1000
    package static let tagLimit = 20

    package let kind: Post.Kind
    package let title: String
    /// What the author asked for; `nil` leaves the choice to the title.
    package let slug: Slug?
    package let body: RichText
    package let excerpt: String
    package let tags: [Term]
    package let categories: [Term]
    package let status: Post.Status
    /// `nil` means the moment of publishing.
    package let publishedAt: Timestamp?
    package let commentsOpen: Bool
    package let isSticky: Bool

    /// The fields of the form as they were typed.
    package struct Input: Sendable {
        package var kind = Post.Kind.post
        package var title = ""
        package var slug = ""
        package var body = ""
        package var format = RichText.Format.markdown
        package var excerpt = ""
        /// Separated by commas.
        package var tags = ""
        package var categories = ""
        package var status = Post.Status.draft
        /// `2026-11-23T14:05` or `2026-11-23 14:05`, with or without seconds, in UTC; empty for now.
        package var publishedAt = ""
        package var commentsOpen = true
        package var isSticky = false

        package init() {}
    }

    /// - Throws: ``InvalidInput`` with the errors of all fields.
    package init(_ input: Input) throws(InvalidInput) {
        var errors: [FieldError] = []
        title = input.title.trimmed
        if title.unicodeScalars.count > Self.titleLimit {
            errors.append(
                FieldError(
                    "title", "Shorten the title to \(Self.titleLimit) characters; it has \(title.unicodeScalars.count)."
                ))
        } else if !title.isPlainLine {
            errors.append(FieldError("title", "Leave line breaks and invisible characters out of the title."))
        }
        slug = input.slug.trimmed.isEmpty ? nil : Slug(input.slug.trimmed)
        if slug == nil && !input.slug.trimmed.isEmpty {
            errors.append(
                FieldError("slug", "Use small letters a to z, digits, hyphens and underscores, or leave it empty."))
        }
        if input.body.utf8.count > Self.bodyLimit {
            errors.append(FieldError("body", "Shorten the text to \(Self.bodyLimit / 1024) KiB."))
        }
        if title.isEmpty && input.body.trimmed.isEmpty {
            errors.append(FieldError("title", "Write a title or a text first."))
        }
        excerpt = input.excerpt.trimmed
        if excerpt.unicodeScalars.count > Self.excerptLimit {
            errors.append(FieldError("excerpt", "Shorten the excerpt to \(Self.excerptLimit) characters."))
        }
        tags = Self.terms(input.tags, field: "tags", &errors)
        categories = Self.terms(input.categories, field: "category", &errors)
        publishedAt = CalendarDate(parsing: input.publishedAt.trimmed)?.timestamp
        if publishedAt == nil && !input.publishedAt.trimmed.isEmpty {
            errors.append(FieldError("published_at", "Enter a date and time like 2026-11-23 14:05 (UTC)."))
        }
        guard errors.isEmpty else { throw InvalidInput(errors) }
        kind = input.kind
        body = RichText(input.body, format: input.format, by: .staff)
        status = input.status
        commentsOpen = input.commentsOpen
        isSticky = input.isSticky
    }

    /// The summary that lists show.
    package var summary: String { excerpt.isEmpty ? body.html.excerpt(limit: 280) : excerpt }

    private static func terms(_ text: String, field: String, _ errors: inout [FieldError]) -> [Term] {
        var terms: [Term] = []
        for name in text.split(separator: ",").map({ String($0).trimmed }) where !name.isEmpty {
            guard let term = Term(named: name) else {
                errors.append(
                    FieldError(
                        field, "“\(name)” is too long or holds invisible characters; use at most \(Term.nameLimit)."))
                continue
            }
            if !terms.contains(where: { $0.slug == term.slug }) { terms.append(term) }
        }
        if terms.count > tagLimit { errors.append(FieldError(field, "Use at most \(tagLimit).")) }
        return terms
    }
}
