package import Blog
internal import MariaDB

extension PostStore {
    /// Where a post stands after it was saved.
    package struct Saved: Sendable {
        package let id: UInt64
        package let slug: Slug
        /// The slug that was asked for, or that its title makes; `nil` where there is none.
        package let wanted: Slug?
        package let version: UInt64
    }

    /// Where an imported post came from.
    package struct Origin: Sendable {
        package let key: String
        package let createdAt: Timestamp
        package let updatedAt: Timestamp

        package init(key: String, createdAt: Timestamp, updatedAt: Timestamp) {
            self.key = key
            self.createdAt = createdAt
            self.updatedAt = updatedAt
        }
    }

    /// A slug that was asked for and is taken gets a number behind it, like one that was made from the title.
    /// - Parameter form: by which it was made, which makes one post; 32 bytes.
    /// - Throws: ``StoreError/sentBefore`` when that form made one already.
    package func create(
        _ draft: PostDraft, by author: UInt64, origin: Origin? = nil, form: [UInt8]? = nil, now: Timestamp
    ) throws -> Saved {
        do { return try insert(draft, by: author, origin: origin, form: form, now: now) } catch let error
            as MariaDBError
            where error.duplicateKey == "post_form"
        { throw StoreError.sentBefore }
    }

    /// The post that was made by a form.
    package func made(by form: [UInt8]) throws -> UInt64? {
        try connection.row("SELECT id FROM posts WHERE form_digest = \(form)") { try $0.uint(0) }
    }

    private func insert(
        _ draft: PostDraft, by author: UInt64, origin: Origin?, form: [UInt8]?, now: Timestamp
    ) throws -> Saved {
        let wanted = draft.slug ?? Slug(from: draft.title)
        let publishedAt = draft.publishedAt ?? (draft.status == .published ? now : nil)
        return try connection.transaction {
            let (id, slug) = try withFreeSlug(draft.kind, like: wanted ?? Self.slug(from: now), except: nil) { slug in
                let outcome = try connection.execute(
                    """
                    INSERT INTO posts (kind, slug, title, format, body, body_html, renderer, excerpt, summary, status,
                        published_at, created_at, updated_at, author_id, comments_open, is_sticky, version,
                        comment_count, import_key, form_digest)
                    VALUES (\(draft.kind), \(slug), \(draft.title), \(draft.body.format), \(draft.body.source),
                        \(draft.body.storableHTML), \(draft.body.rendererVersion), \(draft.excerpt),
                        \(draft.summary), \(draft.status), \(publishedAt), \(origin?.createdAt ?? now),
                        \(origin?.updatedAt ?? now), \(author), \(draft.commentsOpen), \(draft.isSticky), 1, 0,
                        \(origin?.key), \(form))
                    """)
                return (outcome.insertID, slug)
            }
            let terms = TermStore(connection: connection)
            // A term of an export is known by its slug.
            try terms.set(ofPost: id, isNew: true, to: draft) { wanted in
                try origin == nil ? terms.named(wanted) : wanted.map { try terms.ensure($0.kind, $0.term) }
            }
            return Saved(id: id, slug: slug, wanted: wanted, version: 1)
        }
    }

    /// - Parameter version: the version that the author saw while writing.
    /// - Throws: ``StoreError/changedMeanwhile`` when there is a newer one, ``StoreError/gone``.
    package func update(_ id: UInt64, to draft: PostDraft, from version: UInt64, now: Timestamp) throws -> Saved {
        try connection.transaction {
            let found = try connection.row(
                "SELECT slug, version, published_at FROM posts WHERE id = \(id) FOR UPDATE"
            ) { row in (slug: try row.slug(0), version: try row.uint(1), publishedAt: try row.optionalTime(2)) }
            guard let found else { throw StoreError.gone }
            guard found.version == version else { throw StoreError.changedMeanwhile }
            // Whoever empties the date of what was to appear later wants it without one. What appeared keeps its moment.
            let past = found.publishedAt.flatMap { $0 <= now ? $0 : nil }
            let publishedAt = draft.publishedAt ?? past ?? (draft.status == .published ? now : nil)
            let wanted = draft.slug ?? found.slug
            let slug = try withFreeSlug(draft.kind, like: wanted, except: id) { slug in
                try connection.execute(
                    """
                    UPDATE posts SET trashed_from = \(Self.formerStatus(after: draft.status)), slug = \(slug),
                        title = \(draft.title), format = \(draft.body.format),
                        body = \(draft.body.source), body_html = \(draft.body.storableHTML),
                        renderer = \(draft.body.rendererVersion), excerpt = \(draft.excerpt),
                        summary = \(draft.summary), status = \(draft.status), published_at = \(publishedAt),
                        updated_at = \(now), comments_open = \(draft.commentsOpen), is_sticky = \(draft.isSticky),
                        version = version + 1
                    WHERE id = \(id)
                    """)
                return slug
            }
            let terms = TermStore(connection: connection)
            try terms.set(ofPost: id, isNew: false, to: draft) { try terms.named($0) }
            return Saved(id: id, slug: slug, wanted: wanted, version: version + 1)
        }
    }

