import Blog
import BlogStore
import MariaDB
import TestDatabase
import Testing

/// Among thousands of rows, what the site asks most reads about as many as it returns. The server counts what it
/// really read, sorted and scanned, with the statements that the stores send.
@Suite struct StatementCostTests {
    @Test func `the hot statements find their rows by an index and read few others`() throws {
        try withBlog { blog throws in
            try seed(blog)
            let store = blog.store
            let author = try #require(try store.accounts.credentials(for: "author-3")?.account)
            let editor = try #require(try store.accounts.credentials(for: "editor")?.account)
            let middle = PostCursor(time: now.advanced(bySeconds: -60 * 1500), id: 1500)
            let guest = Viewer(guestKey: digest("guest"))
            let tag = try Slug.named("tag-7")
            let category = try Slug.named("category-2")

            /// The most that may be read for each row that is returned, beside a few dozen to find the first. The list of
            /// a term reads all posts that bear it, which are 60 for a tag and 600 for a category here.
            let questions: [(String, reads: Int, () throws -> Int)] = [
                (
                    "post by slug", 4,
                    { try store.posts.visible(.post, .named("post-1234"), to: .stranger, now: now) == nil ? 0 : 1 }
                ),
                ("stream", 3, { try store.posts.stream(sticky: false, limit: 20, now: now).count }),
                (
                    "stream from the middle", 3,
                    { try store.posts.stream(sticky: false, before: middle, limit: 20, now: now).count }
                ),
                ("newest, kept above or not", 3, { try store.posts.stream(limit: 20, now: now).count }),
                (
                    "newest from the middle, kept above or not", 3,
                    { try store.posts.stream(before: middle, limit: 20, now: now).count }
                ),
                (
                    "what stands above the stream", 3,
                    { try store.posts.stream(sticky: true, limit: 20, now: now).count }
                ),
                ("author", 3, { try store.posts.stream(.author(author.id), limit: 20, now: now).count }),
                (
                    "author from the middle", 3,
                    { try store.posts.stream(.author(author.id), before: middle, limit: 20, now: now).count }
                ),
                ("tag", 12, { try store.posts.stream(.tag(tag), limit: 20, now: now).count }),
                (
                    "tag from the middle", 12,
                    { try store.posts.stream(.tag(tag), before: middle, limit: 20, now: now).count }
                ),
                ("category", 150, { try store.posts.stream(.category(category), limit: 20, now: now).count }),
                ("staff by a name's look", 4, { try store.accounts.looksLikeStaff("Аuthоr 3") ? 1 : 0 }),
                ("menu", 3, { try store.posts.menu(now: now).count }),
                ("comments", 2, { try store.comments.visible(onPost: 17, to: .stranger).count }),
                ("comments, own waiting ones too", 4, { try store.comments.visible(onPost: 17, to: guest).count }),
                ("queue", 4, { try store.comments.queue(.pending, limit: 20).count }),
                ("queue from the middle", 4, { try store.comments.queue(.pending, after: 2000, limit: 20).count }),
                ("approved", 4, { try store.comments.queue(.approved, limit: 20).count }),
                ("approved from the middle", 4, { try store.comments.queue(.approved, after: 2000, limit: 20).count }),
                ("spam", 4, { try store.comments.queue(.spam, limit: 20).count }),
                ("pending and approved", 4, { try store.comments.queue(nil, limit: 20).count }),
                ("writers' list", 3, { try store.posts.list(.post, nil, for: editor, limit: 20, now: now).count }),
                ("writers' drafts", 3, { try store.posts.list(.post, .draft, for: editor, limit: 20, now: now).count }),
                (
                    "an author's drafts", 12,
                    { try store.posts.list(.post, .draft, for: author, limit: 20, now: now).count }
                ),
                ("session", 4, { try store.sessions.viewer(digest("session 9"), now: now)?.account == nil ? 0 : 1 }),
                ("login", 8, { try store.accounts.credentials(for: "author-3") == nil ? 0 : 1 }),
                ("trust", 2, { try store.comments.hasApproved(by: author.id) ? 1 : 0 }),
            ]
            for (name, reads, ask) in questions {
                let rows = try ask()
                #expect(rows > 0, "\(name)")
                let cost = try StatementCost.of(blog.connection) { _ = try ask() }
                #expect(cost.rowsRead <= reads * rows + 30, "\(name), \(rows) rows: \(cost)")
                #expect(cost.rowsScanned <= reads * rows + 30, "\(name), \(rows) rows: \(cost)")
                #expect(cost.rowsSorted <= 10 * rows, "\(name), \(rows) rows: \(cost)")
            }
        }
    }

