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

    /// The terms of these names, in their order, each made when there is none: two names may lead to one.
    func named(_ terms: [(kind: Kind, term: Term)]) throws -> [UInt64] {
        let known = try find(terms)
        return try terms.enumerated().map { position, term in
            try known[position] ?? named(term.kind, term.term)
        }
    }

    /// The term of that name, made when there is none. Names are one that differ in case or accents alone; another name
    /// that leads to the same slug, as “C++” and “C” do, gets the next slug that is free.
    package func named(_ kind: Kind, _ term: Term) throws -> UInt64 {
        var candidate = term
        var number = 1
        while true {
            if let known = try find(candidate, of: kind, locking: false) {
                if known.bearsName { return known.id }
            } else {
                let id = try ensure(kind, candidate)
                // Somebody may have made a term of that slug since this transaction began to see.
                if try find(candidate, of: kind, locking: true)?.bearsName == true { return id }
            }
            number += 1
            candidate = Term(slug: term.slug.numbered(number), name: term.name)
        }
    }

    /// The ids of those that are there under their own slugs, by their places in the list: all are asked for at once.
    private func find(_ terms: [(kind: Kind, term: Term)]) throws -> [Int: UInt64] {
        guard !terms.isEmpty else { return [:] }
        let questions = terms.enumerated().map { position, term -> SQL in
            """
            SELECT \(position), id FROM terms
            WHERE kind = \(term.kind) AND slug = \(term.term.slug) AND name = \(term.term.name)
            """
        }
        let found = try connection.rows(SQL(questions, between: " UNION ALL ")) { (try $0.int(0), try $0.uint(1)) }
        return Dictionary(found) { first, _ in first }
    }

    private func find(_ term: Term, of kind: Kind, locking: Bool) throws -> (id: UInt64, bearsName: Bool)? {
        try connection.row(
            """
            SELECT id, name = \(term.name) FROM terms WHERE kind = \(kind) AND slug = \(term.slug)
            \(locking ? "FOR UPDATE" : "" as SQL)
            """
        ) { (id: try $0.uint(0), bearsName: try $0.bool(1)) }
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
    func of(post id: UInt64) throws -> [(id: UInt64, kind: Kind, term: Term)] {
        try connection.rows(
            """
            SELECT t.id, t.kind, t.slug, t.name FROM post_terms pt JOIN terms t ON t.id = pt.term_id
            WHERE pt.post_id = \(id) ORDER BY pt.position
            """
        ) { row in
            (
                try row.uint(0), try row.value(1, as: Kind.self),
                Term(slug: try row.slug(2), name: try row.string(3))
            )
        }
    }

    /// Gives a post the terms of its draft in this order, and no others. The post's row is locked, or new.
    ///
    /// - Parameter find: gives the ids of terms in their order, which may be the same for two of them.
    func set(
        ofPost id: UInt64, isNew: Bool, to draft: PostDraft, _ find: ([(kind: Kind, term: Term)]) throws -> [UInt64]
    ) throws {
        let terms = draft.tags.map { (kind: Kind.tag, term: $0) } + draft.categories.map { (kind: .category, term: $0) }
        let former = isNew ? [] : try of(post: id)
        guard !terms.elementsEqual(former, by: { $0.kind == $1.kind && $0.term == $1.term }) else { return }
        var wanted: [UInt64] = []
        for term in try find(terms) where !wanted.contains(term) { wanted.append(term) }
        guard wanted != former.map(\.id) else { return }
        // Deleting where there is nothing would lock the gap that others write into.
        if !former.isEmpty { try connection.execute("DELETE FROM post_terms WHERE post_id = \(id)") }
        guard !wanted.isEmpty else { return }
        let rows = wanted.enumerated().map { position, term -> SQL in "(\(id), \(term), \(position))" }
        try connection.execute(
            "INSERT INTO post_terms (post_id, term_id, position) VALUES \(SQL(rows, between: ", "))")
    }
}
