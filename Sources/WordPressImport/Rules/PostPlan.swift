internal import Blog
internal import BlogStore
internal import Markup

/// What becomes of a post or page of an export.
struct PostPlan {
    let draft: PostDraft
    let origin: PostStore.Origin
    /// What differs from the original, in words for the report.
    let notes: [String]

    /// How many tags, and how many categories, one post may bear.
    private static let termLimit = 1000

    /// - Parameter pictures: what the file told of already.
    /// - Throws: a ``Refusal`` when the post cannot be kept here.
    init(
        _ item: ExportedItem, kind: Post.Kind, key: String, now: Timestamp, pictures: ImportedPictures
    ) throws(Refusal) {
        let content = ImportedContent(item.content) { numbers in pictures.addresses(numbers, ofPost: item.id) }
        guard content.html.utf8.count <= PostDraft.bodyLimit else {
            let size = content.html.utf8.count / 1024
            throw Refusal("its text has \(size) KiB; at most \(PostDraft.bodyLimit / 1024) are kept here")
        }
        var notes = content.notes
        let fullTitle = PlainText.line(item.title, limit: .max)
        let title = PlainText.shortened(fullTitle, limit: PostDraft.titleLimit)
        if title != fullTitle { notes.append("title shortened to \(PostDraft.titleLimit) characters") }
        let slug = ImportedSlug.post(item, kind: kind, title: title)
        if !item.name.isEmpty && slug.text != item.name {
            notes.append("address changed from “\(PlainText.line(item.name, limit: 200))” to “\(slug)”")
        }
        let date = item.published.timestamp
        let state = ImportedState(item, date: date, now: now)
        if let reason = state.reason { notes.append("kept as a draft: \(reason)") }
        if item.parent != nil && kind == .page { notes.append("no longer stands below another page") }
        let excerpt = Self.excerpt(item.excerpt)
        if excerpt.wasCut { notes.append("excerpt shortened to \(PostDraft.excerptLimit) characters") }
        let terms = Self.terms(item.terms)
        if terms.wereCut { notes.append("bears only its first \(Self.termLimit) tags and categories") }
        draft = PostDraft(
            imported: kind, title: title, slug: slug,
            body: RichText(content.html, format: .html, by: .staff), excerpt: excerpt.text,
            tags: terms.tags, categories: terms.categories, status: state.status, publishedAt: state.publishedAt,
            commentsOpen: item.commentStatus == "open", isSticky: item.isSticky)
        origin = PostStore.Origin(
            key: key, createdAt: date ?? now, updatedAt: item.modified.timestamp ?? date ?? now)
        self.notes = notes
    }

    /// An excerpt is plain text here.
    private static func excerpt(_ html: String) -> (text: String, wasCut: Bool) {
        guard !html.trimmed.isEmpty else { return ("", false) }
        let cut = String(decoding: html.utf8.prefix(PostDraft.bodyLimit), as: UTF8.self)
        let text = RichText(cut, format: .html, by: .staff).html.excerpt(limit: PostDraft.excerptLimit + 1)
        // Characters may be of several code points, which the database counts.
        let short = PlainText.shortened(text, limit: PostDraft.excerptLimit)
        return (short, short != text)
    }

    private static func terms(_ terms: [ExportedTerm]) -> (tags: [Term], categories: [Term], wereCut: Bool) {
        let tags = distinct(terms.filter { $0.taxonomy == "post_tag" })
        let categories = distinct(terms.filter { $0.taxonomy == "category" })
        return (
            Array(tags.prefix(termLimit)), Array(categories.prefix(termLimit)),
            tags.count > termLimit || categories.count > termLimit
        )
    }

    /// Version 1.0 names each term twice, once without its slug.
    private static func distinct(_ terms: [ExportedTerm]) -> [Term] {
        var slugs: Set<Slug> = []
        var names = Set(terms.filter { !$0.slug.isEmpty }.map(\.name))
        return terms.compactMap { exported in
            if exported.slug.isEmpty && !names.insert(exported.name).inserted { return nil }
            guard let term = Term(exported), slugs.insert(term.slug).inserted else { return nil }
            return term
        }
    }
}

/// Why something of an export is left out.
struct Refusal: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}

extension Term {
    /// `nil` without a name and a slug.
    init?(_ exported: ExportedTerm) {
        let name = PlainText.line(exported.name.isEmpty ? exported.slug : exported.name, limit: Term.nameLimit)
        guard !name.isEmpty else { return nil }
        self.init(slug: ImportedSlug.term(exported), name: name)
    }
}
