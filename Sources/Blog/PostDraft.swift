internal import Markup

/// A post as its author sends it, checked.
package struct PostDraft: Sendable {
    package static let titleLimit = 200
    /// Bytes of UTF-8.
    package static let bodyLimit = 512 * 1024
    package static let excerptLimit = 1000
    /// How many tags, and how many categories, an author may give a post. One that came with more keeps them.
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
        /// `2026-11-23T14:05` or `2026-11-23 14:05`, with or without seconds, in UTC; empty for the moment of publishing.
        package var publishedAt = ""
        package var commentsOpen = true
        package var isSticky = false

        package init() {}
    }

    /// - Parameter post: what is being changed. Its tags and categories stay the same as long as their names do, however
    ///   many they are, for those of an imported post have names and slugs that none would get here.
    /// - Throws: ``InvalidInput`` with the errors of all fields.
    package init(_ input: Input, over post: Post? = nil) throws(InvalidInput) {
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
            errors.append(
                FieldError(
                    "excerpt",
                    "Shorten the excerpt to \(Self.excerptLimit) characters; it has \(excerpt.unicodeScalars.count)."))
        }
        tags = Self.terms(input.tags, field: "tags", known: post?.tags ?? [], &errors)
        categories = Self.terms(input.categories, field: "category", known: post?.categories ?? [], &errors)
        let typedTime = CalendarDate(parsing: input.publishedAt.trimmed)?.timestamp
        publishedAt = typedTime.map { Self.exact($0, post?.publishedAt) }
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
    package var summary: String { excerpt.isEmpty ? body.html.summary(limit: 280) : excerpt }

    /// The form shows no seconds: a time that was not changed keeps those that it has.
    private static func exact(_ typed: Timestamp, _ known: Timestamp?) -> Timestamp {
        guard let known else { return typed }
        let minute = 60_000_000 as Int64
        return typed.microseconds % minute == 0 && known.microseconds / minute == typed.microseconds / minute
            ? known : typed
    }

    private static func terms(
        _ text: String, field: String, known: [Term], _ errors: inout [FieldError]
    ) -> [Term] {
        var terms: [Term] = []
        // Two of them may have the same name.
        var unused = known
        let names = names(in: text, known: known)
        guard names.count <= tagLimit + known.count else {
            errors.append(FieldError(field, "Use at most \(tagLimit)."))
            return known
        }
        for name in names {
            let place = unused.firstIndex { $0.name == name }
            guard let term = place.map({ unused.remove(at: $0) }) ?? Term(named: name) else {
                errors.append(
                    FieldError(
                        field,
                        "“\(shown(name))” is too long or holds invisible characters; use at most \(Term.nameLimit) characters."
                    ))
                continue
            }
            if !terms.contains(where: { $0.slug == term.slug && $0.name.lowercased() == term.name.lowercased() }) {
                terms.append(term)
            }
        }
        if terms.count > tagLimit, !terms.allSatisfy(known.contains) {
            errors.append(FieldError(field, "Use at most \(tagLimit) \(field == "tags" ? "tags" : "categories")."))
        }
        return terms
    }

    /// Enough of it to be known again.
    private static func shown(_ name: String) -> String { name.count > 40 ? name.prefix(40) + "…" : name }

    /// What stands between commas, or with commas in it if that is a name known already.
    private static func names(in text: String, known: [Term]) -> [String] {
        let withComma = known.map(\.name).filter { $0.contains(",") }
        var names: [String] = []
        var rest = text.trimmed[...]
        // One more than can be taken is enough to know that there are too many.
        while !rest.isEmpty, names.count <= tagLimit + known.count {
            let isWhole = { (name: String) in
                rest.hasPrefix(name) && rest.dropFirst(name.count).first { !$0.isWhitespace }.map { $0 == "," } != false
            }
            let name = withComma.first(where: isWhole).map { rest.prefix($0.count) } ?? rest.prefix { $0 != "," }
            if !name.allSatisfy(\.isWhitespace) { names.append(String(name).trimmed) }
            rest = rest[name.endIndex...].drop { $0.isWhitespace }.dropFirst().drop { $0.isWhitespace }
        }
        return names
    }
}
