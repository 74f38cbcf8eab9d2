package import Blog
internal import MariaDB

/// Tags and categories.
package struct TermStore {
    /// As the column `kind` has it.
    package enum Kind: String, Sendable {
        case tag, category
    }

    let connection: Connection

    /// - Returns: `nil` when no post ever bore it.
    package func find(_ kind: Kind, _ slug: Slug) throws -> Term? {
        try connection.row("SELECT slug, name FROM terms WHERE kind = \(kind) AND slug = \(slug)") { row in
            Term(slug: try row.slug(0), name: try row.string(1))
        }
    }

    /// Every category by name, for the editor.
    package func categories() throws -> [Term] {
        try connection.rows("SELECT slug, name FROM terms WHERE kind = 'category' ORDER BY name, id LIMIT 1000") {
            Term(slug: try $0.slug(0), name: try $0.string(1))
        }
    }

    /// Makes the term unless there is one with that slug, whose name then stays as it is.
    package func ensure(_ kind: Kind, _ term: Term) throws -> UInt64 {
        // The id of an existing row is written back to itself, which makes MariaDB report it.
        try connection.execute(
            """
            INSERT INTO terms (kind, slug, name) VALUES (\(kind), \(term.slug), \(term.name))
            ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
            """
        ).insertID
    }

    /// The terms of a post in their author's order.
    func of(post id: UInt64) throws -> [(kind: Kind, term: Term)] {
        try connection.rows(
            """
            SELECT t.kind, t.slug, t.name FROM post_terms pt JOIN terms t ON t.id = pt.term_id
            WHERE pt.post_id = \(id) ORDER BY pt.position
            """
        ) { row in
            (try row.value(0, as: Kind.self), Term(slug: try row.slug(1), name: try row.string(2)))
        }
    }

    func replace(ofPost id: UInt64, tags: [Term], categories: [Term]) throws {
        try connection.execute("DELETE FROM post_terms WHERE post_id = \(id)")
        let all = tags.map { (Kind.tag, $0) } + categories.map { (Kind.category, $0) }
        for (position, (kind, term)) in all.enumerated() {
            let termID = try ensure(kind, term)
            try connection.execute(
                "INSERT INTO post_terms (post_id, term_id, position) VALUES (\(id), \(termID), \(position))")
        }
    }
}