    /// Applies the action to those of the posts that it fits and that the account may change.
    package func apply(
        _ action: PostAction, to ids: [UInt64], by account: Account, now: Timestamp
    ) throws -> Changed<Post.Status> {
        try connection.transaction {
            let fitting = try connection.rows(
                """
                SELECT id, kind, author_id, status, published_at, trashed_from FROM posts
                WHERE id IN (\(list: ids)) ORDER BY id FOR UPDATE
                """
            ) { row in
                (
                    id: try row.uint(0), kind: try row.value(1, as: Post.Kind.self), author: try row.uint(2),
                    status: try row.value(3, as: Post.Status.self), publishedAt: try row.optionalTime(4),
                    former: try row.optionalString(5).flatMap(Post.Status.init(rawValue:))
                )
            }.filter {
                action.origins.contains($0.status) && Permission.mayEdit($0.kind, by: $0.author, account)
            }
            let future = fitting.count { $0.publishedAt.map { $0 > now } == true }
            let changed = Changed(
                fitting.map { (id: $0.id, status: $0.status) }, scheduled: action == .publish ? future : 0)
            for (status, posts) in Dictionary(grouping: fitting, by: { action.result(former: $0.former) }) {
                try move(posts.map(\.id), to: status, now: now)
            }
            return changed
        }
    }

    /// - Parameter status: `nil` when nothing remains.
    private func move(_ ids: [UInt64], to status: Post.Status?, now: Timestamp) throws {
        guard let status else {
            try connection.execute("DELETE FROM posts WHERE id IN (\(list: ids))")
            return
        }
        try connection.execute(
            """
            UPDATE posts SET trashed_from = \(Self.formerStatus(after: status)), status = \(status),
                version = version + 1,
                published_at = \(status == .published ? "COALESCE(published_at, \(now))" : "published_at" as SQL)
            WHERE id IN (\(list: ids))
            """)
    }

    /// What a post in the trash was before; written while the column `status` still tells it.
    private static func formerStatus(after status: Post.Status) -> SQL {
        status == .trash ? "IF(status = 'trash', trashed_from, status)" : "NULL"
    }

    /// A title without a letter that fits a slug gets its day and time.
    private static func slug(from now: Timestamp) -> Slug {
        let date = CalendarDate(now)
        let digits = [date.month, date.day, date.hour, date.minute, date.second].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return Slug("post-\(date.year)" + digits.joined()) ?? Slug.untitled
    }

    /// Writes with the first of `slug`, `slug-2`, `slug-3`, … that no other post of the kind has. The search locks
    /// nothing, since two who lock the same gap before they write into it stand in each other's way: the unique key
    /// decides, and who comes second takes the next.
    private func withFreeSlug<Value>(
        _ kind: Post.Kind, like slug: Slug, except id: UInt64?, _ write: (Slug) throws -> Value
    ) throws -> Value {
        var taken = 0
        while true {
            let candidate = try freeSlug(kind, like: slug, except: id, &taken)
            do { return try write(candidate) } catch let error as MariaDBError where error.duplicateKey == "post_slug" {
            }
        }
    }

    /// The first slug like `slug` that no other post of the kind has.
    package func freeSlug(_ kind: Post.Kind, like slug: Slug, except id: UInt64?) throws -> Slug {
        var taken = 0
        return try freeSlug(kind, like: slug, except: id, &taken)
    }

    /// - Parameter taken: how many of the slugs are known to be taken; one more after the call.
    private func freeSlug(
        _ kind: Post.Kind, like slug: Slug, except id: UInt64?, _ taken: inout Int
    ) throws -> Slug {
        while true {
            taken += 1
            let candidate = taken == 1 ? slug : slug.numbered(taken)
            let isTaken = try connection.row(
                "SELECT 1 FROM posts WHERE kind = \(kind) AND slug = \(candidate) AND id <> \(id ?? 0)"
            ) { _ in true }
            if isTaken == nil { return candidate }
        }
    }
}