    /// 3,000 posts by ten authors, a tenth of them drafts, with 50 tags and 5 categories; 200 pages; 4,000 comments, a
    /// twentieth of them waiting, 300 under one post; 1,000 sessions.
    private func seed(_ blog: TestBlog) throws {
        let first = try blog.store.account("author-0", .author).id
        for number in 1..<10 { try blog.store.account("author-\(number)", .author) }
        let editor = try blog.store.account("editor", .editor).id
        let connection = Connection(blog.database.settings.forBatchWork)
        let columns: SQL =
            """
            (id, kind, slug, title, format, body, body_html, renderer, excerpt, summary, status, published_at, created_at,
            updated_at, author_id, comments_open, is_sticky, version, comment_count)
            """
        try connection.execute(
            """
            INSERT INTO posts \(columns)
            SELECT seq, 'post', CONCAT('post-', seq), CONCAT('Post ', seq), 'markdown', REPEAT('x', 500), REPEAT('x', 500), 1,
                '', 'x', IF(seq % 10 = 0, 'draft', 'published'), \(SQL.Value.dateTime(now.microseconds)) - INTERVAL seq MINUTE,
                \(SQL.Value.dateTime(now.microseconds)), \(SQL.Value.dateTime(now.microseconds)) - INTERVAL seq * 7 % 3001 MINUTE,
                \(first) + seq DIV 3 % 10, 1, seq % 1000 = 1, 1, 0
            FROM seq_1_to_3000
            """)
        try connection.execute(
            """
            INSERT INTO posts \(columns)
            SELECT 3000 + seq, 'page', CONCAT('page-', seq), CONCAT('Page ', seq), 'markdown', 'x', 'x', 1, '', 'x', 'published',
                \(SQL.Value.dateTime(now.microseconds)) - INTERVAL seq MINUTE, \(SQL.Value.dateTime(now.microseconds)),
                \(SQL.Value.dateTime(now.microseconds)), \(editor), 1, 0, 1, 0
            FROM seq_1_to_200
            """)
        try connection.execute(
            """
            INSERT INTO terms (id, kind, slug, name)
            SELECT seq, IF(seq <= 50, 'tag', 'category'),
                IF(seq <= 50, CONCAT('tag-', seq), CONCAT('category-', seq - 50)), CONCAT('Term ', seq)
            FROM seq_1_to_55
            """)
        try connection.execute(
            """
            INSERT INTO post_terms (post_id, term_id, position)
            SELECT id, 1 + id % 50, 0 FROM posts WHERE kind = 'post' UNION ALL
            SELECT id, 51 + id % 5, 1 FROM posts WHERE kind = 'post'
            """)
        try connection.execute(
            """
            INSERT INTO comments (id, post_id, account_id, author_name, author_email, author_website, guest_digest,
                remote_address, format, body, body_html, renderer, status, created_at, submission_key)
            SELECT seq, IF(seq <= 300, 17, 1 + seq % 3000), IF(seq % 3 = 0, \(first) + seq % 10, NULL), 'Guest', '', '',
                IF(seq % 50 = 0, \(digest("guest")), NULL), '::1', 'markdown', 'x', 'x', 1,
                CASE WHEN seq % 20 = 0 THEN 'pending' WHEN seq % 20 = 1 THEN 'spam' WHEN seq % 20 = 2 THEN 'trash'
                    ELSE 'approved' END,
                \(SQL.Value.dateTime(now.microseconds)), UNHEX(SHA2(seq, 256))
            FROM seq_1_to_4000
            """)
        for number in 0..<300 {
            try blog.store.sessions.create(
                digest("session \(number)"), for: first, idleLimit: 1000, lifetime: 1000, now: now)
        }
        try connection.run(script: "ANALYZE TABLE posts, comments, terms, post_terms, sessions, accounts")
    }
}
