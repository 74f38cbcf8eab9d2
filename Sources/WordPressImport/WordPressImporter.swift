package import Blog
package import BlogStore

/// Brings an export of WordPress into the blog, entry by entry. Each post comes with its terms and comments in one
/// transaction, and everything carries a key by which a later import finds it, so an import may be stopped anywhere
/// and started again.
package final class WordPressImporter {
    /// How far an import has come.
    package struct Progress: Hashable, Sendable {
        package let bytesRead: Int
        /// `nil` when the file is a pipe.
        package let bytesTotal: Int?
        /// Posts, pages and other items so far.
        package let items: Int
    }

    private let store: Store
    private let isDryRun: Bool
    private let now: Timestamp
    private var key = ImportKey(ExportedSite())
    private var authors: AuthorDirectory
    private var items = 0
    /// Terms that the file told of already: newer files name each category twice.
    private var toldTerms: Set<String> = []
    private static let toldTermLimit = 10_000
    private var pictures = ImportedPictures()
    /// What was done so far, also when the import failed.
    package private(set) var report: ImportReport

    /// - Parameter isDryRun: reads the file and what is there, and writes nothing.
    package init(_ store: Store, isDryRun: Bool = false, now: Timestamp) {
        self.store = store
        self.isDryRun = isDryRun
        self.now = now
        authors = AuthorDirectory(store, key, isDryRun: isDryRun, now: now)
        report = ImportReport(isDryRun: isDryRun)
    }

    /// - Parameter progress: called after each entry of the file.
    /// - Throws: the ``ImportError`` at which it stopped; what was written until then stays.
    package func run(_ export: WordPressExport, progress: (Progress) -> Void = { _ in }) throws(ImportError) {
        while let entry = try export.next() {
            do {
                try take(entry)
            } catch {
                throw ImportError(line: export.line, message: "the import stopped here: \(error)")
            }
            progress(Progress(bytesRead: export.bytesRead, bytesTotal: export.bytesTotal, items: items))
        }
        report.isComplete = true
    }

    private func take(_ entry: ExportEntry) throws {
        switch entry {
        case .site(let site):
            key = ImportKey(site)
            authors = AuthorDirectory(store, key, isDryRun: isDryRun, now: now)
        case .author(let author): _ = try authors.account(for: author, &report)
        case .term(let term): try take(term)
        case .item(let item):
            items += 1
            try take(item)
        }
    }

    private func take(_ exported: ExportedTerm) throws {
        let kind: TermStore.Kind
        switch exported.taxonomy {
        case "category": kind = .category
        case "post_tag": kind = .tag
        default: return report.leaveOut("\(exported.taxonomy) terms")
        }
        guard let term = Term(exported) else { return report.leaveOut("terms without a name") }
        let tally: WritableKeyPath<ImportReport, ImportReport.Tally>
        switch kind {
        case .category: tally = \.categories
        case .tag: tally = \.tags
        }
        if toldTerms.count < Self.toldTermLimit, !toldTerms.insert("\(kind) \(term.slug)").inserted {
            return
        }
        if try store.terms.find(kind, term.slug) != nil {
            report[keyPath: tally].present += 1
            return
        }
        report[keyPath: tally].new += 1
        if kind == .category && !exported.parent.isEmpty { report.flattenedCategories += 1 }
        if !isDryRun { _ = try store.terms.ensure(kind, term) }
    }

    private func take(_ item: ExportedItem) throws {
        switch (item.type, item.status) {
        case ("post", "auto-draft"), ("page", "auto-draft"): report.leaveOut("auto-draft")
        case ("post", _): try write(item, .post, \.posts)
        case ("page", _): try write(item, .page, \.pages)
        case ("attachment", _):
            let address = item.attachmentURL.isEmpty ? item.guid : item.attachmentURL
            pictures.add(item)
            report.attachments.add(PlainText.line(address.isEmpty ? item.title : address, limit: 500))
            report.comments.leftOut += item.comments.count
        default:
            report.leaveOut(item.type.isEmpty ? "items without a type" : item.type)
            report.comments.leftOut += item.comments.count
        }
    }

    private func write(
        _ item: ExportedItem, _ kind: Post.Kind, _ tally: WritableKeyPath<ImportReport, ImportReport.Tally>
    ) throws {
        let comments = item.comments.filter(ImportedComment.isKept)
        for comment in item.comments where !ImportedComment.isKept(comment) {
            report.leaveOut("comments of type “\(comment.type)”")
        }
        do {
            guard let postKey = key.post(item) else { throw Refusal("it has neither a number nor a GUID") }
            let writer = ItemWriter(store: store, key: key, isDryRun: isDryRun, now: now)
            if let present = try store.imports.post(postKey) {
                report[keyPath: tally].present += 1
                if let date = item.published.timestamp, date != present.createdAt {
                    note(item, kind, "left alone: the one that came with its number before has another date")
                }
                let outcome = try writer.complete(
                    present.id, postKey, comments, accountOf: authors.account(userID:))
                return conclude(outcome, item, kind)
            }
            let plan = try PostPlan(item, kind: kind, key: postKey, now: now, pictures: pictures)
            let author = try authors.account(for: ExportedAuthor(login: item.creator), &report)
            let outcome = try writer.write(plan, postKey, author: author, comments, accountOf: authors.account(userID:))
            report[keyPath: tally].new += 1
            for text in plan.notes { note(item, kind, text) }
            if let slug = outcome.slug, slug != plan.draft.slug {
                note(item, kind, "address changed to “\(slug)”, as “\(plan.draft.slug?.text ?? "")” is taken")
            }
            conclude(outcome, item, kind)
        } catch let refusal as Refusal {
            report[keyPath: tally].leftOut += 1
            report.comments.leftOut += comments.count
            note(item, kind, "left out: \(refusal.reason)")
        }
    }

    private func conclude(_ outcome: ItemWriter.Outcome, _ item: ExportedItem, _ kind: Post.Kind) {
        let new = outcome.newComments.values.reduce(0, +)
        report.comments.new += new
        report.comments.present += outcome.presentComments
        report.comments.leftOut += outcome.refusedComments
        report.newComments.merge(outcome.newComments, uniquingKeysWith: +)
        for text in outcome.notes { note(item, kind, text) }
    }

    private func note(_ item: ExportedItem, _ kind: Post.Kind, _ text: String) {
        let title = PlainText.line(item.title, limit: 80)
        report.notes.add("line \(item.line): \(kind) \(title.isEmpty ? "without a title" : "“\(title)”"): \(text)")
    }
}
