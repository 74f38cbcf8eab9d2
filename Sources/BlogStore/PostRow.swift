internal import Blog
internal import MariaDB

/// A post as its own row and that of its author tell it; its terms are asked for apart.
struct PostRow {
    static let columns: SQL =
        """
        p.id, p.kind, p.slug, p.title, p.format, p.body, p.body_html, p.renderer, p.excerpt, p.status,
        p.published_at, p.updated_at, \(Byline.columns), p.comments_open, p.is_sticky, p.version,
        p.comment_count
        """

    let id: UInt64
    private let make: ([Term], [Term]) -> Post

    init(row: Row) throws {
        let id = try row.uint(0)
        let kind = try row.value(1, as: Post.Kind.self)
        let slug = try row.slug(2)
        let title = try row.string(3)
        let body = RichText(
            storedSource: try row.string(5), format: try row.value(4), html: try row.string(6),
            rendererVersion: try row.int(7))
        let excerpt = try row.string(8)
        let status = try row.value(9, as: Post.Status.self)
        let publishedAt = try row.optionalTime(10)
        let updatedAt = try row.time(11)
        let author = try Byline(row, from: 12)
        let commentsOpen = try row.bool(15)
        let isSticky = try row.bool(16)
        let version = try row.uint(17)
        let commentCount = try row.int(18)
        self.id = id
        make = { tags, categories in
            Post(
                id: id, kind: kind, slug: slug, title: title, body: body, excerpt: excerpt, status: status,
                publishedAt: publishedAt, updatedAt: updatedAt, author: author, tags: tags, categories: categories,
                commentsOpen: commentsOpen, isSticky: isSticky, version: version, commentCount: commentCount)
        }
    }

    func post(terms: [(id: UInt64, kind: TermStore.Kind, term: Term)]) -> Post {
        make(terms.filter { $0.kind == .tag }.map(\.term), terms.filter { $0.kind == .category }.map(\.term))
    }
}

extension PostSummary {
    static var columns: SQL {
        """
        p.id, p.kind, p.slug, p.title, p.summary, p.status, p.published_at, p.updated_at,
        \(Byline.columns), p.is_sticky, p.comment_count
        """
    }

    init(row: Row) throws {
        self.init(
            id: try row.uint(0), kind: try row.value(1), slug: try row.slug(2), title: try row.string(3),
            summary: try row.string(4), status: try row.value(5), publishedAt: try row.optionalTime(6),
            updatedAt: try row.time(7),
            author: try Byline(row, from: 8),
            isSticky: try row.bool(11), commentCount: try row.int(12))
    }
}

extension Byline {
    /// Of the account `a`: three columns.
    static var columns: SQL { "a.id, IF(a.closed_at IS NULL, a.name, NULL), a.display_name" }

    init(_ row: Row, from column: Int) throws {
        self.init(
            accountID: try row.uint(column), name: try row.optionalString(column + 1),
            displayName: try row.string(column + 2))
    }
}
